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

/** Patterns of regional bodies: class, country, then names whose first is the usual one; `%` is the region or city. */
const patterns: Record<string, readonly (readonly [cls: string, country: string, ...names: string[]])[]> = {
  'by-region': [
    [
      'regional-administration',
      'BY',
      '% Regional Executive Committee',
      '% Oblast Executive Committee',
      '% Region Executive Committee',
      'Executive Committee of % Region',
      'Executive Committee of the % Region',
      '% Regional Administration',
      '% Oblispolkom',
    ],
    [
      'regional-council',
      'BY',
      '% Regional Council of Deputies',
      '% Oblast Council of Deputies',
      'Regional Council of Deputies of % Region',
    ],
    [
      'agency',
      'BY',
      '% Free Economic Zone Administration',
      'Administration of FEZ "%"',
      'Administration of FEZ %',
      'Administration of the % Free Economic Zone',
      'Administration of the free economic zone "%"',
    ],
  ],
  'by-city': [
    [
      'city-administration',
      'BY',
      '% City Executive Committee',
      'Executive Committee of %',
      'Executive Committee of the city of %',
      '% Executive Committee',
      '% Gorispolkom',
      '% City Administration',
    ],
    ['city-council', 'BY', '% City Council of Deputies', '% City Council'],
  ],
  'by-district': [
    [
      'district-administration',
      'BY',
      '% District Executive Committee',
      '% Raion Executive Committee',
      'Executive Committee of % District',
    ],
    ['district-council', 'BY', '% District Council of Deputies'],
  ],
  'ru-oblast': [
    [
      'regional-administration',
      'RU',
      'Government of % Region',
      'Government of the % Region',
      'Government of % Oblast',
      'Government of the % Oblast',
      'Administration of % Region',
      'Administration of the % Region',
      'Administration of % Oblast',
      '% Regional Government',
      '% Region Government',
      '% Oblast Government',
      '% Regional Administration',
      '% Region Administration',
      '% Oblast Administration',
    ],
    [
      'regional-parliament',
      'RU',
      '% Regional Duma',
      'Legislative Assembly of % Region',
      'Legislative Assembly of the % Region',
      '% Regional Legislative Assembly',
      '% Regional Assembly of Deputies',
      '% Oblast Duma',
    ],
  ],
  'ru-krai': [
    [
      'regional-administration',
      'RU',
      'Government of % Territory',
      'Government of % Krai',
      'Government of the % Territory',
      'Government of the % Krai',
      'Administration of % Territory',
      'Administration of % Krai',
      '% Krai Government',
      '% Territory Government',
      '% Krai Administration',
      '% Government',
    ],
    [
      'regional-parliament',
      'RU',
      'Legislative Assembly of % Territory',
      'Legislative Assembly of % Krai',
      '% Krai Legislative Assembly',
    ],
  ],
  'ru-republic': [
    [
      'regional-administration',
      'RU',
      'Government of the Republic of %',
      'Government of %',
      'Cabinet of Ministers of %',
      'Cabinet of Ministers of the Republic of %',
      '% Government',
    ],
    [
      'regional-parliament',
      'RU',
      'Parliament of the Republic of %',
      'Parliament of %',
      'State Council of the Republic of %',
      'State Assembly of the Republic of %',
      'State Council of %',
      'Supreme Council of the Republic of %',
    ],
    [
      'ministry',
      'RU',
      'Ministry of Industry and Trade of the Republic of %',
      'Ministry of Industry and Trade of %',
    ],
    [
      'ministry',
      'RU',
      'Ministry of Agriculture and Food of the Republic of %',
      'Ministry of Agriculture and Food of %',
      'Ministry of Agriculture of the Republic of %',
    ],
  ],
  'kz-region': [
    [
      'regional-administration',
      'KZ',
      'Akimat of % Region',
      'Akimat of the % Region',
      'Akimat of % Oblast',
      '% Regional Akimat',
      '% Region Akimat',
      '% Oblast Akimat',
      'Administration of % Region',
      '% Regional Administration',
      '% akimat',
    ],
    ['regional-parliament', 'KZ', '% Regional Maslikhat', 'Maslikhat of % Region'],
  ],
  'kz-city': [
    [
      'city-administration',
      'KZ',
      'Akimat of the city of %',
      '% City Akimat',
      'Akimat of % City',
      'Akimat of %',
    ],
  ],
  'uz-region': [
    [
      'regional-administration',
      'UZ',
      'Khokimiyat of % Region',
      'Khokimiyat of the % Region',
      'Hokimiyat of % Region',
      'Khokimiat of % Region',
      '% Regional Khokimiyat',
      '% Region Khokimiyat',
      '% Regional Hokimiyat',
      'Administration of % Region',
      'Administration of the % Region',
      '% Regional Administration',
    ],
  ],
  'uz-city': [
    [
      'city-administration',
      'UZ',
      'Khokimiyat of the city of %',
      '% City Khokimiyat',
      'Hokimiyat of %',
      'Khokimiyat of %',
      '% City Administration',
    ],
  ],
  'ua-region': [
    [
      'regional-administration',
      'UA',
      '% Regional State Administration',
      '% Oblast State Administration',
      '% Region State Administration',
      '% Regional Military Administration',
    ],
    ['regional-council', 'UA', '% Regional Council', '% Oblast Council'],
  ],
  'cn-province': [
    [
      'regional-administration',
      'CN',
      "People's Government of % Province",
      '% Provincial Government',
      'Government of % Province',
      "% Provincial People's Government",
      '% Government',
      '% Province Government',
      'Administration of % Province',
      '% Provincial Administration',
      "People's Government of %",
    ],
    [
      'agency',
      'CN',
      'Department of Commerce of % Province',
      '% Provincial Department of Commerce',
      'Commerce Department of % Province',
    ],
    [
      'agency',
      'CN',
      'Department of Science and Technology of % Province',
      '% Provincial Department of Science and Technology',
    ],
    [
      'political-party',
      'CN',
      '% Provincial Committee of the Communist Party of China',
      'CPC % Provincial Committee',
      '% Provincial Committee of the CPC',
    ],
  ],
  'cn-region': [
    [
      'regional-administration',
      'CN',
      "People's Government of % Autonomous Region",
      'Government of % Autonomous Region',
      '% Government',
      "People's Government of %",
    ],
  ],
  'cn-city': [
    [
      'city-administration',
      'CN',
      "People's Government of % City",
      '% Municipal Government',
      "% Municipal People's Government",
      '% City Government',
      "People's Government of %",
      'Administration of %',
      '% City Administration',
      '% administration',
      'Government of %',
    ],
  ],
  'in-state': [['regional-administration', 'IN', 'Government of %', '% Government', '% State Government']],
  'pk-province': [
    ['regional-administration', 'PK', 'Government of %', '% Government', '% Provincial Government'],
  ],
  'de-land': [
    ['regional-administration', 'DE', 'Government of %', '% State Government', 'State Government of %'],
  ],
  'pl-voivodeship': [
    [
      'regional-administration',
      'PL',
      "Marshal's Office of % Voivodeship",
      "Marshal's Office of the % Voivodeship",
      "% Marshal's Office",
    ],
  ],
};

const taken = new Set<string>();
for (const line of read('regional-bodies.txt')) {
  const colon = line.indexOf(':');
  const kind = line.slice(0, colon);
  const forms = patterns[kind];
  if (forms === undefined) throw new Error(`regional-bodies.txt: no pattern for ${kind}`);
  for (const item of line.slice(colon + 1).split(',')) {
    const variants = item.trim().split('/');
    for (const [cls, country, ...names] of forms) {
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
