import {
  asciiDigit,
  classes,
  digit,
  isDigit,
  isGroupSign,
  isRaisedPoint,
  letter,
  space,
} from './characters.ts';

function digitsFrom(units: Uint16Array, from: number): number {
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
function numberEnd(units: Uint16Array, from: number, spaceGroups: boolean): number {
  const head = digitsFrom(units, from);
  let i = from + head;
  if (head > longestRun) return i;
  const sign = units[i]!;
  if (head <= 3 && isGroupSign(sign) && (sign !== 0x20 || (spaceGroups && units[from]! !== 48))) {
    let k = i;
    let groups = 0;
    while (groups < 12 && units[k]! === sign) {
      const n = groupAt(units, k + 1, sign);
      // A line end parts groups only where nothing but zeros follows: `200` / `000 dollars`.
      if (n === 0 || (sign === 0x0a && !isZeros(units, k + 1))) break;
      k += 1 + n;
      groups++;
    }
    const after = units[k]!;
    const leadingZero = units[from]! === 48;
    // `1.234` and `0,123` are decimals, `1.234.567` and `1.234,5` groups.
    const decimalTail = after === 0x2c ? digitsFrom(units, k + 1) : 0;
    const grouped =
      groups > 0 && !leadingZero && (sign !== 0x2e || groups > 1 || (decimalTail > 0 && decimalTail !== 3));
    if (grouped) {
      if (after === 0x2e && sign !== 0x2e) return decimalsEnd(units, k);
      if (after === 0x2c && sign !== 0x2c && decimalTail > 0 && decimalTail !== 3) return k + 1 + decimalTail;
      return k;
    }
  }
  if (sign === 0x2e || isRaisedPoint(sign)) return decimalsEnd(units, i);
  if (sign === 0x2c && head <= 3) {
    const n = digitsFrom(units, i + 1);
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

const isZeros = (units: Uint16Array, from: number): boolean =>
  units[from]! === 48 && units[from + 1]! === 48 && units[from + 2]! === 48;

/** Length of the digit group at `from`: three digits, or two where commas follow as in `12,34,567`. */
function groupAt(units: Uint16Array, from: number, sign: number): number {
  const n = digitsFrom(units, from);
  if (n === 3) return 3;
  return n === 2 && sign === 0x2c && units[from + 2]! === 0x2c && digitsFrom(units, from + 3) >= 2 ? 2 : 0;
}

/** End of `.5` at `from`, or `from` where the full stop is none of decimals (`27.11.2018`, `2018.`). */
function decimalsEnd(units: Uint16Array, from: number): number {
  const n = digitsFrom(units, from + 1);
  if (n === 0 || n > longestRun) return from;
  const end = from + 1 + n;
  const next = units[end]!;
  return (next === 0x2e || isRaisedPoint(next)) && isDigit(units[end + 1]!) ? from : end;
}

/** Whether the full stop at `at` begins `.5`: not after a word, number or another stop. */
function startsDecimal(units: Uint16Array, at: number): boolean {
  if (!isDigit(units[at + 1]!)) return false;
  if (at === 0) return true;
  const before = units[at - 1]!;
  const kind = classes[before];
  return kind !== letter && kind !== digit && before !== 0x2e && before !== 0x2f;
}

/** `,89 €`: a comma with two digits after it, standing free. */
function startsCents(units: Uint16Array, at: number): boolean {
  const isFree = at === 0 || classes[units[at - 1]!] === space;
  return isFree && digitsFrom(units, at + 1) === 2 && units[at + 3]! !== 0x2c;
}

/** End of the figure that begins at `from`, or `from` where none does. */
export function figureEnd(units: Uint16Array, from: number, spaceGroups: boolean): number {
  const c = units[from]!;
  if (isDigit(c)) {
    // In `27.11.2018` no part takes decimals.
    const dotted = from > 1 && units[from - 1]! === 0x2e && isDigit(units[from - 2]!);
    return dotted ? from + digitsFrom(units, from) : numberEnd(units, from, spaceGroups);
  }
  const starts = c === 0x2e ? startsDecimal(units, from) : c === 0x2c && startsCents(units, from);
  return starts ? from + 1 + digitsFrom(units, from + 1) : from;
}

/** The decimal string of a number lexeme: `1 234,5` -> `1234.5`; undefined where it is too long to be a figure. */
export function decimalOf(raw: string): string | undefined {
  if (raw.length > 60) return undefined;
  if (isDigits(raw)) return raw;
  const digits = isPlain(raw)
    ? raw
    : raw
        .replace(/[^\d.,]/g, (c) =>
          /[·‧⋅]/.test(c) ? '.' : String.fromCharCode(asciiDigit(c.charCodeAt(0))),
        )
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

/** Whether a figure is written with digits, stops and commas alone. */
function isPlain(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) {
    const c = raw.charCodeAt(i);
    if (!isDigit(c) && c !== 0x2e && c !== 0x2c) return false;
  }
  return true;
}

/** Whether a text is digits and nothing else, as most figures are. */
export function isDigits(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) if (!isDigit(raw.charCodeAt(i))) return false;
  return raw !== '';
}
