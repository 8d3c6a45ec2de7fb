import { BestPath } from '../model/best-path.ts';
import { labelCount, O, spansOf } from '../model/labels.ts';
import type { Stretch } from './instances.ts';
import { score } from './trainer.ts';
import type { Weights } from './weight-tables.ts';

const L = labelCount;

/** What weights make of stretches they were not taught. */
export interface Look {
  readonly transitions: Float32Array;
  /** Per stretch. */
  readonly emissions: readonly Float32Array[];
  readonly labels: readonly Uint8Array[];
  /** Mentions found and right, found, and of the gold. */
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

const f1 = (looks: readonly Look[]): number => {
  const sum = (of: (look: Look) => number): number => looks.reduce((total, look) => total + of(look), 0);
  return (
    (2 * sum(({ right }) => right)) /
    Math.max(
      1,
      sum(({ found, gold }) => found + gold),
    )
  );
};

/** A part of the documents that is kept from training and looked at after every epoch. */
export class HeldOut {
  readonly stretches: readonly Stretch[];
  /** One per epoch. */
  readonly looks: Look[] = [];
  readonly #patience: number;

  /** @param patience epochs without a better F1 after which {@link look} says to stop */
  constructor(stretches: readonly Stretch[], patience: number) {
    this.stretches = stretches;
    this.#patience = patience;
  }

  /** Labels the part with these weights; answers whether F1 has not risen for `patience` epochs. */
  look({ rows, transitions }: Weights): boolean {
    const path = new BestPath();
    const emissions: Float32Array[] = [];
    const labels: Uint8Array[] = [];
    let right = 0;
    let found = 0;
    let gold = 0;
    for (const stretch of this.stretches) {
      const { count, allowed } = stretch;
      const own = new Float32Array(count * L);
      score(stretch, { rows, transitions }, own);
      const best = new Uint8Array(count);
      path.find({ emissions: own, from: 0, count }, transitions, best, 0);
      emissions.push(own);
      labels.push(best);
      const truth = Uint8Array.from(allowed, (set) => (set < L ? set : O));
      const spans = spansOf(truth);
      gold += spans.length;
      const keys = new Set(spans.map(({ type, start, end }) => `${type} ${start} ${end}`));
      for (const { type, start, end } of spansOf(best)) {
        found++;
        if (keys.has(`${type} ${start} ${end}`)) right++;
      }
    }
    this.looks.push({ transitions, emissions, labels, right, found, gold });
    const scores = this.looks.map((look) => f1([look]));
    return scores.length - 1 - scores.indexOf(Math.max(...scores)) >= this.#patience;
  }

  /** F1 by epoch, for people. */
  line(): string {
    return this.looks.map((look) => f1([look]).toFixed(4)).join(' ');
  }
}

/**
 * The number of epochs that served the held-out parts best: of those that all parts reached, the one with the best F1 over all
 * parts together; of equals the fewest.
 *
 * @returns index of the look that was best, and F1 by epoch
 */
export function chooseEpochs(parts: readonly HeldOut[]): { look: number; f1: number[] } {
  const reached = Math.min(...parts.map(({ looks }) => looks.length));
  const scores = Array.from({ length: reached }, (_, epoch) => f1(parts.map(({ looks }) => looks[epoch]!)));
  return {
    look: scores.indexOf(Math.max(...scores)),
    f1: scores.map((score) => Math.round(score * 1e4) / 1e4),
  };
}
