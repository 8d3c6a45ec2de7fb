import { hasRaions } from '../../../gazetteer/place-kinds.ts';
import type { KnownPlace, PlaceCandidate } from './place-candidate.ts';
import type { LocalPlace } from './place-choice.ts';
import type { PlaceMention } from './place-mention.ts';
import type { PlaceNeighbours } from './place-neighbours.ts';
import type { UnknownPlaces } from './unknown-place.ts';

/** A place that no gazetteer has, or has not as it is meant, with the best reading of its name all the same. */
interface Unknown {
  readonly best: PlaceCandidate | undefined;
  readonly mention: PlaceMention;
}

/** What was decided in a flow so far; its first mention is `from`. */
export interface DecidedFlow {
  readonly from: number;
  readonly readings: (PlaceCandidate | undefined)[];
  readonly unknown: Unknown[];
}

/** Where the places lie that no gazetteer has. */
export class LocalPlaces {
  readonly #votes: UnknownPlaces;
  readonly #neighbours: PlaceNeighbours;
  /** The place that a mention names, if it is one. */
  readonly #placeOf: (mention: number) => KnownPlace | undefined;
  readonly #isSpokenOf: (country: string) => boolean;

  constructor(
    votes: UnknownPlaces,
    neighbours: PlaceNeighbours,
    placeOf: (mention: number) => KnownPlace | undefined,
    isSpokenOf: (country: string) => boolean,
  ) {
    this.#votes = votes;
    this.#neighbours = neighbours;
    this.#placeOf = placeOf;
    this.#isSpokenOf = isSpokenOf;
  }

  /** What a mention is, when the places of its flow that gazetteers have are decided. */
  placeOf({ best, mention }: Unknown, flow: DecidedFlow): LocalPlace {
    const { from, to, place, level } = mention;
    const readingOf = (k: number) => flow.readings[k - from];
    const country = this.#firmCountry(best, mention, readingOf);
    const votes = this.#votes.countryVotes(mention.mention, from, to, { firm: country, readingOf });
    const town = best?.level === 'city' && best.country === country ? best.entry : undefined;
    // "Borisov, Slutsk and Myadel regions": towns, so their districts
    const isRaion = level === 'region' && town !== undefined && hasRaions(country);
    // an area that is called after a town lies around it
    const isArea = level === 'district' || level === 'region';
    const seat = (isArea ? town : undefined) ?? this.#smallContainer(mention, readingOf)?.entry;
    return {
      base: place.base,
      head: isRaion ? '' : place.head,
      level: isRaion || (level === undefined && this.#votes.isDistrict(place, votes)) ? 'district' : level,
      subdivision: seat?.subdivisionCode,
      seat,
      votes,
    };
  }

  /** The country that its container, its list or the best reading of its name says, the surest first. */
  #firmCountry(
    best: PlaceCandidate | undefined,
    { mention, from, to, side, containers }: PlaceMention,
    readingOf: (mention: number) => PlaceCandidate | undefined,
  ): string | undefined {
    const container = this.#countryOfContainer(containers, mention, readingOf);
    if (container !== undefined || side !== undefined) return container ?? side;
    for (const k of this.#neighbours.listed(mention, from, to)) {
      const reading = readingOf(k);
      if (reading !== undefined && reading.country !== '' && reading.level !== 'country')
        return reading.country;
    }
    const isPlausible = best !== undefined && best.seat === undefined && this.#isSpokenOf(best.country);
    return isPlausible ? best.country : undefined;
  }

  /** The country of what a place is said to lie in, as that was read in the end. */
  #countryOfContainer(
    containers: readonly PlaceCandidate[],
    mention: number,
    readingOf: (mention: number) => PlaceCandidate | undefined,
  ): string | undefined {
    const container = containers.find(({ country }) => country !== '');
    return container && (this.#readingOf(container, mention, readingOf) ?? container).country;
  }

  /** The town or district that it is said to lie in, whose point is near enough to serve. */
  #smallContainer(
    { mention, containers, place }: PlaceMention,
    readingOf: (mention: number) => PlaceCandidate | undefined,
  ): PlaceCandidate | undefined {
    const [nearest] = containers;
    const container = nearest && this.#readingOf(nearest, mention, readingOf);
    const isSmall = container?.level === 'city' || container?.level === 'district';
    return isSmall && container.part !== true && place.level !== 'region' ? container : undefined;
  }

  /** What a container was read as in the end. */
  #readingOf(
    container: PlaceCandidate,
    mention: number,
    readingOf: (mention: number) => PlaceCandidate | undefined,
  ): PlaceCandidate | undefined {
    for (const k of [mention - 1, mention + 1, mention + 2]) {
      const reading = readingOf(k);
      const canBe = this.#placeOf(k)?.candidates.some(({ entry }) => entry.id === container.entry.id);
      if (reading !== undefined && canBe === true) return reading;
    }
    return undefined;
  }
}

/** "Partizansky district of Minsk": a part of the city, not the district of some town. */
export function cityDistrict(place: KnownPlace, { country, entry }: PlaceCandidate): LocalPlace {
  return {
    base: place.base,
    head: place.head,
    level: 'district',
    subdivision: entry.subdivisionCode,
    seat: entry,
    votes: new Map([[country, 5]]),
  };
}

/** The district of a town, or a part of a place, that no gazetteer has as such. */
export function districtOf(
  { country, entry, part }: PlaceCandidate,
  name: string,
  place: KnownPlace,
): LocalPlace {
  return {
    base: name,
    head: place.level === 'region' ? '' : place.head,
    level: part === true ? place.level : 'district',
    subdivision: entry.subdivisionCode,
    seat: entry,
    votes: new Map([[country, 5]]),
  };
}
