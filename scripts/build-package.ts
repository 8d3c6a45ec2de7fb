import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';
import { bundle } from './bundle.ts';

/**
 * Makes `dist` as the package ships it: the bundle, and the declarations. The compiler leaves the ending `.ts` in these: here they
 * become `.js`, and none may be left.
 */
const dist = path.join(packageRoot, 'dist');
const declarations = () =>
  globSync('**/*.d.ts', { cwd: dist }).filter((file) => !file.startsWith(`web${path.sep}`));
// What has no source any more would be shipped.
for (const file of declarations()) rmSync(path.join(dist, file));

await bundle();
const { status } = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: packageRoot, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const specifier = /(\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])(\.{1,2}\/[^'"\n]+)\.tsx?\2/g;
let left = 0;
for (const name of declarations()) {
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
