import { type PlaceLevel, placeKinds } from './place-kinds.ts';

/**
 * Words that say what a place is, after or before its name: "Gomel region", "Changsha city", "Mary velayat", "Republic of
 * Karelia". A name without them and one with them is looked up as the same place of that kind.
 */
export const headWords: ReadonlyMap<string, PlaceLevel> = new Map(
  placeKinds.flatMap(({ word, match }) => (match === undefined ? [] : [[word, match] as const])),
);

/** The head word in the singular ("Regions" is region), or undefined. */
export function headWord(word: string): { head: string; plural: boolean } | undefined {
  const lower = word.toLowerCase();
  if (headWords.has(lower)) return { head: lower, plural: false };
  for (const [ending, replacement] of [
    ['ies', 'y'],
    ['s', ''],
  ] as const) {
    if (!lower.endsWith(ending)) continue;
    const head = lower.slice(0, -ending.length) + replacement;
    if (headWords.has(head)) return { head, plural: true };
  }
  return undefined;
}
