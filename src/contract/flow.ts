import type { PassageKind } from '../record/schema.ts';
import type { View } from '../text/view.ts';
import type { Chunk, PassageSpan } from './document.ts';

/**
 * Text that reads as one: a paragraph with its parts joined where a page break or a footnote cut it, a heading, a footnote
 * body, a list item. The unit that is tokenised and tagged.
 */
export interface Flow {
  readonly kind: PassageKind;
  readonly view: View;
  /** View ranges where nothing may be tagged: URLs and e-mail addresses; ordered, apart from each other. */
  readonly blocked: readonly { readonly start: number; readonly end: number }[];
  /** Where it stands in a table, rows and columns counted from 0; rows without a gap are of one table. */
  readonly cell?: { readonly row: number; readonly column: number };
  /** Whether it lies in a bibliography or is a footnote body that cites. */
  readonly citation: boolean;
  /** Whether its language is one that rules and models of names do not read: names come from lists alone. */
  readonly foreign?: boolean;
}

/** What the stage `clean` makes of a chunk. */
export interface CleanChunk {
  readonly chunk: Chunk;
  readonly passages: readonly PassageSpan[];
  /** In order of their first source position. */
  readonly flows: readonly Flow[];
}

/** Tokens of one flow as parallel arrays. Positions are code units of the flow's view. */
export interface Tokens {
  readonly count: number;
  /** The token as the view shows it: `view.text.slice(start[i], end[i])`. */
  readonly text: readonly string[];
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Index of the first token of each sentence, then `count`; length is the number of sentences + 1. */
  readonly sentences: Uint32Array;
  /** Universal part-of-speech tag per token as an index into `posTags`; absent where the pipeline does not ask for it. */
  readonly pos?: Uint8Array;
}

/** The universal part-of-speech tags in the order of `Tokens.pos`. */
export const posTags = [
  'X',
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'SPACE',
] as const;

/** A flow with its tokens and, while it is being tagged, the proposals made so far. */
export interface TokenisedFlow extends Flow {
  readonly tokens: Tokens;
}
