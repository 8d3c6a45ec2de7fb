import { describe, expect, test } from 'vitest';
import type { Recogniser } from '../../../../../src/contract/recogniser.ts';
import { createDateRecogniser } from '../../../../../src/stages/tag/values/date/date.ts';
import { createMoneyRecogniser } from '../../../../../src/stages/tag/values/money/money.ts';
import { createPercentRecogniser } from '../../../../../src/stages/tag/values/percent/percent.ts';
import { createQuantityRecogniser } from '../../../../../src/stages/tag/values/quantity/quantity.ts';
import { read } from '../../../../support/amounts.ts';

/** What is found, its value, and the nearest form in which nothing may be found. */
type Pair = readonly [accepted: string, found: string, value: string, rejected: string];

const money: readonly Pair[] = [
  ['It cost KSh 500.', 'KSh 500', 'KES 500', 'Form KSH-500 was filed.'],
  ['It cost Tk 40.', 'Tk 40', 'BDT 40', 'The TK-40 engine ran.'],
  ['A fine of R500 was set.', 'R500', 'ZAR 500', 'The R500 road was closed.'],
  ['A toll of Rp 500 was set.', 'Rp 500', 'IDR 500', 'Form RP-500 was filed.'],
  ['The TK40 fee was paid.', 'TK40', 'BDT 40', 'The TK40 engine ran.'],
  ['It sold for S$12.', 'S$12', 'SGD 12', 'Items S12 to S15 were sold.'],
  ['a bill of 300 kr', '300 kr', 'SEK 300', 'the kr-300 file'],
  ['He owed ten shillings.', 'ten shillings', '-', 'He was the tenth Shilling of his line.'],
  ['It fetched 40 pounds sterling.', '40 pounds sterling', 'GBP 40', 'It weighed 40 pounds.'],
  ['a loan of 2 crore rupees', '2 crore rupees', 'INR 20000000', 'a crowd of 2 crore in rupee-free trade'],
  ['some 90 pesos', 'some 90 pesos', 'MXN 90 ~', 'some 90 people with pesos'],
  ['It paid 7 million yen.', '7 million yen', 'JPY 7000000', 'The yen fell; 7 million sold it.'],
  ['a prize of 1 million won', '1 million won', 'KRW 1000000', 'Of 300 runners 45 won medals.'],
  ['a debt of 20 German marks', '20 German marks', 'DEM 20', 'He got 20 marks out of 25 in the test.'],
  ['She paid 5 reais.', '5 reais', 'BRL 5', 'The 5 Real players left.'],
  ['EUR 5 billion', 'EUR 5 billion', 'EUR 5000000000', 'EUR 2021 was played in London.'],
  ['a price of 45 cents', '45 cents', 'USD 0.45', 'a rise of 45 per cent'],
  ['It gave 3 grand.', '3 grand', 'USD 3000', 'It gave 3 grand tours.'],
  ['a bank of $10K', '$10K', 'USD 10000', 'a run of 10K'],
  ['CAD 40 was paid.', 'CAD 40', 'CAD 40', 'A CAD drawing of 40 parts.'],
  ['A $5 million plant opened.', '$5 million', 'USD 5000000', 'Plan A of 5 million trees opened.'],
  ['It paid A $5 million.', 'A $5 million', 'AUD 5000000', 'It paid for A, 5 million times.'],
  ['a wage of SR.1,000', 'SR.1,000', 'SAR 1000', 'see CERD/C/SR.980 and A/C.3/48/SR.36-55'],
  ['She paid a grand for it.', 'a grand', 'USD 1000', 'It never formed a grand power.'],
  ['He had a euro left.', 'a euro', 'EUR 1', 'It met without a euro breakup; an LEU bank opened.'],
  [
    'a loan of Swiss francs 2 million',
    'Swiss francs 2 million',
    'CHF 2000000',
    'New Zealand marks two days.',
  ],
  [
    'They raised the sum of 1,000 pounds.',
    '1,000 pounds',
    'GBP 1000',
    'They lifted the load of 1,000 pounds.',
  ],
  ['MDC 3 million was paid.', 'MDC 3 million', 'MDC 3000000', 'Some 14 MDC seats and a 12 ESA crew.'],
  ['DM5 million went to it.', 'DM5 million', 'DEM 5000000', 'VT2 Studios bought an SR5 truck.'],
  ['a price of Rs 3;550', 'Rs 3', '-', 'a score of 3;550'],
];

const percent: readonly Pair[] = [
  ['It rose 5 p.c. in Ghana.', '5 p.c.', '5', 'Constable 5 P.C. Mensah rose.'],
  ['a tax of 12 percent', '12 percent', '12', 'the percentage of 12 pupils'],
  ['by half a percent', 'half a percent', '0.5', 'by half of them, a percent-like sign'],
  ['from 45 to 64, and 12.4% older', '12.4%', '12.4', 'from 25 to 44, and from 45 to 64'],
  ['an error of plus or minus 5 percent', '5 percent', '5', 'an error of plus or minus 5 people'],
  ['at 3‰', '3‰', '3', 'at 3 per mill and factory'],
  ['by 4 percentage points', '4 percentage points', '4', 'by 4 points in the match'],
  ['a quarter of a percent', 'a quarter of a percent', '0.25', 'a quarter of a person'],
];

const quantity: readonly Pair[] = [
  ['They sent 5 t of maize.', '5 t', '5 t', 'See item 5 t) of the list.'],
  ['It weighs 3 g.', '3 g', '3 g', 'a 3G mast in Lima'],
  ['It held 62 L of milk.', '62 L', '62 l', "this 1962 L'Ange novel"],
  ['a depth of 40 m', '40 m', '40 m', 'a cost of $40 m'],
  ['a plot of 2 ha', '2 ha', '2 ha', 'the 2 from Ha Long'],
  ['at 53 °N it was 12 °C', '12 °C', '12 °C', 'at 53 °N and 12 °E'],
  ['It grew 8 in. a year.', '8 in', '8 in', 'It grew: 8 in ten died.'],
  ['a charge of 6 V', '6 V', '6 V', 'Henry VI and Act 6 V of the play'],
  ['He weighed 11 stone.', '11 stone', '11 stone', 'a wall of 11 stone blocks'],
  ['a walk of 20 miles', '20 miles', '20 mi', 'the miles that 20 walked'],
  [`a plank 25' 10" long`, `25' 10"`, '310 in', `at 14°25'10" N, 89°21'20" W`],
  ['a dose of three gray', 'three gray', '3 Gy', 'the Three Gray Sisters'],
  ['a tank of 24 M3', '24 M3', '24 m3', 'with twenty-four M3s it began'],
  ['a glow of 75 K', '75 K', '75 K', 'resolution 48/75 K, adopted'],
  ['the output was 7 MW', '7 MW', '7 MW', 'the radio MW 7 band'],
];

const date: readonly Pair[] = [
  ['It was signed on 5 May 2019.', '5 May 2019', '2019-05-05', 'Some 5 may sign by then.'],
  ['in March 2020', 'March 2020', '2020-03', 'They march 2020 miles.'],
  ['in 1998', '1998', '1998', 'some 1998 tons'],
  ['in the 1980s', 'the 1980s', '1980/1989', 'in group 1980sx'],
  ['in FY23', 'FY23', '2023', 'in form FY230'],
  ['in Q3 2021', 'Q3 2021', '2021-07/2021-09', 'the Audi Q3 and 20 others'],
  ['on 25-12-2021', '25-12-2021', '2021-12-25', 'call 25-12-202-1455'],
  ['on 2021-12-25', '2021-12-25', '2021-12-25', 'part no. 2021-12-2519'],
  ['in 428 BC', '428 BC', '-0427', 'in room 428 B.'],
  ['in August', 'August', '-', 'the august assembly'],
  ['In an 1880 letter she wrote.', '1880', '1880', 'In an 1880 rpm drill it sat.'],
  ['a 1676 rebellion', '1676', '1676', 'a 1676 bit key'],
  ['his 1811 will', '1811', '1811', 'his 1811 majority'],
  ['their 1798 conquest of it', '1798', '1798', 'their 1798 prisoners'],
  ['Ames’ 1886 novel', '1886', '1886', 'Ames, 1886 novels'],
  ['her 1742 “Airs”', '1742', '1742', 'her 1742 airs'],
  ['In 1846 settlers rebelled.', '1846', '1846', 'With 1846 settlers it sailed.'],
  ['In 1984 women voted.', '1984', '1984', 'Some 1984 women voted.'],
  ['In 1967 voters chose.', '1967', '1967', 'In 1500 cases they chose.'],
  ['(1609 – c. 1660)', '1609 – c. 1660', '1609/1660', '(pp. 1609 – 1660)'],
  ['in 201 B.C when he died', '201 B.C', '-0200', 'vitamin B.C when 201 died'],
  ['sales of 4Q07', '4Q07', '2007-10/2007-12', 'the scroll 4Q37'],
  ['In July 2012 Miles left.', 'July 2012', '2012-07', 'He ran 2012 miles.'],
];

const kinds: readonly (readonly [string, Recogniser, readonly Pair[]])[] = [
  ['money', createMoneyRecogniser(), money],
  ['percent', createPercentRecogniser(), percent],
  ['quantity', createQuantityRecogniser(), quantity],
  ['date', createDateRecogniser(), date],
];

describe.each(kinds)('forms of %s and what stands nearest to them', (_name, recogniser, pairs) => {
  test.each(pairs)('%s', async (accepted, found, value) => {
    expect(await read(recogniser, accepted)).toEqual([[found, value]]);
  });
  test.each(pairs.map(([, , , rejected]) => rejected))('none: %s', async (rejected) => {
    expect(await read(recogniser, rejected)).toEqual([]);
  });
});
