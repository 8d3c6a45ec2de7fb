import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Runs benchmarks, each in a process of its own: `npm run bench` all of them, `npm run bench -- speed memory` some.
 * What follows `--` behind the names goes to each: `npm run bench -- memory -- --large`.
 */
const folder = import.meta.dirname;
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => path.basename(file, '.ts'))
  .sort();
const args = process.argv.slice(2);
const cut = args.indexOf('--');
const names = cut === -1 ? args : args.slice(0, cut);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}
for (const name of names.length > 0 ? names : known) {
  console.log(`\n# ${name}\n`);
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', path.join(folder, `${name}.ts`), ...(cut === -1 ? [] : args.slice(cut + 1))],
    {
      stdio: 'inherit',
    },
  );
  if (status !== 0) process.exitCode = 1;
}
