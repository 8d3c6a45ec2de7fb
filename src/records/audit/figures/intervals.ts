import jstat from 'jstat';

const { beta, normal } = jstat.jStat;

/** A confidence interval, lower and upper bound. */
export type Interval = readonly [lower: number, upper: number];

/** The standard normal quantile: 1.96 for 0.975. */
export function normalQuantile(probability: number): number {
  return normal.inv(probability, 0, 1);
}

/** The standard normal distribution function. */
export function normalProbability(z: number): number {
  return normal.cdf(z, 0, 1);
}

/**
 * Score interval of a proportion (Wilson 1927; Brown, Cai and DasGupta 2001, formula 4).
 *
 * @param successes may be fractional, where it stands for an effective number
 * @param trials likewise; 0 gives the whole range
 * @param z normal quantile, 1.96 for 95%
 */
export function wilson(successes: number, trials: number, z: number): Interval {
  if (trials <= 0) return [0, 1];
  const p = successes / trials;
  const z2 = z * z;
  const middle = (p + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (z / (1 + z2 / trials)) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials));
  return [
    successes <= 0 ? 0 : Math.max(0, middle - half),
    successes >= trials ? 1 : Math.min(1, middle + half),
  ];
}

/**
 * Exact interval of a proportion (Clopper and Pearson 1934) by beta quantiles; it covers at least its level.
 *
 * @param successes may be fractional (Korn and Graubard 1998)
 * @param trials likewise; 0 gives the whole range
 * @param level 0.95
 */
export function clopperPearson(successes: number, trials: number, level = 0.95): Interval {
  if (trials <= 0) return [0, 1];
  const tail = (1 - level) / 2;
  const failures = Math.max(0, trials - successes);
  const lower = successes <= 0 ? 0 : beta.inv(tail, successes, failures + 1);
  const upper = failures <= 0 ? 1 : beta.inv(1 - tail, successes + 1, failures);
  return [lower, upper];
}

/**
 * Quantile of sorted numbers with linear interpolation (Hyndman and Fan 1996, definition 7).
 *
 * @param sorted ascending, not empty
 */
export function quantile(sorted: ArrayLike<number>, probability: number): number {
  const at = Math.min(Math.max(probability, 0), 1) * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
