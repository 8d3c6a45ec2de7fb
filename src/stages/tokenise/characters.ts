/** Character classes of UTF-16 code units, looked up in one table so that scanning stays linear and quick. */
export const space = 1;
export const lower = 2;
export const upper = 3;
/** A letter without case: Han, Arabic, Hebrew … */
const letter = 4;
export const digit = 5;
/** Combining marks, soft hyphens and joiners: they belong to the word they stand in. */
export const mark = 6;
export const superscript = 7;
/** Half of a surrogate pair. */
export const surrogate = 8;

/** A code unit that was not met yet: a text has some hundred of the 65,536. */
const unknown = 9;
const table = new Uint8Array(0x10000).fill(unknown);

function classOf(code: number): number {
  const character = String.fromCharCode(code);
  if (code < 0x21 || code === 0x7f || code === 0x200b || code === 0xfeff) return space;
  if (/\s|[\x80-\x9f]/.test(character)) return space;
  if (code >= 0xd800 && code < 0xe000) return surrogate;
  if (code === 0xad || (code >= 0x200c && code <= 0x200d) || code === 0x2060) return mark;
  if (/[⁰¹²³⁴-⁹]/.test(character)) return superscript;
  if (/\p{Nd}/u.test(character)) return digit;
  if (/\p{M}/u.test(character)) return mark;
  if (/\p{Ll}/u.test(character)) return lower;
  if (/\p{Lu}|\p{Lt}/u.test(character)) return upper;
  return /\p{L}/u.test(character) ? letter : 0;
}

const astralLetter = /^[\p{L}\p{Nd}\p{M}]$/u;

/** Class of the character at `position`; 0 for punctuation, symbols and the text's end. */
export function classAt(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  let kind = table[unit] ?? 0;
  if (kind < surrogate) return kind;
  if (kind === unknown) table[unit] = kind = classOf(unit);
  if (kind !== surrogate) return kind;
  const code = text.codePointAt(position)!;
  return code > 0xffff && astralLetter.test(String.fromCodePoint(code)) ? letter : surrogate;
}

/** Whether a class makes words: letters and what joins them. */
export function isLetter(kind: number): boolean {
  return kind === lower || kind === upper || kind === letter;
}

/** Code units of the character at `position`: 2 for a surrogate pair, else 1. */
export function widthAt(text: string, position: number): number {
  const code = text.charCodeAt(position);
  if (code < 0xd800 || code > 0xdbff) return 1;
  const next = text.charCodeAt(position + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}
