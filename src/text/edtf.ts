import { edtfBounds } from './edtf-bounds.ts';

/**
 * A date as someone gives it, as EDTF: `2019`, `2019-03`, `2019-03-14`, `2018/2019`, `2019~`; a time of day is left out
 * (`2019-03-14T10:00:00Z` -> `2019-03-14`). Undefined where it is none: `14.3.2019`, `2019-02-31`, `spring`.
 */
export function asEdtf(text: string): string | undefined {
  const value = text.trim().replace(/^(-?\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*$/, '$1');
  const { firstDay, lastDay } = edtfBounds(value);
  if (firstDay === undefined && lastDay === undefined) return undefined;
  return value.split('/').every(isRealDay) ? value : undefined;
}

/** False for a day that its month does not have. */
function isRealDay(part: string): boolean {
  const [, year, month, day] = /^(-?\d{4})-(\d\d)-(\d\d)/.exec(part) ?? [];
  if (day === undefined) return true;
  const { lastDay } = edtfBounds(`${year}-${month}`);
  return Number(day) >= 1 && Number(day) <= Number(lastDay?.slice(-2));
}
