import type { Judged } from './calibrate.ts';
import type { CorpusDocument } from './corpus.ts';
import { FirstLook } from './first-look.ts';
import type { FitOptions } from './fit-options.ts';
import { chooseEpochs } from './held-out.ts';
import type { FeatureIndex, Stretch } from './instances.ts';
import { SecondLook } from './second-look.ts';
import type { Figures } from './tally.ts';
import type { Weights } from './weight-tables.ts';

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
