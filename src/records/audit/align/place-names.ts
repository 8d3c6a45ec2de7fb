import anyAscii from 'any-ascii';
import { readDataTable } from '../../../gazetteer/data-table.ts';

/** Words for kinds of areas, in the spelling the annotation guideline uses. */
const table = readDataTable<'word' | 'same'>('languages/en/area-words.csv');
const areaWords = new Map(table.filter(({ same }) => same !== '').map(({ word, same }) => [word, same]));

/** Words without which the name still means the same place; "Minsk Region" and "Minsk" differ, "Gansu Province" and "Gansu" do not. */
const silentWords = new Set(table.filter(({ same }) => same === '').map(({ word }) => word));

/** A place name as it is compared: `Vitebskaya Oblast'` and `Vitebskaya region` are one. */
export function placeKey(name: string): string {
  const words = nameKey(name)
    .split(' ')
    .map((word) => areaWords.get(word) ?? word);
  const kept = words.filter((word) => !silentWords.has(word));
  return (kept.length > 0 ? kept : words).join(' ');
}

/** Whether the name says that it is an area around a town, not the town: `minsk region`. */
export function namesArea(key: string): boolean {
  return /(^| )(region|district|voivodeship|krai|county)( |$)/.test(key);
}

/** A name as it is compared: Latin letters and digits in lowercase, one space between words. */
export function nameKey(name: string): string {
  return anyAscii(name)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
