import jstat from 'jstat';
import {
  type BootstrapOptions,
  bootstrapDefaults,
  resampleSums,
  type SumFigure,
} from '../figures/bootstrap.ts';
import { type Interval, quantile } from '../figures/intervals.ts';
import { harmonicMean, ratio } from '../figures/score.ts';
import type { GoldDocument } from '../gold-document.ts';
import { type CodePointIndex, codePointIndex } from './code-points.ts';
import type { DocumentEvaluation } from './document-evaluation.ts';

/** A mention that one run has right and the other has not. */
export interface ChangedMention {
  document: string;
  start: number;
  end: number;
  type: string;
  text: string;
  before: string;
  after: string;
}

export interface Difference {
  /** This run less the other. */
  difference: number;
  interval: Interval;
  /** Two-sided. */
  p: number;
}

/** Two runs over the same gold, side by side. "Other" is the run compared with. */
export interface Comparison {
  other: string;
  strict: Record<'precision' | 'recall' | 'f1', { this: number; other: number } & Difference>;
  /** Gold mentions that only this run has right, and that only the other has right. */
  becameRight: ChangedMention[];
  becameWrong: ChangedMention[];
  /** Predictions that are wrong in this run only, and those that were wrong in the other only. */
  newlySpurious: ChangedMention[];
  noLongerSpurious: ChangedMention[];
  /** On the gold mentions that one run alone found. */
  mcnemar: { onlyThis: number; onlyOther: number; p: number; method: 'exact' | 'chi-square' };
}

/**
 * Sets two evaluations of the same gold side by side. The difference of the figures has an interval and a p-value by the paired
 * bootstrap over documents (Efron and Tibshirani 1993, chapter 16; Berg-Kirkpatrick, Burkett and Klein 2012).
 *
 * @param mine this run, one evaluation per gold document
 * @param others the run compared with, in the same order
 */
export function compareRuns(
  mine: readonly DocumentEvaluation[],
  others: readonly DocumentEvaluation[],
  name: string,
  options: BootstrapOptions = bootstrapDefaults,
): Comparison {
  const changed = {
    becameRight: [] as ChangedMention[],
    becameWrong: [] as ChangedMention[],
    newlySpurious: [] as ChangedMention[],
    noLongerSpurious: [] as ChangedMention[],
  };
  mine.forEach((a, d) => {
    const b = others[d]!;
    a.gold.mentions.forEach((mention, g) => {
      if (a.found[g] === b.found[g]) return;
      (a.found[g] ? changed.becameRight : changed.becameWrong).push(showChanged(a, mention));
    });
    changed.newlySpurious.push(...wrongOnlyIn(a, b));
    changed.noLongerSpurious.push(...wrongOnlyIn(b, a));
  });
  return {
    other: name,
    strict: compareFigures(mine, others, options),
    ...changed,
    mcnemar: mcnemar(changed.becameRight.length, changed.becameWrong.length),
  };
}

/**
 * McNemar's test on the pairs in which two runs disagree (McNemar 1947): exact by the binomial distribution below 25 pairs,
 * else by χ² with Edwards' correction.
 */
export function mcnemar(onlyThis: number, onlyOther: number): Comparison['mcnemar'] {
  const pairs = onlyThis + onlyOther;
  if (pairs < 25) {
    const tail = pairs === 0 ? 1 : 2 * jstat.jStat.binomial.cdf(Math.min(onlyThis, onlyOther), pairs, 0.5);
    return { onlyThis, onlyOther, p: Math.min(1, tail), method: 'exact' };
  }
  const chi = Math.max(0, Math.abs(onlyThis - onlyOther) - 1) ** 2 / pairs;
  return { onlyThis, onlyOther, p: 1 - jstat.jStat.chisquare.cdf(chi, 1), method: 'chi-square' };
}

function wrongOnlyIn(a: DocumentEvaluation, b: DocumentEvaluation): ChangedMention[] {
  const key = (mention: { start: number; end: number; type: string }) =>
    `${mention.start}:${mention.end}:${mention.type}`;
  const there = new Set(b.predicted.map(key));
  return a.predicted
    .filter((mention, p) => !a.right[p] && !there.has(key(mention)))
    .map((mention) => showChanged(a, mention));
}

function showChanged(
  { gold }: DocumentEvaluation,
  { start, end, type, text }: { start: number; end: number; type: string; text: string },
): ChangedMention {
  const index = indexOf(gold);
  return {
    document: gold.id,
    start,
    end,
    type,
    text,
    before: index.slice(Math.max(0, start - 60), start),
    after: index.slice(end, Math.min(index.length, end + 60)),
  };
}

const indexes = new WeakMap<GoldDocument, CodePointIndex>();

function indexOf(gold: GoldDocument): CodePointIndex {
  const found = indexes.get(gold) ?? codePointIndex(gold.text);
  indexes.set(gold, found);
  return found;
}

function compareFigures(
  mine: readonly DocumentEvaluation[],
  others: readonly DocumentEvaluation[],
  options: BootstrapOptions,
): Comparison['strict'] {
  const vectors = mine.map((a, d) => {
    const b = others[d]!;
    return Float64Array.of(
      count(a.right),
      a.predicted.length,
      count(b.right),
      b.predicted.length,
      a.gold.mentions.length,
    );
  });
  const of = (at: 0 | 2): Record<'precision' | 'recall' | 'f1', SumFigure> => ({
    precision: (sums) => ratio(sums[at]!, sums[at + 1]!),
    recall: (sums) => ratio(sums[at]!, sums[4]!),
    f1: (sums) => harmonicMean(ratio(sums[at]!, sums[at + 1]!), ratio(sums[at]!, sums[4]!)),
  });
  const [first, second] = [of(0), of(2)];
  const names = ['precision', 'recall', 'f1'] as const;
  const draws = resampleSums(
    vectors,
    names.map(
      (name): SumFigure =>
        (sums) =>
          first[name](sums) - second[name](sums),
    ),
    options,
  );
  const total = new Float64Array(5);
  for (const vector of vectors) for (let i = 0; i < 5; i++) total[i]! += vector[i]!;
  const tail = (1 - options.level) / 2;
  return Object.fromEntries(
    names.map((name, i) => {
      const sorted = draws[i]!.sort();
      const [a, b] = [first[name](total), second[name](total)];
      return [
        name,
        {
          this: a,
          other: b,
          difference: a - b,
          interval: [quantile(sorted, tail), quantile(sorted, 1 - tail)] as Interval,
          p: twoSided(sorted),
        },
      ];
    }),
  ) as Comparison['strict'];
}

/** Twice the smaller share of resamples on either side of no difference, never 0: (k + 1) / (B + 1), Davison and Hinkley 1997. */
function twoSided(draws: Float64Array): number {
  let atMost = 0;
  let atLeast = 0;
  for (const value of draws) {
    if (value <= 0) atMost++;
    if (value >= 0) atLeast++;
  }
  return Math.min(1, (2 * (Math.min(atMost, atLeast) + 1)) / (draws.length + 1));
}

function count(flags: readonly boolean[]): number {
  return flags.reduce((sum, flag) => sum + (flag ? 1 : 0), 0);
}

/** A p-value as it is printed: `p = 0.0123`, `p < 0.0001`. */
export function pText(p: number): string {
  return p < 0.0001 ? 'p < 0.0001' : `p = ${p.toFixed(4)}`;
}
