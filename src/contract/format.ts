import type { DocumentWarning } from '../record/run-schema.ts';
import type { PassageKind } from '../record/schema.ts';
import type { RecordMetadata, RecordPage, RecordPart } from '../record/source-schema.ts';
import type { Chunk } from './document.ts';

/** A rectangle on a page: points from the top left corner of the page as shown (rotation applied). */
export type Box = readonly [left: number, top: number, width: number, height: number];

/**
 * What a format knows of a range of the decoded text and of its place in the original. Runs are ordered by start, do not
 * overlap, and need not cover the text: a line end put in by the reader belongs to none.
 */
export interface TextRun {
  /** Code units of the document's decoded text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What the format says the range is; absent where it is running text or the format does not know. */
  readonly kind?: PassageKind | undefined;
  /** Level of a heading, 1 the highest. */
  readonly level?: number | undefined;
  /** Index into the document's `pages`. */
  readonly page?: number | undefined;
  readonly box?: Box | undefined;
  /** Points. */
  readonly fontSize?: number | undefined;
  /** Name of a style or font as the format gives it: for telling ranges apart, not for reading. */
  readonly style?: string | undefined;
  /** Whether it stands above (footnote mark) or below the line. */
  readonly script?: 'super' | 'sub' | undefined;
  /** 0 to 1, where the text was recognised from an image. */
  readonly confidence?: number | undefined;
  /** Target of a link; `#…` inside the document. */
  readonly href?: string | undefined;
  /** XPath of the element whose text node holds the range, in the part's own tree. */
  readonly element?: string | undefined;
  /** Code points of the text of {@link element}, that of its descendants with it, before the range's first character. */
  readonly elementStart?: number | undefined;
  /** Index into the document's `parts`. */
  readonly part?: number | undefined;
  /** Bytes in the (uncompressed) part or file; only where they decode to the range's text. */
  readonly sourceStart?: number | undefined;
  readonly sourceEnd?: number | undefined;
}

/** A page of the original. */
export interface Page {
  /** 1, 2, 3 … */
  readonly number: number;
  /** What is printed on it, `xii`, where the original says so. */
  readonly label?: string;
  /** Code units of the decoded text. */
  readonly start: number;
  readonly end: number;
  /** Points, as shown; absent where the original has pages by their numbers alone. */
  readonly width?: number;
  readonly height?: number;
  /** Whether its text was recognised from an image. */
  readonly ocr?: boolean;
}

/** A file inside a package (EPUB, DOCX, ODT, archives). */
export interface Part {
  /** Path inside the package, with `/`. */
  readonly path: string;
  readonly mediaType: string;
  /** Of the uncompressed bytes, as hex. */
  readonly sha256: string;
  /** Code units of the decoded text. */
  readonly start: number;
  readonly end: number;
}

/** What a file says of itself, by Dublin Core terms. Dates are EDTF, languages BCP 47. */
export interface Metadata {
  readonly title?: string;
  readonly creator?: readonly string[];
  readonly date?: string;
  readonly language?: string;
  readonly publisher?: string;
  /** DOI, ISBN … as URNs or IRIs where they can be told, else as they stand. */
  readonly identifier?: readonly string[];
  readonly rights?: string;
}

/** Something a reader of the record should know, though the document was read. */
export interface FormatWarning {
  /** `page.failed`, `page.no-text`, `part.encrypted` … */
  readonly code: string;
  readonly message: string;
  readonly page?: number;
}

/** A document as its format reads it. */
export interface FormattedText {
  /** The decoded text with line feeds; what positions of the record count in. */
  readonly text: string;
  readonly runs: readonly TextRun[];
  readonly pages?: readonly Page[];
  readonly parts?: readonly Part[];
  readonly metadata?: Metadata;
  readonly warnings?: readonly FormatWarning[];
}

/** Limits and wishes that all formats keep. */
export interface FormatOptions {
  /** The file in messages. */
  readonly name: string;
  readonly password?: string | undefined;
  /** Encoding from outside (a flag, an HTTP header); a WHATWG label. */
  readonly encoding?: string | undefined;
  readonly maxPages: number;
  /** Bytes that a package may unfold to in all. */
  readonly maxUnpackedBytes: number;
  /** Elements inside elements. */
  readonly maxDepth: number;
  /** Whether pages without a text layer are read by character recognition. */
  readonly ocr: boolean;
  /** Folder where results of character recognition are kept, by hash of the page. */
  readonly cacheFolder?: string | undefined;
}

/** A format whose text must be got out of the bytes: a folder of `src/stages/read/formats/`, or a plug-in. */
export interface Format {
  /** `pdf`. */
  readonly name: string;
  /** The first is the one that records carry, where {@link mediaTypeOf} does not say which. */
  readonly mediaTypes: readonly string[];
  /** With the dot, lowercase. */
  readonly extensions: readonly string[];
  /** Name and version of the reader, as records carry it: `read.pdf, pdfjs-dist 6.5.438`. */
  readonly reader: string;
  /**
   * Whether the bytes are of this format, from their beginning (at least 4 kB where there are so many).
   * Content decides before the extension does.
   */
  sniff(head: Uint8Array): boolean;
  /** Which of several media types the bytes are of; undefined where their beginning does not say. */
  mediaTypeOf?(head: Uint8Array): string | undefined;
  /**
   * Why a file of a folder is passed over though the bytes are of this format; undefined where it is read. A file that is named
   * outright is given to {@link open}, which says more.
   */
  passedOver?(head: Uint8Array, options: { readonly ocr: boolean }): string | undefined;
  /**
   * Reads a whole document.
   * @throws OnomastError of kind `input` that names the file, the place and the remedy
   */
  open(bytes: Uint8Array, options: FormatOptions): Promise<FormattedText>;
}

/**
 * A format whose bytes are the text itself, in some encoding. It is read chunk by chunk and never held whole; positions of records
 * count in it, and its bytes are those of the file.
 */
export interface TextFormat extends Pick<Format, 'name' | 'mediaTypes' | 'extensions'> {
  /** What it says of itself at its beginning. */
  readonly metadataOf?: (
    beginning: string,
    warn: (warning: DocumentWarning) => void,
  ) => RecordMetadata | undefined;
}

/** A chunk of a formatted document: its text and the runs that lie in it, positions still those of the document. */
export interface FormattedChunk extends Chunk {
  readonly runs?: readonly TextRun[];
}

/** What is known of the original of a document that was read out of another format: places in code points. */
export interface Original {
  /** The decoded text that positions of the record count in. */
  readonly text: string;
  readonly pages: readonly RecordPage[];
  readonly parts: readonly RecordPart[];
}

/** Checks the shape of a format at compile time. */
export function defineFormat(format: Format): Format {
  return format;
}

/** Checks the shape of a format of text at compile time. */
export function defineTextFormat(format: TextFormat): TextFormat {
  return format;
}
