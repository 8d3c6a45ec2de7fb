import { anyOf } from '../../../gazetteer/data-table.ts';
import { placeKinds } from '../../../gazetteer/place-kinds.ts';

const plurals = placeKinds.map(({ plural }) => plural).filter((plural) => plural !== '');
const pluralEnd = new RegExp(`(?<= )${anyOf(plurals)}$`, 'i');
const singulars = new Map(placeKinds.map(({ word, plural }) => [plural, word]));

/** "Perm Regions" -> "Perm Region", "Republics of Tatarstan" -> "Republic of Tatarstan". */
export function singularOf(surface: string): string {
  const own = (plural: string) => {
    const word = singulars.get(plural.toLowerCase())!;
    return /^\p{Lu}/u.test(plural) ? word[0]!.toUpperCase() + word.slice(1) : word;
  };
  return surface
    .replace(pluralEnd, own)
    .replace(/^(\p{Lu}\p{L}+s) of /u, (all, plural: string) =>
      singulars.has(plural.toLowerCase()) ? `${own(plural)} of ` : all,
    );
}
