import type { Alias, GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { foldKey } from '../../src/gazetteer/fold.ts';
import type { GeoNamesRow } from '../../src/gazetteer/import/geonames.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import { readTable } from './tables.ts';

type Column = 'id' | 'name' | 'country' | 'region' | 'latitude' | 'longitude';

function settlement(row: Record<Column, string>, rest: Partial<GazetteerEntry>): GazetteerEntry {
  return {
    id: row.id,
    type: 'GPE',
    class: 'settlement',
    name: row.name,
    aliases: [],
    parent: isoIri(row.region === '' ? row.country : row.region),
    countryCodes: [row.country],
    ...(row.region !== '' && { subdivisionCode: row.region }),
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
    prior: 0.3,
    sameAs: [],
    ...rest,
  };
}

/** Places, towns and townships of the United States that GeoNames' settlements leave out, as the census has them. */
export function censusPlaceEntries(cities: readonly GeoNamesRow[]): GazetteerEntry[] {
  const rows = readTable<Column | 'kind'>('us-places.csv');
  const keyOf = (region: string, name: string) => `${region} ${foldKey(name)}`;
  const taken = new Map<string, number>();
  const take = (key: string) => taken.set(key, (taken.get(key) ?? 0) + 1);
  for (const row of cities) if (row.country === 'US') take(keyOf(`US-${row.admin1}`, row.name));
  for (const row of rows) take(keyOf(row.region, withoutTownship(row.name)));
  return rows.map((row) => {
    const bare = withoutTownship(row.name);
    const isTownship = bare !== row.name;
    // "Lower Merion" is a township; of the many called Liberty none is meant by the bare name
    const isKnownBare = isTownship && taken.get(keyOf(row.region, bare)) === 1;
    const aliases: Alias[] = isKnownBare ? [{ name: bare, kind: 'short' }] : [];
    return settlement(row, {
      id: `urn:onomast:us-census:${row.id}`,
      class: isTownship ? 'district' : 'settlement',
      aliases,
      prior: isTownship ? 0.15 : 0.3,
    });
  });
}

const withoutTownship = (name: string) => name.replace(/ Township$/, '');

/** Settlements of SimpleMaps' database that GeoNames' list leaves out. */
export function worldCityEntries(): GazetteerEntry[] {
  return readTable<Column | 'population'>('world-cities.csv').map((row) =>
    settlement(row, {
      id: `urn:onomast:simplemaps:${row.id}`,
      ...(Number(row.population) > 0 && { population: Math.round(Number(row.population)) }),
    }),
  );
}

/** Municipalities of the Countries States Cities Database that neither has (ODbL: a file of its own). */
export function municipalityEntries(): GazetteerEntry[] {
  return readTable<Column>('municipalities.csv').map((row) =>
    settlement(row, { id: `urn:onomast:countries-states-cities:${row.id}`, prior: 0.25 }),
  );
}

/** Localities of Australia, constituencies and wards of Kenya that no other list has. */
export function localityEntries(): GazetteerEntry[] {
  return readTable<Column | 'kind'>('localities.csv').map((row) =>
    settlement(row, { id: `urn:onomast:localities:${row.id}`, class: row.kind, prior: 0.2 }),
  );
}

/** Subdistricts of India, from GeoNames' postal codes. */
export function subdistrictEntries(): GazetteerEntry[] {
  return readTable<Column | 'kind'>('subdistricts.csv').map((row) =>
    settlement(row, {
      id: `urn:onomast:subdistricts:${row.id.replaceAll(' ', '-')}`,
      class: row.kind,
      prior: 0.2,
    }),
  );
}
