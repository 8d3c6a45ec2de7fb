import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { packageRoot } from '../src/paths.ts';

/** Builds the client of the reading room into dist/web: one entry, pieces that are fetched when a page needs them, no outside address. */
const source = path.join(packageRoot, 'src', 'app', 'web', 'client');
const target = path.join(packageRoot, 'dist', 'web');

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await build({
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
copyFileSync(path.join(source, 'index.html'), path.join(target, 'index.html'));
const world = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
writeFileSync(path.join(target, 'world.json'), readFileSync(world));

let total = 0;
for (const name of readdirSync(target).sort()) {
  const size = gzipSync(readFileSync(path.join(target, name))).length;
  total += size;
  if (process.argv.includes('--sizes')) console.log(`${name.padEnd(24)} ${size} bytes gzipped`);
}
console.log(`client: ${Math.round(total / 100) / 10} kB gzipped in dist/web`);
