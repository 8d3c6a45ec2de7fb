/**
 * Writes data/gazetteers/lists/state-bodies.csv from the tables in data/gazetteers/tables: ministries and national bodies by country
 * (`Ministry of Industry of Belarus`, `Belarusian Ministry of Industry`, …) and regional bodies by region and city
 * (`Mogilev Regional Executive Committee`, …). Run it after changing a table: `node scripts/expand-state-bodies.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';

const folder = fileURLToPath(new URL('../data/gazetteers/', import.meta.url));
const read = (name: string): string[] =>
  readFileSync(path.join(folder, 'tables', name), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

interface Row {
  class: string;
  name: string;
  aliases: Set<string>;
  country: string;
}
const rows = new Map<string, Row>();

/** Words that name nothing by themselves when the country is left out. */
const tooPlain = new Set([
  'Assembly',
  'Bank',
  'Chamber of Commerce',
  'Congress',
  'Customs Service',
  'Defence Force',
  'Government',
  'Parliament',
  'Police',
]);

const spellings: readonly (readonly [RegExp, string])[] = [
  [/\bDefence\b/g, 'Defense'],
  [/\bLabour\b/g, 'Labor'],
  [/\bStandardization\b/g, 'Standardisation'],
  [/\bInformatization\b/g, 'Informatisation'],
  [/\bUrbanization\b/g, 'Urbanisation'],
  [/\bDigitalization\b/g, 'Digitalisation'],
  [/\bOrganization\b/g, 'Organisation'],
  [/\bCenter\b/g, 'Centre'],
];

function add(cls: string, name: string, aliases: Iterable<string>, country: string): void {
  const row = rows.get(name) ?? { class: cls, name, aliases: new Set<string>(), country };
  rows.set(name, row);
  for (const alias of [name, ...aliases]) {
    const form = alias.replace(/^(?:abbr|short):/, '');
    const kind = alias.slice(0, alias.length - form.length);
    const marked = kind === '' && /^[A-Z][A-Z0-9&]{1,9}$/.test(form) ? `abbr:${form}` : alias;
    if (form !== name) row.aliases.add(marked);
    for (const [from, to] of spellings) {
      const other = form.replace(from, to);
      if (other !== form && other !== name) row.aliases.add(kind + other);
    }
  }
}

/** `the Republic of Belarus` after "of"; as it begins a name, without the article. */
const bare = (name: string): string => name.replace(/^the /, '');

interface Country {
  code: string;
  short: string;
  full: string;
  adjectives: string[];
}

function addMinistry(country: Country, item: string): void {
  const preposition = /^(?:for|on) /.test(item) || item.startsWith('Adalat') ? '' : 'of ';
  const base = item === 'Adalat' ? 'Ministry of Adalat' : `Ministry ${preposition}${item}`;
  const subject = bare(item.replace(/^(?:for|on) /, ''));
  const aliases = [`${base} of ${country.full}`, `short:${bare(base)}`];
  for (const adjective of country.adjectives) aliases.push(`${adjective} ${base}`);
  const briefs = subject === 'Foreign Affairs' ? ['Foreign'] : /^[\w-]+$/.test(subject) ? [subject] : [];
  for (const brief of briefs) {
    aliases.push(`${brief} Ministry of ${country.short}`, `short:${brief} Ministry`);
    for (const adjective of country.adjectives) aliases.push(`${adjective} ${brief} Ministry`);
  }
  if (subject === 'Foreign Affairs') {
    aliases.push(`MFA of ${country.short}`, `abbr:MFA`);
    for (const adjective of country.adjectives) aliases.push(`${adjective} MFA`);
  }
  add('ministry', `${base} of ${country.short}`, aliases, country.code);
}

function addBody(country: Country, item: string): void {
  const [head = '', tail = ''] = item.split(' = ');
  const given = tail
    .split('|')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');
  const cls = /\b(?:Court|Tribunal)\b/.test(head) ? 'court' : /\bBank\b/.test(head) ? 'bank' : 'state-body';
  if (head.startsWith('!')) {
    add(cls, head.slice(1).trim(), markShared(given), country.code);
    return;
  }
  const name = head.endsWith(` of ${country.short}`) ? head : `${head} of ${country.short}`;
  const root = head.endsWith(` of ${country.short}`) ? head.slice(0, -` of ${country.short}`.length) : head;
  const aliases = [...markShared(given), `${root} of ${country.full}`];
  for (const adjective of country.adjectives) aliases.push(`${adjective} ${root}`);
  if (!tooPlain.has(root)) aliases.push(`short:${root}`);
  add(cls, name, aliases, country.code);
}

/** Forms with no country in them may be others' too: `Senate`, `Security Service`. */
function markShared(aliases: readonly string[]): string[] {
  return aliases.map((alias) => (/^[A-Z][a-z]+(?: [A-Z][a-z]+)?$/.test(alias) ? `short:${alias}` : alias));
}

let current: Country | undefined;
for (const line of read('ministries.txt')) {
  if (/^[A-Z]{2};/.test(line)) {
    const [code = '', short = '', full = '', adjectives = ''] = line.split(';').map((part) => part.trim());
    current = { code, short, full, adjectives: adjectives.split(',').map((part) => part.trim()) };
    addBody(current, 'Government');
    continue;
  }
  const kind = line.slice(0, 2);
  if (current === undefined || (kind !== 'm:' && kind !== 'b:')) throw new Error(`ministries.txt: ${line}`);
  for (const item of line.slice(2).split(';')) {
    const trimmed = item.trim();
    if (kind === 'b:' || trimmed.startsWith('!')) addBody(current, trimmed);
    else addMinistry(current, trimmed);
  }
}

/** Names of regional bodies by the kind of region; the first of each is the usual one, `%` is the region or city. */
const patterns = new Map<string, { cls: string; country: string; names: string[] }[]>();
let names: string[] = [];
for (const line of read('regional-names.txt')) {
  if (!line.startsWith('[')) {
    names.push(line);
    continue;
  }
  const [kind = '', cls = '', country = ''] = line.slice(1, -1).split('; ');
  names = [];
  const forms = patterns.get(kind) ?? [];
  forms.push({ cls, country, names });
  patterns.set(kind, forms);
}

const taken = new Set<string>();
for (const line of read('regional-bodies.txt')) {
  const colon = line.indexOf(':');
  const kind = line.slice(0, colon);
  const forms = patterns.get(kind);
  if (forms === undefined)
    throw new Error(`regional-bodies.txt: regional-names.txt has no names for ${kind}`);
  for (const item of line.slice(colon + 1).split(',')) {
    const variants = item.trim().split('/');
    for (const { cls, country, names } of forms) {
      const all = names.flatMap((name) => variants.map((variant) => name.replaceAll('%', variant)));
      const first = all[0] ?? '';
      // A form that an earlier body has (Moscow Region and the city of Moscow) stays with that one.
      const own = all.filter((form) => !taken.has(form));
      for (const form of own) taken.add(form);
      add(cls, first, own, country);
    }
  }
}

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/['’".]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();

// A form that two bodies of different countries would share is marked short, so that context decides.
const owners = new Map<string, Set<string>>();
const plain = (form: string): string => form.replace(/^[a-z]+:/, '');
for (const row of rows.values())
  for (const form of [row.name, ...row.aliases]) {
    const key = plain(form).toLowerCase();
    owners.set(key, (owners.get(key) ?? new Set()).add(row.name));
  }
const records = [...rows.values()].map((row) => {
  const aliases = [...row.aliases].map((alias) =>
    alias === plain(alias) && owners.get(alias.toLowerCase())!.size > 1 ? `short:${alias}` : alias,
  );
  const unique = aliases.filter(
    (alias, i) => aliases.findIndex((other) => plain(other) === plain(alias)) === i,
  );
  return [slug(row.name), '', 'ORG', row.class, row.name, unique.join('|'), row.country, '', '', ''];
});
records.sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
const header = ['key', 'id', 'type', 'class', 'name', 'aliases', 'country', 'subdivision', 'prior', 'note'];
writeFileSync(path.join(folder, 'lists', 'state-bodies.csv'), stringify([header, ...records]));
console.log(`state-bodies.csv: ${records.length} entries`);
