import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { daysBetween, exists, type Moment } from './calendar.ts';
import type { Core } from './mention.ts';
import { dayOrdinals, monthsOfLanguages, reach, shortMonths, until } from './words.ts';
import { YearAfterReader } from './year-after.ts';

/** A day of the month, and the lexeme after it. */
interface Day {
  day: number;
  to: number;
}

/** Reads days with the month next to them, and days in a row. */
export class DayReader extends YearAfterReader {
  /** The lexeme after a month's name and the full stop of its short form. */
  monthEnd(t: number): number {
    // The one that closes a sentence is not the month's.
    if (this.word(t + 1) !== '.' || !shortMonths.has(this.word(t)!) || this.closesText(t + 1)) return t + 1;
    // `Jan . 5` of a scan
    return glued(this.lex, t + 1) || this.lex.kind[t + 2] === LexKind.number ? t + 2 : t + 1;
  }

  /** Whether a full stop at `i` ends the text or its paragraph. */
  closesText(i: number): boolean {
    return i + 1 >= this.lex.count || this.lex.kind[i + 1] === LexKind.break;
  }

  /** `the tenth of May 2021`, `twenty-first of June`: the day in words before the month at `t`. */
  ordinalFirst(t: number): Core | undefined {
    const hasOf = this.word(t - 1) === 'of';
    const i = hasOf ? (this.word(t - 2) === 'day' ? t - 3 : t - 2) : t - 1;
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
    const year = this.yearAfter(end, true);
    // `twentieth March 1856`; not `his third March`, `the third March 2010 meeting`
    if (!hasOf && (year?.year === undefined || this.lex.kind[year.to] === LexKind.word)) return undefined;
    return this.withYear({ from, first, end, kind: 'date', explicit: false }, year);
  }

  /** `9 June 2017`, `15-16 April`, `5 and 6 May`, `4th of July`, `the 10th day of May`, `10/21 February 1733/4`. */
  dayFirst(t: number): Core | undefined {
    if (glued(this.lex, t) && this.lex.kind[t - 1] !== LexKind.sign) return undefined;
    const first = this.dayAt(t);
    // `No. 12 December 1999`
    if (first === undefined || (this.word(t - 1) === '.' && this.isNumbered(t))) return undefined;
    const row = this.lastDay(t, first);
    if (row === 'none') return undefined;
    let i = row?.to ?? first.to;
    if (this.word(i) === 'day' && this.word(i + 1) === 'of' && first.to > t + 1) i++;
    if (this.word(i) === 'of') i++;
    // `on 3rd, January 1997`
    else if (this.word(i) === ',' && first.to > t + 1 && this.yearAt(this.monthEnd(i + 1)) !== undefined) i++;
    else if ((this.isDash(i) || this.word(i) === '.') && this.isTight(i)) i++;
    const month = this.lex.entry[i]?.month;
    if (month === undefined) return this.foreignDay(t, first, row?.to ?? first.to);
    if (this.isDash(i - 1) && this.lex.entry[i]!.weakMonth === true && this.isDash(i + 1)) return undefined;
    const end = this.monthEnd(i);
    const year = this.yearAfter(end, true);
    // `2 march past`: lowercase wants a year.
    if (/^\p{Ll}/u.test(this.raw(i)) && year === undefined) return undefined;
    const core = this.daysOf({ month, day: first.day }, row?.day, this.word(first.to) === '/');
    if (core === undefined) return undefined;
    const dated = { ...core, first: t, end };
    return (year === undefined ? this.withOtherStyle(dated) : undefined) ?? this.withYear(dated, year);
  }

  /** `14 juillet 1789`, `3. Oktober 1990`, `25 de abril de 1974`: in a title, with its year. */
  foreignDay(t: number, first: Day, from: number): Core | undefined {
    let i = from;
    if (this.word(i) === '.' || this.word(i) === 'º' || this.word(i) === '°') i++;
    const isSpanish = this.word(i) === 'de';
    if (isSpanish) i++;
    const month =
      this.lex.kind[i] === LexKind.word ? monthsOfLanguages.get(this.raw(i).toLowerCase()) : undefined;
    if (month === undefined || from !== first.to) return undefined;
    const at = this.word(i + 1) === 'de' ? i + 2 : i + 1;
    const year = this.yearAt(at);
    const moment: Moment = { month, day: first.day };
    if (year === undefined || this.isMeasured(at + 1) || !exists(moment)) return undefined;
    return { from: { ...moment, year: year.year }, first: t, end: at + 1, kind: 'date', explicit: true };
  }

  /** `9 November (27 October) 1917`, `November 9 (October 27), 1917`: one day by two calendars, the new one's counts. */
  withOtherStyle(core: Core): Core | undefined {
    const { from, to, end } = core;
    const open = this.word(end);
    if ((open !== '(' && open !== '[') || to !== undefined || from.day === undefined) return undefined;
    const isDayFirst = this.lex.kind[end + 1] === LexKind.number;
    const day = this.dayAt(isDayFirst ? end + 1 : this.monthEnd(end + 1));
    if (day === undefined) return undefined;
    const at = isDayFirst ? (this.word(day.to) === 'of' ? day.to + 1 : day.to) : end + 1;
    const month = this.lex.entry[at]?.month;
    const close = isDayFirst ? this.monthEnd(at) : day.to;
    if (month === undefined || this.word(close) !== (open === '(' ? ')' : ']')) return undefined;
    const year = this.yearAfter(close + 1, true);
    if (year?.year === undefined) return undefined;
    const other: Moment = { month, day: day.day };
    const gap = daysBetween({ ...from, year: year.year }, { ...other, year: year.year });
    if (Math.abs(gap) < 10 || Math.abs(gap) > 13) return undefined;
    return this.withYear({ ...core, from: gap > 0 ? other : from, end: close + 1 }, year);
  }

  /** `l5 May 1962`, `On I January 1901`, `2O June 1948`: the day as a scan reads it, before the month at `t` and its year. */
  scannedDay(t: number): Core | undefined {
    let first = t - 1;
    if (first < this.floor) return undefined;
    const isPair =
      first - 1 >= this.floor &&
      glued(this.lex, first) &&
      this.lengthOf(first) + this.lengthOf(first - 1) <= 2;
    if (isPair) first--;
    const raw = this.lex.text.slice(this.lex.start[first]!, this.lex.end[t - 1]!);
    if (!/^[\dlIOo]{1,2}$/.test(raw) || !/[lIOo]/.test(raw)) return undefined;
    if (
      glued(this.lex, t) ||
      (first > 0 && glued(this.lex, first) && this.lex.kind[first - 1] !== LexKind.sign)
    )
      return undefined;
    // `World War I January 1919`; `I May`
    if (raw.length === 1 && !reach.has(this.word(first - 1) ?? '')) return undefined;
    const day = Number(raw.replace(/[lI]/g, '1').replace(/[Oo]/g, '0'));
    const from: Moment = { month: this.lex.entry[t]!.month!, day };
    const end = this.monthEnd(t);
    const year = this.yearAfter(end, true);
    if (year?.year === undefined || !exists(from)) return undefined;
    return this.withYear({ from, first, end, kind: 'date', explicit: false }, year);
  }

  /** `(19 8 7)`: the digits of a year that a scan set apart, alone in brackets. */
  spacedYear(t: number): Core | undefined {
    if (this.word(t - 1) !== '(' || !glued(this.lex, t)) return undefined;
    let end = t;
    let digits = '';
    for (; end < t + 4 && this.lex.kind[end] === LexKind.number && this.lengthOf(end) <= 3; end++)
      digits += this.raw(end);
    if (end === t + 1 || this.word(end) !== ')' || !/^(?:1[6-9]|20)\d\d$/.test(digits)) return undefined;
    return { from: { year: Number(digits) }, first: t, end, kind: 'year', explicit: true };
  }

  /** A day of a month, or the days up to a last one; old style and new, `10/21 February 1733/4`, are one day. */
  daysOf(from: Moment, last: number | undefined, slashed: boolean): Core | undefined {
    const to = { ...from, day: last ?? from.day! };
    if (!exists(from) || !exists(to)) return undefined;
    const core: Core = { from, first: 0, end: 0, kind: 'date', explicit: false };
    if (last === undefined) return core;
    const gap = last - from.day!;
    return slashed && gap >= 10 && gap <= 13 ? { ...core, from: to } : { ...core, to };
  }

  /** The last of several days, `16` of `15-16 April`, and `none` where a number follows that is no such day. */
  lastDay(t: number, first: Day): Day | 'none' | undefined {
    const row = this.dayRow(first);
    if (row !== undefined) return row;
    const i = first.to;
    const link = this.word(i);
    const joins = this.isDash(i) || link === 'and' || link === '&' || link === '/' || until.has(link ?? '');
    if (!joins) return undefined;
    // `3-Jan 1997`
    if (this.isDash(i) && this.isTight(i) && this.lex.entry[i + 1]?.month !== undefined) return undefined;
    const at = this.secondDay(i + 1, t);
    const last = this.dayAt(at);
    if (last === undefined || last.day <= first.day) return 'none';
    const isPair = link === 'and' || link === '&';
    return isPair && last.day !== first.day + 1 && !this.saysBetween(t) ? 'none' : last;
  }

  /** The last of three days in a row or more: `4th, 5th and 6th of May`. */
  dayRow(first: Day): Day | undefined {
    let { day, to } = first;
    while (this.word(to) === ',') {
      const next = this.dayAt(to + 1);
      if (next?.day !== day + 1) return undefined;
      ({ day, to } = next);
      const link = this.word(to) === ',' ? this.word(to + 1) : this.word(to);
      if (link !== 'and' && link !== '&') continue;
      const last = this.dayAt(this.word(to) === ',' ? to + 2 : to + 1);
      return last?.day === day + 1 && !this.isMeasured(last.to) ? last : undefined;
    }
    return undefined;
  }

  /** Where the second day of `the 3rd to the 9th of May` and of `Monday 21 – Friday 25 March` stands. */
  secondDay(i: number, first: number): number {
    if (this.word(i) === 'the') return (this.dayAt(i + 1)?.to ?? 0) > i + 2 ? i + 1 : i;
    if (this.lex.entry[i]?.weekday !== true || !this.followsWeekday(first)) return i;
    return this.word(i + 1) === ',' || this.word(i + 1) === '.' ? i + 2 : i + 1;
  }

  followsWeekday(i: number): boolean {
    const before = this.word(i - 1) === ',' || this.word(i - 1) === '.' ? i - 2 : i - 1;
    return this.lex.entry[before]?.weekday === true;
  }

  /** The day, days or day and time after a month: `May 5`, `May the 10th`, `May 5 and 7`, `Oct 26 15:50:06 2016`. */
  dayAfter(core: Core, to: number): Core | undefined {
    let i = to;
    // `Feb, 12 1900`
    if (this.word(i) === ',' && this.digits(i + 2, 4) !== undefined) i++;
    const isSpelled = this.word(i) === 'the' && this.dayInWords(core.first, i + 1) !== undefined;
    if (isSpelled || (this.word(i) === 'the' && this.dayAt(i + 1)?.to === i + 3)) i++;
    else if (
      (this.isDash(i) || this.word(i) === '/') &&
      this.isTight(i) &&
      this.word(i + 2) === this.word(i) &&
      this.isTight(i + 2)
    )
      i++;
    const day = this.dayAt(i) ?? this.dayInWords(core.first, i);
    // `May 5 million`, `March 5%`: the number belongs to what follows.
    if (day === undefined || this.isMeasured(day.to)) return undefined;
    const from: Moment = { ...core.from, day: day.day };
    if (!exists(from)) return undefined;
    const read: Core = { ...core, from, end: day.to };
    const last = this.lastDayAfter(core.first, day);
    if (last !== undefined && exists({ ...from, day: last.day })) {
      read.to = { month: from.month!, day: last.day };
      read.end = last.to;
    }
    if (i > to && this.word(to) !== 'the' && this.word(to) !== ',') {
      // `May/10/2021`
      const year = this.yearAt(read.end + 1)?.year;
      return year === undefined ? undefined : this.withYear(read, { year, to: read.end + 2 });
    }
    const year = this.yearAfter(this.timeEnd(read.end), true);
    return (year === undefined ? this.withOtherStyle(read) : undefined) ?? this.withYear(read, year);
  }

  /** `June seventh`, `May twenty-first, 2010`; `first`, `second` and `third` are other words too, as in `in March first`. */
  dayInWords(month: number, i: number): Day | undefined {
    const small = this.lex.entry[i]?.small;
    const last = (small === 20 || small === 30) && this.isDash(i + 1) ? i + 2 : i;
    const unit = dayOrdinals.get(this.lower(last));
    if (unit === undefined || (last > i && unit > 9)) return undefined;
    const to = last + 1;
    if (this.isDash(to) && glued(this.lex, to)) return undefined;
    const closes =
      to >= this.lex.count || this.lex.kind[to] !== LexKind.word || this.yearAt(to) !== undefined;
    const isSaid = this.word(month - 1) === 'on' || this.word(i - 1) === 'the';
    const isClear = last > i || unit > 3 || closes || isSaid;
    return isClear ? { day: unit + (last > i ? small! : 0), to } : undefined;
  }

  /** `8` of `February 7-8, 2019`, `June 7/8`, `May 7 & 8`; not `May 7 to 8 June`. */
  lastDayAfter(first: number, day: Day): Day | undefined {
    const row = this.dayRow(day);
    if (row !== undefined) return row;
    const link = this.word(day.to);
    const isPair = link === 'and' || link === '&' || (link === '/' && this.isTight(day.to));
    if (!isPair && !this.isDash(day.to) && !until.has(link ?? '')) return undefined;
    const last = this.dayAt(this.word(day.to + 1) === 'the' ? day.to + 2 : day.to + 1);
    if (last === undefined || last.day <= day.day || this.lex.entry[last.to]?.month !== undefined)
      return undefined;
    if (isPair && last.day !== day.day + 1 && !(link === 'and' && this.saysBetween(first))) return undefined;
    return this.isMeasured(last.to) || this.word(last.to) === ':' ? undefined : last;
  }

  /** The lexeme after a time of day at `i`: `15:50:06`, or `i` where a year does not follow it. */
  timeEnd(i: number): number {
    let end = i;
    if (this.digits(end, 2) === undefined || this.word(end + 1) !== ':') return i;
    for (end++; this.word(end) === ':' && this.digits(end + 1, 2) !== undefined && end < i + 5; end += 2);
    if (/^(?:UTC|GMT|[A-Z]{2,3}T)$/.test(this.raw(end))) end++;
    return this.digits(end, 4) === undefined ? i : end;
  }
}
