import type { KnownPlace } from './place-candidate.ts';
import { chain, type PlaceFlow } from './place-chain.ts';

/** The head word of what such lists name without it. */
export const county = 'County';

/** A shorter list says too little. */
const leastMembers = 4;
/** So many of a list must be counties of one state for all of them to be. */
const share = 0.75;

/**
 * Mentions of a flow that a list tells to be counties, as what they name, though no word says so: "Bastrop, Bexar, Comal and Hays", where
 * more of them are counties of one state than towns of it.
 *
 * Near miss: "Dallas, Houston, Austin and El Paso", as many towns of Texas as counties.
 *
 * @param asCounty a bare name as a county's
 */
export function countiesOfLists(
  flow: PlaceFlow,
  asCounty: (bare: KnownPlace) => KnownPlace,
): ReadonlyMap<number, KnownPlace> {
  const { placeOf, from, to } = flow;
  const found = new Map<number, KnownPlace>();
  const previous = chain(flow);
  const isInner = new Uint8Array(to - from);
  for (const before of previous) if (before >= 0) isInner[before - from] = 1;
  for (let end = to - 1; end >= from; end--) {
    if (placeOf(end) === undefined || isInner[end - from] === 1) continue;
    const members: number[] = [];
    for (let i = end; i >= 0; i = previous[i - from]!) if (isBare(placeOf(i)!)) members.push(i);
    if (members.length < leastMembers) continue;
    const places = members.map((i) => placeOf(i)!);
    const [state, counties] = most(places.map((place) => statesOf(asCounty(place), 'district')));
    if (state === undefined || counties < Math.max(leastMembers, members.length * share)) continue;
    const towns = places.filter((place) => statesOf(place, 'city').has(state)).length;
    if (counties > towns) for (const i of members) found.set(i, inState(asCounty(placeOf(i)!), state));
  }
  return found;
}

/** With the readings in a state alone, where there are any. */
function inState(place: KnownPlace, state: string): KnownPlace {
  const candidates = place.candidates.filter(({ entry }) => entry.subdivisionCode === state);
  return candidates.length === 0 ? place : { ...place, candidates };
}

const isBare = ({ level, candidates }: KnownPlace) =>
  level === undefined && candidates[0]?.level !== 'country';

/** States that a name has a reading of a kind in. */
function statesOf({ candidates }: KnownPlace, kind: 'district' | 'city'): Set<string> {
  return new Set(
    candidates.flatMap(({ level, weak, entry }) =>
      level === kind && !weak && entry.subdivisionCode !== undefined ? [entry.subdivisionCode] : [],
    ),
  );
}

/** The state that most have in common, and how many have it. */
function most(sets: readonly ReadonlySet<string>[]): [state: string | undefined, count: number] {
  const counts = new Map<string, number>();
  for (const states of sets) for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  let best: string | undefined;
  for (const [state, count] of counts)
    if (best === undefined || count > counts.get(best)! || (count === counts.get(best)! && state < best))
      best = state;
  return [best, best === undefined ? 0 : counts.get(best)!];
}
