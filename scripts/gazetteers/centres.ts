import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/data.ts';
import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';

/**
 * Geographic centres of large countries, of the first-level units of the United States, Canada and Australia, and of continents,
 * to a tenth of a degree, from general knowledge: for these the centre of the population lies far from the middle of the area.
 */
const centres = new Map(
  readFileSync(path.join(packageRoot, 'gazetteers', 'tables', 'centres.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id, latitude, longitude] = line.split(',') as [string, string, string];
      return [id, { latitude: Number(latitude), longitude: Number(longitude) }] as const;
    }),
);

/** Entries with the coordinates of the table of centres where it has them. */
export function withCentres(entries: readonly GazetteerEntry[]): GazetteerEntry[] {
  return entries.map((entry) => ({ ...entry, ...centres.get(entry.id) }));
}
