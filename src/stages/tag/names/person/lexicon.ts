import { anyOf, readDataTable } from '../../../../gazetteer/data-table.ts';
import { wordList } from '../engine/word-lists.ts';

/** What the person rules know of names: general knowledge, no list of particular people. Capitalised as printed. */
/** Surnames that stand first in Chinese, Korean and Vietnamese names, as romanised. */
export const eastSurnames = wordList('person/east-surnames');

/** Given names cut short, as old prints and registers write them: `Thos`, `Wm`. Their full stop follows. */
export const cutGivenNames: ReadonlySet<string> = new Set(
  readDataTable<'word' | 'role'>('languages/en/sentence-words.csv')
    .filter(({ role }) => role === 'abbreviation-given')
    .map(({ word }) => word.charAt(0).toUpperCase() + word.slice(1)),
);

/** Lowercase or capital particles inside a name. */
export const particles = wordList('person/particles');

/** Syllables of pinyin, to tell `Xiaoming` (Xiao-ming) from an English word. */
const initial = anyOf(wordList('person/pinyin-initials'));
const final = anyOf(wordList('person/pinyin-finals'));
export const pinyinGiven = new RegExp(`^(?:${initial}${final}|${final}){1,2}$`, 'i');

/** Endings of surnames of the region, safe enough to speak for a word that nothing else explains. */
export const surnameEnding = new RegExp(`${anyOf(wordList('person/surname-endings'))}$`);
/** Endings that many place names and words share: only next to a given name or initials. */
export const weakSurnameEnding = new RegExp(
  `(?:[^aeiou]${anyOf(wordList('person/surname-endings-after-consonant'))}|${anyOf(wordList('person/weak-surname-endings'))})$`,
);

/** Given names that are ordinary words, months or places as well: a surname must follow. */
export const ambiguousGiven = wordList('person/ambiguous-given');

/** Given names in their usual Latin spellings, of the languages that these publications meet. */
export const givenNames = wordList('person/given-names');

/** Titles of those who are called by a given name alone: `Queen Margrethe`. */
export const throneTitles = wordList('person/throne-titles');
