import type { FormattedChunk, FormatWarning, Metadata, Original } from '../../contract/format.ts';
import type { TextFile } from '../../record/source-schema.ts';
import type { PositionedText } from '../../text/position-cursor.ts';

/** A chunk that knows its place in code points and bytes. */
export interface SourceChunk extends FormattedChunk, PositionedText {}

/** What is known of a source when it has been read. */
export interface SourceFacts {
  /** Of a source that is text itself. */
  readonly encoding?: string;
  /** Of the original file. */
  readonly sha256: string;
  readonly byteLength: number;
  /** Code points of the text, without a byte order mark. */
  readonly length: number;
}

/** What a source has that was read out of another format. */
export interface FormattedFacts {
  readonly original: Original;
  readonly reader: string;
  /** The text as a file. */
  readonly file: Omit<TextFile, 'path'>;
  readonly metadata: Metadata;
  readonly warnings: readonly FormatWarning[];
}

/** A document's text as chunks, read as often as needed. */
export interface DocumentSource {
  /** Known once the chunks have been read to the end. */
  readonly facts: SourceFacts;
  readonly formatted?: FormattedFacts;
  chunks(): Iterable<SourceChunk>;
}
