import type { DocumentProfile } from '../../contract/document.ts';
import { anyOf } from '../../gazetteer/data-table.ts';
import { firstWhere } from '../../text/first-where.ts';
import { isSpaceCode } from '../../text/lines.ts';
import { layoutWords } from './layout-words.ts';
import type { Edit } from './view-edits.ts';

/** The footnote numbers that a chunk has bodies for, with where each stands; a number may occur once per chapter. */
export type FootnoteBodies = ReadonlyMap<number, readonly number[]>;

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Superscripts, digits, opening tags, Markdown's `[^1]`: where a mark may be. */
const candidates = /[⁰¹²³⁴-⁹]+|\d+|<sup>|\[\^[\w-]{1,20}\](?!:)/gi;
const superscriptElement = /<sup>\s*([^<>]{1,12}?)\s*<\/sup>/iy;
/** "5 m²", "10 km<sup>2</sup>": an exponent, not a mark. */
const unitBefore = new RegExp(`(?:^|[^\\p{L}])${anyOf(layoutWords('raised-to-a-power'))}$`, 'u');
/** Letters after digits that belong to them: "10km", "5th", "3x". */
const afterDigits = layoutWords('after-digits');
/** Small words that are never part of a name with a number. */
const shortWords = layoutWords('not-in-numbered-name');
/** Words that announce a year: "until 203026" needs no further evidence. */
const yearBefore = new RegExp(`(?:^|\\s)${anyOf(layoutWords('before-year'))}\\s$`, 'i');
const farthestBefore = 2_000;
const farthestAfter = 20_000;

/** Value of a run of superscript digits. */
export function superscriptValue(run: string): number {
  let value = 0;
  for (const digit of run) value = value * 10 + superscripts.indexOf(digit);
  return value;
}

/**
 * Finds footnote marks in running text: superscript digits, `<sup>109</sup>`, digits glued to a word ("media1", "of2 cross-border",
 * "to 4create"), to a closing quotation mark (`growing"20`), or to a year ("until 203026"). Glued digits need evidence: a footnote
 * of that number near, the number after the last mark's, or a word that the document has without digits.
 */
export class MarkFinder {
  readonly #bodies: FootnoteBodies;
  readonly #profile: DocumentProfile;
  /** The last mark's number in reading order; 0 before the first. */
  #last = 0;

  constructor(bodies: FootnoteBodies, profile: DocumentProfile) {
    this.#bodies = bodies;
    this.#profile = profile;
  }

  /** Marks in a passage's text that begins at chunk position `offset`, as edits relative to that text. */
  find(text: string, offset: number): Edit[] {
    const edits: Edit[] = [];
    candidates.lastIndex = 0;
    for (let match = candidates.exec(text); match !== null; match = candidates.exec(text)) {
      const start = match.index;
      const run = match[0];
      if (run[0] === '<') {
        superscriptElement.lastIndex = start;
        const element = superscriptElement.exec(text);
        if (element === null) continue;
        candidates.lastIndex = superscriptElement.lastIndex;
        this.#element(text, start, element, edits);
      } else if (run[0] === '[') {
        hide(text, start, start + run.length, edits);
      } else if (run.charCodeAt(0) > 0x7f) {
        this.#superscript(text, start, run, edits);
      } else {
        const from = this.#gluedStart(text, start, run, offset);
        if (from >= 0) {
          this.#last = Number(text.slice(from, start + run.length));
          hide(text, from, start + run.length, edits);
        }
      }
    }
    return edits;
  }

  #element(text: string, start: number, element: RegExpExecArray, edits: Edit[]): void {
    const inner = element[1]!;
    const end = start + element[0].length;
    const number = /^\d{1,4}$/.test(inner) && !isExponent(text, start);
    if (number) {
      this.#last = Number(inner);
      hide(text, start, end, edits);
    } else {
      const from = start + element[0].indexOf(inner, 5);
      edits.push({ start, end: from, shown: '' }, { start: from + inner.length, end, shown: '' });
    }
  }

  #superscript(text: string, start: number, run: string, edits: Edit[]): void {
    // `m⁻³`
    if (isExponent(text, start) || text[start - 1] === '⁻') return;
    this.#last = superscriptValue(run);
    hide(text, start, start + run.length, edits);
  }

  /** Where in the digits `run` at `start` a mark begins; -1 if they hold none. */
  #gluedStart(text: string, start: number, run: string, offset: number): number {
    const end = start + run.length;
    const next = text[end] ?? ' ';
    const before = text[start - 1] ?? ' ';
    // a year and a mark: 2030|26
    if (
      run.length > 4 &&
      run.length < 8 &&
      /^(?:19\d\d|20[0-5]\d)/.test(run) &&
      !/[\p{L}\d.,%-]/u.test(before)
    ) {
      if (/[\p{L}%]/u.test(next) || (/[.,]/.test(next) && /\d/.test(text[end + 1] ?? ''))) return -1;
      const number = Number(run.slice(4));
      const dated = yearBefore.test(text.slice(Math.max(0, start - 8), start));
      return run[4] !== '0' && (dated || this.#expected(number, offset + start)) ? start + 4 : -1;
    }
    if (run.length > 3 || run[0] === '0') return -1;
    const number = Number(run);
    if (/\p{Ll}/u.test(next) || (/\p{Lu}/u.test(next) && /\p{Ll}/u.test(text[end + 1] ?? '')))
      return this.#gluedBefore(text, start, end, offset) ? start : -1;
    if (/[\p{L}%°$€£]/u.test(next) || (/[-–.,:/]/.test(next) && /\d/.test(text[end + 1] ?? ''))) return -1;
    if (/\p{L}/u.test(before)) return this.#gluedToWord(text, start, number, offset) ? start : -1;
    if ('"”»’\''.includes(before)) {
      const inside = text[start - 2] ?? ' ';
      // `1'234'567`: groups of a figure.
      if (run.length === 3 && "'’".includes(before) && /\d/.test(inside)) return -1;
      // `Nov'14`: an apostrophe that closes no quotation.
      if (run.length === 2 && "'’".includes(before) && !opensQuotation(text, start - 1)) return -1;
      if (isSpaceCode(inside.charCodeAt(0)) || '([{-–—/='.includes(inside)) return -1;
      return /[\p{L}\d.,!?%)…»”"]/u.test(inside) ? start : -1;
    }
    if (before === '.' || before === ',' || before === ')' || before === ';' || before === '%') {
      const inside = text[start - 2] ?? ' ';
      if (!/[\p{L}\d"”»)%]/u.test(inside) || (/\d/.test(inside) && before !== ')')) return -1;
      if (!isSpaceCode(next.charCodeAt(0))) return -1;
      if ('"”»'.includes(inside)) return this.#expected(number, offset + start) ? start : -1;
      const word = wordBackward(text, start - 1);
      return word.length > 2 && /^\p{Ll}/u.test(word) && this.#expected(number, offset + start) ? start : -1;
    }
    return -1;
  }

  /** "media1", "of2": digits after a word. */
  #gluedToWord(text: string, start: number, number: number, offset: number): boolean {
    const word = wordBackward(text, start);
    const first = text[start - word.length - 1] ?? ' ';
    if (word === '' || /[\d_@#/\\]/.test(first) || (/[-–.]/.test(first) && word.length < 4)) return false;
    const expected = this.#expected(number, offset + start);
    if (/^\p{Ll}+$/u.test(word)) {
      if (shortWords.has(word)) return true;
      if (word.length < 3) return false;
      return expected || (word.length > 3 && (this.#profile.wordCounts.get(word) ?? 0) > 1);
    }
    // "China5", "EAEU12"
    if (!expected || word.length < 3) return false;
    const next = number > this.#last && number <= this.#last + 2 && this.#bodies.has(number);
    return next || (this.#profile.wordCounts.get(word) ?? 0) > 1;
  }

  /** "to 4create", "15which": digits before a small word. */
  #gluedBefore(text: string, start: number, end: number, offset: number): boolean {
    const before = text[start - 1] ?? ' ';
    if (!isSpaceCode(before.charCodeAt(0)) && !'"”»'.includes(before)) return false;
    const word = /^\p{Lu}?\p{Ll}+/u.exec(text.slice(end, end + 30))![0];
    if (word.length < 2 || afterDigits.has(word.toLowerCase()) || /[-\d]/.test(text[end + word.length] ?? ''))
      return false;
    if (this.#expected(Number(text.slice(start, end)), offset + start)) return true;
    return word.length > 4 && /^\p{Ll}/u.test(word) && (this.#profile.wordCounts.get(word) ?? 0) > 1;
  }

  /** Whether a mark of this number may stand here: a footnote so numbered is near, or it follows the last mark. */
  #expected(number: number, position: number): boolean {
    if (this.#last > 0 && number > this.#last && number <= this.#last + 2) return true;
    const bodies = this.#bodies.get(number);
    if (bodies === undefined) return false;
    const first = firstWhere(0, bodies.length, (k) => bodies[k]! >= position - farthestBefore);
    return first < bodies.length && bodies[first]! - position < farthestAfter;
  }
}

/** Whether a quotation in single marks was opened some way before the mark at `at`. */
function opensQuotation(text: string, at: number): boolean {
  return /(?:^|[\s([{–—])['‘]\p{L}/u.test(text.slice(Math.max(0, at - 400), at));
}

/** The letters that end at `end`, at most 40. */
function wordBackward(text: string, end: number): string {
  let i = end;
  while (i > 0 && end - i < 40 && /\p{L}/u.test(text[i - 1]!)) i--;
  return text.slice(i, end);
}

function isExponent(text: string, start: number): boolean {
  if (/\d/.test(text[start - 1] ?? ''))
    return !/(?:^|\D)(?:19|20)\d\d$/.test(text.slice(Math.max(0, start - 5), start));
  return unitBefore.test(text.slice(Math.max(0, start - 4), start));
}

/** Hides a mark; white space between it and a following stop goes too, and a second full stop: `machinery".²⁴¹ . As`. */
function hide(text: string, start: number, end: number, edits: Edit[]): void {
  let from = start;
  while (from > 0 && text[from - 1] === ' ') from--;
  let to = end;
  while (to < text.length && text[to] === ' ') to++;
  const next = text[to] ?? '';
  const touching = from === start;
  if (next !== '' && '.,;:!?'.includes(next) && (to > end || !touching)) {
    let before = from - 1;
    while (before > 0 && '"”»’\''.includes(text[before]!)) before--;
    const double = next === '.' && (text[before] === '.' || text[before] === '?' || text[before] === '!');
    edits.push({ start: from, end: double ? to + 1 : to, shown: '' });
  } else if (
    touching &&
    to === end &&
    /[\p{L}\d(]/u.test(next) &&
    start > 0 &&
    !isSpaceCode(text.charCodeAt(start - 1))
  ) {
    // "enterprises.<sup>11</sup>By": the mark parts two sentences
    edits.push({ start, end, shown: ' ' });
  } else if (to > end && (touching ? start === 0 : true)) {
    edits.push({ start: from === start ? start : from, end: from === start ? to : end, shown: '' });
  } else {
    edits.push({ start, end, shown: '' });
  }
}
