/**
 * Reads damaged inputs with everything that reads what it did not write: documents of each format, JSON lines, metadata, records,
 * registries, samples, judgements, decisions, gazetteers, models, pipelines, gold, requests.
 *
 *     npm run fuzz -- [--seconds N] [--count N] [--seed S] [--target NAME]… [--keep DIR]
 *
 * A fault is an error without a code, a stack, a fall of the process, more than ten seconds, or a mention that does not read back. The
 * same seed gives the same inputs. Ends with 1 where a fault was found.
 */
import { parseArgs } from 'node:util';
import { targets } from '../test/fuzz/child.ts';
import { fuzz, keepFaults } from '../test/fuzz/run.ts';

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
for (const name of names) {
  const result = await fuzz(name, {
    seed: Number(values.seed),
    count: Number(values.count ?? Number.MAX_SAFE_INTEGER),
    limit: 10_000,
    ...(values.count === undefined && { budget: (seconds * 1000) / names.length }),
  });
  tried += result.tried;
  failed += result.faults.length;
  console.log(`${name}: ${result.tried} inputs, ${result.faults.length} faults`);
  for (const { number, what } of result.faults.slice(0, 5))
    console.log(`  ${number}: ${what.split('\n').slice(0, 3).join(' | ')}`);
  if (values.keep !== undefined) keepFaults(values.keep, result.faults);
}
console.log(`${tried} inputs, ${failed} faults (seed ${values.seed})`);
process.exitCode = failed > 0 ? 1 : 0;
