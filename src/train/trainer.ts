import { BestPath } from '../model/best-path.ts';
import { labelCount } from '../model/labels.ts';
import { Lattice } from '../model/lattice.ts';
import { exponentials, tie, tiedAt } from '../model/transitions.ts';
import type { Stretch } from './instances.ts';
import { Random } from './random.ts';
import { type Table, type Weights, WeightTables } from './weight-tables.ts';

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

/**
 * Fits a linear-chain conditional random field by stochastic gradient with AdaGrad steps (Duchi et al. 2011), weights averaged
 * over the epochs, later ones counting more (Lacoste-Julien et al. 2012), so that they are good wherever training ends. Partly labelled tokens are summed over what they may be. A document may have domain weights
 * next to the shared ones (Daumé III 2007).
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
  const longest = stretches.reduce((most, { count }) => Math.max(most, count), 0);
  const tables = new WeightTables(featureCount, keep, options.domains, longest);
  const chain = new Chain(tables, sets, options, { random, longest });
  const order = Uint32Array.from(stretches.keys());
  const averages = (): Weights[] => tables.averages();
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const began = performance.now();
    random.shuffle(order);
    let loss = 0;
    for (const s of order) loss += chain.learn(stretches[s]!, s);
    tables.endEpoch(epoch);
    options.progress?.(epoch + 1, loss, (performance.now() - began) / 1000);
    if (options.stop?.(epoch + 1, averages) === true) break;
  }
  return averages();
}

/** Walks over one stretch after the other: scores, gradient, step. Its arrays are used again for each. */
class Chain {
  readonly #tables: WeightTables;
  readonly #sets: Uint8Array;
  readonly #options: TrainingOptions;
  readonly #random: Random;
  readonly #lattice = new Lattice();
  readonly #path = new BestPath();
  readonly #expT = new Float64Array(L * L);
  readonly #transitions = new Float32Array(L * L);
  readonly #expected = new Float64Array(L * L);
  readonly #emissions: Float32Array;
  readonly #gradient: Float64Array;
  /** Rows of the features of all tokens, and where those of each token begin. */
  readonly #active: number[] = [];
  readonly #starts: number[] = [];
  /** Labels of a token that the gradient moves. */
  readonly #labels = new Int32Array(L);

  constructor(
    tables: WeightTables,
    sets: Uint8Array,
    options: TrainingOptions,
    { random, longest }: { readonly random: Random; readonly longest: number },
  ) {
    this.#emissions = tables.sums.scores;
    this.#gradient = new Float64Array(longest * L);
    this.#tables = tables;
    this.#sets = sets;
    this.#options = options;
    this.#random = random;
    if (options.transitions !== undefined) tables.shared.t.set(options.transitions);
  }

  /** One stochastic step; answers the loss. */
  learn(stretch: Stretch, number: number): number {
    const { loss, weightOf, domainOf } = this.#options;
    const weight = weightOf(stretch.document);
    if (weight === 0) return 0;
    const used = this.#tables.of(domainOf(stretch.document));
    this.#score(stretch, number, used);
    this.#expected.fill(0);
    const lost =
      loss === 'perceptron' ? this.#perceptronGradient(stretch) : this.#likelihoodGradient(stretch, weight);
    if (lost === undefined) return 0;
    for (const table of used) this.#step(table, weight, stretch.count);
    return lost;
  }

  /** Scores of labels and transitions under the weights as they are, some features left out at random. */
  #score({ count, offsets, features, groups }: Stretch, number: number, used: readonly Table[]): void {
    const { base, dropout } = this.#options;
    const { rowOf, sums } = this.#tables;
    const random = this.#random;
    const active = this.#active;
    const emissions = this.#emissions;
    if (base !== undefined) emissions.set(base(number));
    else emissions.fill(0, 0, count * L);
    active.length = 0;
    this.#starts.length = 0;
    for (let t = 0; t < count; t++) {
      this.#starts.push(active.length);
      let dropped = 0;
      for (let g = 1; g < dropout.length; g++) {
        if (dropout[g]! > 0 && random.next() < dropout[g]!) dropped |= 1 << g;
      }
      const from = active.length;
      for (let i = offsets[t]!; i < offsets[t + 1]!; i++) {
        const row = rowOf[features[i]!]!;
        if (row >= 0 && ((dropped >> groups[i]!) & 1) === 0) active.push(row);
      }
      for (const { w } of used) sums.add(w, active, from, t);
    }
    this.#starts.push(active.length);
    this.#transitions.set(used[0]!.t);
    if (used.length > 1) for (let i = 0; i < L * L; i++) this.#transitions[i]! += used[1]!.t[i]!;
    tie(this.#transitions);
  }

  /** What all paths expect less what the allowed paths expect; `undefined` where no path is allowed. */
  #likelihoodGradient({ count, allowed }: Stretch, weight: number): number | undefined {
    const lattice = this.#lattice;
    const emissions = this.#emissions;
    const gradient = this.#gradient;
    const expT = this.#expT;
    exponentials(this.#transitions, expT);
    const scores = { emissions, from: 0, count };
    const free = lattice.sums(scores, expT);
    for (let i = 0; i < count * L; i++) gradient[i] = lattice.alpha[i]! * lattice.beta[i]!;
    lattice.addTransitions(count, expT, 1, this.#expected);
    const bound = lattice.sums(scores, expT, { allowed, sets: this.#sets });
    if (!Number.isFinite(bound)) return undefined;
    for (let i = 0; i < count * L; i++) gradient[i]! -= lattice.alpha[i]! * lattice.beta[i]!;
    lattice.addTransitions(count, expT, -1, this.#expected);
    return weight * (free - bound);
  }

  /** The path the weights prefer less the path that is right; answers how many labels differ. */
  #perceptronGradient({ count: n, allowed }: Stretch): number {
    const gradient = this.#gradient;
    const expected = this.#expected;
    gradient.fill(0, 0, n * L);
    if (allowed.some((set) => set >= L)) return 0;
    const best = new Uint8Array(n);
    const scores = { emissions: this.#emissions, from: 0, count: n };
    this.#path.find(scores, this.#transitions, best, 0);
    let wrong = 0;
    let previousBest = 0;
    let previousRight = 0;
    for (let t = 0; t <= n; t++) {
      const y = t < n ? best[t]! : 0;
      const z = t < n ? allowed[t]! : 0;
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

  /** The AdaGrad step against the gradient. */
  #step({ w, h, t: transitions, th }: Table, weight: number, count: number): void {
    const { rate, l2 } = this.#options;
    const gradient = this.#gradient;
    const expected = this.#expected;
    const labels = this.#labels;
    for (let t = 0; t < count; t++) {
      const e = t * L;
      let felt = 0;
      for (let y = 0; y < L; y++) {
        const g = gradient[e + y]!;
        if (g > 0.002 || g < -0.002) labels[felt++] = y;
      }
      if (felt === 0) continue;
      for (let a = this.#starts[t]!; a < this.#starts[t + 1]!; a++) {
        const r = this.#active[a]! * L;
        for (let j = 0; j < felt; j++) {
          const y = labels[j]!;
          const i = r + y;
          const g = weight * gradient[e + y]! + l2 * w[i]!;
          const sum = (h[i]! += g * g);
          w[i]! -= (rate * g) / Math.sqrt(sum + 1e-3);
        }
      }
    }
    for (let i = 0; i < L * L; i++) {
      if (expected[i] === 0) continue;
      const g = weight * expected[i]! + l2 * transitions[i]!;
      const sum = (th[i]! += g * g);
      transitions[i]! -= (rate * g) / Math.sqrt(sum + 1e-3);
    }
  }
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
