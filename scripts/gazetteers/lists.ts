import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../src/errors/onomast-error.ts';
import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { foldKey } from '../../src/gazetteer/fold.ts';
import type { GeoNamesRow } from '../../src/gazetteer/import/geonames.ts';
import { readList } from '../../src/gazetteer/import/list.ts';
import { geoNamesIri, isoIri } from '../../src/gazetteer/iris.ts';
import { packageRoot } from '../../src/paths.ts';
import { countryCodes, subdivisions } from './cldr.ts';

/** Folder of the project's own lists. */
const listsFolder = path.join(packageRoot, 'data', 'gazetteers', 'lists');

/**
 * The project's own lists. A list names no identifier from memory: a country's or region's IRI is checked against ISO 3166, and a
 * city without an id gets that of the largest GeoNames settlement of one of its names in its country.
 */
export function listEntries(cities: readonly GeoNamesRow[]): GazetteerEntry[] {
  const known = new Set([...countryCodes, ...subdivisions.map(({ code }) => code)].map(isoIri));
  const findCity = cityFinder(cities);
  const entries: GazetteerEntry[] = [];
  for (const name of readdirSync(listsFolder).sort()) {
    if (!name.endsWith('.csv')) continue;
    const file = path.join('data', 'gazetteers', 'lists', name);
    const list = name.slice(0, -4);
    for (const entry of readList(readFileSync(path.join(listsFolder, name), 'utf8'), { file, list })) {
      if (entry.id.startsWith(isoIri('')) && !known.has(entry.id))
        throw new OnomastError('gazetteer.invalid-row', `ISO 3166 has no ${entry.id}`, { file });
      if (entry.class === 'city' && entry.id.startsWith('urn:')) {
        const city = findCity(entry);
        if (city === undefined) {
          process.stderr.write(
            `${file}: GeoNames has no settlement ${entry.name} in ${entry.countryCodes.join()}\n`,
          );
          entries.push(entry);
        } else
          entries.push({
            ...entry,
            ...(city.featureCode === 'PPLC' && { class: 'capital' }),
            id: geoNamesIri(city.id),
          });
      } else if (entry.id.startsWith(isoIri('')) && entry.id.includes('-'))
        entries.push({
          ...entry,
          subdivisionCode: entry.id.slice(isoIri('').length),
          parent: isoIri(entry.countryCodes[0]!),
        });
      else entries.push(entry);
    }
  }
  return entries;
}

function cityFinder(cities: readonly GeoNamesRow[]): (entry: GazetteerEntry) => GeoNamesRow | undefined {
  const byName = new Map<string, GeoNamesRow>();
  const put = (row: GeoNamesRow, form: string) => {
    const key = `${row.country} ${foldKey(form)}`;
    const other = byName.get(key);
    if (other === undefined || row.population > other.population) byName.set(key, row);
  };
  for (const row of cities) {
    put(row, row.name);
    if (row.population >= 5000)
      for (const form of row.alternates) if (/^['’]?\p{Lu}/u.test(form)) put(row, form);
  }
  return (entry) => {
    let best: GeoNamesRow | undefined;
    for (const form of [
      entry.name,
      ...entry.aliases.filter(({ kind }) => kind !== 'abbr').map(({ name }) => name),
    ]) {
      const row = byName.get(`${entry.countryCodes[0]} ${foldKey(form)}`);
      if (row !== undefined && (best === undefined || row.population > best.population)) best = row;
    }
    return best;
  };
}
