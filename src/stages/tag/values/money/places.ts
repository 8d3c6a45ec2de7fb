import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { addWord } from '../engine/lexicon.ts';
import { regionOfWords } from './country-words.ts';

const tableOf = (rows: readonly { name: string; country: string }[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ name, country }) => [name.toLowerCase(), country]));

/** Capitals and large cities, which say in whose currency a sum is: `it is 120 kr in Oslo`. */
const cityRows = readDataTable<'name' | 'country'>('gazetteers/tables/country-cities.csv');
const cities = tableOf(cityRows);
const written = readDataTable<'name' | 'country' | 'standing'>('languages/en/country-words.csv');
/** Names of countries that CLDR writes otherwise. */
const others = tableOf(written.filter(({ standing }) => standing === 'name'));
/** Parts of country names of several words that are theirs alone: `lanka`. */
export const countriesOfParts = tableOf(written.filter(({ standing }) => standing === 'part'));
for (const phrase of [...cities.keys(), ...others.keys()])
  for (const w of phrase.split(/[ '-]/)) if (w !== '') addWord(w);

/** Cities of two words, as printed. */
export const citiesOfTwoWords: readonly (readonly [first: string, second: string, country: string])[] =
  cityRows.flatMap(({ name, country }) => {
    const words = name.split(' ');
    return words.length === 2 ? [[words[0]!, words[1]!, country] as const] : [];
  });

/** The countries of cities, and of names that CLDR writes otherwise, in lowercase. */
export const countriesOfPlaces: ReadonlyMap<string, string> = new Map([...cities, ...others]);

/** The country that the words ending at lexeme `i` name: `Pakistan`, `Sri Lanka`, `Oslo`, `Japanese`. */
export function countryAt(lex: Lexemes, i: number): string | undefined {
  if (lex.kind[i] !== LexKind.word || lex.entry[i] === undefined) return undefined;
  let words = '';
  let found: string | undefined;
  for (let k = i; k > i - 3 && k >= 0; k--) {
    const w = lex.entry[k]?.w;
    if (w === undefined || lex.kind[k] !== LexKind.word) break;
    words = words === '' ? w : `${w} ${words}`;
    found = regionOfWords(words) ?? countriesOfPlaces.get(words) ?? found;
  }
  // A name has a capital: not the `us` of "gave us 5 rupees".
  return found !== undefined && /^\p{Lu}/u.test(lex.text.slice(lex.start[i]!, lex.start[i]! + 2))
    ? found
    : undefined;
}
