import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';

/**
 * Compiles `src` into `dist`, as the package ships it. The compiler leaves the ending `.ts` in declarations, and in imports within
 * functions that it rewrites for `using`: here they become `.js`, and none may be left.
 */
const dist = path.join(packageRoot, 'dist');
const compiled = () =>
  globSync('**/*.{js,d.ts}', { cwd: dist }).filter((file) => !file.startsWith(`web${path.sep}`));
// What has no source any more would be shipped.
for (const file of compiled()) rmSync(path.join(dist, file));

const { status } = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: packageRoot, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const specifier = /(\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])(\.{1,2}\/[^'"\n]+)\.tsx?\2/g;
let left = 0;
for (const name of compiled()) {
  const file = path.join(dist, name);
  const text = readFileSync(file, 'utf8');
  const rewritten = text.replace(specifier, '$1$2$3.js$2');
  if (rewritten !== text) writeFileSync(file, rewritten);
  for (const [found] of rewritten.matchAll(/(?:from|import)\s*\(?\s*['"]\.[^'"\n]*\.tsx?['"]/g)) {
    process.stderr.write(`${name}: ${found}\n`);
    left++;
  }
}
if (left > 0) process.exit(1);
