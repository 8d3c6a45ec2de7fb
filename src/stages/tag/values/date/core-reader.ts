import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { exists, type Moment } from './calendar.ts';
import type { Core } from './mention.ts';
import { dayOrdinals, until } from './words.ts';
import { YearBehindReader } from './year-behind.ts';

/** Reads days and months with the years behind them. */
export class CoreReader extends YearBehindReader {
  coreAt(t: number): Core | undefined {
    if (this.lex.kind[t] === LexKind.number) return this.numberAt(t);
    const e = this.lex.entry[t]!;
    if (e.month !== undefined) return this.ordinalFirst(t) ?? this.monthAt(t);
    return e.decade === undefined ? undefined : this.decadeWord(t);
  }

  /** What begins with a number, by its length: most numbers are no dates, and a look at the neighbours tells. */
  numberAt(t: number): Core | undefined {
    const length = this.lex.end[t]! - this.lex.start[t]!;
    if (length > 8) return undefined;
    const sign = this.word(t + 1);
    const numeric = sign === '.' || sign === '/' || this.isDash(t + 1) ? this.numericDate(t) : undefined;
    if (numeric !== undefined) return numeric;
    if (length <= 2) {
      const tight = glued(this.lex, t) || glued(this.lex, t + 1);
      return (
        this.dayFirst(t) ??
        (tight ? (this.decadeAt(t) ?? this.letteredPart(t) ?? this.shortYearAlone(t)) : undefined) ??
        this.fiscalAt(t) ??
        this.eraYear(t)
      );
    }
    if (length === 3) return this.otherCalendar(t) ?? this.eraYear(t) ?? this.earlyYear(t);
    if (length === 4)
      return (
        this.decadeAt(t) ??
        this.fiscalAt(t) ??
        this.yearThenPart(t) ??
        this.otherCalendar(t) ??
        this.eraYear(t) ??
        this.yearFirst(t)
      );
    return this.eraYear(t) ?? this.monthYear(t) ?? this.yearsAt(t);
  }

  /** A year, years, or a year with the month behind it: `2024 Aug`, `1975 Nov-Dec`, `2019 March 5`. */
  yearFirst(t: number): Core | undefined {
    const core = this.yearsAt(t);
    if (core?.kind !== 'year' || core.endAt !== undefined || core.end !== t + 1) return core;
    const month = this.lex.entry[core.end]?.month;
    if (month === undefined || this.raw(core.end)[0] !== this.raw(core.end)[0]!.toUpperCase()) return core;
    let end = this.monthEnd(core.end);
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
    return closes && this.word(end) !== "'" && this.word(end) !== '’' ? { ...read, end } : core;
  }

  /** `in '98`, `the class of ’07`. */
  shortYearAlone(t: number): Core | undefined {
    if (!this.isApostrophe(t - 1) || !glued(this.lex, t) || glued(this.lex, t - 1) || t - 1 < this.floor)
      return undefined;
    const short = this.digits(t, 2);
    if (short === undefined || this.isMeasured(t + 1) || this.isApostrophe(t + 1)) return undefined;
    if (glued(this.lex, t + 1) && this.lex.kind[t + 1] !== LexKind.sign) return undefined;
    const before = this.word(t - 2);
    const isSaid =
      ['in', 'since', 'of', 'until', 'till', 'by', 'from', 'to'].includes(before ?? '') ||
      this.lex.entry[t - 2]?.season !== undefined;
    return isSaid
      ? { from: { year: this.century(short) }, first: t - 1, end: t + 1, kind: 'year', explicit: true }
      : undefined;
  }

  /** The lexeme behind a month's name and the full stop of its short form. */
  monthEnd(t: number): number {
    // The one that closes a sentence is not the month's.
    return !this.closesText(t + 1) &&
      this.lex.entry[t]!.weakMonth === true &&
      this.raw(t).length < 5 &&
      this.word(t + 1) === '.' &&
      glued(this.lex, t + 1)
      ? t + 2
      : t + 1;
  }

  /** Whether a full stop at `i` ends the text or its paragraph. */
  closesText(i: number): boolean {
    return i + 1 >= this.lex.count || this.lex.kind[i + 1] === LexKind.break;
  }

  /** `the tenth of May 2021`, `twenty-first of June`: the day in words before the month at `t`. */
  ordinalFirst(t: number): Core | undefined {
    if (this.word(t - 1) !== 'of') return undefined;
    const i = this.word(t - 2) === 'day' ? t - 3 : t - 2;
    const last = i >= this.floor ? dayOrdinals.get(this.raw(i).toLowerCase()) : undefined;
    if (last === undefined) return undefined;
    let day = last;
    let first = i;
    const tens = this.isDash(i - 1) ? i - 2 : i - 1;
    const small = this.lex.entry[tens]?.small;
    if (tens >= this.floor && last < 10 && (small === 20 || small === 30)) {
      day += small;
      first = tens;
    }
    const from: Moment = { month: this.lex.entry[t]!.month!, day };
    if (!exists(from)) return undefined;
    const end = this.monthEnd(t);
    return this.withYear({ from, first, end, kind: 'date', explicit: false }, this.yearBehind(end, true));
  }

  /** `9 June 2017`, `15-16 April`, `5 and 6 May`, `4th of July`, `the 10th day of May`, `10/21 February 1733/4`. */
  dayFirst(t: number): Core | undefined {
    if (glued(this.lex, t) && this.lex.kind[t - 1] !== LexKind.sign) return undefined;
    const first = this.dayAt(t);
    if (first === undefined) return undefined;
    let i = first.to;
    let last: { day: number; to: number } | undefined;
    const link = this.word(i);
    if (this.isDash(i) || link === 'and' || link === '/' || until.has(link ?? '')) {
      last = this.dayAt(i + 1);
      if (last === undefined || last.day <= first.day) return undefined;
      if (link === 'and' && last.day !== first.day + 1 && !this.saysBetween(t)) return undefined;
      i = last.to;
    }
    if (this.word(i) === 'day' && this.word(i + 1) === 'of' && first.to > t + 1) i++;
    if (this.word(i) === 'of') i++;
    else if ((this.isDash(i) || this.word(i) === '.') && this.isTight(i)) i++;
    const month = this.lex.entry[i]?.month;
    if (
      month === undefined ||
      (this.isDash(i - 1) && this.lex.entry[i]!.weakMonth === true && this.isDash(i + 1))
    )
      return undefined;
    const end = this.monthEnd(i);
    const year = this.yearBehind(end, true);
    // `2 march past`: lowercase wants a year.
    if (/^\p{Ll}/u.test(this.raw(i)) && year === undefined) return undefined;
    const from: Moment = { month, day: first.day };
    if (!exists(from)) return undefined;
    let core: Core = { from, first: t, end, kind: 'date', explicit: false };
    if (last !== undefined) {
      const to = { month, day: last.day };
      if (!exists(to)) return undefined;
      // Old style and new: `10/21 February 1733/4`.
      const gap = last.day - first.day;
      if (link === '/' && gap >= 10 && gap <= 13) core = { ...core, from: to };
      else core.to = to;
    }
    return this.withYear(core, year);
  }

  /** A month with what stands behind it: `June 9, 2017`, `February 7-8, 2019`, `September 2016`, `April (2019)`, `May this year`. */
  monthAt(t: number): Core | undefined {
    const e = this.lex.entry[t]!;
    if (glued(this.lex, t) && this.lex.kind[t - 1] === LexKind.number) return undefined;
    const to = this.monthEnd(t);
    const isLower = /^\p{Ll}/u.test(this.raw(t));
    const core: Core = { from: { month: e.month! }, first: t, end: to, kind: 'date', explicit: false };
    const year = this.yearBehind(to);
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

  /** Whether another month follows: `JANUARY-JUNE`. */
  joinsMonth(i: number): boolean {
    const joins = this.isDash(i) || this.word(i) === '/' || until.has(this.word(i) ?? '');
    return joins && this.lex.entry[i + 1]?.month !== undefined;
  }

  /** The day, days or day and time behind a month: `May 5`, `May the 10th`, `May 5 and 7`, `Oct 26 15:50:06 2016`. */
  dayAfter(core: Core, to: number): Core | undefined {
    let i = to;
    if (this.word(i) === 'the' && this.dayAt(i + 1)?.to === i + 3) i++;
    else if (
      (this.isDash(i) || this.word(i) === '/') &&
      this.isTight(i) &&
      this.word(i + 2) === this.word(i) &&
      this.isTight(i + 2)
    )
      i++;
    const day = this.dayAt(i);
    // `May 5 million`, `March 5%`: the number belongs to what follows.
    if (day === undefined || this.isMeasured(day.to)) return undefined;
    const from: Moment = { ...core.from, day: day.day };
    if (!exists(from)) return undefined;
    const read: Core = { ...core, from, end: day.to };
    const link = this.word(day.to);
    const joins = this.isDash(day.to) || link === 'and' || until.has(link ?? '');
    const last = joins ? this.dayAt(day.to + 1) : undefined;
    const follows = last !== undefined && this.lex.entry[last.to]?.month === undefined;
    if (
      follows &&
      last.day > day.day &&
      (link !== 'and' || last.day === day.day + 1 || this.saysBetween(core.first))
    ) {
      const until = { month: from.month!, day: last.day };
      if (exists(until)) {
        read.to = until;
        read.end = last.to;
      }
    }
    if (i > to && this.word(to) !== 'the') {
      // `May/10/2021`
      const year = this.yearAt(read.end + 1)?.year;
      return year === undefined ? undefined : this.withYear(read, { year, to: read.end + 2 });
    }
    return this.withYear(read, this.yearBehind(this.timeEnd(read.end), true));
  }

  /** The lexeme behind a time of day at `i`: `15:50:06`, or `i` where a year does not follow it. */
  timeEnd(i: number): number {
    let end = i;
    if (this.digits(end, 2) === undefined || this.word(end + 1) !== ':') return i;
    for (end++; this.word(end) === ':' && this.digits(end + 1, 2) !== undefined && end < i + 5; end += 2);
    if (/^(?:UTC|GMT|[A-Z]{2,3}T)$/.test(this.raw(end))) end++;
    return this.digits(end, 4) === undefined ? i : end;
  }
}
