import type { ByteWidths } from './decode.ts';

/** A place in a source in all three units. Code points and bytes as the record counts them. */
export interface Position {
  codePoint: number;
  byte: number;
}

/** What is needed to count code points and bytes inside one chunk. */
export interface PositionedText {
  readonly text: string;
  /** Code points of the document before this chunk (a byte order mark does not count). */
  readonly startCodePoint: number;
  /** Byte of the file at which this chunk begins. */
  readonly startByte: number;
  readonly widths: ByteWidths;
  /** See `Decoded`: code units (from the chunk's start) of characters of unusual byte length, and those lengths. */
  readonly oddAt: readonly number[];
  readonly oddBytes: readonly number[];
}

/** Turns code units of a chunk into code points and bytes, in one walk: positions are asked for in ascending order. */
export class PositionCursor {
  readonly #source: PositionedText;
  readonly #plain: boolean;
  #unit = 0;
  #codePoint: number;
  #byte: number;
  #odd = 0;

  constructor(source: PositionedText) {
    this.#source = source;
    this.#codePoint = source.startCodePoint;
    this.#byte = source.startByte;
    this.#plain =
      source.oddAt.length === 0 &&
      (source.widths === 'utf-8' || source.widths === 'single') &&
      /^[\x00-\x7f]*$/.test(source.text);
  }

  /**
   * @param unit code units from the chunk's start, not before the last one asked for
   * @throws RangeError when asked to go back, or past the chunk's end
   */
  at(unit: number): Position {
    const { text, widths, oddAt, oddBytes } = this.#source;
    if (unit < this.#unit || unit > text.length)
      throw new RangeError(`position ${unit} after ${this.#unit} of ${text.length}`);
    if (this.#plain) {
      this.#unit = unit;
      return { codePoint: this.#source.startCodePoint + unit, byte: this.#source.startByte + unit };
    }
    let i = this.#unit;
    let points = this.#codePoint;
    let bytes = this.#byte;
    for (; i < unit; i++) {
      const code = text.charCodeAt(i);
      const trail = code >= 0xdc00 && code <= 0xdfff;
      if (!trail) points++;
      if (oddAt[this.#odd] === i) bytes += oddBytes[this.#odd++]!;
      else if (widths === 'utf-8')
        bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code <= 0xdfff ? 2 : 3;
      else bytes += widths === 'utf-16' ? 2 : 1;
    }
    this.#unit = i;
    this.#codePoint = points;
    this.#byte = bytes;
    return { codePoint: points, byte: bytes };
  }
}
