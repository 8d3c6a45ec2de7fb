import { clopperPearson, type Interval, normalQuantile, wilson } from '../figures/intervals.ts';

export const intervalMethods = ['wilson', 'clopper-pearson'] as const;
export type IntervalMethod = (typeof intervalMethods)[number];

/** What is known of one stratum. */
export interface JudgedStratum {
  /** Mentions in it, and those judged. */
  size: number;
  judged: number;
  right: number;
}

export interface Proportion {
  value: number;
  interval: Interval;
  /** Mentions judged. */
  judged: number;
  right: number;
  /** Judgements of a simple random sample that would say as much. */
  effective: number;
}

/**
 * A proportion from a stratified sample: Σ Wₕ pₕ (Cochran 1977, formula 5.1), with a Wilson or Clopper-Pearson interval at the
 * effective sample size, p(1 − p) over its design variance (Korn and Graubard 1998). The variance takes in the finite population
 * correction; for this size the pₕ are drawn towards the whole by two imagined judgements a stratum, because strata of a few
 * mentions without a mistake would otherwise count as certain. Strata without a judgement are left out of the weights.
 */
export function stratifiedProportion(
  strata: readonly JudgedStratum[],
  level: number,
  method: IntervalMethod,
): Proportion {
  const seen = strata.filter(({ judged }) => judged > 0);
  const total = sum(seen, ({ size }) => size);
  const judged = sum(seen, (stratum) => stratum.judged);
  const right = sum(seen, (stratum) => stratum.right);
  if (judged === 0) return { value: Number.NaN, interval: [0, 1], judged: 0, right: 0, effective: 0 };
  const value =
    right === judged ? 1 : sum(seen, (stratum) => (stratum.size / total) * (stratum.right / stratum.judged));
  const pooled = (sum(seen, (one) => one.right) + 1) / (judged + 2);
  let variance = 0;
  let drawn = 0;
  for (const stratum of seen) {
    const weight = stratum.size / total;
    const smoothed = (stratum.right + 2 * pooled) / (stratum.judged + 2);
    drawn += weight * smoothed;
    const left = Math.max(0, 1 - stratum.judged / stratum.size);
    variance += (weight * weight * left * smoothed * (1 - smoothed)) / stratum.judged;
  }
  const effective = variance === 0 ? Number.POSITIVE_INFINITY : (drawn * (1 - drawn)) / variance;
  const interval: Interval =
    effective === Number.POSITIVE_INFINITY
      ? [value, value]
      : method === 'wilson'
        ? wilson(value * effective, effective, normalQuantile((1 + level) / 2))
        : clopperPearson(value * effective, effective, level);
  return { value, interval, judged, right, effective };
}

/**
 * A proportion over a part of the sample that the strata do not follow, from weighted judgements: Σ w·x / Σ w, at Kish's
 * effective size (Σ w)² / Σ w² (Kish 1965).
 */
export function weightedProportion(
  judgements: readonly { readonly weight: number; readonly right: boolean }[],
  level: number,
  method: IntervalMethod,
): Proportion {
  const weights = sum(judgements, ({ weight }) => weight);
  const squares = sum(judgements, ({ weight }) => weight * weight);
  const right = judgements.filter((one) => one.right);
  if (weights === 0) return { value: Number.NaN, interval: [0, 1], judged: 0, right: 0, effective: 0 };
  const value = sum(right, ({ weight }) => weight) / weights;
  const effective = (weights * weights) / squares;
  const interval =
    method === 'wilson'
      ? wilson(value * effective, effective, normalQuantile((1 + level) / 2))
      : clopperPearson(value * effective, effective, level);
  return { value, interval, judged: judgements.length, right: right.length, effective };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
