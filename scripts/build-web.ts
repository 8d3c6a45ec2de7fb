import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { packageRoot } from '../src/paths.ts';
import { writeChanged } from './write-changed.ts';

/** Builds the client of the reading room into dist/web: one entry, pieces that are fetched when a page needs them, no outside address. */
const source = path.join(packageRoot, 'src', 'app', 'web', 'client');
const target = path.join(packageRoot, 'dist', 'web');

const { outputFiles } = await build({
  write: false,
  entryPoints: { main: path.join(source, 'main.tsx'), style: path.join(source, 'style.css') },
  outdir: target,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  chunkNames: 'part-[hash]',
  legalComments: 'none',
  // What unpacks pages of TIFF: a third of the size, and kept.
  alias: { pako: path.join(source, 'unpack.ts') },
  // Not bundled: the server hands it out as the reader has it.
  external: ['/assets/*'],
});
const world = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
const files = new Map<string, Uint8Array>([
  ...outputFiles.map(({ path: file, contents }) => [path.basename(file), contents] as const),
  ['index.html', readFileSync(path.join(source, 'index.html'))],
  ['world.json', readFileSync(world)],
]);
// A room that starts meanwhile reads them.
writeChanged(target, files, '*');

let total = 0;
for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const size = gzipSync(content).length;
  total += size;
  if (process.argv.includes('--sizes')) console.log(`${name.padEnd(24)} ${size} bytes gzipped`);
}
console.log(`client: ${Math.round(total / 100) / 10} kB gzipped in dist/web`);
