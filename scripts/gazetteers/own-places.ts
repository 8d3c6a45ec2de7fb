import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { foldKey } from '../../src/gazetteer/fold.ts';
import { isoIri } from '../../src/gazetteer/iris.ts';
import { kilometres } from '../../src/stages/resolve/places/geo.ts';
import { readTable } from './tables.ts';

/** Kilometres within which two places of one name are one, and quarters lie in their city. */
const samePlace = 40;

type Point = Required<Pick<GazetteerEntry, 'latitude' | 'longitude'>>;

/** Tells whether the lists of others have a place of a name near a point. */
class OtherPlaces {
  readonly #byName: ReadonlyMap<string, readonly GazetteerEntry[]>;

  constructor(settlements: readonly GazetteerEntry[]) {
    this.#byName = Map.groupBy(
      settlements.filter(({ latitude }) => latitude !== undefined),
      ({ name }) => foldKey(name),
    );
  }

  named(name: string): readonly GazetteerEntry[] {
    return this.#byName.get(foldKey(name)) ?? [];
  }

  has(name: string, { latitude, longitude }: Point): boolean {
    return this.named(name).some(
      (one) => kilometres(one.latitude!, one.longitude!, latitude, longitude) < samePlace,
    );
  }
}

/** Inhabitants of a city whose quarters are told. */
const leastCity = 10_000;

/** Quarters of large cities that the other lists leave out, at the point of their city. */
export function quarterEntries(settlements: readonly GazetteerEntry[]): GazetteerEntry[] {
  const others = new OtherPlaces(settlements);
  const cities = settlements.filter(
    (one) => /^(?:city|capital)$/.test(one.class) && (one.population ?? 0) >= leastCity,
  );
  return readTable<'city' | 'country' | 'quarters'>('city-quarters.csv').flatMap(
    ({ city, country, quarters }) => {
      const key = foldKey(city);
      const [largest] = cities
        .filter(
          (one) =>
            one.countryCodes[0] === country &&
            [one.name, ...one.aliases.map(({ name }) => name)].some((name) => foldKey(name) === key),
        )
        .sort((a, b) => (b.population ?? 0) - (a.population ?? 0));
      if (largest === undefined) throw new Error(`city-quarters.csv: no city ${city} in ${country}`);
      const point = { latitude: largest.latitude!, longitude: largest.longitude! };
      return quarters
        .split('|')
        .filter((quarter) => !others.has(quarter, point))
        .map((quarter) => placeEntry('city-quarters', 'quarter', [quarter], { ...largest, ...point }));
    },
  );
}

/** Small towns that the news speaks of and the other lists leave out. */
export function townEntries(settlements: readonly GazetteerEntry[]): GazetteerEntry[] {
  const others = new OtherPlaces(settlements);
  return readTable<'name' | 'country' | 'latitude' | 'longitude'>('more-towns.csv').flatMap((row) => {
    const point = { latitude: Number(row.latitude), longitude: Number(row.longitude) };
    const names = row.name.split('|').filter((name) => !others.has(name, point));
    return names.length === 0
      ? []
      : [placeEntry('more-towns', 'settlement', names, { countryCodes: [row.country], ...point })];
  });
}

function placeEntry(
  table: string,
  what: string,
  [name, ...others]: readonly string[],
  {
    countryCodes,
    subdivisionCode,
    latitude,
    longitude,
  }: Point & Pick<GazetteerEntry, 'countryCodes' | 'subdivisionCode'>,
): GazetteerEntry {
  const area = subdivisionCode ?? countryCodes[0]!;
  return {
    id: `urn:onomast:${table}:${area}:${foldKey(name!).replaceAll(' ', '-')}`,
    type: 'GPE',
    class: what,
    name: name!,
    aliases: others.map((other) => ({ name: other, kind: 'alias' })),
    parent: isoIri(area),
    countryCodes,
    ...(subdivisionCode !== undefined && { subdivisionCode }),
    latitude,
    longitude,
    prior: 0.3,
    sameAs: [],
  };
}
