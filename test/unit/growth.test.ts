import { expect, it } from 'vitest';
import { expectLinear } from '../support/growth.ts';

/** Takes `steps` steps. */
function walk(steps: number): number {
  let sum = 0;
  for (let i = 0; i < steps; i++) sum = (sum + i * 7) | 0;
  return sum;
}

it('tells work that grows with the square of its input from work that grows with it', async () => {
  await expectLinear((size) => walk(size * 6_000), 6_000);
  await expect(expectLinear((size) => walk(size * size), 24_000)).rejects.toThrow(/to be less than 8/);
});
