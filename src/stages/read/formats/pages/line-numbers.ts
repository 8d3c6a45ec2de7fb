import type { Piece } from './piece.ts';

/** So many numbers make a margin of them. */
const fewest = 3;
/** Points by which the numbers of a margin may be out of line. */
const drift = 3;

/**
 * The numbers of lines that stand in a margin, as in manuscripts, laws and editions: a column of numbers next to the text that grow
 * evenly from the top down. Each would else be read into its line.
 */
export function lineNumbers(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const numbers = pieces.filter(({ text }) => /^\d{1,4}$/.test(text));
  if (numbers.length < fewest) return new Set();
  const others = pieces.filter(({ text }) => /\p{L}/u.test(text));
  if (others.length < 2 * fewest) return new Set();
  const lefts = others.map(({ left }) => left).sort((a, b) => a - b);
  const rights = others.map(({ right }) => right).sort((a, b) => a - b);
  const left = lefts[Math.floor(lefts.length * 0.03)]!;
  const right = rights[Math.floor(rights.length * 0.97)]!;
  const margins = [
    numbers.filter((p) => p.right < left - 0.3 * p.size),
    numbers.filter((p) => p.left > right + 0.3 * p.size),
  ];
  const found = new Set<Piece>();
  for (const margin of margins)
    for (const edge of ['left', 'right'] as const)
      for (const column of aligned(margin, edge))
        if (growEvenly(column) && standByLines(column, others))
          for (const number of column) found.add(number);
  return found;
}

/** Numbers that stand below one another. */
function aligned(numbers: readonly Piece[], edge: 'left' | 'right'): Piece[][] {
  const sorted = [...numbers].sort((a, b) => a[edge] - b[edge]);
  const columns: Piece[][] = [];
  for (const number of sorted) {
    const open = columns.at(-1);
    if (open !== undefined && number[edge] - open.at(-1)![edge] <= drift) open.push(number);
    else columns.push([number]);
  }
  return columns.map((column) => column.sort((a, b) => a.baseline - b.baseline));
}

/** From number to number it is the same step and the same way down; some may be missing. Years in a first column are none. */
function growEvenly(column: readonly Piece[]): boolean {
  if (column.length < fewest) return false;
  const values = column.map(({ text }) => Number(text));
  if (values.every((value) => value >= 1700 && value <= 2100)) return false;
  const gaps = values.slice(1).map((value, i) => ({
    step: value - values[i]!,
    way: column[i + 1]!.baseline - column[i]!.baseline,
  }));
  const step = Math.min(...gaps.map((gap) => gap.step));
  if (step < 1 || step > 10) return false;
  const ways = gaps.map((gap) => gap.way / gap.step).sort((a, b) => a - b);
  const usual = ways[ways.length >> 1]!;
  const even = gaps.filter(
    ({ step: own, way }) => own % step === 0 && Math.abs(way / own - usual) < 0.3 * usual,
  );
  return even.length * 4 >= 3 * gaps.length && (step > 1 || column.length >= 15);
}

/** Whether a line of text stands next to nearly all of them; next to the numbers of a table's rows stand cells. */
function standByLines(column: readonly Piece[], others: readonly Piece[]): boolean {
  const numbering = column.filter((number) => {
    const line = others.filter((other) => Math.abs(other.baseline - number.baseline) <= 0.4 * other.size);
    return line.reduce((sum, { left, right, size }) => sum + (right - left) / size, 0) > 12;
  });
  return numbering.length * 5 >= 4 * column.length;
}
