import { labelCount, modelTypes, spansOf } from '../model/labels.ts';
import { exponentials, Lattice } from '../model/lattice.ts';
import { DocumentMemory } from '../model/memory.ts';
import type { Calibration } from '../model/model-file.ts';
import { fitCalibration, type Judged } from './calibrate.ts';
import type { CorpusDocument } from './corpus.ts';
import { chooseEpochs, HeldOut } from './held-out.ts';
import { FeatureIndex, type Stretch } from './instances.ts';
import { type Figures, mentionsOf, Tally } from './tally.ts';
import { score, train, type Weights } from './trainer.ts';

const L = labelCount;

/** How a model is fitted. */
export interface FitOptions {
  /** Passes over the data; with `patience`, at most so many. */
  readonly epochs: number;
  /**
   * Early stopping, where the second look is fitted: a held-out part is left once its F1 has not risen for so many epochs, and all
   * data are then passed over as often as served the held-out parts best. 0 for always `epochs`.
   */
  readonly patience?: number;
  readonly seed: number;
  readonly rate: number;
  readonly l2: number;
  /** Chance to leave out a group of a token's features, by group. */
  readonly dropout: readonly number[];
  /** A feature must occur so often. */
  readonly minimumCount: number;
  /** Weight of a document in the loss; 0 leaves it out. */
  readonly weightOf: (document: CorpusDocument) => number;
  /** Domains with weights of their own, by the document's domain; documents of others use the shared weights. */
  readonly domains: readonly string[];
  /** Domain of copies with changed names. They hold names of all documents, so whatever is held out is labelled without them. */
  readonly copies?: string;
  /** Which domain the model is for. */
  readonly target: string;
  /** Domains whose held-out mentions say how sure a mention is; the target's alone if absent. */
  readonly calibrateOn?: readonly string[];
  /** Whether to fit the second look. */
  readonly memory: boolean;
  /** `crf` by likelihood, or `perceptron`: structured, averaged (Collins 2002). */
  readonly loss: 'crf' | 'perceptron';
  /** Parts for held-out first labels and calibration. */
  readonly folds: number;
  readonly progress?: (line: string) => void;
}

/** A fitted model, still with a number for each feature. */
export interface Fitted {
  readonly first: Weights;
  readonly second?: { readonly weights: Weights; readonly index: FeatureIndex };
  readonly calibration: Readonly<Record<string, Calibration>>;
  /** Passes over the data that were chosen. */
  readonly epochs: number;
  /** F1 of the first look on the held-out parts together, by epoch. */
  readonly epochF1?: readonly number[];
  /** By domain, what the second look finds in parts that neither look was taught: a cross-validation. */
  readonly heldOut?: Readonly<Record<string, Figures>>;
}

/** Fits the first look, and with `memory` the second look and the calibration on held-out parts of the same documents. */
export function fitModel(
  documents: readonly CorpusDocument[],
  stretches: readonly Stretch[],
  index: FeatureIndex,
  sets: Uint8Array,
  options: FitOptions,
): Fitted {
  const weights = documents.map((document) => options.weightOf(document));
  const domainOf = documents.map(({ domain }) => options.domains.indexOf(domain));
  const used = stretches.filter(({ document }) => weights[document]! > 0);
  const keep = new Uint8Array(index.size);
  const counts = new Uint32Array(index.size);
  for (const { features } of used) for (const f of features) counts[f]!++;
  for (let f = 0; f < index.size; f++) keep[f] = counts[f]! >= options.minimumCount ? 1 : 0;
  const target = Math.max(0, options.domains.indexOf(options.target));
  const firstLook = (
    part: readonly Stretch[],
    epochs: number,
    progress?: FitOptions['progress'],
    stop?: (epoch: number, weights: () => Weights) => boolean,
  ): Weights =>
    train(
      part,
      index.size,
      sets,
      {
        epochs,
        seed: options.seed,
        rate: options.rate,
        l2: options.l2,
        dropout: options.dropout,
        loss: options.loss,
        weightOf: (d) => weights[d]!,
        domainOf: (d) => domainOf[d]!,
        domains: options.domains.length,
        ...(progress && {
          progress: (epoch, loss, seconds) =>
            progress(`epoch ${epoch}/${epochs}: loss ${loss.toFixed(0)}, ${seconds.toFixed(1)} s`),
        }),
        ...(stop && { stop: (epoch: number, all: () => Weights[]) => stop(epoch, () => all()[target]!) }),
      },
      keep,
    )[target]!;

  const { epochs, patience = 0 } = options;
  if (!options.memory) return { first: firstLook(used, epochs, options.progress), calibration: {}, epochs };

  // First labels as an unseen document would get them. Only fully labelled documents teach the second look.
  const taught = [...new Set(used.map(({ document }) => document))].filter(
    (d) => documents[d]!.domain !== options.copies && isFull(documents[d]!),
  );
  const foldOf = new Int32Array(documents.length).fill(-1);
  for (const [i, d] of taught.entries()) foldOf[d] = i % options.folds;
  const parts: HeldOut[] = [];
  for (let fold = 0; fold < options.folds; fold++) {
    const own = used.filter(({ document }) => foldOf[document] === fold);
    const part = new HeldOut(own, patience);
    parts.push(part);
    const weights = firstLook(
      used.filter(
        ({ document }) => foldOf[document] !== fold && documents[document]!.domain !== options.copies,
      ),
      epochs,
      undefined,
      patience > 0 ? (_, current) => part.look(current()) : undefined,
    );
    if (patience === 0) part.look(weights);
    options.progress?.(`held-out part ${fold + 1}/${options.folds}: F1 by epoch ${part.line()}`);
  }
  const chosen = chooseEpochs(parts);
  const looks = parts.map(({ looks }) => looks[chosen.look]!);
  const held = parts.flatMap(({ stretches }) => stretches);
  const base = looks.flatMap(({ emissions }) => emissions);
  const labels = looks.flatMap((look) => look.labels);
  const lattice = new Lattice();
  const transitions = new Float32Array(L * L);
  for (const look of looks)
    for (let i = 0; i < L * L; i++) transitions[i]! += look.transitions[i]! / options.folds;
  const passes = patience > 0 ? chosen.look + 1 : epochs;
  const first = firstLook(used, passes, options.progress);
  const index2 = new FeatureIndex(1 << 16);
  const second = memoryStretches(held, labels, index2);
  const keep2 = new Uint8Array(index2.size).fill(1);
  const secondLook = (part: readonly number[]): Weights =>
    train(
      part.map((i) => second[i]!),
      index2.size,
      sets,
      {
        epochs: 6,
        seed: options.seed,
        rate: 0.02,
        l2: 0.001,
        dropout: [],
        weightOf: () => 1,
        domainOf: () => -1,
        domains: 0,
        base: (s) => base[part[s]!]!,
        transitions,
      },
      keep2,
    )[0]!;
  const all = [...second.keys()];
  const judged: Judged[] = [];
  const calibrateOn = options.calibrateOn ?? [options.target];
  const secondLabels = second.map(({ count }) => new Uint8Array(count));
  for (let fold = 0; fold < options.folds; fold++) {
    const part = secondLook(all.filter((i) => foldOf[second[i]!.document] !== fold));
    const exp = exponentials(part.transitions);
    for (const i of all) {
      const stretch = second[i]!;
      if (foldOf[stretch.document] !== fold) continue;
      const mentions = judge(stretch, base[i]!, part, exp, lattice, secondLabels[i]!);
      if (calibrateOn.includes(documents[stretch.document]!.domain)) judged.push(...mentions);
    }
  }
  const heldOut = new Map<string, Tally>();
  for (const d of taught) {
    const document = documents[d]!;
    const tally = heldOut.get(document.domain) ?? new Tally();
    heldOut.set(document.domain, tally);
    tally.add(document.gold, mentionsOf(document, d, second, secondLabels));
  }
  const weights2 = secondLook(all);
  options.progress?.(`second look: ${index2.size} features`);
  return {
    first,
    second: { weights: weights2, index: index2 },
    calibration: fitCalibration(judged),
    epochs: passes,
    ...(patience > 0 && { epochF1: chosen.f1 }),
    heldOut: Object.fromEntries([...heldOut].map(([domain, tally]) => [domain, tally.figures()])),
  };
}

/** Fully labelled: every set a single label. */
function isFull(document: CorpusDocument): boolean {
  return document.allowed.every((flow) => flow.every((set) => set < L));
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

/** The mentions the second look finds, with their probability and whether they are right. */
function judge(
  stretch: Stretch,
  base: Float32Array,
  weights: Weights,
  exp: Float64Array,
  lattice: Lattice,
  labels: Uint8Array,
): Judged[] {
  const n = stretch.count;
  const emissions = base.slice();
  score(stretch, weights, emissions);
  lattice.best(emissions, 0, n, weights.transitions, labels, 0);
  const spans = spansOf(labels);
  if (spans.length === 0) return [];
  lattice.sums(emissions, 0, n, exp);
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

/** Labels of stretches of whole documents under a fitted model, as tagging would give them. */
export function predict(
  stretches: readonly Stretch[],
  fitted: Fitted,
): { labels: Uint8Array[]; emissions: Float32Array[] } {
  const lattice = new Lattice();
  const labels: Uint8Array[] = [];
  const emissions: Float32Array[] = [];
  for (const stretch of stretches) {
    const own = new Float32Array(stretch.count * L);
    score(stretch, fitted.first, own);
    const best = new Uint8Array(stretch.count);
    lattice.best(own, 0, stretch.count, fitted.first.transitions, best, 0);
    labels.push(best);
    emissions.push(own);
  }
  if (fitted.second === undefined) return { labels, emissions };
  const { weights, index } = fitted.second;
  const known = index.size;
  const scratch = memoryStretches(stretches, labels, index);
  for (const [i, stretch] of scratch.entries()) {
    const usable = { ...stretch, features: stretch.features };
    const own = emissions[i]!;
    for (let t = 0; t < usable.count; t++) {
      for (let k = usable.offsets[t]!; k < usable.offsets[t + 1]!; k++) {
        const f = usable.features[k]!;
        if (f >= known || (f + 1) * L > weights.rows.length) continue;
        for (let y = 0; y < L; y++) own[t * L + y]! += weights.rows[f * L + y]!;
      }
    }
    lattice.best(own, 0, stretch.count, weights.transitions, labels[i]!, 0);
  }
  return { labels, emissions };
}
