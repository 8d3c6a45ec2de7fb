import type { NamedEntry } from '../gazetteer/entry.ts';
import type { PlaceCandidate } from './place-candidates.ts';
import type { Level } from './place-name.ts';

/** What each signal of place choice adds to a candidate's score, in powers of ten of population. */
export interface PlaceWeights {
  /** Population and class; 0 makes all candidates alike. */
  readonly population: number;
  /** The countries of the flow and the flows before it. */
  readonly passage: number;
  /** The countries of the whole document. */
  readonly document: number;
  /** A container named beside it: "Brest in France". */
  readonly container: number;
  /** Neighbours in a list are of one kind and country. */
  readonly list: number;
  /** The form: "Gomel region", "city of Gomel", "Gomel" in a list of regions. */
  readonly form: number;
  /** Nearness to places already settled. */
  readonly distance: number;
  /** The reading that the name has elsewhere in the document. */
  readonly before: number;
}

/** The weights in use; `bench/resolve.ts --ablation` says what each is worth. */
export const defaultPlaceWeights: PlaceWeights = {
  population: 1,
  passage: 2,
  document: 1.2,
  container: 4,
  list: 0.8,
  form: 3,
  distance: 1.2,
  before: 0.7,
};

/** What a place mention was decided to be. */
export interface PlaceChoice {
  readonly candidate: PlaceCandidate;
  readonly runnerUp?: PlaceCandidate;
  /** 0 to 1: share of the runner-up, by a softmax over the scores. */
  readonly runnerUpConfidence: number;
}

/** A place no gazetteer has. */
export interface LocalPlace {
  readonly base: string;
  /** Head word it was named with, in the singular. */
  readonly head: string;
  readonly level: Level | undefined;
  /** The country it most likely lies in, as far as this mention says. */
  readonly country: string | undefined;
  /** What speaks for and against countries here; all mentions of the name in the document are counted together. */
  readonly votes: ReadonlyMap<string, number>;
  /** ISO 3166-2, where it is named after a town of it. */
  readonly subdivision: string | undefined;
  /** The town it is named after, where one is known: its coordinates serve for a district. */
  readonly seat: NamedEntry | undefined;
}

/** Told of every place and nationality in order. */
export interface PlaceSink {
  known(mention: number, choice: PlaceChoice): void;
  local(mention: number, place: LocalPlace): void;
}
