import { readFirstColumn } from '../../../gazetteer/data-table.ts';
import type { KnownNames, Match } from '../../../names/knowledge.ts';
import {
  isAdjectival,
  type Level,
  type PlaceName,
  parsePlaceName,
  regionForms,
  withHead,
} from '../../../names/place-name.ts';
import { CandidateSet } from './candidate-set.ts';
import { type KnownPlace, levelOf, type PlaceCandidate, usual } from './place-candidate.ts';
import { candidateLimit, isSettled, onePerPlace, weighNamesakes, yieldToCities } from './place-namesakes.ts';
import { addWholes } from './place-parts.ts';
import { singularOf } from './place-plurals.ts';
import { addRegionsOfCapitals, addSeats } from './place-seats.ts';

/** Levels that a name can have by its head word. */
const levelsOfForm: Readonly<Record<Level, readonly PlaceCandidate['level'][]>> = {
  city: ['city'],
  region: ['region', 'country'],
  district: ['district', 'region'],
};

/**
 * All that a place name can mean.
 * @param searches how many more searches for misspellings the document may have; each takes about a millisecond
 */
export function placeCandidates(written: string, names: KnownNames, searches: { left: number }): KnownPlace {
  const surface = written.replace(/(?<= Co)\.$/, '');
  const parsed = parsePlaceName(surface);
  const found = new CandidateSet();
  found.add(names.lookup(surface), 0);
  const whole = parsed.head === 'Federal District';
  if (whole) found.add(names.lookup(`${parsed.base} ${parsed.head}`), 0);
  else addForms(surface, parsed, names, found);
  const otherSaint = withOtherSaint(surface);
  if (otherSaint !== undefined) found.add(names.lookup(otherSaint), 0);
  // "Colombo 12", "Paris 8": the city of a numbered postal district
  const numbered = /^(\p{Lu}\p{L}{2,}(?:[ -]\p{L}+)?),? (?:\d{1,2}|\d{5,6})$/u.exec(surface);
  if (found.size === 0 && numbered !== null) found.add(names.lookup(numbered[1]!), 0.5, ['city']);
  // "Niasvizh Region": in translations from Russian a region may be a raion, named after a town
  const raion = parsed.level === 'region' && found.size === 0 && !whole;
  if (parsed.level === 'district' || raion || (found.size === 0 && isAdjectival(surface)))
    addSeats(parsed.base, names, found, raion);
  // "Tulsa, OK": postal abbreviations, where nothing else has the name
  if (found.size === 0 && /^[A-Z]{2,3}$/.test(surface)) addPostal(surface, names, found);
  if (parsed.level === undefined) addPeoples(surface, names, found);
  if (found.size === 0) addWholes(surface, parsed.base, names, found);
  if (found.size === 0 && parsed.base.length >= 6 && searches.left-- > 0)
    addVariants(surface, parsed, names, found);
  yieldToCities(found, parsed, surface);
  weighNamesakes(found, surface);
  const candidates = onePerPlace([...found.values()])
    .sort((a, b) => usual(b) - usual(a) || (a.entry.id < b.entry.id ? -1 : 1))
    .slice(0, candidateLimit);
  return { ...parsed, candidates, settled: isSettled(candidates) };
}

/** "St Michael" written out, and "Saint Michael" shortened; undefined for a name of no saint. */
function withOtherSaint(surface: string): string | undefined {
  const short = /^(?:St|Ste)\.? (?=\p{Lu})/u.exec(surface);
  if (short !== null) return `Saint ${surface.slice(short[0].length)}`;
  return surface.startsWith('Saint ') ? `St ${surface.slice(6)}` : undefined;
}

/** The name under other head words, in the singular, or without one. */
function addForms(surface: string, parsed: PlaceName, names: KnownNames, found: CandidateSet): void {
  const { base, level } = parsed;
  if (level !== undefined) {
    const singular = singularOf(surface);
    if (singular !== surface) found.add(names.lookup(singular), 0);
    // "Wayne Co.": a county with its word cut short
    if (/ Co$/.test(surface)) found.add(names.lookup(withHead(base, parsed.head)), 0);
    const levels = levelsOfForm[level];
    // "Minsk Region" is not the city that is a region by itself
    const exact = [...found.values()].some((c) => levels.includes(c.level) && !c.weak);
    if (!exact) found.add(names.lookup(base), level === 'district' ? 2 : 0.2, levels);
  }
  // a bare name can be a region's too; the context must say so
  if (level !== 'city' && level !== 'district')
    for (const head of regionForms)
      found.add(names.lookup(`${base} ${head}`), level === 'region' ? 0.3 : 3, ['region']);
  if (level === 'region') addRegionsOfCapitals(base, names, found);
}

/** Countries whose regions are called by their codes, in the order of the table. */
const abbreviatingCountries = new Set(
  readFirstColumn('gazetteers/tables/region-abbreviations.csv').map((code) => code.slice(0, 2)),
);

function addPostal(surface: string, names: KnownNames, found: CandidateSet): void {
  for (const country of abbreviatingCountries) {
    const region = names.subdivision(`${country}-${surface}`);
    if (region !== undefined) found.add([{ entry: region, kind: 'abbr' }], 0.5);
  }
}

/** What a place is less likely by its adjective than by its name. */
const asAdjective = 1.5;

/** A people's name that stands where a place is named means its country or region: "Israeli", "Kenyans", "Welsh". */
function addPeoples(surface: string, names: KnownNames, found: CandidateSet): void {
  const matches = [surface, surface.replace(/s$/, '')].flatMap((form) => names.lookup(form));
  const regions = matches.filter(({ entry, kind }) => isAdjective(kind) && levelOf(entry) === 'region');
  const countries = regions.length > 0 ? [] : matches.map((match) => countryOfPeople(match, names));
  for (const entry of [...regions.map((match) => match.entry), ...countries])
    if (entry !== undefined) found.add([{ entry, kind: 'alias' }], asAdjective);
}

const isAdjective = (kind: Match['kind']) => kind === 'adj' || kind === 'demonym';

function countryOfPeople({ entry, kind }: Match, names: KnownNames): Match['entry'] | undefined {
  const code = entry.countryCodes[0];
  const isNation = entry.class === 'nationality' || (entry.class === 'country' && isAdjective(kind));
  return isNation && code !== undefined && entry.countryCodes.length === 1
    ? names.subdivision(code)
    : undefined;
}

/** What an unknown name may be a misspelling of; believed only where the country is spoken of. */
function addVariants(surface: string, parsed: PlaceName, names: KnownNames, found: CandidateSet): void {
  const { base, level } = parsed;
  if (level === 'district') found.addVariants(names.variants(`${base} District`), ['district']);
  else found.addVariants(names.variants(surface), level === undefined ? undefined : [level]);
}
