import { createRequire } from 'node:module';
import type { Alias, GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import { countryEntry, subdivisionName, subdivisions } from './cldr.ts';
import { centreOf, countryPoint, countryShapes } from './shapes.ts';
import { readTable } from './tables.ts';
import { usualPoint } from './world-countries.ts';

const require = createRequire(import.meta.url);
const byCode = new Map(subdivisions.map((one) => [one.code, one]));

function subdivisionEntry(code: string, rest: Partial<GazetteerEntry>): GazetteerEntry {
  const { country, parent, name } = byCode.get(code)!;
  return {
    id: isoIri(code),
    type: 'GPE',
    class: parent === country ? 'region' : 'district',
    name: subdivisionName(code) ?? name,
    aliases: [],
    parent: isoIri(parent),
    countryCodes: [country],
    subdivisionCode: code,
    sameAs: [],
    ...rest,
  };
}

/** Degrees that a region may reach beyond its settlements. */
const beyond = 2;

/** Representative points of subdivisions (ODbL: a file of its own); one that lies far from all settlements of its region is a mistake. */
export function subdivisionPointEntries(settlements: readonly GazetteerEntry[]): GazetteerEntry[] {
  const bySubdivision = Map.groupBy(
    settlements.filter(
      ({ type, class: what, latitude }) => type === 'GPE' && what === 'city' && latitude !== undefined,
    ),
    ({ subdivisionCode }) => subdivisionCode,
  );
  const isNear = (at: number, all: readonly number[]) =>
    at > Math.min(...all) - beyond && at < Math.max(...all) + beyond;
  return readTable<'code' | 'latitude' | 'longitude'>('subdivision-points.csv').flatMap((row) => {
    const latitude = Number(row.latitude);
    const longitude = Number(row.longitude);
    const own = bySubdivision.get(row.code) ?? [];
    const isMisplaced =
      own.length > 0 &&
      !(
        isNear(
          latitude,
          own.map((town) => town.latitude!),
        ) &&
        isNear(
          longitude,
          own.map((town) => town.longitude!),
        )
      );
    return isMisplaced ? [] : [subdivisionEntry(row.code, { latitude, longitude })];
  });
}

/** States, provinces and counties by the forms that newspapers shorten them to: `Ky.`, `Ont.`, `N.S.W.`, `Hants`. */
export function abbreviationEntries(): GazetteerEntry[] {
  return readTable<'code' | 'forms'>('region-abbreviations.csv').map(({ code, forms }) =>
    subdivisionEntry(code, {
      aliases: forms.split('|').map((name): Alias => ({ name, kind: 'abbr', caseSensitive: true })),
    }),
  );
}

/** Regions by what their people are called, and by the adjective: `Welsh`, `Texans`. */
export function regionPeopleEntries(): GazetteerEntry[] {
  return readTable<'code' | 'forms'>('region-peoples.csv').map(({ code, forms }) =>
    subdivisionEntry(code, { aliases: forms.split('|').map((name): Alias => ({ name, kind: 'adj' })) }),
  );
}

/** Countries and regions by names of the past: "Gold Coast", "Van Diemen's Land". */
export function formerRegionEntries(): GazetteerEntry[] {
  const byPlace = Map.groupBy(readTable<'name' | 'code'>('former-regions.csv'), ({ code }) => code);
  return [...byPlace].map(([code, rows]) => {
    const aliases = rows.map(({ name }): Alias => ({ name, kind: 'former' }));
    if (byCode.has(code)) return subdivisionEntry(code, { aliases });
    return countryEntry(code, { aliases });
  });
}

interface Containment {
  supplemental: { territoryContainment: Record<string, { _contains: string[] }> };
}

/** Continents and other regions of the world of UN M49, with the centre of the area of the countries that they are made of. */
export function worldRegionPoints(names: readonly GazetteerEntry[]): GazetteerEntry[] {
  const { territoryContainment } = (
    require('cldr-core/supplemental/territoryContainment.json') as Containment
  ).supplemental;
  const countriesOf = (code: string): string[] => {
    const parts = territoryContainment[code]?._contains;
    return parts === undefined ? [code] : parts.flatMap(countriesOf);
  };
  return names.flatMap((entry) => {
    const code = /^urn:onomast:m49:(\d{3})$/.exec(entry.id)?.[1];
    if (code === undefined) return [];
    const features = countriesOf(code).flatMap((country) => countryShapes.get(country) ?? []);
    return features.length === 0 ? [] : [{ ...entry, ...centreOf({ type: 'FeatureCollection', features }) }];
  });
}

/** Countries with the point that stands for them (ODbL: in part from world-countries). */
export function countryPoints(): GazetteerEntry[] {
  return [...countryShapes].map(([code, shape]) => countryEntry(code, countryPoint(shape, usualPoint(code))));
}
