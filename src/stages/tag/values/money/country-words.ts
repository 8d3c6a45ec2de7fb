import { countries } from '../../../../gazetteer/currency-names.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { currencyForms } from './currency-forms.ts';
import { countryOfCode } from './currency-times.ts';

/** Which country a name or adjective stands for: `belarus`, `belarusian` -> BY, `south african` -> ZA. */

/** Words before a currency's name that are no country's. */
const ofNoCountry = wordsOf('adjective-of-no-country');
const written = readDataTable<'name' | 'country' | 'standing'>('languages/en/country-words.csv');
const regionOf = new Map<string, string>(Object.entries(countries));
for (const { code, adjective } of currencyForms) {
  const region = countryOfCode(code);
  if (region === undefined || adjective === '' || regionOf.has(adjective)) continue;
  if (!adjective.split(/[ -]/).some((word) => ofNoCountry.has(word))) regionOf.set(adjective, region);
}
for (const { name, country, standing } of written) if (standing === 'adjective') regionOf.set(name, country);

const adjectives = new Set(
  written.filter(({ standing }) => standing === 'adjective').map(({ name }) => name),
);

/** Whether the words are a country's adjective and no part of a currency's name: `burmese`, not `cuban convertible`. */
export const isCountryAdjective = (words: string): boolean => adjectives.has(words);

/** All names and adjectives of countries, in lowercase. */
export const countryPhrases: readonly string[] = [...regionOf.keys()];

/** All of them with their countries. */
export const countriesByName: ReadonlyMap<string, string> = regionOf;

/** The country an adjective or name stands for: `kazakh` -> KZ. */
export function regionOfWords(words: string): string | undefined {
  return regionOf.get(words);
}

/** Names of countries without the spaces between their words: `hongkong`. */
const joinedNames = new Map<string, string>();
for (const [name, region] of regionOf)
  if (/[ -]/.test(name)) joinedNames.set(name.replace(/[^\p{L}]/gu, ''), region);

const capitalised = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
const isWord = (word: string): boolean => /^\p{Lu}\p{Ll}{2,}$/u.test(word) && word !== 'United';

/** Names and adjectives of countries in two words, as printed, and `U.S.`: none of words that stand in many names. */
export const namesOfTwoWords: readonly (readonly [first: string, second: string, region: string])[] = [
  ...[...regionOf].flatMap(([name, region]) => {
    const words = name.split(' ').map(capitalised);
    return words.length === 2 && words.every(isWord) ? [[words[0]!, words[1]!, region] as const] : [];
  }),
  ...written.flatMap(({ name, country, standing }) =>
    standing === 'initials' ? [[name[0]!, name[2]!, country] as const] : [],
  ),
];

/** The country of a name whose words are written as one, in lowercase. */
export function countryOfJoined(word: string): string | undefined {
  return joinedNames.get(word);
}
