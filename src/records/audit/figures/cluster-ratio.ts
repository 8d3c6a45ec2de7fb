import { type Random, randomFrom } from '../sample/random.ts';
import { type BootstrapOptions, bcaBounds } from './bootstrap.ts';
import { clopperPearson, type Interval, quantile } from './intervals.ts';

export const clusterMethods = ['bootstrap-t', 'bca'] as const;
export type ClusterMethod = (typeof clusterMethods)[number];

/** What a passage has: mentions that should be found in it, and those that were. */
export interface Cluster {
  readonly gold: number;
  readonly found: number;
  readonly stratum: string;
}

export interface RatioEstimate {
  value: number;
  interval: Interval;
  /** Counted in the sample, without weights. */
  gold: number;
  found: number;
  clusters: number;
}

/**
 * Recall from a stratified sample of whole passages: the combined ratio Σ w·found / Σ w·gold (Cochran 1977, formula 6.48), with a
 * cluster bootstrap over the passages within their strata.
 *
 * Bootstrap-t (Efron and Tibshirani 1993, chapter 12) is done on the logit of the ratio, with its linearised standard error
 * (Cochran 1977, formula 6.53) and half a mention of average weight added on each side, which keeps resamples without a miss
 * finite. BCa as in chapter 14. Where no mention was missed, or all were, resamples say nothing: the bounds are Clopper and
 * Pearson's at the mentions divided by the design effect of clusters of this size with an intra-cluster correlation of 0.05.
 *
 * @param clusters judged passages, those without mentions included
 * @param sizes passages of each stratum that they were drawn from
 */
export function clusterRatio(
  clusters: readonly Cluster[],
  sizes: ReadonlyMap<string, number>,
  options: BootstrapOptions,
  method: ClusterMethod = 'bootstrap-t',
): RatioEstimate {
  const gold = sum(clusters, (one) => one.gold);
  const found = sum(clusters, (one) => one.found);
  const design = new Design(clusters, sizes);
  const { value } = design.ratio(design.once);
  const base = { value, gold, found, clusters: clusters.length };
  if (gold === 0) return { ...base, interval: [0, 1] };
  const holding = clusters.filter((one) => one.gold > 0);
  if (found === gold || found === 0 || holding.length < 2) {
    const size = sum(holding, (one) => one.gold * one.gold) / gold;
    const effective = gold / (1 + (size - 1) * 0.05);
    return { ...base, interval: clopperPearson(value * effective, effective, options.level) };
  }
  const interval = method === 'bca' ? bca(design, value, options) : studentised(design, options);
  return { ...base, interval };
}

/** Clusters in their strata, as arrays to compute on. */
class Design {
  /** Each cluster drawn once: the sample itself. */
  readonly once: Uint32Array;
  readonly #gold: Float64Array;
  readonly #found: Float64Array;
  readonly #weight: Float64Array;
  /** Clusters are sorted by stratum; stratum h is `[bounds[h], bounds[h + 1])`. */
  readonly #bounds: number[] = [0];
  /** Share of each stratum that was not drawn. */
  readonly #left: number[] = [];
  /** Average weight of a gold mention. */
  readonly #unit: number;

  constructor(clusters: readonly Cluster[], sizes: ReadonlyMap<string, number>) {
    const sorted = [...clusters].sort((a, b) => (a.stratum < b.stratum ? -1 : a.stratum > b.stratum ? 1 : 0));
    this.once = new Uint32Array(sorted.length).fill(1);
    this.#gold = Float64Array.from(sorted, (one) => one.gold);
    this.#found = Float64Array.from(sorted, (one) => one.found);
    this.#weight = new Float64Array(sorted.length);
    for (let i = 0; i < sorted.length; ) {
      let end = i;
      while (end < sorted.length && sorted[end]!.stratum === sorted[i]!.stratum) end++;
      const size = sizes.get(sorted[i]!.stratum) ?? end - i;
      this.#weight.fill(size / (end - i), i, end);
      this.#bounds.push(end);
      this.#left.push(Math.max(0, 1 - (end - i) / size));
      i = end;
    }
    let mass = 0;
    let mentions = 0;
    for (let i = 0; i < sorted.length; i++) {
      mass += this.#weight[i]! * this.#gold[i]!;
      mentions += this.#gold[i]!;
    }
    this.#unit = mentions === 0 ? 1 : mass / mentions;
  }

  /** Draws as many clusters from each stratum as it has, with replacement. */
  draw(random: Random, counts: Uint32Array): void {
    counts.fill(0);
    for (let h = 0; h + 1 < this.#bounds.length; h++) {
      const [from, to] = [this.#bounds[h]!, this.#bounds[h + 1]!];
      for (let i = from; i < to; i++) counts[from + random.below(to - from)]!++;
    }
  }

  /** The ratio with its weighted sums, each cluster counted as often as it was drawn. */
  ratio(counts: Uint32Array): { value: number; gold: number; found: number } {
    let gold = 0;
    let found = 0;
    for (let i = 0; i < counts.length; i++) {
      const weight = counts[i]! * this.#weight[i]!;
      gold += weight * this.#gold[i]!;
      found += weight * this.#found[i]!;
    }
    return { value: gold === 0 ? Number.NaN : found / gold, gold, found };
  }

  /** Logit of the ratio and its standard error. */
  logit(counts: Uint32Array): { value: number; error: number } {
    const { gold, found } = this.ratio(counts);
    const ratio = (found + 0.5 * this.#unit) / (gold + this.#unit);
    let variance = 0;
    for (let h = 0; h + 1 < this.#bounds.length; h++) {
      const [from, to] = [this.#bounds[h]!, this.#bounds[h + 1]!];
      const size = to - from;
      if (size < 2) continue;
      let total = 0;
      let squares = 0;
      for (let i = from; i < to; i++) {
        const residual = this.#weight[i]! * (this.#found[i]! - ratio * this.#gold[i]!);
        total += counts[i]! * residual;
        squares += counts[i]! * residual * residual;
      }
      variance += (this.#left[h]! * size * Math.max(0, squares - (total * total) / size)) / (size - 1);
    }
    return {
      value: Math.log(ratio / (1 - ratio)),
      error: Math.sqrt(variance) / ((gold + this.#unit) * ratio * (1 - ratio)),
    };
  }

  /** The ratio with each cluster left out, its stratum's other clusters standing in for it. */
  leftOut(): number[] {
    const values: number[] = [];
    const { gold, found } = this.ratio(this.once);
    for (let h = 0; h + 1 < this.#bounds.length; h++) {
      const [from, to] = [this.#bounds[h]!, this.#bounds[h + 1]!];
      const size = to - from;
      if (size < 2) continue;
      let stratumGold = 0;
      let stratumFound = 0;
      for (let i = from; i < to; i++) {
        stratumGold += this.#weight[i]! * this.#gold[i]!;
        stratumFound += this.#weight[i]! * this.#found[i]!;
      }
      for (let i = from; i < to; i++) {
        const grown = size / (size - 1);
        const restGold = gold - stratumGold + grown * (stratumGold - this.#weight[i]! * this.#gold[i]!);
        const restFound = found - stratumFound + grown * (stratumFound - this.#weight[i]! * this.#found[i]!);
        if (restGold > 0) values.push(restFound / restGold);
      }
    }
    return values;
  }
}

function studentised(design: Design, { resamples, seed, level }: BootstrapOptions): Interval {
  const random = randomFrom(seed);
  const counts = new Uint32Array(design.once.length);
  const whole = design.logit(design.once);
  if (whole.error === 0) {
    const { value } = design.ratio(design.once);
    return [value, value];
  }
  const statistics: number[] = [];
  for (let r = 0; r < resamples; r++) {
    design.draw(random, counts);
    const one = design.logit(counts);
    if (one.error > 0) statistics.push((one.value - whole.value) / one.error);
  }
  if (statistics.length === 0) return [0, 1];
  const sorted = Float64Array.from(statistics).sort();
  const tail = (1 - level) / 2;
  const bound = (probability: number) =>
    1 / (1 + Math.exp(-(whole.value - quantile(sorted, probability) * whole.error)));
  return [bound(1 - tail), bound(tail)];
}

function bca(design: Design, value: number, { resamples, seed, level }: BootstrapOptions): Interval {
  const random = randomFrom(seed);
  const counts = new Uint32Array(design.once.length);
  const draws: number[] = [];
  for (let r = 0; r < resamples; r++) {
    design.draw(random, counts);
    const { value: drawn } = design.ratio(counts);
    if (!Number.isNaN(drawn)) draws.push(drawn);
  }
  return bcaBounds(Float64Array.from(draws).sort(), value, design.leftOut(), level);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
