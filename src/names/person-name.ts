import { anyOf, readDataTable } from '../gazetteer/data-table.ts';
import { sureLongInitials } from './long-initials.ts';
import { foldName } from './surface.ts';
import { givenKey, spellingKey } from './transliteration.ts';

/** A personal name taken apart. Keys are folded and spelling-independent. */
export interface PersonName {
  /** Key of the family name; of the only word, where there is one word. */
  readonly family: string;
  /** Given names and patronymics in order, initials or full. */
  readonly given: readonly GivenName[];
  /** Key of all words whatever their order, for names without initials. */
  readonly words: string;
}

/** One given name: `full` is its key, absent for an initial; `initials` are the folded beginnings it can be shortened to. */
export interface GivenName {
  readonly full?: string;
  readonly initials: readonly string[];
}

/** Parts of names by what they are: `data/languages/en/names/person-parts.csv`. */
const rows = readDataTable<'list' | 'word' | 'means'>('languages/en/names/person-parts.csv');
const wordsOf = (list: string): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.list === list).map(({ word }) => word));

const initial = new RegExp(`^(?:\\p{Lu}|${anyOf(sureLongInitials)})\\.?$`, 'u');
const patronymic = new RegExp(`${anyOf(wordsOf('patronymic-ending'))}$`);
/** What makes a father's name before it of somebody: `Heydar oglu`, `Asan kyzy`. */
export const turkicPatronymic = wordsOf('turkic-patronymic');
const particle = new RegExp(`^${anyOf(wordsOf('particle'))}$`, 'i');
const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const chineseFamilies = wordsOf('chinese-family');

/** Takes a personal name apart: `Zalessky, B.L.`, `B.L. Zalessky`, `Donald J. Trump`, `Ivanov Ivan Ivanovich`, `Xi Jinping`, `Gusev`. */
export function parsePersonName(surface: string): PersonName {
  const comma = surface.indexOf(',');
  if (comma > 0) {
    const left = split(surface.slice(0, comma));
    const right = split(surface.slice(comma + 1)).filter((w) => !suffix.test(w));
    if (left.length > 0 && right.length > 0) return build(left, right);
  }
  const words = split(surface.replaceAll(',', ' ')).filter((w, i) => i === 0 || !suffix.test(w));
  if (words.length <= 1) return build(words, []);
  const firstFull = words.findIndex((w) => !initial.test(w));
  if (firstFull < 0) return build([words.at(-1)!], words.slice(0, -1));
  const lastFull = words.findLastIndex((w) => !initial.test(w));
  // `Zalessky B.L.`: initials follow
  if (lastFull < words.length - 1)
    return build(words.slice(firstFull, lastFull + 1), [
      ...words.slice(0, firstFull),
      ...words.slice(lastFull + 1),
    ]);
  const folded = words.map(foldName);
  if (firstFull === 0 && words.length === 3 && patronymic.test(folded[2]!) && !patronymic.test(folded[1]!))
    return build([words[0]!], words.slice(1));
  if (firstFull === 0 && words.length === 4 && turkicPatronymic.has(folded[3]!))
    return build([words[0]!], words.slice(1));
  if (
    words.length === 2 &&
    firstFull === 0 &&
    chineseFamilies.has(folded[0]!) &&
    !/(?:ov|ev|sky|ski|ko|son|ich)$/.test(folded[1]!)
  )
    return build([words[0]!], [words[1]!]);
  let from = words.length - 1;
  while (from > 1 && particle.test(words[from - 1]!)) from--;
  return build(words.slice(from), words.slice(0, from));
}

/** Words, with initials that touch taken apart: `B.L.Zalessky` -> `B.`, `L.`, `Zalessky`. */
function split(text: string): string[] {
  return text
    .replace(/\./g, '. ')
    .split(/\s+/)
    .filter((w) => /[\p{L}\p{N}]/u.test(w));
}

function build(family: readonly string[], given: readonly string[]): PersonName {
  const familyKey = spellingKey(
    foldName(family.filter((w) => family.length === 1 || !particle.test(w)).join(' ')),
  );
  const parts = given.filter((w) => !particle.test(w)).map(givenName);
  const words = parts.every((p) => p.full !== undefined)
    ? [familyKey, ...parts.map((p) => p.full!)].sort().join(' ')
    : '';
  return { family: familyKey, given: parts, words };
}

function givenName(word: string): GivenName {
  const folded = foldName(word);
  if (initial.test(word)) return { initials: [folded, ...(initialKin.get(folded) ?? [])] };
  const key = givenKey(folded);
  const initials = new Set([folded[0]!, key[0]!, folded.slice(0, 2), key.slice(0, 2)]);
  // Yevgeny, Yelena, Yekaterina, Yegor
  if (/^(?:ev|el|ek|eg|ef)/.test(key)) initials.add('y');
  return { full: key, initials: [...initials] };
}

/** Initials that one name may have by transliteration: Evgeny and Yevgeny, Yuri and Iurii. */
const initialKin: ReadonlyMap<string, readonly string[]> = new Map(
  rows.filter(({ list }) => list === 'initial').map(({ word, means }) => [word, means.split(' ')]),
);

/** Whether two given-name lists can belong to one person; either may lack later names or have initials only. */
export function givenCompatible(a: readonly GivenName[], b: readonly GivenName[]): boolean {
  if (matchesInOrder(a, b)) return true;
  // `Recep Tayyip` and `Tayyip`: one leaves out a first name, but then a full name must agree
  return leavesOut(a, b) || leavesOut(b, a);
}

function matchesInOrder(a: readonly GivenName[], b: readonly GivenName[]): boolean {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (!sameGiven(a[i]!, b[i]!)) return false;
  return true;
}

function leavesOut(longer: readonly GivenName[], shorter: readonly GivenName[]): boolean {
  if (longer.length <= shorter.length || shorter.length === 0) return false;
  const rest = longer.slice(longer.length - shorter.length);
  return rest.every((g, i) => g.full !== undefined && g.full === shorter[i]!.full);
}

function sameGiven(a: GivenName, b: GivenName): boolean {
  if (a.full !== undefined && b.full !== undefined) return a.full === b.full;
  return a.initials.some((i) => b.initials.includes(i));
}
