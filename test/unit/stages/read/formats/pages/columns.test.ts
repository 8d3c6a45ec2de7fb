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

it('reads the columns of a part of the page, though most lines are of its whole width', () => {
  const wide = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => segment(from + i, 100, 510, from + i));
  const columns = [
    ...Array.from({ length: 10 }, (_, i) => segment(21 + i, 100, 300, 30 + i)),
    ...Array.from({ length: 10 }, (_, i) => segment(21 + i, 310, 510, 50 + i)),
  ];
  const regions = regionsOf([...wide(0, 20), ...columns, ...wide(32, 3)]);
  expect(regions.map((region) => region.length)).toEqual([20, 10, 10, 3]);
});

it('keeps a table between lines of the whole width in one piece', () => {
  const wide = Array.from({ length: 12 }, (_, i) => segment(i, 100, 510, i));
  const rows = Array.from({ length: 6 }, (_, i) => [
    segment(13 + i, 100, 220, 100 + 2 * i),
    segment(13 + i, 310, 420, 101 + 2 * i),
  ]);
  expect(regionsOf([...wide, ...rows.flat()])).toHaveLength(1);
});
