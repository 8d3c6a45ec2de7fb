import { entryAt, type Lexemes, LexKind } from '../engine/lexer.ts';
import type { Entry } from '../engine/lexicon.ts';
import { glued } from '../engine/scales.ts';
import type { Core, DateGrammarOptions } from './mention.ts';
import type { WordShapes } from './word-shapes.ts';
import { constants, measures, reach } from './words.ts';

/** What the readers of dates share: a look at single lexemes. */
export class DateReader {
  lex: Lexemes;
  options: DateGrammarOptions;
  /** The date read last, and the lexeme after it. */
  last: Core | undefined;
  floor = 0;
  /** The dash before a date that is read as the end of a range. */
  joint = -1;

  constructor(lex: Lexemes, options: DateGrammarOptions) {
    this.lex = lex;
    this.options = options;
  }

  /** Begins another text: making a reader goes through all the classes it is of, which takes longer than reading many a text. */
  begin(lex: Lexemes, options: DateGrammarOptions): void {
    this.lex = lex;
    this.options = options;
    this.last = undefined;
    this.floor = 0;
    this.joint = -1;
  }

  /** The lexeme's word in lowercase, if it has a meaning here. */
  word(i: number): string | undefined {
    return this.entry(i)?.w;
  }

  /** The meanings of the lexeme. */
  entry(i: number): Entry | undefined {
    return entryAt(this.lex, i);
  }

  /** The lexeme as printed. */
  raw(i: number): string {
    return i >= 0 && i < this.lex.count ? this.lex.text.slice(this.lex.start[i]!, this.lex.end[i]!) : '';
  }

  /** The lexeme as printed, in lowercase, whether it has a meaning here or not. */
  lower(i: number): string {
    return this.word(i) ?? this.raw(i).toLowerCase();
  }

  isDash(i: number): boolean {
    return this.entry(i)?.dash === true;
  }

  /**
   * Whether the lexeme, in lowercase, may be one of some words: by its first letter and length, so that few lexemes are cut out of the text
   * and looked up.
   */
  mayBe(i: number, shapes: WordShapes): boolean {
    return (
      i >= 0 &&
      i < this.lex.count &&
      shapes.has(this.lex.text.charCodeAt(this.lex.start[i]!), this.lengthOf(i))
    );
  }

  /** The code unit of a lexeme of one letter, else 0. */
  single(i: number): number {
    return this.lengthOf(i) === 1 ? this.lex.text.charCodeAt(this.lex.start[i]!) : 0;
  }

  /** The last of the hyphens that a typewriter sets for a dash, `1943 -- 1945`; `i` where there is one. */
  lastHyphen(i: number): number {
    let last = i;
    while (
      last < i + 2 &&
      this.word(last) === '-' &&
      this.word(last + 1) === '-' &&
      glued(this.lex, last + 1)
    )
      last++;
    return last;
  }

  isApostrophe(i: number): boolean {
    const w = this.word(i);
    return w === "'" || w === '’' || w === '‘';
  }

  /** Whether lexeme `i` is glued to both of its neighbours. */
  isTight(i: number): boolean {
    return glued(this.lex, i) && glued(this.lex, i + 1);
  }

  /** Whether a word with a capital stands at `i`. */
  isCapital(i: number): boolean {
    if (i < 0 || this.lex.kind[i] !== LexKind.word) return false;
    const first = this.lex.text.charCodeAt(this.lex.start[i]!);
    return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(this.raw(i));
  }

  /** Whether lexeme `i` stands first in its line. */
  opensLine(i: number): boolean {
    return this.lex.text.slice(this.lex.end[i - 1]!, this.lex.start[i]!).includes('\n');
  }

  /** The number at `i`, where it is up to so many digits and nothing else. */
  plainNumber(i: number, most: number): number | undefined {
    if (this.lex.kind[i] !== LexKind.number) return undefined;
    const end = this.lex.end[i]!;
    const start = this.lex.start[i]!;
    if (end - start > most) return undefined;
    let value = 0;
    for (let k = start; k < end; k++) {
      const digit = this.lex.text.charCodeAt(k) - 48;
      if (digit < 0 || digit > 9) return undefined;
      value = value * 10 + digit;
    }
    return value;
  }

  /** The number of exactly so many digits. */
  digits(i: number, count: number): number | undefined {
    return this.lengthOf(i) === count ? this.plainNumber(i, count) : undefined;
  }

  lengthOf(i: number): number {
    return i >= 0 && i < this.lex.count ? this.lex.end[i]! - this.lex.start[i]! : 0;
  }

  /** The year of two digits: within eighty years before the text's own and nineteen after; without one, 1931 to 2030. */
  century(two: number): number {
    const { reference } = this.options;
    const from = reference === undefined ? 1931 : reference - 80;
    return from + ((((two - from) % 100) + 100) % 100);
  }

  /** A year of four digits; with the digits of a footnote after it where words say it is a year. */
  yearAt(i: number): { year: number; endAt?: number } | undefined {
    if (this.lex.kind[i] !== LexKind.number) return undefined;
    const length = this.lengthOf(i);
    const year = length === 4 ? this.plainNumber(i, 4) : undefined;
    if (year !== undefined) return year >= 1000 && year <= 2100 ? { year } : undefined;
    if (length < 5 || length > 8) return undefined;
    const s = this.raw(i);
    const glue = /^((?:19|20)\d\d)(?:\.?\d{1,3})$/.exec(s);
    if (glue === null) return undefined;
    const before = this.entry(i - 1);
    const said = before !== undefined && (before.month !== undefined || reach.has(before.w));
    const next = i + 1;
    const after = this.raw(next);
    const closed =
      next >= this.lex.count ||
      this.lex.kind[next] === LexKind.break ||
      (s.includes('.')
        ? this.lex.kind[next] === LexKind.word && /^\p{Lu}/u.test(after)
        : this.lex.kind[next] === LexKind.sign && glued(this.lex, next) && '.,:;"”)»]'.includes(after));
    return said && closed ? { year: Number(glue[1]), endAt: this.lex.start[i]! + 4 } : undefined;
  }

  /** A day of the month, with `st`, `th` after it or not. */
  dayAt(i: number): { day: number; to: number } | undefined {
    const day = this.plainNumber(i, 2);
    if (day === undefined || day < 1 || day > 31) return undefined;
    if (!this.isOrdinal(i + 1, day)) return { day, to: i + 1 };
    // `17th. June`, `June 17th., 1991`
    const stops = this.word(i + 2) === '.' && glued(this.lex, i + 2);
    const goesOn =
      this.lex.entry[i + 3]?.month !== undefined ||
      this.word(i + 3) === ',' ||
      this.digits(i + 3, 4) !== undefined;
    return { day, to: stops && goesOn ? i + 3 : i + 2 };
  }

  /** The letters of an ordinal after a day: `1st`, `3d`, or with the space that a raised `st` leaves, `1 st January`. */
  isOrdinal(i: number, day: number): boolean {
    const w = this.word(i);
    const isGlued = glued(this.lex, i);
    if (w === 'd') return isGlued && (day % 10 === 2 || day % 10 === 3);
    if (w !== 'st' && w !== 'nd' && w !== 'rd' && w !== 'th') return false;
    if (isGlued) return true;
    // `the 1 st January`, `the 2 nd of March`, `the 21 st day of June`
    const at = this.word(i + 1) === 'day' ? i + 2 : i + 1;
    return this.lex.entry[this.word(at) === 'of' ? at + 1 : at]?.month !== undefined;
  }

  /** Whether no word follows lexeme `i`: `2000 m;`. */
  closesClause(i: number): boolean {
    const next = i + 1;
    if (next >= this.lex.count || this.lex.kind[next] === LexKind.break) return true;
    // `1697 N.S.`
    if (this.lex.kind[next] !== LexKind.sign || (this.word(next) === '.' && glued(this.lex, next + 1)))
      return false;
    return !this.isApostrophe(next);
  }

  /** Whether lexeme `i` makes the number before it an amount: a scale, a percent sign, a unit, a currency. */
  isMeasured(i: number): boolean {
    const e = this.lex.entry[i];
    if (e === undefined) return false;
    const { w } = e;
    // `the 3rd of August 1778 M. Borel left`: somebody French
    if (this.raw(i) === 'M' && !glued(this.lex, i) && this.word(i + 1) === '.' && this.isCapital(i + 2))
      return this.lengthOf(i - 1) !== 4;
    // `constant 2010 US$`
    if (this.lex.kind[i] === LexKind.word && constants.has(this.word(i - 2) ?? '')) return false;
    // `in 1998 dollars`
    if (e.head !== undefined && this.word(i - 2) === 'in' && /^(?:19|20[0-3])\d\d$/.test(this.raw(i - 1)))
      return false;
    if (w === '%' || w === '‰' || w === 'percent' || w === 'pct' || w === '°' || w === '$' || w === '€')
      return !(e.sign !== undefined && this.lex.kind[i + 1] === LexKind.number);
    if (w === 'per' && this.word(i + 1) === 'cent') return true;
    if (w === 'square' || w === 'cubic') return true;
    if (this.lex.kind[i] !== LexKind.word) return false;
    if (e.scale !== undefined || e.head !== undefined || e.subunit !== undefined) return w !== 'all';
    if (e.code !== undefined) return this.lex.kind[i + 1] !== LexKind.number;
    if (e.unit === undefined) return false;
    // `In July 2012 Miles was`
    if (this.entry(i - 2)?.month !== undefined && /^\p{Lu}\p{Ll}{2}/u.test(this.raw(i))) return false;
    // Letters and short words are units only when no sentence goes on with them.
    return w.length > 3 || measures.has(w) || glued(this.lex, i) || this.closesClause(i);
  }
}
