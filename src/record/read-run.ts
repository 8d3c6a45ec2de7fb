import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Run } from './run-schema.ts';

/** Name of the manifest in a folder of records. */
export const manifestFile = 'run.json';

/**
 * What the manifest of a folder of records says, its members unchecked: someone may have written in it.
 * @returns undefined where there is none that can be read
 */
export function readRun(folder: string): { readonly [Key in keyof Run]?: unknown } | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, manifestFile), 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? manifest : undefined;
  } catch {
    return undefined;
  }
}
