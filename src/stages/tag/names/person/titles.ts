import { readDataTable } from '../../../../gazetteer/data-table.ts';

/** Titles of one word that are no names of people or things: not `Dean`, `Sultan`, `Major`, which may be either. */
const always = new Set(
  readDataTable<'title' | 'kind' | 'followedBy' | 'alsoName'>('languages/en/titles-and-offices.csv')
    .filter(({ title, alsoName }) => !title.includes(' ') && alsoName !== 'yes')
    .map(({ title }) => title.toLowerCase().replace(/\.$/, '')),
);

/** Whether a word in front of a person's name is always a title, whatever its case; without its full stop. */
export function isAlwaysTitle(word: string): boolean {
  return always.has(word.toLowerCase());
}
