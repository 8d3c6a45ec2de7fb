import { documentTargets } from './documents.ts';
import { recordTargets } from './records.ts';
import { serverTargets } from './servers.ts';
import { tableTargets } from './tables.ts';
import type { Target } from './target.ts';

/** Everything that reads what it did not write. */
export const targets: readonly Target[] = [
  ...documentTargets,
  ...recordTargets,
  ...tableTargets,
  ...serverTargets,
];

/** What faults look like, for the test of the fuzzer itself. */
export const selfTest: Target = {
  name: 'self-test',
  seeds: async () => [Buffer.from('{}')],
  async run(_, __, number) {
    if (number === 1) throw new TypeError('a fault that is there');
    if (number === 3) for (;;);
    if (number === 4) process.exit(3);
    return undefined;
  },
};
