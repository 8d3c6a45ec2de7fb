import type { Chunk, PassageSpan } from '../contract/document.ts';
import type { DocumentResult } from '../contract/document-result.ts';
import type { Mention, TaggedFlow } from '../contract/mention.ts';
import { type Position, PositionCursor, type PositionedText } from '../text/position-cursor.ts';

/** A mention on its way into the result; code units of the chunk. */
interface Found {
  readonly mention: Mention;
  readonly order: number;
  readonly sentence: { readonly start: number; readonly end: number } | undefined;
}

export interface CollectOptions {
  /** Whether each mention keeps its sentence. */
  readonly sentences: boolean;
  /** Mentions of the document before this chunk. */
  readonly firstOrder: number;
}

/**
 * Puts a chunk's passages and mentions, ordered by their place, into the result.
 * @returns mentions of the document so far
 * @throws Error where mentions overlap or passages do not cover the chunk (a defect of a stage)
 */
export function collect(
  chunk: Chunk & PositionedText,
  passages: readonly PassageSpan[],
  tagged: readonly TaggedFlow[],
  result: DocumentResult,
  options: CollectOptions,
): number {
  const found: Found[] = [];
  let order = options.firstOrder;
  for (const flow of tagged) {
    const { tokens } = flow.flow;
    result.sentences += tokens.sentences.length - 1;
    result.words += tokens.count;
    const sentences = options.sentences ? sentencesOf(flow) : [];
    for (const [i, mention] of flow.mentions.entries())
      found.push({ mention, order: order++, sentence: sentences[i] });
  }
  found.sort((a, b) => a.mention.start - b.mention.start);
  checkApart(found, chunk);
  checkCover(passages, chunk);
  const at = positionsOf(chunk, found, passages);
  for (const { mention, order: place, sentence } of found) {
    const start = at(mention.start);
    const end = at(mention.end);
    result.addMention(mention, {
      startCodePoint: start.codePoint,
      endCodePoint: end.codePoint,
      startByte: start.byte,
      endByte: end.byte,
      order: place,
      sentence: sentence && [at(sentence.start).codePoint, at(sentence.end).codePoint],
    });
  }
  for (const passage of passages) result.addPassage(passage, at(passage.end).codePoint);
  result.endChunk();
  return order;
}

/** The sentence of each mention; one that runs over a sentence end has both. */
function sentencesOf({ flow, mentions, viewSpans }: TaggedFlow): { start: number; end: number }[] {
  const { sentences, start, end } = flow.tokens;
  const last = sentences.length - 2;
  let sentence = 0;
  return mentions.map((mention, i) => {
    const span = viewSpans[i]!;
    const beginsBefore = (next: number, view: number) => next <= last && start[sentences[next]!]! <= view;
    while (beginsBefore(sentence + 1, span.start)) sentence++;
    let to = sentence;
    while (beginsBefore(to + 1, span.end - 1)) to++;
    return {
      start: Math.min(mention.start, flow.view.sourceStart(start[sentences[sentence]!]!)),
      end: Math.max(mention.end, flow.view.sourceEnd(end[sentences[to + 1]! - 1]!)),
    };
  });
}

function checkApart(found: readonly Found[], { text, index }: Chunk): void {
  let reached = 0;
  for (const { mention } of found) {
    if (mention.start < reached || mention.end <= mention.start || mention.end > text.length)
      throw new Error(
        `mention ${mention.start}-${mention.end} of chunk ${index} overlaps its neighbour or leaves the text`,
      );
    reached = mention.end;
  }
}

function checkCover(passages: readonly PassageSpan[], { text, index }: Chunk): void {
  let covered = 0;
  for (const { start, end } of passages) {
    if (start !== covered || end <= start)
      throw new Error(`passages of chunk ${index} leave a gap at ${covered}`);
    covered = end;
  }
  if (covered !== text.length)
    throw new Error(`passages of chunk ${index} end at ${covered} of ${text.length}`);
}

/** The places of all that is asked for, found in one walk over the chunk. */
function positionsOf(
  chunk: PositionedText,
  found: readonly Found[],
  passages: readonly PassageSpan[],
): (unit: number) => Position {
  const units = new Set<number>();
  for (const { mention, sentence } of found) {
    units.add(mention.start).add(mention.end);
    if (sentence !== undefined) units.add(sentence.start).add(sentence.end);
  }
  for (const { end } of passages) units.add(end);
  const cursor = new PositionCursor(chunk);
  const places = new Map<number, Position>();
  for (const unit of Float64Array.from(units).sort()) places.set(unit, cursor.at(unit));
  return (unit) => places.get(unit)!;
}
