import { hasRaions } from '../../../gazetteer/place-kinds.ts';
import { gap, hint, type MentionTable } from '../mention-table.ts';
import type { KnownPlace } from './place-candidate.ts';
import { listGap } from './place-chain.ts';
import { regionNamesake } from './place-lists.ts';

/** How a document uses a name: as a region's, bare (outside citations), and whether somewhere as a city's. */
interface Usage {
  region: number;
  bare: number;
  city: boolean;
}

/** Tells whether a bare name that a city shares with its region means the region, by how the document uses it. */
export class PlaceUsage {
  readonly #table: MentionTable;
  /** The place that a mention names, if it is one. */
  readonly #placeOf: (mention: number) => KnownPlace | undefined;
  readonly #nationality: (name: number) => string | undefined;
  readonly #usage = new Map<string, Usage>();

  constructor(
    table: MentionTable,
    placeOf: (mention: number) => KnownPlace | undefined,
    nationality: (name: number) => string | undefined,
  ) {
    this.#table = table;
    this.#placeOf = placeOf;
    this.#nationality = nationality;
  }

  /** Counts a name with all its mentions. */
  count(place: KnownPlace, mentions: number): void {
    const key = keyOf(place);
    const usage = this.#usage.get(key) ?? { region: 0, bare: 0, city: false };
    if (place.level === 'region') usage.region += mentions;
    else if (place.level === undefined) usage.bare += mentions;
    else if (place.level === 'city') usage.city = true;
    this.#usage.set(key, usage);
  }

  /** Takes account of citations, and of the words next to the bare names; when every name has been counted. */
  survey(): void {
    const { length, hintOf } = this.#table;
    for (let i = 0; i < length; i++) {
      const hints = hintOf.at(i);
      if ((hints & (hint.citation | hint.city)) === 0) continue;
      const place = this.#placeOf(i);
      const usage =
        place === undefined || place.level !== undefined ? undefined : this.#usage.get(keyOf(place));
      if (usage === undefined) continue;
      if ((hints & hint.citation) !== 0) usage.bare--;
      if ((hints & hint.city) !== 0) usage.city = true;
    }
  }

  /**
   * Whether a mention means the region: by the words next to it ("the Irkutsk side"), or by a country as its partner ("Belarus and
   * Stavropol"). Mentions `[from, to)` are its flow.
   */
  meansRegion(i: number, place: KnownPlace, from: number, to: number): boolean {
    const usage = this.#usage.get(keyOf(place));
    if (usage === undefined || place.level !== undefined) return false;
    const table = this.#table;
    const hints = table.hintOf.at(i);
    if ((hints & hint.modifier) !== 0 && usage.region > 0) return true;
    const country = regionNamesake(place);
    if (country === undefined || (hints & (hint.citation | hint.city)) !== 0) return false;
    // "Gomel and Pavlodar residents": the word after speaks for both
    const next = i + 1 < to && table.gapOf.at(i + 1) === gap.and ? this.#placeOf(i + 1) : undefined;
    const nextHints = next?.level === undefined && next !== undefined ? table.hintOf.at(i + 1) : 0;
    if (usage.region > 0 && (nextHints & hint.modifier) !== 0) return true;
    if (usage.city) return false;
    if (((hints | nextHints) & hint.business) !== 0) return usage.region > 1 && usage.region >= usage.bare;
    if (usage.region === 0 && !hasRaions(country)) return false;
    return [i - 1, i + 1].some((k) => k >= from && k < to && this.#isPartner(i, k, country));
  }

  /** Whether mention `k` next to `i` is a country that it is named with as a partner, or a people before it: "Belarusian and Rostov scientists". */
  #isPartner(i: number, k: number, country: string): boolean {
    const table = this.#table;
    const code = table.gapOf.at(Math.max(i, k));
    const name = table.nameOf.at(k);
    if (name >= 0 && table.names[name]!.type === 'NORP')
      return k < i && (listGap(code) || code === gap.hyphen) && this.#nationality(name) !== country;
    const other = this.#placeOf(k)?.candidates[0];
    return (
      (code === gap.and || code === gap.hyphen) && other?.level === 'country' && other.country !== country
    );
  }
}

/** The region a name can mean, whatever its spelling; the name without its head word where no gazetteer has one. */
function keyOf({ base, level, candidates }: KnownPlace): string {
  const region = candidates.find((c) => c.level === 'region' && !c.weak);
  return region !== undefined && (level === 'region' || level === undefined) ? region.entry.id : base;
}
