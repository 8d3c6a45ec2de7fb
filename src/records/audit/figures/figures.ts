import type { DocumentEvaluation } from '../align/document-evaluation.ts';
import { type BootstrapOptions, bootstrapDefaults } from './bootstrap.ts';
import { FigureBuilder, type GroupingReport, type Intervals, type ShareReport } from './figure-builder.ts';
import type { Interval } from './intervals.ts';
import {
  type Averages,
  addTally,
  emptyTally,
  type Figures,
  figuresOf,
  type Scheme,
  schemes,
} from './score.ts';

/** One scheme: `micro`, `macro` and every type that occurs, each with its intervals. */
export type SchemeReport = {
  micro: Figures & { intervals: Intervals };
  macro: Averages & { intervals: Intervals };
} & Record<string, (Figures | Averages) & { intervals: Intervals }>;

/** All figures of an evaluation. */
export interface FigureReport {
  strict: SchemeReport;
  exact: SchemeReport;
  partial: SchemeReport;
  type: SchemeReport;
  /** Amounts and dates: `micro` and the types that occur. */
  values: Record<string, ShareReport>;
  links: {
    country: Record<string, ShareReport>;
    place: Record<string, ShareReport>;
    grouping: Record<string, GroupingReport>;
  };
}

/**
 * The figures of documents evaluated one by one, each with its interval by the bootstrap over documents (BCa). Where a figure
 * does not vary over the resamples (all right, or a single document) its bounds are those of Clopper and Pearson over mentions.
 */
export function figureReport(
  documents: readonly DocumentEvaluation[],
  options: BootstrapOptions = bootstrapDefaults,
): FigureReport {
  const build = new FigureBuilder(documents, options.level);
  const total = emptyTally();
  for (const { tally } of documents) addTally(total, tally);
  const score = figuresOf(total);
  const scheme = (name: Scheme): SchemeReport => {
    const { micro, macro, types } = score[name];
    const typeNames = Object.keys(types);
    const column = Object.fromEntries(typeNames.map((type) => [type, build.schemeColumns(name, type)]));
    const report: Record<string, unknown> = {
      micro: { ...micro, intervals: build.ratios(Object.values(column)) },
      macro: { ...macro, intervals: build.means(Object.values(column)) },
    };
    for (const type of typeNames)
      report[type] = { ...types[type]!, intervals: build.ratios([column[type]!]) };
    return report as SchemeReport;
  };
  const report: FigureReport = {
    strict: scheme('strict'),
    exact: scheme('exact'),
    partial: scheme('partial'),
    type: scheme('type'),
    values: build.shares((document) => document.values),
    links: {
      country: build.shares((document) => document.countries),
      place: build.shares((document) => document.places),
      grouping: build.groupings(),
    },
  };
  build.fill(options);
  return report;
}

/** The figure at a dotted path, `strict.micro.f1`, with its interval; undefined where there is none. */
export function figureAt(
  report: unknown,
  dottedPath: string,
): { value: number; interval: Interval | undefined } | undefined {
  const parts = dottedPath.split('.');
  const name = parts.pop()!;
  let at = report as Record<string, unknown> | undefined;
  for (const part of parts) {
    at =
      at !== null && typeof at === 'object' && Object.hasOwn(at, part)
        ? (at[part] as Record<string, unknown>)
        : undefined;
  }
  if (at === null || typeof at !== 'object' || !Object.hasOwn(at, name)) return undefined;
  const value = at[name];
  if (typeof value !== 'number') return undefined;
  const intervals = at['intervals'] as Record<string, Interval> | undefined;
  return { value, interval: intervals?.[name] };
}

/** Every path that {@link figureAt} answers, for help with a wrong one. */
export function figurePaths(report: FigureReport): string[] {
  const paths: string[] = [];
  const walk = (node: unknown, prefix: string) => {
    if (typeof node === 'number') paths.push(prefix);
    else if (node !== null && typeof node === 'object' && !Array.isArray(node)) {
      for (const [name, child] of Object.entries(node)) {
        if (name !== 'intervals') walk(child, prefix === '' ? name : `${prefix}.${name}`);
      }
    }
  };
  for (const name of [...schemes, 'values', 'links'] as const) walk(report[name], name);
  return paths;
}
