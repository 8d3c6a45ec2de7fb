import { readDataTable } from '../../../../gazetteer/data-table.ts';

const byRole = Map.groupBy(
  readDataTable<'word' | 'role'>('languages/en/amount-words.csv'),
  ({ role }) => role,
);

/** The words that play a part in amounts (`data/languages/en/amount-words.csv`), in lowercase. */
export function wordsOf(role: string): ReadonlySet<string> {
  return new Set(byRole.get(role)?.map(({ word }) => word));
}

/** An expression that finds a word of that part anywhere in a text; a star in the list stands for any ending: `weigh*`. */
export function patternOf(role: string): RegExp {
  const words = byRole.get(role)!.map(({ word }) => (word.endsWith('*') ? `${word.slice(0, -1)}\\w*` : word));
  return new RegExp(`\\b(?:${words.join('|')})\\b`, 'i');
}
