import type { DocumentEvaluation, ShareSums } from '../align/document-evaluation.ts';
import { type BootstrapOptions, bootstrapSums, type SumFigure } from './bootstrap.ts';
import { bcubedOf, ceafeOf, type GroupingScore, type GroupingSums } from './clustering.ts';
import { clopperPearson, type Interval } from './intervals.ts';
import { type Averages, harmonicMean, ratio, type Scheme } from './score.ts';

/** Bounds of the figures of the same names. */
export type Intervals<Names extends string = keyof Averages> = Record<Names, Interval>;

/** How often something that mentions carry is right, with what that is made of. */
export interface ShareReport extends ShareSums {
  /** right / compared: apart from whether the mention was found. */
  accuracy: number;
  /** right / predicted and right / gold: with finding. */
  precision: number;
  recall: number;
  f1: number;
  intervals: Intervals<'accuracy' | 'precision' | 'recall' | 'f1'>;
}

export interface GroupingReport {
  /** Mentions right in span and type, whose grouping is compared. */
  mentions: number;
  bcubed: GroupingScore & { intervals: Intervals };
  ceafe: GroupingScore & { intervals: Intervals };
}

/** Columns in the vectors of sums: credit and number on the side of precision, and on the side of recall. */
interface Columns {
  creditOfPredicted: number;
  predicted: number;
  creditOfGold: number;
  gold: number;
}

/** Collects columns of sums and the figures over them, and computes all their intervals at once. */
export class FigureBuilder {
  readonly #documents: readonly DocumentEvaluation[];
  readonly #level: number;
  readonly #columns: number[][] = [];
  readonly #pending: {
    figure: SumFigure;
    whenConstant: () => Interval;
    set: (interval: Interval) => void;
  }[] = [];

  constructor(documents: readonly DocumentEvaluation[], level: number) {
    this.#documents = documents;
    this.#level = level;
  }

  #column(of: (document: DocumentEvaluation) => number): number {
    return this.#columns.push(this.#documents.map(of)) - 1;
  }

  #total(column: number): number {
    return this.#columns[column]!.reduce((sum, value) => sum + value, 0);
  }

  schemeColumns(scheme: Scheme, type: string): Columns {
    const of = (name: keyof Columns) =>
      this.#column((document) => document.tally[scheme].get(type)?.[name] ?? 0);
    return {
      creditOfPredicted: of('creditOfPredicted'),
      predicted: of('predicted'),
      creditOfGold: of('creditOfGold'),
      gold: of('gold'),
    };
  }

  /** Intervals of precision, recall and F1 over the sum of some columns; filled in by {@link fill}. */
  ratios(columns: readonly Columns[]): Intervals {
    const parts = { precision: precisionOf(columns), recall: recallOf(columns) };
    const exact = this.#exact(columns);
    return this.#register({
      precision: [parts.precision, exact.precision],
      recall: [parts.recall, exact.recall],
      f1: [(sums) => f1Of(parts.precision(sums), parts.recall(sums)), exact.f1],
    });
  }

  /** Clopper-Pearson bounds over the mentions of some columns; those of F1 are the F1 of the bounds. */
  #exact(columns: readonly Columns[]): Record<keyof Averages, () => Interval> {
    const bounds = (credit: keyof Columns, number: keyof Columns) => () => {
      const sum = (name: keyof Columns) =>
        columns.reduce((total, column) => total + this.#total(column[name]), 0);
      return clopperPearson(sum(credit), sum(number), this.#level);
    };
    const precision = bounds('creditOfPredicted', 'predicted');
    const recall = bounds('creditOfGold', 'gold');
    return {
      precision,
      recall,
      f1: () => [harmonicMean(precision()[0], recall()[0]), harmonicMean(precision()[1], recall()[1])],
    };
  }

  /** Intervals of the plain means over types; types that a resample lacks are left out of its mean. */
  means(columns: readonly Columns[]): Intervals {
    const each = columns.map((column) => ({
      present: (sums: Float64Array) => sums[column.gold]! + sums[column.predicted]! > 0,
      precision: precisionOf([column]),
      recall: recallOf([column]),
    }));
    // Within the mean a type that is on one side only has a figure of 0, as in the score.
    const zero = (value: number) => (Number.isNaN(value) ? 0 : value);
    const mean = (of: (one: (typeof each)[number], sums: Float64Array) => number): SumFigure => {
      return (sums) => {
        let total = 0;
        let count = 0;
        for (const one of each) {
          if (!one.present(sums)) continue;
          total += of(one, sums);
          count++;
        }
        return count === 0 ? 1 : total / count;
      };
    };
    const exact = (name: keyof Averages) => (): Interval => {
      const bounds = columns.map((column) => this.#exact([column])[name]());
      const average = (side: 0 | 1) =>
        bounds.length === 0 ? side : bounds.reduce((sum, one) => sum + one[side], 0) / bounds.length;
      return [average(0), average(1)];
    };
    return this.#register({
      precision: [mean((one, sums) => zero(one.precision(sums))), exact('precision')],
      recall: [mean((one, sums) => zero(one.recall(sums))), exact('recall')],
      f1: [mean((one, sums) => zero(f1Of(one.precision(sums), one.recall(sums)))), exact('f1')],
    });
  }

  shares(of: (document: DocumentEvaluation) => ReadonlyMap<string, ShareSums>): Record<string, ShareReport> {
    const types = this.#typesOf(of);
    const share = (chosen: readonly string[]): ShareReport => {
      const column = (name: keyof ShareSums) =>
        this.#column((document) =>
          chosen.reduce((sum, type) => sum + (of(document).get(type)?.[name] ?? 0), 0),
        );
      const [compared, right, gold, predicted] = (['compared', 'right', 'gold', 'predicted'] as const).map(
        column,
      ) as [number, number, number, number];
      const sums = {
        compared: this.#total(compared),
        right: this.#total(right),
        gold: this.#total(gold),
        predicted: this.#total(predicted),
      };
      const precision = ratio(sums.right, sums.predicted);
      const recall = ratio(sums.right, sums.gold);
      const columns = { creditOfPredicted: right, predicted, creditOfGold: right, gold };
      return {
        ...sums,
        accuracy: ratio(sums.right, sums.compared),
        precision,
        recall,
        f1: harmonicMean(precision, recall),
        intervals: Object.assign(
          this.#register({
            accuracy: [
              (all) => all[right]! / all[compared]!,
              () => clopperPearson(sums.right, sums.compared, this.#level),
            ],
          }),
          this.ratios([columns]),
        ),
      };
    };
    if (types.length === 0) return {};
    return {
      micro: share(types),
      ...Object.fromEntries(types.map((type) => [type, share([type])])),
    };
  }

  groupings(): Record<string, GroupingReport> {
    const types = this.#typesOf((document) => document.groupings);
    if (types.length === 0) return {};
    const names = [
      'mentions',
      'bcubedPrecision',
      'bcubedRecall',
      'ceafe',
      'goldGroups',
      'predictedGroups',
    ] as const satisfies readonly (keyof GroupingSums)[];
    const grouping = (chosen: readonly string[]): GroupingReport => {
      const column = Object.fromEntries(
        names.map((name) => [
          name,
          this.#column((document) =>
            chosen.reduce((sum, type) => sum + (document.groupings.get(type)?.[name] ?? 0), 0),
          ),
        ]),
      ) as Record<keyof GroupingSums, number>;
      const read = (at: (column: number) => number) =>
        Object.fromEntries(names.map((name) => [name, at(column[name])])) as unknown as GroupingSums;
      const total = read((index) => this.#total(index));
      const report = (score: (sums: GroupingSums) => GroupingScore) => {
        const figure = (name: keyof GroupingScore): [SumFigure, () => Interval] => [
          (sums) => score(read((index) => sums[index]!))[name],
          () => clopperPearson(score(total)[name] * total.mentions, total.mentions, this.#level),
        ];
        return {
          ...score(total),
          intervals: this.#register({
            precision: figure('precision'),
            recall: figure('recall'),
            f1: figure('f1'),
          }),
        };
      };
      return { mentions: total.mentions, bcubed: report(bcubedOf), ceafe: report(ceafeOf) };
    };
    return {
      micro: grouping(types),
      ...Object.fromEntries(types.map((type) => [type, grouping([type])])),
    };
  }

  #typesOf(of: (document: DocumentEvaluation) => ReadonlyMap<string, unknown>): string[] {
    return [...new Set(this.#documents.flatMap((document) => [...of(document).keys()]))].sort();
  }

  #register<Names extends string>(
    figures: Record<Names, [figure: SumFigure, whenConstant: () => Interval]>,
  ): Intervals<Names> {
    const intervals = {} as Intervals<Names>;
    for (const name of Object.keys(figures) as Names[]) {
      const [figure, whenConstant] = figures[name];
      intervals[name] = [0, 1];
      this.#pending.push({ figure, whenConstant, set: (interval) => (intervals[name] = interval) });
    }
    return intervals;
  }

  /** Computes every interval that was promised. */
  fill(options: BootstrapOptions): void {
    const vectors = this.#documents.map((_, d) => Float64Array.from(this.#columns, (column) => column[d]!));
    const intervals = bootstrapSums(
      vectors,
      this.#pending.map(({ figure }) => figure),
      options,
    );
    this.#pending.forEach(({ set, whenConstant }, i) => {
      set(intervals[i] ?? whenConstant());
    });
  }
}

/** NaN only where neither side says anything: with one side empty nothing can be right. */
function f1Of(precision: number, recall: number): number {
  if (Number.isNaN(precision)) return Number.isNaN(recall) ? Number.NaN : 0;
  return Number.isNaN(recall) ? 0 : harmonicMean(precision, recall);
}

function precisionOf(columns: readonly Columns[]): SumFigure {
  return (sums) => {
    let credit = 0;
    let number = 0;
    for (const column of columns) {
      credit += sums[column.creditOfPredicted]!;
      number += sums[column.predicted]!;
    }
    return credit / number;
  };
}

function recallOf(columns: readonly Columns[]): SumFigure {
  return (sums) => {
    let credit = 0;
    let number = 0;
    for (const column of columns) {
      credit += sums[column.creditOfGold]!;
      number += sums[column.gold]!;
    }
    return credit / number;
  };
}
