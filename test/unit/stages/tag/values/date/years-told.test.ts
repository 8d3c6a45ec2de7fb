import { describe, expect, test } from 'vitest';
import type { TokenisedFlow } from '../../../../../../src/contract/flow.ts';
import { guidelineValue } from '../../../../../../src/record/guideline-value.ts';
import { createDateRecogniser } from '../../../../../../src/stages/tag/values/date/date.ts';
import { documentOf, flowOf, recognise } from '../../../../../support/amounts.ts';

const date = createDateRecogniser();

/** A line as a flow whose sentences are known. */
function lineOf(line: string): TokenisedFlow {
  const starts = [0, ...[...line.matchAll(/(?<=\p{Ll}\.|\d\.) (?=\p{Lu})/gu)].map(({ index }) => index + 1)];
  const ends = [...starts.slice(1), line.length];
  return flowOf(line, {
    tokens: {
      count: starts.length,
      text: starts.map((start, i) => line.slice(start, ends[i])),
      start: Uint32Array.from(starts),
      end: Uint32Array.from(ends),
      sentences: Uint32Array.from([...starts.keys(), starts.length]),
    },
  });
}

/** The dates of lines, each a flow, as `span=value`; `-` for none. */
async function datesOf(lines: string, words: Readonly<Record<string, number>> = {}): Promise<string> {
  const flows = lines.split('\n').map(lineOf);
  const found = await recognise(date, flows, documentOf(words));
  return found
    .flatMap((proposals, i) =>
      proposals.map((p) => `${flows[i]!.view.text.slice(p.start, p.end)}=${guidelineValue(p.value!) ?? '-'}`),
    )
    .join('; ');
}

const dateline = 'LIMA, July 23, 2014 (Agency) - ';

describe('periods by their end', () => {
  test.each([
    ['Profit for the six months ended June 30 rose.', 'the six months ended June 30=-'],
    [`${dateline}Profit for the six months ended June rose.`, 'the six months ended June=2014-01/2014-06'],
    [`${dateline}The quarter ended December was weak.`, 'The quarter ended December=2013-10/2013-12'],
    [
      `${dateline}Sales in the fiscal year ending March will grow.`,
      'the fiscal year ending March=2014-04/2015-03',
    ],
    [`${dateline}In the year to March it lost money.`, 'the year to March=2013-04/2014-03'],
    [
      'for the quarterly period ended September 30, 2003',
      'the quarterly period ended September 30, 2003=2003-07-01/2003-09-30',
    ],
    [
      'its fiscal third quarter ended March 31, 1990',
      'fiscal third quarter ended March 31, 1990=1990-01-01/1990-03-31',
    ],
    // A length of its own is wanted.
    ['The lull ended June 30. It added two months to June.', 'June 30=-; June=-'],
    // What is compared with another year has the value of neither.
    [
      'The plant was sold on July 1, 2009. Net income for the nine months ended March 31 was higher.',
      'July 1, 2009=2009-07-01; the nine months ended March 31=-',
    ],
  ])('%s', async (text, expected) => {
    expect((await datesOf(text)).replace('July 23, 2014=2014-07-23; ', '')).toBe(expected);
  });
});

describe('whose year it is', () => {
  test.each([
    // The date below the head of a document
    ['Exports up in April\n4/24/2012 1:16:03 PM\nFirms sold more in May.', 'April=2012-04'],
    ['Exports up in April\nMinisters met at noon.', 'April=-'],
    ['Date 5 May 2019 Officials said that January was dry.', 'January=2019-01'],
    ['The date 5 May 2019 was kept. Officials said that January was dry.', 'January=-'],
    // A month far before another with its year, under a dateline
    [
      'Tuesday, May 18, 2010\nPrices rose by 2% in April, taking the index to 95 against the base of December 2008.',
      'April=2010-04',
    ],
    ['Tuesday, May 18, 2010\nPrices rose in March and in April 2009.', 'March=2009-03'],
    // A season of two years does not say which of them a month is of.
    [`${dateline}The 2016/2017 crop is 79 million, up from May.`, 'May=2014-05'],
    // A story of years before the date of writing
    [
      '18 March 1908\nThe brig sailed on November 12, 1817 and on December 11 she anchored. A party landed on December 24 and built huts.',
      'December 24=1817-12-24',
    ],
    [
      '18 March 1908\nHe was born on November 12, 1817. A party landed on February 24 and built huts.',
      'February 24=1908-02-24',
    ],
    [
      '13 February 2006\nHe was honoured in January 1944 and in June the same year. On December 9 he took a ship.',
      'December 9=1944-12-09',
    ],
    ['Wednesday, 14 August, 2002, 15:26 GMT The truce has held since February.', 'February=2002-02'],
    ['14 August 2002, 15 ships had left. The truce has held since February.', 'February=-'],
    // The month was named with its year.
    ['Floods came in May–June and October 2008. The storm made landfall on May 28.', 'May 28=2008-05-28'],
    ['Floods came in May–June 2008 and again in 2009. The storm made landfall on May 28.', 'May 28=-'],
    ['Floods came in October 2008. The storm made landfall on May 28.', 'May 28=-'],
    ['MANILA, Sept. 17, 2018 (PNA) - He spoke last September 13.', 'last September 13=2018-09-13'],
    ['MANILA, Sept. 17, 2018 (PNA) - He spoke last October 3.', 'last October 3=2017-10-03'],
  ])('%s', async (text, expected) => {
    expect((await datesOf(text)).split('; ')).toContain(expected);
  });
});

test('a dateline has a dash before its date', async () => {
  const text = 'KAMPALA, Uganda — 12 Feb 2018. In December the fund paid; in March it will pay.';
  expect(await datesOf(text)).toBe('12 Feb 2018=2018-02-12; December=2017-12; March=2018-03');
  expect(await datesOf('Sales — 12 Feb 2018. In December it was more.')).toBe(
    '12 Feb 2018=2018-02-12; December=-',
  );
});

describe('a month named with its year shortly before', () => {
  test.each([
    [
      'In September 2019 reserves fell. The results of September disappointed.',
      'September 2019=2019-09; September=2019-09',
    ],
    // another year since, what is to come, another month
    [
      'In September 2019 reserves fell. In 2020 they rose. September was wet.',
      'September 2019=2019-09; 2020=2020; September=-',
    ],
    ['In September 2019 it met. The next one will be in September.', 'September 2019=2019-09; September=-'],
    ['In September 2019 it met. In May it rained.', 'September 2019=2019-09; May=-'],
    // a season of two years does not say which
    ['The May report told what was sown in the 2019/2020 season.', 'May=-; 2019/2020=2019/2020'],
  ])('%s', async (text, expected) => {
    expect(await datesOf(text)).toBe(expected);
  });
});

describe('chronicles', () => {
  test.each([
    [
      '922 The abbey is burnt\n1265 Heavy snow\n1670 The school opens\n1781 “The Mill” is sold',
      '922=0922; 1265=1265; 1670=1670; 1781=1781',
    ],
    // The numbers of a catalogue, of houses, and of one line alone
    ['1021 Bowl\n1022 Vase\n1023 Plate\n1024 Cup', ''],
    ['122 Oak Street\n265 Elm Road\n1670 Main Street\n1781 Park Lane', ''],
    ['1265 Sacks lay there.\nThe school opens.', ''],
  ])('%s', async (text, expected) => {
    expect(await datesOf(text)).toBe(expected);
  });
});

describe('years of other calendars', () => {
  test.each([
    [{ Nepal: 3 }, 'the budget of fiscal year 2078/79 (2021/22)', 'fiscal year 2078/79=-; 2021/22=2021/2022'],
    [{ Kenya: 3 }, 'a projection for 2078/79', '2078/79=2078/2079'],
    [{ Nepal: 3 }, 'growth by 2030/31', '2030/31=2030/2031'],
    [
      {},
      'born in Aban 1335; Jestha 15, 2078; Chaitra 2055',
      'Aban 1335=-; Jestha 15, 2078=-; Chaitra 2055=-',
    ],
    [{}, 'during Ramadan 2019', 'Ramadan 2019=2019'],
  ])('%o %s', async (words, text, expected) => {
    expect(await datesOf(text, words)).toBe(expected);
  });
});

test.each([
  ['Jan. 23, 1688-9; 5 February 1721–2', 'Jan. 23, 1688-9=1689-01-23; 5 February 1721–2=1722-02-05'],
  ['5 May 1688-9', '5 May 1688=1688-05-05'],
  ['Oxon, 1653, 8vo; London. 1663, 12mo', '1653=1653; 1663=1663'],
  ['rows, 1653, 8 of them', ''],
  [
    'from Thursday, September 23 to Sunday 26, 2021',
    'Thursday, September 23 to Sunday 26, 2021=2021-09-23/2021-09-26',
  ],
  ['; 1085 bales; 1458 casks', ''],
])('%s', async (text, expected) => {
  expect(await datesOf(text)).toBe(expected);
});

test('a weekday says in which order day and month are written, whatever the document’s country does', async () => {
  expect(await datesOf('on Friday 2/01/02, in Hamburg', { Germany: 5 })).toBe('Friday 2/01/02=2002-02-01');
  expect(await datesOf('on 2/01/02, in Hamburg', { Germany: 5 })).toBe('2/01/02=2002-01-02');
});
