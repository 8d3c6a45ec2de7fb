import { describe, expect, it } from 'vitest';
import { labelCount, modelTypes } from '../../../src/model/labels.ts';
import { fitCalibration } from '../../../src/train/calibrate.ts';
import { LabelSets } from '../../../src/train/label-sets.ts';
import { Random } from '../../../src/train/random.ts';
import { joinTokens, tagSpans } from '../../../src/train/tagged-corpus.ts';

describe('joinTokens', () => {
  it('puts tokens back into text and says where each begins', () => {
    const tokens = ['"', 'We', 'won', ',', '"', 'said', 'Ann', "'s", 'aide', '(', '41', ')', '.'];
    const { text, starts } = joinTokens(tokens);
    expect(text).toBe('"We won," said Ann\'s aide (41).');
    for (const [i, token] of tokens.entries())
      expect(text.slice(starts[i], starts[i]! + token.length)).toBe(token);
  });

  it('keeps to the text given', () => {
    expect(joinTokens(['do', "n't", 'go'], "do n't  go").starts).toEqual([0, 3, 8]);
  });
});

describe('tagSpans', () => {
  it('reads BIO, also where an I begins', () => {
    expect(tagSpans(['O', 'B-PER', 'I-PER', 'B-PER', 'O', 'I-LOC'])).toEqual([
      { type: 'PER', start: 1, end: 3 },
      { type: 'PER', start: 3, end: 4 },
      { type: 'LOC', start: 5, end: 6 },
    ]);
  });
});

describe('LabelSets', () => {
  it('says which labels a token of a partly labelled set may have', () => {
    const sets = new LabelSets();
    const [first, last] = sets.mention(['GPE', 'LOC'], 2);
    const labels = (set: number) =>
      Array.from({ length: labelCount }, (_, y) => y).filter((y) => sets.flags[set * labelCount + y] === 1);
    const gpe = modelTypes.indexOf('GPE');
    expect(labels(first!)).toEqual([1 + 4 * gpe, 1 + 4 * (gpe + 1)]);
    expect(labels(last!)).toEqual([3 + 4 * gpe, 3 + 4 * (gpe + 1)]);
    expect(sets.mention(['GPE'], 1)).toEqual([4 + 4 * gpe]);
    expect(labels(sets.outsideOr(['EVENT']))).toHaveLength(5);
    expect(sets.outsideOr(['EVENT'])).toBe(sets.outsideOr(['EVENT']));
  });
});

describe('fitCalibration', () => {
  it('says of each probability how often it was right, never falling', () => {
    const random = new Random(5);
    const judged = Array.from({ length: 4000 }, () => {
      const probability = random.next();
      return { type: 'ORG', probability, right: random.next() < probability ** 2 };
    });
    const { ORG } = fitCalibration(judged);
    for (const [i, x] of ORG!.x.entries()) {
      expect(ORG!.y[i]!).toBeCloseTo(x ** 2, 0);
      if (i > 0) expect(ORG!.y[i]!).toBeGreaterThanOrEqual(ORG!.y[i - 1]!);
    }
  });

  it('leans on all types where one has few mentions', () => {
    const judged = [
      ...Array.from({ length: 500 }, (_, i) => ({ type: 'GPE', probability: 0.9, right: i % 10 > 0 })),
      ...Array.from({ length: 20 }, () => ({ type: 'FAC', probability: 0.9, right: false })),
    ];
    const { GPE, FAC } = fitCalibration(judged);
    expect(FAC!.y[0]!).toBeLessThan(GPE!.y[0]!);
    expect(FAC!.y[0]!).toBeGreaterThan(0);
  });
});
