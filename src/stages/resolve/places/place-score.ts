import type { NamedEntry } from '../../../gazetteer/entry.ts';
import type { Level } from '../../../names/place-name.ts';
import type { CountryContext } from './countries.ts';
import { kilometres } from './geo.ts';
import type { Geography } from './geography.ts';
import type { KnownPlace, PlaceCandidate } from './place-candidate.ts';
import type { PlaceWeights } from './place-choice.ts';

/** How many settled places distance is measured to. */
const nearbyLimit = 12;

/** What a name of the past is less likely where its country is not spoken of: "Salisbury" for Harare, "Sparta" for a state. */
const formerElsewhere = 1.5;

/** The most that the document's country adds to a place that no gazetteer has: a famous name is not some hamlet's. */
const unknownBonus = 1;

/** What a country is less likely where the document writes of the neighbours of a town that is called like it. */
const townHere = 6;
/** A document with this share of its places in a country is about it. */
const mostlyThere = 0.5;
/** Below, a country has no part in what the other names say. */
const leastShare = 0.01;

/** Above, the other names speak of a country. */
const spokenOf = 0.03;

/** How often what the document told of a name counts as much as the reading it had before. */
const asTold = 6;

/** Shares of a country in what the other names of the document, and those of the passage, say. */
interface Shares {
  readonly whole: number;
  readonly here: number;
}

/** What stands around a mention of a place. */
export interface PlaceContext {
  /** Number of its name. */
  readonly name: number;
  readonly place: KnownPlace;
  /** What it is by its form, the words next to it, or its list. */
  readonly level: Level | undefined;
  /** Country of its side in a list of pairs. */
  readonly side: string | undefined;
  readonly containers: readonly PlaceCandidate[];
  readonly neighbours: readonly PlaceCandidate[];
  /** The reading that the name had last. */
  readonly before: string | undefined;
  /** The entry that the document told it to be elsewhere: "BERLIN, N.H.". */
  readonly told: string | undefined;
  /** Whether the place before lies in it. */
  readonly contains: boolean;
}

/** How likely each reading of a place name is, in powers of ten. */
export class PlaceScorer {
  readonly #weights: PlaceWeights;
  readonly #geography: Geography;
  readonly #passage: CountryContext;
  #nearby: PlaceCandidate[] = [];
  /** Those that a mention is measured to, kept while its readings are scored one after the other. */
  #measured: { readonly context: PlaceContext; readonly others: readonly PlaceCandidate[] } | undefined;

  constructor(weights: PlaceWeights, geography: Geography, passage: CountryContext) {
    this.#weights = weights;
    this.#geography = geography;
    this.#passage = passage;
  }

  /** Takes note of a place that was decided, to measure distance to. */
  note(candidate: PlaceCandidate): void {
    if (candidate.level === 'country' || candidate.entry.latitude === undefined) return;
    if (this.#nearby.length >= nearbyLimit) this.#nearby = this.#nearby.slice(nearbyLimit / 2);
    this.#nearby.push(candidate);
  }

  score(candidate: PlaceCandidate, context: PlaceContext): number {
    const w = this.#weights;
    const { name, place, before, told, side } = context;
    const { entry, country } = candidate;
    let score = w.population * candidate.prior;
    const said = this.#shares(country, name, (place.settled && place.candidates[0]?.country) || undefined);
    const isSpokenOf = said.whole > spokenOf || said.here > 0;
    if (candidate.weak) score -= isSpokenOf && !hasOwn(place, country) ? 0.5 : 2.5;
    if (candidate.former === true && place.candidates.length > 1 && !isSpokenOf) score -= formerElsewhere;
    if (this.#isTownHere(candidate, context, said)) score -= townHere;
    score += this.#ofCountry(country, name, said);
    score += w.region * this.#geography.regionBonus(entry, name);
    score += w.vicinity * this.#geography.nearness(candidate, name);
    // "Nakai village" among villages of Nigeria is none of Japan
    const isFar = candidate.level !== 'country' && country !== '' && !isSpokenOf && this.#isAboutOne(name);
    const ofLevel = this.#ofLevel(candidate, context.level);
    score += isFar ? Math.min(0, ofLevel) : ofLevel;
    for (const container of context.containers)
      if (container.entry.id !== entry.id) score += this.#ofContainer(candidate, container);
    // "Buffalo, New York": what contains a place is a region or country
    if (context.contains && candidate.level !== 'city') score += w.container / 2;
    score += this.#ofNeighbours(candidate, context.neighbours);
    if (w.distance > 0 && entry.latitude !== undefined && candidate.level !== 'country')
      score += w.distance * this.#nearness(entry, context);
    if (side !== undefined) score += (country === side ? 2 : -2) * w.list;
    if (before === entry.id) score += w.before;
    if (told === entry.id) score += w.before * asTold;
    return score;
  }

  /** How much of the document and of the passage is of a country. */
  #shares(country: string, name: number, own?: string): Shares {
    return {
      whole: this.#geography.countryShare(country, name),
      here: this.#passage.share(country, own),
    };
  }

  /** "POLAND — The trustees met" among towns of Ohio: a country of which nothing else speaks, where a town is called like it. */
  #isTownHere({ level }: PlaceCandidate, { name, place }: PlaceContext, { whole, here }: Shares): boolean {
    if (level !== 'country' || whole > leastShare || here > 0) return false;
    return place.candidates.some((c) => c.level === 'city' && !c.weak && this.#geography.isAmong(c, name));
  }

  /** Whether the document is about the country that it speaks of most. */
  #isAboutOne(name: number): boolean {
    const leading = this.#geography.leading();
    return leading !== undefined && this.#geography.countryShare(leading, name) > mostlyThere;
  }

  /** As likely as a place is that no gazetteer has: a small one, where the document's places lie. */
  scoreOfUnknown({ name, place, containers, neighbours }: PlaceContext): number {
    const w = this.#weights;
    const country =
      containers.find((c) => c.country !== '')?.country ??
      this.#passage.leading() ??
      this.#geography.leading();
    let score = w.unknown;
    if (country !== undefined) {
      score += Math.min(unknownBonus, this.#ofCountry(country, name, this.#shares(country, name)));
      // "Ségou, Mopti and Larissa": of the kind and country of those it is listed with
      score += this.#ofNeighbours({ country, level: neighbours[0]?.level ?? 'city' }, neighbours);
    }
    if (place.level !== undefined) score += w.form;
    if (containers.some((c) => c.country !== '') && !isOfNoCountry(place)) score += w.container;
    return score;
  }

  #ofCountry(country: string, name: number, { whole, here }: Shares): number {
    const { document, passage } = this.#weights;
    if (country === '' || document + passage === 0) return 0;
    const share = (document * whole + passage * here) / (document + passage);
    return ((document + passage) / 2) * this.#geography.countryBonus(country, name, share);
  }

  #ofLevel(candidate: PlaceCandidate, level: Level | undefined): number {
    const { form } = this.#weights;
    if (level === undefined) return 0;
    if (candidate.level === level) return form;
    if (candidate.level === 'country') return level === 'city' ? -form : -form / 3;
    return level === 'district' || candidate.level === 'city' || level === 'city' ? -form : 0;
  }

  #ofContainer({ country, entry, level }: PlaceCandidate, container: PlaceCandidate): number {
    const { container: weight } = this.#weights;
    // what is of no country says and denies nothing: "Rügen in the Baltic Sea", "the Indian Ocean, Seychelles"
    if (container.country === '' || country === '') return 0;
    if (container.level === 'country')
      return entry.countryCodes.includes(container.country) ? weight : -weight / 4;
    const isInside =
      container.entry.subdivisionCode !== undefined &&
      container.entry.subdivisionCode === entry.subdivisionCode &&
      level !== container.level;
    if (isInside || container.entry.id === entry.parent) return weight;
    if (container.country !== country) return -weight / 4;
    if (level === 'city' && liesNear(entry, container.entry)) return weight * 0.75;
    // "Ohio, Oregon" may be a list of regions, "WASHINGTON, Pa." is none
    if (level === 'region') return container.abbreviated === true ? 0 : weight / 2;
    return container.level === 'region' && container.entry.subdivisionCode !== undefined ? 0 : weight / 2;
  }

  #ofNeighbours(
    { country, level }: Pick<PlaceCandidate, 'country' | 'level'>,
    neighbours: readonly PlaceCandidate[],
  ): number {
    const { list } = this.#weights;
    if (neighbours.length === 0) return 0;
    let same = 0;
    for (const n of neighbours) same += (n.country === country ? 0.6 : 0) + (n.level === level ? 0.4 : 0);
    const score = (list * same) / neighbours.length;
    // "Stavropol, Chechnya and Dagestan": the others can only be regions
    return level === 'region' && neighbours.every((n) => n.level === 'region') ? score + list * 1.5 : score;
  }

  /** Settled places that the name cannot mean: the city says nothing of the region of the same name, nor the other way round. */
  #othersNear(context: PlaceContext): readonly PlaceCandidate[] {
    if (this.#measured?.context !== context) {
      const own = new Set(context.place.candidates.map(({ entry }) => entry.id));
      this.#measured = { context, others: this.#nearby.filter(({ entry }) => !own.has(entry.id)) };
    }
    return this.#measured.others;
  }

  /** 1 next to a settled place, falling to nothing over some hundred kilometres. */
  #nearness(entry: NamedEntry, context: PlaceContext): number {
    let nearest = Number.POSITIVE_INFINITY;
    for (const { entry: other } of this.#othersNear(context)) {
      if (other.id === entry.id) continue;
      nearest = Math.min(
        nearest,
        kilometres(entry.latitude!, entry.longitude!, other.latitude!, other.longitude!),
      );
    }
    return Math.exp(-nearest / 300);
  }
}

/** Whether a name's likeliest reading is a country or lies in no one: "Gambia, Niger" are a list, "Lake Titicaca" has two. */
function isOfNoCountry({ candidates }: KnownPlace): boolean {
  const first = candidates[0];
  return first?.level === 'country' || (first?.level === 'other' && first.entry.countryCodes.length !== 1);
}

/** Kilometres from the middle of a county to places that may lie in it. */
const countyReach = 90;

/** Whether a town is near the middle of a region that gazetteers do not say it lies in: Ipswich, of England, in Suffolk. */
function liesNear(town: NamedEntry, { latitude, longitude }: NamedEntry): boolean {
  if (latitude === undefined || town.latitude === undefined) return false;
  return kilometres(latitude, longitude!, town.latitude, town.longitude!) < countyReach;
}

/** Whether a name has a reading of its own in a country, besides those of other languages: Pernambuco, which Recife was called. */
function hasOwn({ candidates }: KnownPlace, country: string): boolean {
  return candidates.some((other) => !other.weak && other.country === country);
}
