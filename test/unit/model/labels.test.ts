import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelName, labelsOf, modelTypes, spansOf, type TokenSpan } from '../../../src/model/labels.ts';

const spans = fc
  .array(
    fc.record({
      gap: fc.nat(3),
      length: fc.integer({ min: 1, max: 6 }),
      type: fc.nat(modelTypes.length - 1),
    }),
    { maxLength: 12 },
  )
  .map((parts): { list: TokenSpan[]; count: number } => {
    let at = 0;
    const list = parts.map(({ gap, length, type }) => {
      const start = at + gap;
      at = start + length;
      return { type, start, end: at };
    });
    return { list, count: at + 2 };
  });

describe('labels', () => {
  it('write spans as BILOU and read them back', () => {
    fc.assert(
      fc.property(spans, ({ list, count }) => {
        expect(spansOf(labelsOf(list, count))).toEqual(list);
      }),
    );
  });

  it('are named by part and type', () => {
    const labels = labelsOf(
      [
        { type: modelTypes.indexOf('ORG'), start: 1, end: 4 },
        { type: modelTypes.indexOf('GPE'), start: 4, end: 5 },
      ],
      6,
    );
    expect([...labels].map(labelName)).toEqual(['O', 'B-ORG', 'I-ORG', 'L-ORG', 'U-GPE', 'O']);
  });
});
