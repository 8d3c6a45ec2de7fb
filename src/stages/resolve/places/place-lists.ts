import type { Level } from '../../../names/place-name.ts';
import { gap, hint, type MentionTable } from '../mention-table.ts';
import type { KnownPlace } from './place-candidates.ts';

/** What the lists of a flow say of its places. Arrays by mention, from the flow's first. */
export interface ListLevels {
  /** Level by form, by the words beside it, or by its list. */
  readonly levels: (Level | undefined)[];
  /** Head word that a bare name has from its list: "Ural" in "Central, Ural and Volga Federal Districts". */
  readonly heads: (string | undefined)[];
  /** Country of its side in a list of pairs: "Gatchina and Nesvizh, Luga and Gorodok" pairs Russia with Belarus. */
  readonly sides: (string | undefined)[];
}

/** Whether a gap joins members of a list. */
export function listGap(code: number): boolean {
  return code === gap.comma || code === gap.and || code === gap.slash;
}

/**
 * The level of each place of a flow, mentions `[from, to)`: "Brest, Gomel and Vitebsk regions", "districts of Lida and Slonim",
 * "East Kazakhstan (2009) and South Kazakhstan (2003) regions", "such districts as: 1. Lida and Slonim (2010); 2. …".
 */
export function listLevels(
  table: MentionTable,
  placeOf: (mention: number) => KnownPlace | undefined,
  from: number,
  to: number,
): ListLevels {
  const levels: (Level | undefined)[] = new Array(to - from);
  const heads: (string | undefined)[] = new Array(to - from);
  const previous = chain(table, placeOf, from, to);
  /** What runs forward in a list, also over a member with a level of its own. */
  const spreading: (Level | undefined)[] = new Array(to - from);
  for (let i = from; i < to; i++) {
    const place = placeOf(i);
    if (place === undefined) continue;
    levels[i - from] = place.level ?? hinted(table.hintOf.at(i), place) ?? paired(i, place);
    if (
      levels[i - from] === undefined &&
      i + 1 < to &&
      listGap(table.gapOf.at(i + 1)) &&
      isRegionalBody(table, i + 1)
    )
      levels[i - from] = 'region';
  }
  spreadBack();
  spreadForth();
  regionsAmongRegions();
  return { levels, heads, sides: pairSides(table, placeOf, previous, from, to) };

  /** "Gomel - Bryansk Region": a dash pairs like with like. */
  function paired(i: number, place: KnownPlace): Level | undefined {
    if (i + 1 >= to || table.gapOf.at(i + 1) !== gap.hyphen || place.candidates[0]?.level === 'country')
      return undefined;
    const other = placeOf(i + 1);
    return other?.level === 'region' && !other.plural ? 'region' : undefined;
  }

  /** A head behind the last one speaks for those before it that have none. */
  function spreadBack(): void {
    for (let end = to - 1; end >= from; end--) {
      const last = placeOf(end);
      const level = levels[end - from];
      if (last === undefined || level === undefined) continue;
      const plural =
        last.plural ||
        (last.level === undefined && (table.hintOf.at(end) & hint.plural) !== 0) ||
        (last.level === 'region' && endsTriple(end));
      if (!plural) continue;
      for (let i = previous[end - from]!; i >= 0; i = previous[i - from]!) {
        const place = placeOf(i)!;
        if (levels[i - from] !== undefined || place.candidates[0]?.level === 'country') break;
        // "Moscow Oblast, Moscow, Bryansk and Smolensk Oblasts": the second is the city
        const before = previous[i - from]! < 0 ? undefined : placeOf(previous[i - from]!);
        if (before?.level !== undefined && before.base === place.base) continue;
        levels[i - from] = level;
        heads[i - from] = last.head;
      }
    }
  }

  /** "Moscow, Tatarstan, Bryansk and Kaluga": in a list of three or more with one that is nothing but a region, such names are regions. */
  function regionsAmongRegions(): void {
    const isInner = new Uint8Array(to - from);
    for (const before of previous) if (before >= 0) isInner[before - from] = 1;
    for (let end = to - 1; end >= from; end--) {
      if (placeOf(end) === undefined || isInner[end - from] === 1) continue;
      const members: number[] = [];
      for (let i = end; i >= 0; i = previous[i - from]!) members.push(i);
      if (members.length < 3) continue;
      const regions = members.filter(
        (i) => levels[i - from] === 'region' || (levels[i - from] === undefined && isOnlyRegion(placeOf(i)!)),
      );
      if (regions.length === 0 || members.some((i) => /^(?:city|district)$/.test(levels[i - from] ?? '')))
        continue;
      const countries = new Set(regions.map((i) => placeOf(i)!.candidates[0]?.country));
      for (const i of members)
        if (levels[i - from] === undefined && countries.has(regionNamesake(placeOf(i)!) ?? ''))
          levels[i - from] = 'region';
    }
  }

  /** A head before the first one speaks for those behind it: "Republics of Tatarstan, Bashkortostan and Mordovia". */
  function spreadForth(): void {
    for (let i = from; i < to; i++) {
      const place = placeOf(i);
      if (place === undefined) continue;
      const before = previous[i - from]!;
      const hints = table.hintOf.at(i);
      const isFirst =
        (hints & hint.headBefore) !== 0 && place.candidates[0]?.level !== 'country' && hasNext(i);
      if (isFirst) {
        setLevel(i, levelOfHints(hints));
        spreading[i - from] = levelOfHints(hints);
      } else if (place.plural && place.base !== surfaceOf(i) && /^\S+s of /.test(surfaceOf(i)))
        spreading[i - from] = place.level;
      else if (before >= 0 && spreading[before - from] !== undefined) {
        spreading[i - from] = spreading[before - from];
        setLevel(i, spreading[i - from]);
      }
    }
  }

  function setLevel(i: number, level: Level | undefined): void {
    if (levels[i - from] !== undefined) return;
    levels[i - from] = level;
    heads[i - from] = level === 'region' ? 'Region' : level === 'district' ? 'District' : undefined;
  }

  function hasNext(i: number): boolean {
    for (let k = i + 1; k < to && k <= i + 2; k++) if (previous[k - from] === i) return true;
    return false;
  }

  function surfaceOf(i: number): string {
    return table.names[table.nameOf.at(i)]!.surface;
  }

  /** Whether a list of three or more, the others bare, ends here with "and": "Kaluga, Kursk and Kaliningrad Region". */
  function endsTriple(i: number): boolean {
    const second = previous[i - from]!;
    const first = second < 0 ? -1 : previous[second - from]!;
    if (first < 0 || table.gapOf.at(i) !== gap.and) return false;
    return placeOf(second)!.level === undefined && placeOf(first)!.level === undefined;
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

/** For each place the place before it in the same list, -1 where there is none. A date in brackets may stand between. */
function chain(
  table: MentionTable,
  placeOf: (mention: number) => KnownPlace | undefined,
  from: number,
  to: number,
): Int32Array {
  const previous = new Int32Array(to - from).fill(-1);
  for (let i = from; i < to; i++) {
    if (i === from || placeOf(i) === undefined) continue;
    const code = table.gapOf.at(i);
    if (placeOf(i - 1) !== undefined) {
      if (listGap(code) || code === gap.hyphen || code === gap.enumeration) previous[i - from] = i - 1;
    } else if (
      table.nameOf.at(i - 1) < 0 &&
      code === gap.enumeration &&
      i - 2 >= from &&
      table.gapOf.at(i - 1) === gap.open &&
      placeOf(i - 2) !== undefined
    )
      previous[i - from] = i - 2;
  }
  return previous;
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

/** "Gomel and Mogilev Regional Executive Committees": the body behind the "and" shows that regions are listed. */
function isRegionalBody(table: MentionTable, i: number): boolean {
  const name = table.nameOf.at(i);
  if (name < 0 || table.names[name]!.type !== 'ORG') return false;
  return /^\p{Lu}[\p{L}-]+ (?:Regional|Oblast|Provincial)\b.*s$/u.test(table.names[name]!.surface);
}

/** The country of each side of a list of pairs, by mention; two pairs or more make one. */
function pairSides(
  table: MentionTable,
  placeOf: (mention: number) => KnownPlace | undefined,
  previous: Int32Array,
  from: number,
  to: number,
): (string | undefined)[] {
  const sides: (string | undefined)[] = new Array(to - from);
  const pairs: [number, number][] = [];
  const close = () => {
    if (pairs.length >= 2)
      for (const side of [0, 1] as const) {
        const country = countryOf(pairs.map((pair) => placeOf(pair[side])!));
        for (const pair of pairs) sides[pair[side] - from] = country;
      }
    pairs.length = 0;
  };
  /** Whether a place is joined to the one before it as the second of a pair. */
  const isSecond = (i: number) =>
    i < to && placeOf(i) !== undefined && table.gapOf.at(i) === gap.and && previous[i - from] === i - 1;
  for (let i = from; i < to; i++) {
    if (placeOf(i) === undefined) continue;
    const first = i - 1;
    if (!isSecond(i) || isSecond(first) || isSecond(i + 1)) {
      // a single name, or a list of three, ends a list of pairs
      if (!isSecond(i + 1)) close();
      continue;
    }
    const before = pairs.at(-1);
    if (before !== undefined && previous[first - from] !== before[1]) close();
    pairs.push([first, i]);
  }
  close();
  return sides;
}

/** The country that most of some places can lie in, if that is more than half of them. */
function countryOf(places: readonly KnownPlace[]): string | undefined {
  const votes = new Map<string, number>();
  for (const { candidates } of places) {
    const countries = new Set(candidates.filter((c) => !c.weak).map((c) => c.country));
    for (const country of countries) votes.set(country, (votes.get(country) ?? 0) + 1 / countries.size);
  }
  let best: string | undefined;
  for (const [country, vote] of votes)
    if (country !== '' && vote > (best === undefined ? places.length / 3 : votes.get(best)!)) best = country;
  return best;
}
