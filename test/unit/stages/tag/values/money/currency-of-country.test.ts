import { expect, test } from 'vitest';
import { createMoneyRecogniser } from '../../../../../../src/stages/tag/values/money/money.ts';
import { documentOf, read } from '../../../../../support/amounts.ts';

const money = createMoneyRecogniser();

test.each([
  ['Nigeria', 'The fee is N500, and he paid N1,000.', 'N500=NGN 500; N1,000=NGN 1000'],
  ['Malawi', 'a bag of K4,495 (K722,401,910)', 'K4,495=MWK 4495; K722,401,910=MWK 722401910'],
  ['Zambia', 'a fine of K330 or K1,000', 'K330=ZMW 330; K1,000=ZMW 1000'],
  ['Botswana', 'the grant is P50 a head', 'P50=BWP 50'],
  ['Philippines', 'a kilo costs P45 in the market', 'P45=PHP 45'],
  ['Gambia', 'They were paid D75 per day.', 'D75=GMD 75'],
  ['Eswatini', 'wages of E200 a week', 'E200=SZL 200'],
  ['Guatemala', 'the price rose to Q150.', 'Q150=GTQ 150'],
  // What is a name there stays one.
  ['Botswana', 'the P45 form costs nothing; he pays for P50 forms', ''],
  ['Nigeria', 'the price of N95 masks; a charge on the A4 road', ''],
  ['Zambia', 'They paid for K9 units and K330-type trucks.', ''],
  ['Guatemala', 'sales of Q4 rose', ''],
  // In another country, or where no price is spoken of.
  ['Norway', 'a fine of K330', ''],
  ['Zambia', 'they climbed from K330 to base', ''],
])('letters of small sums, %s: %s', async (country, text, expected) => {
  const found = await read(money, text, documentOf({ [country]: 3 }));
  expect(found.map(([span, value]) => `${span}=${value}`).join('; ')).toBe(expected);
});

test.each([
  // Acronyms that are codes too
  ['', '4.4 BSD was released after 4.3BSD and 386BSD', ''],
  ['', 'SDG 5 and SDG 16.3; PHP 7.4; RON 95 petrol; AMD 64; an INR of 2.5 or INR 2.5', ''],
  [
    '',
    'PHP 1,250 and BSD 4.4 million and RON 25.50',
    'PHP 1,250=PHP 1250; BSD 4.4 million=BSD 4400000; RON 25.50=RON 25.5',
  ],
  // money no more, and acre feet
  ['', 'storage of 142.19 MAF', ''],
  ['Morocco', 'it paid 142.50 MAF', '142.50 MAF=MAF 142.5'],
  ['Philippines', 'it costs PHP 50', 'PHP 50=PHP 50'],
  ['Romania', '98 RON', '98 RON=RON 98'],
  // The symbols of documents
  ['', 'documents S/2001/1, S/25704 and S/PV.4100', ''],
  ['', 'S/ 25.50 or S/25', 'S/ 25.50=PEN 25.5; S/25=PEN 25'],
  ['Peru', 'a sum of S/1500', 'S/1500=PEN 1500'],
])('codes and strokes, %s: %s', async (country, text, expected) => {
  const found = await read(money, text, documentOf(country === '' ? {} : { [country]: 3 }));
  expect(found.map(([span, value]) => `${span}=${value}`).join('; ')).toBe(expected);
});

test.each([
  ['12 zł 50 people; 12 Kč; zł 50', '12 zł=PLN 12; 12 Kč=CZK 12; zł 50=PLN 50'],
  ['Rs 500 people', 'Rs 500=INR 500'],
  [
    'three Afghanis were held; 500 afghanis; 5 million Afghanis',
    '500 afghanis=AFN 500; 5 million Afghanis=AFN 5000000',
  ],
  ['500,- Kč; Fr. 5.-; 500,-2 Kč', '500,- Kč=CZK 500; Fr. 5=CHF 5; 2 Kč=CZK 2'],
  ['£T 500,000; £I 3m; £T 5', '£T 500,000=XXX 500000; £I 3m=ILP 3000000; £T 5=XXX 5'],
  ['$U 500; U$ 500; $b 20', '$U 500=UYU 500; U$ 500=USD 500; $b 20=BOB 20'],
  ['$000s 12; (in US$ millions) 45; US$ 5,000', 'US$ 5,000=USD 5000'],
  [
    'SEK 1,2 miljarder; 5 тыс. руб.; 3 milhões de euros; 500 millions de FCFA',
    'SEK 1,2 miljarder=SEK 1200000000; 5 тыс. руб=RUB 5000; 3 milhões de euros=EUR 3000000; 500 millions de FCFA=XOF 500000000',
  ],
])('as other countries print it: %s', async (text, expected) => {
  const found = await read(money, text);
  expect(found.map(([span, value]) => `${span}=${value}`).join('; ')).toBe(expected);
});
