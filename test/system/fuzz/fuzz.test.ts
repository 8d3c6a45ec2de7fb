import { afterAll, describe, expect, it } from 'vitest';
import { Fuzzer, unchanged } from '../../fuzz/fuzzer.ts';
import { targets } from '../../fuzz/targets.ts';
import { full } from '../../support/runs.ts';

const count = full ? 300 : 6;
const fuzzer = new Fuzzer(20_261, 20_000);
afterAll(() => fuzzer[Symbol.dispose]());

describe('damaged inputs', () => {
  it.each(targets.map(({ name }) => name))(
    'of %s end in what they are worth, or in an error with a code',
    async (target) => {
      for (let number = 0; number < count; number++) {
        const { fault } = await fuzzer.try({ target, number });
        expect(fault === undefined ? undefined : `${target} ${number}: ${fault}`).toBeUndefined();
      }
    },
    count * 2000 + 180_000,
  );

  it.each(
    targets.map(({ name }) => name),
  )('start from well-formed ones, which are taken: %s', async (target) => {
    expect(await fuzzer.try({ target, number: unchanged })).toEqual({});
  });

  it('would be told apart: a fault that is there is found', async () => {
    using own = new Fuzzer(1, 2000);
    const faults: string[] = [];
    for (let number = 0; number < 6; number++) {
      const { fault } = await own.try({ target: 'self-test', number });
      if (fault !== undefined) faults.push(`${number} ${fault.split('\n')[0]}`);
    }
    expect(faults).toEqual([
      '1 thrown: TypeError: a fault that is there',
      '3 took more than 2000 ms',
      '4 the process ended (3)',
    ]);
  });
});
