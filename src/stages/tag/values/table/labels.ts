import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Cell } from './rows.ts';
import { looksLikeYear } from './rows.ts';

/** Longest text before a table that is taken for its caption. */
const longestCaption = 200;

/** The head of a column that names the unit of each row. */
const unitHead = /^(?:units?|uom|u\/m|unit of measure(?:ment)?|measure|measurement)\.?$/i;

/** What the table being read says of its columns and rows. */
export class TableLabels {
  #heads = new Map<number, string>();
  #rowLabel = '';
  /** The column of `Unit` or `Measure`, and what it says of this row. */
  #unitColumn = -1;
  #rowUnit = '';
  #caption = '';
  #row = -2;
  #hasFigures = false;
  #isPlain = false;

  /** Takes in a flow of running text, which may be the caption of what follows. */
  leave(text: string): void {
    this.#heads = new Map();
    this.#rowLabel = '';
    this.#unitColumn = -1;
    this.#rowUnit = '';
    this.#hasFigures = false;
    this.#isPlain = false;
    this.#row = -2;
    this.#caption = text.length <= longestCaption ? text : '';
  }

  /**
   * Takes in a flow of a table, cell by cell, and gives the labels of each figure in it, the nearest first: the head of its column,
   * its row's unit and label, the caption. Years in a head, and before the figures of a row, are none.
   */
  enter(flow: TokenisedFlow, cells: readonly Cell[]): { cell: Cell; labels: string[] }[] {
    this.#begin(flow);
    const figures = cells.filter(({ isFigure }) => isFigure);
    // A row of years is a head.
    if (flow.cell === undefined && figures.every(({ text }) => looksLikeYear(text))) {
      for (const { column, text } of cells) {
        if (unitHead.test(text)) this.#unitColumn = column;
        this.#addHead(column, text);
      }
      return [];
    }
    const found: { cell: Cell; labels: string[] }[] = [];
    for (const [i, cell] of cells.entries()) {
      const isFirst = flow.cell === undefined ? i === 0 : flow.cell.column === 0;
      if (!cell.isFigure) {
        if (isFirst) this.#rowLabel = cell.text;
        if (!this.#hasFigures && unitHead.test(cell.text)) this.#unitColumn = cell.column;
        else if (cell.column === this.#unitColumn) this.#rowUnit = cell.text;
        if (!this.#hasFigures || !isFirst) this.#addHead(cell.column, cell.text);
        continue;
      }
      if (
        looksLikeYear(cell.text) &&
        (isFirst || !this.#hasFigures || /year|date/i.test(this.#heads.get(cell.column) ?? ''))
      ) {
        if (isFirst) this.#rowLabel = cell.text;
        continue;
      }
      this.#hasFigures = true;
      const labels = [this.#heads.get(cell.column) ?? '', this.#rowUnit, this.#rowLabel, this.#caption];
      found.push({ cell, labels: labels.filter((label) => /[^\d\s.,]/.test(label)) });
    }
    return found;
  }

  #begin({ cell, kind }: TokenisedFlow): void {
    const isPlain = cell === undefined;
    const row = cell?.row ?? this.#row + 1;
    const isSame = isPlain === this.#isPlain && this.#row >= 0 && row - this.#row <= 2 && row >= this.#row;
    if (!isSame) {
      this.#heads = new Map();
      this.#hasFigures = false;
      this.#isPlain = isPlain;
      this.#unitColumn = -1;
    }
    if (row !== this.#row || kind !== 'table') {
      this.#rowLabel = '';
      this.#rowUnit = '';
    }
    this.#row = isPlain ? Math.max(0, row) : row;
  }

  #addHead(column: number, text: string): void {
    const head = this.#heads.get(column);
    this.#heads.set(column, head === undefined ? text : `${head}, ${text}`.slice(-longestCaption));
  }
}
