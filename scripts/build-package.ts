import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';
import { bundle } from './bundle.ts';
import { writeChanged } from './write-changed.ts';

/**
 * Makes `dist` as the package ships it: the bundle, and the declarations. The compiler leaves the ending `.ts` in these: here they
 * become `.js`, and none may be left.
 */
const made = mkdtempSync(path.join(tmpdir(), 'onomast-declarations-'));
process.on('exit', () => rmSync(made, { recursive: true, force: true }));

await bundle();
// What is wrong in types `npm run check` tells.
const compile = ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', made];
const { status } = spawnSync('tsc', compile, { cwd: packageRoot, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const specifier = /(\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])(\.{1,2}\/[^'"\n]+)\.tsx?\2/g;
const files = new Map<string, string>();
for (const name of globSync('**/*.d.ts', { cwd: made })) {
  const text = readFileSync(path.join(made, name), 'utf8').replace(specifier, '$1$2$3.js$2');
  for (const [found] of text.matchAll(/(?:from|import)\s*\(?\s*['"]\.[^'"\n]*\.tsx?['"]/g)) {
    process.stderr.write(`${name}: ${found}\n`);
    process.exitCode = 1;
  }
  files.set(name, text);
}
if (process.exitCode !== 1) writeChanged(path.join(packageRoot, 'dist'), files, '**/*.d.ts');
