import { isRightToLeft, type Piece } from './piece.ts';

/** Pieces of one line that stand no further apart than words do. */
export interface Segment {
  /** In reading order. */
  readonly pieces: Piece[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  readonly baseline: number;
  /** Of most of its characters. */
  readonly size: number;
  readonly rightToLeft: boolean;
  /** Lowest place in the order of drawing. */
  readonly order: number;
  /** Which row of the page it stands in. */
  row: number;
}

/** A line of text: one segment, or several with wide gaps between them. */
export interface Line {
  readonly segments: readonly Segment[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
  readonly rightToLeft: boolean;
}

interface Row {
  readonly baseline: number;
  readonly size: number;
  readonly pieces: Piece[];
}

/** How far apart two words of a line may stand, in sizes of their type. */
const widestSpace = 0.95;
/** How near to each other columns may stand, which are drawn one after the other. */
const narrowestGutter = 0.6;

/** Puts the pieces of one direction into segments, from the top down. */
export function segmentsOf(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  const rows = rowsOf(pieces);
  const mostlyLeft = lettersToTheLeft(pieces) > 0;
  for (const [index, row] of rows.entries()) {
    row.pieces.sort((a, b) => a.left - b.left || a.order - b.order);
    let open: Piece[] = [];
    let right = Number.NEGATIVE_INFINITY;
    for (const piece of row.pieces) {
      const before = open.at(-1);
      if (before !== undefined && isApart(before, piece, piece.left - right, row)) {
        segments.push(segmentOf(open, row, index, mostlyLeft));
        open = [];
        right = Number.NEGATIVE_INFINITY;
      }
      open.push(piece);
      right = Math.max(right, piece.right);
    }
    if (open.length > 0) segments.push(segmentOf(open, row, index, mostlyLeft));
  }
  return segments;
}

/** Whether a piece begins another segment: far from the last, or near to it and drawn after much else. */
function isApart(before: Piece, piece: Piece, gap: number, row: Row): boolean {
  const size = Math.max(piece.size, row.size);
  if (gap > widestSpace * size) return true;
  return gap > narrowestGutter * size && Math.abs(piece.order - before.order) >= row.pieces.length;
}

/**
 * Pieces with one baseline make a row; a small piece that stands above or below a baseline (footnote mark, index) joins
 * the row that it touches.
 */
function rowsOf(pieces: readonly Piece[]): Row[] {
  const sorted = [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const rows: Row[] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    if (row !== undefined && piece.baseline - row.baseline <= 0.2 * Math.min(piece.size, row.size)) {
      row.pieces.push(piece);
      if (piece.size > row.size) rows[rows.length - 1] = { ...row, size: piece.size };
    } else rows.push({ baseline: piece.baseline, size: piece.size, pieces: [piece] });
  }
  return joinRaised(rows);
}

function joinRaised(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const rest = row.pieces.filter((piece) => {
      const host = hostOf(piece, rows, i);
      host?.pieces.push(piece);
      return host === undefined;
    });
    if (rest.length === row.pieces.length) kept.push(row);
    else if (rest.length > 0) kept.push({ ...row, pieces: rest });
  }
  return kept.filter((row) => row.pieces.length > 0);
}

/** The nearby row that a small piece is raised from or lowered under: it stands right next to one of its pieces. */
function hostOf(piece: Piece, rows: readonly Row[], own: number): Row | undefined {
  if (piece.text.length > 12) return undefined;
  for (const i of [own + 1, own - 1, own + 2]) {
    const row = rows[i];
    if (row === undefined || row.size * 0.87 < piece.size) continue;
    const raised = row.baseline - piece.baseline;
    if (raised > row.size * 0.75 || raised < -row.size * 0.35) continue;
    const near = row.pieces.some(
      (other) =>
        other.size > piece.size &&
        piece.left - other.right < 0.4 * row.size &&
        other.left - piece.right < 0.4 * row.size,
    );
    if (near) return row;
  }
  return undefined;
}

/** Letters of script that runs to the left, more than of others; below zero where there are fewer. */
function lettersToTheLeft(pieces: readonly Piece[]): number {
  let more = 0;
  for (const { text } of pieces)
    more += isRightToLeft(text) ? text.length : /\p{L}/u.test(text) ? -text.length : 0;
  return more;
}

/** @param mostlyLeft whether most of the page runs to the left: then a line does of which some does, though foreign names fill it */
function segmentOf(pieces: readonly Piece[], row: Row, index: number, mostlyLeft: boolean): Segment {
  const weights = new Map<number, number>();
  for (const { size, text } of pieces) weights.set(size, (weights.get(size) ?? 0) + text.length);
  const [size] = [...weights].reduce((most, next) => (next[1] > most[1] ? next : most));
  const rightToLeft = mostlyLeft
    ? row.pieces.some(({ text }) => isRightToLeft(text))
    : lettersToTheLeft(pieces) > 0;
  return {
    pieces: rightToLeft ? turned(pieces) : [...pieces],
    left: Math.min(...pieces.map((p) => p.left)),
    right: Math.max(...pieces.map((p) => p.right)),
    top: Math.min(...pieces.map((p) => p.top)),
    bottom: Math.max(...pieces.map((p) => p.bottom)),
    baseline: row.baseline,
    size,
    rightToLeft,
    order: pieces.reduce((least, p) => Math.min(least, p.order), Number.POSITIVE_INFINITY),
    row: index,
  };
}

const stops = /^([.,:;!?…–-]*)(.*?)([.,:;!?…–-]*)$/su;

/** Signs at the ends of a number belong to the text around it, which runs to the left: `.2009` is drawn for `2009.`. */
function withStopsTurned(piece: Piece): Piece[] {
  if (piece.rightToLeft || /\p{L}/u.test(piece.text) || !/\p{N}/u.test(piece.text)) return [piece];
  const [, before = '', number = '', after = ''] = stops.exec(piece.text) ?? [];
  if (before === '' && after === '') return [piece];
  const end = before.length + number.length;
  const parts = [
    cut(piece, end, piece.text.length),
    cut(piece, before.length, end),
    cut(piece, 0, before.length),
  ];
  return parts
    .filter(({ text }) => text !== '')
    .map((part, i) => ({ ...part, spaced: i === 0 && piece.spaced }));
}

/** A part of a piece that runs to the right. */
function cut(piece: Piece, from: number, to: number): Piece {
  const width = piece.right - piece.left;
  const start = from === 0 ? 0 : piece.ends[from - 1]!;
  const share = (to === 0 ? 0 : piece.ends[to - 1]!) - start;
  return {
    ...piece,
    text: piece.text.slice(from, to),
    left: piece.left + start * width,
    right: piece.left + (start + share) * width,
    ends: piece.ends.slice(from, to).map((end) => (end - start) / (share || 1)),
  };
}

/** From right to left; pieces of the other direction that follow one another keep theirs. */
function turned(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let latin: Piece[] = [];
  for (const piece of pieces.toReversed().flatMap(withStopsTurned)) {
    if (!piece.rightToLeft && /[\p{L}\p{N}]/u.test(piece.text)) latin.unshift(piece);
    else {
      result.push(...latin, piece);
      latin = [];
    }
  }
  result.push(...latin);
  return result;
}

/** Segments of one region as lines, from the top down. */
export function linesOf(segments: readonly Segment[]): Line[] {
  const rows = Map.groupBy(segments, (segment) => segment.row);
  return [...rows.values()].map(lineOf).sort((a, b) => a.baseline - b.baseline || a.left - b.left);
}

function lineOf(segments: Segment[]): Line {
  const rightToLeft = segments.filter((s) => s.rightToLeft).length * 2 > segments.length;
  segments.sort((a, b) => (rightToLeft ? b.left - a.left : a.left - b.left));
  const widest = segments.reduce((most, s) => (s.right - s.left > most.right - most.left ? s : most));
  return {
    segments,
    left: Math.min(...segments.map((s) => s.left)),
    right: Math.max(...segments.map((s) => s.right)),
    top: Math.min(...segments.map((s) => s.top)),
    bottom: Math.max(...segments.map((s) => s.bottom)),
    baseline: widest.baseline,
    size: widest.size,
    rightToLeft,
  };
}

/** Whether a piece stands above or below its line. */
export function scriptOf(
  piece: Piece,
  line: { baseline: number; size: number },
): 'super' | 'sub' | undefined {
  if (piece.size > 0.87 * line.size) return undefined;
  const raised = line.baseline - piece.baseline;
  if (raised > 0.15 * line.size) return 'super';
  return raised < -0.08 * line.size ? 'sub' : undefined;
}

/** Whether white space stands between two pieces of a line. */
export function spaceBetween(before: Piece, after: Piece): boolean {
  const gap = Math.max(after.left - before.right, before.left - after.right);
  const size = Math.min(before.size, after.size);
  // pdf.js leaves out the space that a stretch from right to left begins with; scripts that run so write affixes before a foreign word
  if (
    after.rightToLeft &&
    !before.rightToLeft &&
    /[\p{L}\p{N}]$/u.test(before.text) &&
    /^\p{L}{2}/u.test(after.text)
  )
    return true;
  return gap > 0.16 * size || (after.spaced && gap > 0.04 * size);
}

/** The text of a line, its segments set apart by `between`. */
export function textOf(line: Line, between = ' '): string {
  return line.segments
    .map(({ pieces }) => {
      let text = '';
      for (const [i, piece] of pieces.entries()) {
        if (i > 0 && spaceBetween(pieces[i - 1]!, piece)) text += ' ';
        text += piece.text;
      }
      return text;
    })
    .join(between);
}
