/** A day, month or year; a part not known is absent. Years before Christ are astronomical: 44 BC is -43. */
export interface Moment {
  year?: number;
  month?: number;
  day?: number;
}

/** A moment, or a period from one to another. */
export interface Period {
  from: Moment;
  to?: Moment;
}

function pad(n: number, width: number): string {
  const digits = String(n);
  return digits.length < width ? digits.padStart(width, '0') : digits;
}

/** Days of a month; February of an unknown year has 29. */
export function daysIn(year: number | undefined, month: number): number {
  if (month === 2) {
    const leap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
    return leap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the parts name a day, month and year that exist. */
export function exists({ year, month, day }: Moment): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day !== undefined && (day < 1 || month === undefined || day > daysIn(year, month))) return false;
  return true;
}

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Whether a full date falls on the day of the week that a word (`Monday`, `Tues`) names. */
export function fallsOn({ year, month, day }: Moment, weekday: string): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year!, month! - 1, day!);
  return dayNames[date.getUTCDay()] === weekday.slice(0, 3).toLowerCase();
}

/** Whether one moment is before another, as far as both say. */
export function isBefore(a: Moment, b: Moment): boolean {
  if (a.year !== b.year) return a.year! < b.year!;
  if (a.month === undefined || b.month === undefined) return false;
  if (a.month !== b.month) return a.month < b.month;
  return a.day !== undefined && b.day !== undefined && a.day < b.day;
}

/** Days from one full date to another. */
export function daysBetween(a: Moment, b: Moment): number {
  const time = ({ year, month, day }: Moment) => new Date(0).setUTCFullYear(year!, month! - 1, day!);
  return Math.round((time(b) - time(a)) / 86_400_000);
}

/** Months since the year 0, for distances. */
export const monthNumber = (year: number, month: number): number => year * 12 + month - 1;

/** The period of so many months that ends with a day, month or year: the year ended 30 June 1931. */
function periodEnding(end: Moment, months: number): Period | undefined {
  if (end.year === undefined) return undefined;
  if (end.month === undefined)
    return months % 12 === 0
      ? { from: { year: end.year - months / 12 + 1 }, to: { year: end.year } }
      : undefined;
  const last = monthNumber(end.year, end.month);
  const at = (n: number): Moment => ({ year: Math.floor(n / 12), month: (n % 12) + 1 });
  if (end.day === undefined) return { from: at(last - months + 1), to: { ...end } };
  // At the end of a month, whole months.
  if (end.day === daysIn(end.year, end.month))
    return { from: { ...at(last - months + 1), day: 1 }, to: { ...end } };
  const from = { ...at(last - months), day: end.day + 1 };
  return exists(from) ? { from, to: { ...end } } : undefined;
}

/** The period of so many days that ends with a day: the week ended 5 March 2004. */
function daysEnding(end: Moment, count: number): Period | undefined {
  if (end.year === undefined || end.month === undefined || end.day === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(end.year, end.month - 1, end.day - count + 1);
  const from = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return { from, to: { ...end } };
}

/** How long a period lasts. */
export interface Lasting {
  readonly months?: number;
  readonly days?: number;
  /** Said of what is still to end: `the year ending 31 March`. */
  readonly isAhead?: boolean;
}

/** The period of a length that ends with a day, month or year. */
export const lastingUntil = (end: Moment, { months, days }: Lasting): Period | undefined =>
  months === undefined ? daysEnding(end, days!) : periodEnding(end, months);

/** EDTF level 0 or 1 of a moment whose year is known: `2017`, `2017-06`, `2017-06-09`, `-0043`. */
function edtfOfMoment({ year, month, day }: Moment): string {
  const y = year! < 0 ? `-${pad(-year!, 4)}` : pad(year!, 4);
  if (month === undefined) return y;
  return day === undefined ? `${y}-${pad(month, 2)}` : `${y}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** EDTF of a period, undefined where a year is missing. Format: Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1. */
export function edtfOf({ from, to }: Period): string | undefined {
  if (from.year === undefined || (to !== undefined && to.year === undefined)) return undefined;
  const start = edtfOfMoment(from);
  if (to === undefined) return start;
  const end = edtfOfMoment(to);
  return start === end ? start : `${start}/${end}`;
}
