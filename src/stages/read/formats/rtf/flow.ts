import type { PassageKind } from '../../../../record/schema.ts';
import type { Block, Paragraph, Piece, Table, Words } from '../office/blocks.ts';

/** What a paragraph mark says of the paragraph that it ends. */
export interface ParagraphLook {
  readonly kind?: PassageKind | undefined;
  readonly level?: number | undefined;
  readonly style?: string | undefined;
  /** Tables that it stands in: 0 none, 1 a table, 2 a table in a table. */
  readonly depth: number;
}

interface OpenTable {
  readonly rows: Block[][][];
  row: Block[][];
  cell: Block[];
}

/** Text of one place, paragraph by paragraph: the document's own, a note, a text box, a running head. */
export class Flow {
  readonly blocks: Block[] = [];
  #pieces: Piece[] = [];
  #attached: Block[] = [];
  #tables: OpenTable[] = [];

  add(piece: Piece): void {
    const last = this.#pieces.at(-1);
    if (typeof last !== 'object' || typeof piece !== 'object' || !continues(last, piece))
      this.#pieces.push(piece);
    else this.#pieces[this.#pieces.length - 1] = { ...last, text: last.text + piece.text };
  }

  /** Hangs notes and text boxes on the paragraph that is being written. */
  attach(blocks: readonly Block[]): void {
    this.#attached.push(...blocks);
  }

  endParagraph({ kind, level, style, depth }: ParagraphLook): void {
    const pieces = this.#pieces;
    const attached = this.#attached;
    this.#pieces = [];
    this.#attached = [];
    // an empty paragraph between two tables parts them
    const target = this.#target(depth);
    if (pieces.length === 0 && attached.length === 0) return;
    const paragraph: Paragraph = { type: 'paragraph', kind, level, style, pieces, attached };
    target.push(paragraph);
  }

  endCell(look: ParagraphLook): void {
    this.endParagraph(look);
    const table = this.#tables[look.depth - 1]!;
    table.row.push(table.cell);
    table.cell = [];
  }

  endRow(look: ParagraphLook): void {
    this.endParagraph(look);
    const table = this.#tables[look.depth - 1]!;
    if (table.cell.length > 0) table.row.push(table.cell);
    if (table.row.length > 0) table.rows.push(table.row);
    table.row = [];
    table.cell = [];
  }

  /** Everything, in order. */
  end(look: ParagraphLook): readonly Block[] {
    this.endParagraph({ ...look, depth: 0 });
    return this.blocks;
  }

  /** Where blocks of a depth go; tables that are deeper have ended, those that are less deep are begun. */
  #target(depth: number): Block[] {
    while (this.#tables.length > depth) {
      const { rows, row, cell } = this.#tables.pop()!;
      if (cell.length > 0) row.push(cell);
      if (row.length > 0) rows.push(row);
      const table: Table = { type: 'table', rows };
      if (rows.length > 0) (this.#tables.at(-1)?.cell ?? this.blocks).push(table);
    }
    while (this.#tables.length < depth) this.#tables.push({ rows: [], row: [], cell: [] });
    return this.#tables.at(-1)?.cell ?? this.blocks;
  }
}

/** Whether two pieces are one: half a pair of surrogates must find the other half. */
function continues(last: Words, next: Words): boolean {
  return (
    last.place === undefined &&
    next.place === undefined &&
    last.script === next.script &&
    last.href === next.href
  );
}
