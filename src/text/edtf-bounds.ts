/** First and last day that an EDTF expression allows, as `YYYY-MM-DD`, and the year where it lies in one. */
export interface EdtfBounds {
  readonly year?: number;
  readonly firstDay?: string;
  readonly lastDay?: string;
}

const datePattern = /^(-?\d{2}(?:\d\d|\dX|XX))(?:-(\d\d|XX))?(?:-(\d\d|XX))?[?~%]?$/;
/** Months of the seasons of EDTF level 1; winter runs into the next year and is taken as its calendar year. */
const seasons: Record<string, readonly [number, number]> = {
  '21': [3, 5],
  '22': [6, 8],
  '23': [9, 11],
  '24': [12, 12],
};

/**
 * Bounds of an expression of EDTF level 0 or 1 (Library of Congress, 2019): `2018-05`, `199X`, `2018-01/2018-07`, `2018~`, `../2018`.
 * What is no such expression, or has no bound on a side, leaves it out.
 */
export function edtfBounds(value: string): EdtfBounds {
  const parts = value.split('/');
  if (parts.length > 2) return {};
  const first = dateBounds(parts[0]!)?.[0];
  const last = dateBounds(parts.at(-1)!)?.[1];
  const year =
    first !== undefined && last !== undefined && yearOf(first) === yearOf(last) ? yearOf(first) : undefined;
  return {
    ...(year !== undefined && { year }),
    ...(first !== undefined && { firstDay: first }),
    ...(last !== undefined && { lastDay: last }),
  };
}

function yearOf(day: string): number {
  return Number(/^-?\d+/.exec(day)![0]);
}

function dateBounds(text: string): readonly [string, string] | undefined {
  const match = datePattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const low = year!.replaceAll('X', '0');
  const high = year!.replaceAll('X', '9');
  // Before our era the greater number is the earlier year.
  const [from, to] = year!.startsWith('-') ? [high, low] : [low, high];
  if (month === undefined || month === 'XX') return [`${from}-01-01`, `${to}-12-31`];
  const season = seasons[month];
  const [start, end] = season ?? [Number(month), Number(month)];
  if (start < 1 || end > 12) return undefined;
  if (day !== undefined && day !== 'XX') return [`${from}-${month}-${day}`, `${to}-${month}-${day}`];
  return [`${from}-${two(start)}-01`, `${to}-${two(end)}-${two(daysOf(Number(to), end))}`];
}

const two = (n: number) => String(n).padStart(2, '0');

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
