import { labelCount } from '../model/labels.ts';
import { tie } from '../model/transitions.ts';
import { RowSums } from './row-sums.ts';

const L = labelCount;

/** Weights of a trained chain: `rows[feature * L + label]`, and transitions. */
export interface Weights {
  readonly rows: Float32Array;
  readonly transitions: Float32Array;
}

/** Weights while they are learnt, with the sums of squared gradients (`h`) and of the weights after each epoch. */
export interface Table {
  readonly w: Float32Array;
  readonly h: Float32Array;
  readonly sum: Float32Array;
  /** The same for transitions. */
  readonly t: Float32Array;
  readonly th: Float32Array;
  readonly tsum: Float32Array;
}

/** The shared weights, and those of each domain that has its own. */
export class WeightTables {
  /** Row of a feature, -1 for one that is not kept. */
  readonly rowOf: Int32Array;
  readonly sums: RowSums;
  readonly #tables: readonly Table[];
  readonly #features: number;
  #shares = 0;

  /**
   * @param keep 1 for each feature to use
   * @param tokens of the longest stretch
   */
  constructor(features: number, keep: Uint8Array, domains: number, tokens: number) {
    this.#features = features;
    this.rowOf = new Int32Array(features).fill(-1);
    let rows = 0;
    for (let f = 0; f < features; f++) if (keep[f] === 1) this.rowOf[f] = rows++;
    this.sums = new RowSums(1 + domains, rows, tokens);
    this.#tables = Array.from({ length: 1 + domains }, (_, i) => ({
      w: this.sums.table(i),
      h: new Float32Array(rows * L),
      sum: new Float32Array(rows * L),
      t: new Float32Array(L * L),
      th: new Float32Array(L * L),
      tsum: new Float32Array(L * L),
    }));
  }

  get shared(): Table {
    return this.#tables[0]!;
  }

  /** The tables that score a document: the shared one, and that of its domain unless it is -1. */
  of(domain: number): readonly Table[] {
    return domain >= 0 ? [this.shared, this.#tables[1 + domain]!] : [this.shared];
  }

  /** Counts the weights as they are into the averages, with the square of the epoch's number. */
  endEpoch(epoch: number): void {
    const share = (epoch + 1) ** 2;
    this.#shares += share;
    for (const { w, sum, t, tsum } of this.#tables) {
      for (let i = 0; i < w.length; i++) sum[i]! += share * w[i]!;
      for (let i = 0; i < L * L; i++) tsum[i]! += share * t[i]!;
    }
  }

  /** Averaged weights of each domain with the shared ones added in, a row for every feature; with no domain, one set. */
  averages(): Weights[] {
    const domains = this.#tables.length - 1;
    return domains === 0 ? [this.#average(-1)] : Array.from({ length: domains }, (_, d) => this.#average(d));
  }

  #average(domain: number): Weights {
    const rows = new Float32Array(this.#features * L);
    const transitions = new Float32Array(L * L);
    for (const { sum, tsum } of this.of(domain)) {
      for (let f = 0; f < this.#features; f++) {
        const row = this.rowOf[f]!;
        if (row < 0) continue;
        for (let y = 0; y < L; y++) rows[f * L + y]! += sum[row * L + y]! / this.#shares;
      }
      for (let i = 0; i < L * L; i++) transitions[i]! += tsum[i]! / this.#shares;
    }
    return { rows, transitions: tie(transitions) };
  }
}
