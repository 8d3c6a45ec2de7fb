import { readRoles } from '../../../../gazetteer/data-table.ts';

/** The words that play a part in amounts (`data/languages/en/amount-words.csv`), in lowercase. */
export const wordsOf = readRoles('languages/en/amount-words.csv', 'word');

/** An expression that finds a word of that part anywhere in a text; a star in the list stands for any ending: `weigh*`. */
export function patternOf(role: string): RegExp {
  const words = [...wordsOf(role)].map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}\\w*` : word));
  return new RegExp(`\\b(?:${words.join('|')})\\b`, 'i');
}
