import { dashes } from '../engine/characters.ts';
import { LexKind } from '../engine/lexer.ts';
import { daysIn, isBefore, monthNumber } from './calendar.ts';
import { HeadReader } from './head-reader.ts';
import { type Core, type DateMention, uniform } from './mention.ts';
import { listLinks, periodNames, rangeSofteners, until } from './words.ts';

/** Reads whole dates, and joins two to a range. */
export class RangeReader extends HeadReader {
  /** The date that begins at, or around, the lexeme `t`, with the words before it and the range it opens. */
  dateAt(t: number): Core | undefined {
    const core = this.coreAt(t);
    if (core === undefined) {
      const part =
        this.lex.kind[t] === LexKind.word || this.lex.kind[t] === LexKind.number
          ? this.relativePart(t)
          : undefined;
      return part;
    }
    const headed = this.withHeads(this.partAfter(uniform(core), this.floor), this.floor);
    const date = this.withPeriodAfter(this.withEarlyYear(this.joinRange(headed), this.floor));
    if (date.weak === true) return undefined;
    // `the FY July 2013-June 2014`
    return date.to === undefined || this.word(date.first - 1) !== 'fy' || date.first <= this.floor
      ? date
      : this.withHeads(date, this.floor);
  }

  /** `January-September 2017`, `late June - early July 2021`, `May 2, 1872 – November 23, 1896`, `March 2015 to 2018`, `the 1980s-90s`. */
  joinRange(left: Core): Core {
    if (left.endAt !== undefined || left.from.month === 0 || left.valueless === true) return left;
    if (left.kind === 'decade') return this.joinDecades(left);
    if (left.to !== undefined && left.kind === 'date' && left.part !== true) return left;
    const link = this.linkAt(left);
    if (link === undefined) return left;
    const t = this.afterSofteners(link + 1);
    const right = this.rightEnd(t) ?? this.headedEnd(link + 1, left);
    if (right === undefined) return left;
    // `in 1995 -- 1996 was worse --`
    const goesOn = this.lex.kind[right.end] === LexKind.word && this.word(right.end) !== 'and';
    if (link > left.end && this.isDash(link) && goesOn) return left;
    const [from, to] = this.inOneOrder(left, right);
    return from.ambiguous === to.ambiguous ? (this.joined(from, to) ?? left) : left;
  }

  /** `the third quarter of 2005`, `fiscal year 2007` after such a one: an end that begins with words, as its beginning does. */
  headedEnd(from: number, left: Core): Core | undefined {
    if (left.part !== true && left.fiscal !== true) return undefined;
    for (let t = from + 1; t < from + 6 && t < this.lex.count; t++) {
      if (this.lex.kind[t] !== LexKind.number || this.yearAt(t) === undefined) continue;
      const year = this.rightEnd(t);
      const headed = year === undefined ? undefined : this.withHeads(year, from);
      const isWhole = headed?.first === from && headed.part === left.part && headed.fiscal === left.fiscal;
      return isWhole ? headed : undefined;
    }
    return undefined;
  }

  /** `1/4/2015-31/3/2016`: the end that can be read in one order alone says how the other is read. */
  inOneOrder(left: Core, right: Core): [Core, Core] {
    if (left.ambiguous === right.ambiguous) return [left, right];
    const clear = left.ambiguous === true ? right : left;
    if (clear.from.day === undefined || this.word(clear.first + 1) === '.') return [left, right];
    const isDayFirst = this.plainNumber(clear.first, 2) === clear.from.day;
    const settled = (core: Core): Core => {
      if (core.ambiguous !== true) return core;
      const { ambiguous: _, ...rest } = core;
      const { year, month, day } = core.from;
      return isDayFirst ? rest : { ...rest, from: { year: year!, month: day!, day: month! } };
    };
    return [settled(left), settled(right)];
  }

  /** The lexeme after words that soften the right end, `the end of`, `early`, `mid-`, or name its day: `Friday,`. */
  afterSofteners(from: number): number {
    let t = from;
    for (let n = 0; n < 5; n++) {
      const w = this.word(t);
      const isSoft = w !== undefined && (rangeSofteners.has(w) || this.lex.entry[t]!.weekday === true);
      const isJoint =
        (dashes.has(w ?? '') && rangeSofteners.has(this.word(t - 1) ?? '')) ||
        (w === ',' && this.entry(t - 1)?.weekday === true) ||
        (w === '.' && this.isCirca(t - 1)) ||
        // `to and including May 31`
        (w === 'and' && this.raw(t + 1) === 'including') ||
        (this.raw(t) === 'including' && this.word(t - 1) === 'and');
      if (!isSoft && !isJoint) break;
      t++;
    }
    return t;
  }

  /** The lexeme that joins the other end: as `links` says, or after `from` with more before it: `from 1911 up to 1913`. */
  linkAt(left: Core): number | undefined {
    if (this.links(left)) return this.lastHyphen(left.end);
    const before = this.word(left.first - 1);
    const w = this.word(left.end);
    if (w === ',' && left.from.month === undefined) return undefined;
    // `between October, 1896, and March, 1897`
    const isBetween = before === 'between' && w === ',' && left.explicit;
    if (isBetween && this.word(left.end + 1) === 'and') return left.end + 1;
    if ((w !== ',' && w !== 'up') || before !== 'from') return undefined;
    return until.has(this.word(left.end + 1) ?? '') ? left.end + 1 : undefined;
  }

  /** `the 1930s to the 1950s`, `the 1980s-90s`. */
  joinDecades(left: Core): Core {
    if (!this.isDash(left.end) && !until.has(this.word(left.end) ?? '')) return left;
    const t = this.word(left.end + 1) === 'the' ? left.end + 2 : left.end + 1;
    const right = this.rightEnd(t, { ...left, end: t - 1 });
    if (right?.kind !== 'decade' || right.from.year! <= left.from.year!) return left;
    return { ...left, to: { ...right.to! }, end: right.end };
  }

  /** Whether what follows may be the other end: a dash, `to`, `and` after `between`; for months `and`, `/`. */
  links(left: Core): boolean {
    const w = this.word(left.end);
    if (this.isDash(left.end) || until.has(w ?? '')) return true;
    if (w === 'and') {
      const before = this.word(left.first - 1);
      // `from 1989 to 1995 and 2000 to 2002`
      if (left.kind === 'years' && this.isSpan(left)) return false;
      return before === 'between' || before === 'from' || this.isMonthOnly(left);
    }
    return (
      w === '/' &&
      this.isTight(left.end) &&
      (!left.explicit || left.from.day === undefined) &&
      left.kind === 'date' &&
      left.to === undefined
    );
  }

  /** Whether years are the ends of a time and no year of two: `1989 to 1995`, not `2016/17`. */
  isSpan({ from, to }: Core): boolean {
    return to?.year !== undefined && to.year !== from.year! + 1;
  }

  isMonthOnly(core: Core): boolean {
    return core.kind === 'date' && core.from.day === undefined && !core.explicit && core.to === undefined;
  }

  /** The core at lexeme `t`, read as the end of a range that begins with `left`. */
  rightEnd(t: number, left?: Core): Core | undefined {
    if (t >= this.lex.count) return undefined;
    const e = this.lex.entry[t];
    const isNumber = this.lex.kind[t] === LexKind.number;
    // `Q3` of `Q1 2022 – Q3 2023`, `AD 14`, `FY24`.
    const prefixed = !isNumber && this.lex.kind[t + 1] === LexKind.number && e?.month === undefined;
    if (!isNumber && !prefixed && e?.month === undefined && e?.decade === undefined) return undefined;
    const { floor, joint, last } = this;
    this.floor = t;
    this.joint = t - 1;
    this.last = left;
    const right = this.coreAt(prefixed ? t + 1 : t);
    this.floor = floor;
    this.joint = joint;
    this.last = last;
    return right !== undefined && right.first === t ? uniform(right) : undefined;
  }

  joined(left: Core, right: Core): Core | undefined {
    if (right.valueless === true) return undefined;
    if (right.kind === 'decade') return undefined;
    const isPlainYear = left.kind === 'year' || left.kind === 'years';
    if (isPlainYear || right.kind === 'year' || right.kind === 'years') return this.joinYear(left, right);
    return this.joinDates(left, right);
  }

  /** Where one end is a year: `March 2015 to 2018`, `27 BC to AD 14`, `2016/17–2018/19`, `2015 to March 2018`. */
  joinYear(left: Core, right: Core): Core | undefined {
    if (!left.explicit || !right.explicit || left.from.year === undefined) return undefined;
    const to = right.to ?? right.from;
    const start = left.to ?? left.from;
    if (!isBefore(start, to) || to.year! - left.from.year > 1000) return undefined;
    if (left.kind === 'date' && left.to !== undefined && left.part !== true) return undefined;
    // `the 2015-2016 to 2017` is odd; `2015 – 5 June 2018` needs more than a hyphen.
    if (left.kind === 'years' && right.kind !== 'years') return undefined;
    if (left.kind === 'year' && right.kind === 'years' && right.from.year! <= left.from.year)
      return undefined;
    const kind = left.kind === 'date' || right.kind === 'date' ? 'date' : 'years';
    const range: Core = { ...left, to: { ...to }, end: right.end, kind };
    if (right.endAt !== undefined) range.endAt = right.endAt;
    return range;
  }

  /** Where both ends have a month. */
  joinDates(left: Core, right: Core): Core | undefined {
    if (left.explicit && !right.explicit) return undefined;
    const link = this.links(left) ? this.word(left.end) : undefined;
    const isPair =
      link === '/' || (link === 'and' && !['between', 'from'].includes(this.word(left.first - 1) ?? ''));
    if (isPair) {
      const isNext = right.from.month === (left.from.month! % 12) + 1;
      // `Aug/Jul 2018/19`, the year of a crop
      const isYear = link === '/' && left.from.month === (right.from.month! % 12) + 1;
      if (left.from.day !== undefined) return this.bothStyles(left, right);
      if (right.from.day !== undefined || right.to !== undefined || (!isNext && !isYear)) return undefined;
      if (!right.explicit && right.relative === undefined) return undefined;
    }
    const to = right.to ?? right.from;
    // `between end-June and August 22, 2023`
    const isSaid = right.explicit && this.word(left.first - 1) === 'between' && link === 'and';
    if ((left.from.day === undefined) !== (to.day === undefined) && !isSaid) return undefined;
    // Two short forms without a year, `Mar – Dec`, are a range only with nothing between but a dash.
    if (left.weak === true && right.weak === true && !this.isDash(left.end)) return undefined;
    const from = { ...left.from };
    if (from.year === undefined && to.year !== undefined) {
      const later = from.month! > to.month! || (from.month === to.month && (from.day ?? 0) > (to.day ?? 0));
      from.year = later ? to.year - 1 : to.year;
    }
    if (from.year !== undefined && to.year !== undefined && !isBefore(from, to)) return undefined;
    const range: Core = {
      ...left,
      from,
      to: { ...to },
      end: right.end,
      explicit: right.explicit,
      weak: false,
    };
    if (right.endAt !== undefined) range.endAt = right.endAt;
    // `December last year to March this year`
    if (left.relative === undefined) {
      if (right.relative !== undefined) range.relative = right.relative;
    } else if (right.relative !== undefined) range.toRelative = right.relative;
    return range;
  }

  /** `the April–June quarter of 2021`, `the June quarter 2021`: months named as a period, with its year after. */
  withPeriodAfter(date: Core): Core {
    if (date.kind !== 'date' || date.from.day !== undefined) return date;
    if (date.explicit) return this.quarterEnding(date);
    if (date.from.month === undefined || !periodNames.has(this.word(date.end) ?? '')) return date;
    const year = this.yearAfter(date.end + 1);
    if (year?.year === undefined || year.second !== undefined) return date;
    const isQuarter = date.to === undefined && this.word(date.end) === 'quarter';
    if (date.to === undefined && (!isQuarter || date.from.month % 3 !== 0)) return date;
    const end = { month: date.to?.month ?? date.from.month };
    const from = { month: isQuarter ? end.month - 2 : date.from.month };
    const first =
      this.word(date.first - 1) === 'the' && date.first > this.floor ? date.first - 1 : date.first;
    return this.withYear({ ...date, first, from, to: end, weak: false }, year);
  }

  /** `25 October/7 November 1917`: one day, by the old calendar and the new; `April 30/May 1, 1998`: two days. */
  bothStyles(left: Core, right: Core): Core | undefined {
    const { from, explicit, end } = right;
    if (left.explicit || left.to !== undefined || right.to !== undefined || from.day === undefined)
      return undefined;
    if (from.month !== (left.from.month! % 12) + 1) return undefined;
    const gap = daysIn(from.year, left.from.month!) - left.from.day! + from.day;
    if (gap === 1 && from.year !== undefined) {
      const year = from.month === 1 ? from.year - 1 : from.year;
      return { ...left, from: { ...left.from, year }, to: from, explicit, end, weak: false };
    }
    return gap >= 10 && gap <= 13 ? { ...left, from, explicit, end, weak: false } : undefined;
  }

  /** `c. 347 – 30 September 420`: a year of three digits, told by the date after it. */
  withEarlyYear(core: Core, limit: number): Core {
    const dash = core.first - 1;
    if (
      core.kind !== 'date' ||
      core.from.year === undefined ||
      core.from.year >= 1000 ||
      core.to !== undefined
    )
      return core;
    const year = dash - 1 >= limit && this.isDash(dash) ? this.plainNumber(dash - 1, 3) : undefined;
    if (year === undefined || year < 100 || year >= core.from.year) return core;
    return { ...core, first: dash - 1, from: { year }, to: core.from };
  }

  /** `August and November 2015`, `in March, April and May 2020`: months of one list share the year after them. */
  shareYears(dates: DateMention[]): void {
    for (let i = dates.length - 2; i >= 0; i--) {
      const date = dates[i]!;
      const next = dates[i + 1]!;
      if (date.from.year !== undefined || date.relative !== undefined || next.from.year === undefined)
        continue;
      if (next.from.month === undefined || next.needsYear === true || date.valueless === true) continue;
      const gap = next.firstLexeme - date.endLexeme;
      if (gap < 1 || gap > 3) continue;
      let linked = true;
      for (let k = date.endLexeme; k < next.firstLexeme; k++) linked &&= this.isListLink(k);
      if (!linked) continue;
      const turns =
        date.from.month !== undefined && monthNumber(0, date.from.month) > monthNumber(0, next.from.month);
      if (turns && date.from.day === undefined && date.from.month! - next.from.month < 6) continue;
      date.from.year = next.from.year - (turns ? 1 : 0);
      if (date.to !== undefined) date.to.year = next.from.year;
    }
  }

  /** `, and or & in` between the months of a list. */
  isListLink(i: number): boolean {
    const w = this.word(i) ?? '';
    return w === ',' || w === '&' || listLinks.has(w);
  }
}
