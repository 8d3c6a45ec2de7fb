/** How a token is written. */
export const Caps = {
  none: 0,
  /** `Minsk` */
  initial: 1,
  /** `OJSC` */
  all: 2,
  /** `BelAZ`, `iPhone` */
  mixed: 3,
  /** `A` or `A.` */
  single: 4,
  digits: 5,
  /** `U2`, `2020s` */
  alphanumeric: 6,
  punctuation: 7,
  quote: 8,
  open: 9,
  close: 10,
  hyphen: 11,
  boundary: 12,
} as const;

const openers = new Set(['(', '[', '{']);
const closers = new Set([')', ']', '}']);
const quotes = new Set(['"', '“', '”', '„', '«', '»', "''", '``', '‟', '"', '‘', '’', "'", '‹', '›', '‚']);
const hyphens = new Set(['-', '–', '—', '‐', '‑', '/', '−']);

/** The shape of a word with repeats squeezed: `Xx`, `X.`, `d`. */
export function shapeOf(word: string): string {
  let shape = '';
  let last = '';
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    let c: string;
    if (code >= 97 && code <= 122) c = 'x';
    else if (code >= 65 && code <= 90) c = 'X';
    else if (code >= 48 && code <= 57) c = 'd';
    else if (code < 128) c = word[i]!;
    else {
      const ch = word[i]!;
      c = ch !== ch.toLowerCase() ? 'X' : ch !== ch.toUpperCase() ? 'x' : ch;
    }
    if (c !== last) shape += c;
    last = c;
    if (shape.length > 12) break;
  }
  return shape;
}

/** How a token is written, by its characters and its shape. */
export function capsOf(word: string, shape: string): number {
  if (quotes.has(word)) return Caps.quote;
  if (openers.has(word)) return Caps.open;
  if (closers.has(word)) return Caps.close;
  if (hyphens.has(word)) return Caps.hyphen;
  let upper = 0;
  let lower = 0;
  let digits = 0;
  for (const c of shape.length > 12 ? word.slice(0, 64) : word) {
    if (c >= '0' && c <= '9') digits++;
    else if (c !== c.toLowerCase()) upper++;
    else if (c !== c.toUpperCase()) lower++;
  }
  if (upper + lower === 0) return digits > 0 ? Caps.digits : Caps.punctuation;
  if (digits > 0) return Caps.alphanumeric;
  if (upper === 0) return Caps.none;
  if (upper === 1 && lower === 0) return Caps.single;
  if (lower === 0) return Caps.all;
  const first = word[0]!;
  if (upper === 1 && first !== first.toLowerCase()) return Caps.initial;
  // `Anglo-Saxon` is written as an initial capital twice.
  return /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)+$/u.test(word) ? Caps.initial : Caps.mixed;
}
