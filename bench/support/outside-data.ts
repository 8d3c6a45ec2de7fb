import { existsSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../../src/paths.ts';

/** Path of outside data that a benchmark cannot do without; where it is missing, the process ends with a line and exit code 2. */
export function outsideData(...parts: readonly string[]): string {
  const place = path.join(dataFolder, ...parts);
  if (!existsSync(place)) {
    console.error(`${place} is missing: ONOMAST_DATA names the folder of outside data (CONTRIBUTING.md)`);
    process.exit(2);
  }
  return place;
}
