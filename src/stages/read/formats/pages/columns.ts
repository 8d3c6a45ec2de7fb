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
/** Two lines are a column that are wider, and drawn one after the other. */
const twoLines = 8;
/** Points by which a line may reach into a gutter, or over it. */
const slack = 0.5;

/**
 * Puts the segments of a page into regions in reading order: columns from the left to the right (in right-to-left script the
 * other way round), what lies across them between what stands above and below it. Tables stay in one region.
 */
export function regionsOf(segments: readonly Segment[], depth = 0): Segment[][] {
  if (segments.length < 2 * fewestLines - 2 || depth === deepest) return [[...segments]];
  const bands = bestBands(segments);
  if (bands === undefined) return [[...segments]];
  const rightToLeft = segments.filter((s) => s.rightToLeft).length * 2 > segments.length;
  return bands.flatMap(({ all, columns }) => {
    if (columns === undefined) return all.length < segments.length ? regionsOf(all, depth + 1) : [all];
    return (rightToLeft ? columns.toReversed() : columns).flatMap((column) => regionsOf(column, depth + 1));
  });
}

/** A part of a region over its whole width. */
interface Band {
  readonly all: Segment[];
  /** The left and the right one, where it is set in columns. */
  readonly columns?: readonly [Segment[], Segment[]];
}

/** Cuts a region at the strip that most of its lines respect; undefined where it has no columns. */
function bestBands(segments: readonly Segment[]): Band[] | undefined {
  const size = median(segments.map((s) => s.size));
  const sorted = [...segments].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  let best: Band[] | undefined;
  let most = 0;
  for (const gutter of candidates(segments, Math.max(4, 0.7 * size))) {
    const bands = bandsOf(sorted, gutter);
    let score = 0;
    for (const { columns } of bands)
      if (columns !== undefined) score += Math.min(columns[0].length, columns[1].length);
    score -= bands.length / 4;
    if (score <= most) continue;
    best = bands;
    most = score;
  }
  return best;
}

/** Cuts a region at the segments that lie across the gutter. What is no columns between two cuts stays with what is around it. */
function bandsOf(sorted: readonly Segment[], gutter: Gutter): Band[] {
  const crossedRows = new Set(sorted.filter((s) => crosses(s, gutter)).map((s) => s.row));
  const bands: Band[] = [];
  const add = (all: Segment[], crossing: boolean) => {
    const columns = crossing ? undefined : columnsOf(all, gutter, all.length === sorted.length);
    const last = bands.at(-1);
    if (columns === undefined && last !== undefined && last.columns === undefined) last.all.push(...all);
    else bands.push({ all, ...(columns && { columns }) });
  };
  let open: Segment[] = [];
  let crossing = false;
  for (const segment of sorted) {
    const now = crossedRows.has(segment.row);
    if (now !== crossing && open.length > 0) {
      add(open, crossing);
      open = [];
    }
    open.push(segment);
    crossing = now;
  }
  add(open, crossing);
  return bands;
}

function crosses(segment: Segment, gutter: Gutter): boolean {
  return segment.left < gutter.left - slack && segment.right > gutter.right + slack;
}

/** The two columns of a band that nothing lies across; undefined where its lines are not set in columns. */
function columnsOf(
  band: readonly Segment[],
  gutter: Gutter,
  isWhole: boolean,
): [Segment[], Segment[]] | undefined {
  const left = band.filter((s) => s.right <= gutter.right + slack);
  const right = band.filter((s) => s.right > gutter.right + slack && s.left >= gutter.left - slack);
  if (left.length + right.length < band.length || !areColumns(left, right, isWhole)) return undefined;
  return [left, right];
}

/** Strips that few lines cross, found by counting the lines over each two points of the width. */
function candidates(segments: readonly Segment[], narrowestGap: number): Gutter[] {
  const from = Math.min(...segments.map((s) => s.left));
  const to = Math.max(...segments.map((s) => s.right));
  const n = segments.length;
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
  // titles, tables and paragraphs may lie across: strips are looked for at several heights of the counts
  for (const allowed of [0, 1, 2, 4, n >> 3, n >> 2, n >> 1, (3 * n) >> 2]) {
    for (let i = 0; i < cells; i++) {
      if (covers[i]! > allowed) continue;
      const start = i;
      while (i + 1 < cells && covers[i + 1]! <= allowed) i++;
      const [first, last] = lowest(covers, start, i, n >> 5);
      const gutter = { left: from + first * step, right: from + last * step };
      const isNew = !found.some((one) => one.left === gutter.left && one.right === gutter.right);
      if (isNew && gutter.right - gutter.left >= narrowestGap) found.push(gutter);
    }
  }
  return found.slice(0, 60);
}

/** The longest stretch from `start` to `end` whose counts are the lowest there, or nearly so. */
function lowest(covers: Int32Array, start: number, end: number, nearly: number): [number, number] {
  let least = covers[start]!;
  for (let i = start; i <= end; i++) least = Math.min(least, covers[i]!);
  let best: [number, number] = [start, start];
  for (let i = start; i <= end; i++) {
    const first = i;
    while (i <= end && covers[i]! <= least + nearly) i++;
    if (i - 1 - first > best[1] - best[0]) best = [first, i - 1];
  }
  return best;
}

/**
 * Columns are drawn one after the other, or hold full lines of prose; the cells of a table are short or drawn row by row.
 */
function areColumns(left: readonly Segment[], right: readonly Segment[], isWhole: boolean): boolean {
  const rows = Math.min(rowsIn(left), rowsIn(right));
  if (rows < fewestLines - 1) return false;
  if (meanWidth(left) < narrowest || meanWidth(right) < narrowest) return false;
  if (rowsShared(left, right) === 0 && !overlap(left, right)) return false;
  const drawn = [
    ...left.map((s) => ({ order: s.order, side: 0 })),
    ...right.map((s) => ({ order: s.order, side: 1 })),
  ].sort((a, b) => a.order - b.order);
  let changes = 0;
  for (let i = 1; i < drawn.length; i++) if (drawn[i]!.side !== drawn[i - 1]!.side) changes++;
  // between lines of the whole width it may be a table of a few cells
  if (rows < fewestLines) return changes === 1 && Math.min(meanWidth(left), meanWidth(right)) > twoLines;
  const lines = Math.min(left.length, right.length);
  if (changes <= Math.max(1, isWhole || lines > 8 ? 0.25 * lines : 0)) return true;
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
