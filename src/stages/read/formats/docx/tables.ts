import { attributeOf, childrenOf, type MarkupElement } from '../markup/tree.ts';
import type { Block, Table } from '../office/blocks.ts';
import { settingOf } from './styles.ts';

/** @param read gives the blocks of a cell */
export function readTable(element: MarkupElement, read: (cell: MarkupElement) => Block[]): Table {
  return { type: 'table', rows: rowsOf(element).map((row) => readRow(row, read)) };
}

function readRow(row: MarkupElement, read: (cell: MarkupElement) => Block[]): Block[][] {
  const cells: Block[][] = [];
  const properties = childrenOf(row, 'trPr')[0];
  pad(cells, Number((properties && settingOf(properties, 'gridBefore')) ?? 0));
  for (const cell of cellsOf(row)) {
    const look = childrenOf(cell, 'tcPr')[0];
    const isCovered = look !== undefined && isContinued(look);
    cells.push(isCovered ? [] : read(cell));
    pad(cells, Number((look && settingOf(look, 'gridSpan')) ?? 1) - 1);
  }
  return cells;
}

/** Rows of a table that are not deleted, also those in content controls. */
function rowsOf(holder: MarkupElement): MarkupElement[] {
  return childrenOf(holder).flatMap((child) => {
    if (child.name === 'tr') {
      const properties = childrenOf(child, 'trPr')[0];
      return properties !== undefined && childrenOf(properties, 'del').length > 0 ? [] : [child];
    }
    return isTableSetting(child) ? [] : rowsOf(child);
  });
}

function cellsOf(row: MarkupElement): MarkupElement[] {
  return childrenOf(row).flatMap((child) => {
    if (child.name === 'tc') {
      const properties = childrenOf(child, 'tcPr')[0];
      return properties !== undefined && childrenOf(properties, 'cellDel').length > 0 ? [] : [child];
    }
    return isTableSetting(child) ? [] : cellsOf(child);
  });
}

/** Whether a cell goes on one above it or to the left of it. */
function isContinued(properties: MarkupElement): boolean {
  return childrenOf(properties).some(
    (merge) =>
      (merge.name === 'vMerge' || merge.name === 'hMerge') && attributeOf(merge, 'val') !== 'restart',
  );
}

/** Empty cells, so that those of a column stand below each other; not more than a page is wide. */
function pad(cells: Block[][], count: number): void {
  for (let i = 0; i < Math.min(count, 63); i++) cells.push([]);
}

function isTableSetting({ name }: MarkupElement): boolean {
  return /^(?:tblPr|tblGrid|tblPrEx|trPr|sdtPr|sdtEndPr|del|moveFrom)$/.test(name);
}
