import { beginOf, closed, labelCount, modelTypes, O, starting, typeOf } from './labels.ts';

/**
 * Transitions are scores `transitions[y * L + z]` of which BILOU allows few. They are tied ({@link tie}): from one mention straight to
 * another, all pairs of different types share one weight, and each type has one for two of its own. So a step costs a few operations
 * per type, not one per pair of labels.
 */
const L = labelCount;

/** Where the weight of two adjacent mentions of different types stands: last of the first type to begin of the second. */
export const crossAt = 3 * L + 5;
/** Where that of two adjacent mentions of type k stands. */
export const sameAt = (k: number): number => (3 + 4 * k) * L + 1 + 4 * k;

/** Where the weight of the transition from label y to label z is kept. */
export function tiedAt(y: number, z: number): number {
  // Only straight from the end of one mention to the begin of another are weights shared.
  if (y === O || z === O || !ends(y) || !begins(z)) return y * L + z;
  const k = typeOf(y);
  return k === typeOf(z) ? sameAt(k) : crossAt;
}
const ends = (y: number): boolean => ((y - 1) & 3) >= 2;
const begins = (z: number): boolean => ((z - 1) & 3) === 0 || ((z - 1) & 3) === 3;

/** Copies each tied weight from where it is kept to all transitions that share it. */
export function tie(transitions: Float32Array): Float32Array {
  for (const y of closed) {
    for (const z of starting) {
      transitions[y * L + z] = transitions[tiedAt(y, z)]!;
    }
  }
  return transitions;
}

/** exp of every allowed transition, 0 for the others. */
export function exponentials(transitions: Float32Array, into = new Float64Array(L * L)): Float64Array {
  into.fill(0);
  const set = (y: number, z: number): void => {
    into[y * L + z] = Math.exp(transitions[y * L + z]!);
  };
  for (const y of closed) for (const z of starting) set(y, z);
  for (let k = 0; k < modelTypes.length; k++) {
    const b = beginOf(k);
    for (const y of [b, b + 1]) for (const z of [b + 1, b + 2]) set(y, z);
  }
  return into;
}
