import { LexKind } from '../engine/lexer.ts';
import { Subject } from '../engine/lexicon.ts';
import { glued } from '../engine/scales.ts';
import { opensSentence } from './annals.ts';
import { exists, type Moment } from './calendar.ts';
import { DayReader } from './day-reader.ts';
import type { Core } from './mention.ts';
import { beforeShortYear, until } from './words.ts';

/** Reads days and months with the years after them. */
export class CoreReader extends DayReader {
  coreAt(t: number): Core | undefined {
    if (this.lex.kind[t] === LexKind.number) return this.numberAt(t);
    const e = this.lex.entry[t]!;
    if (e.month !== undefined) return this.dayScannedBefore(t) ?? this.ordinalFirst(t) ?? this.monthAt(t);
    if (e.decade !== undefined) return this.decadeWord(t);
    return e.small !== undefined && e.small !== 0 ? this.wordedYearAlone(t) : undefined;
  }

  /** What begins with a number, by its length: most numbers are no dates, and a look at the neighbours tells. */
  numberAt(t: number): Core | undefined {
    const length = this.lex.end[t]! - this.lex.start[t]!;
    if (length > 8) return undefined;
    const hasEra = (this.lex.subjects & Subject.era) !== 0;
    const numeric = this.mayBeNumeric(t) ? this.numericDate(t) : undefined;
    if (numeric !== undefined) return numeric;
    if (length <= 2) {
      const spaced = this.spacedYear(t) ?? this.apartYearAlone(t);
      if (spaced !== undefined) return spaced;
      const tight = glued(this.lex, t) || glued(this.lex, t + 1);
      return (
        (this.mayBeDay(t) ? this.dayFirst(t) : undefined) ??
        (tight
          ? (this.decadeAt(t) ?? this.letteredPart(t) ?? this.shortYearAlone(t) ?? this.scannedYearAlone(t))
          : undefined) ??
        this.wordedPart(t) ??
        this.fiscalAt(t) ??
        (hasEra ? this.eraYear(t) : undefined) ??
        this.saidYear(t)
      );
    }
    if (length === 3)
      return (
        this.otherCalendar(t) ??
        (hasEra ? this.eraYear(t) : undefined) ??
        this.earlyYears(t) ??
        this.earlyYear(t) ??
        this.scannedYearAlone(t)
      );
    if (length === 4)
      return (
        this.decadeAt(t) ??
        this.fiscalAt(t) ??
        this.yearThenPart(t) ??
        this.entryDate(t) ??
        this.otherCalendar(t) ??
        (hasEra ? this.eraYear(t) : undefined) ??
        this.yearFirst(t)
      );
    return (
      (length === 6 ? this.dateTimeGroup(t) : undefined) ??
      (hasEra ? this.eraYear(t) : undefined) ??
      // `05.2021`
      (length === 7 ? this.monthYear(t) : undefined) ??
      this.yearsAt(t)
    );
  }

  /** A year, years, or a year with the month after it: `2024 Aug`, `1975 Nov-Dec`, `2019 March 5`. */
  yearFirst(t: number): Core | undefined {
    const core = this.yearsAt(t);
    if (core?.kind !== 'year' || core.endAt !== undefined || core.end !== t + 1) return core;
    // `(2011, March 14)`
    const isCited = this.word(core.end) === ',' && this.word(t - 1) === '(';
    const at = isCited ? core.end + 1 : core.end;
    const month = this.lex.entry[at]?.month;
    if (month === undefined || !/^\p{Lu}/u.test(this.raw(at))) return core;
    // `2004 Mar-05 Jun-05`, the head of a table
    if (this.shortMonthYear(at) !== undefined) return core;
    let end = this.monthEnd(at);
    const from: Moment = { year: core.from.year!, month };
    const read: Core = { ...core, from, kind: 'date' };
    const last = this.isDash(end) || this.word(end) === '/' ? this.lex.entry[end + 1]?.month : undefined;
    if (last !== undefined && last > month) {
      end = this.monthEnd(end + 1);
      read.to = { year: from.year!, month: last };
    } else {
      const day = this.dayAt(end);
      if (day !== undefined && this.yearAt(day.to) === undefined && !this.isMeasured(day.to)) {
        from.day = day.day;
        if (!exists(from)) return core;
        end = day.to;
      }
    }
    // `In 2019 March was cold` and `2015 March 2016`
    const closes =
      end >= this.lex.count || this.lex.kind[end] === LexKind.break || this.lex.kind[end] === LexKind.sign;
    if (isCited && this.word(end) !== ')') return core;
    return closes && this.word(end) !== "'" && this.word(end) !== '’' ? { ...read, end } : core;
  }

  /**
   * `1492, Oct. 12. Columbus landed.`, `1663. November 24. A charter …`, `1664. August.`: an entry of annals, the year first.
   *
   * Near misses: `He died in 1663. November 24 is kept.`, `1848. May Smith was born.`
   */
  entryDate(t: number): Core | undefined {
    const sign = this.word(t + 1);
    const month = this.lex.entry[t + 2]?.month;
    if (month === undefined || (sign !== ',' && sign !== '.') || !this.isCapital(t + 2)) return undefined;
    const year = this.digits(t, 4)!;
    if (year < 1000 || year > 2100 || !opensSentence(this, t) || glued(this.lex, t + 2)) return undefined;
    let end = this.monthEnd(t + 2);
    const from: Moment = { year, month };
    const day = this.dayAt(end);
    if (day !== undefined && this.lex.kind[day.to] !== LexKind.number && !this.isMeasured(day.to)) {
      from.day = day.day;
      end = day.to;
      if (!exists(from) || this.plainYearAfter(end, end + Number(this.word(end) === ',')) !== undefined)
        return undefined;
    }
    const closes =
      end >= this.lex.count || this.lex.kind[end] === LexKind.break || this.lex.kind[end] === LexKind.sign;
    // the full stop of `Oct.` closes too
    const isClosed = closes || (from.day === undefined && this.word(end - 1) === '.');
    if (!isClosed || this.isApostrophe(end)) return undefined;
    return { from, first: t, end, kind: 'date', explicit: true };
  }

  /** `in '98`, `the class of ’07`, `'08-'09`. */
  shortYearAlone(t: number): Core | undefined {
    if (!this.isApostrophe(t - 1) || !glued(this.lex, t) || glued(this.lex, t - 1) || t - 1 < this.floor)
      return undefined;
    const short = this.digits(t, 2);
    const isPair = (this.isDash(t + 1) || this.word(t + 1) === '/') && this.isTight(t + 1);
    if (short !== undefined && isPair && this.isApostrophe(t + 2) && this.isTight(t + 2)) {
      const from = { year: this.century(short) };
      const year = this.secondYear(t + 3, from.year);
      return year === undefined
        ? undefined
        : { from, to: { year }, first: t - 1, end: t + 4, kind: 'years', explicit: true };
    }
    if (short === undefined || this.isMeasured(t + 1) || this.isApostrophe(t + 1)) return undefined;
    if (glued(this.lex, t + 1) && this.lex.kind[t + 1] !== LexKind.sign) return undefined;
    const before = this.word(t - 2);
    // `in '39 and '45`, `in 2002, '03 and '04`
    const { last } = this;
    const isListed = before === 'and' || before === 'or' || before === ',';
    const link = before === 'and' && this.word(t - 3) === ',' ? t - 3 : t - 2;
    const isNext = isListed && last?.end === link && (this.isApostrophe(last.first) || last.kind === 'year');
    const isSaid = isNext || beforeShortYear.has(before ?? '') || this.entry(t - 2)?.season !== undefined;
    // `1896, ’97, and ’98`
    const told = isNext ? last.from.year! - (last.from.year! % 100) + short : 0;
    const year = isNext && told > last.from.year! ? told : this.century(short);
    return isSaid ? { from: { year }, first: t - 1, end: t + 1, kind: 'year', explicit: true } : undefined;
  }

  /** A month with what stands after it: `June 9, 2017`, `February 7-8, 2019`, `September 2016`, `April (2019)`, `May this year`. */
  monthAt(t: number): Core | undefined {
    const e = this.lex.entry[t]!;
    if (glued(this.lex, t) && this.lex.kind[t - 1] === LexKind.number) return undefined;
    const short = this.shortMonthYear(t);
    if (short !== undefined) return short;
    const to = this.monthEnd(t);
    const isLower = /^\p{Ll}/u.test(this.raw(t));
    const core: Core = { from: { month: e.month! }, first: t, end: to, kind: 'date', explicit: false };
    const year = this.yearAfter(to);
    if (year !== undefined) {
      if (isLower && !this.isLowercaseDated(t, false)) return undefined;
      return this.withYear(core, year);
    }
    const dated = this.dayAfter(core, to);
    if (dated !== undefined) return isLower && !this.isLowercaseDay(t, dated.explicit) ? undefined : dated;
    // `April 384`
    const of = this.word(to) === 'of' ? to + 1 : to;
    const early = this.digits(of, 3);
    if (early !== undefined && early >= 100) {
      if (this.isMeasured(of + 1) || isLower) return undefined;
      return { ...core, from: { ...core.from, year: early }, explicit: true, end: of + 1 };
    }
    if (e.weakMonth === true && !(isLower && this.raw(t).length > 3 && this.standsAlone(t)))
      return { ...core, weak: true };
    if (this.standsAlone(t)) return core;
    return this.joinsMonth(to) ? { ...core, weak: true } : undefined;
  }

  /** `Dec-19`, `May-2010` of a table or market report: a month and its year, the short form and two digits. */
  shortMonthYear(t: number): Core | undefined {
    if (!this.isDash(t + 1) || !this.isTight(t + 1)) return undefined;
    const four = this.digits(t + 2, 4);
    const short = this.raw(t).length > 4 ? undefined : this.digits(t + 2, 2);
    if (four === undefined ? short === undefined : four < 1700 || four > 2100) return undefined;
    if (!this.isCapital(t) || this.isMeasured(t + 3)) return undefined;
    const next = this.word(t + 3);
    const goesOn =
      (glued(this.lex, t + 3) && (this.lex.kind[t + 3] !== LexKind.sign || next === '/' || next === "'")) ||
      ((next === ',' || next === '.') && this.lex.kind[t + 4] === LexKind.number) ||
      (this.isDash(t + 3) && this.lex.kind[t + 4] === LexKind.number);
    if (goesOn || this.lex.kind[t + 3] === LexKind.number) return undefined;
    const from = { year: four ?? this.century(short!), month: this.lex.entry[t]!.month! };
    return { from, first: t, end: t + 3, kind: 'date', explicit: true };
  }

  /** Whether another month follows: `JANUARY-JUNE`. */
  joinsMonth(i: number): boolean {
    const joins = this.isDash(i) || this.word(i) === '/' || until.has(this.word(i) ?? '');
    return joins && this.lex.entry[i + 1]?.month !== undefined;
  }
}
