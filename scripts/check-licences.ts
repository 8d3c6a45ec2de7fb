/**
 * Licences of all packages of the lock file: what users install must be free of copyleft; tools that are only run here may be under the
 * Mozilla licence, since nothing of theirs is handed on.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
}

const permissive = new Set([
  'MIT',
  'ISC',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'MIT OR Apache-2.0',
  '(MIT OR CC0-1.0)',
  '(MIT AND Zlib)',
  'Python-2.0',
  'Zlib',
]);
/** Tools, and open data that the shipped gazetteers are compiled from (NOTICE). */
const onlyHere = new Set(['MPL-2.0', 'CC-BY-4.0', 'Unicode-3.0', 'ODbL-1.0']);

const { packages } = JSON.parse(readFileSync(path.join(packageRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Older packages say their licence as a list. */
function licenceOf(place: string, { license }: Locked): string {
  if (license !== undefined) return license;
  try {
    const own = JSON.parse(readFileSync(path.join(packageRoot, place, 'package.json'), 'utf8')) as {
      license?: string | { type: string };
      licenses?: { type: string }[];
    };
    const said = own.license ?? own.licenses?.[0] ?? '';
    return typeof said === 'string' ? said : said.type;
  } catch {
    return '';
  }
}

const wrong = Object.entries(packages).flatMap(([place, locked]) => {
  if (place === '') return [];
  const licence = licenceOf(place, locked);
  const fits = permissive.has(licence) || (locked.dev === true && onlyHere.has(licence));
  return fits ? [] : [`${place.replace(/^node_modules\//, '')}: ${licence === '' ? 'no licence' : licence}`];
});
for (const line of wrong) console.error(line);
if (wrong.length > 0) {
  console.error(`${wrong.length} packages are under licences that scripts/check-licences.ts does not allow`);
  process.exitCode = 1;
}
