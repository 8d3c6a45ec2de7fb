import { type ChangedMention, type Comparison, pText } from '../align/compare.ts';
import type { AuditReport } from '../figures/evaluate.ts';
import type { GroupingReport, Intervals, ShareReport } from '../figures/figure-builder.ts';
import type { GateResult } from '../figures/gates.ts';
import type { Interval } from '../figures/intervals.ts';
import { type Averages, type Figures, schemes } from '../figures/score.ts';
import { calibrationChart, confusionChart, documentChart, kindChart, typeChart } from './charts.ts';
import { filterScript } from './filter.ts';
import { html, Markup } from './html.ts';
import { mistakeSection, type PlaceAddress } from './mistake-list.ts';
import { style } from './style.ts';
import { terms } from './terms.ts';

/** A report with what may have been asked for besides. */
export interface WholeReport extends AuditReport {
  comparison?: Comparison;
  gates?: readonly GateResult[];
}

/**
 * The report as one HTML page that needs nothing else: no network, no other file. The same report gives the same bytes.
 * @param addressOf where mistakes lead to, on a page that stands next to the documents
 */
export function reportPage(report: WholeReport, addressOf?: PlaceAddress): string {
  const { gold, generator, strict, comparison, gates } = report;
  const sections: [id: string, title: string, body: Markup][] = [
    ['types', 'Types', typeSection(report)],
    ['schemes', 'What counts as right', schemeSection(report)],
    ['values', 'Values and links', valueSection(report)],
    ['confusion', 'Types taken for others', confusionSection(report)],
    ['stages', 'Recognisers', stageSection(report)],
    ['confidence', 'Confidence', calibrationSection(report)],
    ['documents', 'Documents', documentSection(report)],
    ...(comparison === undefined
      ? []
      : [
          ['comparison', 'Compared with another run', comparisonSection(comparison)] as [
            string,
            string,
            Markup,
          ],
        ]),
    ['kinds', 'Kinds of mistakes', kindSection(report)],
    ['mistakes', 'Every mistake', mistakeSection(report, addressOf)],
    ['terms', 'Terms', terms],
  ];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>Audit: strict F1 ${shown(strict.micro, 'f1')} on ${gold.documents} documents</title>
<style>${new Markup(style)}</style>
</head>
<body>
<h1>How right are the records?</h1>
<p class="soft">${generator === undefined ? 'Records' : `Pipeline “${generator.pipeline}” (${generator.software}, configuration ${generator.pipelineHash.slice(0, 12)})`} against gold: ${gold.documents} annotated texts, ${count(gold.codePoints)} characters, ${count(gold.mentions)} mentions; ${count(report.predicted.mentions)} were found.</p>
<p class="lead">${inWords(report)}</p>
${gates === undefined ? undefined : gateSection(gates)}
${cards(report)}
<nav aria-label="Sections"><ul>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map(([id, title, body]) => html`<section id="${id}"><h2>${title}</h2>${body}</section>\n`)}
<script>${new Markup(filterScript)}</script>
</body>
</html>
`;
  return page.text;
}

function inWords({ strict, kinds }: WholeReport): string {
  const { precision, recall, intervals, gold, predicted } = strict.micro;
  if (gold + predicted === 0) return 'Nothing was compared: these texts hold no mention, and none was found.';
  const most = Object.entries(kinds).sort(([, a], [, b]) => b - a)[0]!;
  const found =
    gold === 0
      ? 'These texts hold no name, date or amount; '
      : `Of every 100 names, dates and amounts in these texts, ${hundredth(recall)} are found with exactly the right span and type (${bounds(intervals.recall)}); `;
  const right =
    predicted === 0
      ? 'nothing was found. '
      : `of every 100 that are found, ${hundredth(precision)} are right (${bounds(intervals.precision)}). `;
  return (
    found +
    right +
    (most[1] === 0
      ? 'No mistake was found.'
      : `The most frequent kind of mistake is “${most[0]}” (${most[1]}).`)
  );
}

function cards({ strict, values, links }: WholeReport): Markup {
  const filled = (title: string, value: string, interval: string, note: string) =>
    html`<li>${title}<b>${value}</b><small>${interval}</small><small>${note}</small></li>`;
  const card = (title: string, value: number, interval: Interval, note: string) =>
    filled(title, percent(value), bounds(interval), note);
  const { micro } = strict;
  const share = (title: string, name: keyof Averages, note: string) =>
    filled(title, ...figure(micro, name), note);
  const of = (title: string, share: ShareReport | undefined, note: string) =>
    share === undefined || share.compared === 0
      ? undefined
      : card(title, share.accuracy, share.intervals.accuracy, note);
  const grouping = links.grouping['micro'];
  return html`<ul class="cards">
${share('F1', 'f1', 'span and type')}
${share('Precision', 'precision', 'found that is right')}
${share('Recall', 'recall', 'right that is found')}
${of('Values', values['micro'], 'amounts and dates, of those found')}
${of('Countries', links.country['micro'], 'of places and nationalities found')}
${of('Places', links.place['micro'], 'the very place, of those found')}
${grouping === undefined ? undefined : card('Grouping', grouping.bcubed.f1, grouping.bcubed.intervals.f1, 'B-cubed F1 of names found')}
</ul>`;
}

function typeSection(report: WholeReport): Markup {
  const { micro, macro, ...types } = report.strict;
  const rows = (Object.entries(types) as [string, Figures & { intervals: Intervals }][]).sort(
    ([a, x], [b, y]) => y.gold - x.gold || (a < b ? -1 : 1),
  );
  const three = (one: Measured) => html`${averages.map((name) => cells(figure(one, name)))}`;
  return html`<p>A mention counts as right only if its first and last character and its type are those of the gold.</p>
<figure>${typeChart(report)}<figcaption class="legend">Bar: F1, line: its ${level(report)} interval <i style="background:var(--precision)"></i>triangle: precision <i style="background:var(--recall)"></i>square: recall</figcaption></figure>
<div class="scroll"><table><thead><tr><th>type</th><th>gold</th><th>found</th><th>precision</th><th>${level(report)}</th><th>recall</th><th>${level(report)}</th><th>F1</th><th>${level(report)}</th></tr></thead>
<tbody>${rows.map(([type, one]) => html`<tr><td>${type}</td><td>${one.gold}</td><td>${one.predicted}</td>${three(one)}</tr>`)}</tbody>
<tfoot><tr><td>all together (micro)</td><td>${micro.gold}</td><td>${micro.predicted}</td>${three(micro)}</tr>
<tr><td>mean of the types (macro)</td><td></td><td></td>${three({ ...macro, gold: micro.gold, predicted: micro.predicted })}</tr></tfoot></table></div>`;
}

const schemeMeanings: Record<(typeof schemes)[number], string> = {
  strict: 'span and type are right',
  exact: 'the span is right, whatever the type',
  partial: 'the span overlaps; if not exact, it counts half',
  type: 'the type is right where the spans overlap',
};

function schemeSection(report: WholeReport): Markup {
  return html`<p>The four schemes of SemEval-2013 count the same pairs of gold and found mentions more or less severely.</p>
<div class="scroll"><table><thead><tr><th>scheme</th><th class="left">right means</th><th>correct</th><th>incorrect</th><th>partial</th><th>missed</th><th>spurious</th><th>precision</th><th>recall</th><th>F1</th><th>${level(report)}</th></tr></thead>
<tbody>${schemes.map((scheme) => {
    const one = report[scheme].micro;
    return html`<tr><td>${scheme}</td><td class="left">${schemeMeanings[scheme]}</td><td>${one.correct}</td><td>${one.incorrect}</td><td>${one.partial}</td><td>${one.missed}</td><td>${one.spurious}</td><td>${shown(one, 'precision')}</td><td>${shown(one, 'recall')}</td>${cells(figure(one, 'f1'))}</tr>`;
  })}</tbody></table></div>`;
}

function valueSection({ values, links }: WholeReport): Markup {
  const rows = (what: string, group: Record<string, ShareReport>) =>
    Object.entries(group)
      .filter(([type]) => type !== 'micro')
      .map(
        ([type, one]) =>
          html`<tr><td>${what}</td><td class="left">${type}</td><td>${one.compared}</td><td>${one.right}</td>${one.compared === 0 ? html`<td></td><td></td><td></td>` : html`<td>${percent(one.accuracy)}</td><td class="soft">${bounds(one.intervals.accuracy)}</td><td>${percent(one.f1)}</td>`}</tr>`,
      );
  const groups = Object.entries(links.grouping).filter(([type]) => type !== 'micro');
  const micro = links.grouping['micro'];
  const grouped = (type: string, one: GroupingReport) =>
    html`<tr><td>${type}</td><td>${one.mentions}</td><td>${percent(one.bcubed.precision)}</td><td>${percent(one.bcubed.recall)}</td><td>${percent(one.bcubed.f1)}</td><td class="soft">${bounds(one.bcubed.intervals.f1)}</td><td>${percent(one.ceafe.f1)}</td><td class="soft">${bounds(one.ceafe.intervals.f1)}</td></tr>`;
  return html`<p>Apart from finding a mention: does it carry the right amount or date, the right country, the right place? Accuracy is over mentions whose span and type are right; the last column also counts those that were not found.</p>
<div class="scroll"><table><thead><tr><th>what</th><th class="left">type</th><th>compared</th><th>right</th><th>accuracy</th><th>95%</th><th>F1 with finding</th></tr></thead>
<tbody>${rows('value', values)}${rows('country', links.country)}${rows('place', links.place)}</tbody></table></div>
${
  micro === undefined
    ? undefined
    : html`<p>Are the mentions of the same person, organisation or place put together, and those of different ones kept apart?</p>
<div class="scroll"><table><thead><tr><th>type</th><th>mentions</th><th>B-cubed precision</th><th>recall</th><th>F1</th><th>95%</th><th>CEAF-e F1</th><th>95%</th></tr></thead>
<tbody>${groups.map(([type, one]) => grouped(type, one))}</tbody><tfoot>${grouped('all', micro)}</tfoot></table></div>`
}`;
}

function confusionSection(report: WholeReport): Markup {
  return html`<p>Rows are the gold types, columns what was found at the same place. Green is right; the redder a cell, the larger its share of its row.</p>
<figure>${confusionChart(report)}</figure>`;
}

function stageSection({ stages }: WholeReport): Markup {
  return html`<p>Which recogniser earns and which costs: what the result would lose without the mentions that each alone proposed. A negative last column means that the result would be better without it.</p>
<div class="scroll"><table><thead><tr><th>stage</th><th>proposed</th><th>of these right</th><th>alone, right</th><th>alone, wrong</th><th>marginal recall</th><th>marginal F1</th></tr></thead>
<tbody>${stages.map((one) => html`<tr><td>${one.stage}</td><td>${one.proposed}</td><td>${percent(one.precision)}</td><td>${one.aloneRight}</td><td>${one.aloneWrong}</td><td>${points(one.marginalRecall)}</td><td>${points(one.marginalF1)}</td></tr>`)}</tbody></table></div>`;
}

function calibrationSection(report: WholeReport): Markup {
  const { expectedError, brier } = report.calibration;
  return html`<p>Every mention carries a confidence. Where it is honest, 80 of 100 mentions with a confidence of 80% are right, and the marks lie on the dashed line. Expected calibration error ${expectedError.toFixed(3)}, Brier score ${brier.toFixed(3)}.</p>
<figure>${calibrationChart(report)}<figcaption>The larger a mark, the more mentions; lines are 95% Wilson intervals</figcaption></figure>`;
}

function documentSection(report: WholeReport): Markup {
  const rows = [...report.documents].sort((a, b) => a.strict.f1 - b.strict.f1 || (a.id < b.id ? -1 : 1));
  return html`<p>Strict F1 of each document, the weakest first in the table.</p>
<figure>${documentChart(report)}</figure>
<details><summary>Table of ${rows.length} documents</summary><div class="scroll"><table><thead><tr><th>document</th><th>gold</th><th>found</th><th>mistakes</th><th>precision</th><th>recall</th><th>F1</th></tr></thead>
<tbody>${rows.map(({ id, strict, mistakes }) => html`<tr><td>${id}</td><td>${strict.gold}</td><td>${strict.predicted}</td><td>${mistakes}</td>${averages.map((name) => html`<td>${shown(strict, name)}</td>`)}</tr>`)}</tbody></table></div></details>`;
}

function kindSection(report: WholeReport): Markup {
  const surfaces = report.surfaces.slice(0, 40);
  return html`<figure>${kindChart(report)}</figure>
${
  surfaces.length === 0
    ? undefined
    : html`<p>What goes wrong most often: the same words, in the same way.</p>
<div class="scroll"><table><thead><tr><th>times</th><th>documents</th><th class="left">kind</th><th class="left">words</th><th class="left">type</th></tr></thead>
<tbody>${surfaces.map((one) => html`<tr><td>${one.count}</td><td>${one.documents}</td><td class="left">${one.kind}</td><td class="left wide">${one.surface}</td><td class="left">${one.types}</td></tr>`)}</tbody></table></div>`
}`;
}

function comparisonSection({ other, strict, mcnemar, ...changed }: Comparison): Markup {
  const list = (title: string, mentions: readonly ChangedMention[]) =>
    html`<details><summary>${title}: ${mentions.length}</summary><ul>${mentions.map((one) => html`<li><span class="soft">${one.document}: …${one.before}</span><mark>${one.text}<sub>${one.type}</sub></mark><span class="soft">${one.after}…</span></li>`)}</ul></details>`;
  const names = { precision: 'precision', recall: 'recall', f1: 'F1' } as const;
  return html`<p>The other run: ${other}. Differences have an interval and a p-value by the paired bootstrap over documents; below 0.05 a difference is unlikely to be chance.</p>
<div class="scroll"><table><thead><tr><th></th><th>this run</th><th>other</th><th>difference</th><th>95%</th><th>p</th></tr></thead>
<tbody>${averages.map((name) => {
    const one = strict[name];
    return html`<tr><td>${names[name]}</td><td>${percent(one.this)}</td><td>${percent(one.other)}</td><td>${points(one.difference)}</td><td class="soft">${points(one.interval[0])} to ${points(one.interval[1])}</td><td>${one.p.toFixed(4)}</td></tr>`;
  })}</tbody></table></div>
<p>Of the gold mentions that one run alone has right, ${mcnemar.onlyThis} are right here and ${mcnemar.onlyOther} in the other (McNemar’s test: ${pText(mcnemar.p)}).</p>
${list('Became right', changed.becameRight)}${list('Became wrong', changed.becameWrong)}${list('Wrong predictions that are new', changed.newlySpurious)}${list('Wrong predictions that are gone', changed.noLongerSpurious)}`;
}

function gateSection(gates: readonly GateResult[]): Markup {
  return html`<ul>${gates.map(
    ({ path, on, value, least, passed, shortfall }) =>
      html`<li class="${passed ? 'passed' : 'missed'}">${passed ? 'Passed' : 'Missed'}: ${path} (${on}) is ${value.toFixed(4)}, ${passed ? `at least ${least}` : `${shortfall.toFixed(4)} short of ${least}`}</li>`,
  )}</ul>`;
}

const averages = ['precision', 'recall', 'f1'] as const;

/** Averages, and of how many mentions they are, where that is known. */
type Shares = Averages & Partial<Pick<Figures, 'gold' | 'predicted'>>;
type Measured = Shares & { readonly intervals: Intervals };

/** A figure as it is shown: a dash where nothing was compared. */
function shown(one: Shares, name: keyof Averages): string {
  const { gold = 1, predicted = 1 } = one;
  const of = { precision: predicted, recall: gold, f1: gold + predicted }[name];
  return of === 0 ? '–' : percent(one[name]);
}

function figure(one: Measured, name: keyof Averages): [value: string, interval: string] {
  const value = shown(one, name);
  return [value, value === '–' ? '' : bounds(one.intervals[name])];
}

function cells([value, interval]: [value: string, interval: string]): Markup {
  return html`<td>${value}</td><td class="soft">${interval}</td>`;
}

function level({ bootstrap }: WholeReport): string {
  return `${Math.round(bootstrap.level * 100)}%`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

/** Percentage points with their sign. */
function points(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(2)}`;
}

function bounds([lower, upper]: Interval): string {
  return `${(lower * 100).toFixed(1)}–${(upper * 100).toFixed(1)}%`;
}

function hundredth(value: number): string {
  return (value * 100).toFixed(0);
}

function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
