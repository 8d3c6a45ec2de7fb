import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import type { Core } from './mention.ts';
import { WordedYearReader } from './worded-year-reader.ts';
import { until } from './words.ts';

/** Reads years and ranges of years: `2016`, `2017-2018`, `2013-14`, `2020/2021`, `2010 to 2019`, `1733/4`. */
export class YearReader extends WordedYearReader {
  yearsAt(t: number): Core | undefined {
    const one = this.yearAt(t);
    if (one === undefined) return this.farYear(t);
    if (!this.isYear(t, one)) return undefined;
    const core: Core = { from: { year: one.year }, first: t, end: t + 1, kind: 'year', explicit: true };
    if (one.endAt !== undefined) {
      core.endAt = one.endAt;
      return core;
    }
    if (this.isCode(t, one.year)) return undefined;
    if (!this.joinsYears(t)) {
      // `Smith 2010a`
      if (this.isLetteredYear(t)) core.end = t + 2;
      else if (this.isLettered(t + 1) && this.word(t + 1) !== 's' && !this.isForecast(t + 1))
        return undefined;
      return core;
    }
    // `from 1900 to 2100 hours`
    if (this.isClock(t + 3)) return undefined;
    const goesOn = glued(this.lex, t + 3) && this.isDash(t + 3);
    const other = this.yearAt(t + 2);
    // `between 1900 and 2000 people`
    if (other !== undefined && this.isCount(t + 2, other.year)) return undefined;
    const school = goesOn ? this.schoolYears(core, t) : undefined;
    if (school !== undefined) return school;
    if (other !== undefined && this.isLater(other.year, one.year) && !this.isMeasured(t + 3)) {
      // `2017-2018-2019` and `2016-2017/18` are not of two years.
      if (!goesOn && !this.hasShortYear(t + 2, other.year)) {
        core.to = { year: other.year };
        core.end = t + 3;
        core.kind = 'years';
        if (other.endAt !== undefined) core.endAt = other.endAt;
        return core;
      }
    }
    return this.shortSecond(core, t, one.year) ?? core;
  }

  /** `the year 2525` */
  farYear(t: number): Core | undefined {
    const year = this.digits(t, 4);
    const isSaid = this.word(t - 1) === 'year' && this.word(t - 2) === 'the';
    if (year === undefined || year < 1000 || !isSaid || this.lex.kind[t + 1] === LexKind.word)
      return undefined;
    return { from: { year }, first: t, end: t + 1, kind: 'year', explicit: true };
  }

  /** `1998/1999-2003/2004`: years of two calendar years, from one to another. */
  schoolYears(core: Core, t: number): Core | undefined {
    const [a, b, c, d] = [t, t + 2, t + 4, t + 6].map((i) => this.yearAt(i)?.year);
    if (this.word(t + 1) !== '/' || this.word(t + 5) !== '/' || !this.isTight(t + 5)) return undefined;
    if (this.hasShortYear(t, a!)) return this.shortSchoolYears(core, t, a!);
    if (b !== a! + 1 || c === undefined || d !== c + 1 || c <= a!) return undefined;
    return { ...core, to: { year: d }, end: t + 7, kind: 'years' };
  }

  /** `1965/66-69/70` */
  shortSchoolYears(core: Core, t: number, first: number): Core | undefined {
    const short = this.digits(t + 4, 2);
    const year = short === undefined ? 0 : first - (first % 100) + short;
    if (year <= first || !this.hasShortYear(t + 4, year) || this.isLettered(t + 7)) return undefined;
    return { ...core, to: { year: year + 1 }, end: t + 7, kind: 'years' };
  }

  isLater(year: number, than: number): boolean {
    return year > than && year - than <= 400;
  }

  /** What may stand between two years of one period. */
  joinsYears(t: number): boolean {
    const link = this.word(t + 1) ?? '';
    return this.isDash(t + 1) || link === '/' || until.has(link) || (link === 'and' && this.saysBetween(t));
  }

  /** `1380-2075`, `2021-447959`, `2016/679`: numbers of another kind. */
  isCode(t: number, year: number): boolean {
    if (!this.isTight(t + 1) || this.lex.kind[t + 2] !== LexKind.number) return false;
    // `Regulation (EU) 2016/679`, `Directive 2010/83/EU`
    if (this.word(t + 1) === '/')
      return (
        this.lengthOf(t + 2) === 3 ||
        this.isOrderNumber(t + 2, year) ||
        (this.word(t + 3) === '/' && this.isTight(t + 3) && this.isCapital(t + 4))
      );
    if (!this.isDash(t + 1)) return false;
    const other = this.yearAt(t + 2)?.year;
    if (other !== undefined) return !this.isLater(other, year);
    const digits = this.raw(t + 2);
    return !/^\d{1,2}$/.test(digits);
  }

  /** The number of `S.I. 1998/1234`: four digits or more that are no year near it. */
  isOrderNumber(i: number, year: number): boolean {
    if (this.lengthOf(i) < 4) return false;
    const other = this.yearAt(i)?.year;
    return other === undefined || Math.abs(other - year) > 200;
  }

  /** `2016/17` where the year at lexeme `i` is 2016. */
  hasShortYear(i: number, year: number, dashed = false): boolean {
    const joins = this.word(i + 1) === '/' || (dashed && this.isDash(i + 1));
    return joins && this.isTight(i + 1) && this.digits(i + 2, 2) === (year + 1) % 100;
  }

  /** `2013-14`, `1733/4`, `1914–8`, and `2016-05`, a month. */
  shortSecond(core: Core, t: number, year: number): Core | undefined {
    const link = this.word(t + 1);
    if (!this.isDash(t + 1) && link !== '/') return undefined;
    if (this.isMeasured(t + 3)) return undefined;
    // `2016/17–2018/19`, but no `2016-17-18`.
    if (
      glued(this.lex, t + 3) &&
      this.isDash(t + 3) &&
      (this.word(t + 3) === link || this.yearAt(t + 4) === undefined)
    )
      return undefined;
    const years = (to: number): Core => ({ ...core, to: { year: to }, end: t + 3, kind: 'years' });
    const one = this.isTight(t + 1) ? this.digits(t + 2, 1) : undefined;
    if (one !== undefined && one > year % 10)
      return this.endsDecade(t, year) || (link === '/' && one === (year % 10) + 1) || link === '–'
        ? years(year - (year % 10) + one)
        : undefined;
    // `2008-'09`
    const apart = this.isApostrophe(t + 2) && this.isTight(t + 2) ? 1 : 0;
    const short = this.digits(t + 2 + apart, 2);
    if (short === undefined) return undefined;
    if (short > year % 100) return { ...years(year - (year % 100) + short), end: t + 3 + apart };
    // `1999/00`
    if (year % 100 === 99 && short === 0) return years(year + 1);
    const isMonth = short >= 1 && short <= 12 && (link === '-' || link === '/') && this.isTight(t + 1);
    return isMonth ? { ...core, from: { year, month: short }, end: t + 3, kind: 'date' } : undefined;
  }
}
