import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWhere } from '../../../src/text/first-where.ts';

describe('firstWhere', () => {
  it('finds what a search from the beginning finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(55), (numbers, wanted) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const found = firstWhere(0, sorted.length, (i) => sorted[i]! >= wanted);
        const expected = sorted.findIndex((number) => number >= wanted);
        expect(found).toBe(expected < 0 ? sorted.length : expected);
      }),
    );
  });

  it('asks nothing where there is nothing to ask', () => {
    expect(firstWhere(0, 0, () => expect.unreachable())).toBe(0);
    expect(firstWhere(0, -1, () => expect.unreachable())).toBe(0);
  });
});
