import { mersenne } from 'pure-rand/generator/mersenne';

/** Seeded pseudo-random numbers: the same seed gives the same draws on every machine. */
export interface Random {
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  /** The same elements in a random order (Fisher and Yates). */
  shuffled<T>(items: readonly T[]): T[];
}

/**
 * A Mersenne twister: its start mixes the seed well, so that neighbouring seeds draw unrelated numbers.
 *
 * @param seed a whole number
 */
export function randomFrom(seed: number): Random {
  const generator = mersenne(seed);
  const below = (count: number) => Math.floor(((generator.next() >>> 0) / 2 ** 32) * count);
  return {
    below,
    shuffled(items) {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [result[i], result[j]] = [result[j]!, result[i]!];
      }
      return result;
    },
  };
}
