import type { Page, TextRun } from '../../../../contract/format.ts';
import { type Block, goesOn } from './blocks.ts';
import type { ReadPage } from './layout.ts';
import { type Line, scriptOf, spaceBetween } from './lines.ts';
import { boxOnPage, type Piece } from './piece.ts';

export interface Assembled {
  readonly text: string;
  readonly runs: TextRun[];
  readonly pages: Page[];
}

/** Writes the blocks of all pages as text, a run for each word, so that each word's box is exact. */
export function assemble(
  pages: readonly ReadPage[],
  laid: readonly (readonly Block[])[],
  isRecognised: (page: number) => boolean,
): Assembled {
  const writer = new Writer();
  let last: Block | undefined;
  const written = pages.map((page, index): Page => {
    let start: number | undefined;
    for (const block of laid[index]!) {
      if (last !== undefined) writer.write(goesOn(last, block) ? '\n' : '\n\n');
      start ??= writer.length;
      writer.writeBlock(block, index);
      last = block;
    }
    return {
      number: index + 1,
      ...(page.label !== undefined && { label: page.label }),
      start: start ?? writer.length,
      end: writer.length,
      width: page.width,
      height: page.height,
      ...(isRecognised(index) && { ocr: true }),
    };
  });
  return { text: writer.text(), runs: writer.runs, pages: written };
}

class Writer {
  readonly #parts: string[] = [];
  readonly runs: TextRun[] = [];
  length = 0;

  write(text: string): void {
    this.#parts.push(text);
    this.length += text.length;
  }

  text(): string {
    return this.#parts.join('');
  }

  writeBlock(block: Block, page: number): void {
    for (const [i, line] of block.lines.entries()) {
      if (i > 0) this.write('\n');
      for (const [s, { pieces }] of line.segments.entries()) {
        if (s > 0) this.write(block.kind === 'table' ? '\t' : ' ');
        for (const [p, piece] of pieces.entries()) {
          if (p > 0 && spaceBetween(pieces[p - 1]!, piece)) this.write(' ');
          this.#writePiece(piece, line, block, page);
        }
      }
    }
  }

  #writePiece(piece: Piece, line: Line, block: Block, page: number): void {
    const script = scriptOf(piece, line);
    for (const [from, to] of wordsOf(piece.text)) {
      this.runs.push({
        start: this.length + from,
        end: this.length + to,
        ...(block.kind !== undefined && { kind: block.kind }),
        ...(block.level !== undefined && { level: block.level }),
        page,
        box: boxOf(piece, from, to),
        fontSize: piece.size,
        style: piece.style,
        ...(script !== undefined && { script }),
        ...(piece.confidence !== undefined && { confidence: piece.confidence }),
      });
    }
    this.write(piece.text);
  }
}

const words = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?[\p{M}]*|\S+?(?=[\p{L}\p{N}]|\s|$)/gu;

/** The words of a text, their quotation marks and stops apart: `“Paris,”` is three. */
function* wordsOf(text: string): Generator<[number, number]> {
  for (const { index, 0: word } of text.matchAll(words)) yield [index, index + word.length];
}

function boxOf(piece: Piece, from: number, to: number) {
  const { left, right, rightToLeft, ends } = piece;
  const width = right - left;
  const start = (from === 0 ? 0 : ends[from - 1]!) * width;
  const end = ends[to - 1]! * width;
  return rightToLeft
    ? boxOnPage(piece.direction, right - end, right - start, piece.top, piece.bottom)
    : boxOnPage(piece.direction, left + start, left + end, piece.top, piece.bottom);
}
