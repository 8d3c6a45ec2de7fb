import type { Merge } from '../../../contract/component.ts';
import { defineComponent } from '../../../contract/component.ts';
import type { TokenisedFlow } from '../../../contract/flow.ts';
import type { Mention } from '../../../contract/mention.ts';
import type { Proposal } from '../../../contract/proposal.ts';
import { type EntityType, traitsOf, valueTypes } from '../../../record/entity-types.ts';
import { overlaps, type Span } from '../../../text/span.ts';
import type { MergeOptions } from './options.ts';
import { heedVerdicts } from './verdicts.ts';

/**
 * The merge turns the proposals of all recognisers into flat mentions, as the annotation guideline asks: longest, outermost,
 * one type each. In four steps:
 *
 * 1. trim: `the European Union` -> `European Union`, `"Belagro"` -> `Belagro`, `Belarus's` -> `Belarus`, `**China` -> `China`;
 *    what touches a URL is dropped.
 *    A list that decides silences what others say of the same words.
 * 2. agree: proposals of the same span and type become one candidate; its evidence is the best `weight × confidence`, and a
 *    little more for each recogniser that agrees.
 * 3. choose: of all sets of candidates that do not overlap, the one with the most evidence × words^1.5. The power makes the
 *    outermost win over its parts together (`Chamber of Commerce of Belarus` over `Chamber of Commerce` and `Belarus`), unless
 *    it was proposed with little confidence.
 * 4. place: view spans become source spans; a name that a page break cuts in two gives its pieces that are names by themselves.
 *
 * Everything is sorted by a total order, so the result does not depend on the order of the proposals. O(n log n).
 */
export interface MergeSettings extends Partial<MergeOptions> {
  /** The group of each component that has one. */
  groups?: ReadonlyMap<string, string>;
}

interface Candidate extends Span {
  type: EntityType;
  /** Winner first. */
  voices: Proposal[];
  /** Evidence × words^1.5. */
  score: number;
}

/** Least confidence of a mention in text of another language, whose words may look like names of lists. */
const sureInForeignText = 0.6;

/** A merge with its options bound. */
export function createMerge(options: MergeSettings = {}): Merge {
  const weightOf = weighing(options);
  const least = options.minimumConfidence ?? 0.3;
  const gaps = options.gaps ?? 1;

  return (flow, proposals) => {
    const mentions: Mention[] = [];
    const viewSpans: Span[] = [];
    // In text of another language nobody speaks but those who read any: each counts, and must be sure.
    const isForeign = flow.foreign === true;
    const minimum = isForeign ? Math.max(least, sureInForeignText) : least;
    const weigh = isForeign ? () => 1 : weightOf;
    const { text } = flow.view;
    const heeded = [...heedVerdicts(trimAll(flow, proposals), text.length)];
    const candidates = agree(heeded, text, weigh, minimum, isForeign ? 2 : gaps);
    const known = new Map<number, Candidate>();
    for (const c of candidates)
      if (!known.has(c.start * 4194304 + c.end)) known.set(c.start * 4194304 + c.end, c);
    for (const chosen of choose(candidates)) {
      for (const piece of place(flow, chosen, (start, end) => known.get(start * 4194304 + end))) {
        mentions.push(piece.mention);
        viewSpans.push(piece.span);
      }
    }
    return { flow, mentions, viewSpans };
  };
}

/** How much a component's opinion counts: its own weight, else that of its group, else 1. */
function weighing({ weights = {}, groups }: MergeSettings): (stage: string) => number {
  const known = new Map(Object.entries(weights));
  return (stage) => {
    let weight = known.get(stage);
    if (weight === undefined) known.set(stage, (weight = weights[groups?.get(stage) ?? ''] ?? 1));
    return weight;
  };
}

// --- 1. trim -------------------------------------------------------------------------------------------------------------

function trimAll(flow: TokenisedFlow, proposals: readonly Proposal[]): Proposal[] {
  const kept: Proposal[] = [];
  let b = 0;
  const blocked = flow.blocked;
  const ordered = blocked.length > 0 ? [...proposals].sort((x, y) => x.start - y.start) : proposals;
  for (const proposal of ordered) {
    const span = trim(flow.view.text, proposal, proposal.type, proposal.learnt);
    if (span === undefined || (proposal.type === 'NORP' && isPost(flow.view.text, span.start))) continue;
    if (blocked.length > 0) {
      // Proposals come by untrimmed start, so a blocked range that ends before it is done with.
      while (b < blocked.length && blocked[b]!.end <= proposal.start) b++;
      if (touchesBlocked(blocked, b, span)) continue;
    }
    kept.push(
      span.start === proposal.start && span.end === proposal.end ? proposal : { ...proposal, ...span },
    );
  }
  return kept;
}

/** `post-Soviet` is nothing. */
function isPost(text: string, start: number): boolean {
  return start > 4 && /\bpost[-‑] ?$/i.test(text.slice(start - 6 < 0 ? 0 : start - 6, start));
}

function touchesBlocked(blocked: readonly Span[], from: number, span: Span): boolean {
  for (let b = from; b < blocked.length && blocked[b]!.start < span.end; b++) {
    if (overlaps(blocked[b]!, span)) return true;
  }
  return false;
}

const closingOf: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '”': '”',
  '„': '“”',
  '«': '»',
  '‘': '’',
  '‚': '‘’',
  '‹': '›',
};
const closers = new Set('"”“»’›\'');
const article = /^(?:the|an?)\s+/i;
const smallArticle = /^(?:[Tt]he|THE|an?)\s+/;
const possessive = /['’]s?$/;

/**
 * Cuts from the edges what the guideline leaves out; `undefined` if nothing is left.
 *
 * `the "Great Stone"` -> `Great Stone`; `UP "Alfa"` stays; `Minsk's` -> `Minsk`; `the end of 2018` stays, being a DATE.
 *
 * @param learnt whether the edges were learnt: then a place keeps its capital `The` (`The Hague`), a body its `'s` (`Lloyd's`)
 */
export function trim(text: string, span: Span, type: EntityType, learnt = false): Span | undefined {
  let { start, end } = span;
  for (;;) {
    const before = end - start;
    while (start < end && isEdge(text.charCodeAt(start))) start++;
    while (start < end && (isEdge(text.charCodeAt(end - 1)) || isTail(text.charCodeAt(end - 1)))) end--;
    if (start >= end) return undefined;
    // The grammar of figures knows its edges: the apostrophe of `CHF 1'234` and of `'98` opens no quotation.
    const isShortYear = type === 'DATE' && /^'\d\d(?!\d)/.test(text.slice(start, start + 4));
    if (isShortYear) return { start, end };
    if (traitsOf(type).body === 'value' && type !== 'DATE') {
      const the = article.exec(text.slice(start, Math.min(end, start + 5)));
      return { start: start + (the?.[0].length ?? 0), end };
    }

    const first = text[start]!;
    const closing = closingOf[first];
    const open = unclosed(text, start, end);
    if (open !== undefined && end < text.length && open.includes(text[end]!)) {
      // `FEZ "Vitebsk` and the mark that closes it
      return { start, end: end + 1 };
    }
    if (closing !== undefined) {
      const partner = indexOfAny(text, closing, start + 1, end);
      if (partner === -1 || partner === end - 1) start++;
      if (partner !== -1 && partner === end - 1) end--;
    } else if (closers.has(text[end - 1]!) && !hasOpener(text, start, end - 1)) {
      end--;
    } else if (text[end - 1] === ')' && text.lastIndexOf('(', end - 1) < start) {
      end--;
    } else if (first === '(' && indexOfAny(text, ')', start, end) === -1) {
      start++;
    } else if (type !== 'DATE') {
      const head = text.slice(start, Math.min(end, start + 5));
      // A capital "A" is an initial or a part of the name: "A Wade", "A Coruña".
      const the = (type === 'PERSON' || type === 'GPE' ? smallArticle : article).exec(head);
      const isOfName = learnt && type === 'GPE' && head.startsWith('T');
      if (the !== null && !isOfName && start + the[0].length < end) start += the[0].length;
      if (traitsOf(type).lowercaseHeadOut) end = withoutHead(text, start, end);
      const tail = possessive.exec(text.slice(Math.max(start, end - 2), end));
      const isOwner = tail !== null && !(learnt && (type === 'ORG' || type === 'FAC') && /s$/.test(tail[0]));
      if (isOwner && !hasOpener(text, start, end - tail[0].length)) end -= tail[0].length;
    }
    if (end - start === before) return { start, end };
  }
}

/** Small-letter head words that stay out behind a capitalised name: `Belagro exhibition`, `Amkodor holding`. */
const smallHeads = ['exhibition', 'holding', 'concern', 'initiative', 'company', 'companies'];
const smallHead = new RegExp(`(?<=[\\p{Lu}\\p{Ll}\\p{N}"”])\\s+(?:${smallHeads.join('|')})$`, 'u');

function withoutHead(text: string, start: number, end: number): number {
  const from = Math.max(start, end - 48);
  const tail = text.slice(from, end);
  // Few names end so; the expression would be tried from every character on.
  const head = smallHeads.some((word) => tail.endsWith(word)) ? smallHead.exec(tail) : null;
  if (head === null) return end;
  // Only behind a capital: "Gomel milk company" keeps its head.
  const word = /[^\s"“”«»]+["”»]?$/u.exec(tail.slice(0, head.index))?.[0] ?? '';
  return /^\p{Lu}/u.test(word) ? from + head.index : end;
}

/** White space, Markdown markers and the backslash before them. */
function isEdge(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    code === 0x2a ||
    code === 0x5f ||
    code === 0x5c ||
    code === 0x7c ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** `,` `;` `:`, and a dash left over at the end. */
function isTail(code: number): boolean {
  return (
    code === 0x2c || code === 0x3b || code === 0x3a || code === 0x2d || code === 0x2013 || code === 0x2014
  );
}

function indexOfAny(text: string, characters: string, start: number, end: number): number {
  for (let i = start; i < end; i++) if (characters.includes(text[i]!)) return i;
  return -1;
}

/** What would close the quotation mark that opens behind the first word and is not closed. */
function unclosed(text: string, start: number, end: number): string | undefined {
  let closing: string | undefined;
  for (let i = start + 1; i < end; i++) {
    const c = text[i]!;
    if (closing?.includes(c) === true) closing = undefined;
    else if (closingOf[c] !== undefined && c !== "'" && /\s/.test(text[i - 1]!)) closing = closingOf[c];
  }
  return closing;
}

/** Whether an opening quotation mark stands inside, as in `UP "Alfa"`. A letter before an apostrophe makes it none. */
function hasOpener(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text[i]!;
    if (closingOf[c] !== undefined && (i === start || !/[\p{L}\p{N}]/u.test(text[i - 1]!))) return true;
  }
  return false;
}

// --- 2. agree ------------------------------------------------------------------------------------------------------------

/** What a second voice adds: enough to decide between types, too little to make an inner name beat the outer one. */
const agreement = 0.15;

/** What an opinion without weight counts where it fills a gap: less than any that has some. */
const faint = 1e-4;

function agree(
  proposals: Proposal[],
  text: string,
  weightOf: (stage: string) => number,
  minimum: number,
  gaps: number,
): Candidate[] {
  const said = (p: Proposal) => (p.verdict === 'decides' ? 1 : weightOf(p.stage)) * p.confidence;
  proposals.sort(
    (a, b) =>
      a.end - b.end ||
      a.start - b.start ||
      compare(a.type, b.type) ||
      said(b) - said(a) ||
      compare(a.stage, b.stage),
  );
  const candidates: Candidate[] = [];
  let i = 0;
  while (i < proposals.length) {
    const first = proposals[i]!;
    const voices = [first];
    let evidence = said(first);
    let best = first.confidence;
    for (i++; i < proposals.length; i++) {
      const next = proposals[i]!;
      if (next.end !== first.end || next.start !== first.start || next.type !== first.type) break;
      if (voices.some((v) => v.stage === next.stage)) continue;
      voices.push(next);
      evidence += agreement * said(next);
      best = Math.max(best, next.confidence);
    }
    if (evidence === 0 && best >= gaps) evidence = best * faint;
    if (best >= minimum && evidence > 0) {
      const { start, end, type } = first;
      candidates.push({ start, end, type, voices, score: evidence * countWords(text, start, end) ** 1.5 });
    }
  }
  return candidates;
}

/** Words and signs that bear meaning: runs of letters and digits, and `$` or `%`. At least 1. */
function countWords(text: string, start: number, end: number): number {
  let words = 0;
  let inside = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    const part = c > 127 ? c > 0xa0 && (c < 0x2000 || c > 0x206f) : isAsciiAlphanumeric(c);
    if (part && !inside) words++;
    inside = part;
  }
  return Math.max(1, words);
}

function isAsciiAlphanumeric(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
}

// --- 3. choose -----------------------------------------------------------------------------------------------------------

/** Weighted interval scheduling over candidates in the order of {@link agree}: by end, start, type. */
function choose(candidates: readonly Candidate[]): Candidate[] {
  const n = candidates.length;
  const best = new Float64Array(n + 1);
  const taken = new Uint8Array(n);
  const before = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const c = candidates[i]!;
    let low = 0;
    let high = i;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (candidates[middle]!.end <= c.start) low = middle + 1;
      else high = middle;
    }
    before[i] = low;
    const withIt = best[low]! + c.score;
    // Among equals the earlier in the order stays; a hair's breadth, so that sums in another order cannot decide.
    if (withIt > best[i]! + 1e-9) {
      best[i + 1] = withIt;
      taken[i] = 1;
    } else best[i + 1] = best[i]!;
  }
  const chosen: Candidate[] = [];
  for (let i = n; i > 0; ) {
    if (taken[i - 1] === 1) {
      chosen.push(candidates[i - 1]!);
      i = before[i - 1]!;
    } else i--;
  }
  return chosen.reverse();
}

// --- 4. place ------------------------------------------------------------------------------------------------------------

interface Piece {
  mention: Mention;
  span: Span;
}

function place(
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

const connector =
  /^(?:(?:of|for|and|the|in|on|to|at|from|by|with|until)\b[\s,]*)+|[\s,]*(?:\b(?:of|for|and|the|in|on|to|at|from|by|with|until)\s*)+$/giu;

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

function makePiece(flow: TokenisedFlow, { type, voices }: Candidate, span: Span, source: Span): Piece {
  const winner = voices[0]!;
  const valued = voices.find((v) => v.value !== undefined);
  const mention: Mention = {
    type,
    start: source.start,
    end: source.end,
    confidence: confidenceOf(voices),
    stages: voices.map((v) => v.stage),
    surface: flow.view.text.slice(span.start, span.end).replace(/\s+/g, ' '),
  };
  const value = winner.value ?? valued?.value;
  if (value !== undefined) mention.value = value;
  return { mention, span: { start: span.start, end: span.end } };
}

/** The winner's confidence, raised by each that agrees: what it leaves open is shrunk by half of what the other says. */
function confidenceOf(voices: readonly Proposal[]): number {
  let open = 1 - voices[0]!.confidence;
  for (let i = 1; i < voices.length; i++) open *= 1 - voices[i]!.confidence / 2;
  return Math.round(Math.min(0.999, Math.max(0, 1 - open)) * 1000) / 1000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const component = defineComponent({
  name: 'tag.merge',
  stage: 'merge',
  summary: 'proposals into flat mentions',
  options: () => import('./options.ts'),
  create: (options: MergeOptions, { groups }) => createMerge({ ...options, groups }),
});
