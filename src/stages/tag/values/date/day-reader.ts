import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { daysBetween, exists, type Moment } from './calendar.ts';
import type { Day } from './day-row-reader.ts';
import type { Core } from './mention.ts';
import { ScanReader } from './scan-reader.ts';
import { beforeShortDate, datedAbbreviations, dayOrdinals, monthsOfLanguages } from './words.ts';

/** Reads days with the month next to them, and days in a row. */
export class DayReader extends ScanReader {
  /** `the tenth of May 2021`, `twenty-first of June`: the day in words before the month at `t`. */
  ordinalFirst(t: number): Core | undefined {
    const of = this.beforeOf(t - 1);
    const hasOf = of < t - 1;
    const i = hasOf && this.word(of) === 'day' ? of - 1 : of;
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
    if (first === undefined || (this.word(t - 1) === '.' && this.isNumbered(t) && !this.followsChapter(t)))
      return undefined;
    const row = this.lastDay(t, first);
    if (row === 'none') return undefined;
    let i = this.afterSpelled(row?.to ?? first.to);
    if (this.word(i) === 'day' && this.word(i + 1) === 'of' && this.isDayOf(t, first)) i++;
    // `the 5. of November`
    if (this.word(i) === '.' && this.raw(i + 1) === 'of' && glued(this.lex, i)) i++;
    if (this.word(i) === 'of') i = this.afterOf(i);
    // `on 3rd, January 1997`
    else if (this.word(i) === ',' && first.to > t + 1 && this.yearAt(this.monthEnd(i + 1)) !== undefined) i++;
    else if ((this.isDash(i) || this.word(i) === '.') && (this.isTight(i) || this.isDottedDay(t, i))) i++;
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

  /** Whether what follows a number may make it a day. Words of no lexicon do not, but as foreign months: `14 juillet 1789`, `25 abril de 1974`. */
  mayBeDay(t: number): boolean {
    // `1er mars`
    if (this.lex.entry[t + 1] !== undefined || glued(this.lex, t + 1)) return true;
    const isWord = this.lex.kind[t + 1] === LexKind.word;
    return isWord && (this.lex.kind[t + 2] === LexKind.number || this.word(t + 2) === 'de');
  }

  /** After `(twelfth)` of `the 12th (twelfth) day of March`, or `i`. */
  afterSpelled(i: number): number {
    if (this.word(i) !== '(') return i;
    for (let close = i + 2; close < i + 5; close++)
      if (this.word(close) === ')') return dayOrdinals.has(this.lower(close - 1)) ? close + 1 : i;
    return i;
  }

  /** Whether a stop at `i` is that of an ordinal, `on 20. September 2010`, `20.-21. September`, and none that ends a sentence. */
  isDottedDay(t: number, i: number): boolean {
    if (this.word(i) !== '.' || !glued(this.lex, i) || this.lex.entry[i + 1]?.month === undefined)
      return false;
    return this.word(t + 1) === '.' && i > t + 1
      ? true
      : beforeShortDate.has(this.word(t - 1) ?? '') || this.followsWeekday(t);
  }

  /** `cap. 11 Feb. 1386`, `ch. 3 May 1562` of a list of clergy: a chapter is of no month. */
  followsChapter(t: number): boolean {
    return datedAbbreviations.has(this.lower(t - 2));
  }

  /** The lexeme after `of`, or `of the month of`, at `i`. */
  afterOf(i: number): number {
    const isLong = this.word(i + 1) === 'the' && this.raw(i + 2) === 'month' && this.word(i + 3) === 'of';
    return isLong ? i + 4 : i + 1;
  }

  /** The lexeme before `of`, or `of the month of`, that ends at `i`; `i` where none does. */
  beforeOf(i: number): number {
    if (this.word(i) !== 'of') return i;
    const isLong = this.raw(i - 1) === 'month' && this.word(i - 2) === 'the' && this.word(i - 3) === 'of';
    return isLong ? i - 4 : i - 1;
  }

  /** Whether `day of` after a number names the day: `the 10th day of May`, `this 1 day of July`; not `only 1 day of July`. */
  isDayOf(t: number, first: Day): boolean {
    return first.to > t + 1 || first.day > 1 || this.raw(t - 1) === 'this' || this.word(t - 1) === 'the';
  }

  /** `14 juillet 1789`, `3. Oktober 1990`, `25 de abril de 1974`: in a title, with its year. */
  foreignDay(t: number, first: Day, from: number): Core | undefined {
    let i = from;
    // `1er mars`
    if (this.word(i) === '.' || this.word(i) === 'º' || this.word(i) === '°' || this.isFrenchFirst(i)) i++;
    const isSpanish = this.word(i) === 'de';
    if (isSpanish) i++;
    const at = this.word(i + 1) === 'de' ? i + 2 : i + 1;
    // The year is looked for first: a word follows most numbers, a word and a number few.
    if (this.lex.kind[i] !== LexKind.word || this.lex.kind[at] !== LexKind.number) return undefined;
    const month = monthsOfLanguages.get(this.raw(i).toLowerCase());
    if (month === undefined || from !== first.to) return undefined;
    const year = this.yearAt(at);
    const moment: Moment = { month, day: first.day };
    if (year === undefined || this.isMeasured(at + 1) || !exists(moment)) return undefined;
    return { from: { ...moment, year: year.year }, first: t, end: at + 1, kind: 'date', explicit: true };
  }

  isFrenchFirst(i: number): boolean {
    return glued(this.lex, i) && this.raw(i) === 'er' && this.raw(i - 1) === '1';
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

  /** A day of a month, or the days up to a last one; old style and new, `10/21 February 1733/4`, are one day. */
  daysOf(from: Moment, last: number | undefined, slashed: boolean): Core | undefined {
    const to = { ...from, day: last ?? from.day! };
    if (!exists(from) || !exists(to)) return undefined;
    const core: Core = { from, first: 0, end: 0, kind: 'date', explicit: false };
    if (last === undefined) return core;
    const gap = last - from.day!;
    return slashed && gap >= 10 && gap <= 13 ? { ...core, from: to } : { ...core, to };
  }

  /** The day, days or day and time after a month: `May 5`, `May the 10th`, `May 5 and 7`, `Oct 26 15:50:06 2016`. */
  dayAfter(core: Core, to: number): Core | undefined {
    let i = to;
    // `Feb, 12 1900`, `August, 7, 1948`
    const comma = this.word(i) === ',' && this.word(i + 2) === ',' ? i + 3 : i + 2;
    if (this.word(i) === ',' && this.digits(comma, 4) !== undefined) i++;
    // `May ye 5th`
    const isSaid = this.word(i) === 'the' || this.raw(i) === 'ye';
    const isSpelled = isSaid && this.dayInWords(core.first, i + 1) !== undefined;
    if (isSpelled || (isSaid && this.dayAt(i + 1)?.to === i + 3)) i++;
    else if (
      (this.isDash(i) || this.word(i) === '/') &&
      this.isTight(i) &&
      this.word(i + 2) === this.word(i) &&
      this.isTight(i + 2)
    )
      i++;
    const scanned = this.scannedDay(i);
    const day = scanned ?? this.dayAt(i) ?? this.dayInWords(core.first, i);
    // `May 5 million`, `March 5%`: the number belongs to what follows.
    if (day === undefined || this.isMeasured(day.to)) return undefined;
    // `June 1O, 1899`; not `June I`
    if (scanned !== undefined && this.yearAfter(day.to, true)?.year === undefined) return undefined;
    const from: Moment = { ...core.from, day: day.day };
    if (!exists(from)) return undefined;
    const read: Core = { ...core, from, end: day.to };
    const last = this.lastDayAfter(core.first, day);
    if (last !== undefined && exists({ ...from, day: last.day })) {
      read.to = { month: from.month!, day: last.day };
      read.end = last.to;
    }
    if (i > to && !isSaid && this.word(to) !== ',') {
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

  /** The lexeme after a time of day at `i`: `15:50:06`, or `i` where a year does not follow it. */
  timeEnd(i: number): number {
    let end = i;
    if (this.digits(end, 2) === undefined || this.word(end + 1) !== ':') return i;
    for (end++; this.word(end) === ':' && this.digits(end + 1, 2) !== undefined && end < i + 5; end += 2);
    if (/^(?:UTC|GMT|[A-Z]{2,3}T)$/.test(this.raw(end))) end++;
    return this.digits(end, 4) === undefined ? i : end;
  }
}
