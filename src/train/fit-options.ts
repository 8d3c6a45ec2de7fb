import type { CorpusDocument } from './corpus.ts';

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
  /**
   * How often the first look is fitted, each time in another order and with other features left out; the weights are averaged. 1 if
   * absent. Held-out parts that stop early (`patience`) are fitted once.
   */
  readonly fits?: number;
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
  /**
   * Domain of copies with changed names. A copy is held out with the source that {@link sourceOf} says it is of, whose names alone it
   * may hold; whatever is held out is labelled without copies that are of no known source.
   */
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
