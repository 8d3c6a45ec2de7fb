import type { Line, Segment } from './lines.ts';

/** For each line whether it is a row of a table: lines of several cells that stand below one another. */
export function tableRows(lines: readonly Line[]): boolean[] {
  const rows = lines.map(() => false);
  const stretched = lines.map((line, i) => isStretched(line, lines[i - 1], lines[i + 1]));
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && follows(lines, end)) end++;
    const cells = lines.slice(i, end).map((line, n) => (stretched[i + n] ? 1 : line.segments.length));
    const several = cells.filter((n) => n > 1).length;
    const isTable = several >= 3 || (several === 2 && Math.min(...cells) > 2);
    if (isTable && !isInProse(lines, i, end)) rows.fill(true, i, end);
    i = end;
  }
  return rows;
}

/**
 * Whether a line of prose was spread over its column: all gaps between its words are as wide, and its words stand below no others, as
 * cells do.
 */
function isStretched({ segments, size }: Line, ...neighbours: readonly (Line | undefined)[]): boolean {
  if (segments.length < 3 || segments.some(({ pieces }) => pieces.some(({ text }) => /\S\s+\S/.test(text))))
    return false;
  const gaps = segments.slice(1).map((s, i) => gapBetween(segments[i]!, s));
  if (Math.max(...gaps) - Math.min(...gaps) > 0.25 * size) return false;
  const inner = segments.slice(1, -1);
  const cells = neighbours.flatMap((line) =>
    line !== undefined && line.segments.length > 1 ? line.segments : [],
  );
  const below = inner.filter((one) => cells.some((other) => standsBelow(one, other, 0.06 * size)));
  return below.length < 0.5 * inner.length;
}

/** So many lines of prose show how wide a column is set. */
const fewestFull = 3;

/**
 * Whether lines are of a paragraph set to full lines: as wide as the lines of prose in their column, and in step with each other and with
 * what stands before and after them.
 */
function isInProse(lines: readonly Line[], from: number, to: number): boolean {
  const rows = lines.slice(from, to);
  const [{ left, right, size }] = rows as [Line, ...Line[]];
  const slack = 0.15 * size;
  const isAsWide = (line: Line) =>
    line.size === size && Math.abs(line.left - left) < slack && Math.abs(line.right - right) < slack;
  if (!rows.every(isAsWide)) return false;
  if (lines.filter((line) => line.segments.length === 1 && isAsWide(line)).length < fewestFull) return false;
  const all = lines.slice(Math.max(0, from - 1), to + 1);
  const steps = all.slice(1).map((line, n) => line.baseline - all[n]!.baseline);
  return Math.max(...steps) - Math.min(...steps) < slack && Math.max(...steps) < 1.6 * size;
}

const gapBetween = (one: Segment, next: Segment) => Math.max(next.left - one.right, one.left - next.right);

/** Whether two cells have an edge or their middle in common. */
function standsBelow(one: Segment, other: Segment, slack: number): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= slack;
  return (
    near(one.left, other.left) ||
    near(one.right, other.right) ||
    near(one.left + one.right, other.left + other.right)
  );
}

/** Whether line `i` goes on with the table of the line above: its cells stand below those, each below one. */
function follows(lines: readonly Line[], i: number): boolean {
  const above = lines[i - 1]!;
  const line = lines[i]!;
  if (line.top - above.bottom > 2.5 * line.size) return false;
  if (line.segments.length > 1 && above.segments.length > 1) return aligned(line.segments, above.segments);
  // a cell of two lines, between two rows
  const next = lines[i + 1];
  if (above.segments.length > 1 && line.segments.length === 1)
    return (
      next !== undefined &&
      next.segments.length > 1 &&
      aligned(next.segments, above.segments) &&
      line.right - line.left < 0.5 * (above.right - above.left)
    );
  return line.segments.length > 1 && i > 1 && lines[i - 2]!.segments.length > 1;
}

function aligned(cells: readonly Segment[], above: readonly Segment[]): boolean {
  let one = 0;
  for (const cell of cells) {
    const over = above.filter((other) => other.left < cell.right && cell.left < other.right).length;
    if (over === 1) one++;
  }
  return (
    one >= 0.7 * Math.min(cells.length, above.length) &&
    one >= 1 &&
    Math.abs(cells.length - above.length) <= 2
  );
}
