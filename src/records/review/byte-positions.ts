import iconv from 'iconv-lite';
import type { DocumentRecord } from '../../record/schema.ts';
import type { CodePointIndex } from '../audit/align/code-points.ts';

/**
 * Finds the byte of the source at a code point, for spans that no stage has placed: counted from the nearest annotation before it, whose
 * bytes are known, through the text as it is encoded. Undefined where that cannot be told, as across bytes that were replaced.
 */
export class BytePositions {
  readonly #index: CodePointIndex;
  readonly #encoding: string;
  /** Code points and bytes that belong together, in order. */
  readonly #known: { point: number; byte: number }[];

  constructor(record: DocumentRecord, index: CodePointIndex) {
    this.#index = index;
    const { encoding, byteLength, length } = byteSource(record);
    this.#encoding = encoding.toLowerCase();
    this.#known = record.annotations.flatMap(({ target }) => {
      const [points, bytes] = target.selector;
      return [
        { point: points.start, byte: bytes.start },
        { point: points.end, byte: bytes.end },
      ];
    });
    this.#known.push({ point: length, byte: byteLength });
    // A byte order mark is counted in bytes and not in code points.
    const whole = this.#known.length > 1 ? undefined : this.#length(0, length);
    if (whole !== undefined && byteLength - whole <= 3)
      this.#known.unshift({ point: 0, byte: byteLength - whole });
  }

  at(point: number): number | undefined {
    const after = this.#known.findIndex((one) => one.point >= point);
    const next = this.#known[after === -1 ? this.#known.length - 1 : after];
    const before = after > 0 ? this.#known[after - 1] : undefined;
    if (before !== undefined) {
      const length = this.#length(before.point, point);
      if (length !== undefined) return before.byte + length;
    }
    if (next === undefined) return undefined;
    const length = this.#length(point, next.point);
    return length === undefined ? undefined : next.byte - length;
  }

  /** Bytes of a part of the text; undefined where a replacement character hides how many there were. */
  #length(start: number, end: number): number | undefined {
    const text = this.#index.slice(start, end);
    if (text.includes('\ufffd')) return undefined;
    if (this.#encoding === 'utf-8' || this.#encoding === 'utf8') return Buffer.byteLength(text);
    if (this.#encoding.startsWith('utf-16')) return text.length * 2;
    return iconv.encodingExists(this.#encoding) ? iconv.encode(text, this.#encoding).length : undefined;
  }
}

/** What the bytes of a record count in: the source, or the text that was read out of it. */
function byteSource({ source }: DocumentRecord): { encoding: string; byteLength: number; length: number } {
  const { byteLength, length } = source.text ?? source;
  return { encoding: source.encoding ?? 'utf-8', byteLength, length };
}
