import { withHead } from '../../names/place-name.ts';
import { isAcronym, isAllCaps } from '../../names/surface.ts';
import type { NameType } from '../../record/schema.ts';
import type { Name } from './mention-table.ts';
import type { LocalPlace } from './places/place-choice.ts';

/**
 * The name of a local entity: the fullest of its forms as the document has it. Headings in uppercase count less, a person's
 * family name after a comma goes to its place, and a quoted company name stands without its legal form.
 */
export function fullestForm(type: NameType, names: readonly Name[]): string {
  let best: Name | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const name of names) {
    const score = type === 'PERSON' ? personFullness(name.surface) : bodyFullness(name.surface);
    if (score > bestScore || (score === bestScore && name.count > best!.count)) {
      best = name;
      bestScore = score;
    }
  }
  const { surface } = best!;
  if (type === 'PERSON') return naturalOrder(surface);
  return type === 'ORG' ? withoutLegalForm(surface) : surface;
}

function personFullness(surface: string): number {
  const words = surface.split(/[\s.]+/).filter((w) => w.length > 1);
  const initials = (surface.match(/\p{Lu}\./gu) ?? []).length;
  return words.length * 10 + initials - (surface.includes(',') ? 1 : 0) - (isAllCaps(surface) ? 8 : 0);
}

function bodyFullness(surface: string): number {
  const words = surface.split(' ').length;
  return (
    Math.min(words, 24) * 10 +
    Math.min(surface.length, 99) / 100 -
    (isAllCaps(surface) && !isAcronym(surface) ? 100 : 0)
  );
}

/** `Zalessky, B.L.` -> `B.L. Zalessky`. */
function naturalOrder(surface: string): string {
  const comma = surface.indexOf(',');
  if (comma < 0) return surface;
  const given = surface.slice(comma + 1).trim();
  return given === '' ? surface : `${given} ${surface.slice(0, comma)}`;
}

/** `OJSC "Lidselmash"` -> `Lidselmash`; other names as they are. */
function withoutLegalForm(surface: string): string {
  const match = /^[\p{Lu}]{2,5}\s+["“„«]([^"“”„«»]+)["”“»]$/u.exec(surface);
  return match === null ? surface : match[1]!;
}

const levelWord = { region: 'Region', district: 'District', city: '' } as const;

/** The usual English name of a place no gazetteer has: `Gorodoksky district` -> `Gorodoksky District`. */
export function localPlaceName(place: LocalPlace): string {
  if (place.level === undefined || place.level === 'city') return place.base;
  return withHead(place.base, place.head === '' ? levelWord[place.level] : place.head);
}
