import type { Line, Segment } from './lines.ts';

/** For each line whether it is a row of a table: lines of several cells that stand below one another. */
export function tableRows(lines: readonly Line[]): boolean[] {
  const rows = lines.map(() => false);
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && follows(lines, end)) end++;
    const cells = lines.slice(i, end).map((line) => line.segments.length);
    const several = cells.filter((n) => n > 1).length;
    if (several >= 3 || (several === 2 && Math.min(...cells) > 2)) rows.fill(true, i, end);
    i = end;
  }
  return rows;
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
