import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GoldDocument } from '../../../src/records/audit/gold.ts';
import { augment, usualAugmentation } from '../../../src/train/augment.ts';

const name = fc.constantFrom(
  ['PERSON', 'Olga Marten'],
  ['PERSON', 'Piet 𝒜rkov'],
  ['GPE', 'Vestria'],
  ['GPE', 'Norland'],
  ['LAW', 'Treaty on Fishing between Vestria and Norland'],
  ['DATE', 'May 1994'],
) as fc.Arbitrary<[string, string]>;
const document = fc
  .array(fc.tuple(fc.constantFrom('They met 🙂 ', 'then ', '\n\nAgain, '), name), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts): GoldDocument => {
    let text = '';
    const mentions = parts.map(([before, [type, surface]]) => {
      text += before;
      const start = [...text].length;
      text += surface;
      return { start, end: [...text].length, type, text: surface, value: 'x' };
    });
    return { id: 'd', text: `${text}.`, mentions };
  });

describe('augment', () => {
  it('gives mentions that read back, and leaves dates alone', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 3 }), fc.nat(1000), (documents, seed) => {
        const copies = augment(documents, {
          seed,
          swap: 0.6,
          swapInside: 0.8,
          lower: 0.5,
          noise: 0.3,
          heading: 0,
        });
        for (const [i, copy] of copies.entries()) {
          const points = [...copy.text];
          expect(copy.mentions).toHaveLength(documents[i]!.mentions.length);
          for (const [m, mention] of copy.mentions.entries()) {
            expect(points.slice(mention.start, mention.end).join('')).toBe(mention.text);
            expect(mention.type).toBe(documents[i]!.mentions[m]!.type);
            if (mention.type === 'DATE') expect(mention.text).toBe('May 1994');
          }
        }
      }),
    );
  });

  it('is the same for the same seed, and changes something', () => {
    const [one] = fc.sample(document, { numRuns: 1, seed: 3 });
    const many = Array.from({ length: 20 }, () => one!);
    expect(augment(many, usualAugmentation)).toEqual(augment(many, usualAugmentation));
    expect(augment(many, usualAugmentation).some(({ text }) => text !== one!.text)).toBe(true);
  });
});
