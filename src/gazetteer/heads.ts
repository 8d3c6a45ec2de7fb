/**
 * Words that say what a place is, behind or before its name: "Gomel region", "Changsha city", "Mary velayat", "Republic of
 * Karelia". A name without them and one with them is looked up as the same place of that kind.
 */
export const headWords: ReadonlyMap<string, 'region' | 'district' | 'city'> = new Map([
  ...(
    [
      'region',
      'oblast',
      'voblast',
      'province',
      'krai',
      'kray',
      'territory',
      'okrug',
      'velayat',
      'welayat',
      'vilayat',
      'viloyat',
      'governorate',
      'prefecture',
      'voivodeship',
      'voivodship',
      'canton',
      'emirate',
      'department',
      'county',
      'state',
      'republic',
    ] as const
  ).map((word) => [word, 'region'] as const),
  ...(
    [
      'district',
      'raion',
      'rayon',
      'uyezd',
      'borough',
      'township',
      'municipality',
      'commune',
      'hromada',
    ] as const
  ).map((word) => [word, 'district'] as const),
  ...(['city', 'town', 'village', 'settlement'] as const).map((word) => [word, 'city'] as const),
]);

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
