import type {
  EntityType,
  MonetaryAmount,
  NameType,
  PassageKind,
  QuantitativeValue,
  TemporalExpression,
} from '../record/schema.ts';
import type { View } from '../text/view.ts';

/**
 * What the stages hand to each other. A document is a stream of chunks cut at paragraph ends; inside a chunk all source
 * positions are UTF-16 code units from the chunk's start. The writer alone turns them into code points and bytes.
 */

/** A piece of a document's text, cut at a paragraph end. Chunks follow each other without gap or overlap. */
export interface Chunk {
  /** Decoded text, without a byte order mark; never edited. */
  readonly text: string;
  /** Code units of the document before this chunk. */
  readonly start: number;
  /** 0, 1, 2 … in order. */
  readonly index: number;
}

/** What a first pass over the whole document knows before the first chunk is worked on. */
export interface DocumentProfile {
  /** `source.path` of the record. */
  readonly path: string;
  readonly mediaType: string;
  /** Code units of the whole document. */
  readonly length: number;
  /**
   * How often each word form (as printed, letters and apostrophes) occurs; hyphened compounds count whole and in their parts.
   * Bounded, so rare forms of a huge document may be missing.
   */
  readonly wordCounts: ReadonlyMap<string, number>;
  /** Lines, trimmed and without a page number at either end, that occur more than once, with their counts; up to 200 code units. */
  readonly repeatedLines: ReadonlyMap<string, number>;
}

/** A part of the source with one kind; the passages of a chunk cover it in order. Source code units. */
export interface PassageSpan {
  kind: PassageKind;
  start: number;
  end: number;
}

/**
 * Text that reads as one: a paragraph with its parts joined where a page break or a footnote cut it, a heading, a footnote
 * body, a list item. The unit that is tokenised and tagged.
 */
export interface Flow {
  readonly kind: PassageKind;
  readonly view: View;
  /** View ranges where nothing may be tagged: URLs and e-mail addresses; ordered, apart from each other. */
  readonly blocked: readonly { readonly start: number; readonly end: number }[];
  /** Whether it lies in a bibliography or is a footnote body that cites. */
  readonly citation: boolean;
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
  /** Universal part-of-speech tag per token as an index into {@link posTags}; absent where the pipeline does not ask for it. */
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

/** The value of an amount or date: the record's body without its id. */
export type Value =
  | Omit<MonetaryAmount, 'id'>
  | Omit<QuantitativeValue, 'id'>
  | Omit<TemporalExpression, 'id'>;

/** A recogniser's opinion that a view range is a mention. */
export interface Proposal {
  type: EntityType;
  /** View code units, end exclusive. */
  start: number;
  end: number;
  /** 0 to 1. */
  confidence: number;
  /** The proposing stage, `tag.money`. */
  stage: string;
  value?: Value;
}

/** A mention after the merge. */
export interface Mention {
  type: EntityType;
  /** Source code units from the chunk's start; `exact` is this slice. */
  start: number;
  end: number;
  confidence: number;
  /** Every stage that proposed the span, winner first. */
  stages: string[];
  /** The name as the view shows it, white space single: what the resolver looks up. */
  surface: string;
  value?: Value;
}

/** What a flow's tagging ends with. */
export interface TaggedFlow {
  readonly flow: TokenisedFlow;
  /** Ordered by start, apart from each other. */
  readonly mentions: readonly Mention[];
  /** View range of each mention, parallel to `mentions`: `[start, end]`. */
  readonly viewSpans: readonly { readonly start: number; readonly end: number }[];
}

/** Per-document state that recognisers share: the profile, and a place where each may keep what it learnt so far. */
export interface DocumentContext {
  readonly profile: DocumentProfile;
  /** Memory of one recogniser over the document, by its name. */
  readonly memory: Map<string, unknown>;
}

/**
 * A recogniser: one file, one kind of mention, unaware of the others. It proposes; the merge decides.
 * `recognise` must run in time linear in the flow's length.
 */
export interface Recogniser {
  /** `money`; its proposals carry the stage `tag.money`. */
  readonly name: string;
  /** Called once per chunk before the first `recognise` of its flows, for what needs a look at the whole chunk. */
  prepare?(flows: readonly TokenisedFlow[], document: DocumentContext): void | Promise<void>;
  /** `earlier` are the proposals of the recognisers listed before this one, for those that use them as evidence. */
  recognise(
    flow: TokenisedFlow,
    document: DocumentContext,
    earlier: readonly Proposal[],
  ): Proposal[] | Promise<Proposal[]>;
  /**
   * In place of `recognise`, for one that works on a chunk as a whole (a second look with what the first has shown, a batch for a
   * server). `earlier[i]` are the proposals made so far in `flows[i]`; answers with one list per flow.
   */
  recogniseChunk?(
    flows: readonly TokenisedFlow[],
    document: DocumentContext,
    earlier: readonly (readonly Proposal[])[],
  ): Proposal[][] | Promise<Proposal[][]>;
}

/** One entity of a document as the resolver decides it; `id` absent means local (`#entity-<start>` is given by the writer). */
export interface ResolvedEntity {
  id?: string;
  entityType: NameType;
  /** Class of the node; derived from `entityType` for all but GPE. */
  class: import('../record/schema.ts').EntityClass;
  name: string;
  alternateName: string[];
  sameAs: string[];
  countryCode?: string;
  subdivisionCode?: string;
  latitude?: string;
  longitude?: string;
  jobTitle?: string;
  runnerUp?: { id: string; confidence: number };
}

/** What the resolver says at the document's end. */
export interface Resolution {
  readonly entities: readonly ResolvedEntity[];
  /** Per mention in the order they were added: index into `entities`, or -1 for amounts and dates. */
  readonly entityOf: Int32Array;
}

/** Resolver of one document: takes the mentions chunk by chunk in order, and decides at the end. */
export interface DocumentResolver {
  add(tagged: readonly TaggedFlow[]): void;
  finish(): Resolution;
}
