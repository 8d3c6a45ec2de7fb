import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { mistakeKinds } from '../align/mistakes.ts';
import type { AuditReport } from '../figures/evaluate.ts';
import type { Intervals } from '../figures/figure-builder.ts';
import type { Figures } from '../figures/score.ts';
import { Markup } from './html.ts';

/** Draws without a browser: Plot builds its SVG in a document of linkedom. Colours are variables of the page's style. */
function draw(options: Plot.PlotOptions): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({
    ...options,
    document: document as unknown as NonNullable<Plot.PlotOptions['document']>,
    style: { background: 'transparent', fontSize: '12px' },
  });
  return new Markup(svg.outerHTML);
}

const share = (value: number) => `${Math.round(value * 100)}%`;

/** F1 per type as bars with their intervals, precision and recall as marks on them. */
export function typeChart({ strict }: AuditReport): Markup {
  const { micro: _, macro: __, ...types } = strict;
  const rows = (Object.entries(types) as [string, Figures & { intervals: Intervals }][])
    .map(([type, figures]) => ({ type, ...figures }))
    .sort((a, b) => b.gold - a.gold || (a.type < b.type ? -1 : 1));
  return draw({
    width: 760,
    height: 50 + rows.length * 28,
    marginLeft: 90,
    marginRight: 30,
    ariaLabel: 'F1 of each type with its 95% interval, precision and recall',
    x: { domain: [0, 1], tickFormat: share, label: null, grid: true },
    y: { domain: rows.map(({ type }) => type), label: null, tickSize: 0 },
    marks: [
      Plot.barX(rows, { x: 'f1', y: 'type', fill: 'var(--bar)', insetTop: 5, insetBottom: 5 }),
      Plot.ruleY(rows, {
        x1: (row) => row.intervals.f1[0],
        x2: (row) => row.intervals.f1[1],
        y: 'type',
        stroke: 'var(--ink)',
        strokeWidth: 1.5,
      }),
      Plot.dot(rows, { x: 'precision', y: 'type', symbol: 'triangle', r: 4, fill: 'var(--precision)' }),
      Plot.dot(rows, { x: 'recall', y: 'type', symbol: 'square', r: 4, fill: 'var(--recall)' }),
    ],
  });
}

/** Gold types against predicted types; the darker a wrong cell, the larger its share of the row. */
export function confusionChart({ confusion }: AuditReport): Markup {
  const { types, counts } = confusion;
  const rowNames = [...types, 'nothing there'];
  const columnNames = [...types, 'not found'];
  const cells = counts.flatMap((row, g) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, p) => ({
      gold: rowNames[g]!,
      predicted: columnNames[p]!,
      count,
      share: total === 0 ? 0 : count / total,
      right: g === p && g < types.length,
    }));
  });
  const filled = cells.filter(({ count }) => count > 0);
  const opacity = (cell: { share: number; right: boolean }) =>
    cell.right ? 0.15 + 0.45 * cell.share : Math.min(0.85, 0.12 + 2 * cell.share);
  const side = 52;
  return draw({
    width: 165 + columnNames.length * side,
    height: 70 + rowNames.length * 32,
    marginLeft: 100,
    marginTop: 50,
    marginRight: 45,
    ariaLabel: 'Gold types (rows) against the types found (columns)',
    x: { domain: columnNames, axis: 'top', label: 'found as', tickSize: 0, tickRotate: -25 },
    y: { domain: rowNames, label: 'gold', tickSize: 0 },
    opacity: { domain: [0, 1], range: [0, 1] },
    marks: [
      Plot.cell(cells, { x: 'predicted', y: 'gold', fill: 'var(--cell)', inset: 1 }),
      Plot.cell(filled, {
        x: 'predicted',
        y: 'gold',
        fill: (cell) => (cell.right ? 'var(--good)' : 'var(--bad)'),
        fillOpacity: opacity,
        inset: 1,
      }),
      Plot.text(filled, {
        x: 'predicted',
        y: 'gold',
        text: (cell) => String(cell.count),
        fill: 'var(--ink)',
      }),
    ],
    color: { type: 'identity' },
  });
}

/** How often mentions of a confidence are right; on the diagonal the confidence is honest. */
export function calibrationChart({ calibration }: AuditReport): Markup {
  const { bins, mentions } = calibration;
  return draw({
    width: 420,
    height: 420,
    marginLeft: 50,
    marginTop: 40,
    marginBottom: 45,
    ariaLabel: 'Share of right mentions by confidence',
    x: { domain: [0, 1], tickFormat: share, label: 'confidence', grid: true },
    y: { domain: [0, 1], tickFormat: share, label: 'right', grid: true },
    r: { type: 'identity' },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: 'var(--soft)', strokeDasharray: '4 4' },
      ),
      Plot.ruleX(bins, {
        x: 'confidence',
        y1: (bin) => bin.interval[0],
        y2: (bin) => bin.interval[1],
        stroke: 'var(--ink)',
      }),
      Plot.line(bins, { x: 'confidence', y: 'accuracy', stroke: 'var(--bar)' }),
      Plot.dot(bins, {
        x: 'confidence',
        y: 'accuracy',
        r: (bin) => 3 + 12 * Math.sqrt(bin.mentions / Math.max(1, mentions)),
        fill: 'var(--bar)',
      }),
    ],
  });
}

/** Number of mistakes of each kind. */
export function kindChart({ kinds }: AuditReport): Markup {
  const rows = mistakeKinds.map((kind) => ({ kind, count: kinds[kind] }));
  return draw({
    width: 620,
    height: 30 + rows.length * 26,
    marginLeft: 100,
    marginRight: 50,
    marginBottom: 20,
    ariaLabel: 'Mistakes by kind',
    x: { axis: null },
    y: { domain: mistakeKinds, label: null, tickSize: 0 },
    marks: [
      Plot.barX(rows, {
        x: 'count',
        y: 'kind',
        fill: 'var(--bad)',
        fillOpacity: 0.7,
        insetTop: 4,
        insetBottom: 4,
      }),
      Plot.text(rows, {
        x: 'count',
        y: 'kind',
        text: (row) => String(row.count),
        textAnchor: 'start',
        dx: 5,
      }),
    ],
  });
}

/** Strict F1 of every document, one mark each. */
export function documentChart({ documents }: AuditReport): Markup {
  const lowest = Math.floor(Math.min(0.95, ...documents.map(({ strict }) => strict.f1)) * 20) / 20;
  return draw({
    width: 760,
    height: 110,
    marginLeft: 20,
    marginRight: 20,
    ariaLabel: 'Strict F1 of each document',
    x: {
      domain: [lowest, 1],
      tickFormat: share,
      label: null,
      grid: true,
    },
    marks: [
      Plot.dot(
        documents,
        Plot.dodgeY({
          x: (document) => document.strict.f1,
          r: 4,
          fill: 'var(--bar)',
          fillOpacity: 0.75,
          anchor: 'bottom',
        }),
      ),
    ],
  });
}
