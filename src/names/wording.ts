import type { KnownNames } from './knowledge.ts';
import { foldName } from './surface.ts';
import {
  abbreviations,
  genericWords,
  leftOut,
  legalForms,
  legalPhrase,
  optional,
  ordinals,
  prepositions,
  romans,
  same,
  stemmed,
  stemOf,
} from './wording-words.ts';

export { genericWords } from './wording-words.ts';

/** A name of a body, law or event as its words count for comparing. */
export interface Wording {
  /** Words that count, in order, each once: `ministry`, `economy`, `cc:BY`. */
  readonly words: readonly string[];
  /** The words sorted: equal keys are one name ("CIS Council of Heads", "Council of Heads of the CIS"). */
  readonly key: string;
  /** Words in order up to the first preposition: the kind of thing ("Working Group" of "Working Group on Trade"). */
  readonly heads: readonly string[];
  /** How many words stand before each preposition: where a name may be cut short. */
  readonly cuts: readonly number[];
  /** First letters of its capitalised words, and of all words: what its acronym may be. */
  readonly initials: readonly string[];
  /** Letters of all words run together, for misspellings and names parted differently. */
  readonly letters: string;
}

/** Whether a word of a {@link Wording} may be left out of a name without making it another. */
export function isOptional(word: string): boolean {
  return word.startsWith('cc:') || word.startsWith('#') || /^\d+$/.test(word) || optional.has(word);
}

/** Whether a word tells one body from another by itself: a country, a place, a coined name. */
export function isDistinctive(word: string): boolean {
  return !isOptional(word) && !genericWords.has(word) && word.length > 2;
}

function normalWord(folded: string): string {
  const known = same.get(folded);
  if (known !== undefined) return known;
  if (genericWords.has(folded)) return folded;
  const stem = stemOf(folded);
  return stem === undefined ? folded : (stemmed.get(stem) ?? stem);
}

/** What an acronym inside a name stands for in this document or in the gazetteers; undefined where nothing is known. */
export type Expand = (acronym: string) => string | undefined;

/**
 * Takes a name apart. Countries become their code whatever their form ("Kyrgyz", "Kyrgyzstan", "of the Kyrgyz Republic"),
 * acronyms what they stand for, ordinals numbers; legal forms, quotation marks and small words are left out.
 */
export function wordingOf(surface: string, names: KnownNames, expand: Expand, depth = 0): Wording {
  const printed = surface.split(/[\s\-–—/"“”„«»()]+/).filter((w) => w !== '');
  const words: string[] = [];
  const cuts: number[] = [];
  const put = (word: string) => {
    if (!words.includes(word)) words.push(word);
  };
  for (let i = 0; i < printed.length; ) {
    const raw = printed[i]!.replace(/[,.;:]+$/, '');
    if (/^\p{Lu}/u.test(raw)) {
      const [country, length] = countryAt(printed, i, names);
      if (country !== undefined && length < printed.length) {
        put(`cc:${country}`);
        i += length;
        continue;
      }
      const roman = romans.get(raw.replace(/(?:th|st|nd|rd)$/, ''));
      if (roman !== undefined && printed.length > 1) {
        put(`#${roman}`);
        i++;
        continue;
      }
      const meaning = depth === 0 && printed.length > 1 && /^[A-Z]{2,8}$/.test(raw) ? expand(raw) : undefined;
      if (meaning !== undefined) {
        for (const word of wordingOf(meaning, names, expand, 1).words) put(word);
        i++;
        continue;
      }
    }
    for (const part of foldName(raw).split(' ')) {
      if (part === '') continue;
      if (!leftOut.has(part))
        for (const word of normalWords(part, raw, printed.length === 1, names)) put(word);
      else if (prepositions.has(part) && words.length > 0 && cuts.at(-1) !== words.length)
        cuts.push(words.length);
    }
    i++;
  }
  if (words.includes('foreign') && words.includes('ministry') && !words.includes('affair'))
    words.push('affair');
  const stripped = words.length > 2 ? withoutPhrase(words, foldName(surface)) : words;
  return {
    words: stripped,
    key: [...stripped].sort().join(' '),
    heads: stripped === words ? words.slice(0, cuts[0] ?? words.length) : stripped,
    cuts: stripped === words ? cuts : [],
    initials: initialsOf(printed),
    letters: foldName(surface)
      .split(' ')
      .filter((w) => !legalForms.has(w))
      .join(''),
  };
}

/**
 * What a folded word counts as: a number, what it abbreviates, a country's code, its stem; a legal form nothing.
 *
 * @param raw the printed word that it is of
 * @param alone whether that is all of the name
 */
function normalWords(part: string, raw: string, alone: boolean, names: KnownNames): readonly string[] {
  const number =
    ordinals.get(part) ?? (/^\d+(?:st|nd|rd|th)$/.test(part) ? Number.parseInt(part, 10) : undefined);
  if (number !== undefined) return [`#${number}`];
  const meaning = abbreviations.get(part);
  if (meaning !== undefined) return meaning;
  if (legalForms.has(part) && !alone) return [];
  const country =
    part.length > 4 && raw === part ? names.country(part[0]!.toUpperCase() + part.slice(1)) : undefined;
  return [country === undefined ? normalWord(part) : `cc:${country.countryCodes[0]}`];
}

function withoutPhrase(words: readonly string[], folded: string): readonly string[] {
  const rest = folded.replace(legalPhrase, ' ');
  if (rest === folded) return words;
  const left = new Set(rest.split(' ').map(normalWord));
  const kept = words.filter((w) => left.has(w) || w.startsWith('cc:') || w.startsWith('#'));
  return kept.length > 0 ? kept : words;
}

/** Longest run of words from `i` that is a country or its adjective: its code and how many words. */
function countryAt(printed: readonly string[], i: number, names: KnownNames): [string | undefined, number] {
  for (let length = Math.min(4, printed.length - i); length > 0; length--) {
    const text = printed
      .slice(i, i + length)
      .join(' ')
      .replace(/[,.;:]+$/, '');
    const country = names.country(text)?.countryCodes[0];
    if (country !== undefined) return [country, length];
    const next = /^(?:Republic|Kingdom) of(?: the)? (.+)$/.exec(text);
    const inner = next === null ? undefined : names.country(next[1]!)?.countryCodes[0];
    if (inner !== undefined) return [inner, length];
  }
  return [undefined, 0];
}

/** `Eurasian Economic Union` -> `EEU`; `Ministry of Foreign Affairs` -> `MFA` and `MOFA`. */
function initialsOf(printed: readonly string[]): string[] {
  if (printed.length < 2) return [];
  let capitals = '';
  let all = '';
  let content = '';
  for (const word of printed) {
    const folded = foldName(word);
    if (folded === '' || legalForms.has(folded)) continue;
    const letter = folded[0]!.toUpperCase();
    all += letter;
    if (/^\p{Lu}/u.test(word)) capitals += letter;
    if (!leftOut.has(folded)) content += letter;
  }
  return [...new Set([capitals, all, content])].filter((s) => s.length >= 2 && s.length <= 10);
}
