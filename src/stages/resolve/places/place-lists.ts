import type { Level } from '../../../names/place-name.ts';
import { gap, hint, type MentionTable } from '../mention-table.ts';
import type { KnownPlace } from './place-candidate.ts';
import { chain, listGap, type PlaceFlow, pairSides } from './place-chain.ts';

/** What the lists of a flow say of its places. Arrays by mention, from the flow's first. */
export interface ListLevels {
  /** Level by form, by the words next to it, or by its list. */
  readonly levels: (Level | undefined)[];
  /** Head word that a bare name has from its list: "Ural" in "Central, Ural and Volga Federal Districts". */
  readonly heads: (string | undefined)[];
  /** Country of its side in a list of pairs: "Gatchina and Nesvizh, Luga and Gorodok" pairs Russia with Belarus. */
  readonly sides: (string | undefined)[];
}

/**
 * The level of each place of a flow, mentions `[from, to)`: "Brest, Gomel and Vitebsk regions", "districts of Lida and Slonim",
 * "East Kazakhstan (2009) and South Kazakhstan (2003) regions", "such districts as: 1. Lida and Slonim (2010); 2. …".
 */
export function listLevels(flow: PlaceFlow): ListLevels {
  return new ListReader(flow).read();
}

class ListReader {
  readonly #table: MentionTable;
  readonly #placeOf: (mention: number) => KnownPlace | undefined;
  readonly #from: number;
  readonly #to: number;
  readonly #flow: PlaceFlow;
  readonly #levels: (Level | undefined)[];
  readonly #heads: (string | undefined)[];
  readonly #previous: Int32Array;
  /** What runs forward in a list, also over a member with a level of its own. */
  readonly #spreading: (Level | undefined)[];

  constructor(flow: PlaceFlow) {
    const { table, placeOf, from, to } = flow;
    this.#flow = flow;
    this.#table = table;
    this.#placeOf = placeOf;
    this.#from = from;
    this.#to = to;
    this.#levels = new Array(to - from);
    this.#heads = new Array(to - from);
    this.#spreading = new Array(to - from);
    this.#previous = chain(flow);
  }

  read(): ListLevels {
    for (let i = this.#from; i < this.#to; i++) {
      const place = this.#placeOf(i);
      if (place === undefined) continue;
      this.#levels[i - this.#from] =
        place.level ??
        hinted(this.#table.hintOf.at(i), place) ??
        this.#paired(i, place) ??
        (this.#isNextToBody(i) ? 'region' : undefined);
    }
    this.#spreadBack();
    this.#spreadForth();
    this.#regionsAmongRegions();
    return { levels: this.#levels, heads: this.#heads, sides: pairSides(this.#flow, this.#previous) };
  }

  #isNextToBody(i: number): boolean {
    return i + 1 < this.#to && listGap(this.#table.gapOf.at(i + 1)) && isRegionalBody(this.#table, i + 1);
  }

  /** "Gomel - Bryansk Region": a dash pairs like with like. */
  #paired(i: number, place: KnownPlace): Level | undefined {
    if (
      i + 1 >= this.#to ||
      this.#table.gapOf.at(i + 1) !== gap.hyphen ||
      place.candidates[0]?.level === 'country'
    )
      return undefined;
    const other = this.#placeOf(i + 1);
    return other?.level === 'region' && !other.plural ? 'region' : undefined;
  }

  /** A head after the last one speaks for those before it that have none. */
  #spreadBack(): void {
    for (let end = this.#to - 1; end >= this.#from; end--) {
      const last = this.#placeOf(end);
      const level = this.#levels[end - this.#from];
      if (last === undefined || level === undefined) continue;
      const plural =
        last.plural ||
        (last.level === undefined && (this.#table.hintOf.at(end) & hint.plural) !== 0) ||
        (last.level === 'region' && this.#endsTriple(end));
      if (!plural) continue;
      for (let i = this.#previous[end - this.#from]!; i >= 0; i = this.#previous[i - this.#from]!) {
        const place = this.#placeOf(i)!;
        if (this.#levels[i - this.#from] !== undefined || place.candidates[0]?.level === 'country') break;
        // "Moscow Oblast, Moscow, Bryansk and Smolensk Oblasts": the second is the city
        const before =
          this.#previous[i - this.#from]! < 0 ? undefined : this.#placeOf(this.#previous[i - this.#from]!);
        if (before?.level !== undefined && before.base === place.base) continue;
        this.#levels[i - this.#from] = level;
        this.#heads[i - this.#from] = last.head;
      }
    }
  }

  /** "Moscow, Tatarstan, Bryansk and Kaluga": in a list of three or more with one that is nothing but a region, such names are regions. */
  #regionsAmongRegions(): void {
    const isInner = new Uint8Array(this.#to - this.#from);
    for (const before of this.#previous) if (before >= 0) isInner[before - this.#from] = 1;
    for (let end = this.#to - 1; end >= this.#from; end--) {
      if (this.#placeOf(end) === undefined || isInner[end - this.#from] === 1) continue;
      const members: number[] = [];
      for (let i = end; i >= 0; i = this.#previous[i - this.#from]!) members.push(i);
      if (members.length < 3) continue;
      const regions = members.filter(
        (i) =>
          this.#levels[i - this.#from] === 'region' ||
          (this.#levels[i - this.#from] === undefined && isOnlyRegion(this.#placeOf(i)!)),
      );
      if (
        regions.length === 0 ||
        members.some((i) => /^(?:city|district)$/.test(this.#levels[i - this.#from] ?? ''))
      )
        continue;
      const countries = new Set(regions.map((i) => this.#placeOf(i)!.candidates[0]?.country));
      for (const i of members)
        if (
          this.#levels[i - this.#from] === undefined &&
          countries.has(regionNamesake(this.#placeOf(i)!) ?? '')
        )
          this.#levels[i - this.#from] = 'region';
    }
  }

  /** A head before the first one speaks for those after it: "Republics of Tatarstan, Bashkortostan and Mordovia". */
  #spreadForth(): void {
    for (let i = this.#from; i < this.#to; i++) {
      const place = this.#placeOf(i);
      if (place === undefined) continue;
      const before = this.#previous[i - this.#from]!;
      const hints = this.#table.hintOf.at(i);
      const isFirst =
        (hints & hint.headBefore) !== 0 && place.candidates[0]?.level !== 'country' && this.#hasNext(i);
      if (isFirst) {
        this.#setLevel(i, levelOfHints(hints));
        this.#spreading[i - this.#from] = levelOfHints(hints);
      } else if (place.plural && place.base !== this.#surfaceOf(i) && /^\S+s of /.test(this.#surfaceOf(i)))
        this.#spreading[i - this.#from] = place.level;
      else if (before >= 0 && this.#spreading[before - this.#from] !== undefined) {
        this.#spreading[i - this.#from] = this.#spreading[before - this.#from];
        this.#setLevel(i, this.#spreading[i - this.#from]);
      }
    }
  }

  #setLevel(i: number, level: Level | undefined): void {
    if (this.#levels[i - this.#from] !== undefined) return;
    this.#levels[i - this.#from] = level;
    this.#heads[i - this.#from] =
      level === 'region' ? 'Region' : level === 'district' ? 'District' : undefined;
  }

  #hasNext(i: number): boolean {
    for (let k = i + 1; k < this.#to && k <= i + 2; k++)
      if (this.#previous[k - this.#from] === i) return true;
    return false;
  }

  #surfaceOf(i: number): string {
    return this.#table.names[this.#table.nameOf.at(i)]!.surface;
  }

  /** Whether a list of three or more, the others bare, ends here with "and": "Kaluga, Kursk and Kaliningrad Region". */
  #endsTriple(i: number): boolean {
    const second = this.#previous[i - this.#from]!;
    const first = second < 0 ? -1 : this.#previous[second - this.#from]!;
    if (first < 0 || this.#table.gapOf.at(i) !== gap.and) return false;
    return this.#placeOf(second)!.level === undefined && this.#placeOf(first)!.level === undefined;
  }
}

/** Whether a bare name can mean a region alone: "Tatarstan". */
function isOnlyRegion({ candidates, level }: KnownPlace): boolean {
  const first = candidates[0];
  if (level !== undefined || first?.level !== 'region' || first.weak) return false;
  return !candidates.some((c) => c.level === 'city' && c.country === first.country && !c.weak);
}

/** Country of a bare name that a city shares with the region it lies in; undefined where the city is a region by itself. */
export function regionNamesake({ candidates, level }: KnownPlace): string | undefined {
  if (level !== undefined || candidates[0]?.level === 'country') return undefined;
  const regions = candidates.filter((c) => c.level === 'region' && !c.weak);
  const city = candidates.find(
    ({ level: own, weak, country, entry }) =>
      own === 'city' &&
      !weak &&
      regions.some(
        (region) =>
          region.country === country &&
          (entry.subdivisionCode === undefined || region.entry.subdivisionCode === entry.subdivisionCode) &&
          (region.entry.population ?? Number.POSITIVE_INFINITY) > 1.2 * (entry.population ?? 0),
      ),
  );
  return city?.country;
}

/** "region of Belarus" says nothing of Belarus; a head before the name counts only where a list follows. */
function hinted(hints: number, place: KnownPlace): Level | undefined {
  // "the state of Georgia" may be the region that has a country's name, "the state of Israel" is the country
  const isCountry = place.candidates[0]?.level === 'country' && place.settled;
  return isCountry || (hints & hint.headBefore) !== 0 ? undefined : levelOfHints(hints);
}

function levelOfHints(hints: number): Level | undefined {
  if ((hints & hint.region) !== 0) return 'region';
  if ((hints & hint.district) !== 0) return 'district';
  return (hints & hint.city) !== 0 ? 'city' : undefined;
}

/** "Gomel and Mogilev Regional Executive Committees": the body after the "and" shows that regions are listed. */
function isRegionalBody(table: MentionTable, i: number): boolean {
  const name = table.nameOf.at(i);
  if (name < 0 || table.names[name]!.type !== 'ORG') return false;
  return /^\p{Lu}[\p{L}-]+ (?:Regional|Oblast|Provincial)\b.*s$/u.test(table.names[name]!.surface);
}
