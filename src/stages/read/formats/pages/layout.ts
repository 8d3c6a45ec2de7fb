import { type Block, blocksOf, bodySizeOf } from './blocks.ts';
import { regionsOf } from './columns.ts';
import { footnotesFrom, type NoteStyle, noteMark, raisedMarks } from './footnotes.ts';
import { findFurniture, type PageLines, turnedFurniture } from './furniture.ts';
import { markHeadings, type Outline } from './headings.ts';
import { lineNumbers } from './line-numbers.ts';
import { type Line, linesOf, type Segment, segmentsOf } from './lines.ts';
import type { Direction, Piece } from './piece.ts';

/** A page as it was read: its pieces, and its size as shown. */
export interface ReadPage {
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly height: number;
  readonly label?: string | undefined;
}

/** The text of a page in one direction. */
interface Frame {
  readonly direction: Direction;
  readonly segments: readonly Segment[];
  readonly lines: PageLines;
  /** Numbers of lines in a margin. */
  readonly numbers: readonly Line[];
}

/** Puts the pages of a document in order: for each its blocks in reading order, with their kinds. */
export function layOut(pages: readonly ReadPage[], outline: Outline): Block[][] {
  const frames = pages.map(framesOf);
  const mains = frames.map(([main], i) => main?.lines ?? { lines: [], top: 0, height: pages[i]!.height });
  const furniture = findFurniture(mains);
  const bodySize = bodySizeOf(mains.flatMap(({ lines }, i) => lines.filter((l) => !furniture[i]!.has(l))));
  const notes: NoteStyle = { size: undefined, open: false };
  const aside = turnedFurniture(
    frames.flatMap(([, ...others]) => others.flatMap(({ lines }) => lines.lines)),
    furniture,
  );
  const laid = frames.map((all, i) => pageBlocks(all, { inLine: furniture[i]!, aside }, bodySize, notes));
  markHeadings(laid.flat(), bodySize, outline);
  return laid;
}

/** The directions of a page, that of most characters first. */
function framesOf(page: ReadPage): Frame[] {
  const groups = [...Map.groupBy(page.pieces, (p) => `${p.direction.x} ${p.direction.y}`).values()];
  const weight = (pieces: readonly Piece[]) => pieces.reduce((sum, p) => sum + p.text.length, 0);
  return groups
    .map((pieces) => ({ pieces, weight: weight(pieces) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ pieces }) => {
      const { direction } = pieces[0]!;
      const numbers = lineNumbers(pieces);
      const segments = segmentsOf(pieces.filter((piece) => !numbers.has(piece)));
      return {
        direction,
        segments,
        numbers: linesOf(segmentsOf([...numbers])),
        lines: { lines: linesOf(segments), label: page.label, ...extent(page, direction) },
      };
    });
}

/** Where a page begins and how high it is, seen along a direction. */
function extent({ width, height }: ReadPage, { x, y }: Direction): { top: number; height: number } {
  const downs = [0, -width * y, height * x, height * x - width * y];
  const top = Math.min(...downs);
  return { top, height: Math.max(...downs) - top };
}

function pageBlocks(
  frames: readonly Frame[],
  furniture: { readonly inLine: ReadonlySet<Line>; readonly aside: ReadonlySet<Line> },
  bodySize: number,
  notes: NoteStyle,
): Block[] {
  const [main, ...others] = frames;
  if (main === undefined) return [];
  const heads: Block[] = [];
  const feet: Block[] = [];
  const middle = main.lines.top + main.lines.height / 2;
  for (const line of furniture.inLine)
    (line.baseline < middle ? heads : feet).push({ lines: [line], kind: 'furniture' });
  for (const line of others.flatMap(({ lines }) => lines.lines))
    if (furniture.aside.has(line)) feet.push({ lines: [line], kind: 'furniture' });
  const aside = new Set([...furniture.inLine, ...furniture.aside].flatMap((line) => line.segments));
  const { text, footnotes } = bodyBlocks(
    main.segments.filter((s) => !aside.has(s)),
    bodySize,
    notes,
  );
  const turned = others.flatMap(({ segments }) =>
    regionsOf(segments.filter((s) => !aside.has(s))).flatMap((r) => blocksOf(linesOf(r))),
  );
  const numbers = frames.flatMap((frame) => frame.numbers);
  const margin: Block[] = numbers.length > 0 ? [{ lines: [...numbers], kind: 'furniture' }] : [];
  return [...sorted(heads), ...text, ...turned, ...footnotes, ...sorted(feet), ...margin];
}

function sorted(blocks: Block[]): Block[] {
  return blocks.sort((a, b) => a.lines[0]!.baseline - b.lines[0]!.baseline);
}

function bodyBlocks(segments: readonly Segment[], bodySize: number, notes: NoteStyle) {
  const regions = regionsOf(segments).map((region) => linesOf(region));
  const marks = raisedMarks(regions.flat());
  const text: Block[] = [];
  const footnotes: Block[] = [];
  for (const [i, lines] of regions.entries()) {
    const from = isLowest(regions, i) ? footnotesFrom(lines, bodySize, marks, notes) : lines.length;
    text.push(...blocksOf(lines.slice(0, from)));
    footnotes.push(...noteBlocks(lines.slice(from)));
  }
  notes.open = footnotes.length > 0;
  return { text, footnotes };
}

/** Whether no region of the page stands below another: the foot of a column, or of the page. */
function isLowest(regions: readonly (readonly Line[])[], own: number): boolean {
  const lines = regions[own]!;
  const bottom = Math.max(...lines.map((l) => l.bottom));
  const left = Math.min(...lines.map((l) => l.left));
  const right = Math.max(...lines.map((l) => l.right));
  return !regions.some(
    (other, i) => i !== own && other.some((l) => l.top > bottom - 1 && l.left < right && l.right > left),
  );
}

/** One block a note: each begins with a mark. */
function noteBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    if (blocks.length === 0 || noteMark(line) !== undefined) blocks.push({ lines: [line], kind: 'footnote' });
    else blocks.at(-1)!.lines.push(line);
  }
  return blocks;
}
