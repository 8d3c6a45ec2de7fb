import { describe, expect, it } from 'vitest';
import { targets } from '../../fuzz/child.ts';
import { fuzz } from '../../fuzz/run.ts';
import { full } from '../../support/runs.ts';

const count = full ? 300 : 6;

describe('damaged inputs', () => {
  it.each(targets.map(({ name }) => name))(
    'of %s end in what they are worth, or in an error with a code',
    async (name) => {
      const { tried, faults } = await fuzz(name, { seed: 20_261, count, limit: 20_000 });
      expect(faults.map(({ number, what }) => `${name} ${number}: ${what}`)).toEqual([]);
      expect(tried).toBe(count);
    },
    count * 2000 + 120_000,
  );

  it('would be told apart: a fault that is there is found', async () => {
    const { faults } = await fuzz('self-test', { seed: 1, count: 6, limit: 3000 });
    expect(faults.map(({ number, what }) => `${number} ${what.split('\n')[0]}`)).toEqual([
      '1 thrown: TypeError: a fault that is there',
      '3 took more than 3000 ms',
      '4 the process ended',
    ]);
  });
});
