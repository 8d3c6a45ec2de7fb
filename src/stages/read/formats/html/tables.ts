import { attributeOf, childrenOf, elementsOf, type MarkupElement, textContent } from '../markup/tree.ts';
import { hasRole, headingLevel } from './elements.ts';

/** A table of data, row by row; its caption apart. */
export interface TableRow {
  readonly row: MarkupElement;
  readonly cells: readonly { readonly cell: MarkupElement | undefined; readonly columns: number }[];
}

/** Code units of a cell of data; more are a text. */
const longestCell = 2000;
const mostColumns = 1000;

/** Whether a table holds data, or only sets blocks next to each other. */
export function isDataTable(table: MarkupElement): boolean {
  if (hasRole(table, 'presentation', 'none')) return false;
  let hasHead = false;
  for (const { name } of elementsOf(table)) {
    if (name === 'table') return false;
    hasHead ||= /^(?:th|caption|thead|tfoot)$/.test(name);
  }
  if (hasHead) return true;
  const rows = rowsOf(table).map((row) => cellsOf(row));
  if (rows.length < 2 || !rows.some((cells) => cells.length > 1)) return false;
  return rows.flat().every((cell) => !isText(cell));
}

function isText(cell: MarkupElement): boolean {
  if (textContent(cell).length > longestCell) return true;
  return childrenOf(cell).some((child) => headingLevel(child) !== undefined);
}

function rowsOf(table: MarkupElement): MarkupElement[] {
  return childrenOf(table).flatMap((child) =>
    child.name === 'tr' ? [child] : /^(?:thead|tbody|tfoot)$/.test(child.name) ? childrenOf(child, 'tr') : [],
  );
}

function cellsOf(row: MarkupElement): MarkupElement[] {
  return childrenOf(row).filter(({ name }) => name === 'td' || name === 'th');
}

/** The rows of a table; where a cell of an earlier row reaches down, an empty one stands. */
export function tableRows(table: MarkupElement): TableRow[] {
  /** Rows that a column is still taken for. */
  const taken: number[] = [];
  return rowsOf(table).map((row) => {
    const cells: { cell: MarkupElement | undefined; columns: number }[] = [];
    let column = 0;
    const passTaken = () => {
      while ((taken[column] ?? 0) > 0) {
        taken[column]!--;
        column++;
        cells.push({ cell: undefined, columns: 1 });
      }
    };
    for (const cell of cellsOf(row)) {
      passTaken();
      const columns = spanOf(cell, 'colspan');
      const rows = spanOf(cell, 'rowspan');
      for (let i = 0; i < columns; i++, column++) taken[column] = rows - 1;
      cells.push({ cell, columns });
    }
    passTaken();
    return { row, cells };
  });
}

function spanOf(cell: MarkupElement, name: string): number {
  const said = Number.parseInt(attributeOf(cell, name) ?? '1', 10);
  return said >= 1 ? Math.min(said, mostColumns) : 1;
}
