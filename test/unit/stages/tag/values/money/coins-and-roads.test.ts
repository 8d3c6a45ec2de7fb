import { expect, test } from 'vitest';
import { createMoneyRecogniser } from '../../../../../../src/stages/tag/values/money/money.ts';
import { documentOf, read } from '../../../../../support/amounts.ts';

const money = createMoneyRecogniser();

test.each([
  // Shillings of a pound, of a country, and of neither
  ['', 'It cost £28, and a rate of one shilling was paid.', '£28=GBP 28; one shilling=GBP 0.05'],
  ['Kenya', 'It cost £28, and maize is 50 shillings.', '£28=GBP 28; 50 shillings=KES 50'],
  ['Uganda', 'Maize is 900 shillings.', '900 shillings=UGX 900'],
  ['', 'The fare was one shilling.', 'one shilling=-'],
  // More shillings than make a pound, and strokes beside pounds
  [
    '',
    '21s. 6d. to a guinea; 35s. per quarter; 52s. 6d. the load',
    '21s. 6d.=GBP 1.075; 35s.=GBP 1.75; 52s. 6d.=GBP 2.625',
  ],
  ['', 'in the 60s a ton was made; the 70s. A ton', ''],
  ['', 'from £50 for a duke to 2/6 for others', '£50=GBP 50; 2/6=GBP 0.125'],
  ['', 'from page 50 to 2/6 of the list; worth MT$218,000', 'MT$218,000=XXX 218000'],
  ['', '£12-10-0 and £3/10/- and £1/2/6', '£12-10-0=GBP 12.5; £3/10/-=GBP 3.5; £1/2/6=GBP 1.125'],
  ['', '£10-12 a week, £5-10-50', '£10-12=GBP 10..12; £5-10=GBP 5..10'],
  // Coins of old money
  [
    '',
    'for 1 florin 12 kreuzer and 3 florins, 80 kreuzer',
    '1 florin 12 kreuzer=XXX 1.2; 3 florins=XXX 3; 80 kreuzer=XXX 80',
  ],
  // Roads, which letters number as sums are written
  ['', 'Work on the R55 and the N1 cost R55 million.', 'R55 million=ZAR 55000000'],
  ['', 'the R21 between Ems and Lund, and along the R24.', ''],
  [
    '',
    'VAT on the R500 paid was R75; the R60 and R70 notes',
    'R500=ZAR 500; R75=ZAR 75; R60=ZAR 60; R70=ZAR 70',
  ],
  // The number of a paper and its year
  ['', 'Decision DA 89/2007 spends DA 89 million.', 'DA 89 million=DZD 89000000'],
  // Units of account, in great sums alone
  ['', 'a loan of UA 51 million; flight UA 175 of UA 12', 'UA 51 million=XUA 51000000'],
  ['', '£1 a share and 15.94P in all; see page 12P', '£1=GBP 1; 15.94P=GBP 0.1594'],
])('%s: %s', async (country, text, expected) => {
  const found = await read(money, text, documentOf(country === '' ? {} : { [country]: 3 }));
  expect(found.map(([span, value]) => `${span}=${value}`).join('; ')).toBe(expected);
});

test.each([
  [{ "Nepal's": 1 }, 'NPR'],
  [{ 'Pakistan’s': 2 }, 'PKR'],
  [{ Sri: 1, "Lanka's": 1 }, 'LKR'],
  [{ 'PAKISTAN’S': 1 }, 'PKR'],
  // somebody called so
  [{ "Nepali's": 0, 'Pakist’s': 2 }, 'INR'],
])('countries that own something are spoken of: %o', async (words, code) => {
  expect(await read(money, 'Revenue was Rs. 20 billion.', documentOf(words))).toEqual([
    ['Rs. 20 billion', `${code} 20000000000`],
  ]);
});
