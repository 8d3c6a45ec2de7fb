import { LexKind } from '../engine/lexer.ts';
import { shortMonths, until } from './words.ts';
import { YearAfterReader } from './year-after.ts';

/** A day of the month, and the lexeme after it. */
export interface Day {
  day: number;
  to: number;
}

/** Reads days of one month in a row. */
export class DayRowReader extends YearAfterReader {
  /** The last of several days, `16` of `15-16 April`, and `none` where a number follows that is no such day. */
  lastDay(t: number, first: Day): Day | 'none' | undefined {
    const row = this.word(first.to) !== ',' || this.isNumbered(t) ? undefined : this.dayRow(first);
    if (row !== undefined) return row;
    let i = first.to;
    // `20.-21. September`
    if (this.word(i) === '.' && this.isDash(i + 1) && this.isTight(i)) i++;
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

  /** The last of three rising days or more: `4th, 5th and 6th of May`, `7, 14, 21 and 28 October`, `5, 12, and 19`. */
  dayRow(first: Day): Day | undefined {
    let { day, to } = first;
    while (this.word(to) === ',') {
      const next = this.dayAt(to + 1);
      if (next === undefined || next.day <= day) return undefined;
      ({ day, to } = next);
      const comma = this.word(to) === ',' ? 1 : 0;
      const link = this.word(to + comma);
      if (link !== 'and' && link !== '&') continue;
      const last = this.dayAt(to + comma + 1);
      return last !== undefined && last.day > day && !this.isMeasured(last.to) ? last : undefined;
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

  /** `8` of `February 7-8, 2019`, `June 7/8`, `May 7 & 8`, `19` of `March 5, 12, and 19, 2010`; not `May 7 to 8 June`. */
  lastDayAfter(first: number, day: Day): Day | undefined {
    const row = this.dayRow(day);
    // `May 3, 10 and 24 soldiers`
    if (row !== undefined)
      return this.lex.kind[row.to] === LexKind.word && row.day !== day.day + 2 ? undefined : row;
    const link = this.word(day.to);
    const isPair = link === 'and' || link === '&' || (link === '/' && this.isTight(day.to));
    if (!isPair && !this.isDash(day.to) && !until.has(link ?? '')) return undefined;
    // `Thursday, September 23 to Sunday 26`
    const at = this.word(day.to + 1) === 'the' ? day.to + 2 : this.secondDay(day.to + 1, first);
    const last = this.dayAt(at);
    if (last === undefined || last.day <= day.day || this.lex.entry[last.to]?.month !== undefined)
      return undefined;
    if (isPair && last.day !== day.day + 1 && !(link === 'and' && this.saysBetween(first))) return undefined;
    return this.isMeasured(last.to) || this.word(last.to) === ':' ? undefined : last;
  }

  /** The lexeme after a month's name and the full stop of its short form. */
  monthEnd(t: number): number {
    // The one that closes a sentence is not the month's.
    if (this.word(t + 1) !== '.' || !shortMonths.has(this.word(t)!) || this.closesText(t + 1)) return t + 1;
    // `Jan . 5` of a scan
    return this.lex.end[t] === this.lex.start[t + 1] || this.lex.kind[t + 2] === LexKind.number
      ? t + 2
      : t + 1;
  }

  /** Whether a full stop at `i` ends the text or its paragraph. */
  closesText(i: number): boolean {
    return i + 1 >= this.lex.count || this.lex.kind[i + 1] === LexKind.break;
  }
}
