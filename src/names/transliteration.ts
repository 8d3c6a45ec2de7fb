import { readDataTable } from '../gazetteer/data-table.ts';

/**
 * A key under which the usual Latin spellings of one Slavic or Turkic name fall together:
 * Zalessky, Zalesskii, Zaleskii, Zaleski; Andreichenko, Andreychenko; Matievsky, Matiyevskiy, Matijewski; Kulyagin, Kuliagin.
 * Gender stays apart (`-sky` and `-skaya`, `-ov` and `-ova`). Expects a folded name (see `foldName`).
 */
export function spellingKey(folded: string): string {
  let s = folded;
  for (const [pattern, replacement] of rules) s = s.replace(pattern, replacement);
  return s;
}

/** In order; each line is one habit of transliteration. */
const rules: readonly (readonly [RegExp, string])[] = [
  // -sky, -skii, -skiy, -skij, -skyi, -ski; -tsky, -cki
  [/(s|c|z)k(?:yi|yy|iy|ii|ij|i|y)\b/g, '$1ki'],
  // -oy, -oi, -oj; -yi, -y, -iy, -ii at the end of adjectives
  [/(?:iy|ij|ii|yi|yj|yy)\b/g, 'i'],
  // German, French and Polish consonants
  [/sch(?=[aeiou])/g, 'sh'],
  [/shch|sch|szcz/g, 'sh'],
  [/tch|cz/g, 'ch'],
  [/sz/g, 'sh'],
  [/ks/g, 'x'],
  [/w/g, 'v'],
  [/off\b/g, 'ov'],
  [/eff\b/g, 'ev'],
  // kh, gh and h
  [/kh|gh/g, 'h'],
  [/dzh|dj/g, 'j'],
  [/zh/g, 'j'],
  [/ts|tz/g, 'c'],
  // iotated vowels: ya, ia, ja -> a; ye, ie, je -> e; yu, iu, ju -> u; yo, io, jo -> o
  [/[yij]+(?=[aeou])/g, ''],
  // a glide after a vowel: ei, ey, ej -> e
  [/([aeou])[yij]+(?![aeou])/g, '$1'],
  [/[yj]/g, 'i'],
  // doubled letters
  [/(.)\1+/g, '$1'],
];

/** First names that are one name in its usual Latin spellings: key by form. */
const givenNameKey = new Map<string, string>();
for (const { key, forms } of readDataTable<'key' | 'forms'>('languages/en/given-name-spellings.csv'))
  for (const form of [key, ...forms.split('|')]) if (form !== '') givenNameKey.set(form, key);

/** The key of a given name: known variants by table, others by {@link spellingKey}. Expects a folded name. */
export function givenKey(folded: string): string {
  return givenNameKey.get(folded) ?? spellingKey(folded);
}
