import { readDataTable } from '../../../../gazetteer/data-table.ts';

const lists = new Map<string, Set<string>>();
for (const { list, word } of readDataTable<'list' | 'word'>('languages/en/name-rule-words.csv')) {
  const words = lists.get(list);
  if (words === undefined) lists.set(list, new Set([word]));
  else words.add(word);
}

/** The words of a list that the name rules share: `data/languages/en/name-rule-words.csv`. */
export function wordList(list: string): ReadonlySet<string> {
  const words = lists.get(list);
  if (words === undefined) throw new Error(`no list of words ${list}`);
  return words;
}
