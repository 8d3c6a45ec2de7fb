import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { isCurrent } from '../../bin/bundle-state.js';
import { packageRoot } from '../../src/paths.ts';

/**
 * Builds the bundle where a source is newer, and the client of the reading room: commands that tests start take a third of the time from
 * the bundle, and a browser sees what stands in the tree. Both leave files alone that stay the same.
 */
export default function setup(): void {
  const run = (script: string) =>
    execFileSync(process.execPath, [path.join(packageRoot, 'scripts', script)], { stdio: 'ignore' });
  if (!isCurrent(path.join(packageRoot, 'dist'), path.join(packageRoot, 'src'))) run('bundle.ts');
  run('build-web.ts');
}
