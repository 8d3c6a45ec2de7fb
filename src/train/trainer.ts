import { labelCount } from '../model/labels.ts';
import { exponentials, Lattice, tie, tiedAt } from '../model/lattice.ts';
import type { Stretch } from './instances.ts';
import { Random } from './random.ts';

const L = labelCount;

export interface TrainingOptions {
  readonly epochs: number;
  readonly seed: number;
  /** AdaGrad step. */
  readonly rate: number;
  /** L2 strength on the weights touched. */
  readonly l2: number;
  /** Chance that a token's features of a group are left out, by group number. */
  readonly dropout: readonly number[];
  /** `crf` (the default) by likelihood, or `perceptron`: structured, averaged (Collins 2002); the latter skips partly labelled tokens. */
  readonly loss?: 'crf' | 'perceptron';
  /** Weight of each document in the loss. */
  readonly weightOf: (document: number) => number;
  /** Which set of domain weights a document adds to the shared ones; -1 for none. */
  readonly domainOf: (document: number) => number;
  readonly domains: number;
  /** Scores that are given and not learnt, by stretch number: `base(s)[t * labels + y]`. */
  readonly base?: (stretch: number) => Float32Array;
  /** Transitions to begin with. */
  readonly transitions?: Float32Array;
  /** Told at the end of every epoch. */
  readonly progress?: (epoch: number, loss: number, seconds: number) => void;
  /**
   * Asked at the end of every epoch, with the weights as they would be if training ended there; `true` ends it. What `weights` gives
   * is made anew at each call.
   */
  readonly stop?: (epoch: number, weights: () => Weights[]) => boolean;
}

/** Weights of a trained chain: `rows[feature * L + label]`, and transitions. */
export interface Weights {
  readonly rows: Float32Array;
  readonly transitions: Float32Array;
}

/**
 * Fits a linear-chain conditional random field by stochastic gradient with AdaGrad steps (Duchi et al. 2011), weights averaged
 * over the epochs, later ones counting more (Lacoste-Julien et al. 2012), so that they are good wherever training ends. Partly labelled tokens are summed over what they may be. A document may have domain weights
 * beside the shared ones (Daumé III 2007).
 *
 * @param keep 1 for each feature to use
 * @returns the weights of each domain with the shared ones added in; with no domain, one set
 */
export function train(
  stretches: readonly Stretch[],
  featureCount: number,
  sets: Uint8Array,
  options: TrainingOptions,
  keep: Uint8Array,
): Weights[] {
  const random = new Random(options.seed);
  const D = options.domains;
  // Row numbers only for kept features.
  const rowOf = new Int32Array(featureCount).fill(-1);
  let rows = 0;
  for (let f = 0; f < featureCount; f++) if (keep[f] === 1) rowOf[f] = rows++;
  const tables = Array.from({ length: 1 + D }, () => ({
    w: new Float32Array(rows * L),
    h: new Float32Array(rows * L),
    t: new Float32Array(L * L),
    th: new Float32Array(L * L),
    sum: new Float32Array(rows * L),
    tsum: new Float32Array(L * L),
  }));
  if (options.transitions !== undefined) tables[0]!.t.set(options.transitions);
  const lattice = new Lattice();
  const order = Uint32Array.from(stretches.keys());
  const expT = new Float64Array(L * L);
  const transitions = new Float32Array(L * L);
  const expected = new Float64Array(L * L);
  let emissions = new Float32Array(256 * L);
  let gradient = new Float64Array(256 * L);
  let averaged = 0;
  const active: number[] = [];
  const labels = new Int32Array(L);

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const began = performance.now();
    random.shuffle(order);
    let loss = 0;
    for (const s of order) {
      const stretch = stretches[s]!;
      const n = stretch.count;
      const weight = options.weightOf(stretch.document);
      if (weight === 0) continue;
      const domain = options.domainOf(stretch.document);
      const used = domain >= 0 ? [tables[0]!, tables[1 + domain]!] : [tables[0]!];
      if (emissions.length < n * L) {
        emissions = new Float32Array(n * L * 2);
        gradient = new Float64Array(n * L * 2);
      }
      if (options.base !== undefined) emissions.set(options.base(s));
      else emissions.fill(0, 0, n * L);
      active.length = 0;
      const starts: number[] = [];
      for (let t = 0; t < n; t++) {
        starts.push(active.length);
        let dropped = 0;
        for (let g = 1; g < options.dropout.length; g++) {
          if (options.dropout[g]! > 0 && random.next() < options.dropout[g]!) dropped |= 1 << g;
        }
        const e = t * L;
        for (let i = stretch.offsets[t]!; i < stretch.offsets[t + 1]!; i++) {
          const row = rowOf[stretch.features[i]!]!;
          if (row < 0 || ((dropped >> stretch.groups[i]!) & 1) === 1) continue;
          active.push(row);
          const r = row * L;
          const w = used[0]!.w;
          for (let y = 0; y < L; y++) emissions[e + y]! += w[r + y]!;
          if (used.length > 1) {
            const v = used[1]!.w;
            for (let y = 0; y < L; y++) emissions[e + y]! += v[r + y]!;
          }
        }
      }
      starts.push(active.length);
      transitions.set(used[0]!.t);
      if (used.length > 1) for (let i = 0; i < L * L; i++) transitions[i]! += used[1]!.t[i]!;
      exponentials(tie(transitions), expT);

      expected.fill(0);
      if (options.loss === 'perceptron') {
        loss += perceptronGradient(stretch, emissions, transitions, lattice, gradient, expected);
        step();
        continue;
      }
      const free = lattice.sums(emissions, 0, n, expT);
      for (let i = 0; i < n * L; i++) gradient[i] = lattice.alpha[i]! * lattice.beta[i]!;
      lattice.addTransitions(n, expT, 1, expected);
      const bound = lattice.sums(emissions, 0, n, expT, stretch.allowed, sets);
      if (!Number.isFinite(bound)) continue;
      for (let i = 0; i < n * L; i++) gradient[i]! -= lattice.alpha[i]! * lattice.beta[i]!;
      lattice.addTransitions(n, expT, -1, expected);
      loss += weight * (free - bound);

      step();

      function step(): void {
        const rate = options.rate;
        for (const table of used) {
          const { w, h } = table;
          for (let t = 0; t < n; t++) {
            const e = t * L;
            let count = 0;
            for (let y = 0; y < L; y++) {
              const g = gradient[e + y]!;
              if (g > 0.002 || g < -0.002) labels[count++] = y;
            }
            if (count === 0) continue;
            for (let a = starts[t]!; a < starts[t + 1]!; a++) {
              const r = active[a]! * L;
              for (let j = 0; j < count; j++) {
                const y = labels[j]!;
                const i = r + y;
                const g = weight * gradient[e + y]! + options.l2 * w[i]!;
                const sum = (h[i]! += g * g);
                w[i]! -= (rate * g) / Math.sqrt(sum + 1e-3);
              }
            }
          }
          for (let i = 0; i < L * L; i++) {
            if (expected[i] === 0) continue;
            const g = weight * expected[i]! + options.l2 * table.t[i]!;
            const sum = (table.th[i]! += g * g);
            table.t[i]! -= (rate * g) / Math.sqrt(sum + 1e-3);
          }
        }
      }
    }
    const share = (epoch + 1) ** 2;
    averaged += share;
    for (const table of tables) {
      for (let i = 0; i < table.w.length; i++) table.sum[i]! += share * table.w[i]!;
      for (let i = 0; i < L * L; i++) table.tsum[i]! += share * table.t[i]!;
    }
    options.progress?.(epoch + 1, loss, (performance.now() - began) / 1000);
    if (options.stop?.(epoch + 1, averages) === true) break;
  }
  return averages();

  function averages(): Weights[] {
    return D === 0 ? [spread(-1)] : Array.from({ length: D }, (_, d) => spread(d));
  }

  function spread(d: number): Weights {
    const out = new Float32Array(featureCount * L);
    const t = new Float32Array(L * L);
    for (const table of d >= 0 ? [tables[0]!, tables[1 + d]!] : [tables[0]!]) {
      for (let f = 0; f < featureCount; f++) {
        const row = rowOf[f]!;
        if (row < 0) continue;
        for (let y = 0; y < L; y++) out[f * L + y]! += table.sum[row * L + y]! / averaged;
      }
      for (let i = 0; i < L * L; i++) t[i]! += table.tsum[i]! / averaged;
    }
    return { rows: out, transitions: tie(t) };
  }
}

/** The path the weights prefer less the path that is right; answers how many labels differ. */
function perceptronGradient(
  stretch: Stretch,
  emissions: Float32Array,
  transitions: Float32Array,
  lattice: Lattice,
  gradient: Float64Array,
  expected: Float64Array,
): number {
  const n = stretch.count;
  gradient.fill(0, 0, n * L);
  if (stretch.allowed.some((set) => set >= L)) return 0;
  const best = new Uint8Array(n);
  lattice.best(emissions, 0, n, transitions, best, 0);
  let wrong = 0;
  let previousBest = 0;
  let previousRight = 0;
  for (let t = 0; t <= n; t++) {
    const y = t < n ? best[t]! : 0;
    const z = t < n ? stretch.allowed[t]! : 0;
    if (y !== z) {
      wrong++;
      gradient[t * L + y]! += 1;
      gradient[t * L + z]! -= 1;
    }
    expected[tiedAt(previousBest, y)]! += 1;
    expected[tiedAt(previousRight, z)]! -= 1;
    previousBest = y;
    previousRight = z;
  }
  return wrong;
}

/** Adds the scores of a stretch's features to `emissions`. */
export function score(stretch: Stretch, weights: Weights, emissions: Float32Array): void {
  const { rows } = weights;
  for (let t = 0; t < stretch.count; t++) {
    const e = t * L;
    for (let i = stretch.offsets[t]!; i < stretch.offsets[t + 1]!; i++) {
      const r = stretch.features[i]! * L;
      for (let y = 0; y < L; y++) emissions[e + y]! += rows[r + y]!;
    }
  }
}
