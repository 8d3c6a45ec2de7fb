import type { Alias, GazetteerEntry } from '../entry.ts';
import { foldKey } from '../fold.ts';
import { geoNamesIri } from '../iris.ts';

/**
 * A row of a GeoNames dump (`cities15000.txt`, `allCountries.txt`; https://download.geonames.org/export/dump/): 19 columns
 * apart by tabs.
 */
export interface GeoNamesRow {
  readonly id: string;
  readonly name: string;
  readonly asciiName: string;
  readonly alternates: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  readonly featureClass: string;
  readonly featureCode: string;
  readonly country: string;
  /** GeoNames' own code of the first-level division; ISO 3166-2 in few countries only. */
  readonly admin1: string;
  readonly admin2: string;
  readonly population: number;
}

/** Reads one line; undefined for a line that is no row (a comment, an empty line, too few columns). */
export function readGeoNamesLine(line: string): GeoNamesRow | undefined {
  const columns = line.split('\t');
  if (columns.length < 15 || !/^[1-9]\d*$/.test(columns[0]!)) return undefined;
  return {
    id: columns[0]!,
    name: columns[1]!,
    asciiName: columns[2]!,
    alternates: columns[3] === '' ? [] : columns[3]!.split(','),
    latitude: Number(columns[4]),
    longitude: Number(columns[5]),
    featureClass: columns[6]!,
    featureCode: columns[7]!,
    country: columns[8]!,
    admin1: columns[10]!,
    admin2: columns[11]!,
    population: Number(columns[14]) || 0,
  };
}

/** What a feature is, by GeoNames' feature class and code (https://www.geonames.org/export/codes.html). */
function classOfFeature(featureClass: string, code: string): { type: GazetteerEntry['type']; class: string } {
  if (featureClass === 'P') return { type: 'GPE', class: code === 'PPLC' ? 'capital' : 'city' };
  if (featureClass === 'A') {
    if (code.startsWith('PCL')) return { type: 'GPE', class: 'country' };
    return { type: 'GPE', class: code === 'ADM1' ? 'region' : 'district' };
  }
  if (featureClass === 'S' || featureClass === 'R') return { type: 'FAC', class: 'site' };
  if (featureClass === 'L' && code === 'CONT') return { type: 'LOC', class: 'continent' };
  return {
    type: 'LOC',
    class: { H: 'water', T: 'relief', L: 'area', V: 'area', U: 'undersea' }[featureClass] ?? 'place',
  };
}

/** The entry of a row; `parent` and codes are the caller's to add. */
export function geoNamesEntry(row: GeoNamesRow, keepAliases = true): GazetteerEntry {
  const { type, class: what } = classOfFeature(row.featureClass, row.featureCode);
  const aliases: Alias[] = [];
  if (keepAliases) {
    const seen = new Set([foldKey(row.name)]);
    const add = (name: string, kind: Alias['kind']) => {
      const key = foldKey(name);
      if (key === '' || seen.has(key)) return;
      seen.add(key);
      aliases.push({ name, kind });
    };
    if (row.asciiName !== row.name) add(row.asciiName, 'alias');
    for (const name of row.alternates) if (isLatinName(name)) add(name, 'other');
  }
  return {
    id: geoNamesIri(row.id),
    type,
    class: what,
    name: row.name,
    aliases,
    countryCodes: /^[A-Z]{2}$/.test(row.country) ? [row.country] : [],
    latitude: row.latitude,
    longitude: row.longitude,
    ...(row.population > 0 && { population: row.population }),
    sameAs: [],
  };
}

/** Whether an alternate name is written as a name in Latin letters: not "ge mei li", not an airport's code, no URL. */
function isLatinName(name: string): boolean {
  return (
    /^['’ʻ]?\p{Lu}/u.test(name) &&
    !/[^\p{Script=Latin}\p{M}\s'’ʻʼ`.,()/-]/u.test(name) &&
    name.length >= 3 &&
    !/^[A-Z]{3,5}$/.test(name)
  );
}
