import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import type { Core } from './mention.ts';
import { PeriodReader } from './period-reader.ts';
import { numberedByYear, reach } from './words.ts';

/** Reads months of numbers. */
export class NumericMonthReader extends PeriodReader {
  /** Whether no number of a longer kind goes on at lexeme `i`; the `T14:30` of a time stamp may. */
  endsNumeric(i: number): boolean {
    if (!glued(this.lex, i)) return true;
    if (this.lex.kind[i] === LexKind.word)
      return this.raw(i) === 'T' && glued(this.lex, i + 1) && this.lex.kind[i + 1] === LexKind.number;
    const w = this.word(i);
    return (
      (w !== '/' && w !== '.' && !this.isDash(i)) ||
      this.lex.kind[i + 1] !== LexKind.number ||
      !glued(this.lex, i + 1)
    );
  }

  /** `01/2015-06/2016`, `03.2015–06.2016` */
  monthRange(t: number): Core | undefined {
    if (!this.isFree(t) || this.isNumbered(t) || numberedByYear.has(this.lower(t - 1))) return undefined;
    const from = this.monthAndYear(t);
    if (from === undefined || !this.isDash(from.end)) return undefined;
    const to = this.monthAndYear(from.end + 1);
    if (to === undefined || !this.endsNumeric(to.end) || this.isMeasured(to.end)) return undefined;
    if (to.year < from.year || (to.year === from.year && to.month <= from.month)) return undefined;
    return {
      from: { year: from.year, month: from.month },
      to: { year: to.year, month: to.month },
      first: t,
      end: to.end,
      kind: 'date',
      explicit: true,
    };
  }

  /** `05/2021` or `05.2021` at `t`. */
  monthAndYear(t: number): { year: number; month: number; end: number } | undefined {
    const dotted = /^(0[1-9]|1[0-2])\.((?:19|20)\d\d)$/.exec(this.raw(t));
    if (dotted !== null) return { month: Number(dotted[1]), year: Number(dotted[2]), end: t + 1 };
    const month = this.digits(t, 2);
    const year = this.word(t + 1) === '/' && this.isTight(t + 1) ? this.digits(t + 2, 4) : undefined;
    if (month === undefined || year === undefined || month < 1 || month > 12) return undefined;
    return year >= 1900 && year <= 2100 ? { month, year, end: t + 3 } : undefined;
  }

  /** `05/2021`, `05.2021`, `11-2019`; not `Directive 12/2010`, `3/2021` or `10.2021`, a decimal. */
  monthYear(t: number): Core | undefined {
    const core = (year: number, month: number, end: number): Core | undefined =>
      year >= 1900 &&
      year <= 2100 &&
      month >= 1 &&
      month <= 12 &&
      this.endsNumeric(end) &&
      !this.isMeasured(end)
        ? { from: { year, month }, first: t, end, kind: 'date', explicit: true }
        : undefined;
    if (!this.isFree(t) || this.isNumbered(t)) return undefined;
    const before = this.lower(t - 1);
    if (numberedByYear.has(before)) return undefined;
    const dotted = /^(0[1-9]|1[0-2])\.((?:19|20)\d\d)$/.exec(this.raw(t));
    if (dotted !== null) {
      const isSaid = dotted[1]![0] === '0' || (reach.has(before) && before !== 'of' && before !== 'to');
      return isSaid ? core(Number(dotted[2]), Number(dotted[1]), t + 1) : undefined;
    }
    const month = this.digits(t, 2);
    const sign = this.word(t + 1);
    if (month === undefined || (sign !== '/' && sign !== '-') || !this.isTight(t + 1)) return undefined;
    const year = this.digits(t + 2, 4);
    if (year === undefined || (sign === '-' && month > 9)) return undefined;
    return core(year, month, t + 3);
  }
}
