import type { GazetteerEntry, NamedEntry } from '../../../gazetteer/entry.ts';
import { kindPattern } from '../../../gazetteer/place-kinds.ts';
import type { Level, PlaceName } from '../../../names/place-name.ts';

/** One thing a place name can mean, with what is known of it before any context. */
export interface PlaceCandidate {
  readonly entry: NamedEntry;
  readonly country: string;
  readonly level: Level | 'country' | 'other';
  /** Likelihood from population, class and the form's kind, in logarithmic units (log10 of people). */
  readonly prior: number;
  /** The form is one of another language: good only where the country is spoken of. */
  readonly weak: boolean;
  /** By a name, or as a state, of the past: good only where the country is spoken of. */
  readonly former?: true;
  /** What an unknown name may be a misspelling of. */
  readonly variant?: true;
  /** Named by an abbreviation: "Ky.", "NSW". */
  readonly abbreviated?: true;
  /** For a district no gazetteer has: its name without the head word; `entry` is then the town it is named after. */
  readonly seat?: string;
  /** `entry` is the whole of which no gazetteer has this part: "Kisumu East", "Western Panola County". */
  readonly part?: true;
}

/** A place name with its candidates, likeliest first. */
export interface KnownPlace extends PlaceName {
  readonly candidates: readonly PlaceCandidate[];
  /** Its one reading that no context would change. */
  readonly settled: boolean;
}

const countryClass = /^(?:country|territory|dependency|sovereign-state)$/;
const cityClass =
  /^(?:city|town|village|settlement|capital|municipality|populated-place|locality|hamlet|quarter)$/;
const districtClass = /^(?:district|county|raion|borough|municipal-district)$/;
const regionClass = new RegExp(`${kindPattern('region')}|subdivision|federal|okrug|division|autonomous`);

/** The level of an entry by its class. */
export function levelOf(entry: GazetteerEntry): PlaceCandidate['level'] {
  if (entry.type !== 'GPE') return 'other';
  if (countryClass.test(entry.class)) return 'country';
  if (cityClass.test(entry.class)) return 'city';
  if (districtClass.test(entry.class)) return 'district';
  return regionClass.test(entry.class) || entry.class === '' ? 'region' : 'other';
}

/** What a country has over a town of as many people, in powers of ten. */
const countryBonus = 2.5;

/** What the capital of a country has over a town of as many people. */
const capitalBonus = 0.7;

/** People as a power of ten; what has no figure gets the usual one of its class. */
export function priorOf(entry: NamedEntry, level: PlaceCandidate['level']): number {
  const usual = { country: 6, region: 6, district: 4.7, city: 3, other: 5.5 }[level];
  let prior =
    entry.population === undefined || entry.population <= 0 ? usual : Math.log10(entry.population + 10);
  // countries are named far more often than their people make likely; what a list says of them adds nothing to that
  if (level === 'country')
    return Math.max(prior, 5) + countryBonus + Math.min(0, ((entry.prior ?? 0.5) - 0.5) * 4);
  if (entry.class === 'capital') prior += capitalBonus;
  if (entry.prior !== undefined) prior += (entry.prior - 0.5) * 4;
  return prior;
}

/** Likelihood before any context. */
export function usual(candidate: PlaceCandidate): number {
  return candidate.prior - (candidate.weak ? 2 : 0);
}
