import { expect, test } from 'vitest';
import { guidelineValue } from '../../../src/record/guideline-value.ts';

test.each([
  [{ type: 'MonetaryAmount', currency: 'USD', value: '419100000' }, 'USD 419100000'],
  [
    { type: 'MonetaryAmount', currency: 'USD', value: '1000000000', qualifier: 'approximately' },
    'USD 1000000000 ~',
  ],
  [{ type: 'MonetaryAmount', currency: 'EUR', value: '5000000', qualifier: 'atLeast' }, 'EUR 5000000 >'],
  [
    { type: 'MonetaryAmount', currency: 'USD', minValue: '2000000', maxValue: '2500000' },
    'USD 2000000..2500000',
  ],
  [{ type: 'MonetaryAmount', value: '5' }, undefined],
  [{ type: 'MonetaryAmount', currency: 'USD' }, undefined],
  [{ type: 'QuantitativeValue', value: '30', unitText: '%', unitCode: 'P1' }, '30'],
  [{ type: 'QuantitativeValue', minValue: '5', maxValue: '10', unitText: '%', unitCode: 'P1' }, '5..10'],
  [{ type: 'QuantitativeValue', value: '20', qualifier: 'atMost', unitText: '%', unitCode: 'P1' }, '20 <'],
  [{ type: 'QuantitativeValue', value: '406900', unitText: 't', unitCode: 'TNE' }, '406900 t'],
  [{ type: 'QuantitativeValue', value: '300', unitText: 't', qualifier: 'lessThan' }, '300 t <'],
  [{ type: 'TemporalExpression', value: '2017/2018' }, '2017/2018'],
  [{ type: 'TemporalExpression' }, undefined],
] as const)('%o is %s', (body, expected) => {
  expect(guidelineValue(body)).toBe(expected);
});
