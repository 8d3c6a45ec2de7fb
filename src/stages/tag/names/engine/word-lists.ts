import { readDataTable } from '../../../../gazetteer/data-table.ts';

const headModifiers = readDataTable<'recogniser' | 'written' | 'head' | 'modifier'>(
  'languages/en/names/head-modifiers.csv',
);
const tables = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

/** The lists of one file of `data/languages/en/names`. */
function listsOf(file: string): ReadonlyMap<string, ReadonlySet<string>> {
  const known = tables.get(file);
  if (known !== undefined) return known;
  const lists = new Map<string, Set<string>>();
  for (const { list, word } of readDataTable<'list' | 'word'>(`languages/en/names/${file}.csv`))
    group(lists, list).add(word);
  tables.set(file, lists);
  return lists;
}

/** The words of a list of the name rules: `law/joining` is the list `joining` of `data/languages/en/names/law.csv`. */
export function wordList(name: string): ReadonlySet<string> {
  const [file = '', list = ''] = name.split('/');
  const words = listsOf(file).get(list);
  if (words === undefined) throw new Error(`no list of words ${name}`);
  return words;
}

/**
 * What has to stand before a head word, for those that are heads only so: `park` -> `industrial`, `theme`.
 *
 * @param written how the head is written there
 */
export function modifiersOf(
  recogniser: 'facility' | 'organisation',
  written: 'capitalised' | 'lowercase',
): ReadonlyMap<string, ReadonlySet<string>> {
  const modifiers = new Map<string, Set<string>>();
  for (const row of headModifiers)
    if (row.recogniser === recogniser && row.written === written)
      group(modifiers, row.head).add(row.modifier);
  return modifiers;
}

function group(groups: Map<string, Set<string>>, name: string): Set<string> {
  const words = groups.get(name) ?? new Set();
  groups.set(name, words);
  return words;
}
