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
    ['3/4/2018; 13/04/2018', ['3/4/2018', '2018-04-03'], ['13/04/2018', '2018-04-13']],
    ['3/4/2018; 04/13/2018', ['3/4/2018', '2018-03-04'], ['04/13/2018', '2018-04-13']],
    ['5/5/2018', ['5/5/2018', '2018-05-05']],
    ['2017-06-09/2017-06-12', ['2017-06-09/2017-06-12', '2017-06-09/2017-06-12']],
    ['Saved 2020-02-29T06:15:00+01:00.', ['2020-02-29', '2020-02-29']],
    [
      'On 23-11-2020, 24-Mar-14, 7-JUN-1998, 2003-Sep-05.',
      ['23-11-2020', '2020-11-23'],
      ['24-Mar-14', '2014-03-24'],
      ['7-JUN-1998', '1998-06-07'],
      ['2003-Sep-05', '2003-09-05'],
    ],
    [
      'from 30.04.16 to 3.XI.1987, and 9. 10. 2014',
      ['30.04.16', '2016-04-30'],
      ['3.XI.1987', '1987-11-03'],
      ['9. 10. 2014', '2014-10-09'],
    ],
    ['03/2019, 07.2015', ['03/2019', '2019-03'], ['07.2015', '2015-07']],
    [
      '3–9.08.2017; 28.02–04.03.2013; 01.02.2016-05.02.2016',
      ['3–9.08.2017', '2017-08-03/2017-08-09'],
      ['28.02–04.03.2013', '2013-02-28/2013-03-04'],
      ['01.02.2016-05.02.2016', '2016-02-01/2016-02-05'],
    ],
    // Short forms, any case, year first
    [
      'Feb-Apr 2017; Oct–Dec 2014; Nov - Jan 2012; Sep.-Oct. 2011',
      ['Feb-Apr 2017', '2017-02/2017-04'],
      ['Oct–Dec 2014', '2014-10/2014-12'],
      ['Nov - Jan 2012', '2011-11/2012-01'],
      ['Sep.-Oct. 2011', '2011-09/2011-10'],
    ],
    ['APRIL-JULY 2016', ['APRIL-JULY 2016', '2016-04/2016-07']],
    ['July/August 1994', ['July/August 1994', '1994-07/1994-08']],
    [
      'on 7 august 2012; in may 2013; since march 9, 2011',
      ['7 august 2012', '2012-08-07'],
      ['may 2013', '2013-05'],
      ['march 9, 2011', '2011-03-09'],
    ],
    [
      'Printed 2014 Feb; the 1987 Jul-Aug, 1999 November 5.',
      ['2014 Feb', '2014-02'],
      ['1987 Jul-Aug', '1987-07/1987-08'],
      ['1999 November 5', '1999-11-05'],
    ],
    ['In 2019 March was cold.', ['2019', '2019'], ['March', '2019-03']],
    ["June ’09; the class of ’07; in '98", ['June ’09', '2009-06'], ['’07', '2007'], ["'98", '1998']],
    ['Mon Sep 12 07:45:10 UTC 2011', ['Mon Sep 12 07:45:10 UTC 2011', '2011-09-12']],
    [
      'the third of June 1999, the twenty-first of March 2003, the 4th day of July 1976, August the 9th, 1974',
      ['the third of June 1999', '1999-06-03'],
      ['the twenty-first of March 2003', '2003-03-21'],
      ['the 4th day of July 1976', '1976-07-04'],
      ['August the 9th, 1974', '1974-08-09'],
    ],
    [
      'the 31st July, 1922; the 1st of July 1878',
      ['the 31st July, 1922', '1922-07-31'],
      ['the 1st of July 1878', '1878-07-01'],
    ],
    [
      'between 3 and 9 April 2014; between October 2 and 5, 2018',
      ['3 and 9 April 2014', '2014-04-03/2014-04-09'],
      ['October 2 and 5, 2018', '2018-10-02/2018-10-05'],
    ],
    // Old style
    [
      '10 February 1699/1700, 3 March 1711/2',
      ['10 February 1699', '1699-02-10'],
      ['3 March 1711/2', '1712-03-03'],
    ],
    ['10/21 February 1733/4', ['10/21 February 1733/4', '1734-02-21']],
    // Ends of unlike kinds
    [
      'from May 2014 to 2016; APR. 2011 – 2019; the end of 2009 to mid-2012; 1998 to March 2001',
      ['May 2014 to 2016', '2014-05/2016'],
      ['APR. 2011 – 2019', '2011-04/2019'],
      ['the end of 2009 to mid-2012', '2009/2012'],
      ['1998 to March 2001', '1998/2001-03'],
    ],
    [
      '2011/12–2013/14; 2012-13 to 2015-16',
      ['2011/12–2013/14', '2011/2014'],
      ['2012-13 to 2015-16', '2012/2016'],
    ],
    ['Year\t2004\t2005\t2006', ['2004', '2004'], ['2005', '2005'], ['2006', '2006']],
    // Quarters, fiscal years
    [
      "Q2–Q4 2017, 2Q 2016, 4Q19, H2/2021, 6M 2020, Q1'22, 2018 Q3, 2015H1, Q4 2020 – Q1 2021",
      ['Q2–Q4 2017', '2017-04/2017-12'],
      ['2Q 2016', '2016-04/2016-06'],
      ['4Q19', '2019-10/2019-12'],
      ['H2/2021', '2021-07/2021-12'],
      ['6M 2020', '2020-01/2020-06'],
      ["Q1'22", '2022-01/2022-03'],
      ['2018 Q3', '2018-07/2018-09'],
      ['2015H1', '2015-01/2015-06'],
      ['Q4 2020 – Q1 2021', '2020-10/2021-03'],
    ],
    [
      'the 1994 second quarter; 2008’s first half; first-quarter 2011',
      ['the 1994 second quarter', '1994-04/1994-06'],
      ['2008’s first half', '2008-01/2008-06'],
      ['first-quarter 2011', '2011-01/2011-03'],
    ],
    [
      'FY2019, FY21, FY 07/08, FY2020/21, FY2016-FY2018, MY 2019/20, fiscal 2013',
      ['FY2019', '2019'],
      ['FY21', '2021'],
      ['FY 07/08', '2007/2008'],
      ['FY2020/21', '2020/2021'],
      ['FY2016-FY2018', '2016/2018'],
      ['MY 2019/20', '2019/2020'],
      ['fiscal 2013', '2013'],
    ],
    [
      'Q3 FY22; the first quarter of fiscal year 2015',
      ['Q3 FY22', '-'],
      ['the first quarter of fiscal year 2015', '-'],
    ],
    [
      'the year ended 30 June 1931; the three months ended March 31, 2020; the five years ending 1913',
      ['the year ended 30 June 1931', '1930-07-01/1931-06-30'],
      ['the three months ended March 31, 2020', '2020-01-01/2020-03-31'],
      ['the five years ending 1913', '1909/1913'],
    ],
    [
      'the winter of 2009/10; in December-March 2011/12',
      ['the winter of 2009/10', '2009-12/2010-02'],
      ['December-March 2011/12', '2011-12/2012-03'],
    ],
    ['by end-March 2013; year-end 2017', ['end-March 2013', '2013-03'], ['year-end 2017', '2017']],
    // Long ago
    [
      '500–450 BC; 31 BC to AD 14; from 202 to 196 B.C.; 4 July 36 BC; AD 50–70',
      ['500–450 BC', '-0499/-0449'],
      ['31 BC to AD 14', '-0030/0014'],
      ['202 to 196 B.C.', '-0201/-0195'],
      ['4 July 36 BC', '-0035-07-04'],
      ['AD 50–70', '0050/0070'],
    ],
    ['The abbey was founded in 910.', ['910', '0910']],
    ['It was repaired ca. 1690 and c. 1720.', ['1690', '1690'], ['1720', '1720']],
    ['1867: The line opened.', ['1867', '1867']],
    // Other calendars
    [
      'in 1389 AH and the Ethiopian year 2009, in 2074 BS',
      ['1389 AH', '-'],
      ['the Ethiopian year 2009', '-'],
      ['2074 BS', '-'],
    ],
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
    [
      'in the 80s; the 1870s and 80s; the 1960s-70s; in the 40’s',
      ['the 80s', '1980/1989'],
      ['the 1870s', '1870/1879'],
      ['80s', '1880/1889'],
      ['the 1960s-70s', '1960/1979'],
      ['the 40’s', '1940/1949'],
    ],
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
    for (const [, value] of expected)
      if (value !== '-') expect(() => parse(value, { level: 1 }), value).not.toThrow();
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
    'section 4.11.2018 of the code, clause 10.12.14, Directive 12/2010, No. 05/2021',
    'call 2019 or tel. 2018; room: 2004; it runs on Windows 2000',
    'In 2000 villages and 1990 towns',
    'temperatures in the 90s, low in the 60s; in his 70s; the 80s percentile',
    'Prime Minister May met Mrs. June; April said so; they march 5 times; it may 2 or 3 times',
    'costs rose in 988 cases, one in 500.',
    'Jan Novak and Mar Thoma; the sun sat; he wrote for May Time; a song by June Carter',
    'Q1 and H2, $9M, 5M people, H1N1',
    '1/1/1/1/1/1, 12/31/2020/5, 27.11.2018-447',
    'this year’s first quarter, the second half of last year',
    'this year’s Q1, H2 of last year, the first half this year',
  ])('none: %s', async (text) => {
    expect(await read(date, text)).toEqual([]);
  });

  test('the order of numeric dates is an option', async () => {
    expect(await read(createDateRecogniser({ numericOrder: 'dmy' }), '3/4/2018')).toEqual([
      ['3/4/2018', '2018-04-03'],
    ]);
    expect(await read(createDateRecogniser({ numericOrder: 'mdy' }), '3/4/2018')).toEqual([
      ['3/4/2018', '2018-03-04'],
    ]);
  });

  test('day and month that nothing tells apart have no value, and it is said so', async () => {
    const [found] = await recognise(date, [flowOf('It closed on 03/04/2018.')]);
    expect(found!.map((p) => p.value)).toEqual([{ type: 'TemporalExpression', valueStatus: 'ambiguous' }]);
  });

  test.each([
    ['the country of the document', { Philippines: 3, Manila: 1 }, '3/4/2018', '2018-03-04'],
    ['another country', { Ghana: 3, Accra: 1 }, '3/4/2018', '2018-04-03'],
    ['the day of the week', {}, 'Monday, 05/03/2018', '2018-03-05'],
  ] as const)('%s tells them apart', async (_name, words, text, value) => {
    expect((await read(date, text, documentOf(words)))[0]![1]).toBe(value);
  });
});

describe('the year that is not said', () => {
  const last = async (...texts: string[]): Promise<Omit<TemporalExpression, 'id'>> => {
    const found = await recognise(
      date,
      // `= ` marks a heading.
      texts.map((t) => (t.startsWith('= ') ? flowOf(t.slice(2), { kind: 'heading' }) : flowOf(t))),
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
    ['this year', ['12 June 2021', 'Trade grew in 2019. They met in May this year.'], '2021-05'],
    ['letters of this year', ['12 June 2021', 'It grew in this year’s Q1.'], '2021-01/2021-03'],
    ['letters of last year', ['12 June 2021', 'It grew in H2 of last year.'], '2020-07/2020-12'],
    ['a half of last year', ['12 June 2021', 'It grew in the first half last year.'], '2020-01/2020-06'],
    ['from a heading', ['= Events of 1994', 'On 6 May the bridge opened.'], '1994-05-06'],
    [
      'of last year to this year',
      ['12 June 2021', 'From December last year to March this year.'],
      '2020-12/2021-03',
    ],
    ['by the day of the week', ['In 1938 they met on Saturday 24 July.'], '1937-07-24'],
    ['the previous month', ['On 3 March 1895 he left; he had come the previous September.'], '1894-09'],
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
      'after the title in a bibliography',
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
      { type: 'TemporalExpression', value: '2020-05', inferred: ['year'], inferredFrom: 'sentence' },
    ]);
  });

  test('in a bibliography is the year after it', async () => {
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
            `${year}-${name.slice(0, 3)}-${two(day)}`,
            `${day} ${name.toLowerCase()} ${year}`,
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
