import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { exists, fallsOn, type Moment } from './calendar.ts';
import type { Core } from './mention.ts';
import { NumericMonthReader } from './numeric-month-reader.ts';
import { beforeShortDate, numberedShort, reach } from './words.ts';

const romans = new Map(
  'I II III IV V VI VII VIII IX X XI XII'.split(' ').map((roman, i) => [roman, i + 1] as const),
);

/** A numeric date, its neighbours not yet looked at. */
interface Numeric {
  moment: Moment;
  end: number;
  ambiguous?: boolean;
}

/** Reads dates of numbers. */
export class NumericReader extends NumericMonthReader {
  /**
   * Whether the signs around a number are those of a numeric date: two that are the same with numbers next to them, the stop and dash of
   * `20.-21.09.2004`, the dash and stops of `12–15.06.2019`, the stroke of `05/2021`, the hyphen of `11-2019`, or a month and year as one
   * number, `05.2021`. Most numbers with a stop or dash after them end a sentence or begin a range.
   */
  mayBeNumeric(t: number): boolean {
    const sign = this.word(t + 1);
    if (sign === '/') return true;
    const isDash = this.isDash(t + 1);
    if (!isDash && sign !== '.') return false;
    const second = this.word(t + 3);
    if (this.lengthOf(t) === 7 || (second === sign && this.lex.kind[t + 4] === LexKind.number)) return true;
    if (isDash) return second === '.' ? this.word(t + 5) === '.' : this.lengthOf(t + 2) === 4;
    return this.isDash(t + 2) && this.word(t + 4) === '.';
  }

  /**
   * `2018-11-27`, `2021-05-10T14:30:00Z`, `27.11.2018`, `25-12-2021`, `11/27/2018`, `10.V.2021`, `10-May-21`, `05/2021`, and ranges
   * `2017-06-09/2017-06-12`, `12–15.06.2019`, `28.02–03.03.2019`.
   */
  numericDate(t: number): Core | undefined {
    if (!this.isFree(t) || (this.isNumbered(t) && !this.isLabelled(t))) return undefined;
    const one = this.dayMonthYear(t);
    if (one !== undefined) {
      const core = this.numericCore(t, one);
      // `20/5/1421H`
      const end = one.moment.year! < 1600 ? this.hijriEnd(one.end) : undefined;
      if (end !== undefined) return { ...core, from: {}, end, valueless: true };
      const second =
        this.word(one.end) === '/' && this.isTight(one.end) ? this.dayMonthYear(one.end + 1) : undefined;
      if (second !== undefined && this.endsNumeric(second.end) && !one.ambiguous && !second.ambiguous)
        return { ...core, to: second.moment, end: second.end };
      return this.endsNumeric(one.end) || this.startsNumeric(one.end + 1) ? core : undefined;
    }
    return this.dayRange(t) ?? this.monthRange(t) ?? this.monthYear(t) ?? this.slashedDay(t);
  }

  /** `Date of Article: 03/10/1792`: after a colon a whole date with strokes is no number of what stands before it. */
  isLabelled(t: number): boolean {
    if (this.word(t - 1) !== ':' || glued(this.lex, t) || this.word(t + 1) !== '/') return false;
    return (
      this.digits(t + 4, 4) !== undefined &&
      this.dayMonthYear(t) !== undefined &&
      !numberedShort.has(this.lower(t - 2))
    );
  }

  /** The lexeme after the `H` or `AH` at `i` that makes a date one of the Islamic calendar. */
  hijriEnd(i: number): number | undefined {
    return this.raw(i) === 'H' && glued(this.lex, i) ? i + 1 : this.calendarMark(i)?.to;
  }

  numericCore(t: number, { moment, end, ambiguous }: Numeric): Core {
    const core: Core = { from: moment, first: t, end, kind: 'date', explicit: true };
    if (ambiguous === true) core.ambiguous = true;
    return core;
  }

  /** Whether another date follows a dash: `12.06.2019-15.06.2019`. */
  startsNumeric(i: number): boolean {
    if (!this.isDash(i - 1)) return false;
    const other = this.dayMonthYear(i);
    return other !== undefined && this.endsNumeric(other.end);
  }

  /** Three parts with the same sign between them. */
  dayMonthYear(t: number): Numeric | undefined {
    const sign = this.word(t + 1);
    if ((sign !== '.' && sign !== '/' && !this.isDash(t + 1)) || this.word(t + 3) !== sign) return undefined;
    const tight = this.isTight(t + 1) && this.isTight(t + 3);
    const spaced = !tight && this.isSpaced(t, sign === '.');
    if (!tight && !spaced) return undefined;
    const month = this.namedMonth(t + 2);
    if (month !== undefined)
      return tight || this.digits(t + 4, 4) !== undefined ? this.withNamedMonth(t, month) : undefined;
    const a = this.plainNumber(t, 4);
    const b = this.plainNumber(t + 2, 2);
    const c = this.plainNumber(t + 4, 4);
    if (a === undefined || b === undefined || c === undefined) return undefined;
    const end = t + 5;
    const lengths = [t, t + 2, t + 4].map((i) => this.raw(i).length);
    if (spaced && lengths[0] !== 4 && lengths[2] !== 4) return undefined;
    if (lengths[0] === 4) {
      if (lengths[2]! > 2 || (sign === '.' && tight && lengths[2] !== 2)) return undefined;
      // `1854-5-6`, three years
      if (a < 1900 && sign !== '/' && lengths[1] === 1 && lengths[2] === 1) return undefined;
      return this.existing({ year: a, month: b, day: c }, end);
    }
    if (lengths[0]! > 2) return undefined;
    if (lengths[2] === 2) return this.shortYear(t, a, b, c, sign === '/');
    if (lengths[2] !== 4) return undefined;
    return sign === '.' ? this.existing({ year: c, month: b, day: a }, end) : this.eitherOrder(a, b, c, end);
  }

  /** `25. 12. 2021`, `15 / 09 / 2008`: the same spaces on both sides. */
  isSpaced(t: number, isStop: boolean): boolean {
    if (
      glued(this.lex, t + 2) !== glued(this.lex, t + 4) ||
      glued(this.lex, t + 1) !== glued(this.lex, t + 3)
    )
      return false;
    return isStop
      ? glued(this.lex, t + 1)
      : this.word(t + 1) === '/' && !glued(this.lex, t + 1) && !glued(this.lex, t + 2);
  }

  /** A month by its name, or in Roman numerals: `10-May-21`, `10.V.2021`. */
  namedMonth(i: number): number | undefined {
    if (this.lex.kind[i] !== LexKind.word) return undefined;
    return this.lex.entry[i]?.month ?? romans.get(this.raw(i)) ?? romans.get(this.raw(i).toUpperCase());
  }

  withNamedMonth(t: number, month: number): Numeric | undefined {
    const first = this.plainNumber(t, 4);
    const last = this.plainNumber(t + 4, 4);
    if (first === undefined || last === undefined) return undefined;
    if (this.raw(t).length === 4) return this.existing({ year: first, month, day: last }, t + 5);
    const { length } = this.raw(t + 4);
    const year = length === 4 ? last : length === 2 ? this.century(last) : undefined;
    return year === undefined ? undefined : this.existing({ year, month, day: first }, t + 5);
  }

  existing(moment: Moment, end: number): Numeric | undefined {
    return exists(moment) && moment.year! >= 1000 && moment.year! <= 2100 ? { moment, end } : undefined;
  }

  /** `3/4/2018`: by the parts, else by the weekday before, else by the order of the text. */
  eitherOrder(a: number, b: number, year: number, end: number): Numeric | undefined {
    const dayFirst = this.existing({ year, month: b, day: a }, end);
    const monthFirst = this.existing({ year, month: a, day: b }, end);
    if (dayFirst === undefined || monthFirst === undefined || a === b) return dayFirst ?? monthFirst;
    const t = end - 5;
    const at = this.word(t - 1) === ',' ? t - 2 : t - 1;
    if (this.entry(at)?.weekday === true) {
      const isDayFirst = fallsOn(dayFirst.moment, this.raw(at));
      if (isDayFirst !== fallsOn(monthFirst.moment, this.raw(at))) return isDayFirst ? dayFirst : monthFirst;
    }
    const { order } = this.options;
    if (order === undefined) return { ...dayFirst, ambiguous: true };
    return order === 'dmy' ? dayFirst : monthFirst;
  }

  /** `25.12.21`, `25-12-21`, `3/4/18`: not `1.2.10`, a section, nor `10.12.14 Terms`, the number of a heading. */
  shortYear(t: number, a: number, b: number, c: number, slashed: boolean): Numeric | undefined {
    const year = this.century(c);
    const end = t + 5;
    if (slashed) return this.eitherOrder(a, b, year, end);
    const before = this.word(t - 1);
    // `on 3.4.87`; a section or version has no such last part
    const isShort = this.raw(t).length < 2 || this.raw(t + 2).length < 2;
    const isYear = c > 31 || this.raw(t + 4)[0] === '0';
    if (isShort && !(isYear && beforeShortDate.has(before ?? this.raw(t - 1)))) return undefined;
    const isSaid =
      t > 0 &&
      (before === '(' ||
        before === ',' ||
        before === ':' ||
        reach.has(before ?? '') ||
        this.raw(t - 1) === 'dated');
    // `ret. 31.12.28`
    const isNoted =
      before === '.' &&
      glued(this.lex, t - 1) &&
      (beforeShortDate.has(this.lower(t - 2)) || (/^\p{Ll}{3,}$/u.test(this.raw(t - 2)) && a > 12));
    const isAlone = isNoted || (t === 0 && end >= this.lex.count);
    const isRange = this.isDash(t - 1) || this.isDash(end);
    if (!isSaid && !isAlone && !isRange && this.entry(t - 1)?.weekday !== true) return undefined;
    return this.word(t + 1) === '.'
      ? this.existing({ year, month: b, day: a }, end)
      : this.eitherOrder(a, b, year, end);
  }

  /** `12–15.06.2019`, `28.02–03.03.2019`: the day, or day and month, of a range whose end is whole. */
  dayRange(t: number): Core | undefined {
    const slashed = this.slashedRange(t);
    if (slashed !== undefined) return slashed;
    const parts = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(this.raw(t));
    if (parts === null) return undefined;
    let dash = t + 1;
    if (this.word(dash) === '.' && glued(this.lex, dash)) dash++;
    if (!this.isDash(dash)) return undefined;
    const last = this.dayMonthYear(dash + 1);
    if (
      last === undefined ||
      this.raw(dash + 1).length > 2 ||
      this.word(dash + 2) !== '.' ||
      !this.endsNumeric(last.end)
    )
      return undefined;
    const from = { ...last.moment, day: Number(parts[1]) };
    if (parts[2] !== undefined) from.month = Number(parts[2]);
    const order = from.month! * 100 + from.day - (last.moment.month! * 100 + last.moment.day!);
    if (!exists(from) || order >= 0) return undefined;
    return { from, to: last.moment, first: t, end: last.end, kind: 'date', explicit: true };
  }

  /** `24/25.9.2004`, `1/1–31/3/2004`: days with a stroke whose month or year stands at the end. */
  slashedRange(t: number): Core | undefined {
    if (this.word(t + 1) !== '/' || !this.isTight(t + 1)) return undefined;
    const first = this.plainNumber(t, 2);
    const isDay = this.word(t + 3) === '.' && !this.isDash(t + 3);
    const last = isDay ? this.dayMonthYear(t + 2) : this.isDash(t + 3) ? this.dayMonthYear(t + 4) : undefined;
    if (first === undefined || last === undefined || !this.endsNumeric(last.end)) return undefined;
    let from: Moment = { ...last.moment, day: first };
    if (isDay) {
      if (last.moment.day !== first + 1) return undefined;
    } else {
      const second = this.plainNumber(t + 2, 2);
      if (second === undefined || last.ambiguous === true || this.word(t + 5) !== '/') return undefined;
      const isDayFirst = this.plainNumber(t + 4, 2) === last.moment.day;
      from = {
        year: last.moment.year!,
        month: isDayFirst ? second : first,
        day: isDayFirst ? first : second,
      };
      const order = (moment: Moment) => moment.month! * 100 + moment.day!;
      if (order(from) >= order(last.moment)) return undefined;
    }
    if (!exists(from)) return undefined;
    return { from, to: last.moment, first: t, end: last.end, kind: 'date', explicit: true };
  }

  /** `15/9-2008`, `15/9 2008`. */
  slashedDay(t: number): Core | undefined {
    if (this.word(t + 1) !== '/' || !this.isTight(t + 1)) return undefined;
    const at = this.isDash(t + 3) && this.isTight(t + 3) ? t + 4 : t + 3;
    const year = at === t + 4 || !glued(this.lex, at) ? this.digits(at, 4) : undefined;
    const day = this.plainNumber(t, 2);
    const month = this.plainNumber(t + 2, 2);
    if (year === undefined || day === undefined || month === undefined || year < 1900) return undefined;
    const read = this.existing({ year, month, day }, at + 1);
    return read === undefined || !this.endsNumeric(at + 1) || this.isMeasured(at + 1)
      ? undefined
      : this.numericCore(t, read);
  }
}
