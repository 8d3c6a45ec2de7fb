import anyAscii from 'any-ascii';

/** Words for kinds of areas, in the spelling the annotation guideline uses. */
const areaWords: Readonly<Record<string, string>> = {
  oblast: 'region',
  voblast: 'region',
  voblasts: 'region',
  voblasc: 'region',
  oblysy: 'region',
  viloyati: 'region',
  viloyat: 'region',
  territory: 'krai',
  kray: 'krai',
  rayon: 'district',
  raion: 'district',
  uyezd: 'district',
  voivodship: 'voivodeship',
  wojewodztwo: 'voivodeship',
};

/** Words without which the name still means the same place; "Minsk Region" and "Minsk" differ, "Gansu Province" and "Gansu" do not. */
const silentWords = new Set([
  'province',
  'republic',
  'state',
  'city',
  'of',
  'the',
  'autonomous',
  'municipality',
]);

/** A place name as it is compared: `Vitebskaya Oblast'` and `Vitebskaya region` are one. */
export function placeKey(name: string): string {
  const words = nameKey(name)
    .split(' ')
    .map((word) => areaWords[word] ?? word);
  const kept = words.filter((word) => !silentWords.has(word));
  return (kept.length > 0 ? kept : words).join(' ');
}

/** Whether the name says that it is an area around a town, not the town: `minsk region`. */
export function namesArea(key: string): boolean {
  return /(^| )(region|district|voivodeship|krai|county)( |$)/.test(key);
}

/** A name as it is compared: Latin letters and digits in small letters, one space between words. */
export function nameKey(name: string): string {
  return anyAscii(name)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
