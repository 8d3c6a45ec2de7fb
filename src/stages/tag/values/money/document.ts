import type { DocumentContext } from '../../../../contract/context.ts';
import type { DocumentProfile } from '../../../../contract/document.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import { countriesByName, countryOfJoined, namesOfTwoWords } from './country-words.ts';
import { citiesOfTwoWords, countriesOfParts, countriesOfPlaces } from './places.ts';

/** How often the words of a document speak of each country: `Belarus`, `Belarusian`, `Belarusians`. */
export interface Countries {
  readonly counts: ReadonlyMap<string, number>;
  /** The country most spoken of. */
  readonly top: string | undefined;
  /** All of them, the most spoken of first. */
  readonly ranked: readonly string[];
}

/** The countries of a document by its profile; computed once per document. */
export function countriesOf(document: DocumentContext): Countries {
  return document.memory(countriesOfDocument);
}

const countriesOfDocument: MemoryKey<DocumentContext, Countries> = {
  name: 'money.countries',
  create: (document) => countCountries(document.profile),
};

function countCountries(profile: DocumentProfile): Countries {
  const counts = new Map<string, number>();
  const add = (region: string, count: number) => counts.set(region, (counts.get(region) ?? 0) + count);
  for (const [form, count] of profile.wordCounts) {
    const first = form.charCodeAt(0);
    if (first < 65 || first > 90) continue;
    const region = countryOfForm(form.slice(0, lengthOfOwner(form)));
    if (region === undefined) continue;
    // A heading in uppercase says more: `REPUBLIC OF GHANA`.
    const isHeading = form.length > 3 && form === form.toUpperCase();
    add(region, isHeading ? 2 * count : count);
  }
  for (const [region, count] of pairsIn(profile.wordCounts)) if (!counts.has(region)) add(region, count);
  // Title and publisher say more of whose a document is than a word of its text does.
  const { title, publisher } = profile.metadata ?? {};
  for (const region of namedIn([title, publisher].flat().join(' '))) add(region, 2);
  for (const region of namedIn(profile.path)) add(region, counts.size === 0 ? 1 : 3);
  const ranked = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  return { counts, top: ranked[0], ranked };
}

/** The length of a form without its possessive: `Nepal` of `Nepal’s`. */
function lengthOfOwner(form: string): number {
  const apostrophe = form.charCodeAt(form.length - 2);
  const hasOne = (apostrophe === 0x27 || apostrophe === 0x2019) && /[sS]$/.test(form);
  return hasOne ? form.length - 2 : form.length;
}

/** Countries named by two words, with each word as printed and in uppercase. */
const pairs = [...namesOfTwoWords, ...citiesOfTwoWords].map(
  ([first, second, region]) => [formsOf(first), formsOf(second), region] as const,
);

/** `Africa's`, `Africa’s`; of an initial there is none. */
function ofOwner(form: string): readonly string[] {
  return form.length > 2 ? [`${form}'s`, `${form}’s`] : [];
}

function formsOf(word: string): readonly string[] {
  return word.length > 1 ? [word, word.toUpperCase()] : [word];
}

/** Countries named by two words, `South African`, `U.S.`: as often as the rarer of them stands in the text. */
function pairsIn(wordCounts: ReadonlyMap<string, number>): Map<string, number> {
  const found = new Map<string, number>();
  const countOf = (forms: readonly string[]) => {
    let count = 0;
    for (const form of forms) count += wordCounts.get(form) ?? 0;
    return count;
  };
  for (const [first, second, region] of pairs) {
    const most = countOf(first);
    const count = most === 0 ? 0 : Math.min(most, countOf(second) + countOf(second.flatMap(ofOwner)));
    if (count > 0) found.set(region, Math.max(found.get(region) ?? 0, count));
  }
  return found;
}

/** The countries that a title or a path names: `budgets/sri-lanka-2019.txt`, `hongkong.txt`. */
function namedIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
    const region = countryOfWord(word) ?? countryOfJoined(word);
    if (region !== undefined) found.add(region);
  }
  return found;
}

/** The country a word in lowercase stands for by itself: in one table, since all words of a document are asked. */
const countryOfWord = (word: string): string | undefined => countriesOfWords.get(word);

const countriesOfWords = new Map([
  // The last of a word counts; people and things of a country are its adjective with an `s`.
  ...[...countriesByName].map(([name, region]) => [`${name}s`, region] as const),
  ...countriesOfPlaces,
  ...countriesByName,
  ...countriesOfParts,
]);
// Most words of a document name no country, and are told from those that do by three letters and the length.
const shapes = new Uint8Array(1 << 14);
const shapeOf = (form: string): number =>
  ((form.charCodeAt(0) & 31) << 9) ^
  ((form.charCodeAt(1) & 31) << 4) ^
  ((form.charCodeAt(form.length - 1) & 31) << 6) ^
  (form.length & 15);
for (const name of countriesOfWords.keys()) shapes[shapeOf(name)] = 1;

/** The country of a word as printed. The letters of ASCII have one shape in both cases, others may have two. */
function countryOfForm(form: string): string | undefined {
  const isAscii = form.charCodeAt(1) < 128 && form.charCodeAt(form.length - 1) < 128;
  const mayBeOne = !isAscii || shapes[shapeOf(form)] === 1;
  return mayBeOne ? countryOfWord(form.toLowerCase()) : undefined;
}
