import type { Range } from './view-edits.ts';

/** A cell of a table, in a column counted from 0. */
export interface Cell extends Range {
  readonly column: number;
}

/**
 * The cells of a table row with bars, `| a | b |`; none for the row of dashes below a head.
 * @param bar what stands between cells: a tab in tables of other formats than plain text
 */
export function cellsOf(text: string, row: Range, bar: '|' | '\t' = '|'): Cell[] {
  const cells: Cell[] = [];
  let start = row.start;
  // A row of bars begins with one.
  let column = bar === '|' ? -1 : 0;
  for (let i = row.start; i <= row.end; i++) {
    if (i < row.end && (text[i] !== bar || text[i - 1] === '\\')) continue;
    const cell = text.slice(start, i);
    if (/[\p{L}\d]/u.test(cell)) {
      const from = start + cell.length - cell.trimStart().length;
      cells.push({ start: from, end: from + cell.trim().length, column });
    }
    start = i + 1;
    column++;
  }
  return cells;
}
