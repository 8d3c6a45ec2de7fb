import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { stateFile, stateOf } from '../bin/bundle-state.js';
import { packageRoot } from '../src/paths.ts';

/**
 * Bundles the sources into some dozen files in `dist`, flat, so that what is looked for beside a module is found there. Loading
 * three hundred files one by one, and stripping their types in the checkout, takes longer than an article does.
 */
const entryPoints: Readonly<Record<string, string>> = {
  main: 'app/cli/main.ts',
  worker: 'run/worker.ts',
  'row-spool': 'records/store/postgres/row-spool.ts',
  index: 'index.ts',
  contract: 'contract/index.ts',
  gazetteer: 'gazetteer/index.ts',
  store: 'records/store/index.ts',
  audit: 'records/audit/index.ts',
};

const sources = path.join(packageRoot, 'src');
const dist = path.join(packageRoot, 'dist');

function writeWhole(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

/**
 * Writes the bundle, and by what it is known to be of these sources: `bin/onomast.js` takes no other. A process that runs from `dist`
 * loads its files as it comes to need them: a file that stays the same is left alone, and what is not used any more goes last.
 */
export async function bundle(): Promise<void> {
  const state = stateOf(sources);
  mkdirSync(dist, { recursive: true });
  const { outputFiles } = await build({
    write: false,
    entryPoints: Object.fromEntries(
      Object.entries(entryPoints).map(([name, file]) => [name, path.join(sources, file)]),
    ),
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const { path: file, contents } of outputFiles)
    if (!existsSync(file) || !readFileSync(file).equals(contents)) writeWhole(file, contents);
  writeWhole(path.join(dist, stateFile), state);
  const written = new Set(outputFiles.map(({ path: file }) => path.basename(file)));
  for (const name of globSync('*.js', { cwd: dist })) if (!written.has(name)) rmSync(path.join(dist, name));
}

if (import.meta.main) await bundle();
