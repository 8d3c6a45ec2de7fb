import { readDataFile, readDataTable } from '../../../../gazetteer/data-table.ts';

const headModifiers = readDataTable<'recogniser' | 'written' | 'head' | 'modifier'>(
  'languages/en/names/head-modifiers.csv',
);
const files = new Map<string, string>();
const lists = new Map<string, ReadonlySet<string>>();

/** The rows of a list stand together in its file, so that no list of all rows is made at each start. */
function readList(file: string, list: string): ReadonlySet<string> {
  const table = files.get(file) ?? readDataFile(`languages/en/names/${file}.csv`);
  files.set(file, table);
  const lead = `\n${list},`;
  let at = table.indexOf(lead);
  if (at < 0) throw new Error(`no list of words ${file}/${list}`);
  const words = new Set<string>();
  while (table.startsWith(lead, at)) {
    const next = table.indexOf('\n', at + 1);
    const end = next < 0 ? table.length : next;
    words.add(unquoted(table.slice(at + lead.length, end)));
    at = end;
  }
  return words;
}

/** `"won, drawn"`: a word with a comma has its marks in the file. */
const unquoted = (word: string): string =>
  word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;

/** The words of a list of the name rules: `law/joining` is the list `joining` of `data/languages/en/names/law.csv`. */
export function wordList(name: string): ReadonlySet<string> {
  const known = lists.get(name);
  if (known !== undefined) return known;
  const [file = '', list = ''] = name.split('/');
  const words = readList(file, list);
  lists.set(name, words);
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
