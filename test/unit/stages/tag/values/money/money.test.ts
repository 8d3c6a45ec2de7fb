import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordlikeCodes } from '../../../../../../src/gazetteer/currency-lists.ts';
import { currencies } from '../../../../../../src/gazetteer/currency-names.ts';
import type { MonetaryAmount } from '../../../../../../src/record/schema.ts';
import { candidatesOf, isPresent } from '../../../../../../src/stages/tag/values/money/currencies.ts';
import { createMoneyRecogniser } from '../../../../../../src/stages/tag/values/money/money.ts';
import { documentOf, flowOf, read, recognise } from '../../../../../support/amounts.ts';
import { runs } from '../../../../../support/runs.ts';

const money = createMoneyRecogniser();

/** Sentence, then the spans and values in order. */
const forms: readonly (readonly [string, ...[string, string][]])[] = [
  // Signs and codes, before and after, glued or not
  ['The plant paid $419.1 million.', ['$419.1 million', 'USD 419100000']],
  ['It owed 12$ million and 80 LE.', ['12$ million', 'USD 12000000'], ['80 LE', 'EGP 80']],
  ['One Nepali rupee has 100 paisa.', ['One Nepali rupee', 'NPR 1'], ['100 paisa', 'NPR 1']],
  ['It cost USD34.6 million.', ['USD34.6 million', 'USD 34600000']],
  ['It cost 34.6 million USD.', ['34.6 million USD', 'USD 34600000']],
  ['The fee is 20€ or € 25.', ['20€', 'EUR 20'], ['€ 25', 'EUR 25']],
  [
    'Grants of A$5m, C$10 and NZ$ 3.5bn',
    ['A$5m', 'AUD 5000000'],
    ['C$10', 'CAD 10'],
    ['NZ$ 3.5bn', 'NZD 3500000000'],
  ],
  ['He spent NZ $ 26 million.', ['NZ $ 26 million', 'NZD 26000000']],
  ['U.S.$5 million and 3.14US$', ['U.S.$5 million', 'USD 5000000'], ['3.14US$', 'USD 3.14']],
  ['Rs. 1,000 crore; ₹5 lakh', ['Rs. 1,000 crore', 'INR 10000000000'], ['₹5 lakh', 'INR 500000']],
  ['a ticket for 150 zł', ['150 zł', 'PLN 150']],
  [
    'a backslash: \\$5 million, about \\$53 million',
    ['$5 million', 'USD 5000000'],
    ['about \\$53 million', 'USD 53000000 ~'],
  ],
  ['It cost U$S 300, not Xy$ 300 or 400$00.', ['U$S 300', 'USD 300']],
  ['In 1970 it cost Cr$ 500.', ['Cr$ 500', 'BRB 500']],
  ['In 1988 it cost Cz$ 500.', ['Cz$ 500', 'BRC 500']],
  ['In 1992 it cost R$ 5 million.', ['R$ 5 million', 'BRE 5000000']],
  ['In 1996 it cost R$ 5 million.', ['R$ 5 million', 'BRL 5000000']],
  ['It yields 80,000l. sterling.', ['80,000l. sterling', 'GBP 80000']],
  [
    'He left 20l. 5s. 6d. to her, and 1,300l. to the poor of Leith.',
    ['20l. 5s. 6d.', 'GBP 20.275'],
    ['1,300l.', 'GBP 1300'],
  ],
  ['It holds 80,000 l. of oil; a 5l. jar; page 20l. Five'],
  ['It was $12.2 million. USD', ['$12.2 million. USD', 'USD 12200000']],
  ['In 2021 USD 300 thousand was sent.', ['USD 300 thousand', 'USD 300000']],
  ['Copyright: R$5 million, R500 million', ['R$5 million', 'BRL 5000000'], ['R500 million', 'ZAR 500000000']],
  // Numbers
  ['1,234,567.89 euros', ['1,234,567.89 euros', 'EUR 1234567.89']],
  ['1 234 567,89 euros', ['1 234 567,89 euros', 'EUR 1234567.89']],
  ["1'234'567.89 Swiss francs", ["1'234'567.89 Swiss francs", 'CHF 1234567.89']],
  ['1.234.567,89 EUR', ['1.234.567,89 EUR', 'EUR 1234567.89']],
  ['$.5 million', ['$.5 million', 'USD 500000']],
  ['$ 289. 9 million', ['$ 289. 9 million', 'USD 289900000']],
  ['$ 70\nmillion', ['$ 70\nmillion', 'USD 70000000']],
  [
    '$2.174T and €10B and $10K',
    ['$2.174T', 'USD 2174000000000'],
    ['€10B', 'EUR 10000000000'],
    ['$10K', 'USD 10000'],
  ],
  ['$5 mln and 3 bln euros', ['$5 mln', 'USD 5000000'], ['3 bln euros', 'EUR 3000000000']],
  ['8 million 200 thousand euros', ['8 million 200 thousand euros', 'EUR 8200000']],
  ['one hundred and twenty thousand euros', ['one hundred and twenty thousand euros', 'EUR 120000']],
  ['forty-two euros', ['forty-two euros', 'EUR 42']],
  ['two and a half million euros', ['two and a half million euros', 'EUR 2500000']],
  ['half a billion dollars', ['half a billion dollars', 'USD 500000000']],
  ['a quarter of a million dollars', ['a quarter of a million dollars', 'USD 250000']],
  ['three quarters of a million dollars', ['three quarters of a million dollars', 'USD 750000']],
  ['a million and a half dollars', ['a million and a half dollars', 'USD 1500000']],
  ['several hundred euros', ['several hundred euros', '-']],
  ['tens of millions of euros', ['tens of millions of euros', '-']],
  ['one-and-a-half million euros', ['one-and-a-half million euros', 'EUR 1500000']],
  ['between $2 and 3 million', ['$2 and 3 million', 'USD 2000000..3000000']],
  ['$ 46 . 8 million; U.S. $ 5', ['$ 46 . 8 million', 'USD 46800000'], ['U.S. $ 5', 'USD 5']],
  ['5 Serbian dinars, 10 Finnish marks', ['5 Serbian dinars', 'RSD 5'], ['10 Finnish marks', 'FIM 10']],
  // Names
  ['3 billion Russian rubles', ['3 billion Russian rubles', 'RUB 3000000000']],
  ['5 million Belarusian roubles', ['5 million Belarusian roubles', 'BYN 5000000']],
  ['In 2014 it took 5 million Belarusian roubles.', ['5 million Belarusian roubles', 'BYR 5000000']],
  ['164 billion U.S. dollars', ['164 billion U.S. dollars', 'USD 164000000000']],
  ['5 thousand Kazakh tenge', ['5 thousand Kazakh tenge', 'KZT 5000']],
  ['40 South African rand', ['40 South African rand', 'ZAR 40']],
  ['100 Hong Kong dollars', ['100 Hong Kong dollars', 'HKD 100']],
  ['30 Cuban convertible pesos', ['30 Cuban convertible pesos', 'CUC 30']],
  ['32.6 million yuan', ['32.6 million yuan', 'CNY 32600000']],
  ['10 pounds sterling', ['10 pounds sterling', 'GBP 10']],
  [
    'They owe five quid and 42 bucks and two grand.',
    ['five quid', 'GBP 5'],
    ['42 bucks', 'USD 42'],
    ['two grand', 'USD 2000'],
  ],
  ['42 Saudiriyal', ['42 Saudiriyal', 'SAR 42']],
  ['Malaysian ringgit 42', ['Malaysian ringgit 42', 'MYR 42']],
  // Parts
  ['2 dollars and 50 cents', ['2 dollars and 50 cents', 'USD 2.5']],
  ['3 UAH 4 kopiykas', ['3 UAH 4 kopiykas', 'UAH 3.04']],
  ['only 50 cents', ['50 cents', 'USD 0.5']],
  // Bounds and approximations
  ['almost one billion dollars', ['almost one billion dollars', 'USD 1000000000 ~']],
  ['more than half a billion dollars', ['more than half a billion dollars', 'USD 500000000 >']],
  ['up to $1 billion', ['up to $1 billion', 'USD 1000000000 <']],
  ['at least €5m', ['at least €5m', 'EUR 5000000 >']],
  ['no more than 7 euros', ['no more than 7 euros', 'EUR 7 <']],
  ['just over £3m', ['over £3m', 'GBP 3000000 >']],
  ['it exceeded $5 million', ['$5 million', 'USD 5000000']],
  // Ranges and lists
  ['$2-2.5 billion', ['$2-2.5 billion', 'USD 2000000000..2500000000']],
  ['$3–5 bn', ['$3–5 bn', 'USD 3000000000..5000000000']],
  ['from $2 to $3 million', ['$2 to $3 million', 'USD 2000000..3000000']],
  ['up to 1.5-2 billion euros', ['up to 1.5-2 billion euros', 'EUR 1500000000..2000000000 <']],
  ['between 10 dollars and 20 dollars', ['10 dollars and 20 dollars', 'USD 10..20']],
  ['15 - 25 CUC', ['15 - 25 CUC', 'CUC 15..25']],
  ['2500-4600 DKK', ['2500-4600 DKK', 'DKK 2500..4600']],
  [
    'Sales rose from $3.9 million to $13.5 million.',
    ['$3.9 million', 'USD 3900000'],
    ['$13.5 million', 'USD 13500000'],
  ],
  ['10 and 15 million dollars', ['10', 'USD 10000000'], ['15 million dollars', 'USD 15000000']],
  [
    '5, 10 and 15 million euros',
    ['5', 'EUR 5000000'],
    ['10', 'EUR 10000000'],
    ['15 million euros', 'EUR 15000000'],
  ],
  ['by 2.3% in 2020 to 114.3 billion US dollars', ['114.3 billion US dollars', 'USD 114300000000']],
  // Adjectives
  ['a $10-million contract', ['$10-million', 'USD 10000000']],
  ['a 10-million-dollar contract', ['10-million-dollar', 'USD 10000000']],
  ['a billion-dollar target', ['billion-dollar', 'USD 1000000000']],
  // Signs
  ['-$5 and $-5 and minus 5 euros', ['-$5', 'USD -5'], ['$-5', 'USD -5'], ['minus 5 euros', 'EUR -5']],
  ['The result was ($99.99).', ['($99.99)', 'USD -99.99']],
  ['trade grew ($102 billion)', ['$102 billion', 'USD 102000000000']],
  // Footnote numbers
  ['$1.2 billion20. Then', ['$1.2 billion', 'USD 1200000000']],
];

describe('amounts of money', () => {
  test.each(forms.map(([text, ...expected]) => ({ text, expected })))('$text', async ({ text, expected }) => {
    expect(await read(money, text)).toEqual(expected);
  });

  test.each([
    'He has dollars and euros.',
    'ALL 5 of us reached the TOP 10; TRY 3 times.',
    'the Yuan dynasty, $HOME',
    'A team of 5 won the cup.',
    'the dollar in 2020 fell',
    'EUR 2021',
    'two grand pianos',
    'a quid pro quo',
    'over 5 million people, 700 thousand machines, 3.2 times',
    'multi-billion-dollar projects',
    'MiG-29 and 20,000 jobs',
    'R2D2 beeped; a dollar amount was named; one U.S. gold watch; (in thousands of euro)',
  ])('no money: %s', async (text) => {
    expect(await read(money, text)).toEqual([]);
  });

  test('nothing in blocked ranges', async () => {
    const text = 'see http://x.org/$5 and $6';
    const [found] = await recognise(money, [flowOf(text, { blocked: [{ start: 4, end: 19 }] })]);
    expect(found!.map((p) => text.slice(p.start, p.end))).toEqual(['$6']);
  });

  test('the offsets are the view’s', async () => {
    const text = '😀 “about €5 bn”';
    const amount = (await recognise(money, [flowOf(text)]))[0]![0]!;
    expect(text.slice(amount.start, amount.end)).toBe('about €5 bn');
  });
});

describe('which currency', () => {
  const currency = async (text: string, words: Record<string, number> = {}, options = {}) => {
    const flows = text.split('\n').map((t) => flowOf(t));
    const found = await recognise(createMoneyRecogniser(options), flows, documentOf(words));
    const value = found.flat().at(-1)?.value as Omit<MonetaryAmount, 'id'>;
    return `${value.currency}${value.inferred === undefined ? '' : ' inferred'}`;
  };
  test.each([
    ['5 million Russian rubles', 'RUB'],
    ['5 million rubles', 'RUB inferred'],
    ['Minsk pays 5 million rubles to Belarus.', 'BYN inferred'],
    ['They paid 7 million Belarusian rubles, then 5 million rubles.', 'BYN inferred'],
    ['They paid 7 million Belarusian rubles.\nRussia and Belarus got 5 million rubles.', 'BYN inferred'],
    ['Nothing but $5', 'USD'],
    ['Nothing but 5 dollars', 'USD inferred'],
    ['150 Kr', 'SEK inferred'],
    ['825 DKK\n150 Kr', 'DKK inferred'],
    ['5 francs', 'CHF inferred'],
  ])('%s: %s', async (text, expected) => {
    expect(await currency(text)).toBe(expected);
  });

  test('the country a document is about', async () => {
    expect(await currency('5 million dinars', { Serbia: 40, Serbian: 20, Iraq: 2 })).toBe('RSD inferred');
    expect(await currency('a fee of 5 dollars', { Canada: 50, Canadian: 12, American: 2 })).toBe(
      'CAD inferred',
    );
    expect(await currency('a fee of 5 dollars', { Canada: 50, America: 1, American: 40 })).toBe(
      'USD inferred',
    );
    expect(await currency('a fee of 5 dollars', { Belarus: 50 })).toBe('USD inferred');
    expect(await currency('¥500', { China: 50, Chinese: 30 })).toBe('CNY inferred');
  });

  test('the default of the pipeline file', async () => {
    expect(await currency('5 million rubles', {}, { defaultCurrencies: { ruble: 'BYN' } })).toBe(
      'BYN inferred',
    );
  });

  test('pounds of money and of weight', async () => {
    expect(await read(money, 'She paid 10 pounds for it.')).toEqual([['10 pounds', 'GBP 10']]);
    expect(await read(money, 'The parcel weighs 10 pounds.')).toEqual([]);
  });
});

const present = [...currencies.keys()].filter((c) => isPresent(c) && !wordlikeCodes.has(c));

describe('what is not settled', () => {
  const valuesOf = async (text: string, words: Readonly<Record<string, number>> = {}) =>
    (await recognise(money, [flowOf(text)], documentOf(words)))[0]!.map(({ value }) => value);

  test('thousands or three decimals', async () => {
    expect(await valuesOf('It paid $25.000 for the land.')).toEqual([
      { type: 'MonetaryAmount', currency: 'USD', valueStatus: 'ambiguous' },
    ]);
  });

  test.each([
    ['a rate', 'Fuel is $3.459 per gallon.', '3.459'],
    ['a text that groups with commas', 'It paid $1,200 and then $3.459 for it.', '3.459'],
    ['a currency of countries that group with stops', 'It paid €25.000 for it.', '25000'],
  ])('not %s', async (_name, text, value) => {
    expect((await valuesOf(text)).at(-1)).toMatchObject({ value });
  });

  test('a close second', async () => {
    const [value] = await valuesOf('It cost $5 million.', { Singapore: 5, Australia: 4 });
    expect(value).toMatchObject({ runnerUp: { confidence: expect.any(Number) } });
  });

  test.each([
    ['a country by its adjective', { Seychelle: 1, Victoria: 5 }, 'SCR'],
    ['no country', {}, 'INR'],
  ] as const)('rupees of %s', async (_name, words, currency) => {
    expect((await valuesOf('The duty is Rs. 770,761.', words))[0]).toMatchObject({ currency });
  });

  test('no second where one country is spoken of alone', async () => {
    const [value] = await valuesOf('It cost $5 million.', { Singapore: 9 });
    expect(value).toEqual({
      type: 'MonetaryAmount',
      value: '5000000',
      currency: 'SGD',
      inferred: ['currency'],
      inferredFrom: 'document',
    });
  });
});

describe('every currency', () => {
  test.each(present)('%s', async (code) => {
    expect(await read(money, `It cost ${code} 12,500 then.`)).toEqual([[`${code} 12,500`, `${code} 12500`]]);
    expect(await read(money, `It cost 12,500 ${code} then.`)).toEqual([[`12,500 ${code}`, `${code} 12500`]]);
    expect(await read(money, `It cost ${code}12.5 million.`)).toEqual([
      [`${code}12.5 million`, `${code} 12500000`],
    ]);
  });

  test('a bare name has candidates', () => {
    expect(candidatesOf('ruble')).toContain('BYN');
    expect(candidatesOf('nothing')).toEqual([]);
  });
});

describe('what is printed is read back', () => {
  const scales = [
    ['', 0],
    [' thousand', 3],
    [' million', 6],
    [' mln', 6],
    [' bn', 9],
    [' billion', 9],
    [' trillion', 12],
  ] as const;
  const decimal = fc
    .tuple(fc.nat({ max: 999_999_999 }), fc.nat({ max: 999 }), fc.integer({ min: 0, max: 3 }))
    .map(([whole, part, digits]) => ({
      whole: String(whole),
      part: digits === 0 ? '' : String(part).padStart(3, '0').slice(0, digits),
    }));
  const group = (whole: string, sign: string): string => whole.replace(/\B(?=(\d{3})+$)/g, sign);
  /** Shifts a decimal string by powers of ten, by moving the point. */
  const shifted = (whole: string, part: string, by: number): string => {
    const digits = `${whole}${part.padEnd(by, '0')}`;
    const point = whole.length + by;
    const result = `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.?0*$/, '');
    return result.replace(/^0+(?=\d)/, '');
  };

  test('an amount in any accepted form', async () => {
    await fc.assert(
      fc.asyncProperty(
        decimal,
        fc.constantFrom(...scales),
        fc.constantFrom(',', ' ', '\u00a0', '\u2009', '\u202f', "'", ''),
        fc.constantFrom('€', 'EUR ', ' EUR', ' euros', '€ '),
        async ({ whole, part }, [scale, by], sign, currency) => {
          const figure = `${group(whole, sign)}${part === '' ? '' : `.${part}`}`;
          const before = currency.startsWith('€') || currency.endsWith(' ');
          const text = before ? `${currency}${figure}${scale}` : `${figure}${scale}${currency}`;
          const number = shifted(whole, part, by);
          // `25.000 euros` are thousands.
          fc.pre(!(scale === '' && part.length === 3 && whole.length <= 3 && whole !== '0'));
          // `EUR 2021` is a year.
          fc.pre(!(sign === '' && scale === '' && part === '' && /^(199|20[0-3])\d$/.test(whole)));
          expect(await read(money, `It was ${text}, no less.`)).toEqual([[text, `EUR ${number}`]]);
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  test('a range', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...scales.slice(1)),
        fc.constantFrom('-', '–', ' - ', ' to '),
        async (low, more, [scale, by], link) => {
          const high = low + more;
          const zeros = '0'.repeat(by);
          const value = `USD ${low}${zeros}..${high}${zeros}`;
          expect(await read(money, `$${low}${link}${high}${scale}`)).toEqual([
            [`$${low}${link}${high}${scale}`, value],
          ]);
          const named = `${low}${link}${high}${scale} dollars`;
          expect(await read(money, named)).toEqual([[named, value]]);
        },
      ),
    );
  });
});
