import type { TokenisedFlow } from '../../../contract/flow.ts';
import type { Mention } from '../../../contract/mention.ts';
import type { Proposal } from '../../../contract/proposal.ts';
import { anyOf } from '../../../gazetteer/data-table.ts';
import { type EntityType, valueTypes } from '../../../record/entity-types.ts';
import { singleSpaced } from '../../../text/single-spaced.ts';
import type { Span } from '../../../text/span.ts';
import { wordList } from '../names/engine/word-lists.ts';
import type { Candidate } from './candidates.ts';
import { trim } from './trim.ts';

export interface Piece {
  mention: Mention;
  span: Span;
}

export function place(
  flow: TokenisedFlow,
  chosen: Candidate,
  known: (start: number, end: number) => Candidate | undefined,
): Piece[] {
  const { view } = flow;
  const parts = view.sourceSpans(chosen.start, chosen.end);
  if (parts.length === 1) return [makePiece(flow, chosen, chosen, parts[0]!)];

  const pieces: Piece[] = [];
  let from = chosen.start;
  for (let i = 0; i < parts.length; i++) {
    let to = from + 1;
    const next = parts[i + 1];
    if (next === undefined) to = chosen.end;
    else while (to < chosen.end && view.sourceStart(to) < next.start) to++;
    const span = trimConnectors(view.text, { start: from, end: to }, chosen.type);
    if (span !== undefined) {
      // What another recogniser saw in the piece alone says best what it is; else it has to look like a name.
      const own = known(span.start, span.end);
      if (own !== undefined) pieces.push(...place(flow, own, known));
      else if (isName(view.text, span, chosen.type)) {
        for (const part of view.sourceSpans(span.start, span.end)) {
          pieces.push(makePiece(flow, { ...chosen, voices: chosen.voices.map(withoutValue) }, span, part));
          break;
        }
      }
    }
    from = to;
  }
  return pieces;
}

const joining = anyOf(wordList('merge/connector'));
const connector = new RegExp(`^(?:${joining}\\b[\\s,]*)+|[\\s,]*(?:\\b${joining}\\s*)+$`, 'giu');

function trimConnectors(text: string, span: Span, type: EntityType): Span | undefined {
  const slice = text.slice(span.start, span.end);
  const bare = slice.replace(connector, '');
  if (bare.trim() === '') return undefined;
  const start = span.start + slice.indexOf(bare);
  return trim(text, { start, end: start + bare.length }, type);
}

/** A piece of a name that a page break cut: a person's part is one, of other names two capitalised words are asked for. */
function isName(text: string, span: Span, type: EntityType): boolean {
  const slice = text.slice(span.start, span.end);
  if ((valueTypes as readonly string[]).includes(type)) return /\d/.test(slice);
  const capitalised = slice.match(/\p{Lu}[\p{L}\p{M}]+/gu)?.length ?? 0;
  return type === 'PERSON' ? capitalised >= 1 : capitalised >= 2;
}

function withoutValue(proposal: Proposal): Proposal {
  const { value: _, ...rest } = proposal;
  return rest;
}

function makePiece(
  flow: TokenisedFlow,
  { type, voices, fillsGap }: Candidate,
  span: Span,
  source: Span,
): Piece {
  const winner = voices[0]!;
  const valued = voices.find((v) => v.value !== undefined);
  const mention: Mention = {
    type,
    start: source.start,
    end: source.end,
    confidence: confidenceOf(voices, fillsGap === true ? rightInGaps : 1),
    stages: voices.map((v) => v.stage),
    surface: singleSpaced(flow.view.text.slice(span.start, span.end)),
  };
  const value = winner.value ?? valued?.value;
  if (value !== undefined) mention.value = value;
  return { mention, span: { start: span.start, end: span.end } };
}

/** What agreement shrinks doubt by: less where the winner is a model, which has weighed what the others say. */
const shrinking = { ruled: 0.5, learnt: 0.25 };
/** Of opinions without weight that fill a gap, so many are right for each that says it is sure. */
const rightInGaps = 0.6;

/** The winner's confidence, raised by each that agrees: what it leaves open is shrunk by a share of what the other says. */
function confidenceOf(voices: readonly Proposal[], right: number): number {
  let open = 1 - voices[0]!.confidence;
  const share = voices[0]!.learnt === true ? shrinking.learnt : shrinking.ruled;
  for (let i = 1; i < voices.length; i++) open *= 1 - voices[i]!.confidence * share;
  return Math.round(Math.min(0.999, Math.max(0, right * (1 - open))) * 1000) / 1000;
}
