import { anyOf } from '../../../../gazetteer/data-table.ts';
import type { DateMention } from './mention.ts';
import { comparedWith } from './words.ts';

const compares = new RegExp(`\\b${anyOf(comparedWith)}(?: the)? $`, 'i');

/** `since the 1990s … on 11 November`: a stretch of years tells no year. */
const isLong = ({ from, to }: DateMention): boolean =>
  to?.year !== undefined && from.year !== undefined && to.year - from.year > 1 && from.month === undefined;

/** `2016/17`, `2016-2017`: one season or school year of two calendar years. */
const isSeason = ({ from, to }: DateMention): boolean =>
  from.month === undefined && from.year !== undefined && to?.year === from.year + 1 && to.month === undefined;

/** A thing of a year so long before a text is no news of that year. */
const longAgo = 20;

/** The last year said before date `i`, from a position on; not of old things, `her letters of 1887`, in a text `written` long after. */
export function yearBefore(
  dates: readonly DateMention[],
  i: number,
  from: number,
  old?: { text: string; written: number | undefined },
): number | undefined {
  for (let k = i - 1; k >= Math.max(0, i - 20) && dates[k]!.start >= from; k--) {
    const { to, from: start, valueless, supplied, dateline, fiscal } = dates[k]!;
    if (dateline === true || (fiscal === true && to === undefined)) continue;
    if (isLong(dates[k]!)) return undefined;
    // `the 2016/2017 crop … the May forecast`: a season's two years do not say which of them a month is of.
    if (isSeason(dates[k]!)) continue;
    const year = to?.year ?? start.year;
    if (valueless === true || supplied === true || year === undefined) continue;
    const isOld = old?.written !== undefined && year < old.written - longAgo;
    if (!isOld || !isOfAnother(dates[k]!, old.text, false)) return year;
  }
  return undefined;
}

/** The first year said after date `i`, before a position. */
export function yearAfter(
  dates: readonly DateMention[],
  i: number,
  before: number,
  text: string,
): number | undefined {
  for (let k = i + 1; k < Math.min(dates.length, i + 6) && dates[k]!.start < before; k++) {
    const { year } = dates[k]!.from;
    const { supplied, valueless, fiscal } = dates[k]!;
    if (year === undefined || supplied === true || valueless === true || fiscal === true) continue;
    if (isLong(dates[k]!)) return undefined;
    if (isSeason(dates[k]!)) continue;
    if (compares.test(text.slice(Math.max(0, dates[k]!.start - 24), dates[k]!.start))) continue;
    return isOfAnother(dates[k]!, text) ? undefined : year;
  }
  return undefined;
}

/** The year of something else than the date before it: `the 1995 joint venture`, `the reunion of 1913`. */
function isOfAnother({ from, to, start, end }: DateMention, text: string, described = true): boolean {
  if (from.month !== undefined || to !== undefined) return false;
  const before = text.slice(Math.max(0, start - 16), start);
  return described && /\b[Tt]he $/.test(before)
    ? /^ \p{Ll}/u.test(text.slice(end, end + 2))
    : /\p{Ll} of $/u.test(before);
}

/** `from 5.6 percent in December 2004 to 7.2 percent in September`: a change ends after it began. */
export function risesTo(date: DateMention, last: DateMention, text: string): boolean {
  const { year, month } = last.from;
  if (!last.explicit || year === undefined || last.to !== undefined || date.to !== undefined) return false;
  if (month === undefined || date.from.month === undefined || date.from.month >= month) return false;
  const before = text.slice(Math.max(0, last.start - 60), last.start);
  const between = text.slice(last.end, date.start);
  return between.length < 60 && /\bfrom\b[^;:]*$/.test(before) && /^,? to\b[^;:]* in $/.test(between);
}

/** How far, in characters, two months of one clause stand from each other. */
const oneClause = 40;

/** `rose by 2% in April, against the base of December 2008`: a month far before another one that has its year. */
export function isOfItsOwn({ from, to, end }: DateMention, next: DateMention | undefined): boolean {
  const isMonth = from.day === undefined && to === undefined;
  const isDated = next?.explicit === true && next.from.month !== undefined && next.from.day === undefined;
  return isMonth && isDated && next.from.month !== from.month && next.start - end > oneClause;
}
