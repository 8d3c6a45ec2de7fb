import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPercentRecogniser } from '../../../../../../src/stages/tag/values/percent/percent.ts';
import { flowOf, read, recognise } from '../../../../../support/amounts.ts';

const percent = createPercentRecogniser();

describe('percentages', () => {
  test.each([
    [
      'two tenths of a percent, three hundredths of 1 percent',
      ['two tenths of a percent', '0.2'],
      ['three hundredths of 1 percent', '0.03'],
    ],
    ['Exports grew by 30%.', ['30%', '30']],
    ['5.2% in Q2, and 4.8% in Q3', ['5.2%', '5.2'], ['4.8%', '4.8']],
    ['17 percent-20 percent', ['17 percent-20 percent', '17..20']],
    ['was $162,000 -31.4% now', ['-31.4%', '-31.4']],
    [
      'by 30 %, by 4.5 percent, by 17 per cent, by 8 pct',
      ['30 %', '30'],
      ['4.5 percent', '4.5'],
      ['17 per cent', '17'],
      ['8 pct', '8'],
    ],
    ['almost 30 percent', ['almost 30 percent', '30 ~']],
    ['more than 20% growth', ['more than 20%', '20 >']],
    ['up to 20 per cent', ['up to 20 per cent', '20 <']],
    ['less than one percent', ['less than one percent', '1 <']],
    ['five to ten percent', ['five to ten percent', '5..10']],
    ['15-20 percent', ['15-20 percent', '15..20']],
    ['5% to 7%', ['5% to 7%', '5..7']],
    ['between 5 and 7 per cent', ['5 and 7 per cent', '5..7']],
    ['by 5 and 7%, respectively', ['5', '5'], ['7%', '7']],
    ['fell from 7% to 5%', ['7%', '7'], ['5%', '5']],
    ['twenty-six percent', ['twenty-six percent', '26']],
    ['seven point six five percent', ['seven point six five percent', '7.65']],
    ['half a percent', ['half a percent', '0.5']],
    [
      '1,8 percent and −5% and minus two percent',
      ['1,8 percent', '1.8'],
      ['−5%', '-5'],
      ['minus two percent', '-2'],
    ],
    ['3.5 percentage points', ['3.5 percentage points', '3.5']],
    ['3‰ and 3 per mille', ['3‰', '3'], ['3 per mille', '3']],
    ['a 5-percent stake', ['5-percent', '5']],
    [
      'by three quarters of a percentage point, a quarter of a percentage point and half a percentage point',
      ['three quarters of a percentage point', '0.75'],
      ['a quarter of a percentage point', '0.25'],
      ['half a percentage point', '0.5'],
    ],
    [
      '0.25 of a percentage point, 0.5 of 1 per cent, ½ of 1%',
      ['0.25 of a percentage point', '0.25'],
      ['0.5 of 1 per cent', '0.5'],
      ['½ of 1%', '0.5'],
    ],
    ['a 5-percentage-point rise', ['5-percentage-point', '5']],
    ['12 p.c., 5 p. c. and 100 per-cent', ['12 p.c.', '12'], ['5 p. c.', '5'], ['100 per-cent', '100']],
    ['(5.2)% and (4.1) per cent', ['(5.2)%', '-5.2'], ['(4.1) per cent', '-4.1']],
    ['155%, which', ['155%', '155']],
    ['per cent of 210', ['per cent of 210', '210']],
  ] as const)('%s', async (text, ...expected) => {
    expect(await read(percent, text)).toEqual(expected);
  });

  test.each([
    'Only a small percent attain the top.',
    'The table shows the % of increase.',
    '2.5 times, 30 points, 5 cents',
    'http://x/search?q=30%25%2020',
    'the percentage of 10 countries that grew',
    'a quarter of the points, 3 quarters of a percentage',
    '(1) Percentage of households; (2) per cent of all; section 5(2)% rule',
    'P.C. 49 and 5 P.C. Smith; half of one person',
  ])('none: %s', async (text) => {
    expect(await read(percent, text)).toEqual([]);
  });

  test.each([
    ['30%', '%', 'P1'],
    ['30 percentage points', 'percentage points', undefined],
    ['3‰', '‰', 'NX'],
  ])('the unit of %s', async (text, unitText, unitCode) => {
    const found = (await recognise(percent, [flowOf(text)]))[0]![0]!;
    expect(found.value).toMatchObject({
      type: 'QuantitativeValue',
      unitText,
      ...(unitCode ? { unitCode } : {}),
    });
    expect('unitCode' in (found.value as object)).toBe(unitCode !== undefined);
  });

  test('any decimal is read back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.stringMatching(/^[0-9]{1,15}$/), async (whole, part) => {
        const text = `${whole}.${part}%`;
        const value = `${whole}.${part}`.replace(/\.?0+$/, '');
        expect(await read(percent, text)).toEqual([[text, value]]);
      }),
    );
  });
});
