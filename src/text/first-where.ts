/**
 * The first whole number from `low` on of which something holds, by halving: it must hold of all that follow one of which it holds.
 *
 * @returns `high` where it holds of none below
 */
export function firstWhere(low: number, high: number, holds: (i: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
