import { classAt, isLetter, lower, upper } from './characters.ts';
import type { PieceText } from './piece-text.ts';
import { abbreviation, number, punctuation, word } from './pretokens.ts';

const closers = new Set('"”’\')]}»›“'.split(''));
const openers = new Set('"“„‘`\'([{«‹'.split(''));

/** A name that begins small wherever it stands: `eBay`, `iPhone`; units such as `kWh` are shorter. */
const camelCase = /^\p{Ll}{1,4}\p{Lu}\p{L}{2,}$/u;

/** A mark that may end a sentence: its first and last piece, what it is, and what closes with it. */
export interface Mark {
  at: number;
  last: number;
  sign: string;
  /** A quotation mark or bracket closes with it. */
  quoted: boolean;
}

/** What stands after a mark. */
export interface Following {
  /** The first piece that is no opening mark. */
  at: number;
  /** The class of its first character. */
  kind: number;
  /** The word, where it is one. */
  word: string;
}

/** The mark that may end a sentence at piece `i`: `.`, `!`, `?`, `…`, `a` for an abbreviation, or nothing. */
export function signAt(pieces: PieceText, i: number): string {
  if (pieces.kinds[i] === abbreviation) return 'a';
  if (pieces.kinds[i] !== punctuation) return '';
  const character = pieces.character(i);
  if (character === '.') return pieces.length(i) > 1 ? '…' : '.';
  return '!?…'.includes(character) || character === '。' ? character : '';
}

/** What stands after the closing marks that end with piece `last`. */
export function following(pieces: PieceText, last: number): Following {
  const { text, starts, ends, kinds, count } = pieces;
  let at = last + 1;
  while (at + 1 < count && kinds[at] === punctuation && openers.has(pieces.character(at))) at++;
  const kind = classAt(text, starts[at]!);
  const form = isLetter(kind) ? text.slice(starts[at]!, ends[at]!) : '';
  return { at, kind: kind === lower && camelCase.test(form) ? upper : kind, word: form };
}

/**
 * Last piece of what closes the sentence whose mark is piece `i`: further marks, quotation marks, brackets, `[17]`, `:-)`.
 * @param first the sentence's first piece
 */
export function closingEnd(pieces: PieceText, i: number, first: number): { last: number; quoted: boolean } {
  const { text, starts, ends, kinds, count } = pieces;
  let last = i;
  let quoted = false;
  while (last + 1 < count && pieces.isGlued(last) && kinds[last + 1] === punctuation) {
    const character = pieces.character(last + 1);
    if (closers.has(character)) quoted = true;
    else if (!'.!?…'.includes(character)) break;
    last++;
  }
  // a closing mark set apart: 'word ." Next'
  if (
    last === i &&
    last + 2 < count &&
    starts[last + 1]! === ends[last]! + 1 &&
    starts[last + 2]! > ends[last + 1]! &&
    '"”»'.includes(pieces.character(last + 1)) &&
    isInsideQuote(text, starts[first]!, starts[last + 1]!)
  )
    last++;
  if (isNoteNumber(pieces, i, last + 1)) last++;
  last = referencesEnd(pieces, last);
  return { last: last + 1 < count ? emoticonEnd(pieces, last + 1, last) : last, quoted };
}

/** Whether piece `at` is a footnote's number, glued to the stop of a sentence: "the law.3 The next". */
function isNoteNumber(pieces: PieceText, stop: number, at: number): boolean {
  const { text, ends, kinds, count } = pieces;
  if (at + 1 >= count || kinds[at] !== number || pieces.length(at) > 3 || stop === 0) return false;
  if (!pieces.isGlued(at - 1) || pieces.isGlued(at)) return false;
  return isLetter(classAt(text, ends[stop - 1]! - 1)) && pieces.length(stop - 1) > 1;
}

/** After reference numbers: 'at Harrow. [17] [18, 19] Later', 'in Pisa. [citation needed] Later'. */
function referencesEnd(pieces: PieceText, from: number): number {
  const { kinds, count } = pieces;
  let last = from;
  while (last + 3 < count && pieces.character(last + 1) === '[') {
    const isWord = isSmallWord(pieces, last + 2);
    if (!isWord && kinds[last + 2] !== number) break;
    let close = last + 3;
    while (
      close < count &&
      close < last + (isWord ? 6 : 12) &&
      (kinds[close] === number || ',–-'.includes(pieces.character(close)) || isSmallWord(pieces, close))
    )
      close++;
    if (close >= count || pieces.character(close) !== ']') break;
    last = close;
  }
  return last;
}

function isSmallWord({ text, starts, kinds }: PieceText, i: number): boolean {
  return kinds[i] === word && classAt(text, starts[i]!) === lower;
}

/** Last piece of the emoticon (`:-)`, `:P`) that begins at piece `i`; `otherwise` if there is none. */
export function emoticonEnd({ text, starts, ends, count }: PieceText, i: number, otherwise = i): number {
  const start = starts[i]!;
  if (!':;='.includes(text[start]!) || (i > 0 && ends[i - 1] === start)) return otherwise;
  let last = i;
  while (last < i + 3 && last + 1 < count && starts[last + 1] === ends[last]) last++;
  return /^[:;=]['’]?-?[)(DPp]$/.test(text.slice(start, ends[last]!).slice(0, 8)) ? last : otherwise;
}

/** Whether piece `i` is a line drawn with characters: `***`, `-----`. */
export function isRule(pieces: PieceText, i: number): boolean {
  const { starts, ends, kinds } = pieces;
  if (kinds[i] !== punctuation || pieces.length(i) < 3 || !'*=_-~#'.includes(pieces.character(i)))
    return false;
  return ends[i - 1] !== starts[i] && ends[i] !== starts[i + 1];
}

/** Whether a blank line stands between two positions. */
export function hasBlankLine(text: string, from: number, to: number): boolean {
  let lines = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 0x0a) lines++;
  return lines > 1;
}

/** Whether an odd number of quotation marks stands between two positions: looks back at most 2,000 code units. */
function isInsideQuote(text: string, from: number, to: number): boolean {
  let marks = 0;
  for (let i = Math.max(from, to - 2000); i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22 || code === 0x201c || code === 0x201d) marks++;
  }
  return marks % 2 === 1;
}
