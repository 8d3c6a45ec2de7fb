/** What a token of RTF is; `text` may hold bytes of any code page. */
export type TokenKind = 'open' | 'close' | 'word' | 'symbol' | 'hex' | 'text' | 'end';

const backslash = 0x5c;
const open = 0x7b;
const close = 0x7d;
/** Longest names and numbers of control words; what is longer is damage. */
const longestWord = 32;
const longestNumber = 10;

/** Cuts RTF into tokens. Its fields tell of the token that {@link next} reached. */
export class Tokens {
  readonly bytes: Uint8Array;
  kind: TokenKind = 'end';
  /** The control word, or the character of a control symbol. */
  word = '';
  /** The word's number, or the byte that `\'hh` stands for. */
  parameter: number | undefined;
  /** Bytes of the file, end exclusive. */
  start = 0;
  end = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  next(): TokenKind {
    const { bytes } = this;
    let at = this.end;
    // line ends mean nothing; they cut the text of a paragraph where the writer liked
    while (bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 0) at++;
    this.start = at;
    const byte = bytes[at];
    if (byte === undefined) return this.#is('end', at);
    if (byte === open) return this.#is('open', at + 1);
    if (byte === close) return this.#is('close', at + 1);
    if (byte === backslash) return this.#control(at + 1);
    while (at < bytes.length && !isMark(bytes[at]!)) at++;
    return this.#is('text', at);
  }

  /** Leaves out bytes after the token, as `\bin` announces them. */
  skip(count: number): void {
    this.end = Math.min(this.bytes.length, this.end + Math.max(0, count));
  }

  #is(kind: TokenKind, end: number): TokenKind {
    this.kind = kind;
    this.end = end;
    return kind;
  }

  #control(from: number): TokenKind {
    const { bytes } = this;
    const first = bytes[from];
    if (first === undefined) return this.#is('end', from);
    if (!isLetter(first)) {
      this.word = String.fromCharCode(first);
      if (first !== 0x27) return this.#is('symbol', from + 1);
      const hex = String.fromCharCode(bytes[from + 1] ?? 0, bytes[from + 2] ?? 0);
      if (!/^[\da-f]{2}$/i.test(hex)) return this.#is('symbol', from + 1);
      this.parameter = Number.parseInt(hex, 16);
      return this.#is('hex', from + 3);
    }
    let at = from;
    while (at < bytes.length && at - from < longestWord && isLetter(bytes[at]!)) at++;
    this.word = String.fromCharCode(...bytes.subarray(from, at));
    const digits = at + (bytes[at] === 0x2d ? 1 : 0);
    let last = digits;
    while (last < bytes.length && last - digits < longestNumber && isDigit(bytes[last]!)) last++;
    this.parameter = undefined;
    if (last > digits) {
      this.parameter = Number(String.fromCharCode(...bytes.subarray(at, last)));
      at = last;
    }
    return this.#is('word', bytes[at] === 0x20 ? at + 1 : at);
  }
}

function isMark(byte: number): boolean {
  return byte === backslash || byte === open || byte === close || byte === 10 || byte === 13 || byte === 0;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
