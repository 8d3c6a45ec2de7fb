import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcnemar } from '../../../../src/records/audit/align/compare.ts';
import { bootstrapSums } from '../../../../src/records/audit/figures/bootstrap.ts';
import { calibration } from '../../../../src/records/audit/figures/calibration.ts';
import { clusterRatio } from '../../../../src/records/audit/figures/cluster-ratio.ts';
import {
  bcubedOf,
  bestAssignment,
  ceafeOf,
  compareGroupings,
} from '../../../../src/records/audit/figures/clustering.ts';
import {
  clopperPearson,
  normalProbability,
  normalQuantile,
  quantile,
  wilson,
} from '../../../../src/records/audit/figures/intervals.ts';
import { cohenKappa, krippendorffAlpha } from '../../../../src/records/audit/judge/agreement.ts';
import { randomFrom } from '../../../../src/records/audit/sample/random.ts';
import {
  adviceText,
  confidenceSequence,
  stoppingAdvice,
} from '../../../../src/records/audit/sample/sequential.ts';
import { stratifiedProportion, weightedProportion } from '../../../../src/records/audit/sample/stratified.ts';

const close = (values: readonly number[], digits = 4) => values.map((value) => expect.closeTo(value, digits));

describe('intervals of a proportion', () => {
  it('have the published bounds', () => {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29; Wilson without and Clopper-Pearson.
    expect(wilson(81, 263, 1.959964)).toEqual(close([0.2553, 0.3662]));
    expect(wilson(15, 148, 1.959964)).toEqual(close([0.0624, 0.1605]));
    expect(wilson(0, 20, 1.959964)).toEqual(close([0, 0.1611]));
    expect(wilson(1, 29, 1.959964)).toEqual(close([0.0061, 0.1718]));
    expect(clopperPearson(81, 263)).toEqual(close([0.2527, 0.3676]));
    expect(clopperPearson(15, 148)).toEqual(close([0.0578, 0.1617]));
    expect(clopperPearson(0, 20)).toEqual(close([0, 0.1684]));
    expect(clopperPearson(1, 29)).toEqual(close([0.0009, 0.1776]));
  });

  it('say nothing without trials', () => {
    expect(wilson(0, 0, 1.96)).toEqual([0, 1]);
    expect(clopperPearson(0, 0)).toEqual([0, 1]);
  });

  it('hold the proportion, lie in the unit range and mirror', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (trials, some) => {
        const successes = some % (trials + 1);
        for (const [lower, upper] of [wilson(successes, trials, 1.96), clopperPearson(successes, trials)]) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
          expect(lower).toBeLessThanOrEqual(successes / trials);
          expect(upper).toBeGreaterThanOrEqual(successes / trials);
        }
        const [lower, upper] = clopperPearson(successes, trials);
        const [mirroredLower, mirroredUpper] = clopperPearson(trials - successes, trials);
        expect(mirroredLower).toBeCloseTo(1 - upper, 6);
        expect(mirroredUpper).toBeCloseTo(1 - lower, 6);
      }),
    );
  });

  it('rest on right quantiles', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(normalProbability(1.959964)).toBeCloseTo(0.975, 5);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([7], 0.1)).toBe(7);
  });
});

describe('bootstrap over documents', () => {
  const ratio = (sums: Float64Array) => sums[0]! / sums[1]!;
  const collection = (seed: number, size: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: size }, () => {
      const mentions = 10 + random.below(40);
      // Documents differ: some are easy, some hard, 0.9 on average.
      const share = 0.8 + random.below(200_001) / 1_000_000;
      let right = 0;
      for (let i = 0; i < mentions; i++) if (random.below(1_000_000) < share * 1_000_000) right++;
      return Float64Array.of(right, mentions);
    });
  };

  it('covers the truth in about 95% of simulated runs', () => {
    let held = 0;
    const runs = 400;
    for (let seed = 1; seed <= runs; seed++) {
      const [interval] = bootstrapSums(collection(seed, 40), [ratio], { resamples: 500, seed, level: 0.95 });
      if (interval![0] <= 0.9 && 0.9 <= interval![1]) held++;
    }
    // 400 runs of an exact 95% interval hold between 0.919 and 0.977 of the time, 99.9% of the time.
    expect(held / runs).toBeGreaterThan(0.915);
    expect(held / runs).toBeLessThan(0.98);
  });

  it('is the same for the same seed, and says nothing where nothing varies', () => {
    const documents = collection(5, 20);
    const options = { resamples: 300, seed: 7, level: 0.95 };
    expect(bootstrapSums(documents, [ratio], options)).toEqual(bootstrapSums(documents, [ratio], options));
    expect(bootstrapSums(documents, [ratio], options)).not.toEqual(
      bootstrapSums(documents, [ratio], { ...options, seed: 8 }),
    );
    expect(bootstrapSums([Float64Array.of(3, 3), Float64Array.of(5, 5)], [ratio], options)).toEqual([
      undefined,
    ]);
    expect(bootstrapSums([Float64Array.of(1, 3)], [ratio], options)).toEqual([undefined]);
  });

  it('passes over resamples that say nothing of a figure', () => {
    const documents = [...collection(3, 12).map(() => Float64Array.of(0, 0)), ...collection(3, 3)];
    const [interval] = bootstrapSums(documents, [ratio], { resamples: 400, seed: 1, level: 0.95 });
    expect(interval![0]).toBeGreaterThan(0.5);
  });
});

describe('grouping', () => {
  it('has the scores of the textbook', () => {
    // Bagga and Baldwin 1998, key {1-5}{6,7}{8,9,A,B,C}; response 1 joins the last two, response 2 the first and the last.
    const key = [...'111112233333'];
    const first = compareGroupings(key, [...'111112222222']);
    expect(bcubedOf(first)).toMatchObject({ precision: expect.closeTo(0.7619, 3), recall: 1 });
    const second = compareGroupings(key, [...'111112211111']);
    expect(bcubedOf(second)).toMatchObject({ precision: expect.closeTo(0.5833, 3), recall: 1 });
    // CEAF-e by hand: groups 5 and 7 of the response against 5, 2, 5: 1 + 10/12.
    expect(ceafeOf(first)).toMatchObject({
      precision: expect.closeTo((1 + 10 / 12) / 2, 6),
      recall: expect.closeTo((1 + 10 / 12) / 3, 6),
    });
  });

  it('is 1 for the same grouping under other names, and mirrors', () => {
    const groups = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(groups, (pairs) => {
        const [a, b] = [pairs.map(([g]) => `a${g}`), pairs.map(([, p]) => `b${p}`)];
        const same = compareGroupings(
          a,
          a.map((name) => `x${name}`),
        );
        expect(bcubedOf(same).f1).toBeCloseTo(1, 10);
        expect(ceafeOf(same).f1).toBeCloseTo(1, 10);
        const [there, back] = [compareGroupings(a, b), compareGroupings(b, a)];
        for (const of of [bcubedOf, ceafeOf]) {
          expect(of(there).precision).toBeCloseTo(of(back).recall, 10);
          expect(of(there).f1).toBeCloseTo(of(back).f1, 10);
        }
      }),
    );
  });

  it('pairs groups as the best of all ways does', () => {
    const matrices = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: columns, maxLength: columns }),
          {
            minLength: rows,
            maxLength: rows,
          },
        ),
      );
    fc.assert(
      fc.property(matrices, (matrix) => {
        expect(bestAssignment(matrix)).toBeCloseTo(bruteForce(matrix), 9);
      }),
    );
    expect(bestAssignment([])).toBe(0);
  });
});

function bruteForce(matrix: number[][]): number {
  const best = (row: number, used: ReadonlySet<number>): number => {
    if (row === matrix.length) return 0;
    let most = best(row + 1, used);
    matrix[row]!.forEach((value, column) => {
      if (!used.has(column)) most = Math.max(most, value + best(row + 1, new Set([...used, column])));
    });
    return most;
  };
  return best(0, new Set());
}

describe('agreement', () => {
  it("has Cohen's own example", () => {
    // Cohen 1960, table 1, as proportions of 200: agreement .70 against .41 by chance.
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const pairs = table.flatMap((row, i) =>
      row.flatMap((count, j) =>
        Array.from({ length: count }, (): [string, string] => [String(i), String(j)]),
      ),
    );
    expect(cohenKappa(pairs)).toBeCloseTo(0.492, 3);
  });

  it("has Krippendorff's own example, gaps and all", () => {
    // Krippendorff 2011, C: four observers, twelve units, nominal alpha 0.743.
    const observers = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'];
    const units = Array.from({ length: 12 }, (_, u) =>
      observers.map((line) => line[u]!).filter((label) => label !== '.'),
    );
    expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3);
  });

  it('is 1 when all agree and not known without a second judge', () => {
    expect(
      cohenKappa([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toBe(1);
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toBe(1);
    expect(krippendorffAlpha([['a', 'a']])).toBe(1);
    expect(cohenKappa([])).toBeNaN();
    expect(krippendorffAlpha([['a'], []])).toBeNaN();
  });
});

describe('mcnemar', () => {
  it('is exact for few pairs and by chi-square for many', () => {
    expect(mcnemar(1, 9)).toMatchObject({ p: expect.closeTo(0.0215, 4), method: 'exact' });
    expect(mcnemar(0, 0).p).toBe(1);
    expect(mcnemar(121, 59)).toMatchObject({ p: expect.closeTo(5.45e-6, 7), method: 'chi-square' });
  });
});

describe('calibration', () => {
  it('is honest where confidence and share agree', () => {
    const predictions = Array.from({ length: 100 }, (_, i) => ({ confidence: 0.75, right: i < 75 }));
    const { expectedError, bins, brier } = calibration(predictions);
    expect(expectedError).toBeCloseTo(0, 10);
    expect(bins).toHaveLength(1);
    expect(bins[0]).toMatchObject({ from: 0.7, to: 0.8, mentions: 100, accuracy: 0.75 });
    expect(brier).toBeCloseTo(0.1875, 10);
  });

  it('takes 1 into the last bin and knows nothing of nothing', () => {
    expect(calibration([{ confidence: 1, right: false }])).toMatchObject({ expectedError: 1, brier: 1 });
    expect(calibration([])).toEqual({ bins: [], expectedError: 0, brier: 0, mentions: 0 });
  });
});

describe('stratified proportion', () => {
  it('is the plain interval for one large stratum', () => {
    const one = stratifiedProportion([{ size: 1e9, judged: 200, right: 180 }], 0.95, 'wilson');
    expect(one.value).toBe(0.9);
    expect(one.effective).toBeCloseTo(200, 3);
    expect(one.interval).toEqual(close([...wilson(180, 200, 1.959964)], 6));
  });

  it('weighs strata by their size, leaves out what was not judged, and knows a census', () => {
    const strata = [
      { size: 900, judged: 10, right: 10 },
      { size: 100, judged: 10, right: 5 },
      { size: 50, judged: 0, right: 0 },
    ];
    expect(stratifiedProportion(strata, 0.95, 'clopper-pearson').value).toBeCloseTo(0.95, 10);
    expect(stratifiedProportion([{ size: 10, judged: 10, right: 9 }], 0.95, 'wilson').interval).toEqual([
      0.9, 0.9,
    ]);
    expect(stratifiedProportion([], 0.95, 'wilson')).toMatchObject({ judged: 0, interval: [0, 1] });
  });

  it('does not take a stratum without a mistake for certain', () => {
    const { interval } = stratifiedProportion(
      [
        { size: 500, judged: 10, right: 10 },
        { size: 500, judged: 10, right: 10 },
      ],
      0.95,
      'wilson',
    );
    expect(interval[0]).toBeLessThan(0.9);
    expect(interval[1]).toBe(1);
  });

  it('counts unequal weights for less', () => {
    const judgements = [
      ...new Array(50).fill({ weight: 1, right: true }),
      ...new Array(50).fill({ weight: 9, right: true }),
    ];
    expect(weightedProportion(judgements, 0.95, 'wilson').effective).toBeCloseTo(
      500 ** 2 / (50 + 50 * 81),
      6,
    );
    expect(weightedProportion([], 0.95, 'wilson').judged).toBe(0);
  });
});

describe('recall over passages', () => {
  const options = { resamples: 400, seed: 1, level: 0.95 };
  const clusters = (seed: number, count: number, recall: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: count }, () => {
      const gold = random.below(12);
      let found = 0;
      for (let i = 0; i < gold; i++) if (random.below(1000) < recall * 1000) found++;
      return { gold, found, stratum: 'a' };
    });
  };

  it.each(['bootstrap-t', 'bca'] as const)('%s holds the truth about as often as it says', (method) => {
    let held = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { interval } = clusterRatio(
        clusters(seed, 60, 0.9),
        new Map([['a', 1e6]]),
        { ...options, seed },
        method,
      );
      if (interval[0] <= 0.9 && 0.9 <= interval[1]) held++;
    }
    expect(held / 200).toBeGreaterThan(0.88);
  });

  it('weighs strata', () => {
    const list = [
      { gold: 10, found: 10, stratum: 'a' },
      { gold: 10, found: 9, stratum: 'a' },
      { gold: 10, found: 5, stratum: 'b' },
      { gold: 10, found: 5, stratum: 'b' },
    ];
    const sizes = new Map([
      ['a', 300],
      ['b', 100],
    ]);
    expect(clusterRatio(list, sizes, options).value).toBeCloseTo((0.95 * 300 + 0.5 * 100) / 400, 10);
  });

  it('falls back where nothing was missed, or nothing is there', () => {
    const whole = clusterRatio([{ gold: 5, found: 5, stratum: 'a' }], new Map(), options);
    expect(whole.value).toBe(1);
    expect(whole.interval[0]).toBeLessThan(0.6);
    expect(clusterRatio([{ gold: 0, found: 0, stratum: 'a' }], new Map(), options)).toMatchObject({
      interval: [0, 1],
    });
  });

  it('narrows to the truth when all passages were judged', () => {
    const list = clusters(4, 30, 0.8);
    const { value, interval } = clusterRatio(list, new Map([['a', 30]]), options);
    expect(interval).toEqual([value, value]);
  });
});

describe('sequential stopping', () => {
  it('is wider than an interval of fixed size and holds the proportion', () => {
    for (const [right, wrong] of [
      [95, 5],
      [10, 0],
      [0, 10],
      [500, 20],
    ] as const) {
      const [lower, upper] = confidenceSequence(right, wrong);
      const [fixedLower, fixedUpper] = clopperPearson(right, right + wrong);
      expect(lower).toBeLessThanOrEqual(fixedLower);
      expect(upper).toBeGreaterThanOrEqual(fixedUpper);
      expect(lower).toBeLessThanOrEqual(right / (right + wrong));
      expect(upper).toBeGreaterThanOrEqual(right / (right + wrong));
    }
    expect(confidenceSequence(0, 0)).toEqual([0, 1]);
  });

  it('seldom errs, however often it is looked at', () => {
    let erred = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const random = randomFrom(seed);
      let right = 0;
      for (let n = 1; n <= 300; n++) {
        if (random.below(100) < 90) right++;
        const [lower, upper] = confidenceSequence(right, n - right);
        if (lower > 0.9 || upper < 0.9) {
          erred++;
          break;
        }
      }
    }
    expect(erred / 300).toBeLessThan(0.05);
  });

  it('says what the next judgements must be', () => {
    const advice = stoppingAdvice(195, 5, 0.95, 50);
    expect(advice.state).toBe('open');
    const { mistakesAllowed } = stoppingAdvice(290, 4, 0.95, 100);
    expect(confidenceSequence(290 + 100 - mistakesAllowed!, 4 + mistakesAllowed!)[0]).toBeGreaterThanOrEqual(
      0.95,
    );
    expect(confidenceSequence(290 + 99 - mistakesAllowed!, 5 + mistakesAllowed!)[0]).toBeLessThan(0.95);
    const { needed } = stoppingAdvice(20, 0, 0.95, 10);
    expect(confidenceSequence(20 + needed!, 0)[0]).toBeGreaterThanOrEqual(0.95);
    expect(confidenceSequence(19 + needed!, 0)[0]).toBeLessThan(0.95);
  });

  it('speaks', () => {
    expect(adviceText(stoppingAdvice(1000, 5, 0.95, 50))).toBe('Stop: the precision is at least 95.0%.');
    expect(adviceText(stoppingAdvice(50, 50, 0.95, 50))).toBe('Stop: the precision is below 95.0%.');
    expect(adviceText(stoppingAdvice(290, 4, 0.95, 100))).toMatch(
      /^Go on: \w+ more mistakes? allowed in the next 100/,
    );
    expect(adviceText(stoppingAdvice(20, 0, 0.95, 10))).toMatch(
      /^Go on: at least \d+ more without a mistake/,
    );
  });
});
