import type { Calibration } from '../model/model-file.ts';

/** A mention found on data not trained on: how probable the model held it, and whether it was right. */
export interface JudgedMention {
  readonly type: string;
  readonly probability: number;
  readonly right: boolean;
}

/** The same with the domain of its document. */
export interface Judged extends JudgedMention {
  readonly domain: string;
}

/** Types with fewer judged mentions use the curve of all types together, shifted to their own share of right ones. */
const enough = 150;

/**
 * Isotonic regression (pool adjacent violators: Zadrozny and Elkan 2002) by type, as a curve through the middles of its steps.
 */
export function fitCalibration(judged: readonly JudgedMention[]): Record<string, Calibration> {
  const types = [...new Set(judged.map(({ type }) => type))].sort();
  const all = isotonic(judged);
  return Object.fromEntries(
    types.map((type) => {
      const own = judged.filter((item) => item.type === type);
      if (own.length >= enough) return [type, isotonic(own)];
      // Few of them: between the curve of all and their own share of right ones.
      const share = own.filter(({ right }) => right).length;
      const mean = own.reduce((sum, { probability }) => sum + curve(all, probability), 0);
      const factor = (share + 10) / (mean + 10);
      return [type, { x: all.x, y: all.y.map((y) => round(Math.min(0.995, y * factor))) }];
    }),
  );
}

function isotonic(judged: readonly JudgedMention[]): Calibration {
  const sorted = [...judged].sort((a, b) => a.probability - b.probability);
  const blocks: { x: number; y: number; n: number }[] = [];
  // Bins of equal size first: a step needs some mentions to be believed.
  const size = Math.max(10, Math.ceil(sorted.length / 25));
  for (let i = 0; i < sorted.length; i += size) {
    const bin = sorted.slice(i, i + size);
    const n = bin.length;
    const x = bin.reduce((sum, { probability }) => sum + probability, 0) / n;
    const y = (bin.filter(({ right }) => right).length + 0.5) / (n + 1);
    blocks.push({ x, y, n });
    while (blocks.length > 1 && blocks[blocks.length - 2]!.y > blocks[blocks.length - 1]!.y) {
      const b = blocks.pop()!;
      const a = blocks.pop()!;
      const n2 = a.n + b.n;
      blocks.push({ x: (a.x * a.n + b.x * b.n) / n2, y: (a.y * a.n + b.y * b.n) / n2, n: n2 });
    }
  }
  return { x: blocks.map(({ x }) => round(x)), y: blocks.map(({ y }) => round(y)) };
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;

function curve({ x, y }: Calibration, at: number): number {
  if (x.length === 0) return at;
  let i = 0;
  while (i < x.length && x[i]! < at) i++;
  if (i === 0) return y[0]!;
  if (i === x.length) return y[i - 1]!;
  return y[i - 1]! + ((at - x[i - 1]!) / Math.max(1e-9, x[i]! - x[i - 1]!)) * (y[i]! - y[i - 1]!);
}
