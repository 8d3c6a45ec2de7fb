import type { Range } from './edits.ts';

/** The cells of a table row with bars, `| a | b |`; none for the row of dashes below a head. */
export function cellsOf(text: string, row: Range): Range[] {
  const cells: Range[] = [];
  let start = row.start;
  for (let i = row.start; i <= row.end; i++) {
    if (i < row.end && (text[i] !== '|' || text[i - 1] === '\\')) continue;
    if (/[\p{L}\d]/u.test(text.slice(start, i))) cells.push({ start, end: i });
    start = i + 1;
  }
  return cells;
}
