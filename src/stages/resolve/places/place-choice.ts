import type { NamedEntry } from '../../../gazetteer/entry.ts';
import type { Level } from '../../../names/place-name.ts';
import type { PlaceCandidate } from './place-candidate.ts';

/** What each signal of place choice adds to a candidate's score, in powers of ten of population. */
export interface PlaceWeights {
  /** Population and class; 0 makes all candidates alike. */
  readonly population: number;
  /** The countries of the flow and the flows before it. */
  readonly passage: number;
  /** The countries of the whole document. */
  readonly document: number;
  /** The regions of the document, within a country. */
  readonly region: number;
  /** Other names of the document that can lie near. */
  readonly vicinity: number;
  /** A container named next to it: "Brest in France". */
  readonly container: number;
  /** Neighbours in a list are of one kind and country. */
  readonly list: number;
  /** The form: "Gomel region", "city of Gomel", "Gomel" in a list of regions. */
  readonly form: number;
  /** Nearness to places already settled. */
  readonly distance: number;
  /** The reading that the name has elsewhere in the document. */
  readonly before: number;
  /** Size, as a power of ten, of the place that no gazetteer has: what is less likely than that is no answer. */
  readonly unknown: number;
  /** How much a difference of scores says: the confidence of the best is a softmax over the scores times this. */
  readonly sharpness: number;
}

/** The weights in use; `bench/resolve.ts --ablation` says what each is worth. */
export const defaultPlaceWeights: PlaceWeights = {
  population: 1,
  passage: 1,
  document: 1,
  region: 1.2,
  vicinity: 2.5,
  container: 4,
  list: 0.8,
  form: 3,
  distance: 0.5,
  before: 0.7,
  unknown: 1.5,
  sharpness: 2,
};

/** What a place mention was decided to be. */
export interface PlaceChoice {
  readonly candidate: PlaceCandidate;
  /** 0 to 1: share of the candidate among all readings, the place that no gazetteer has among them. */
  readonly confidence: number;
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

/** Share of the links that are right where nothing speaks for another reading; from annotated text of many countries. */
const mostCertain = 0.985;

/** The readings of a mention in order. */
export interface Ranking {
  readonly best?: PlaceCandidate;
  readonly bestScore: number;
  readonly second?: PlaceCandidate;
  readonly confidence: number;
  readonly secondConfidence: number;
  readonly unknownScore: number;
}

/**
 * The best candidate and the runner-up: the best that is another place, which a city and the region it makes up are not.
 * @param unknownScore score of a place that no gazetteer has
 */
export function bestOf(
  candidates: readonly PlaceCandidate[],
  scoreOf: (candidate: PlaceCandidate) => number,
  unknownScore: number,
  sharpness: number,
): Ranking {
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(candidate) }));
  const highest = (from: readonly { candidate: PlaceCandidate; score: number }[]) =>
    from.reduce<(typeof scored)[number] | undefined>(
      (top, one) => (top === undefined || one.score > top.score ? one : top),
      undefined,
    );
  const top = highest(scored);
  if (top === undefined)
    return { bestScore: Number.NEGATIVE_INFINITY, confidence: 0, secondConfidence: 0, unknownScore };
  const others = scored.filter((one) => one !== top && !isCityRegion(top.candidate, one.candidate));
  const next = highest(others);
  const odds = (score: number) => Math.exp((score - top.score) * sharpness);
  const sum = 1 + odds(unknownScore) + others.reduce((total, { score }) => total + odds(score), 0);
  return {
    best: top.candidate,
    bestScore: top.score,
    ...(next !== undefined && { second: next.candidate }),
    confidence: mostCertain / sum,
    secondConfidence: next === undefined ? 0 : odds(next.score) / sum,
    unknownScore,
  };
}

/** Whether one is a city and the other the region that is that city alone: Minsk and its ISO 3166-2 code BY-HM. */
function isCityRegion(a: PlaceCandidate, b: PlaceCandidate): boolean {
  const [city, region] = a.level === 'city' ? [a, b] : [b, a];
  return (
    city.level === 'city' &&
    region.level === 'region' &&
    city.entry.subdivisionCode !== undefined &&
    city.entry.subdivisionCode === region.entry.subdivisionCode &&
    (region.entry.population ?? Number.POSITIVE_INFINITY) <= 1.2 * (city.entry.population ?? 0)
  );
}
