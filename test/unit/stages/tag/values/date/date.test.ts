import { parse } from 'edtf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TemporalExpression } from '../../../../../../src/record/schema.ts';
import { exists } from '../../../../../../src/stages/tag/values/date/calendar.ts';
import { createDateRecogniser } from '../../../../../../src/stages/tag/values/date/date.ts';
import { documentOf, flowOf, read, recognise } from '../../../../../support/amounts.ts';
import { runs } from '../../../../../support/runs.ts';

const date = createDateRecogniser();

const forms: readonly { text: string; expected: [string, string][] }[] = (
  [
    // Days
    ['On 27 November 2018 it began.', ['27 November 2018', '2018-11-27']],
    ['November 27, 2018', ['November 27, 2018', '2018-11-27']],
    [
      'Nov. 27, 2018; 27th November 2018',
      ['Nov. 27, 2018', '2018-11-27'],
      ['27th November 2018', '2018-11-27'],
    ],
    ['the 27th of November 2018', ['the 27th of November 2018', '2018-11-27']],
    ['Monday, March 5, 2007', ['Monday, March 5, 2007', '2007-03-05']],
    ['on Friday 13 June 2014', ['Friday 13 June 2014', '2014-06-13']],
    [
      '15-16 April 2018; May 15-17, 2019',
      ['15-16 April 2018', '2018-04-15/2018-04-16'],
      ['May 15-17, 2019', '2019-05-15/2019-05-17'],
    ],
    ['5 and 6 May 2019', ['5 and 6 May 2019', '2019-05-05/2019-05-06']],
    ['28 February 2019 – 3 March 2020', ['28 February 2019 – 3 March 2020', '2019-02-28/2020-03-03']],
    ['January 23 through March 9, 2014', ['January 23 through March 9, 2014', '2014-01-23/2014-03-09']],
    // Numeric
    [
      '2018-11-27 and 27.11.2018 and 11/27/2018',
      ['2018-11-27', '2018-11-27'],
      ['27.11.2018', '2018-11-27'],
      ['11/27/2018', '2018-11-27'],
    ],
    ['3/4/2018; 13/04/2018', ['3/4/2018', '2018-03-04'], ['13/04/2018', '2018-04-13']],
    ['2017-06-09/2017-06-12', ['2017-06-09/2017-06-12', '2017-06-09/2017-06-12']],
    // Months
    [
      'September 2016; September of 2016; April (2019); September [2021]',
      ['September 2016', '2016-09'],
      ['September of 2016', '2016-09'],
      ['April (2019)', '2019-04'],
      ['September [2021]', '2021-09'],
    ],
    ['January-September 2017', ['January-September 2017', '2017-01/2017-09']],
    [
      'January - March 2020; January to April 2020',
      ['January - March 2020', '2020-01/2020-03'],
      ['January to April 2020', '2020-01/2020-04'],
    ],
    ['between January and September 2017', ['January and September 2017', '2017-01/2017-09']],
    ['January and February 2021', ['January and February 2021', '2021-01/2021-02']],
    ['in August and November 2015', ['August', '2015-08'], ['November 2015', '2015-11']],
    ['from November 2019 to March 2020', ['November 2019 to March 2020', '2019-11/2020-03']],
    ['December-January 2020', ['December-January 2020', '2019-12/2020-01']],
    ['late June - early July 2021', ['late June - early July 2021', '2021-06/2021-07']],
    ['January-October last year [2020]', ['January-October last year [2020]', '2020-01/2020-10']],
    // Years
    ['in 2016', ['2016', '2016']],
    [
      '2017-2018; 2018 - 2021; 2013-14; 2020/2021; 2020/21',
      ['2017-2018', '2017/2018'],
      ['2018 - 2021', '2018/2021'],
      ['2013-14', '2013/2014'],
      ['2020/2021', '2020/2021'],
      ['2020/21', '2020/2021'],
    ],
    [
      'from 2010 to 2019; between 2021 and 2025; 1890 until 1970',
      ['2010 to 2019', '2010/2019'],
      ['2021 and 2025', '2021/2025'],
      ['1890 until 1970', '1890/1970'],
    ],
    [
      'the year 2020; the academic year 2020-2021',
      ['the year 2020', '2020'],
      ['the academic year 2020-2021', '2020/2021'],
    ],
    ['in 2015 and 2016', ['2015', '2015'], ['2016', '2016']],
    ['born 1480; (1635–1699); In 1423 it', ['1480', '1480'], ['1635–1699', '1635/1699'], ['1423', '1423']],
    ['347 AD, 44 BC, AD 79', ['347 AD', '0347'], ['44 BC', '-0043'], ['AD 79', '0079']],
    ['c. 347 – 30 September 420.', ['347 – 30 September 420', '0347/0420-09-30']],
    ['Last year [2017] it grew', ['2017', '2017']],
    ['(Smith 2010; Jones, 2012a)', ['2010', '2010'], ['2012a', '2012']],
    // Decades
    [
      'the 1960s; the late 1970s; the mid-1980s; the sixties',
      ['the 1960s', '1960/1969'],
      ['the late 1970s', '1970/1979'],
      ['the mid-1980s', '1980/1989'],
      ['the sixties', '1960/1969'],
    ],
    ['the 1930’s; the 1800s', ['the 1930’s', '1930/1939'], ['the 1800s', '1800/1899']],
    ['the 1930s to the 1950s', ['the 1930s to the 1950s', '1930/1959']],
    ['the first half of the 1990s', ['the first half of the 1990s', '1990/1994']],
    // Parts
    [
      'early 2017; mid-2018; late 2019; early in 2016',
      ['early 2017', '2017'],
      ['mid-2018', '2018'],
      ['late 2019', '2019'],
      ['early in 2016', '2016'],
    ],
    [
      'the end of 2018; the beginning of 2018; the middle of March 2021',
      ['the end of 2018', '2018'],
      ['the beginning of 2018', '2018'],
      ['the middle of March 2021', '2021-03'],
    ],
    [
      'the first quarter of 2021; Q1 2020; the 1st quarter of 2020',
      ['the first quarter of 2021', '2021-01/2021-03'],
      ['Q1 2020', '2020-01/2020-03'],
      ['the 1st quarter of 2020', '2020-01/2020-03'],
    ],
    [
      'first half of 2021; the first half-year of 2020',
      ['first half of 2021', '2021-01/2021-06'],
      ['the first half-year of 2020', '2020-01/2020-06'],
    ],
    ['the end of the first quarter of 2021', ['the end of the first quarter of 2021', '2021-01/2021-03']],
    ['the second half of October 2019', ['the second half of October 2019', '2019-10-16/2019-10-31']],
    ['the second half of February 2020', ['the second half of February 2020', '2020-02-16/2020-02-29']],
    [
      'the first seven months of 2018; 10 months of 2020',
      ['the first seven months of 2018', '2018-01/2018-07'],
      ['10 months of 2020', '2020-01/2020-10'],
    ],
    ['three quarters of 2018', ['three quarters of 2018', '2018-01/2018-09']],
    [
      'autumn 2019; the summer of 2020',
      ['autumn 2019', '2019-09/2019-11'],
      ['the summer of 2020', '2020-06/2020-08'],
    ],
    [
      'In January-February 2021 it was more than in the same period in 2020.',
      ['January-February 2021', '2021-01/2021-02'],
      ['the same period in 2020', '2020-01/2020-02'],
    ],
    // Footnote numbers
    ['until 203026: they', ['2030', '2030']],
    ['by 2020"¹³.', ['2020', '2020']],
  ] as [string, ...[string, string][]][]
).map(([text, ...expected]) => ({ text, expected }));

describe('dates', () => {
  test.each(forms)('$text', async ({ text, expected }) => {
    expect(await read(date, text)).toEqual(expected);
  });

  test.each(forms)('$text: EDTF level 0 or 1', async ({ expected }) => {
    for (const [, value] of expected) expect(() => parse(value, { level: 1 }), value).not.toThrow();
  });

  test.each([
    'today, last year, five years, in her sixties',
    'May I ask? You may. He will march on. the fall of Rome',
    'June Smith met April Jones',
    'Monday and the first quarter',
    'No. 2018, pp. 1995-1998, ISO 9001, Expo-2020, 447959-2021',
    '2000 people, 1950 employees, 2020 tons, 2016 rubles, 2020%',
    '$2018 and 1600 Pennsylvania Avenue and 2020 Main Street',
    'tel. 017 222 2019',
    'in the 21st century at 20:18',
    '31.02.2019 is no date',
    '1200 workers and 1380-2075 crowns',
  ])('none: %s', async (text) => {
    expect(await read(date, text)).toEqual([]);
  });

  test('the order of numeric dates is an option', async () => {
    expect(await read(createDateRecogniser({ numericOrder: 'dmy' }), '3/4/2018')).toEqual([
      ['3/4/2018', '2018-04-03'],
    ]);
  });
});

describe('the year that is not said', () => {
  const last = async (...texts: string[]): Promise<Omit<TemporalExpression, 'id'>> => {
    const found = await recognise(
      date,
      texts.map((t) => flowOf(t)),
      documentOf(),
    );
    return found.flat().at(-1)!.value as Omit<TemporalExpression, 'id'>;
  };
  test.each([
    ['from the sentence', ['In 2020, trade fell in January-October.'], '2020-01/2020-10'],
    [
      'of the same year',
      ['On 1 January 2020 it began, and on 1 February the same year it ended.'],
      '2020-02-01',
    ],
    ['this year', ['Trade grew in 2021. They met in May this year.'], '2021-05'],
    [
      'from the same month before',
      ['It was in December 2016.', 'In 2015 trade was higher than at the December meeting.'],
      '2016-12',
    ],
    [
      'from the date a text opens with',
      ['Tuesday, September 22, 2015', 'He brought it to school on September 14.'],
      '2015-09-14',
    ],
    [
      'behind the title in a bibliography',
      ['Visit to Gomel on 19-20 April / V. Ivanov // [Electronic resource]. - 2017.'],
      '2017',
    ],
    [
      'over the turn of the year',
      ['Tuesday, September 22, 2015', 'There is a fair in December, another in January.'],
      '2016-01',
    ],
  ] as const)('%s', async (_name, texts, expected) => {
    expect((await last(...texts)).value).toBe(expected);
  });

  test('is said to be inferred', async () => {
    const found = await recognise(date, [flowOf('In 2020, trade fell in May.')]);
    expect(found[0]!.map((p) => p.value)).toEqual([
      { type: 'TemporalExpression', value: '2020' },
      { type: 'TemporalExpression', value: '2020-05', inferred: ['year'] },
    ]);
  });

  test('in a bibliography is the year behind', async () => {
    const text = 'Visit to Gomel on 19-20 April / V. Ivanov // [Electronic resource]. - 2017.';
    expect((await read(date, text))[0]).toEqual(['19-20 April', '2017-04-19/2017-04-20']);
  });

  test('is left out where nothing says it', async () => {
    expect(await last('It rains in July.')).toEqual({ type: 'TemporalExpression' });
  });
});

describe('any day', () => {
  const months =
    'January February March April May June July August September October November December'.split(' ');
  test('in any form is read back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1900, max: 2050 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        async (year, month, day) => {
          fc.pre(exists({ year, month, day }));
          const name = months[month - 1]!;
          const two = (n: number): string => String(n).padStart(2, '0');
          const value = `${year}-${two(month)}-${two(day)}`;
          expect(parse(value).type).toBe('Date');
          for (const text of [
            `${day} ${name} ${year}`,
            `${name} ${day}, ${year}`,
            `${name.slice(0, 3)}. ${day}, ${year}`,
            value,
            `${two(day)}.${two(month)}.${year}`,
            `${month}/${day}/${year}`,
          ]) {
            // `May.` is no abbreviation.
            if (text.startsWith('May.')) continue;
            expect(await read(date, `It was on ${text}, they say.`)).toEqual([[text, value]]);
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
