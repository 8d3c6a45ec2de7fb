import { attributeOf, childrenOf, type MarkupElement } from '../markup/tree.ts';
import type { Block, Table } from '../office/blocks.ts';
import { textOfBlocks } from '../office/write.ts';

/** A cell or row that is repeated more often, or that holds more, is no figure: it stands once. */
const mostRepeats = 64;
const longestRepeated = 200;

/** @param read gives the blocks of a cell */
export function readTable(table: MarkupElement, read: (cell: MarkupElement) => Block[]): Table {
  const rows: Block[][][] = [];
  for (const element of rowsOf(table)) {
    const row: Block[][] = [];
    for (const cell of childrenOf(element)) {
      if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue;
      // what another cell covers is not seen
      const blocks = cell.name === 'table-cell' ? read(cell) : [];
      repeat(row, blocks, attributeOf(cell, 'number-columns-repeated'), textOfBlocks(blocks));
    }
    const text = row.map(textOfBlocks).join('');
    if (text !== '') repeat(rows, row, attributeOf(element, 'number-rows-repeated'), text);
  }
  return { type: 'table', rows };
}

function repeat<T>(list: T[], item: T, count: string | undefined, text: string): void {
  const times =
    text.length > longestRepeated ? 1 : Math.min(Math.max(1, Number(count ?? 1) || 1), mostRepeats);
  for (let i = 0; i < times; i++) list.push(item);
}

function rowsOf(holder: MarkupElement): MarkupElement[] {
  return childrenOf(holder).flatMap((child) => {
    if (child.name === 'table-row') return [child];
    return /^table-(?:header-rows|rows|row-group)$/.test(child.name) ? rowsOf(child) : [];
  });
}
