import type { PassageKind } from '../record/schema.ts';
import type { RecordMetadata } from '../record/source-schema.ts';

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
  /** When it was published (EDTF), as the user or the file says: what dates without a year are read by. */
  readonly date?: string;
  /** Its language (BCP 47), as the user says or the text tells. */
  readonly language?: string;
  /** What the user and the file say of it. */
  readonly metadata?: Readonly<RecordMetadata>;
}

/** A part of the source with one kind; the passages of a chunk cover it in order. Source code units. */
export interface PassageSpan {
  kind: PassageKind;
  start: number;
  end: number;
  /** BCP 47, where it is not the document's. */
  language?: string | undefined;
}
