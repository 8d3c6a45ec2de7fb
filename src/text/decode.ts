import { isUtf8 } from 'node:buffer';

/** What an invalid byte sequence does: `fatal` throws {@link InvalidBytes}, `replace` shows it as U+FFFD. */
export type EncodingErrors = 'fatal' | 'replace';

/** Text decoded from consecutive bytes, with what is needed to find each code unit's bytes again. */
export interface Decoded {
  text: string;
  /** Code unit indices (ascending) of characters whose byte length is not what the encoding would give them. */
  oddAt: number[];
  /** Bytes of each of those characters. */
  oddBytes: number[];
}

/** Thrown by a fatal decoder: the first byte that cannot be decoded, counted from the file's first byte. */
export class InvalidBytes extends Error {
  readonly byte: number;
  constructor(byte: number) {
    super(`invalid byte sequence at byte ${byte}`);
    this.byte = byte;
  }
}

/** Bytes per code unit: variable, or fixed. */
export type ByteWidths = 'utf-8' | 'utf-16' | 'single' | 'table';

/** A streaming decoder. Bytes are pushed in order; positions come back relative to each push. */
export interface Decoder {
  readonly widths: ByteWidths;
  push(bytes: Uint8Array): Decoded;
  /** Decodes what an incomplete last sequence left over. */
  end(): Decoded;
}

/**
 * Decoder for a WHATWG encoding label.
 * @param label `utf-8`, `utf-16le`, `windows-1251` …
 * @param start byte offset in the file of the first byte pushed (after the byte order mark)
 * @throws RangeError for an unknown label
 */
export function createDecoder(label: string, errors: EncodingErrors, start = 0): Decoder {
  const { encoding } = new TextDecoder(label);
  if (encoding === 'utf-8') return new Utf8Decoder(errors, start);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new Utf16Decoder(encoding, errors, start);
  return new LegacyDecoder(encoding, errors, start);
}

/** Encoding named by a byte order mark, and the mark's length in bytes. */
export function sniffByteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** Whether bytes begin with the byte order mark of UTF-32, either byte first; that of UTF-16 is the same with text after it. */
export function isUtf32([a, b, c, d]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}

class Utf8Decoder implements Decoder {
  readonly widths = 'utf-8';
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #errors: EncodingErrors;
  #consumed: number;
  #held: Uint8Array = new Uint8Array(0);

  constructor(errors: EncodingErrors, start: number) {
    this.#errors = errors;
    this.#consumed = start;
  }

  push(bytes: Uint8Array): Decoded {
    const all = this.#held.length > 0 ? Buffer.concat([this.#held, bytes]) : bytes;
    const cut = all.length - incompleteTail(all);
    // A copy: the caller may reuse its buffer.
    this.#held = all.slice(cut);
    return this.#decode(all.subarray(0, cut));
  }

  end(): Decoded {
    const rest = this.#held;
    this.#held = new Uint8Array(0);
    return this.#decode(rest);
  }

  #decode(bytes: Uint8Array): Decoded {
    const base = this.#consumed;
    this.#consumed += bytes.length;
    if (isUtf8(bytes)) return { text: this.#decoder.decode(bytes), oddAt: [], oddBytes: [] };
    let text = '';
    const oddAt: number[] = [];
    const oddBytes: number[] = [];
    let from = 0;
    for (;;) {
      const bad = firstInvalidUtf8(bytes, from);
      text += this.#decoder.decode(bytes.subarray(from, bad?.at ?? bytes.length));
      if (bad === undefined) return { text, oddAt, oddBytes };
      if (this.#errors === 'fatal') throw new InvalidBytes(base + bad.at);
      oddAt.push(text.length);
      oddBytes.push(bad.length);
      text += '\uFFFD';
      from = bad.at + bad.length;
    }
  }
}

/** Bytes at the end that begin a sequence which more bytes could complete. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
  }
  return 0;
}

/**
 * The first ill-formed sequence at or after `from`, as long as WHATWG's UTF-8 decoder would replace by one U+FFFD
 * (https://encoding.spec.whatwg.org/#utf-8-decoder).
 */
function firstInvalidUtf8(bytes: Uint8Array, from: number): { at: number; length: number } | undefined {
  let i = from;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    let needed = 0;
    let lower = 0x80;
    let upper = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) needed = 1;
    else if (lead >= 0xe0 && lead <= 0xef) {
      needed = 2;
      if (lead === 0xe0) lower = 0xa0;
      if (lead === 0xed) upper = 0x9f;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      needed = 3;
      if (lead === 0xf0) lower = 0x90;
      if (lead === 0xf4) upper = 0x8f;
    } else return { at: i, length: 1 };
    for (let k = 1; k <= needed; k++) {
      const byte = bytes[i + k];
      if (byte === undefined || byte < lower || byte > upper) return { at: i, length: k };
      lower = 0x80;
      upper = 0xbf;
    }
    i += needed + 1;
  }
  return undefined;
}

class Utf16Decoder implements Decoder {
  readonly widths = 'utf-16';
  readonly #littleEndian: boolean;
  readonly #errors: EncodingErrors;
  #consumed: number;
  #held: Uint8Array = new Uint8Array(0);

  constructor(encoding: 'utf-16le' | 'utf-16be', errors: EncodingErrors, start: number) {
    this.#littleEndian = encoding === 'utf-16le';
    this.#errors = errors;
    this.#consumed = start;
  }

  push(bytes: Uint8Array): Decoded {
    const all = this.#held.length > 0 ? Buffer.concat([this.#held, bytes]) : bytes;
    let cut = all.length - (all.length % 2);
    if (cut >= 2) {
      const last = this.#unit(all, cut - 2);
      if (last >= 0xd800 && last <= 0xdbff) cut -= 2;
    }
    this.#held = all.slice(cut);
    return this.#decode(all.subarray(0, cut));
  }

  end(): Decoded {
    const rest = this.#held;
    this.#held = new Uint8Array(0);
    if (rest.length % 2 === 0) return this.#decode(rest);
    // Half a character at the end, with or without the half pair before it, is one error.
    if (this.#errors === 'fatal') throw new InvalidBytes(this.#consumed);
    this.#consumed += rest.length;
    return { text: '\uFFFD', oddAt: [0], oddBytes: [rest.length] };
  }

  #unit(bytes: Uint8Array, at: number): number {
    return this.#littleEndian ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!;
  }

  #decode(bytes: Uint8Array): Decoded {
    const copy = Buffer.from(bytes);
    const raw = (this.#littleEndian ? copy : copy.swap16()).toString('utf16le');
    const base = this.#consumed;
    this.#consumed += bytes.length;
    if (!raw.isWellFormed() && this.#errors === 'fatal') {
      const fixed = raw.toWellFormed();
      for (let i = 0; i < raw.length; i++) {
        if (raw.charCodeAt(i) !== fixed.charCodeAt(i)) throw new InvalidBytes(base + 2 * i);
      }
    }
    return { text: raw.toWellFormed(), oddAt: [], oddBytes: [] };
  }
}

/** Single-byte and multi-byte encodings of before Unicode. Multi-byte ones are fed byte by byte: slow, but exact. */
class LegacyDecoder implements Decoder {
  readonly widths: ByteWidths;
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #strict: InstanceType<typeof TextDecoder>;
  readonly #errors: EncodingErrors;
  #consumed: number;
  #pending = 0;

  constructor(encoding: string, errors: EncodingErrors, start: number) {
    this.widths = /^(gbk|gb18030|big5|euc-jp|iso-2022-jp|shift_jis|euc-kr)$/.test(encoding)
      ? 'table'
      : 'single';
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
    this.#strict = new TextDecoder(encoding, { ignoreBOM: true, fatal: true });
    this.#errors = errors;
    this.#consumed = start;
  }

  push(bytes: Uint8Array): Decoded {
    return this.widths === 'single' ? this.#single(bytes) : this.#table(bytes);
  }

  end(): Decoded {
    if (this.widths === 'single' || this.#pending === 0) return { text: '', oddAt: [], oddBytes: [] };
    const text = this.#decoder.decode();
    if (this.#errors === 'fatal') throw new InvalidBytes(this.#consumed - this.#pending);
    const decoded: Decoded = { text, oddAt: [0], oddBytes: [this.#pending] };
    for (let i = 1; i < text.length; i++) {
      decoded.oddAt.push(i);
      decoded.oddBytes.push(0);
    }
    this.#pending = 0;
    return decoded;
  }

  #single(bytes: Uint8Array): Decoded {
    if (this.#errors === 'fatal') {
      try {
        this.#strict.decode(bytes);
      } catch {
        let i = 0;
        while (this.#isByteValid(bytes[i]!)) i++;
        throw new InvalidBytes(this.#consumed + i);
      }
    }
    this.#consumed += bytes.length;
    return { text: this.#decoder.decode(bytes), oddAt: [], oddBytes: [] };
  }

  #isByteValid(byte: number): boolean {
    try {
      this.#strict.decode(Uint8Array.of(byte));
      return true;
    } catch {
      return false;
    }
  }

  #table(bytes: Uint8Array): Decoded {
    const decoded: Decoded = { text: '', oddAt: [], oddBytes: [] };
    for (let i = 0; i < bytes.length; i++) {
      const shown = this.#decoder.decode(bytes.subarray(i, i + 1), { stream: true });
      this.#consumed++;
      this.#pending++;
      if (shown === '') continue;
      if (this.#errors === 'fatal' && shown.includes('\uFFFD'))
        throw new InvalidBytes(this.#consumed - this.#pending);
      // The first character takes all bytes since the last output; a second one that comes with it (an ASCII byte that
      // ended a broken sequence) takes the last byte.
      const parts = [...shown];
      for (const [k, part] of parts.entries()) {
        const width = k < parts.length - 1 ? this.#pending - (parts.length - 1) : k === 0 ? this.#pending : 1;
        decoded.oddAt.push(decoded.text.length);
        decoded.oddBytes.push(width);
        decoded.text += part;
        if (part.length === 2) {
          decoded.oddAt.push(decoded.text.length - 1);
          decoded.oddBytes.push(0);
        }
      }
      this.#pending = 0;
    }
    return decoded;
  }
}
