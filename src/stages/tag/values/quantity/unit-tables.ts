import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { wordsOf } from '../engine/word-roles.ts';

/** Names, symbols and UN/CEFACT codes of units: the lists `data/languages/en/unit*.csv`. */

const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split('|'));

/** A unit by its symbol, its names, and the names that take prefixes: `metre` and `k`, `kilometre`. */
export interface UnitRow {
  readonly symbol: string;
  /** Of UN/CEFACT Recommendation 20; empty where it has none. */
  readonly code: string;
  readonly names: readonly string[];
  readonly stems: readonly string[];
  readonly prefixes: readonly string[];
}

export const unitRows: readonly UnitRow[] = readDataTable<'symbol' | 'code' | 'names' | 'stems' | 'prefixes'>(
  'languages/en/units.csv',
).map(({ symbol, code, names, stems, prefixes }) => ({
  symbol,
  code,
  names: listOf(names),
  stems: listOf(stems),
  prefixes: listOf(prefixes),
}));

/** Symbols exactly as written, besides the prefixed ones; `weak` ones are words or letters with other meanings. */
export const unitSymbols = readDataTable<'form' | 'symbol' | 'power' | 'standing'>(
  'languages/en/unit-symbols.csv',
);

/** `kilo` of `k`. */
export const unitPrefixes: ReadonlyMap<string, string> = new Map(
  readDataTable<'prefix' | 'name'>('languages/en/unit-prefixes.csv').map(({ prefix, name }) => [
    prefix,
    name,
  ]),
);

/** Abbreviations whose full stop belongs to the span: `10 ft. 6 ins.`, `482 kilos.`. */
export const stopped = wordsOf('stopped-unit');

const unitWords = readDataTable<'word' | 'role' | 'value'>('languages/en/unit-words.csv');

/** The words and symbols that play a part in units, with what they stand for there. */
export function unitWordsOf(role: string): ReadonlyMap<string, string> {
  return new Map(unitWords.filter((row) => row.role === role).map(({ word, value }) => [word, value]));
}

/** Only after `per` or `/`. */
export const durations = unitWordsOf('duration');

/** What follows a length in inches: `10 in thick`, `a 10" long pen`. */
export const dimensionWords = wordsOf('dimension');

/** `ft` -> `in`, 12: the smaller unit that makes one measure with it, and how many of it. */
export const smallerUnits: ReadonlyMap<string, readonly [unit: string, parts: number]> = new Map(
  readDataTable<'symbol' | 'part' | 'parts'>('languages/en/unit-parts.csv').map(({ symbol, part, parts }) => [
    symbol,
    [part, Number(parts)],
  ]),
);
