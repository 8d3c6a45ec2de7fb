import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { wordList } from '../engine/word-lists.ts';

/** What the person rules know of names: general knowledge, no list of particular people. Capitalised as printed. */
/** Surnames that stand first in Chinese, Korean and Vietnamese names, as romanised. */
export const eastSurnames = wordList('person/east-surnames');

/** Letters that write one Cyrillic letter at the head of an initial: `Yu. Berezin`, `Zh. Omarova`. */
export const longInitials = wordList('person/long-initials');

/** Given names cut short, as old prints and registers write them: `Thos`, `Wm`. Their full stop follows. */
export const cutGivenNames: ReadonlySet<string> = new Set(
  readDataTable<'word' | 'role'>('languages/en/sentence-words.csv')
    .filter(({ role }) => role === 'abbreviation-given')
    .map(({ word }) => word.charAt(0).toUpperCase() + word.slice(1)),
);

/** Lowercase or capital particles inside a name. */
export const particles = wordList('person/particles');

/** Syllables of pinyin, to tell `Xiaoming` (Xiao-ming) from an English word. */
const initial = `(?:${[...wordList('person/pinyin-initials')].join('|')})`;
const final = `(?:${[...wordList('person/pinyin-finals')].join('|')})`;
export const pinyinGiven = new RegExp(`^(?:${initial}${final}|${final}){1,2}$`, 'i');

/** Endings of surnames of the region, safe enough to speak for a word that nothing else explains. */
export const surnameEnding = new RegExp(`(?:${[...wordList('person/surname-endings')].join('|')})$`);
/** Endings that many place names and words share: only next to a given name or initials. */
export const weakSurnameEnding = new RegExp(
  `(?:[^aeiou](?:${[...wordList('person/surname-endings-after-consonant')].join('|')})|${[...wordList('person/weak-surname-endings')].join('|')})$`,
);

/** Given names that are ordinary words, months or places as well: a surname must follow. */
export const ambiguousGiven = wordList('person/ambiguous-given');

/** Given names in their usual Latin spellings, of the languages that these publications meet. */
export const givenNames = wordList('person/given-names');

/** Titles of those who are called by a given name alone: `Queen Margrethe`. */
export const throneTitles = wordList('person/throne-titles');
