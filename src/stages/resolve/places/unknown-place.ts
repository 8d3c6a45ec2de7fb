import { hasRaions } from '../../../gazetteer/place-kinds.ts';
import { isAdjectival } from '../../../names/place-name.ts';
import { gap, type MentionTable } from '../mention-table.ts';
import type { CountryContext } from './countries.ts';
import type { Geography } from './geography.ts';
import type { KnownPlace, PlaceCandidate } from './place-candidate.ts';

/** What is known of the places next to one. */
interface Known {
  /** The country that a container or its list names. */
  readonly firm: string | undefined;
  /** What a place was decided to be. */
  readonly readingOf: (mention: number) => PlaceCandidate | undefined;
}

/** What the country that a document speaks of most counts for, next to a place just before. */
const documentVote = 0.7;

/** What the text around a place that no gazetteer has says of its country. */
export class UnknownPlaces {
  readonly #table: MentionTable;
  readonly #nationality: (name: number) => string | undefined;
  readonly #document: CountryContext;
  readonly #passage: CountryContext;
  readonly #geography: Geography;

  constructor(
    table: MentionTable,
    nationality: (name: number) => string | undefined,
    countries: {
      readonly document: CountryContext;
      readonly passage: CountryContext;
      readonly geography: Geography;
    },
  ) {
    this.#table = table;
    this.#nationality = nationality;
    this.#document = countries.document;
    this.#passage = countries.passage;
    this.#geography = countries.geography;
  }

  /**
   * Votes for the country of mention `i` of the flow `[from, to)`: a container or its list names it (`firm`), a nationality stands before
   * it ("Kazakh Semey"), places and nationalities are near, those before counting twice; a country that it is a partner of is not its own.
   */
  countryVotes(i: number, from: number, to: number, { firm, readingOf }: Known): Map<string, number> {
    const votes = new Map<string, number>();
    const vote = (country: string | undefined, weight: number) => {
      if (country !== undefined && country !== '') votes.set(country, (votes.get(country) ?? 0) + weight);
    };
    vote(firm, 5);
    for (let k = Math.max(from, i - 8); k < Math.min(to, i + 9); k++) {
      const name = this.#table.nameOf.at(k);
      if (k === i || name < 0) continue;
      const { type } = this.#table.names[name]!;
      const isPeople = type === 'NORP';
      if (!isPeople && type !== 'GPE') continue;
      const reading = isPeople ? undefined : readingOf(k);
      const country = isPeople ? this.#nationality(name) : reading?.country;
      const weight = (k < i ? 2 : 1) / Math.abs(k - i);
      const code = this.#table.gapOf.at(Math.max(i, k));
      const isNation = isPeople || reading?.level === 'country';
      if (isPeople && k === i - 1 && code === gap.space) vote(country, 4);
      else if (isNation && Math.abs(k - i) === 1 && (code === gap.and || code === gap.hyphen))
        vote(country, -3);
      // nations are named everywhere; a town or region stands among its own
      else vote(country, isNation ? 0.15 * weight : weight);
    }
    const leading = this.#geography.leading();
    if (leading !== undefined) vote(leading, documentVote * this.#geography.countryShare(leading));
    if (votes.size === 0) vote(this.#passage.leading(), 0.1);
    return votes;
  }

  /** "Shumilinsky and Maków": a bare adjective that no gazetteer knows is a district, where there are raions. */
  isDistrict({ base }: KnownPlace, votes: ReadonlyMap<string, number>): boolean {
    return isAdjectival(base) && [...votes.keys(), ...this.#document.shares().keys()].some(hasRaions);
  }
}
