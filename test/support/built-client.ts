import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { packageRoot } from '../../src/paths.ts';

/** Builds the client of the reading room anew where its source is newer: tests in a browser see what stands in the tree. */
export default function setup(): void {
  const built = path.join(packageRoot, 'dist', 'web', 'main.js');
  const time = existsSync(built) ? statSync(built).mtimeMs : 0;
  const sources = globSync('src/**/*.{ts,tsx,css,html}', { cwd: packageRoot, absolute: true });
  if (sources.some((file) => statSync(file).mtimeMs > time))
    execFileSync(process.execPath, [path.join(packageRoot, 'scripts', 'build-web.ts')], { stdio: 'ignore' });
}
