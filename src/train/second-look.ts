import { BestPath } from '../model/best-path.ts';
import { labelCount, modelTypes, spansOf } from '../model/labels.ts';
import { Lattice } from '../model/lattice.ts';
import { DocumentMemory } from '../model/memory.ts';
import { exponentials } from '../model/transitions.ts';
import type { Judged, JudgedMention } from './calibrate.ts';
import type { CorpusDocument } from './corpus.ts';
import type { HeldOutParts } from './first-look.ts';
import { FeatureIndex, type Stretch } from './instances.ts';
import { type Figures, mentionsOf, Tally } from './tally.ts';
import { score, train } from './trainer.ts';
import type { Weights } from './weight-tables.ts';

const L = labelCount;

/** The second look: what the document said elsewhere of the same words, on top of the scores and labels of the first. */
export class SecondLook {
  readonly index = new FeatureIndex(1 << 16);
  readonly #stretches: readonly Stretch[];
  readonly #base: readonly Float32Array[];
  readonly #transitions = new Float32Array(L * L);
  readonly #keep: Uint8Array;
  readonly #partOf: Int32Array;
  readonly #folds: number;
  readonly #sets: Uint8Array;
  readonly #seed: number;

  /** @param look which look at the held-out parts gives the first labels */
  constructor({ parts, partOf }: HeldOutParts, look: number, sets: Uint8Array, seed: number) {
    const looks = parts.map(({ looks }) => looks[look]!);
    this.#folds = parts.length;
    this.#partOf = partOf;
    this.#sets = sets;
    this.#seed = seed;
    this.#base = looks.flatMap(({ emissions }) => emissions);
    for (const { transitions } of looks)
      for (let i = 0; i < L * L; i++) this.#transitions[i]! += transitions[i]! / this.#folds;
    this.#stretches = memoryStretches(
      parts.flatMap(({ stretches }) => stretches),
      looks.flatMap(({ labels }) => labels),
      this.index,
    );
    this.#keep = new Uint8Array(this.index.size).fill(1);
  }

  /** Fits on all held-out parts, or on some of their stretches. */
  learn(part: readonly number[] = [...this.#stretches.keys()]): Weights {
    return train(
      part.map((i) => this.#stretches[i]!),
      this.index.size,
      this.#sets,
      {
        epochs: 6,
        seed: this.#seed,
        rate: 0.02,
        l2: 0.001,
        dropout: [],
        weightOf: () => 1,
        domainOf: () => -1,
        domains: 0,
        base: (s) => this.#base[part[s]!]!,
        transitions: this.#transitions,
      },
      this.#keep,
    )[0]!;
  }

  /** What is found in each part by weights fitted on the others; how sure it is of each mention; figures by domain. */
  crossValidate(documents: readonly CorpusDocument[]): {
    judged: Judged[];
    figures: Record<string, Figures>;
  } {
    const judged: Judged[] = [];
    const labels = this.#stretches.map(({ count }) => new Uint8Array(count));
    const path = new BestPath();
    const lattice = new Lattice();
    const partOf = (i: number): number => this.#partOf[this.#stretches[i]!.document]!;
    const all = [...this.#stretches.keys()];
    for (let fold = 0; fold < this.#folds; fold++) {
      const weights = this.learn(all.filter((i) => partOf(i) !== fold));
      const exp = exponentials(weights.transitions);
      for (const i of all) {
        if (partOf(i) !== fold) continue;
        const { domain } = documents[this.#stretches[i]!.document]!;
        const mentions = this.#judge(i, { weights, exp, path, lattice }, labels[i]!);
        for (const mention of mentions) judged.push({ domain, ...mention });
      }
    }
    return { judged, figures: this.#figures(documents, labels) };
  }

  /** The mentions found in a stretch, with their probability and whether they are right; `labels` takes their labels. */
  #judge(
    number: number,
    by: {
      readonly weights: Weights;
      readonly exp: Float64Array;
      readonly path: BestPath;
      readonly lattice: Lattice;
    },
    labels: Uint8Array,
  ): JudgedMention[] {
    const { weights, exp, path, lattice } = by;
    const stretch = this.#stretches[number]!;
    const emissions = this.#base[number]!.slice();
    score(stretch, weights, emissions);
    const scores = { emissions, from: 0, count: stretch.count };
    path.find(scores, weights.transitions, labels, 0);
    const spans = spansOf(labels);
    if (spans.length === 0) return [];
    lattice.sums(scores, exp);
    return spans.map(({ type, start, end }) => {
      let right = true;
      for (let t = start; t < end; t++) if (stretch.allowed[t] !== labels[t]) right = false;
      return {
        type: modelTypes[type]!,
        probability: lattice.spanProbability(type, start, end, exp),
        right,
      };
    });
  }

  #figures(documents: readonly CorpusDocument[], labels: readonly Uint8Array[]): Record<string, Figures> {
    const tallies = new Map<string, Tally>();
    for (const [d, document] of documents.entries()) {
      if (this.#partOf[d]! < 0) continue;
      const tally = tallies.get(document.domain) ?? new Tally();
      tallies.set(document.domain, tally);
      tally.add(document.gold, mentionsOf(document, d, this.#stretches, labels));
    }
    return Object.fromEntries([...tallies].map(([domain, tally]) => [domain, tally.figures()]));
  }
}

/** The second look's features of stretches with first labels; the memory of each document is its own stretches. */
export function memoryStretches(
  stretches: readonly Stretch[],
  labels: readonly Uint8Array[],
  index: FeatureIndex,
): Stretch[] {
  const byDocument = new Map<number, number[]>();
  for (const [i, { document }] of stretches.entries()) {
    const list = byDocument.get(document);
    if (list === undefined) byDocument.set(document, [i]);
    else list.push(i);
  }
  const out: Stretch[] = new Array(stretches.length);
  for (const list of byDocument.values()) {
    const memory = new DocumentMemory();
    for (const i of list) {
      memory.add(stretches[i]!.types, labels[i]!, spansOf(labels[i]!), 0, stretches[i]!.count);
    }
    for (const i of list) {
      const stretch = stretches[i]!;
      const perToken: number[][] = Array.from({ length: stretch.count }, () => []);
      memory.features(stretch.types, labels[i]!, 0, stretch.count, (t, hash) => {
        const number = index.number(hash);
        index.counts[number]!++;
        perToken[t]!.push(number);
      });
      const features = perToken.flat();
      const offsets = new Uint32Array(stretch.count + 1);
      for (let t = 0; t < stretch.count; t++) offsets[t + 1] = offsets[t]! + perToken[t]!.length;
      out[i] = {
        ...stretch,
        offsets,
        features: Uint32Array.from(features),
        groups: new Uint8Array(features.length),
      };
    }
  }
  return out;
}
