import { type Block, isBold } from './blocks.ts';
import { textOf } from './lines.ts';

/** Titles of a document's outline with their depth, 1 the highest. */
export type Outline = ReadonlyMap<string, number>;

/** Longer ones are no headings. */
const mostCharacters = 250;
const mostLines = 4;
const mostLevels = 6;

/** The words of a title, however they are numbered, spaced and written. */
export function titleKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\p{N}.\s]+(?=\p{L})/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Marks the headings of a whole document: by its outline, by larger type, by bold lines that stand alone. */
export function markHeadings(blocks: readonly Block[], bodySize: number, outline: Outline): void {
  const found: { block: Block; rank: number; depth: number | undefined }[] = [];
  for (const block of blocks) {
    if (block.kind !== undefined || block.lines.length > mostLines) continue;
    const text = block.lines.map((line) => textOf(line)).join(' ');
    if (text.length > mostCharacters || !/\p{L}{2}/u.test(text)) continue;
    const depth = outline.get(titleKey(text));
    const size = Math.round(Math.min(...block.lines.map((line) => line.size)) * 2) / 2;
    const larger = size >= 1.12 * bodySize && size > bodySize + 0.8;
    const bold =
      size >= 0.94 * bodySize && text.length <= 120 && block.lines.every(isBold) && !/[.,;:]$/.test(text);
    if (depth !== undefined || larger || bold) found.push({ block, rank: size + (bold ? 0.25 : 0), depth });
  }
  // where all is bold or large, nothing is a heading by that
  const letters = (list: readonly Block[]) => list.reduce((sum, b) => sum + b.lines.length, 0);
  if (letters(found.map((f) => f.block)) > 0.5 * letters(blocks) && blocks.length > 6) return;
  const ranks = [...new Set(found.map((f) => f.rank))].sort((a, b) => b - a);
  for (const { block, rank, depth } of found) {
    block.kind = 'heading';
    block.level = Math.min(mostLevels, depth ?? ranks.indexOf(rank) + 1);
  }
}
