import { describe, expect, test } from 'vitest';
import type { TokenisedFlow } from '../../../../../../src/contract/flow.ts';
import { guidelineValue } from '../../../../../../src/record/guideline-value.ts';
import { createTableRecogniser } from '../../../../../../src/stages/tag/values/table/table.ts';
import { flowOf, recognise } from '../../../../../support/amounts.ts';

const table = createTableRecogniser();

/** A line with bars is a row, cell by cell; others are flows as they are. */
function flowsOf(lines: readonly string[]): TokenisedFlow[] {
  return lines.flatMap((line, row) =>
    line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((text, column) => flowOf(text.trim(), { kind: 'table', cell: { row, column } }))
      : [flowOf(line)],
  );
}

async function read(...lines: string[]): Promise<string[][]> {
  const flows = flowsOf(lines);
  const found = await recognise(table, flows);
  return found.flatMap((drafts, i) =>
    drafts.map((draft) => [
      flows[i]!.view.text.slice(draft.start, draft.end),
      draft.type,
      guidelineValue(draft.value!) ?? '-',
    ]),
  );
}

describe('figures of tables', () => {
  test('take scale and currency from the caption', async () => {
    expect(await read('Table 4. Exports, in thousands of euro', '| Riga | 1,250 | (30) |')).toEqual([
      ['1,250', 'MONEY', 'EUR 1250000'],
      ['(30)', 'MONEY', 'EUR -30000'],
    ]);
  });

  test('take the unit of the column before that of row and caption', async () => {
    const rows = ['| Crop | Area (ha) | Yield, t/ha | Share, % |', '| Rye, kg | 120 | 3.4 | 12 |'];
    expect(await read('Farms (USD mln)', ...rows)).toEqual([
      ['120', 'QUANTITY', '120 ha'],
      ['3.4', 'QUANTITY', '3.4 t/ha'],
      ['12', 'PERCENT', '12'],
    ]);
  });

  test('take the unit of the row', async () => {
    expect(await read('Accra', '| | 2018 | 2019 |', "| Cocoa ('000 tonnes) | 905 | 812 |")).toEqual([
      ['905', 'QUANTITY', '905000 t'],
      ['812', 'QUANTITY', '812000 t'],
    ]);
  });

  test('in plain text, rows parted by tabs or spaces', async () => {
    const rows = ['Year\t2018\t2019', 'Hard coal\t12.5\t13.1', 'Steel   4.2   −4.4'];
    expect(await read('Output, million tons', ...rows)).toEqual([
      ['12.5', 'QUANTITY', '12500000 t'],
      ['13.1', 'QUANTITY', '13100000 t'],
      ['4.2', 'QUANTITY', '4200000 t'],
      ['−4.4', 'QUANTITY', '-4400000 t'],
    ]);
  });

  test('take the unit that a column of its own says for their row', async () => {
    expect(
      await read(
        '| Indicator | Unit | 2018 |',
        '| Steel | thousand t | 345 |',
        '| Power | GWh | 1,200 |',
        '| Sales | EUR m | 45.6 |',
        '| Firms | number | 12 |',
      ),
    ).toEqual([
      ['345', 'QUANTITY', '345000 t'],
      ['1,200', 'QUANTITY', '1200 GWh'],
      ['45.6', 'MONEY', 'EUR 45600000'],
    ]);
    expect(await read('Indicator\tUnit\t2018', 'Steel\tkt\t345', 'Torque\tNm\t45')).toEqual([
      ['345', 'QUANTITY', '345 kt'],
      ['45', 'QUANTITY', '45 N m'],
    ]);
    // A unit in a column that no head calls so
    expect(await read('| Indicator | Place | 2018 |', '| Steel | t | 345 |')).toEqual([]);
  });

  test('say that the unit is inferred, and from where', async () => {
    const [, cells] = await recognise(table, flowsOf(['Debt (USD million)', '| 1.5 |']));
    expect(cells!.map(({ value }) => value)).toEqual([
      {
        type: 'MonetaryAmount',
        currency: 'USD',
        value: '1500000',
        inferred: ['currency', 'scale'],
        inferredFrom: 'table',
      },
    ]);
  });

  test('have no value where a full stop may part thousands or decimals', async () => {
    const [, cells] = await recognise(table, flowsOf(['Debt (USD)', '| 1.500 |']));
    expect(cells!.map(({ value }) => value)).toEqual([
      {
        type: 'MonetaryAmount',
        currency: 'USD',
        inferred: ['currency'],
        inferredFrom: 'table',
        valueStatus: 'ambiguous',
      },
    ]);
  });

  test.each([
    ['no unit said', ['Members of the council', '| Region | Seats |', '| Suva | 12 |']],
    ['a label only partly understood', ['Loans and tons of USD', '| Suva | 12 |']],
    ['years before the figures', ['Debt (USD million)', '| Year | Place |', '| 1998 | Suva |']],
    ['the caption of another table', ['Debt (USD million)', 'Other matters follow here.', '| Suva | 12 |']],
    ['running text', ['Debt (USD million)', 'There were 12 of them.']],
  ])('nothing: %s', async (_name, lines) => {
    expect(await read(...lines)).toEqual([]);
  });
});
