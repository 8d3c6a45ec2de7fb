import Table from 'cli-table3';
import type { RatioEstimate } from '../figures/cluster-ratio.ts';
import { verdicts } from '../judge/judgements.ts';
import { tableStyle } from '../table-style.ts';
import type { Estimate } from './estimate.ts';
import { adviceText } from './sequential.ts';
import type { Proportion } from './stratified.ts';

/** An estimate as text for a terminal. */
export function estimateText(estimate: Estimate): string {
  const { population, judged, method, precision, fullPrecision, recall, types, agreement } = estimate;
  const level = `${Math.round(method.level * 100)}%`;
  const table = new Table({
    head: ['type', 'judged', 'precision', level, 'in passages', 'recall', level],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    ...tableStyle,
  });
  for (const [type, one] of Object.entries(types)) table.push([type, ...cells(one.precision, one.recall)]);
  table.push(
    ['all', ...cells(precision, recall)],
    ['all, value and link too', ...cells(fullPrecision, undefined)],
  );
  const lines = [
    `${judged.mentions} of ${population.mentions} mentions and ${judged.passages} of ${population.passages} passages in ${population.documents} documents, judged by ${estimate.judge}` +
      (judged.skipped > 0 ? `; ${judged.skipped} skipped` : ''),
    table.toString(),
    `Verdicts: ${verdicts
      .filter((verdict) => estimate.verdicts[verdict] > 0)
      .map((verdict) => `${verdict} ${estimate.verdicts[verdict]}`)
      .join(', ')}`,
    `Intervals: precision ${method.precision} under the stratified weights, recall ${method.recall} over passages.`,
  ];
  if (estimate.stopping !== undefined) {
    const [lower, upper] = estimate.stopping.interval;
    lines.push(`${adviceText(estimate.stopping)} (At any time: ${percent(lower)}–${percent(upper)}.)`);
  }
  if (agreement !== undefined) {
    lines.push(
      `Agreement of ${agreement.judges.join(', ')}: ${agreement.mentions} mentions, Cohen's kappa ${figure(agreement.kappa)}, Krippendorff's alpha ${figure(agreement.alpha)}; ` +
        `${agreement.passages} passages, span F1 ${figure(agreement.spanF1)}`,
    );
  }
  return lines.join('\n');
}

function cells(precision: Proportion, recall: RatioEstimate | undefined): string[] {
  const none = ['', '', ''];
  return [
    ...(precision.judged === 0
      ? none
      : [String(precision.judged), percent(precision.value), range(precision.interval)]),
    ...(recall === undefined || recall.gold === 0
      ? none
      : [String(recall.gold), percent(recall.value), range(recall.interval)]),
  ];
}

function range([lower, upper]: readonly [number, number]): string {
  return `${percent(lower)}–${percent(upper)}`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

function figure(value: number): string {
  return Number.isNaN(value) ? 'not known' : value.toFixed(3);
}
