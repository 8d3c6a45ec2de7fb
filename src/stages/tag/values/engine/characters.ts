/** Kinds of code units, for cutting a text. */
export const letter = 1;
export const digit = 2;
export const space = 3;
/** A digit of another script, or of full width: `１２`, `١٢`, `۱۲`, `१२`, `১২`. */
export const otherDigit = 4;
const other = 0;

// What each code unit is. Surrogates are letters: a word in them is no word of amounts.
export const classes = new Uint8Array(0x10000).fill(letter);
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

const digitZeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
for (const zero of digitZeros) classes.fill(otherDigit, zero, zero + 10);

export const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** Separators between groups of three digits: comma, apostrophes, spaces of all widths, full stop. */
export function isGroupSign(c: number): boolean {
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

/** `·` and its like, as decimal points of old print: `12·5`. */
export const isRaisedPoint = (c: number): boolean => c === 0xb7 || c === 0x2027 || c === 0x22c5;

/** The ASCII digit of a digit of another script; any other code unit as it is. */
export function asciiDigit(code: number): number {
  if (code < 0x660) return code;
  for (const zero of digitZeros) if (code >= zero && code <= zero + 9) return 48 + code - zero;
  return code;
}

/** A text of the same length with ASCII digits for those of other scripts. */
export const withAsciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u09ef\uff10-\uff19]/g, (c) => String.fromCharCode(asciiDigit(c.charCodeAt(0))));

/** Signs between the ends of a range. */
export const dashes: ReadonlySet<string> = new Set(['-', '–', '—', '‑', '−']);
