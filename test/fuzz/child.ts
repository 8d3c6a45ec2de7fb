import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { documentTargets } from './documents.ts';
import { chance, mutate } from './mutate.ts';
import { recordTargets } from './records.ts';
import { tableTargets } from './tables.ts';
import type { Target } from './target.ts';

/** Everything that reads what it did not write. */
export const targets: readonly Target[] = [...documentTargets, ...recordTargets, ...tableTargets];

/** What a fault looks like, for the test of the fuzzer itself. */
const selfTest: Target = {
  name: 'self-test',
  seeds: async () => [Buffer.from('{}')],
  async run(_, __, number) {
    if (number === 1) throw new TypeError('a fault that is there');
    if (number === 3) for (;;);
    if (number === 4) process.exit(3);
    return undefined;
  },
};

/** The input of a number: the same for the same seed. */
export function inputOf(seeds: readonly Uint8Array[], seed: number, number: number): Uint8Array {
  const random = chance(seed * 1_000_003 + number);
  return mutate(seeds[random(seeds.length)]!, seeds, random);
}

if (process.send !== undefined) {
  const [name, root, seed, from, to] = process.argv.slice(2) as [string, string, string, string, string];
  const target = [...targets, selfTest].find((one) => one.name === name)!;
  let fault: string | undefined;
  process.on('unhandledRejection', (error) => {
    fault = `not caught: ${String((error as Error)?.stack ?? error).slice(0, 600)}`;
  });
  const fresh = (what: string) => {
    const folder = path.join(root, what);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const seeds = await target.seeds(fresh(`${name}-seeds`));
  for (let number = Number(from); number < Number(to); number++) {
    process.send({ began: number });
    const input = inputOf(seeds, Number(seed), number);
    try {
      fault = (await target.run(input, fresh(name), number)) ?? fault;
    } catch (error) {
      fault = `thrown: ${String((error as Error).stack ?? error).slice(0, 600)}`;
    }
    if (fault !== undefined) process.send({ fault, number, input: Buffer.from(input).toString('base64') });
    fault = undefined;
  }
  process.send({ done: true });
  process.disconnect();
  process.exit(0);
}
