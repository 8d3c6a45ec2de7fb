import type { Judged } from './calibrate.ts';
import type { CorpusDocument } from './corpus.ts';
import { FirstLook } from './first-look.ts';
import { chooseEpochs } from './held-out.ts';
import type { FeatureIndex, Stretch } from './instances.ts';
import { SecondLook } from './second-look.ts';
import type { Figures } from './tally.ts';
import type { Weights } from './weight-tables.ts';

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
  /** Documents of one source are held out together, so that what is held out is of a kind the others do not show; each its own if absent. */
  readonly sourceOf?: (document: CorpusDocument) => string;
  /** Which domain the model is for. */
  readonly target: string;
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
  /** What the second look finds in held-out parts, and how sure it is: what calibration is fitted on. */
  readonly judged: readonly Judged[];
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
  const { epochs, patience = 0, progress } = options;
  const firstLook = new FirstLook(documents, stretches, { features: index.size, sets }, options);
  if (!options.memory)
    return { first: firstLook.learn(firstLook.used, epochs, progress), judged: [], epochs };
  const heldOut = firstLook.holdOut();
  const chosen = chooseEpochs(heldOut.parts);
  const passes = patience > 0 ? chosen.look + 1 : epochs;
  const first = firstLook.learn(firstLook.used, passes, progress);
  const secondLook = new SecondLook(heldOut, chosen.look, sets, options.seed);
  const { judged, figures } = secondLook.crossValidate(documents);
  const second = { weights: secondLook.learn(), index: secondLook.index };
  progress?.(`second look: ${second.index.size} features`);
  return {
    first,
    second,
    judged,
    epochs: passes,
    ...(patience > 0 && { epochF1: chosen.f1 }),
    heldOut: figures,
  };
}
