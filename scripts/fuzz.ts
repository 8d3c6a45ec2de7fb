/**
 * Reads damaged inputs with everything that reads what it did not write: documents of each format, JSON lines, metadata, records,
 * registries, samples, judgements, decisions, gazetteers, models, pipelines, gold, requests.
 *
 *     npm run fuzz -- [--seconds N] [--count N] [--seed S] [--target NAME]… [--keep DIR]
 *
 * A fault is an error without a code, a stack, a fall of the process, more than ten seconds, or a mention that does not read back. The
 * same seed gives the same inputs. Ends with 1 where a fault was found.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Fuzzer } from '../test/fuzz/fuzzer.ts';
import { targets } from '../test/fuzz/targets.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string', multiple: true },
    keep: { type: 'string' },
  },
});
const names = values.target ?? targets.map(({ name }) => name);
const unknown = names.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  console.error(`no target ${unknown.join(', ')}; there are ${targets.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const seconds = Number(values.seconds ?? 60);
let tried = 0;
let failed = 0;
using fuzzer = new Fuzzer(Number(values.seed), 10_000);
for (const target of names) {
  const faults: string[] = [];
  const end = performance.now() + (seconds * 1000) / names.length;
  let number = 0;
  for (; values.count === undefined ? performance.now() < end : number < Number(values.count); number++) {
    const { fault, input } = await fuzzer.try({ target, number });
    if (fault === undefined) continue;
    faults.push(`  ${number}: ${fault.split('\n').slice(0, 3).join(' | ')}`);
    if (values.keep !== undefined) keep(values.keep, `${target}-${number}`, fault, input);
  }
  tried += number;
  failed += faults.length;
  console.log([`${target}: ${number} inputs, ${faults.length} faults`, ...faults.slice(0, 5)].join('\n'));
}
console.log(`${tried} inputs, ${failed} faults (seed ${values.seed})`);
process.exitCode = failed > 0 ? 1 : 0;

/** Keeps an input that went wrong, and next to it what went wrong. */
function keep(folder: string, name: string, fault: string, input: string | undefined): void {
  mkdirSync(folder, { recursive: true });
  if (input !== undefined) writeFileSync(path.join(folder, name), Buffer.from(input, 'base64'));
  writeFileSync(path.join(folder, `${name}.fault`), `${fault}\n`);
}
