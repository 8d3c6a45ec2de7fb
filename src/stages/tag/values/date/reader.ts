import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import type { Core, DateGrammarOptions } from './mention.ts';
import './words.ts';

export const reach = new Set([
  'in',
  'by',
  'since',
  'until',
  'till',
  'from',
  'of',
  'to',
  'for',
  'during',
  'before',
  'after',
  'through',
  'on',
  'between',
  'and',
  'at',
  'early',
  'late',
  'mid',
  'last',
  'next',
  'this',
  'every',
  'each',
  'than',
  'over',
]);
export const dashes = new Set(['-', '–', '—', '‑', '−']);

/** What the readers of dates share: a look at single lexemes. */
export class DateReader {
  readonly lex: Lexemes;
  readonly options: DateGrammarOptions;
  /** The date read last, and the lexeme behind it. */
  last: Core | undefined;
  floor = 0;

  constructor(lex: Lexemes, options: DateGrammarOptions) {
    this.lex = lex;
    this.options = options;
  }

  /** The lexeme's word in small letters, if it has a meaning here. */
  word(i: number): string | undefined {
    return this.lex.entry[i]?.w;
  }

  /** The lexeme as printed. */
  raw(i: number): string {
    return i >= 0 && i < this.lex.count ? this.lex.text.slice(this.lex.start[i]!, this.lex.end[i]!) : '';
  }

  isDash(i: number): boolean {
    return dashes.has(this.word(i) ?? '');
  }

  plainNumber(i: number, most: number): number | undefined {
    if (this.lex.kind[i] !== LexKind.number) return undefined;
    const s = this.raw(i);
    if (s.length > most || !/^\d+$/.test(s)) return undefined;
    return Number(s);
  }

  /** A year of four digits; with the digits of a footnote behind it where words say it is a year. */
  yearAt(i: number): { year: number; endAt?: number } | undefined {
    if (this.lex.kind[i] !== LexKind.number) return undefined;
    const s = this.raw(i);
    if (/^\d{4}$/.test(s)) {
      const year = Number(s);
      return year >= 1000 && year <= 2100 ? { year } : undefined;
    }
    const glue = /^((?:19|20)\d\d)(?:\.?\d{1,3})$/.exec(s);
    if (glue === null) return undefined;
    const before = this.lex.entry[i - 1];
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

  /** A day of the month, with `st`, `th` behind it or not. */
  dayAt(i: number): { day: number; to: number } | undefined {
    const day = this.plainNumber(i, 2);
    if (day === undefined || day < 1 || day > 31) return undefined;
    const w = this.word(i + 1);
    if ((w === 'st' || w === 'nd' || w === 'rd' || w === 'th') && glued(this.lex, i + 1))
      return { day, to: i + 2 };
    return { day, to: i + 1 };
  }

  /** Whether lexeme `i` makes the number before it an amount: a scale, a percent sign, a unit, a currency. */
  isMeasured(i: number): boolean {
    const e = this.lex.entry[i];
    if (e === undefined) return false;
    if (
      e.w === '%' ||
      e.w === '‰' ||
      e.w === 'percent' ||
      e.w === 'pct' ||
      e.w === '°' ||
      e.w === '$' ||
      e.w === '€'
    )
      return !(e.sign !== undefined && this.lex.kind[i + 1] === LexKind.number);
    if (e.w === 'per' && this.word(i + 1) === 'cent') return true;
    if (e.w === 'square' || e.w === 'cubic') return true;
    if (this.lex.kind[i] !== LexKind.word) return false;
    if (e.scale !== undefined || e.head !== undefined || e.subunit !== undefined) return e.w !== 'all';
    if (e.code !== undefined) return this.lex.kind[i + 1] !== LexKind.number;
    if (e.unit === undefined) return false;
    // Letters and short words are units only when no sentence goes on with them.
    return (
      e.w.length > 3 ||
      ['km', 'kg', 'ha', 'mw', 'kw', 'kwh', 'mm', 'cm', 'ft', 'lbs', 'ton', 'hp', 'mwh', 'gwh'].includes(
        e.w,
      ) ||
      glued(this.lex, i)
    );
  }
}
