import { Big } from 'big.js';
import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft, Value } from '../../../../contract/proposal.ts';
import { perFlow, type Recogniser } from '../../../../contract/recogniser.ts';
import { decimalOf } from '../engine/figure-forms.ts';
import { outsideBlocked } from '../engine/flow.ts';
import { type LabelUnit, unitOfLabel } from './label-unit.ts';
import { TableLabels } from './labels.ts';
import { type Cell, cellsIn } from './rows.ts';

interface Tables {
  readonly labels: TableLabels;
  /** The units of labels read so far. */
  readonly units: Map<string, LabelUnit | undefined>;
}

const tablesOfDocument: MemoryKey<DocumentContext, Tables> = {
  name: 'table.labels',
  create: () => ({ labels: new TableLabels(), units: new Map() }),
};
/** Labels remembered; the tables of a document repeat theirs. */
const mostLabels = 2_000;

/**
 * Figures of tables that stand without a unit and take it, with scale and currency, from the head of their column, the label of
 * their row or the table's caption: `1,250` under `Exports (thousand euro)`. The record says `inferred` and `inferredFrom: table`.
 * Tables are rows between bars, as Markdown has them and other formats are read, and rows of plain text parted by tabs or spaces.
 */
export function createTableRecogniser(): Recogniser {
  return {
    recognise: perFlow(({ flow, document }) => {
      const { labels, units } = document.memory(tablesOfDocument);
      const cells = cellsIn(flow);
      if (cells.length === 0) {
        labels.leave(flow.view.text);
        return [];
      }
      const drafts: Draft[] = [];
      for (const { cell, labels: names } of labels.enter(flow, cells)) {
        const unit = names.reduce<LabelUnit | undefined>((found, name) => found ?? known(name), undefined);
        if (unit !== undefined) drafts.push(draftOf(cell, unit));
      }
      return outsideBlocked(drafts, flow.blocked);

      function known(label: string): LabelUnit | undefined {
        if (!units.has(label)) {
          if (units.size >= mostLabels) units.clear();
          units.set(label, unitOfLabel(label, flow as TokenisedFlow, document));
        }
        return units.get(label);
      }
    }),
  };
}

function draftOf(cell: Cell, { type, value, factor }: LabelUnit): Draft {
  const { text, start, end } = cell;
  const inferred = [type === 'MONEY' ? 'currency' : 'unit', ...(factor.eq(1) ? [] : ['scale'])];
  const filled = { ...value, inferred, inferredFrom: 'table' } as Value & { value?: string };
  const digits = text.replace(/^[(\s]*[-−–+]?\s?|\s*\)$/g, '');
  const decimal = decimalOf(digits);
  // `1.234` may be a thousand or a little more than one.
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(digits)) filled.valueStatus = 'ambiguous';
  else if (decimal !== undefined) {
    const isLess = /^[(]|^[(\s]*[-−–]/.test(text);
    filled.value = new Big(decimal)
      .times(factor)
      .times(isLess ? -1 : 1)
      .toFixed();
  }
  return { type, start, end, confidence: 0.9, value: filled };
}

export const component = defineComponent({
  name: 'tag.table',
  stage: 'tag',
  group: 'values',
  summary: 'figures of tables with the unit of their head, label or caption',
  create: () => createTableRecogniser(),
});
