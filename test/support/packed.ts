import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/paths.ts';

/**
 * Builds and packs the package and unpacks it as an installed one, with the checkout's dependencies next to it.
 * @returns the folder of the application that has it in its `node_modules`
 */
export function installPacked(folder: string): string {
  const run = (command: string, ...args: string[]) => {
    const { status, stderr, stdout } = spawnSync(command, args, { cwd: packageRoot, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}${stdout}`);
  };
  run(process.execPath, 'scripts/build-package.ts');
  run('npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  const modules = path.join(folder, 'app', 'node_modules');
  mkdirSync(modules, { recursive: true });
  run('tar', 'xzf', path.join(folder, tarball), '-C', modules);
  renameSync(path.join(modules, 'package'), path.join(modules, 'onomast'));
  for (const name of readdirSync(path.join(packageRoot, 'node_modules')))
    if (name !== 'onomast')
      symlinkSync(path.join(packageRoot, 'node_modules', name), path.join(modules, name));
  return path.join(folder, 'app');
}
