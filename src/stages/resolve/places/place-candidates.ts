import { readDataTable } from '../../../gazetteer/data-table.ts';
import type { GazetteerEntry, NamedEntry } from '../../../gazetteer/entry.ts';
import { hasRaions, kindPattern, placeKinds } from '../../../gazetteer/place-kinds.ts';
import type { KnownNames, Match } from '../../../names/knowledge.ts';
import {
  isAdjectival,
  type Level,
  type PlaceName,
  parsePlaceName,
  regionForms,
} from '../../../names/place-name.ts';
import { foldName } from '../../../names/surface.ts';
import { kilometres } from './geo.ts';

/** One thing a place name can mean, with what is known of it before any context. */
export interface PlaceCandidate {
  readonly entry: NamedEntry;
  readonly country: string;
  readonly level: Level | 'country' | 'other';
  /** Likelihood from population, class and the form's kind, in logarithmic units (log10 of people). */
  readonly prior: number;
  /** The form is one of another language: good only where the country is spoken of. */
  readonly weak: boolean;
  /** What an unknown name may be a misspelling of. */
  readonly variant?: true;
  /** Named by an abbreviation: "Ky.", "NSW". */
  readonly abbreviated?: true;
  /** For a district no gazetteer has: its name without the head word; `entry` is then the town it is named after. */
  readonly seat?: string;
}

/** A place name with its candidates, likeliest first. */
export interface KnownPlace extends PlaceName {
  readonly candidates: readonly PlaceCandidate[];
  /** Its one reading that no context would change. */
  readonly settled: boolean;
}

/** Candidates looked at per name; the rest are too unlikely to matter. */
const candidateLimit = 48;

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

/**
 * All that a place name can mean.
 * @param searches how many more searches for misspellings the document may have; each takes about a millisecond
 */
export function placeCandidates(surface: string, names: KnownNames, searches: { left: number }): KnownPlace {
  const parsed = parsePlaceName(surface);
  const found = new Map<string, PlaceCandidate>();
  const add = (matches: readonly Match[], penalty: number, levels?: readonly PlaceCandidate['level'][]) => {
    for (const { entry, kind } of matches) {
      if (!isPlace(entry)) continue;
      if (kind === 'adj' || kind === 'demonym') continue;
      const level = levelOf(entry);
      if (levels !== undefined && !levels.includes(level)) continue;
      const prior =
        priorOf(entry, level) - penalty - (kind === 'former' ? (level === 'country' ? 3 : 0.8) : 0);
      const known = found.get(entry.id);
      const weak = kind === 'other' && known?.weak !== false;
      if (known === undefined || known.prior < prior || known.weak !== weak)
        found.set(entry.id, {
          entry,
          country: entry.countryCodes[0] ?? '',
          level,
          prior: Math.max(prior, known?.prior ?? prior),
          weak,
          ...(kind === 'abbr' && { abbreviated: true as const }),
        });
    }
  };
  add(names.lookup(surface), 0);
  const whole = parsed.head === 'Federal District';
  if (whole) add(names.lookup(`${parsed.base} ${parsed.head}`), 0);
  if (parsed.level !== undefined && !whole) {
    const singular = singularOf(surface);
    if (singular !== surface) add(names.lookup(singular), 0);
    const levels: readonly PlaceCandidate['level'][] =
      parsed.level === 'city'
        ? ['city']
        : parsed.level === 'region'
          ? ['region', 'country']
          : ['district', 'region'];
    // "Minsk Region" is not the city that is a region by itself
    const exact = [...found.values()].some((c) => levels.includes(c.level) && !c.weak);
    if (!exact) add(names.lookup(parsed.base), parsed.level === 'district' ? 2 : 0.2, levels);
  }
  // a bare name can be a region's too; the context must say so
  if (parsed.level !== 'city' && parsed.level !== 'district' && !whole)
    for (const head of regionForms)
      add(names.lookup(`${parsed.base} ${head}`), parsed.level === 'region' ? 0.3 : 3, ['region']);
  if (parsed.level === 'region' && !whole) addRegionsOfCapitals(parsed.base, names, add);
  // "Niasvizh Region": in translations from Russian a region may be a raion, named after a town
  const raion = parsed.level === 'region' && found.size === 0 && !whole;
  if (parsed.level === 'district' || raion || (found.size === 0 && isAdjectival(surface)))
    addSeats(parsed.base, names, found, raion);
  // "Tulsa, OK": postal abbreviations, where nothing else has the name
  if (found.size === 0 && /^[A-Z]{2,3}$/.test(surface))
    for (const country of ['US', 'CA', 'AU']) {
      const region = names.subdivision(`${country}-${surface}`);
      if (region !== undefined) add([{ entry: region, kind: 'abbr' }], 0.5);
    }
  if (found.size === 0) addPeoples(surface, names, add);
  if (found.size === 0 && parsed.base.length >= 6 && searches.left-- > 0) {
    const levels: readonly PlaceCandidate['level'][] | undefined =
      parsed.level === 'city' ? ['city'] : parsed.level === 'region' ? ['region'] : undefined;
    if (parsed.level === 'district') addVariants(`${parsed.base} District`, names, found, ['district']);
    else addVariants(surface, names, found, levels);
  }
  yieldToCities(found, parsed, surface);
  weighNamesakes(found);
  const candidates = onePerPlace([...found.values()])
    .sort((a, b) => usual(b) - usual(a) || (a.entry.id < b.entry.id ? -1 : 1))
    .slice(0, candidateLimit);
  return { ...parsed, candidates, settled: isSettled(candidates) };
}

/** Whether an entry can be what a GPE or LOC names: an airport too, by the part of its name that is its own ("Heathrow"). */
function isPlace({ type, class: what }: NamedEntry): boolean {
  return type === 'GPE' || type === 'LOC' || (type === 'FAC' && what === 'airport');
}

/** A nationality that stands where a place is named means its country: "Israeli", "Kenyans". */
function addPeoples(surface: string, names: KnownNames, add: Add): void {
  for (const form of [surface, surface.replace(/s$/, '')])
    for (const { entry, kind } of names.lookup(form)) {
      const code = entry.countryCodes[0];
      const isNation =
        entry.class === 'nationality' || (entry.class === 'country' && /^(?:adj|demonym)$/.test(kind));
      if (!isNation || code === undefined || entry.countryCodes.length > 1) continue;
      const country = names.subdivision(code);
      if (country !== undefined) add([{ entry: country, kind: 'alias' }], 0);
    }
}

/** What an unknown name may be a misspelling of; believed only where the country is spoken of. */
function addVariants(
  surface: string,
  names: KnownNames,
  found: Map<string, PlaceCandidate>,
  levels: readonly PlaceCandidate['level'][] | undefined,
): void {
  for (const { entry } of names.variants(surface)) {
    const level = levelOf(entry);
    if (levels !== undefined && !levels.includes(level)) continue;
    const prior = priorOf(entry, level) - 0.5;
    const country = entry.countryCodes[0] ?? '';
    found.set(entry.id, { entry, country, level, prior, weak: true, variant: true });
  }
}

type Add = (matches: readonly Match[], penalty: number, levels?: readonly PlaceCandidate['level'][]) => void;

/** "Gomel region" where no gazetteer has that form: the region that the city lies in, if it bears the city's name. */
function addRegionsOfCapitals(base: string, names: KnownNames, add: Add): void {
  for (const { entry } of names.lookup(base)) {
    if (levelOf(entry) !== 'city' || entry.subdivisionCode === undefined) continue;
    const region = names.subdivision(entry.subdivisionCode);
    if (region === undefined || levelOf(region) !== 'region') continue;
    // a city that is a region by itself is not the region around it: "Leningrad Region"
    const isCity = (region.population ?? Number.POSITIVE_INFINITY) < 1.2 * (entry.population ?? 0);
    if (!isCity && sharesName(entry, region)) add([{ entry: region, kind: 'alias' }], 0.3);
  }
}

function sharesName(city: NamedEntry, region: NamedEntry): boolean {
  const stems = (entry: NamedEntry) => [
    stemOf(entry.name),
    ...entry.aliases.filter((a) => a.kind !== 'other').map((a) => stemOf(a.name)),
  ];
  const own = new Set(stems(city));
  return stems(region).some((stem) => stem.length >= 3 && own.has(stem));
}

/** First five letters: "homye" of "Homyel'" and "Homyel'skaya voblasts'". */
function stemOf(name: string): string {
  return foldName(name).slice(0, 5);
}

/** Countries whose districts are called after their town: "Polotsk District", not "Polotsky District". */
const calledByTown: ReadonlySet<string> = new Set(
  readDataTable<'country' | 'after'>('regions/post-soviet/district-names.csv').map(({ country }) => country),
);

/** Towns that a district is named after: "Gorodoksky" after Gorodok, "Polotsky" after Polotsk, "Senno" after Senno. */
function addSeats(base: string, names: KnownNames, found: Map<string, PlaceCandidate>, raion: boolean): void {
  const forms = seatForms(base);
  for (const form of forms)
    for (const { entry, kind } of names.lookup(`${form} District`)) {
      if (levelOf(entry) !== 'district' || found.has(entry.id)) continue;
      const prior = priorOf(entry, 'district');
      found.set(entry.id, {
        entry,
        country: entry.countryCodes[0] ?? '',
        level: 'district',
        prior,
        weak: kind === 'other',
      });
    }
  const listed = new Set([...found.values()].filter((c) => c.level === 'district').map((c) => c.country));
  for (const form of forms)
    for (const { entry, kind } of names.lookup(form)) {
      if (listed.has(entry.countryCodes[0] ?? '')) continue;
      if (levelOf(entry) !== 'city' || (raion && !hasRaions(entry.countryCodes[0]))) continue;
      const key = `seat ${entry.id}`;
      if (found.has(key)) continue;
      const prior = Math.min(4.5, priorOf(entry, 'city'));
      const weak = kind === 'other';
      const seat = calledByTown.has(entry.countryCodes[0]!) ? form : base;
      found.set(key, { entry, country: entry.countryCodes[0] ?? '', level: 'district', prior, weak, seat });
    }
}

function seatForms(base: string): string[] {
  const match = /^(.*?)(t?sk)(?:iy|ii|yi|i|y)$/.exec(base);
  if (match === null) return [base, `${base}i`];
  const [, stem, sk] = match as unknown as [string, string, string];
  const forms = [stem + sk, stem, `${stem}i`, `${stem}y`, `${stem}o`, `${stem}a`];
  return sk === 'tsk' ? [...forms, `${stem}t`, `${stem}ts`, `${stem}tsy`, `${stem}tsi`] : forms;
}

/** Several gazetteers may have one place under ids of their own: the entry that says most stands for it. */
function onePerPlace(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
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

/** "Georgia": a country that shares its name with a large region elsewhere is not beyond doubt. */
function weighNamesakes(found: Map<string, PlaceCandidate>): void {
  // a country's weak form ("Toronto" for Canada) gives way to a place that is really called so
  const isOwn = [...found.values()].some((c) => !c.weak && c.level !== 'country');
  for (const candidate of found.values())
    if (isOwn && candidate.weak && candidate.level === 'country') found.delete(candidate.entry.id);
  const large = [...found.values()].some(
    (c) => c.level === 'region' && !c.weak && (c.entry.population ?? 0) > 1_000_000,
  );
  if (!large) return;
  for (const candidate of found.values())
    if (candidate.level === 'country')
      found.set(candidate.entry.id, { ...candidate, prior: candidate.prior - 1.5 });
}

/** Likelihood before any context. */
function usual(candidate: PlaceCandidate): number {
  return candidate.prior - (candidate.weak ? 2 : 0);
}

/** A region or district that bears its main town's name without a head word gives way to the town, unless the form says what it is. */
function yieldToCities(found: Map<string, PlaceCandidate>, parsed: PlaceName, surface: string): void {
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

function isSettled(candidates: readonly PlaceCandidate[]): boolean {
  const [first, second] = candidates;
  if (first === undefined || first.variant === true) return false;
  return second === undefined || (first.level === 'country' && usual(first) - usual(second) > 2.5);
}

/** What a country has over a town of as many people, in powers of ten. */
const countryBonus = 2.5;

/** People as a power of ten; what has no figure gets the usual one of its class. */
function priorOf(entry: NamedEntry, level: PlaceCandidate['level']): number {
  const usual = { country: 6, region: 6, district: 4.7, city: 3, other: 5.5 }[level];
  let prior =
    entry.population === undefined || entry.population <= 0 ? usual : Math.log10(entry.population + 10);
  // countries are named far more often than their people make likely; what a list says of them adds nothing to that
  if (level === 'country')
    return Math.max(prior, 5) + countryBonus + Math.min(0, ((entry.prior ?? 0.5) - 0.5) * 4);
  if (entry.prior !== undefined) prior += (entry.prior - 0.5) * 4;
  return prior;
}

const pluralEnd = new RegExp(
  `(?<= )(?:${placeKinds
    .map(({ plural }) => plural)
    .filter((plural) => plural !== '')
    .join('|')})$`,
  'i',
);
const singulars = new Map(placeKinds.map(({ word, plural }) => [plural, word]));

/** "Perm Regions" -> "Perm Region", "Republics of Tatarstan" -> "Republic of Tatarstan". */
function singularOf(surface: string): string {
  const own = (plural: string) => {
    const word = singulars.get(plural.toLowerCase())!;
    return /^\p{Lu}/u.test(plural) ? word[0]!.toUpperCase() + word.slice(1) : word;
  };
  return surface
    .replace(pluralEnd, own)
    .replace(/^(\p{Lu}\p{L}+s) of /u, (all, plural: string) =>
      singulars.has(plural.toLowerCase()) ? `${own(plural)} of ` : all,
    );
}
