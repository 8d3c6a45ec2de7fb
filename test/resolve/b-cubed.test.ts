import { describe, expect, test } from 'vitest';
import { bCubed } from '../../bench/resolve/b-cubed.ts';

const mentions = (gold: string, got: string) =>
  [...gold].map((g, i) => ({ type: 'ORG', gold: g, got: got[i]!, surface: String(i) }));

describe('B-cubed', () => {
  test('the example of Bagga and Baldwin (1998)', () => {
    // truth {1–5} {6, 7} {8–12}; the first answer joins the second and third group, the second answer the first and third
    const first = bCubed(mentions('aaaaabbccccc', 'xxxxxyyyyyyy'));
    expect(first.precision).toBeCloseTo(0.762, 3);
    expect(first.recall).toBe(1);
    const second = bCubed(mentions('aaaaabbccccc', 'xxxxxyyxxxxx'));
    expect(second.precision).toBeCloseTo(0.583, 3);
    expect(second.recall).toBe(1);
  });

  test('a perfect answer, and none at all', () => {
    expect(bCubed(mentions('aab', 'xxy'))).toEqual({ precision: 1, recall: 1, f1: 1, size: 3 });
    expect(bCubed([])).toEqual({ precision: 0, recall: 0, f1: 0, size: 0 });
  });
});
