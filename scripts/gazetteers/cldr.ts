import { createRequire } from 'node:module';
import { iso31661 } from 'iso-3166/1.js';
import { iso31662 } from 'iso-3166/2.js';
import type { Alias, GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import { core, likeness } from './division-names.ts';

const require = createRequire(import.meta.url);

/** English names of territories by code, with `-alt-short` and other variants under their own keys. */
const territories = (
  require('cldr-localenames-full/main/en/territories.json') as {
    main: { en: { localeDisplayNames: { territories: Record<string, string> } } };
  }
).main.en.localeDisplayNames.territories;

const subdivisionNames = (
  require('cldr-subdivisions-full/subdivisions/en/en.json') as {
    subdivisions: { localeDisplayNames: { subdivisions: Record<string, string> } };
  }
).subdivisions.localeDisplayNames.subdivisions;

/** ISO 3166-1 codes that are given out, and Kosovo's user-assigned one. */
export const countryCodes: readonly string[] = [...iso31661.map((country) => country.alpha2), 'XK'].sort();

/** The name of a country in CLDR, without its alternatives in brackets. */
export function countryName(code: string): string {
  const name = territories[code] ?? code;
  return name.replace(/ \(.*\)$/, '').replace(/ SAR China$/, '');
}

/** A country by its name in CLDR, with what else is known of it. */
export function countryEntry(code: string, rest: Partial<GazetteerEntry>): GazetteerEntry {
  return {
    id: isoIri(code),
    type: 'GPE',
    class: 'country',
    name: countryName(code),
    aliases: [],
    countryCodes: [code],
    sameAs: [],
    ...rest,
  };
}

/** Name of a subdivision in CLDR, where it has one, under the code that ISO 3166 now gives it. */
export function subdivisionName(code: string): string | undefined {
  return renamed.has(code) ? renamed.get(code) : inCldr(code);
}

const inCldr = (code: string) => subdivisionNames[code.replace('-', '').toLowerCase()];

/** Subdivisions of ISO 3166-2 whose code is not a country's own. */
export const subdivisions: readonly { code: string; country: string; parent: string; name: string }[] =
  iso31662.map(({ code, parent, name }) => ({
    code,
    country: code.slice(0, 2),
    parent,
    name: name.replace(/ \[.*\]$/, ''),
  }));

/**
 * Names of CLDR whose codes ISO 3166 has since given to others, as it did with those of Iran, by the code of today; codes that keep no
 * name have `undefined`.
 */
const parents = new Map(subdivisions.map(({ code, parent }) => [code, parent]));
/** Countries of which CLDR names subdivisions that ISO 3166 has no more. */
const leftOver = new Set(
  Object.keys(subdivisionNames)
    .map((key) => `${key.slice(0, 2)}-${key.slice(2)}`.toUpperCase())
    .filter((code) => !parents.has(code))
    .map((code) => code.slice(0, 2)),
);
const renamed: ReadonlyMap<string, string | undefined> = renamedCodes();

function renamedCodes(): Map<string, string | undefined> {
  const result = new Map<string, string | undefined>();
  for (const own of Map.groupBy(subdivisions, ({ country }) => country).values()) {
    const moved = own.flatMap(({ code, name, parent }) => {
      const known = inCldr(code);
      if (known === undefined || isAlike(core(known), core(name))) return [];
      const others = own.filter((other) => other.code !== code && other.parent === parent);
      const now = others.find((other) => likeness(core(known), core(other.name)) >= 0.65);
      return [{ code, known, now }];
    });
    // names in another language are unlike as well; where codes were given anew some old ones are left over
    const first = moved.filter(({ code }) => parents.get(code) === code.slice(0, 2));
    const isRenumbered =
      moved.some(({ now }) => now !== undefined) &&
      2 * first.length > own.filter(({ country, parent }) => parent === country).length &&
      leftOver.has(own[0]!.country);
    if (!isRenumbered) continue;
    for (const { code, known, now } of moved) {
      if (!result.has(code)) result.set(code, undefined);
      if (now !== undefined) result.set(now.code, known);
    }
  }
  return result;
}

function isAlike(a: string, b: string): boolean {
  return likeness(a, b) >= 0.5 || (a.length > 3 && a.slice(0, 4) === b.slice(0, 4));
}

/** World regions of CLDR (UN M49) that are names of places. */
const regionCodes = Object.keys(territories).filter((code) => /^\d{3}$/.test(code) && code !== '001');

/** Countries, world regions and subdivisions by their English names in CLDR. */
export function cldrEntries(): GazetteerEntry[] {
  const entries: GazetteerEntry[] = [];
  for (const code of countryCodes) {
    const name = territories[code];
    if (name === undefined) continue;
    const aliases: Alias[] = [];
    const bracket = /^(.*) \((.*)\)$/.exec(name);
    if (bracket !== null) aliases.push({ name: bracket[2]!, kind: 'alias' });
    if (name.includes('&')) aliases.push({ name: name.replace('&', 'and'), kind: 'alias' });
    for (const alt of ['short', 'variant', 'chagos']) {
      const other = territories[`${code}-alt-${alt}`];
      if (other === undefined) continue;
      if (alt === 'short') aliases.push({ name: other, kind: other.length <= 3 ? 'abbr' : 'short' });
      else aliases.push({ name: other.replace(/ \(.*\)$/, ''), kind: 'alias' });
    }
    entries.push(
      countryEntry(code, { aliases: aliases.filter((alias) => alias.name !== countryName(code)) }),
    );
  }
  for (const code of regionCodes) {
    entries.push({
      id: `urn:onomast:m49:${code}`,
      type: 'LOC',
      class: ['002', '009', '019', '142', '150'].includes(code) ? 'continent' : 'world-region',
      name: territories[code]!,
      aliases: [],
      countryCodes: [],
      sameAs: [],
    });
  }
  for (const { code, country, parent } of subdivisions) {
    const name = subdivisionName(code);
    if (name === undefined || territories[country] === undefined) continue;
    entries.push({
      id: isoIri(code),
      type: 'GPE',
      class: parent === country ? 'region' : 'district',
      name,
      aliases: [],
      parent: isoIri(parent),
      countryCodes: [country],
      subdivisionCode: code,
      sameAs: [],
    });
  }
  return entries;
}

/** Countries and subdivisions by their names in ISO 3166. */
export function isoEntries(): GazetteerEntry[] {
  const countries = iso31661.map(({ alpha2, name, alpha3 }): GazetteerEntry => {
    // "Bolivia, Plurinational State of" reads "Plurinational State of Bolivia" in text.
    const turned = /^([^,]+), (.* of)$/.exec(name);
    return {
      id: isoIri(alpha2),
      type: 'GPE',
      class: 'country',
      name: turned === null ? name : turned[1]!,
      aliases: [
        ...(turned === null ? [] : [{ name: `${turned[2]} ${turned[1]}`, kind: 'alias' as const }]),
        { name: alpha3, kind: 'other' as const, caseSensitive: true },
      ],
      countryCodes: [alpha2],
      sameAs: [],
    };
  });
  const parts = subdivisions.map(
    ({ code, country, parent, name }): GazetteerEntry => ({
      id: isoIri(code),
      type: 'GPE',
      class: parent === country ? 'region' : 'district',
      name,
      aliases: [],
      parent: isoIri(parent),
      countryCodes: [country],
      subdivisionCode: code,
      sameAs: [],
    }),
  );
  return [...countries, ...parts];
}
