import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Runs benchmarks, each in a process of its own: `npm run bench` lists them, `npm run bench -- speed memory` runs some, `npm run
 * bench -- all` every one.
 * What follows `--` after the names goes to each: `npm run bench -- memory -- --large`.
 */
const folder = import.meta.dirname;
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => path.basename(file, '.ts'))
  .sort();
const args = process.argv.slice(2);
const cut = args.indexOf('--');
const names = cut === -1 ? args : args.slice(0, cut);
const unknown = names.filter((name) => name !== 'all' && !known.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}
if (names.length === 0) {
  const width = Math.max(...known.map((name) => name.length));
  console.log('npm run bench -- NAME… [-- OPTIONS], or all:\n');
  for (const name of known) console.log(`  ${name.padEnd(width)}  ${summaryOf(name)}`);
}
for (const name of names.includes('all') ? known : names) {
  console.log(`\n# ${name}\n`);
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', path.join(folder, `${name}.ts`), ...(cut === -1 ? [] : args.slice(cut + 1))],
    {
      stdio: 'inherit',
    },
  );
  // 2: what it needs is not there.
  if (status !== 0) process.exitCode = Math.max(Number(process.exitCode ?? 0), status ?? 1);
}

/** The first sentence of what a benchmark says of itself. */
function summaryOf(name: string): string {
  const text = readFileSync(path.join(folder, `${name}.ts`), 'utf8');
  const comment = /\/\*\*(.*?)\*\//s.exec(text)?.[1] ?? '';
  const line = comment.replace(/\s*\n \* ?/g, ' ').trim();
  return /^.*?(?:[.:;?](?=\s|$)|$)/.exec(line)![0].replace(/[:;]$/, '.');
}
