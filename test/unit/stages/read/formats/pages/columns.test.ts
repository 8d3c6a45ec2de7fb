import { expect, it } from 'vitest';
import { regionsOf } from '../../../../../../src/stages/read/formats/pages/columns.ts';
import type { Segment } from '../../../../../../src/stages/read/formats/pages/lines.ts';

/** A line of 10 points in a row of the page. */
const segment = (row: number, left: number, right: number, order: number): Segment =>
  ({
    row,
    left,
    right,
    order,
    top: 12 * row,
    bottom: 12 * row + 10,
    baseline: 12 * row + 8,
    size: 10,
    rightToLeft: false,
    pieces: [],
  }) as unknown as Segment;

/** Two columns of full lines, drawn row by row below a line that ends near the gutter between 300 and 310. */
function page(headEnd: number): Segment[] {
  const lines = Array.from({ length: 20 }, (_, i) => [
    segment(i + 2, 100, 300, 2 * i + 1),
    segment(i + 2, 310, 510, 2 * i + 2),
  ]);
  return [segment(0, 130, headEnd, 0), ...lines.flat()];
}
/** Whether columns are read one after the other. */
const isParted = (segments: Segment[]) =>
  regionsOf(segments).every(
    (region) => !region.some((s) => s.left === 310) || region.every((s) => s.left === 310),
  );

it('reads columns one after the other, though a line above reaches to the gutter, into it, or a little over it', () => {
  for (let end = 296; end < 316; end += 0.1) expect(isParted(page(end)), String(end)).toBe(true);
});

it('lets a line that crosses the gutter stand for itself', () => {
  expect(regionsOf(page(330)).map((region) => region.length)).toEqual([1, 20, 20]);
});
