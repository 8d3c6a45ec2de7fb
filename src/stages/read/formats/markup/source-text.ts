import { isUtf8 } from 'node:buffer';
import { createDecoder, type Decoded, sniffByteOrderMark } from '../../../../text/decode.ts';

/** What the encoding of a file is told by, besides its byte order mark. */
export interface EncodingSigns {
  /** From outside: a flag, an HTTP header; a WHATWG label. Wins over what the file declares. */
  readonly said?: string | undefined;
  /** As the file declares it. An unknown label does not count. */
  readonly declared?: string | undefined;
  /** Where nothing is said and the bytes are not UTF-8. */
  readonly fallback: string;
}

/** Code units from one remembered position to the next. */
const step = 1024;

/**
 * The characters of a file, and where the bytes of each stand. A byte order mark wins over all other signs, and belongs to no
 * character. What the encoding does not know becomes U+FFFD.
 */
export class SourceText {
  readonly text: string;
  /** WHATWG name. */
  readonly encoding: string;
  /** Byte sequences that could not be decoded. */
  readonly replaced: number;
  /** Whether each code unit takes this many bytes; 0 where they differ. */
  readonly #width: number;
  readonly #start: number;
  readonly #widths: 'utf-8' | 'utf-16' | 'single' | 'table';
  readonly #oddAt: readonly number[];
  readonly #oddBytes: readonly number[];
  /** Byte, and number of odd characters, at every {@link step}th code unit. */
  readonly #bytes: number[];
  readonly #odd: number[] = [0];

  constructor(bytes: Uint8Array, signs: EncodingSigns) {
    const mark = sniffByteOrderMark(bytes);
    const start = mark?.length ?? 0;
    const body = bytes.subarray(start);
    const { encoding, decoded, widths } = decode(body, mark?.encoding, signs, start);
    this.encoding = encoding;
    this.text = decoded.text;
    this.#start = start;
    this.#widths = widths;
    this.#oddAt = decoded.oddAt;
    this.#oddBytes = decoded.oddBytes;
    this.#bytes = [start];
    this.replaced = replacedIn(decoded.text, decoded, widths);
    if (decoded.oddAt.length > 0) this.#width = 0;
    else if (widths === 'utf-16') this.#width = 2;
    else this.#width = body.length === decoded.text.length ? 1 : 0;
  }

  /** @param unit code units of {@link text}, of a character's beginning or of the text's end */
  byteAt(unit: number): number {
    if (this.#width > 0) return this.#start + unit * this.#width;
    const mark = Math.floor(unit / step);
    while (this.#bytes.length <= mark) {
      const last = this.#bytes.length - 1;
      const next = this.#walk(last, (last + 1) * step);
      this.#bytes.push(next.byte);
      this.#odd.push(next.odd);
    }
    return this.#walk(mark, unit).byte;
  }

  /**
   * Where a stretch of the text must be parted so that in each piece the bytes of every character can be told by the piece's own
   * length, as `RunPlaces` does: nowhere in UTF-8 and where a character is a byte.
   * @returns code units, ascending, `end` the last
   */
  cuts(start: number, end: number): readonly number[] {
    if (this.#widths === 'utf-8' || this.#width === 1) return [end];
    const cuts: number[] = [];
    let shape = '';
    for (let at = start; at < end; ) {
      const length = this.text.codePointAt(at)! > 0xffff ? 2 : 1;
      const size = this.byteAt(at + length) - this.byteAt(at);
      const next = `${length} ${size} ${Buffer.byteLength(this.text.slice(at, at + length))}`;
      if (shape !== '' && next !== shape) cuts.push(at);
      shape = next;
      at += length;
    }
    cuts.push(end);
    return cuts;
  }

  #walk(mark: number, unit: number): { byte: number; odd: number } {
    let byte = this.#bytes[mark]!;
    let odd = this.#odd[mark]!;
    for (let i = mark * step; i < unit; i++) {
      if (this.#oddAt[odd] === i) byte += this.#oddBytes[odd++]!;
      else if (this.#widths === 'utf-8') byte += utf8Bytes(this.text.charCodeAt(i));
      else byte += this.#widths === 'utf-16' ? 2 : 1;
    }
    return { byte, odd };
  }
}

/** Half a pair counts half of its four bytes. */
function utf8Bytes(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}

function decode(body: Uint8Array, marked: string | undefined, signs: EncodingSigns, start: number) {
  const encoding =
    marked ??
    encodingOf(signs.said) ??
    encodingOf(signs.declared) ??
    (isUtf8(body) ? 'utf-8' : signs.fallback);
  const decoder = createDecoder(encoding, 'replace', start);
  const decoded = decoder.push(body);
  const rest = decoder.end();
  const base = decoded.text.length;
  decoded.text += rest.text;
  for (const [i, at] of rest.oddAt.entries()) {
    decoded.oddAt.push(base + at);
    decoded.oddBytes.push(rest.oddBytes[i]!);
  }
  return { encoding, decoded, widths: decoder.widths };
}

/** The name of an encoding by its label; undefined where there is none of that label. */
export function encodingOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function replacedIn(text: string, { oddAt }: Decoded, widths: string): number {
  if (widths === 'utf-8') return oddAt.length;
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}
