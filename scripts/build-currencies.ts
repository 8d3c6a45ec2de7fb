/**
 * Compiles `src/gazetteer/currencies.data.json` from CLDR (packages cldr-numbers-full, cldr-core, cldr-localenames-full;
 * Unicode License v3): every ISO 4217 code present and past with its English names and signs, which country used it
 * when, and the English names of the countries.
 *
 * Run: `node scripts/build-currencies.ts`
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const version = (name: string): string => require(`${name}/package.json`).version;

interface Names {
  displayName: string;
  symbol?: string;
  'displayName-count-one'?: string;
  'displayName-count-other'?: string;
  'symbol-alt-narrow'?: string;
}
const names: Record<string, Names> = require('cldr-numbers-full/main/en/currencies.json').main.en.numbers
  .currencies;
const regions: Record<string, Record<string, { _from?: string; _to?: string; _tender?: string }>[]> =
  require('cldr-core/supplemental/currencyData.json').supplemental.currencyData.region;
const territories: Record<string, string> = require('cldr-localenames-full/main/en/territories.json').main.en
  .localeDisplayNames.territories;

/** `Belarusian Ruble (2000–2016)` -> `belarusian ruble`. */
const plain = (name: string): string =>
  name
    .replace(/\s*\(.*?\)/g, '')
    .toLowerCase()
    .trim();

const currencies: Record<string, { name: string; forms: string[]; signs: string[] }> = {};
for (const code of Object.keys(names).sort()) {
  // Metals, test codes and accounting units are no amounts of money.
  if (/^X(?!AF|CD|CG|DR|OF|PF)/.test(code)) continue;
  const n = names[code]!;
  const forms = [n['displayName-count-one'], n['displayName-count-other']].filter((s) => s !== undefined);
  const signs = [n.symbol, n['symbol-alt-narrow']].filter((s) => s !== undefined && s !== code);
  currencies[code] = {
    name: n.displayName,
    forms: [...new Set(forms)],
    signs: [...new Set(signs as string[])],
  };
}

/** Newest first, as CLDR orders them; `[code, first day, last day]`, an open end is empty. */
const tender: Record<string, [string, string, string][]> = {};
for (const region of Object.keys(regions).sort()) {
  const list = regions[region]!.flatMap((entry) =>
    Object.entries(entry)
      .filter(([code, t]) => t._tender !== 'false' && code in currencies)
      .map(([code, t]): [string, string, string] => [code, t._from ?? '', t._to ?? '']),
  );
  if (list.length > 0) tender[region] = list;
}

const countries: Record<string, string> = {};
for (const key of Object.keys(territories).sort()) {
  const region = key.slice(0, 2);
  if (!/^[A-Z]{2}(-alt-(short|variant))?$/.test(key) || !(region in tender)) continue;
  countries[plain(territories[key]!)] = region;
}

const out = {
  source: `cldr-numbers-full ${version('cldr-numbers-full')}, cldr-core ${version('cldr-core')}, cldr-localenames-full ${version('cldr-localenames-full')}`,
  licence: 'Unicode-3.0',
  currencies,
  tender,
  countries,
};
/** One currency, region or country a line, so that a new CLDR release shows what it changed. */
const table = (rows: Record<string, unknown>): string =>
  `{\n${Object.entries(rows)
    .map(([k, v]) => `    ${JSON.stringify(k)}: ${JSON.stringify(v)}`)
    .join(',\n')}\n  }`;
const text = `{\n${Object.entries(out)
  .map(([k, v]) => `  ${JSON.stringify(k)}: ${typeof v === 'string' ? JSON.stringify(v) : table(v)}`)
  .join(',\n')}\n}\n`;
writeFileSync(new URL('../src/gazetteer/currencies.data.json', import.meta.url), text);
