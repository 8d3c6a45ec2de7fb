import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { foldKey } from '../../src/gazetteer/fold.ts';
import { kilometres } from '../../src/stages/resolve/places/geo.ts';
import { readTable } from './tables.ts';

/** A region of about the same middle is the same area under its own name. */
const sameArea = 300;

/** Points of the natural places of the project's lists: entries of the same ids, to be joined with them. */
export function naturalPointEntries(listed: readonly GazetteerEntry[]): GazetteerEntry[] {
  const byId = new Map(listed.map((entry) => [entry.id, entry]));
  return readTable<'list' | 'key' | 'latitude' | 'longitude'>('natural-points.csv').flatMap((row) => {
    const entry =
      byId.get(`urn:onomast:${row.list}:${row.key}`) ?? listed.find(({ name }) => foldKey(name) === row.key);
    return entry === undefined
      ? []
      : [{ ...entry, aliases: [], latitude: Number(row.latitude), longitude: Number(row.longitude) }];
  });
}

/**
 * Rivers by their mouths, lakes, mountains, bays and areas that govern nothing, in names that texts use. One that a country or region
 * of about the same middle has is left to that.
 */
export function naturalPlaceEntries(known: readonly GazetteerEntry[]): GazetteerEntry[] {
  const areas = Map.groupBy(
    known.filter(({ type, latitude }) => type === 'GPE' && latitude !== undefined),
    ({ name }) => foldKey(name),
  );
  const listed = new Set(known.filter(({ type }) => type === 'LOC').map(({ name }) => foldKey(name)));
  return readTable<'name' | 'class' | 'country' | 'latitude' | 'longitude'>('natural-places.csv').flatMap(
    (row): GazetteerEntry[] => {
      const key = foldKey(row.name);
      const [latitude, longitude] = [Number(row.latitude), Number(row.longitude)];
      const isArea = areas
        .get(key)
        ?.some((area) => kilometres(latitude, longitude, area.latitude!, area.longitude!) < sameArea);
      if (isArea === true || listed.has(key)) return [];
      return [
        {
          id: `urn:onomast:natural-places:${row.country.toLowerCase()}-${key.replaceAll(' ', '-')}`,
          type: 'LOC',
          class: row.class,
          name: row.name,
          aliases: [],
          countryCodes: [row.country],
          latitude,
          longitude,
          prior: 0.3,
          sameAs: [],
        },
      ];
    },
  );
}
