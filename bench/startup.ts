/**
 * Time of `onomast --help` next to `node -e 0`, medians of alternating runs.
 *
 *     node bench/startup.ts
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../src/paths.ts';

const runs = 25;
const bin = path.join(packageRoot, 'bin', 'onomast.js');
const commands: Record<string, string[]> = { 'node -e 0': ['-e', '0'], 'onomast --help': [bin, '--help'] };
const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
for (let i = 0; i < runs; i++) {
  for (const [name, args] of Object.entries(commands)) {
    const started = performance.now();
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    times.get(name)!.push(performance.now() - started);
  }
}
const medians = [...times].map(([name, list]) => [name, list.sort((a, b) => a - b)[runs >> 1]!] as const);
for (const [name, median] of medians) console.log(`${name.padEnd(16)} ${median.toFixed(0)} ms`);
console.log(`ratio ${(medians[1]![1] / medians[0]![1]).toFixed(2)}`);
