import { daysBetween, exists, type Moment } from './calendar.ts';
import type { DateMention } from './mention.ts';

/** How far apart, in characters, the days of one story stand. */
const reach = 800;

/**
 * The whole date told last before date `i` and position `at`, by which the days of a story that follow have their year. Undefined
 * where another year was named since and the story may have moved on to it: a later one, or an earlier one than that of a text
 * whose `latest` year is later still.
 */
export function toldBefore(
  dates: readonly DateMention[],
  i: number,
  at: number,
  { told, latest }: { told: Moment | undefined; latest: number | undefined },
): Moment | undefined {
  const named: number[] = [];
  let last = told;
  let from = 0;
  for (let k = i - 1; k >= Math.max(0, i - 20); k--) {
    const { from: start, to, valueless } = dates[k]!;
    const end = to?.year === undefined ? start : to;
    if (valueless === true || end.year === undefined) continue;
    if (isWhole(end)) {
      last = end;
      from = dates[k]!.end;
      break;
    }
    named.push(end.year);
    if (start.year !== undefined) named.push(start.year);
  }
  if (last === undefined || at - from > reach) return undefined;
  const { year } = last as { year: number };
  const isBackground = year >= (latest ?? year);
  return named.every((other) => other === year || (isBackground && other < year)) ? last : undefined;
}

/**
 * The year of a day whose month was named with its year shortly before: `in May 2008 … On May 28`. Undefined where another year was
 * named since.
 */
export function yearOfToldMonth(dates: readonly DateMention[], i: number): number | undefined {
  const { from, start } = dates[i]!;
  if (from.day === undefined) return undefined;
  let year: number | undefined;
  for (let k = i - 1; k >= Math.max(0, i - 8) && start - dates[k]!.end < reach; k--) {
    const told = dates[k]!;
    const named = told.to?.year ?? told.from.year;
    if (told.valueless === true || told.supplied === true || named === undefined) continue;
    if (named !== (told.from.year ?? named) || (year !== undefined && named !== year)) return undefined;
    year = named;
    const first = told.from.month;
    if (first === undefined || told.from.day !== undefined) continue;
    if (from.month! >= first && from.month! <= (told.to?.month ?? first)) return year;
  }
  return undefined;
}

/** How far apart, in characters, the same month is named. */
const nearMonth = 300;

/**
 * The year of a month that was named with its year shortly before, where no other year was named since: `In September 2019 … the results
 * of September`.
 */
export function yearOfNamedMonth(
  dates: readonly DateMention[],
  i: number,
  memory: { yearOfMonth(month: number, before: number): number | undefined; latest: number | undefined },
): number | undefined {
  const { from, to, start } = dates[i]!;
  if (from.day !== undefined || to !== undefined || from.month === undefined) return undefined;
  let year: number | undefined;
  for (let k = i - 1; k >= Math.max(0, i - 8) && start - dates[k]!.end < nearMonth; k--) {
    const told = dates[k]!;
    if (told.valueless === true || told.from.year === undefined) continue;
    if (told.to !== undefined || (year !== undefined && told.from.year !== year)) return undefined;
    year = told.from.year;
    if (told.explicit && told.from.month === from.month) return year;
  }
  const named = memory.yearOfMonth(from.month, 0);
  return named === (year ?? named) && named === memory.latest ? named : undefined;
}

/** Days of one year told before make a story of it, in a text that was written later. */
const daysOfStory = 2;
/** How far apart, in characters, such days stand. */
const nearStory = 500;

/** The year of a day in a story of years before: where days of one year and no other were told shortly before it. */
export function yearOfPastStory(
  dates: readonly DateMention[],
  i: number,
  written: Moment,
): number | undefined {
  const { from, start } = dates[i]!;
  let told: Moment | undefined;
  let count = 0;
  for (let k = i - 1; k >= Math.max(0, i - 8) && start - dates[k]!.end < nearStory; k--) {
    const { from: day, to, dateline } = dates[k]!;
    if (dateline === true || day.year === undefined) break;
    if (to !== undefined || day.month === undefined || (told !== undefined && day.year !== told.year)) break;
    told ??= day;
    count++;
  }
  if (told === undefined || count < daysOfStory || written.year! - told.year! < 2) return undefined;
  // `in January 1944 and in June the same year … On December 9`
  if (!isWhole(told)) return from.day !== undefined && from.month! >= told.month! ? told.year : undefined;
  return yearNextTo(from, told);
}

function isWhole({ month, day }: Moment): boolean {
  return month !== undefined && day !== undefined;
}

/** The days of one story are within five months of each other, or nobody can tell the year. */
const nearDays = 150;
/** A story goes on into the next year, and looks back into the last one no further than this. */
const lookBackDays = 45;

/** The year that puts a day next to the date told before it. */
export function yearNextTo({ month, day }: Moment, told: Moment): number | undefined {
  if (month === undefined || day === undefined) return undefined;
  for (const year of [told.year!, told.year! + 1, told.year! - 1]) {
    const moment = { year, month, day };
    if (!exists(moment)) continue;
    const days = daysBetween(told, moment);
    if (year < told.year! ? -days <= lookBackDays : Math.abs(days) <= nearDays) return year;
  }
  return undefined;
}
