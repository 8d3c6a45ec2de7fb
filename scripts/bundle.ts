import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { stateFile, stateOf } from '../bin/bundle-state.js';
import { packageRoot } from '../src/paths.ts';
import { writeChanged, writeWhole } from './write-changed.ts';

/**
 * Bundles the sources into some dozen files in `dist`, flat, so that what is looked for next to a module is found there. Loading
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

/** V8 keeps text of other characters in two bytes each. What esbuild leaves as they are stands in regular expressions. */
const inAscii = (code: string) =>
  Buffer.from(
    code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );

const common = {
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node24',
  outdir: dist,
  logLevel: 'warning',
} as const satisfies BuildOptions;
const pinoInOneFile = 'pino.cjs';

/** Writes the bundle, and by what it is known to be of these sources: `bin/onomast.js` takes no other. */
export async function bundle(): Promise<void> {
  const state = stateOf(sources);
  const { outputFiles } = await build({
    ...common,
    entryPoints: Object.fromEntries(
      Object.entries(entryPoints).map(([name, file]) => [name, path.join(sources, file)]),
    ),
    splitting: true,
    format: 'esm',
    define: { pinoInOneFile: JSON.stringify(`./${pinoInOneFile}`) },
    // Else it makes `new RegExp(…)` of every literal with \p{…}, one at each run of the line it stands in.
    supported: { 'regexp-unicode-property-escapes': true },
    packages: 'external',
    legalComments: 'none',
  });
  const pino = await build({
    ...common,
    entryPoints: { [path.parse(pinoInOneFile).name]: 'pino' },
    outExtension: { '.js': path.extname(pinoInOneFile) },
    format: 'cjs',
  });
  const files = [...outputFiles, ...pino.outputFiles].map(
    ({ path: file, text }) => [path.basename(file), inAscii(text)] as const,
  );
  writeChanged(dist, new Map(files), '*.js');
  writeWhole(path.join(dist, stateFile), state);
}

if (import.meta.main) await bundle();
