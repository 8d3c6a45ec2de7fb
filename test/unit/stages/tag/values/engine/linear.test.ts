import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDateRecogniser } from '../../../../../../src/stages/tag/values/date/date.ts';
import { datesIn } from '../../../../../../src/stages/tag/values/date/grammar.ts';
import { type Lexemes, lex } from '../../../../../../src/stages/tag/values/engine/lexer.ts';
import { numbersIn } from '../../../../../../src/stages/tag/values/engine/numbers.ts';
import { createMoneyRecogniser } from '../../../../../../src/stages/tag/values/money/money.ts';
import { moneyIn } from '../../../../../../src/stages/tag/values/money/money-amounts.ts';
import {
  createPercentRecogniser,
  percentagesIn,
} from '../../../../../../src/stages/tag/values/percent/percent.ts';
import {
  createQuantityRecogniser,
  quantitiesIn,
} from '../../../../../../src/stages/tag/values/quantity/quantity.ts';
import { documentOf, flowOf, recognise } from '../../../../../support/amounts.ts';
import { expectLinear } from '../../../../../support/growth.ts';
import { full, runs } from '../../../../../support/runs.ts';

/** Lexemes whose every reading is counted. */
function counted(lexemes: Lexemes): { lexemes: Lexemes; steps: () => number } {
  let steps = 0;
  const watch = <T extends object>(array: T): T =>
    new Proxy(array, {
      get(target, key) {
        steps++;
        const value = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return {
    lexemes: {
      ...lexemes,
      start: watch(lexemes.start),
      end: watch(lexemes.end),
      kind: watch(lexemes.kind),
      entry: watch(lexemes.entry),
      triggers: watch(lexemes.triggers),
    },
    steps: () => steps,
  };
}

function stepsOf(text: string): number {
  const { lexemes, steps } = counted(lex(text));
  const flow = flowOf(text);
  const document = documentOf();
  const numbers = numbersIn(lexemes);
  moneyIn(lexemes, numbers, flow, document);
  percentagesIn(lexemes, numbers);
  quantitiesIn(lexemes, numbers, flow, document);
  datesIn(lexemes);
  return steps();
}

const hostile: readonly (readonly [string, string])[] = [
  ['million million', 'million '],
  ['a million', 'a million '],
  ['one', 'one '],
  ['digits', '1'],
  ['groups', '1,234,'],
  ['groups of two', '12,'],
  ['dotted', '1.'],
  ['spaced groups', '123 '],
  ['brackets', '('],
  ['signs', '$'],
  ['sign and digit', '$1 '],
  ['dashes', '-'],
  ['ranges', '1-'],
  ['lists', '5, '],
  ['and', '1 and '],
  ['to', '1 to '],
  ['or', 'more than or '],
  ['approximations', 'about '],
  ['halves', 'half a '],
  ['fractions', '1/2 '],
  ['points', 'one point '],
  ['thousand of', 'thousands of '],
  ['dollars', 'US dollars '],
  ['adjectives', 'Russian '],
  ['codes', 'USD 5 EUR '],
  ['cents', '5 dollars 5 cents '],
  ['units', '5 kg per '],
  ['squares', 'square '],
  ['feet', '5 feet 5 inches '],
  ['months', 'May '],
  ['ranges of months', 'January - '],
  ['days', '5 May '],
  ['ends', 'the end of '],
  ['halves of years', 'the first half of 2020 '],
  ['years', '2020-'],
  ['years and', '2020 and '],
  ['weekdays', 'Monday, '],
  ['between', 'between 5 and '],
  ['quarters', 'three quarters of a '],
  ['chain of numbers', '1/'],
  ['chain of days', '1/1/2020/'],
  ['chain of ISO dates', '2020-01-01/'],
  ['dotted days', '12.06.2019-'],
  ['ranges of days', '12–15.06.2019–'],
  ['short years', '2016/17–'],
  ['quarters with letters', 'Q1-'],
  ['quarters of years', 'Q1 2020 - '],
  ['fiscal years', 'FY20/'],
  ['eras', '44 BC to '],
  ['decades', '90s and '],
  ['the nineties', 'the 90s '],
  ['named months', '10-May-'],
  ['days of months', 'the 10th day of '],
  ['months with articles', 'May the '],
  ['months and days', 'May 5 and '],
  ['month ranges', 'Jan-'],
  ['years ended', 'the year ended '],
  ['last months', 'last '],
  ['parts of years', 'first quarter of last year '],
  ['times', 'Oct 26 15:50:'],
  ['years of calendars', 'the Iranian year 1399 AH '],
  ['founded', 'founded in 862, '],
  ['names with hyphens', '5 D-'],
  ['pounds with strokes', '£1/2/'],
  ['letters after sums', '5 million DM '],
  ['days in a row', '5, '],
  ['rising days', '3, 4, 5 and '],
  ['scanned days', 'l2th '],
  ['scanned years', 'in 19I4'],
  ['months of months', 'of the month of '],
  ['decades in a list', "'70s, "],
  ['school years', '1998/1999-'],
  ['messages', '141200Z MAY '],
  ['quarters of this year', 'Q1 this year’s '],
  ['months of this year', 'final six months of '],
  ['line breaks', '5\n\n'],
  ['letters', 'a'],
];

describe('steps grow with the length', () => {
  test.each(hostile)('%s', (_name, piece) => {
    const text = (n: number): string => piece.repeat(Math.ceil(n / piece.length));
    const size = full ? 32_000 : 8_000;
    const short = stepsOf(text(size / 16));
    const long = stepsOf(text(size));
    // 16 times the text, and no more than a constant number of readings for each character.
    expect(long).toBeLessThan(17 * short + 2_000);
    expect(long).toBeLessThan(400 * size);
  });
});

describe('a passage of great length', () => {
  const recognisers = [
    createMoneyRecogniser(),
    createPercentRecogniser(),
    createQuantityRecogniser(),
    createDateRecogniser(),
  ];
  test.each([
    'million ',
    '9',
    '5 Russian rubles, ',
    'May 5, ',
    '(($1-2',
    '5 pounds ',
    'the May ',
    '1/',
    '1/1/2020/',
    'Q1-Q3 2023 – ',
  ])('of %s', async (piece) => {
    for (const recogniser of recognisers)
      await expectLinear(
        (length) => recognise(recogniser, [flowOf(piece.repeat(length / piece.length))]),
        full ? 1_000_000 : 40_000,
      );
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...'$ € £ % USD RUB 5 12 1,234 1.5 2020 1999 million billion half a an and to of from between - – . , ( ) [ ] / \\ about over up to May March 3 January first quarter dollars rubles Russian cents tons per hectare km ° C the end year last next same period in by "\n" 😀 1960s AD Monday'.split(
      ' ',
    ),
  );
  const recognisers = [
    createMoneyRecogniser(),
    createPercentRecogniser(),
    createQuantityRecogniser(),
    createDateRecogniser(),
  ];
  test('spans lie in it, in order, apart, without white space at their edges; values have the form of the record', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.constantFrom('', ' '), async (pieces, glue) => {
        const text = pieces.join(glue);
        const flow = flowOf(text);
        for (const recogniser of recognisers) {
          let end = 0;
          for (const p of (await recognise(recogniser, [flow]))[0]!) {
            expect(p.start).toBeGreaterThanOrEqual(end);
            expect(p.end).toBeGreaterThan(p.start);
            expect(p.end).toBeLessThanOrEqual(text.length);
            expect(text.slice(p.start, p.end).trim()).toBe(text.slice(p.start, p.end));
            end = p.end;
            const value = p.value as Record<string, unknown>;
            for (const key of ['value', 'minValue', 'maxValue']) {
              if (p.type !== 'DATE' && value[key] !== undefined)
                expect(value[key]).toMatch(/^-?[0-9]+(\.[0-9]+)?$/);
            }
          }
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});
