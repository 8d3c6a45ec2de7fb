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
  const named = new Set<number>();
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
    named.add(end.year);
    if (start.year !== undefined) named.add(start.year);
  }
  if (last === undefined || at - from > reach) return undefined;
  const { year } = last as { year: number };
  const isBackground = year >= (latest ?? year);
  return [...named].every((other) => other === year || (isBackground && other < year)) ? last : undefined;
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
