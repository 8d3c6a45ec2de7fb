import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BestPath } from '../../../src/model/best-path.ts';
import { closed, labelCount, partOf, spansOf, starting, typeOf } from '../../../src/model/labels.ts';
import { Lattice } from '../../../src/model/lattice.ts';
import { exponentials, tie } from '../../../src/model/transitions.ts';

const L = labelCount;

/** Whether BILOU allows label z after label y. */
function allowed(y: number, z: number): boolean {
  if (closed.includes(y)) return starting.includes(z);
  return z !== 0 && typeOf(z) === typeOf(y) && (partOf(z) === 1 || partOf(z) === 2);
}

/** Every allowed path of n tokens, slowly. */
function paths(n: number): number[][] {
  let all: number[][] = [[]];
  for (let t = 0; t < n; t++) {
    all = all.flatMap((path) => {
      const y = path[path.length - 1] ?? 0;
      return Array.from({ length: L }, (_, z) => z)
        .filter((z) => allowed(y, z))
        .map((z) => [...path, z]);
    });
  }
  return all.filter((path) => closed.includes(path[path.length - 1]!));
}

function scoreOf(path: readonly number[], emissions: Float32Array, transitions: Float32Array): number {
  let sum = 0;
  let y = 0;
  for (const [t, z] of path.entries()) {
    sum += transitions[y * L + z]! + emissions[t * L + z]!;
    y = z;
  }
  return sum + transitions[y * L]!;
}

const numbers = (length: number) =>
  fc
    .array(fc.integer({ min: -300, max: 300 }), { minLength: length, maxLength: length })
    .map((list) => Float32Array.from(list, (x) => x / 100));

describe('Lattice', () => {
  it('finds the best of all paths, and sums over all of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), numbers(3 * L), numbers(L * L), (n, emissions, free) => {
        const transitions = tie(free);
        const lattice = new Lattice();
        const all = paths(n);
        const scores = all.map((path) => scoreOf(path, emissions, transitions));
        const labels = new Uint8Array(n);
        const stretch = { emissions, from: 0, count: n };
        new BestPath().find(stretch, transitions, labels, 0);
        expect(scoreOf([...labels], emissions, transitions)).toBeCloseTo(Math.max(...scores), 3);

        const exp = exponentials(transitions);
        const total = scores.reduce((sum, s) => sum + Math.exp(s), 0);
        expect(lattice.sums(stretch, exp)).toBeCloseTo(Math.log(total), 4);
        for (const { type, start, end } of spansOf(labels)) {
          const own = all.reduce(
            (sum, path, i) =>
              path.slice(start, end).join() === [...labels.subarray(start, end)].join()
                ? sum + Math.exp(scores[i]!)
                : sum,
            0,
          );
          expect(lattice.spanProbability(type, start, end, exp)).toBeCloseTo(own / total, 4);
        }
        const counts = new Float64Array(L * L);
        lattice.addTransitions(n, exp, 1, counts);
        expect(counts.reduce((a, b) => a + b, 0)).toBeCloseTo(n + 1, 4);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps to the labels a token may have', () => {
    const lattice = new Lattice();
    const sets = new Uint8Array(L * L);
    for (let y = 0; y < L; y++) sets[y * L + y] = 1;
    const emissions = new Float32Array(2 * L).map((_, i) => Math.sin(i));
    const transitions = new Float32Array(L * L);
    const exp = exponentials(transitions);
    // B-PERSON, L-PERSON is the one path left.
    const limits = { allowed: Uint16Array.of(1, 3), sets };
    const bound = lattice.sums({ emissions, from: 0, count: 2 }, exp, limits);
    expect(bound).toBeCloseTo(emissions[1]! + emissions[L + 3]!, 5);
    expect(lattice.marginal(0, 1)).toBeCloseTo(1, 6);
  });
});
