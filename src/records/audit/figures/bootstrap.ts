import { randomFrom } from '../sample/random.ts';
import { type Interval, normalProbability, normalQuantile, quantile } from './intervals.ts';

export interface BootstrapOptions {
  /** Number of resamples. */
  readonly resamples: number;
  readonly seed: number;
  /** 0.95. */
  readonly level: number;
}

export const bootstrapDefaults: BootstrapOptions = { resamples: 2000, seed: 1, level: 0.95 };

/** A figure as a function of sums over documents; NaN where these sums say nothing of it (a resample without such mentions). */
export type SumFigure = (sums: Float64Array) => number;

/**
 * Intervals by the bootstrap over documents: documents are drawn with replacement, their counts summed, every figure computed
 * again. Bounds are bias-corrected and accelerated (BCa: Efron 1987; acceleration by the jackknife), because figures close to 1
 * are skewed and the plain percentile then covers too little.
 *
 * @param documents one vector of counts per document, all of one length
 * @param figures each a function of the summed vector
 * @returns an interval per figure; undefined where it does not vary over the resamples, so that these say nothing of it
 */
export function bootstrapSums(
  documents: readonly Float64Array[],
  figures: readonly SumFigure[],
  options: BootstrapOptions = bootstrapDefaults,
): (Interval | undefined)[] {
  if (documents.length < 2) return figures.map(() => undefined);
  const { level } = options;
  const draws = resampleSums(documents, figures, options);
  const total = sumOf(documents);
  const leftOut = jackknife(documents, total, figures);
  return figures.map((figure, f) => {
    const values = draws[f]!.filter((value) => !Number.isNaN(value)).sort();
    if (values.length === 0 || values[0] === values[values.length - 1]) return undefined;
    return bcaBounds(
      values,
      figure(total),
      leftOut[f]!.filter((value) => !Number.isNaN(value)),
      level,
    );
  });
}

/** Every figure in every resample: `[figure][resample]`. */
export function resampleSums(
  documents: readonly Float64Array[],
  figures: readonly SumFigure[],
  { resamples, seed }: BootstrapOptions,
): Float64Array[] {
  const random = randomFrom(seed);
  const width = documents[0]?.length ?? 0;
  const draws = figures.map(() => new Float64Array(resamples));
  const sums = new Float64Array(width);
  for (let r = 0; r < resamples; r++) {
    sums.fill(0);
    for (let d = 0; d < documents.length; d++) {
      const drawn = documents[random.below(documents.length)]!;
      for (let i = 0; i < width; i++) sums[i]! += drawn[i]!;
    }
    for (let f = 0; f < figures.length; f++) draws[f]![r] = figures[f]!(sums);
  }
  return draws;
}

function sumOf(documents: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(documents[0]!.length);
  for (const document of documents) for (let i = 0; i < total.length; i++) total[i]! += document[i]!;
  return total;
}

function jackknife(
  documents: readonly Float64Array[],
  total: Float64Array,
  figures: readonly SumFigure[],
): Float64Array[] {
  const leftOut = figures.map(() => new Float64Array(documents.length));
  const rest = new Float64Array(total.length);
  documents.forEach((document, d) => {
    for (let i = 0; i < rest.length; i++) rest[i] = total[i]! - document[i]!;
    for (let f = 0; f < figures.length; f++) leftOut[f]![d] = figures[f]!(rest);
  });
  return leftOut;
}

/**
 * BCa bounds (Efron and Tibshirani 1993, formulas 14.9, 14.10, 14.14 and 14.15); ties with the estimate count half.
 *
 * @param sorted the figure in the resamples, ascending
 * @param leftOut the figure with each document left out
 */
export function bcaBounds(
  sorted: Float64Array,
  estimate: number,
  leftOut: ArrayLike<number>,
  level: number,
): Interval {
  const count = sorted.length;
  let below = 0;
  for (const value of sorted) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const share = Math.min(Math.max(below / count, 0.5 / count), 1 - 0.5 / count);
  const bias = normalQuantile(share);
  const acceleration = skewOf(leftOut) / 6;
  const bound = (probability: number) => {
    const z = bias + normalQuantile(probability);
    return quantile(sorted, normalProbability(bias + z / (1 - acceleration * z)));
  };
  const tail = (1 - level) / 2;
  return [bound(tail), bound(1 - tail)];
}

/** Σ(mean − x)³ / (Σ(mean − x)²)^1.5: six times the acceleration. */
function skewOf(values: ArrayLike<number>): number {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < values.length; i++) {
    const d = mean - values[i]!;
    squares += d * d;
    cubes += d * d * d;
  }
  return squares === 0 ? 0 : cubes / squares ** 1.5;
}
