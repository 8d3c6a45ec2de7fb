import type { NamedEntry } from '../../../gazetteer/entry.ts';
import { type KnownNames, weightOf } from '../../../names/knowledge.ts';

/** What a NORP name means. */
export interface Group {
  /** Entry of the nationality, people or group; of the country, where only its adjective is known. */
  readonly entry: NamedEntry;
  /** ISO 3166-1 code, for nationalities only: "Belarusian", not "Chechen" or "Slavic". */
  readonly country?: string;
  /** Entry of that country. */
  readonly home?: NamedEntry;
  /** Nationalities of other countries by the same name: Congolese, Dominican. */
  readonly rivals?: readonly Group[];
}

/** Finds a NORP name, singular or plural. */
export function groupOf(surface: string, names: KnownNames): Group | undefined {
  const singular = /[^s]s$/.test(surface) ? surface.slice(0, -1) : surface;
  const group = exact(surface, names) ?? exact(singular, names) ?? derived(singular, names);
  if (group?.country === undefined) return group;
  const rivals = rivalsOf(group, singular, names).map((rival) => withHome(rival, names));
  return { ...withHome(group, names), ...(rivals.length > 0 && { rivals }) };
}

function withHome(group: Group, names: KnownNames): Group {
  const home = names.subdivision(group.country!);
  return home === undefined ? group : { ...group, home };
}

function rivalsOf({ country }: Group, surface: string, names: KnownNames): Group[] {
  const others = names
    .lookup(surface)
    .filter(
      ({ entry, kind }) =>
        kind !== 'other' &&
        entry.class === 'nationality' &&
        entry.countryCodes.length === 1 &&
        entry.countryCodes[0] !== country,
    );
  return others.map(({ entry }) => ({ entry, country: entry.countryCodes[0]! }));
}

/**
 * The nationality that a document means by a name that several countries' people have: that of the country it speaks of most, else the usual one.
 * @param shareOf share of a country in what the document's places and peoples say
 */
export function meantGroup(group: Group, shareOf: (country: string) => number): Group {
  let meant = group;
  for (const rival of group.rivals ?? [])
    if (shareOf(rival.country!) > 2 * shareOf(meant.country!)) meant = rival;
  return meant;
}

function exact(surface: string, names: KnownNames): Group | undefined {
  let best: Group | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { entry, kind } of names.lookup(surface)) {
    if (kind === 'other') continue;
    const isNational = entry.countryCodes.length === 1 && /^(?:nationality|country)$/.test(entry.class);
    let score = weightOf(entry);
    if (entry.type === 'NORP') score += isNational ? 4 : 2;
    else if (!isNational) continue;
    else if (kind === 'adj' || kind === 'demonym') score += 3;
    if (score > bestScore || (score === bestScore && entry.id < best!.entry.id)) {
      best = isNational ? { entry, country: entry.countryCodes[0]! } : { entry };
      bestScore = score;
    }
  }
  return best;
}

/** The country that a people is called after by its name of today or of the past, where no list has the people: "Malayan", "Ceylonese". */
function derived(surface: string, names: KnownNames): Group | undefined {
  for (const form of countryForms(surface))
    for (const { entry, kind } of names.lookup(form)) {
      const isCountry = entry.type === 'GPE' && entry.class === 'country';
      const isName = kind === 'name' || kind === 'alias' || kind === 'former';
      if (isCountry && isName && entry.countryCodes.length === 1)
        return { entry, country: entry.countryCodes[0]! };
    }
  return undefined;
}

/** Names that an adjective can be made from: "Rhodesian" from Rhodesia, "Hejazi" from Hejaz, "Seychelle" from Seychelles. */
function countryForms(surface: string): string[] {
  if (!/^\p{Lu}\p{Ll}{4,}$/u.test(surface)) return [];
  const forms = [`${surface}s`];
  for (const [ending, ...others] of endings)
    if (surface.endsWith(ending)) {
      const stem = surface.slice(0, -ending.length);
      for (const other of others) forms.push(stem + other);
    }
  return forms;
}

/** Endings of adjectives, and those of the countries that they stand for. */
const endings: readonly (readonly [ending: string, ...others: string[]])[] = [
  ['an', 'a', '', 'e'],
  ['ian', 'ia', 'y', ''],
  ['ese', '', 'a', 'o'],
  ['i', ''],
  ['er', ''],
];

/** The usual name of a group: "Belarusian". */
export function groupName({ entry }: Group): string | undefined {
  if (entry.type === 'NORP') return entry.name;
  return (
    entry.aliases.find((alias) => alias.kind === 'adj')?.name ??
    entry.aliases.find((alias) => alias.kind === 'demonym')?.name
  );
}

/** The singular of a people no gazetteer has, under which its forms are one: "Dagestanis" -> "dagestani". */
export function peopleKey(surface: string): string {
  return surface.replace(/(?<=[aeiouny])s$/, '').toLowerCase();
}
