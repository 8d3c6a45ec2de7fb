import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GazetteerEntry } from '../../src/gazetteer/entry.ts';
import { packageRoot } from '../../src/paths.ts';

/**
 * Points for areas whose middle is a matter of convention, from general knowledge and complete by class: every country of more than a
 * million square kilometres (the round degrees that encyclopaedias give), the states, provinces and territories of the United States,
 * Canada and Australia, and the inhabited continents (GeoNames' points).
 */
const centres = new Map(
  readFileSync(path.join(packageRoot, 'data', 'gazetteers', 'tables', 'centres.csv'), 'utf8')
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
