import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../../src/paths.ts';
import type { Alignable } from '../../../../../src/records/audit/align/align.ts';
import {
  type DocumentPair,
  type Figures,
  type Scheme,
  schemes,
  score,
} from '../../../../../src/records/audit/figures/score.ts';

const vectorFile = path.join(dataFolder, 'bench/ner_metrics/nervaluate_semeval.jsonl');

interface VectorSpan {
  label: string;
  start: number;
  end: number;
}
interface Vector {
  name: string;
  format: 'spans' | 'bio';
  documents: boolean;
  tags: string[];
  end_inclusive?: boolean;
  note?: string;
  true: unknown[];
  pred: unknown[];
  expected: Record<'overall' | 'by_type', Record<string, Record<string, unknown>> | undefined>;
}

function spansOf(side: unknown[], vector: Vector): Alignable[] {
  const list: VectorSpan[] = vector.format === 'bio' ? fromBio(side as string[]) : (side as VectorSpan[]);
  return list
    .filter(({ label }) => vector.tags.includes(label))
    .map(({ label, start, end }) => ({
      type: label,
      start,
      end: vector.end_inclusive === true ? end + 1 : end,
    }));
}

function fromBio(tags: string[]): VectorSpan[] {
  const spans: VectorSpan[] = [];
  tags.forEach((tag, i) => {
    if (tag.startsWith('B-')) spans.push({ label: tag.slice(2), start: i, end: i + 1 });
    else if (tag.startsWith('I-')) spans.at(-1)!.end = i + 1;
  });
  return spans;
}

function pairsOf(vector: Vector): DocumentPair[] {
  if (!vector.documents)
    return [{ gold: spansOf(vector.true, vector), predicted: spansOf(vector.pred, vector) }];
  return vector.true.map((side, i) => ({
    gold: spansOf(side as unknown[], vector),
    predicted: spansOf(vector.pred[i] as unknown[], vector),
  }));
}

function schemeOf(name: string): Scheme {
  return name === 'ent_type' ? 'type' : (name as Scheme);
}

describe.skipIf(!existsSync(vectorFile))('vectors of other scorers (needs the outside data)', () => {
  // A skipped group is still read, so it must not fail where the data are missing.
  const vectors = (existsSync(vectorFile) ? readFileSync(vectorFile, 'utf8') : '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Vector);

  it('are all there', () => {
    expect(vectors).toHaveLength(32);
  });

  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    // A vector with a note counts one prediction once per gold mention it covers; our own rule is one to one.
    const result = score(pairsOf(vector), { reuse: vector.note !== undefined });
    let checked = 0;
    for (const [name, expected] of Object.entries(vector.expected.overall ?? {})) {
      expect(result[schemeOf(name)].micro).toMatchObject(closely(expected));
      checked++;
    }
    for (const [type, byScheme] of Object.entries(vector.expected.by_type ?? {})) {
      for (const [name, expected] of Object.entries(byScheme)) {
        const figures = result[schemeOf(name)].types[type];
        expect(figures, `${type} ${name}`).toMatchObject(closely(expected as Record<string, number>));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(0);
  });

  it('differ from ours where their note says so', () => {
    const noted = vectors.filter((vector) => vector.note !== undefined);
    expect(noted).toHaveLength(2);
    for (const vector of noted) {
      expect(score(pairsOf(vector)).type.micro).toMatchObject({
        correct: 1,
        incorrect: 0,
        missed: 1,
        actual: 1,
      });
    }
  });
});

function closely(expected: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [
      name,
      Number.isInteger(value) ? value : expect.closeTo(value as number, 10),
    ]),
  );
}

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
