import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/run/map-ordered.ts';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('inOrder', () => {
  it('gives the results in the order of the items, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 5 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        async (delays, concurrency) => {
          const results: number[] = [];
          const work = async ([i, delay]: [number, number]) => {
            await pause(delay);
            return i;
          };
          for await (const { result } of inOrder([...delays.entries()], work, { concurrency }))
            results.push(result);
          expect(results).toEqual(delays.map((_, i) => i));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('holds up the stream of items when nobody takes the results', async () => {
    let asked = 0;
    let underWay = 0;
    let most = 0;
    function* items() {
      for (;;) yield asked++;
    }
    const work = async (item: number) => {
      most = Math.max(most, ++underWay);
      await pause(1);
      underWay--;
      return item;
    };
    const results = inOrder(items(), work, { concurrency: 3, window: 10 });
    for (let i = 0; i < 5; i++) await results.next();
    await pause(30);
    expect(asked).toBeLessThanOrEqual(15);
    expect(most).toBe(3);
    await results.return(undefined);
  });

  it('throws what the work threw, at its turn', async () => {
    const work = async (item: number) => {
      if (item === 2) throw new Error('two');
      return item;
    };
    const seen: number[] = [];
    await expect(async () => {
      for await (const { result } of inOrder([0, 1, 2, 3], work, { concurrency: 4 })) seen.push(result);
    }).rejects.toThrow('two');
    expect(seen).toEqual([0, 1]);
  });
});
