import Table from 'cli-table3';
import { type Comparison, pText } from '../align/compare.ts';
import { mistakeKinds } from '../align/mistakes.ts';
import { tableStyle } from '../table-style.ts';
import type { AuditReport } from './evaluate.ts';
import type { Intervals, ShareReport } from './figure-builder.ts';
import type { GateResult } from './gates.ts';
import type { Interval } from './intervals.ts';
import { type Averages, type Figures, schemes } from './score.ts';

/** The report as text for a terminal: figures with their intervals, what goes wrong, and which stage earns. */
export function textReport(report: AuditReport): string {
  const { gold, predicted, bootstrap } = report;
  const parts = [
    `${gold.documents} documents, ${gold.mentions} gold mentions, ${predicted.mentions} predicted; ` +
      `${Math.round(bootstrap.level * 100)}% intervals: ${bootstrap.method}, ${bootstrap.resamples} resamples, seed ${bootstrap.seed}`,
    `Strict: span and type\n${figureTable(report)}`,
    `Schemes of SemEval-2013, micro\n${schemeTable(report)}`,
  ];
  const shares = shareRows(report);
  if (shares.length > 0) parts.push(`Values and links of mentions that are right\n${shareTable(shares)}`);
  const grouping = report.links.grouping['micro'];
  if (grouping !== undefined) {
    parts.push(
      `Grouping of mentions by what they mean: B-cubed F1 ${withInterval(grouping.bcubed.f1, grouping.bcubed.intervals.f1)}, ` +
        `CEAF-e F1 ${withInterval(grouping.ceafe.f1, grouping.ceafe.intervals.f1)}`,
    );
  }
  parts.push(
    `Mistakes: ${mistakeKinds.map((kind) => `${kind} ${report.kinds[kind]}`).join(', ')}`,
    `Most frequent\n${surfaceTable(report)}`,
    `Stages, by what the result would lose without what each alone proposed\n${stageTable(report)}`,
    `Confidence: expected calibration error ${figure(report.calibration.expectedError)}, Brier score ${figure(report.calibration.brier)}`,
  );
  return parts.join('\n\n');
}

/** Precision, recall and F1 per type, the types in the order of their gold mentions. */
function figureTable(report: AuditReport): string {
  const { micro, macro, ...types } = report.strict;
  const rows = Object.entries(types) as [string, Figures & { intervals: Intervals }][];
  rows.sort(([a, x], [b, y]) => y.gold - x.gold || (a < b ? -1 : 1));
  const table = new Table({
    head: ['type', 'gold', 'found', 'precision', 'recall', 'F1', '95%'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    ...tableStyle,
  });
  // Blank where nothing was compared.
  const line = (one: Averages & { intervals: Intervals }, { gold, predicted }: Figures) => [
    predicted === 0 ? '' : figure(one.precision),
    gold === 0 ? '' : figure(one.recall),
    ...(gold + predicted === 0 ? ['', ''] : [figure(one.f1), range(one.intervals.f1)]),
  ];
  for (const [type, one] of [...rows, ['micro', micro] as const])
    table.push([type, one.gold, one.predicted, ...line(one, one)]);
  table.push(['macro', '', '', ...line(macro, micro)]);
  return table.toString();
}

function schemeTable(report: AuditReport): string {
  const table = new Table({
    head: [
      'scheme',
      'correct',
      'incorrect',
      'partial',
      'missed',
      'spurious',
      'precision',
      'recall',
      'F1',
      '95%',
    ],
    colAligns: ['left', ...new Array<'right'>(9).fill('right')],
    ...tableStyle,
  });
  for (const scheme of schemes) {
    const { micro } = report[scheme];
    table.push([
      scheme,
      micro.correct,
      micro.incorrect,
      micro.partial,
      micro.missed,
      micro.spurious,
      figure(micro.precision),
      figure(micro.recall),
      figure(micro.f1),
      range(micro.intervals.f1),
    ]);
  }
  return table.toString();
}

function shareRows({ values, links }: AuditReport): [string, ShareReport][] {
  const of = (name: string, group: Record<string, ShareReport>) =>
    Object.entries(group)
      .filter(([type]) => type !== 'micro')
      .map(([type, share]): [string, ShareReport] => [`${name} of ${type}`, share]);
  return [...of('value', values), ...of('country', links.country), ...of('place', links.place)];
}

function shareTable(rows: readonly (readonly [string, ShareReport])[]): string {
  const table = new Table({
    head: ['', 'compared', 'right', 'accuracy', '95%', 'F1 with finding'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    ...tableStyle,
  });
  for (const [name, share] of rows) {
    table.push([
      name,
      share.compared,
      share.right,
      ...(share.compared === 0
        ? ['', '', '']
        : [figure(share.accuracy), range(share.intervals.accuracy), figure(share.f1)]),
    ]);
  }
  return table.toString();
}

function surfaceTable(report: AuditReport): string {
  const table = new Table({
    head: ['times', 'documents', 'kind', 'surface', 'type'],
    colAligns: ['right', 'right', 'left', 'left', 'left'],
    ...tableStyle,
  });
  for (const { count, documents, kind, surface, types } of report.surfaces.slice(0, 12)) {
    table.push([count, documents, kind, surface.length > 50 ? `${surface.slice(0, 49)}…` : surface, types]);
  }
  return table.toString();
}

function stageTable(report: AuditReport): string {
  const table = new Table({
    head: ['stage', 'proposed', 'precision', 'alone right', 'alone wrong', 'marginal recall', 'marginal F1'],
    colAligns: ['left', ...new Array<'right'>(6).fill('right')],
    ...tableStyle,
  });
  for (const stage of report.stages) {
    table.push([
      stage.stage,
      stage.proposed,
      figure(stage.precision),
      stage.aloneRight,
      stage.aloneWrong,
      figure(stage.marginalRecall),
      `${stage.marginalF1 < 0 ? '' : '+'}${figure(stage.marginalF1)}`,
    ]);
  }
  return table.toString();
}

/** A comparison of two runs as text. */
export function comparisonText(comparison: Comparison): string {
  const { strict, mcnemar, becameRight, becameWrong, newlySpurious, noLongerSpurious } = comparison;
  const table = new Table({
    head: ['', 'this', 'other', 'difference', '95%', 'p'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    ...tableStyle,
  });
  for (const name of ['precision', 'recall', 'f1'] as const) {
    const one = strict[name];
    table.push([
      name,
      figure(one.this),
      figure(one.other),
      signed(one.difference),
      `${signed(one.interval[0])} to ${signed(one.interval[1])}`,
      one.p.toFixed(4),
    ]);
  }
  const list = (title: string, mentions: Comparison['becameRight']) =>
    mentions.length === 0
      ? []
      : [
          `${title}: ${mentions.length}`,
          ...mentions
            .slice(0, 15)
            .map(
              ({ document, start, type, text }) => `  ${document}:${start} ${type} ${JSON.stringify(text)}`,
            ),
          ...(mentions.length > 15 ? [`  … ${mentions.length - 15} more, in the report`] : []),
        ];
  return [
    `Compared with ${comparison.other} (strict, micro; paired bootstrap over documents)`,
    table.toString(),
    `McNemar on gold mentions that one run alone found: ${mcnemar.onlyThis} only this, ${mcnemar.onlyOther} only the other, ${pText(mcnemar.p)} (${mcnemar.method})`,
    ...list('Became right', becameRight),
    ...list('Became wrong', becameWrong),
    ...list('Newly wrong predictions', newlySpurious),
    ...list('Wrong predictions that are gone', noLongerSpurious),
  ].join('\n');
}

/** One line per gate. */
export function gateText(gates: readonly GateResult[]): string {
  return gates
    .map(({ path, on, value, least, passed, shortfall }) =>
      passed
        ? `passed: ${path} ${on} ${exact(value)} is at least ${least}`
        : `missed: ${path} ${on} ${exact(value)} is ${exact(shortfall)} short of ${least}`,
    )
    .join('\n');
}

function exact(value: number): string {
  return value.toFixed(4);
}

function figure(value: number): string {
  return value.toFixed(3);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

function range([lower, upper]: Interval): string {
  return `${lower.toFixed(3)}–${upper.toFixed(3)}`;
}

function withInterval(value: number, interval: Interval): string {
  return `${figure(value)} (${range(interval)})`;
}
