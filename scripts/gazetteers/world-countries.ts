import { createRequire } from 'node:module';
import type { Alias, GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import type { Point } from './shapes.ts';

interface WorldCountry {
  name: { common: string; official: string };
  cca2: string;
  altSpellings: string[];
  capital: string[];
  latlng: [number, number];
  demonyms: { eng?: { f: string; m: string } };
}

const countries = createRequire(import.meta.url)('world-countries') as WorldCountry[];

/** The round degrees that world-countries has for a country. */
export function usualPoint(code: string): Point | undefined {
  const country = countries.find(({ cca2 }) => cca2 === code);
  return country === undefined ? undefined : { latitude: country.latlng[0], longitude: country.latlng[1] };
}

/** Countries with official names, spellings and coordinates; their peoples by demonym. ODbL: a file of its own. */
export function worldCountriesEntries(): GazetteerEntry[] {
  const entries: GazetteerEntry[] = [];
  for (const country of countries) {
    const aliases: Alias[] = [{ name: country.name.official, kind: 'alias' }];
    for (const name of country.altSpellings) {
      if (/^[A-Z]{2}$/.test(name) || !/^[\p{Script=Latin}\p{M}\s'’.,&()-]+$/u.test(name)) continue;
      aliases.push({ name, kind: /^(\p{Lu}\.?)+$/u.test(name) ? 'abbr' : 'other' });
    }
    entries.push({
      id: isoIri(country.cca2),
      type: 'GPE',
      class: 'country',
      name: country.name.common,
      aliases: aliases.filter((alias) => alias.name !== country.name.common),
      countryCodes: [country.cca2],
      latitude: country.latlng[0],
      longitude: country.latlng[1],
      sameAs: [],
    });
    const demonym = country.demonyms.eng;
    if (demonym === undefined || demonym.m === '') continue;
    const forms = [...new Set([demonym.m, demonym.f].flatMap((form) => form.split(/, | or /)))].filter(
      (form) => form !== '' && /^\p{Lu}/u.test(form),
    );
    if (forms.length === 0) continue;
    entries.push({
      id: `urn:onomast:nationalities:${country.cca2.toLowerCase()}`,
      type: 'NORP',
      class: 'nationality',
      name: forms[0]!,
      aliases: [
        ...forms.slice(1),
        ...forms.filter((form) => /[anei]$/.test(form)).map((form) => `${form}s`),
      ].map((name) => ({ name, kind: 'demonym' as const })),
      parent: isoIri(country.cca2),
      countryCodes: [country.cca2],
      sameAs: [],
    });
  }
  return entries;
}
