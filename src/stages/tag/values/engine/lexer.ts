import { type Entry, lookUp, lookUpSign } from './lexicon.ts';

/** What a lexeme is. */
export const LexKind = { word: 0, number: 1, sign: 2, break: 3 } as const;

/**
 * A text cut into words, numbers and single signs, finer than tokens: `USD34.6bn` is three. White space is left out
 * (two line breaks or more are a `break`). Positions are code units.
 */
export interface Lexemes {
  readonly text: string;
  readonly count: number;
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
  /** A value of {@link LexKind}. */
  readonly kind: ArrayLike<number>;
  /** Meanings of a word or sign; undefined for the many that have none here, and for numbers. */
  readonly entry: readonly (Entry | undefined)[];
  /** Indices of the lexemes at which a number or date can begin, in order. */
  readonly triggers: readonly number[];
}

const other = 0;
const letter = 1;
const digit = 2;
const space = 3;

// What each code unit is. Surrogates are letters: a word in them is no word of amounts.
const classes = new Uint8Array(0x10000).fill(letter);
for (let c = 0; c < 0x250; c++) {
  const s = String.fromCharCode(c);
  classes[c] = /\p{L}|\p{M}/u.test(s) ? letter : /[0-9]/.test(s) ? digit : /\s/.test(s) ? space : other;
}
for (let c = 0x2000; c < 0x2c00; c++) classes[c] = /[\s\u200b]/.test(String.fromCharCode(c)) ? space : other;
classes.fill(other, 0x3001, 0x3040);
classes.fill(other, 0xff00, 0xfff0);
for (const c of [0x3000, 0xfeff, 0x1680]) classes[c] = space;

// Signs of currencies in the blocks of other scripts.
for (const c of [0x58f, 0x60b, 0x7fe, 0x9f2, 0x9f3, 0x9fb, 0xaf1, 0xbf9, 0xe3f, 0x17db, 0xa838, 0xfdfc])
  classes[c] = other;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** Separators between groups of three digits: comma, apostrophes, spaces of all widths, full stop. */
function isGroupSign(c: number): boolean {
  return (
    c === 0x2c ||
    c === 0x20 ||
    c === 0xa0 ||
    c === 0x2009 ||
    c === 0x202f ||
    c === 0x2007 ||
    c === 0x27 ||
    c === 0x2019 ||
    c === 0x2e ||
    c === 0x0a
  );
}

// The text as an array: a view's text is put together of pieces, and reading such a string unit by unit is slow.
let bytes = Buffer.alloc(1 << 16);
let units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Copies a text into `units`, with zeros behind it. */
function load(text: string): void {
  const needed = 2 * (text.length + 8);
  if (bytes.length < needed) {
    bytes = Buffer.alloc(2 * needed);
    units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  }
  if (littleEndian) bytes.write(text, 'utf16le');
  else for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  units.fill(0, text.length, text.length + 8);
  if (otherDigits.test(text)) for (let i = 0; i < text.length; i++) units[i] = asciiDigit(units[i]!);
}

/** Decimal digits of other scripts, and of full width: `１２`, `١٢`, `۱۲`, `१२`, `১২`. */
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/;
const digitZeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

/** The ASCII digit of a digit of another script; any other code unit as it is. */
function asciiDigit(code: number): number {
  if (code < 0x660) return code;
  for (const zero of digitZeros) if (code >= zero && code <= zero + 9) return 48 + code - zero;
  return code;
}

function digitsFrom(from: number): number {
  let i = from;
  while (isDigit(units[i]!)) i++;
  return i - from;
}

/** Longest run of digits taken for a figure. */
const longestRun = 18;

/**
 * End of the number that begins with the digit at `from`. Accepted: `1234`, `1,234,567.89`, `1 234 567,89`, `1.234.567,89`,
 * `1'234`, `12,34,567` (lakh), `1.5`, `1,5`. Not one number: `27.11.2018`, `2015,2016`, `1,2,3`.
 */
function numberEnd(from: number, spaceGroups: boolean): number {
  const head = digitsFrom(from);
  let i = from + head;
  if (head > longestRun) return i;
  const sign = units[i]!;
  if (head <= 3 && isGroupSign(sign) && (sign !== 0x20 || (spaceGroups && units[from]! !== 48))) {
    let k = i;
    let groups = 0;
    while (groups < 12 && units[k]! === sign) {
      const n = groupAt(k + 1, sign);
      // A line end parts groups only where nothing but zeros follows: `200` / `000 dollars`.
      if (n === 0 || (sign === 0x0a && !isZeros(k + 1))) break;
      k += 1 + n;
      groups++;
    }
    const after = units[k]!;
    const leadingZero = units[from]! === 48;
    // `1.234` and `0,123` are decimals, `1.234.567` and `1.234,5` groups.
    const decimalTail = after === 0x2c ? digitsFrom(k + 1) : 0;
    const grouped =
      groups > 0 && !leadingZero && (sign !== 0x2e || groups > 1 || (decimalTail > 0 && decimalTail !== 3));
    if (grouped) {
      if (after === 0x2e && sign !== 0x2e) return decimalsEnd(k);
      if (after === 0x2c && sign !== 0x2c && decimalTail > 0 && decimalTail !== 3) return k + 1 + decimalTail;
      return k;
    }
  }
  if (sign === 0x2e || isRaisedPoint(sign)) return decimalsEnd(i);
  if (sign === 0x2c && head <= 3) {
    const n = digitsFrom(i + 1);
    const after = units[i + 1 + n]!;
    if (
      (n === 1 || n === 2 || (n === 3 && units[from]! === 48)) &&
      !(after === 0x2c && isDigit(units[i + n + 2]!))
    ) {
      i += 1 + n;
    }
  }
  return i;
}

/** `·` and its like, as decimal points of old print: `12·5`. */
const isRaisedPoint = (c: number): boolean => c === 0xb7 || c === 0x2027 || c === 0x22c5;

const isZeros = (from: number): boolean =>
  units[from]! === 48 && units[from + 1]! === 48 && units[from + 2]! === 48;

/** Length of the digit group at `from`: three digits, or two where commas follow as in `12,34,567`. */
function groupAt(from: number, sign: number): number {
  const n = digitsFrom(from);
  if (n === 3) return 3;
  return n === 2 && sign === 0x2c && units[from + 2]! === 0x2c && digitsFrom(from + 3) >= 2 ? 2 : 0;
}

/** End of `.5` at `from`, or `from` where the full stop is none of decimals (`27.11.2018`, `2018.`). */
function decimalsEnd(from: number): number {
  const n = digitsFrom(from + 1);
  if (n === 0 || n > longestRun) return from;
  const end = from + 1 + n;
  const next = units[end]!;
  return (next === 0x2e || isRaisedPoint(next)) && isDigit(units[end + 1]!) ? from : end;
}

// Filled anew for each text, so that cutting a text allocates nothing.
let starts = new Uint32Array(1 << 14);
let ends = new Uint32Array(1 << 14);
let kinds = new Uint8Array(1 << 14);
const entries: (Entry | undefined)[] = [];
/** Breaks behind the last lexeme, so that a look ahead meets nothing of an earlier text. */
const margin = 32;

function grow(): void {
  const wider = new Uint32Array(starts.length * 2);
  wider.set(starts);
  starts = wider;
  const widerEnds = new Uint32Array(starts.length);
  widerEnds.set(ends);
  ends = widerEnds;
  const widerKinds = new Uint8Array(starts.length);
  widerKinds.set(kinds);
  kinds = widerKinds;
}

/**
 * Cuts a text into lexemes, in time linear in its length.
 *
 * @param text the view's text
 */
export function lex(text: string): Lexemes {
  const triggers: number[] = [];
  load(text);
  const n = text.length;
  let count = 0;
  let afterMonth = false;
  let i = 0;
  while (i < n) {
    const c = units[i]!;
    const cl = classes[c]!;
    if (cl === space) {
      i++;
      let lines = c === 10 ? 1 : 0;
      while (i < n && classes[units[i]!] === space) if (units[i++]! === 10) lines++;
      if (lines < 2) continue;
      push(i, i, LexKind.break, undefined);
      continue;
    }
    const from = i;
    if (cl === letter) {
      i++;
      for (; i < n; i++) {
        const d = units[i]!;
        const folded = d | 32;
        if ((folded < 97 || folded > 122) && classes[d] !== letter) break;
      }
      const e = lookUp(units, text, from, i);
      if (e !== undefined) {
        if (e.trigger) triggers.push(count);
        afterMonth = e.month !== undefined;
      } else afterMonth = false;
      push(from, i, LexKind.word, e);
      continue;
    }
    if (
      cl === digit ||
      (c === 0x2e && isDigit(units[i + 1]!) && startsDecimal(from)) ||
      (c === 0x2c && startsCents(from))
    ) {
      // In `27.11.2018` no part takes decimals.
      const dotted = cl === digit && units[from - 1]! === 0x2e && from > 1 && isDigit(units[from - 2]!);
      i =
        cl !== digit
          ? from + 1 + digitsFrom(from + 1)
          : dotted
            ? from + digitsFrom(from)
            : numberEnd(from, !afterMonth);
      triggers.push(count);
      afterMonth = false;
      push(from, i, LexKind.number, undefined);
      continue;
    }
    i++;
    const e = lookUpSign(c);
    if (e?.fraction !== undefined) triggers.push(count);
    if (c !== 0x2e) afterMonth = false;
    push(from, i, LexKind.sign, e);
  }
  while (count + margin > starts.length) grow();
  for (let k = count; k < count + margin; k++) {
    starts[k] = n + 1 + 2 * (k - count);
    ends[k] = starts[k]! + 1;
    kinds[k] = LexKind.break;
    entries[k] = undefined;
  }
  return {
    text,
    count,
    start: starts.slice(0, count),
    end: ends.slice(0, count),
    kind: kinds.slice(0, count),
    entry: entries.slice(0, count),
    triggers,
  };

  /** Whether the full stop at `at` begins `.5`: not after a word, number or another stop. */
  function startsDecimal(at: number): boolean {
    if (at === 0) return true;
    const before = classes[units[at - 1]!];
    return before !== letter && before !== digit && units[at - 1]! !== 0x2e && units[at - 1]! !== 0x2f;
  }

  /** `,89 €`: a comma with two digits behind it, standing free. */
  function startsCents(at: number): boolean {
    const free = at === 0 || classes[units[at - 1]!] === space;
    return free && digitsFrom(at + 1) === 2 && units[at + 3]! !== 0x2c;
  }

  function push(from: number, to: number, k: number, e: Entry | undefined): void {
    if (count === starts.length) grow();
    starts[count] = from;
    ends[count] = to;
    kinds[count] = k;
    entries[count++] = e;
  }
}

/** The decimal string of a number lexeme: `1 234,5` -> `1234.5`; undefined where it is too long to be a figure. */
export function decimalOf(raw: string): string | undefined {
  if (raw.length > 60) return undefined;
  const digits = raw
    .replace(/[^\d.,]/g, (c) => (/[·‧⋅]/.test(c) ? '.' : String.fromCharCode(asciiDigit(c.charCodeAt(0)))))
    .replace(/[^0-9.,]/g, '');
  const comma = digits.lastIndexOf(',');
  const stop = digits.lastIndexOf('.');
  let point = -1;
  if (comma >= 0 && stop >= 0) point = Math.max(comma, stop);
  else if (stop >= 0) point = digits.indexOf('.') === stop ? stop : -1;
  else if (comma >= 0 && digits.indexOf(',') === comma) {
    point = digits.length - comma === 4 && digits[0] !== '0' ? -1 : comma;
  }
  const whole = (point < 0 ? digits : digits.slice(0, point)).replace(/[.,]/g, '');
  const part = point < 0 ? '' : digits.slice(point + 1);
  return part === '' ? whole : `${whole === '' ? '0' : whole}.${part}`;
}
