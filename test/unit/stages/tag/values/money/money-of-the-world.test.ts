import { expect, test } from 'vitest';
import { createMoneyRecogniser } from '../../../../../../src/stages/tag/values/money/money.ts';
import { documentOf, read } from '../../../../../support/amounts.ts';

const money = createMoneyRecogniser();

test.each([
  // Great sums after a name with a capital, whatever word follows
  ['', 'a tally of Taka 8.22 billion was kept', 'Taka 8.22 billion=BDT 8220000000'],
  ['', 'in rubles 5 million people were paid', ''],
  [
    'Nigeria',
    'output of N84.84tr (N1.68 billion)',
    'N84.84tr=NGN 84840000000000; N1.68 billion=NGN 1680000000',
  ],
  ['South', 'The Africa plan: spend R 350 million', 'R 350 million=ZAR 350000000'],
  ['Zambia', 'They want K 2.5bn; plan K 20 failed', 'K 2.5bn=ZMW 2500000000'],
  // What a sign is in its own country
  ['Nicaragua', 'C$ 300', 'C$ 300=NIO 300'],
  ['Canada', 'C$ 300', 'C$ 300=CAD 300'],
  ['Brunei', 'B$33 million', 'B$33 million=BND 33000000'],
  ['Bahamas', 'B$33 million', 'B$33 million=BSD 33000000'],
  ['', 'U$S 1.500 or U$S 20.000', 'U$S 1.500=USD 1500; U$S 20.000=USD 20000'],
  ['Senegal', '10,000 francs CFA, F CFA 500', '10,000 francs CFA=XOF 10000; F CFA 500=XOF 500'],
  ['', '300 francs CFP', '300 francs CFP=XPF 300'],
  ['', 'it is 250 Zimbabwe dollars', '250 Zimbabwe dollars=ZWL 250'],
  ['', '500 or 550 gulden', '500 or 550 gulden=NLG 500..550'],
  ['Curaçao', 'they paid 45 guilders in Curaçao', '45 guilders=XCG 45'],
  // Coins in words and letters
  ['', 'It cost two dollars fifty.', 'two dollars fifty=USD 2.5'],
  ['', 'It cost a dollar fifty a head.', 'a dollar fifty=USD 1.5'],
  ['', 'two dollars ten men earned', 'two dollars=USD 2'],
  ['', 'mince at 40c a pound', '40c=USD 0.4'],
  ['', 'vitamin 500c a day', ''],
  [
    '',
    'up by 2d per lb; butter 4½d. a pound; eggs at 3d each',
    '2d=GBP 0.008333; 4½d.=GBP 0.01875; 3d=GBP 0.0125',
  ],
  ['', 'but 573l. less than my last: in all 2,986l.; I got', '573l.=GBP 573; 2,986l.=GBP 2986'],
  ['', 'a tank of 500l. of water. He took 300l. Then he left.', ''],
  ['', 'a 3d film, the 2d Lieutenant, 3d per person', ''],
  // What was reached is no bound; heads of columns are no sums.
  ['', 'pushed the price up to $9.50 a bushel, from $9.10', '$9.50=USD 9.5; $9.10=USD 9.1'],
  [
    '',
    'up to $5 million from the bank and $3 million',
    'up to $5 million=USD 5000000 <; $3 million=USD 3000000',
  ],
  ['', 'Millions of yen % Millions of yen %', ''],
  ['', 'Millions of dollars were lost', 'Millions of dollars=-'],
  ['', '$150,000 $162,000 -31.4%', '$150,000=USD 150000; $162,000=USD 162000'],
])('%s: %s', async (country, text, expected) => {
  const words = country === '' ? {} : country === 'South' ? { South: 3, Africa: 3 } : { [country]: 3 };
  const found = await read(money, text, documentOf(words));
  expect(found.map(([span, value]) => `${span}=${value}`).join('; ')).toBe(expected);
});
