import { readDataTable } from '../gazetteer/data-table.ts';
import { legalForms as formsOf } from '../gazetteer/legal-forms.ts';
import { foldName } from './surface.ts';

/** Words by what they count for when names of bodies, laws and events are compared: `data/languages/en/names/comparison.csv`. */
const rows = readDataTable<'list' | 'word' | 'means'>('languages/en/names/comparison.csv');

const wordsOf = (list: string): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.list === list).map(({ word }) => word));

const meaningsOf = (list: string): ReadonlyMap<string, string> =>
  new Map(rows.filter((row) => row.list === list).map(({ word, means }) => [word, means]));

const numbersOf = (list: string): ReadonlyMap<string, number> =>
  new Map([...meaningsOf(list)].map(([word, means]) => [word, Number(means)]));

const folded = [...formsOf('compared')].map(foldName);
/** Legal forms of one word: no part of what a company is called. */
export const legalForms: ReadonlySet<string> = new Set(folded.filter((form) => !form.includes(' ')));
/** Those of several words: `open joint stock company`, `s r l`. */
export const legalPhrase = new RegExp(
  `\\b(?:${folded
    .filter((form) => form.includes(' '))
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`,
  'g',
);
/** Small words, which do not count. */
export const leftOut = wordsOf('left-out');
export const prepositions = wordsOf('preposition');
/** Words that mean the same in such names. */
export const same = meaningsOf('same');
export const ordinals = numbersOf('number');
export const romans = numbersOf('roman-number');
/** Words of institutions and titles that tell one body from another only together with others. */
export const genericWords = wordsOf('generic');
/** Words that may be left out of a name without making it another. */
export const optional = wordsOf('optional');
export const abbreviations: ReadonlyMap<string, readonly string[]> = new Map(
  [...meaningsOf('abbreviation')].map(([word, means]) => [word, means.split(' ')]),
);

/** Endings that do not tell two names apart: "preparing", "preparation"; "exports", "export"; "economy", "economic". */
const ending =
  /(?:isation|ization|ations?|ating|itions?|ments?|ings?|ities|ity|ives?|ical|ic|ies|al|ed|ers?|ors?|ly|es|s|y|e)$/;

/** What is left of a word without its ending; `undefined` where that is too short to be told by. */
export function stemOf(word: string): string | undefined {
  const stem = word.replace(ending, '');
  return stem.length >= 5 ? stem : undefined;
}

/** Generic words by their stem, so that "financing" and "finance" are one and stay generic; the first of a stem in the table counts. */
export const stemmed: ReadonlyMap<string, string> = new Map(
  [...genericWords].reverse().flatMap((word) => {
    const stem = stemOf(word);
    return stem === undefined ? [] : [[stem, word] as const];
  }),
);
