import { entityTypes } from '../../../record/schema.ts';
import { codePointIndex } from '../align/code-points.ts';
import { mistakeKinds } from '../align/mistakes.ts';
import type { AuditReport, ShownMention, ShownMistake } from '../figures/evaluate.ts';
import { html, type Markup } from './html.ts';

/** The address of a place in a gold document, for a page that stands next to the documents; code points of its text. */
export type PlaceAddress = (document: string, start: number) => string | undefined;

/** Every mistake in its context, gold above what was found, with the form that filters them. */
export function mistakeSection({ mistakes }: AuditReport, addressOf: PlaceAddress = () => undefined): Markup {
  if (mistakes.length === 0) return html`<p>None: every mention is as in the gold.</p>`;
  return html`
<form id="filter" class="filter" hidden>
${select('type', 'Type', countBy(mistakes, typesOf), entityTypes)}
${select(
  'kind',
  'Kind',
  countBy(mistakes, ({ kind }) => [kind]),
  mistakeKinds,
)}
${select('stage', 'Stage', countBy(mistakes, stagesOf))}
${select(
  'document',
  'Document',
  countBy(mistakes, ({ document }) => [document]),
)}
<label>Text <input type="search" name="text" placeholder="any words"></label>
<button type="reset">All</button>
<output id="shown">${mistakes.length} of ${mistakes.length} mistakes</output>
</form>
<noscript><p class="note">Filtering needs JavaScript; all mistakes follow.</p></noscript>
${mistakes.map((mistake) => mistakeArticle(mistake, addressOf(mistake.document, mistake.start)))}`;
}

function select(
  name: string,
  label: string,
  counts: Map<string, number>,
  order: readonly string[] = [],
): Markup {
  const names = [
    ...order.filter((one) => counts.has(one)),
    ...[...counts.keys()].filter((one) => !order.includes(one)).sort(),
  ];
  return html`<label>${label} <select name="${name}"><option value="">all</option>${names.map(
    (one) => html`<option value="${one}">${one} (${counts.get(one)})</option>`,
  )}</select></label>`;
}

function countBy(
  mistakes: readonly ShownMistake[],
  of: (mistake: ShownMistake) => string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mistake of mistakes) for (const key of of(mistake)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function typesOf({ gold, predicted }: ShownMistake): string[] {
  return [...new Set([...gold, ...predicted].map(({ type }) => type))];
}

function stagesOf({ predicted }: ShownMistake): string[] {
  const stages = [...new Set(predicted.flatMap(({ stages: list = [] }) => list))];
  return stages.length > 0 ? stages : ['none'];
}

function mistakeArticle(mistake: ShownMistake, address: string | undefined): Markup {
  const { kind, document, start, detail, gold, predicted } = mistake;
  const place = `${document}, position ${start}`;
  const proposals = predicted.map(({ confidence, stages = [] }) =>
    [stages.join(' + '), confidence === undefined ? '' : `confidence ${confidence}`]
      .filter(Boolean)
      .join(', '),
  );
  return html`<article class="mistake" data-kind="${kind}" data-types="${typesOf(mistake).join('|')}" data-stages="${stagesOf(mistake).join('|')}" data-document="${document}">
<header><span class="kind">${kind}</span><span>${address === undefined ? place : html`<a href="${address}" target="_top">${place}</a>`}</span>${
    proposals.length > 0 ? html`<span>proposed by ${proposals.join('; ')}</span>` : undefined
  }</header>
<dl class="context">${
    // Span and type are right: one line says it all.
    detail !== undefined
      ? html`<dt>here</dt><dd>${inContext(mistake, predicted, 'found')}</dd>`
      : html`<dt>gold</dt><dd>${inContext(mistake, gold, 'gold')}</dd><dt>found</dt><dd>${inContext(mistake, predicted, 'found')}</dd>`
  }</dl>
${detail === undefined ? undefined : html`<p class="note">${detail}</p>`}
</article>
`;
}

/** The context with the mentions of one side marked; overlapping mentions are marked one after the other. */
function inContext(mistake: ShownMistake, mentions: readonly ShownMention[], side: 'gold' | 'found'): Markup {
  const index = codePointIndex(mistake.text);
  const parts: (string | Markup)[] = [];
  let at = 0;
  for (const { start, end, type, text, value } of mentions) {
    const from = Math.max(start - mistake.start, at);
    parts.push(index.slice(at, from));
    const shown = start - mistake.start < at ? text : index.slice(from, end - mistake.start);
    parts.push(
      html`<mark class="${side}" title="${value === '' ? type : `${type}: ${value}`}">${shown}<sub>${type}</sub></mark>`,
    );
    at = Math.max(at, end - mistake.start);
  }
  parts.push(index.slice(at, index.length));
  const nothing = mentions.length === 0 ? html` <span class="none">(nothing)</span>` : undefined;
  return html`<span class="soft">…${mistake.before}</span>${parts}${nothing}<span class="soft">${mistake.after}…</span>`;
}
