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

/**
 * A place's name without its head word, and what the head word says it is: "Gomel region" is Gomel, a region; "City of
 * Zhodino" is Zhodino, a city. Undefined where there is none.
 */
export function withoutHead(
  name: string,
): { name: string; class: 'region' | 'district' | 'city' } | undefined {
  const behind = /^(.+?)[\s-]+(\p{L}+)$/u.exec(name);
  if (behind !== null) {
    const head = headWord(behind[2]!);
    if (head !== undefined) return { name: behind[1]!, class: headWords.get(head.head)! };
  }
  const before = /^(?:the\s+)?(\p{L}+)\s+of\s+(?:the\s+)?(.+)$/iu.exec(name);
  if (before !== null) {
    const head = headWord(before[1]!);
    if (head !== undefined && !head.plural) return { name: before[2]!, class: headWords.get(head.head)! };
  }
  return undefined;
}
