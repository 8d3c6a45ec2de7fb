import type { Range } from './view-edits.ts';

/** The cells of a table row with bars, `| a | b |`; none for the row of dashes below a head. */
export function cellsOf(text: string, row: Range): Range[] {
  const cells: Range[] = [];
  let start = row.start;
  for (let i = row.start; i <= row.end; i++) {
    if (i < row.end && (text[i] !== '|' || text[i - 1] === '\\')) continue;
    const cell = text.slice(start, i);
    if (/[\p{L}\d]/u.test(cell)) {
      const from = start + cell.length - cell.trimStart().length;
      cells.push({ start: from, end: from + cell.trim().length });
    }
    start = i + 1;
  }
  return cells;
}
