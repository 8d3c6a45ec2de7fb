import { describe, expect, test } from 'vitest';
import type { Recogniser } from '../../src/contract/recogniser.ts';
import type { EntityType } from '../../src/record/schema.ts';
import { known, namesIn } from './names.ts';

/**
 * A text with the names that are found in it, and the nearest text in which the same rule stays silent. What other rules find
 * there, or what is left of the name, comes last; nothing if absent.
 */
export type Pair = readonly [
  accepted: string,
  names: readonly string[],
  nearest: string,
  left?: readonly string[],
];

/**
 * Tests of pairs for a recogniser, each text as a document of its own.
 *
 * @param gazetteer what other recognisers know of the texts
 */
export function describePairs(
  recogniser: Recogniser,
  gazetteer: readonly (readonly [EntityType, string])[],
): (title: string, pairs: readonly Pair[]) => void {
  const found = (text: string) => namesIn(recogniser, text, known(text, ...gazetteer));
  return (title, pairs) =>
    describe(title, () => {
      for (const [accepted, names, nearest, left = []] of pairs)
        test(`${accepted} | ${nearest}`, () => {
          expect.soft(found(accepted)).toEqual(names);
          expect.soft(found(nearest)).toEqual(left);
        });
    });
}
