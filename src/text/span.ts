/** A half-open range `[start, end)`; the unit (code units, code points, bytes) is said where one is used. */
export interface Span {
  start: number;
  end: number;
}

/** Whether two half-open ranges share at least one position. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
