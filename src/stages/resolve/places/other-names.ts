import type { NamedEntry } from '../../../gazetteer/entry.ts';
import type { KnownNames } from '../../../names/knowledge.ts';
import type { NameType } from '../../../record/entity-types.ts';
import type { Name } from '../mention-table.ts';
import type { Geography } from './geography.ts';
import { levelOf } from './place-candidate.ts';

/** Words of a name that are looked at; longer ones are titles of works and clauses. */
const wordLimit = 12;

/** How much a known body or landscape says of the country, next to a nationality. */
const knownWeight = 0.5;

/**
 * What the name of a body, site or natural place says of where the document's places lie, as a whole or by its words: "Praslin",
 * "Lake Victoria", "Kentucky State Police".
 */
export function countOtherName(
  { type, surface, count }: Name,
  names: KnownNames,
  geography: Geography,
): void {
  const country = countryOfKnown(type, surface, names);
  if (country !== undefined) geography.addCountry(country, count, knownWeight);
  else if (type === 'LOC' || surface.includes(' ')) countNameParts(surface, count, names, geography);
}

/** The country of what a name is known as, if it is one and nothing of another country is called so. */
function countryOfKnown(type: NameType, surface: string, names: KnownNames): string | undefined {
  let country: string | undefined;
  let isKnown = false;
  for (const { entry, kind } of names.lookup(surface)) {
    const isOwn = entry.type === type;
    if (kind === 'other' || !(isOwn || entry.type === 'GPE')) continue;
    const [code, ...others] = entry.countryCodes;
    if (code === undefined || others.length > 0 || (country !== undefined && country !== code))
      return undefined;
    country = code;
    isKnown ||= isOwn;
  }
  return isKnown ? country : undefined;
}

/**
 * What the name of a body, site or natural place says of where the document's places lie: "Kentucky State Police", "University of
 * Western Australia", "Lake Victoria". A name of one word says nothing here.
 */
function countNameParts(surface: string, mentions: number, names: KnownNames, geography: Geography): void {
  const words = surface.split(/[ \u00a0-]+/, wordLimit);
  const weight = 0.5 * (1 + Math.log2(mentions));
  for (let i = 0; i < words.length; i++)
    for (let count = Math.min(3, words.length - i); count > 0; count--) {
      if (!/^\p{Lu}\p{L}+/u.test(words[i]!)) break;
      const place = placeCalled(words.slice(i, i + count).join(' '), names);
      if (place === undefined) continue;
      if (levelOf(place) === 'country') geography.addCountry(place.countryCodes[0]!, mentions);
      else geography.addRegion(place.subdivisionCode!, weight);
      i += count - 1;
      break;
    }
}

/** The one country or first-level region that some words name; undefined where they can name several. */
function placeCalled(words: string, names: KnownNames): NamedEntry | undefined {
  let found: NamedEntry | undefined;
  for (const { entry, kind } of names.lookup(words)) {
    if (entry.type !== 'GPE' || kind === 'other' || kind === 'abbr' || kind === 'former') continue;
    const level = levelOf(entry);
    if (level === 'city' && (entry.population ?? 0) > 300_000) return undefined;
    if (level !== 'country' && (level !== 'region' || entry.subdivisionCode === undefined)) continue;
    if (entry.countryCodes.length !== 1) continue;
    if (found !== undefined && found.id !== entry.id) return undefined;
    found = entry;
  }
  return found;
}
