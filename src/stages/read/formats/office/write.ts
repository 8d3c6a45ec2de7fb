import type { TextBuilder } from '../markup/text-builder.ts';
import type { Block, Paragraph, Piece, Table } from './blocks.ts';

/** Cells of more code units than this are no figures and names but columns of running text. */
const longestCell = 1500;

/** Writes blocks: paragraphs with what hangs on them right after, rows of tables as lines. */
export function writeBlocks(builder: TextBuilder, blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.type === 'table') writeTable(builder, block);
    else {
      writeParagraph(builder, block);
      writeBlocks(builder, block.attached);
    }
  }
}

function writeParagraph(builder: TextBuilder, { kind, level, style, part, pieces }: Paragraph): void {
  builder.open({ kind, level, part });
  writePieces(builder, kind === 'footnote' ? labelled(pieces) : pieces, style);
  builder.close();
}

/** A note whose mark is parted from its words by a space, where the file has a tab. */
function labelled(pieces: readonly Piece[]): readonly Piece[] {
  const tab = pieces.indexOf('tab');
  const before = pieces
    .slice(0, Math.max(0, tab))
    .map((piece) => (typeof piece === 'string' ? '\n' : piece.text));
  return /^\S{1,4}\s*$/.test(before.join('')) ? pieces.with(tab, { text: ' ' }) : pieces;
}

function writePieces(builder: TextBuilder, pieces: readonly Piece[], style: string | undefined): void {
  // tabs before the first word indent it
  const first = pieces.findIndex((piece) => typeof piece !== 'string' && piece.text.trim() !== '');
  if (first < 0) return;
  for (const piece of pieces.slice(first)) {
    if (piece === 'line') builder.lineBreak();
    else if (piece === 'tab') builder.tab();
    else builder.write(piece.text, piece.place, { script: piece.script, href: piece.href, style });
  }
}

/** A table of figures and names; one that only lays out the page is written cell after cell, as text. */
function writeTable(builder: TextBuilder, { rows }: Table): void {
  if (laysOut(rows)) {
    for (const row of rows) for (const cell of row) writeBlocks(builder, cell);
    return;
  }
  const attached: Block[] = [];
  builder.open({ kind: 'table' });
  for (const row of rows) {
    builder.open({ parted: 'line' });
    for (const cell of row) {
      builder.cell();
      writeCell(builder, cell, attached);
      builder.close();
    }
    builder.close();
  }
  builder.close();
  writeBlocks(builder, attached);
}

function writeCell(builder: TextBuilder, cell: readonly Block[], attached: Block[]): void {
  for (const block of cell) {
    if (block.type === 'table') {
      for (const row of block.rows) for (const inner of row) writeCell(builder, inner, attached);
      continue;
    }
    builder.open({ part: block.part });
    writePieces(builder, block.pieces, block.style);
    builder.close();
    attached.push(...block.attached);
  }
}

/** Whether a table only places text on the page: one column, tables or headings in its cells, pages of text in one. */
function laysOut(rows: Table['rows']): boolean {
  if (rows.every((row) => row.length < 2)) return true;
  return rows.some((row) =>
    row.some(
      (cell) =>
        cell.some((block) => block.type === 'table' || block.kind === 'heading') ||
        (cell.length > 2 && cell.reduce((sum, block) => sum + lengthOf(block), 0) > longestCell),
    ),
  );
}

function lengthOf(block: Block): number {
  if (block.type === 'table') return 0;
  return block.pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? 1 : piece.text.length), 0);
}

/** The words of blocks, for comparing. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.type === 'table'
        ? block.rows.flat().map(textOfBlocks).join(' ')
        : block.pieces.map((piece) => (typeof piece === 'string' ? ' ' : piece.text)).join(''),
    )
    .join('\n');
}

/** Running heads and feet, each text once. */
export function onceEach(lists: readonly (readonly Block[])[]): Block[] {
  const seen = new Set<string>();
  return lists.flatMap((blocks) => {
    const text = textOfBlocks(blocks).replace(/\s+/g, ' ').trim();
    if (seen.has(text)) return [];
    seen.add(text);
    return blocks;
  });
}
