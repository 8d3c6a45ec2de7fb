import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alignable } from '../../../../../src/records/audit/align/align.ts';
import { type Figures, schemes, score } from '../../../../../src/records/audit/figures/score.ts';

const types = ['GPE', 'ORG', 'PERSON'];
const spanArbitrary = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 8 }), fc.constantFrom(...types))
  .map(([start, length, type]) => ({ start, end: start + length, type }));
const anySpans = fc.uniqueArray(spanArbitrary, {
  maxLength: 14,
  selector: ({ start, end, type }) => `${start}:${end}:${type}`,
});
/** Spans that do not overlap, as records and the guideline have them. */
const flatSpans = anySpans.map((spans) => {
  const kept: Alignable[] = [];
  for (const span of spans) {
    if (kept.every((other) => span.end <= other.start || other.end <= span.start)) kept.push(span);
  }
  return kept;
});

function mirrored(figures: Figures) {
  const { missed, spurious, possible, actual, gold, predicted, precision, recall, f1, ...rest } = figures;
  return {
    ...rest,
    missed: spurious,
    spurious: missed,
    possible: actual,
    actual: possible,
    gold: predicted,
    predicted: gold,
    precision: recall,
    recall: precision,
    f1: expect.closeTo(f1, 12),
  };
}

describe('score', () => {
  it('gives 1 throughout to a perfect prediction', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const result = score([{ gold: spans, predicted: structuredClone(spans) }]);
        for (const scheme of schemes) {
          const { micro, macro, types } = result[scheme];
          for (const one of [micro, macro, ...Object.values(types)]) {
            expect([one.precision, one.recall, one.f1]).toEqual([1, 1, 1]);
          }
        }
      }),
    );
  });

  it('swaps precision and recall when gold and prediction are swapped', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (a, b) => {
        const there = score([{ gold: a, predicted: b }]);
        const back = score([{ gold: b, predicted: a }]);
        for (const scheme of schemes) {
          expect(back[scheme].micro).toEqual(mirrored(there[scheme].micro));
          for (const [type, figures] of Object.entries(there[scheme].types)) {
            expect(back[scheme].types[type]!.precision).toBeCloseTo(figures.recall, 12);
            expect(back[scheme].types[type]!.recall).toBeCloseTo(figures.precision, 12);
          }
        }
      }),
    );
  });

  it('does not depend on the order of the spans', () => {
    fc.assert(
      fc.property(
        anySpans.chain((gold) =>
          fc.tuple(
            fc.constant(gold),
            fc.shuffledSubarray(gold, { minLength: gold.length, maxLength: gold.length }),
          ),
        ),
        anySpans.chain((spans) =>
          fc.tuple(
            fc.constant(spans),
            fc.shuffledSubarray(spans, { minLength: spans.length, maxLength: spans.length }),
          ),
        ),
        ([gold, otherGold], [predicted, otherPredicted]) => {
          expect(score([{ gold: otherGold, predicted: otherPredicted }])).toEqual(
            score([{ gold, predicted }]),
          );
        },
      ),
    );
  });

  it('counts strict matches as plain set intersection does', () => {
    fc.assert(
      fc.property(flatSpans, flatSpans, (gold, predicted) => {
        const key = (span: Alignable) => `${span.start}:${span.end}:${span.type}`;
        const goldKeys = new Set(gold.map(key));
        const right = predicted.filter((span) => goldKeys.has(key(span)));
        const result = score([{ gold, predicted }]);
        expect(result.strict.micro.correct).toBe(right.length);
        for (const type of types) {
          const figures = result.strict.types[type];
          if (figures === undefined) continue;
          const predictedOfType = predicted.filter((span) => span.type === type).length;
          const rightOfType = right.filter((span) => span.type === type).length;
          expect(figures.precision * predictedOfType).toBeCloseTo(rightOfType, 10);
        }
      }),
    );
  });

  it('ranks the schemes: strict is never above exact and type, exact never above partial', () => {
    fc.assert(
      fc.property(flatSpans, flatSpans, (gold, predicted) => {
        const result = score([{ gold, predicted }]);
        expect(result.strict.micro.f1).toBeLessThanOrEqual(result.exact.micro.f1);
        expect(result.strict.micro.f1).toBeLessThanOrEqual(result.type.micro.f1);
        expect(result.exact.micro.f1).toBeLessThanOrEqual(result.partial.micro.f1);
      }),
    );
  });

  it('sums over documents and averages over types', () => {
    const result = score([
      {
        gold: [{ start: 0, end: 4, type: 'GPE' }],
        predicted: [{ start: 0, end: 4, type: 'GPE' }],
      },
      {
        gold: [
          { start: 0, end: 4, type: 'GPE' },
          { start: 9, end: 14, type: 'ORG' },
        ],
        predicted: [{ start: 10, end: 14, type: 'ORG' }],
      },
    ]);
    expect(result.strict.micro).toMatchObject({ precision: 1 / 2, recall: 1 / 3 });
    expect(result.strict.types['GPE']).toMatchObject({ precision: 1, recall: 1 / 2 });
    expect(result.strict.types['ORG']).toMatchObject({ precision: 0, recall: 0, f1: 0 });
    expect(result.strict.macro).toEqual({ precision: 1 / 2, recall: 1 / 4, f1: 1 / 3 });
    expect(result.partial.types['ORG']).toMatchObject({ precision: 0.5, recall: 0.5, partial: 1 });
  });

  it('takes a type for its own precision when the other side says another type', () => {
    const result = score([
      { gold: [{ start: 0, end: 4, type: 'GPE' }], predicted: [{ start: 0, end: 4, type: 'ORG' }] },
    ]);
    expect(result.strict.types['GPE']).toMatchObject({ gold: 1, predicted: 0, recall: 0, precision: 0 });
    expect(result.strict.types['ORG']).toMatchObject({ gold: 0, predicted: 1, recall: 0, precision: 0 });
    expect(result.exact.types['ORG']).toMatchObject({ precision: 1 });
    expect(result.exact.types['GPE']).toMatchObject({ recall: 1 });
  });
});
