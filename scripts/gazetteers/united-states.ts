import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { foldKey } from '../../src/gazetteer/fold.ts';
import type { GeoNamesRow } from '../../src/gazetteer/import/geonames.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import { districtNames } from './admin-codes.ts';
import { subdivisionName, subdivisions } from './cldr.ts';
import { middleOf } from './shapes.ts';

const require = createRequire(import.meta.url);

type Named = { readonly name: string };
type Atlas = Topology<{ counties: GeometryCollection<Named>; states: GeometryCollection<Named> }>;

interface PostOffice {
  city: string;
  state: string;
  country: string;
  latitude: number;
  longitude: number;
}

/** States by their codes in the census: `21` is Kentucky, `US-KY`. */
function statesByCensusCode(atlas: Atlas): Map<string, string> {
  const byName = new Map(
    subdivisions
      .filter(({ country }) => country === 'US')
      .map(({ code, name }) => [foldKey(subdivisionName(code) ?? name), code]),
  );
  return new Map(
    atlas.objects.states.geometries.flatMap(({ id, properties }): [string, string][] => {
      const code = byName.get(foldKey((properties as Named).name));
      return code === undefined ? [] : [[String(id), code]];
    }),
  );
}

/** Counties with the centre of their area; ids and names as GeoNames has them. */
function countyEntries(): GazetteerEntry[] {
  const atlas = require('us-atlas/counties-10m.json') as Atlas;
  const states = statesByCensusCode(atlas);
  return feature(atlas, atlas.objects.counties).features.flatMap((county): GazetteerEntry[] => {
    const fips = String(county.id);
    const state = states.get(fips.slice(0, 2));
    if (state === undefined) return [];
    const district = `US.${state.slice(3)}.${fips.slice(2)}`;
    const name = districtNames.get(district);
    if (name === undefined) return [];
    return [
      {
        id: `urn:onomast:geonames-admin2:${district}`,
        type: 'GPE',
        class: 'district',
        name,
        aliases: name.startsWith('City of ') ? [{ name: name.slice(8), kind: 'short' }] : [],
        parent: isoIri(state),
        countryCodes: ['US'],
        subdivisionCode: state,
        ...middleOf(county),
        sameAs: [],
      },
    ];
  });
}

/** States with the middle of their area. */
function stateEntries(): GazetteerEntry[] {
  const atlas = require('us-atlas/states-10m.json') as Atlas;
  const states = statesByCensusCode(atlas);
  return feature(atlas, atlas.objects.states).features.flatMap((state): GazetteerEntry[] => {
    const code = states.get(String(state.id));
    if (code === undefined) return [];
    return [
      {
        id: isoIri(code),
        type: 'GPE',
        class: 'region',
        name: (state.properties as Named).name,
        aliases: [],
        parent: isoIri('US'),
        countryCodes: ['US'],
        subdivisionCode: code,
        ...middleOf(state),
        sameAs: [],
      },
    ];
  });
}

/** Small communities that have a post office and are no settlement of GeoNames: townships, hamlets, unincorporated places. */
function postOfficeEntries(cities: readonly GeoNamesRow[]): GazetteerEntry[] {
  const keyOf = (state: string, name: string) => `${state} ${foldKey(name)}`;
  const known = new Set(
    cities
      .filter(({ country }) => country === 'US')
      .flatMap((row) => [row.name, ...row.alternates].map((name) => keyOf(row.admin1, name))),
  );
  const { codes } = require('zipcodes/lib/codes.js') as { codes: Record<string, PostOffice> };
  const places = Map.groupBy(
    Object.values(codes).filter(
      ({ country, city, state, latitude }) =>
        country === 'US' && Number.isFinite(latitude) && latitude !== 0 && !known.has(keyOf(state, city)),
    ),
    ({ city, state }) => keyOf(state, city),
  );
  return [...places.keys()].sort().flatMap((key): GazetteerEntry[] => {
    const offices = places.get(key)!;
    const { city, state } = offices[0]!;
    if (!/^\p{Lu}[\p{L}'’. -]+$/u.test(city)) return [];
    const mean = (of: (office: PostOffice) => number) =>
      rounded(offices.reduce((sum, office) => sum + of(office), 0) / offices.length);
    return [
      {
        id: `urn:onomast:us-post-office:${state}:${foldKey(city).replaceAll(' ', '-')}`,
        type: 'GPE',
        class: 'settlement',
        name: city,
        aliases: [],
        parent: isoIri(`US-${state}`),
        countryCodes: ['US'],
        subdivisionCode: `US-${state}`,
        latitude: mean((office) => office.latitude),
        longitude: mean((office) => office.longitude),
        prior: 0.3,
        sameAs: [],
      },
    ];
  });
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** States and counties of the United States by their geometry, and the small communities that GeoNames' settlements leave out. */
export function unitedStatesEntries(cities: readonly GeoNamesRow[]): GazetteerEntry[] {
  return [...stateEntries(), ...countyEntries(), ...postOfficeEntries(cities)];
}
