import type { PassageKind } from '../../../../record/schema.ts';
import { median } from './columns.ts';
import { type Line, textOf } from './lines.ts';
import { tableRows } from './tables.ts';

/** Lines that belong together: a paragraph, a heading, a footnote, a row of a table. */
export interface Block {
  readonly lines: Line[];
  kind?: PassageKind;
  level?: number;
}

/** Puts the lines of a region into paragraphs and tables. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  const rows = tableRows(lines);
  const shape = shapeOf(lines.filter((_, i) => !rows[i]));
  for (const [i, line] of lines.entries()) {
    if (rows[i]) {
      if (i > 0 && rows[i - 1]) blocks.at(-1)!.lines.push(line);
      else blocks.push({ lines: [line], kind: 'table' });
      continue;
    }
    const open = blocks.at(-1);
    if (open === undefined || open.kind === 'table' || startsBlock(open, line, shape))
      blocks.push({ lines: [line] });
    else open.lines.push(line);
  }
  return blocks;
}

/** What the lines of a region have in common. */
interface Shape {
  /** From one baseline to the next, in sizes of the type. */
  readonly step: number;
  readonly left: number;
  readonly right: number;
  /** First lines stand out to the left, as in a bibliography. */
  readonly hanging: boolean;
  readonly rightToLeft: boolean;
}

function shapeOf(lines: readonly Line[]): Shape {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const step = (lines[i]!.baseline - lines[i - 1]!.baseline) / lines[i]!.size;
    if (step > 0.8 && step < 2.6) steps.push(step);
  }
  const rightToLeft = lines.filter((l) => l.rightToLeft).length * 2 > lines.length;
  const starts = lines.map((l) => startOf(l, rightToLeft)).sort((a, b) => a - b);
  const left = starts[Math.floor(starts.length * 0.05)] ?? 0;
  const ends = lines.map((l) => (rightToLeft ? -l.left : l.right)).sort((a, b) => a - b);
  const indented = lines.filter((l) => startOf(l, rightToLeft) > left + 0.7 * l.size).length;
  return {
    // the lower half: gaps between paragraphs of one line must not count as the step
    step: [...steps].sort((a, b) => a - b)[Math.floor(steps.length * 0.4)] ?? 1.2,
    left,
    right: ends[Math.floor(ends.length * 0.95)] ?? 0,
    hanging: indented > 0.5 * lines.length && indented < lines.length,
    rightToLeft,
  };
}

/** Where a line begins, growing in reading direction. */
function startOf(line: Line, rightToLeft: boolean): number {
  return rightToLeft ? -line.right : line.left;
}

const item = /^(?:[•·▪●○◦‣–—*-]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s+|\[\d{1,3}\]\s+)\S/u;
const ended = /[.!?:;…。！？؟][\])"'”’»\d⁰¹²³⁴-⁹*∗†‡]{0,4}$/u;

/** Whether a line begins a paragraph, and does not go on with the one above. */
function startsBlock(open: Block, line: Line, shape: Shape): boolean {
  const above = open.lines.at(-1)!;
  if (Math.abs(line.size - above.size) > 0.08 * Math.max(line.size, above.size)) return true;
  const step = (line.baseline - above.baseline) / Math.max(line.size, above.size);
  if (step <= 0 || step > 1.28 * shape.step + 0.05) return true;
  if (isBold(line) !== isBold(above)) return true;
  const aboveText = textOf(above);
  const complete = ended.test(aboveText);
  const text = textOf(line);
  if (item.test(text) && (complete || item.test(textOf(open.lines[0]!)))) return true;
  const { rightToLeft, left } = shape;
  const start = startOf(line, rightToLeft) - left;
  const startAbove = startOf(above, rightToLeft) - left;
  if (shape.hanging) return start < 0.4 * line.size && startAbove > 0.7 * line.size;
  // centred lines move at both ends
  const indented = start > 0.7 * line.size && startAbove < 0.4 * line.size;
  if (indented && (complete || open.lines.length > 1) && !endsInHyphen(aboveText)) return true;
  return complete && hadRoom(above, line, shape);
}

function endsInHyphen(text: string): boolean {
  return /\p{L}[-\u00ad‐]$/u.test(text);
}

/** Whether the first word of a line would have fitted on the line above: then the break was wanted. */
function hadRoom(above: Line, line: Line, { rightToLeft, right }: Shape): boolean {
  const room = right - (rightToLeft ? -above.left : above.right);
  const text = textOf(line);
  const space = text.indexOf(' ');
  const share = space < 0 ? 1 : (space + 1) / text.length;
  return room > (line.right - line.left) * share + 0.8 * line.size;
}

/** Whether all words of a line are bold. */
export function isBold(line: Line): boolean {
  return line.segments.every((s) => s.pieces.every((p) => p.bold || !/\p{L}/u.test(p.text)));
}

/** Whether a block ends in mid-sentence and another goes on with it: from column to column, from page to page. */
export function goesOn(block: Block, next: Block): boolean {
  if (block.kind !== undefined || next.kind !== undefined) return false;
  const last = block.lines.at(-1)!;
  const first = next.lines[0]!;
  if (Math.abs(last.size - first.size) > 0.05 * last.size) return false;
  const text = textOf(last);
  return !ended.test(text) && (/^\p{Ll}/u.test(textOf(first)) || endsInHyphen(text));
}

/** The usual size of a document's type: that of most characters. */
export function bodySizeOf(lines: Iterable<Line>): number {
  const weights = new Map<number, number>();
  const widths: number[] = [];
  for (const line of lines) {
    const size = Math.round(line.size * 4) / 4;
    for (const { pieces } of line.segments)
      for (const { text } of pieces) weights.set(size, (weights.get(size) ?? 0) + text.length);
    widths.push(line.size);
  }
  let best = median(widths);
  let most = 0;
  for (const [size, weight] of weights) {
    if (weight <= most) continue;
    most = weight;
    best = size;
  }
  return best;
}
