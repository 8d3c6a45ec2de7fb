import type { PlaceName } from '../../../names/place-name.ts';
import { foldName } from '../../../names/surface.ts';
import { kilometres } from './geo.ts';
import { type PlaceCandidate, usual } from './place-candidate.ts';

/** Candidates looked at per name; the rest are too unlikely to matter. */
export const candidateLimit = 48;

/** Several gazetteers may have one place under ids of their own: the entry that says most stands for it. */
export function onePerPlace(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
  if (candidates.length < 2) return [...candidates];
  const said = ({ entry }: PlaceCandidate) =>
    (entry.latitude === undefined ? 0 : 2) + (entry.population === undefined ? 0 : 1);
  const order = [...candidates].sort(
    (a, b) =>
      Number(a.weak) - Number(b.weak) ||
      said(b) - said(a) ||
      b.prior - a.prior ||
      (a.entry.id < b.entry.id ? -1 : 1),
  );
  const kept: PlaceCandidate[] = [];
  for (const candidate of order.slice(0, 4 * candidateLimit)) {
    const at = kept.findIndex((other) => isSamePlace(other, candidate));
    if (at < 0) kept.push(candidate);
    else if (kept[at]!.prior < candidate.prior && !candidate.weak)
      kept[at] = { ...kept[at]!, prior: candidate.prior };
  }
  return kept;
}

function isSamePlace(a: PlaceCandidate, b: PlaceCandidate): boolean {
  if (a.level !== b.level || a.country !== b.country || a.seat !== b.seat) return false;
  if (a.entry.sameAs.includes(b.entry.id) || b.entry.sameAs.includes(a.entry.id)) return true;
  if (a.level === 'country') return a.country !== '';
  if (a.level === 'region' && a.entry.subdivisionCode !== undefined && b.entry.subdivisionCode !== undefined)
    return a.entry.subdivisionCode === b.entry.subdivisionCode;
  const { latitude, longitude } = a.entry;
  if (latitude === undefined || b.entry.latitude === undefined)
    return a.level !== 'city' && foldName(a.entry.name) === foldName(b.entry.name);
  return (
    foldName(a.entry.name) === foldName(b.entry.name) &&
    kilometres(latitude, longitude!, b.entry.latitude, b.entry.longitude!) < 15
  );
}

/** What a city is less likely by the name of its country, which it has for short: Panama City, Guatemala City. */
const asCountry = 2;

/** What a state of the past is less likely where towns of other countries are called so: Sparta. */
const asState = 1;

function isTownElsewhere(found: ReadonlyMap<string, PlaceCandidate>, state: PlaceCandidate): boolean {
  return [...found.values()].some((c) => c.level === 'city' && !c.weak && c.country !== state.country);
}

/** "Georgia": a country that shares its name with a large region elsewhere is not beyond doubt. */
export function weighNamesakes(found: Map<string, PlaceCandidate>, surface: string): void {
  // a country's weak form ("Toronto" for Canada) gives way to a place that is really called so
  const isOwn = [...found.values()].some((c) => !c.weak && c.level !== 'country');
  for (const candidate of found.values())
    if (isOwn && candidate.weak && candidate.level === 'country') found.delete(candidate.entry.id);
  for (const state of found.values())
    if (state.entry.class === 'former-country' && isTownElsewhere(found, state))
      found.set(state.entry.id, { ...state, prior: state.prior - asState });
  const countries = [...found.values()].filter((c) => c.level === 'country' && !c.weak);
  const isShort = ({ level, country, entry }: PlaceCandidate) =>
    level === 'city' &&
    countries.some((c) => c.country === country) &&
    foldName(entry.name) !== foldName(surface);
  for (const candidate of found.values())
    if (isShort(candidate))
      found.set(candidate.entry.id, { ...candidate, prior: candidate.prior - asCountry });
  for (const country of countries) {
    const elsewhere = [...found.values()].filter((c) => !c.weak && c.country !== country.country);
    const isShared = (level: PlaceCandidate['level'], people: number) =>
      elsewhere.some((c) => c.level === level && (c.entry.population ?? 0) > people);
    // "Holland" is the Netherlands in short, and a town in Michigan in full
    const isByName = foldName(country.entry.name) !== foldName(surface);
    const less = isShared('region', 1_000_000) ? 1.5 : isByName && isShared('city', 20_000) ? 1 : 0;
    if (less > 0) found.set(country.entry.id, { ...country, prior: country.prior - less });
  }
}

/** A region or district that bears its main town's name without a head word gives way to the town, unless the form says what it is. */
export function yieldToCities(found: Map<string, PlaceCandidate>, parsed: PlaceName, surface: string): void {
  if (parsed.level === 'region') return;
  const key = foldName(surface);
  const cities = [...found.values()].filter((c) => c.level === 'city' && !c.weak);
  for (const candidate of found.values()) {
    const least = candidate.level === 'region' ? 30_000 : 10_000;
    if (candidate.level !== 'region' && !(candidate.level === 'district' && parsed.level === undefined))
      continue;
    const city = cities.find((c) => c.country === candidate.country && (c.entry.population ?? 0) >= least);
    if (city === undefined || candidate.prior < city.prior - 1) continue;
    if (
      candidate.level === 'region' &&
      (candidate.entry.population ?? 0) > 8 * (city.entry.population ?? 1) &&
      foldName(candidate.entry.name) === key
    )
      continue;
    found.set(candidate.entry.id, { ...candidate, prior: city.prior - 1 });
  }
}

export function isSettled(candidates: readonly PlaceCandidate[]): boolean {
  const [first, second] = candidates;
  if (first === undefined || first.variant === true) return false;
  return second === undefined || (first.level === 'country' && usual(first) - usual(second) > 2.5);
}
