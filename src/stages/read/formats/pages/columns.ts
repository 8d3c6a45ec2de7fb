import type { Segment } from './lines.ts';

/** A free strip between two columns. */
interface Gutter {
  readonly left: number;
  readonly right: number;
}

const deepest = 6;
/** A column has at least so many lines, and they are on average so wide, in sizes of their type. */
const fewestLines = 3;
const narrowest = 5.5;
/** Points by which a line may reach into a gutter, or over it. */
const slack = 0.5;

/**
 * Puts the segments of a page into regions in reading order: columns from the left to the right (in right-to-left script the
 * other way round), a heading across them between what stands above and below it. Tables stay in one region.
 */
export function regionsOf(segments: readonly Segment[], depth = 0): Segment[][] {
  if (segments.length < 2 * fewestLines - 2 || depth === deepest) return [[...segments]];
  const gutter = widestGutter(segments);
  if (gutter === undefined) return [[...segments]];
  const rightToLeft = segments.filter((s) => s.rightToLeft).length * 2 > segments.length;
  const regions: Segment[][] = [];
  for (const band of bandsOf(segments, gutter)) {
    const left = band.filter((s) => s.right <= gutter.right + slack);
    const right = band.filter((s) => s.right > gutter.right + slack && s.left >= gutter.left - slack);
    if (left.length === 0 || right.length === 0 || left.length + right.length < band.length) {
      regions.push(...(band.length < segments.length ? regionsOf(band, depth + 1) : [band]));
      continue;
    }
    for (const column of rightToLeft ? [right, left] : [left, right])
      regions.push(...regionsOf(column, depth + 1));
  }
  return regions;
}

/** Cuts a region at the segments that lie across the gutter; those stand for themselves. */
function bandsOf(segments: readonly Segment[], gutter: Gutter): Segment[][] {
  const sorted = [...segments].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const crossedRows = new Set(sorted.filter((s) => crosses(s, gutter)).map((s) => s.row));
  const bands: Segment[][] = [];
  let crossing: boolean | undefined;
  for (const segment of sorted) {
    const now = crossedRows.has(segment.row);
    if (now !== crossing) bands.push([]);
    bands.at(-1)!.push(segment);
    crossing = now;
  }
  return bands;
}

function crosses(segment: Segment, gutter: Gutter): boolean {
  return segment.left < gutter.left - slack && segment.right > gutter.right + slack;
}

/** The strip that most lines respect on both sides, if the sides are columns. */
function widestGutter(segments: readonly Segment[]): Gutter | undefined {
  const size = median(segments.map((s) => s.size));
  let best: Gutter | undefined;
  let most = 0;
  for (const gutter of candidates(segments, Math.max(4, 0.7 * size))) {
    const left = segments.filter((s) => s.right <= gutter.left + slack);
    const right = segments.filter((s) => s.left >= gutter.right - slack);
    const crossing = segments.length - left.length - right.length;
    const score = Math.min(left.length, right.length) - crossing / 2;
    if (score <= most || !areColumns(left, right)) continue;
    best = gutter;
    most = score;
  }
  return best;
}

/** Strips that few lines cross, found by counting the lines over each two points of the width. */
function candidates(segments: readonly Segment[], narrowestGap: number): Gutter[] {
  const from = Math.min(...segments.map((s) => s.left));
  const to = Math.max(...segments.map((s) => s.right));
  const step = Math.max(1, (to - from) / 2000);
  const cells = Math.ceil((to - from) / step) + 1;
  const change = new Int32Array(cells + 1);
  for (const { left, right } of segments) {
    change[Math.ceil((left - from) / step)]!++;
    change[Math.floor((right - from) / step)]!--;
  }
  const covers = new Int32Array(cells);
  let cover = 0;
  for (let i = 0; i < cells; i++) covers[i] = cover += change[i]!;
  const found: Gutter[] = [];
  // a title or a wide table may lie across: strips are looked for at several heights of the counts
  for (const allowed of [0, 1, 2, 4, segments.length >> 3, segments.length >> 2]) {
    for (let i = 0; i < cells; i++) {
      if (covers[i]! > allowed) continue;
      const start = i;
      while (i + 1 < cells && covers[i + 1]! <= allowed) i++;
      const gutter = { left: from + start * step, right: from + i * step };
      if (gutter.right - gutter.left >= narrowestGap) found.push(gutter);
    }
  }
  return found.slice(0, 60);
}

/**
 * Columns are drawn one after the other, or hold full lines of prose; the cells of a table are short or drawn row by row.
 */
function areColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  if (rowsIn(left) < fewestLines || rowsIn(right) < fewestLines) return false;
  if (meanWidth(left) < narrowest || meanWidth(right) < narrowest) return false;
  if (rowsShared(left, right) === 0 && !overlap(left, right)) return false;
  const drawn = [
    ...left.map((s) => ({ order: s.order, side: 0 })),
    ...right.map((s) => ({ order: s.order, side: 1 })),
  ].sort((a, b) => a.order - b.order);
  let changes = 0;
  for (let i = 1; i < drawn.length; i++) if (drawn[i]!.side !== drawn[i - 1]!.side) changes++;
  if (changes <= Math.max(1, 0.25 * Math.min(left.length, right.length))) return true;
  return isProse(left) && isProse(right);
}

function overlap(left: readonly Segment[], right: readonly Segment[]): boolean {
  const top = Math.max(Math.min(...left.map((s) => s.top)), Math.min(...right.map((s) => s.top)));
  const bottom = Math.min(Math.max(...left.map((s) => s.bottom)), Math.max(...right.map((s) => s.bottom)));
  return bottom > top;
}

function rowsShared(left: readonly Segment[], right: readonly Segment[]): number {
  const rows = new Set(left.map((s) => s.row));
  return right.filter((s) => rows.has(s.row)).length;
}

function rowsIn(segments: readonly Segment[]): number {
  return new Set(segments.map((s) => s.row)).size;
}

function meanWidth(segments: readonly Segment[]): number {
  return segments.reduce((sum, s) => sum + (s.right - s.left) / s.size, 0) / segments.length;
}

/** Most lines fill the column, and are long. */
function isProse(segments: readonly Segment[]): boolean {
  const width = Math.max(...segments.map((s) => s.right)) - Math.min(...segments.map((s) => s.left));
  const full = segments.filter((s) => s.right - s.left > 0.8 * width).length;
  return full > 0.55 * segments.length && meanWidth(segments) > 11;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
