import type { Range } from './view-edits.ts';

/**
 * The cells of a table row with bars, `| a | b |`; none for the row of dashes below a head.
 * @param bar what stands between cells: a tab in tables of other formats than plain text
 */
export function cellsOf(text: string, row: Range, bar: '|' | '\t' = '|'): Range[] {
  const cells: Range[] = [];
  let start = row.start;
  for (let i = row.start; i <= row.end; i++) {
    if (i < row.end && (text[i] !== bar || text[i - 1] === '\\')) continue;
    const cell = text.slice(start, i);
    if (/[\p{L}\d]/u.test(cell)) {
      const from = start + cell.length - cell.trimStart().length;
      cells.push({ start: from, end: from + cell.trim().length });
    }
    start = i + 1;
  }
  return cells;
}
