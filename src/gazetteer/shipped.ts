import { readdirSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../paths.ts';

/** Folder of the shipped gazetteers. */
export const shippedFolder = path.join(packageRoot, 'data', 'gazetteers');

/** Shipped for look-ups alone: nothing in it is a name of something in text. */
const forLookup: ReadonlySet<string> = new Set(['currencies.gaz']);

/**
 * Shipped gazetteers that say what a name means and never that something is one: small places, whose names are often ordinary
 * words ("Home", "Central"), airports, points and abbreviations of regions.
 */
export const neverMatched: ReadonlySet<string> = new Set([
  'airports',
  'geonames-small',
  'regions',
  'points',
  'united-states',
  'world-cities',
  'localities',
]);

/** Names of the shipped gazetteers that pipelines read, `lists.gaz`, in order. */
export function shippedNames(folder = shippedFolder): string[] {
  return allNames(folder).filter((name) => !forLookup.has(name));
}

/** Paths of the shipped gazetteers that pipelines read. */
export function shippedFiles(folder = shippedFolder): string[] {
  return shippedNames(folder).map((name) => path.join(folder, name));
}

/** Paths of all shipped gazetteers, those for look-ups alone last. */
export function allShippedFiles(folder = shippedFolder): string[] {
  const lookups = allNames(folder).filter((name) => forLookup.has(name));
  return [...shippedNames(folder), ...lookups].map((name) => path.join(folder, name));
}

/** Path of the shipped gazetteer of a name, `currencies`. */
export function shippedFile(name: string, folder = shippedFolder): string | undefined {
  return allNames(folder).includes(`${name}.gaz`) ? path.join(folder, `${name}.gaz`) : undefined;
}

function allNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gaz'))
    .sort();
}
