import { gap, type MentionTable } from '../mention-table.ts';
import type { KnownPlace } from './place-candidate.ts';

/** A flow of a document, mentions `[from, to)`, with the place that each mention names, if it is one. */
export interface PlaceFlow {
  readonly table: MentionTable;
  readonly placeOf: (mention: number) => KnownPlace | undefined;
  readonly from: number;
  readonly to: number;
}

/** Whether a gap joins members of a list. */
export function listGap(code: number): boolean {
  return code === gap.comma || code === gap.and || code === gap.slash || code === gap.semicolon;
}

/** For each place the place before it in the same list, -1 where there is none. A date in brackets may stand between. */
export function chain({ table, placeOf, from, to }: PlaceFlow): Int32Array {
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

/** The country of each side of a list of pairs, by mention; two pairs or more make one. */
export function pairSides(
  { table, placeOf, from, to }: PlaceFlow,
  previous: Int32Array,
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
