import data from './currencies.data.json' with { type: 'json' };
import { readDataTable } from './data-table.ts';

/**
 * Currencies by CLDR, for the gazetteer of currencies and for the recogniser of money: codes, names, signs, dates and countries
 * (`currencies.data.json`, made by `scripts/build-currencies.ts`). Other spellings and signs of letters are in `currency-lists.ts`.
 */

/** One currency, present or past. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** Usual English name with the years of a past one: `Belarusian Ruble (2000–2016)`. */
  readonly name: string;
  /** The same without years, and its plural: `Belarusian Ruble`, `Belarusian ruble`, `Belarusian rubles`. */
  readonly forms: readonly string[];
  /** Names in lowercase as a text has them, without years, the singular first: `belarusian ruble`, `belarusian rubles`. */
  readonly names: readonly string[];
  readonly signs: readonly string[];
}

/** Where a currency is or was legal tender; days in ISO 8601, an open end is empty. */
export type Tender = readonly (readonly [code: string, firstDay: string, lastDay: string])[];

/** `Belarusian Ruble (2000–2016)` -> `Belarusian Ruble`. */
const plain = (name: string): string => name.replace(/\s*\(.*?\)/g, '').trim();

const rows: Readonly<Record<string, { name: string; forms: string[]; signs: string[] }>> = data.currencies;

/** Every currency by its code, in the order of the codes. */
export const currencies: ReadonlyMap<string, Currency> = new Map(
  Object.entries(rows).map(([code, { name, forms, signs }]) => {
    const all = [...new Set([name, ...forms].map(plain))];
    const names = [...new Set(all.map((form) => form.toLowerCase()))];
    return [code, { code, name, forms: all, names, signs }];
  }),
);

/** What CLDR leaves out: money of states that a country was part of. */
const older = Map.groupBy(
  readDataTable<'country' | 'code' | 'first' | 'last'>('languages/en/currency-tender.csv'),
  ({ country }) => country,
);

/** Currencies of a country by ISO 3166-1 alpha-2, newest first. */
export const tender: Readonly<Record<string, Tender>> = Object.fromEntries(
  Object.entries(data.tender as unknown as Readonly<Record<string, Tender>>).map(([country, list]) => [
    country,
    [...list, ...(older.get(country) ?? []).map(({ code, first, last }) => [code, first, last] as const)],
  ]),
);

/** `belarus` -> BY: English names of countries in lowercase. */
export const countries: Readonly<Record<string, string>> = data.countries;

/** Currencies in use today. */
export const present: ReadonlySet<string> = new Set(
  Object.values(tender).flatMap((list) => list.filter(([, , to]) => to === '').map(([code]) => code)),
);

/** Where the data come from, with versions. */
export const { source, licence } = data;
