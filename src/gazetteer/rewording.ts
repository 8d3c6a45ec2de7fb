import { foldWords } from './fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import { formsAfterNames } from './legal-forms.ts';

/** Marks that a name may have between its words, and that another writer leaves out. */
const marks = [',', ';', ':', '(', ')'];

const isMark = (word: string) => !/[a-z0-9]/.test(word);

/** Legal forms after a name as folded words, `["pty", "ltd"]`; folded when the first unknown name is looked up. */
let foldedForms: readonly (readonly string[])[] | undefined;

function formsAfter(): readonly (readonly string[])[] {
  foldedForms ??= formsAfterNames
    .map((form) => foldWords(form).words.filter((word) => !isMark(word)))
    .filter((words) => words.length > 0)
    .sort((a, b) => b.length - a.length);
  return foldedForms;
}

/** `Müller` is also written `Mueller`, and folds to `muller`; both ways. */
function spellings(name: string): string[] {
  const open = name.replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize('NFD')[0]!}e`);
  const close = name.replace(/([aou])e/gi, '$1');
  return [...new Set([name, open, close])];
}

/**
 * Keys of a gazetteer that say a name with other marks, another legal form or none, or German vowels written out:
 *
 *     Smith Jones and Co     Smith, Jones & Co. Inc.
 *     Acme Ltd               Acme
 *     Mueller Werke          Müller Werke
 *
 * @returns the name's folded words in each of these ways, for {@link rewordedKeys}
 */
export function rewordings(name: string): (readonly string[])[] {
  return spellings(name).flatMap((spelling) => {
    const words = foldWords(spelling).words.filter((word) => !isMark(word));
    const shorter = withoutForms(words);
    return shorter === words ? [words] : [words, shorter];
  });
}

/** Keys of a gazetteer that say a name in other words: nodes of its trie. */
export function rewordedKeys(gazetteer: Gazetteer, wordings: readonly (readonly string[])[]): Set<number> {
  const keys = new Set<number>();
  for (const words of wordings) findKeys(gazetteer, words, keys);
  return keys;
}

function withoutForms(words: readonly string[]): readonly string[] {
  const form = formsAfter().find(
    (form) => form.length < words.length && form.every((word, i) => word === words.at(i - form.length)),
  );
  return form === undefined ? words : withoutForms(words.slice(0, -form.length));
}

function findKeys(gazetteer: Gazetteer, words: readonly string[], keys: Set<number>): void {
  if (words.length === 0) return;
  let nodes = [gazetteer.names.root(gazetteer.names.word(words[0]!))].filter((node) => node >= 0);
  const step = (from: readonly number[], word: string) =>
    from.map((node) => gazetteer.names.child(node, gazetteer.names.word(word))).filter((node) => node >= 0);
  const orMark = (from: readonly number[]) => [...from, ...marks.flatMap((mark) => step(from, mark))];
  for (const word of words.slice(1)) nodes = step(orMark(nodes), word);
  const add = (ends: readonly number[]) => {
    for (const node of ends) if (gazetteer.names.isKey(node)) keys.add(node);
  };
  add(nodes);
  // A name may have two forms after it, `& Co. Inc.`
  for (let round = 0; round < 2 && nodes.length > 0; round++) {
    nodes = formsAfter().flatMap((form) => form.reduce(step, orMark(nodes)));
    add(nodes);
  }
}
