import { describe, expect, test } from 'vitest';
import { guidelineValue } from '../../../../../../src/record/guideline-value.ts';
import { createDateRecogniser } from '../../../../../../src/stages/tag/values/date/date.ts';
import { flowOf, recognise } from '../../../../../support/amounts.ts';

const date = createDateRecogniser();

/** The dates of paragraphs, which a bar separates, as `span=value`; `-` for no value. */
async function datesOf(paragraphs: string): Promise<string> {
  const flows = paragraphs.split(' | ').map((text) => flowOf(text));
  const found = await recognise(date, flows);
  return found
    .flatMap((proposals, i) =>
      proposals.map((p) => `${flows[i]!.view.text.slice(p.start, p.end)}=${guidelineValue(p.value!) || '-'}`),
    )
    .join('; ');
}

describe('entries of chronicles', () => {
  test.each([
    // the year before its month
    [
      '1541, Oct. 12. The fleet leaves Lima. 1543, May. It returns.',
      '1541, Oct. 12=1541-10-12; 1543, May=1543-05',
    ],
    [
      '1661. November 24. A grant was made.\n1662. August.',
      '1661. November 24=1661-11-24; 1662. August=1662-08',
    ],
    ['He died at Trent in 1663. November 24 is kept.', '1663=1663; November 24=1663-11-24'],
    ['1848. May Berg was born.', ''],
    ['1921, June 5, 1922, and later', '1921=1921; June 5, 1922=1922-06-05'],
    // years that come again are no running numbers
    ['1541. Ships leave Lima. 1541, Ships return. 1542. Peace.', '1541=1541; 1541=1541; 1542=1542'],
    ['1541. Bowl. 1542. Vase. 1543. Plate.', ''],
    // lines that say a year besides their own
    [
      '1844 “It is told,” wrote Lund in 1890. | 1845 By 1845 the price fell. | 1846 Since 1846 they met.',
      '1844=1844; 1890=1890; 1845=1845; 1845=1845; 1846=1846; 1846=1846',
    ],
    ['1844 Bowl of clay | 1845 Vase of clay | 1846 Plate of clay | 1847 Jug', ''],
    // a dash after the year
    [
      '986 – Norsemen land. | 1000 – A church is built. | 1450 – The farm is left.',
      '986=0986; 1000=1000; 1450=1450',
    ],
    ['986 – 12 = 974', ''],
    // the year is all of its line
    ['1665: | The firm is founded. | 1874: | It grows. | 98:', '1665=1665; 1874=1874'],
    // what closes an entry of a row whose others are dated
    [
      'Anna Ruiz, June 1, 1822, per resig. Lund\nOlof Berg, B.D., 1834, per mort.\nIngrid Ek, 1836\nJon Dahl',
      'June 1, 1822=1822-06-01; 1834=1834; 1836=1836',
    ],
    ['It was sold on June 1, 1822, with the lots, 1834, and others', 'June 1, 1822=1822-06-01'],
    // a day after what a chapter is called by
    [
      'Per Ek, cap. 11 Feb. 1386, and Karl Lund, ch. 29 Apr. 1673',
      '11 Feb. 1386=1386-02-11; 29 Apr. 1673=1673-04-29',
    ],
    ['No. 12 December 1999', 'December 1999=1999-12'],
    ['Joh. Berg, 28 Maii 1478, et 3 Junii 1480', '28 Maii 1478=1478-05-28; 3 Junii 1480=1480-06-03'],
  ])('%s', async (text, dates) => {
    expect(await datesOf(text)).toBe(dates);
  });
});

describe('what says that a number is a year', () => {
  test.each([
    ['The minutes of 1855 record it.', '1855=1855'],
    ['The minutes were 1855 pages.', ''],
    ['In spring 1848 Milan rose.', 'spring 1848=1848-03/1848-05'],
    ['The springs gave 1848 litres; prices fall 1500 points.', ''],
    ['Anno 1654 it was rebuilt.', '1654=1654'],
    [
      'June Anno dni 1559; the 1st of August. Anno Dni. 1678; 5 May Anno Domini 1703',
      'June Anno dni 1559=1559-06; the 1st of August. Anno Dni. 1678=1678-08-01; 5 May Anno Domini 1703=1703-05-05',
    ],
    ['Date of Article: 23/10/1792; Ref: 23/10/1792', '23/10/1792=1792-10-23'],
    [
      'the first tertile of 2022, the second trimester of 2019, the last semester of 2020',
      'the first tertile of 2022=2022-01/2022-04; the second trimester of 2019=2019-04/2019-06; the last semester of 2020=2020-07/2020-12',
    ],
    ['the fourth tertile of 2022', '2022=2022'],
    ['Incorporated: 1665 as Lund & Co; built Ems, 1857\n467 tons', '1665=1665; 1857=1857'],
    ['Built: 1500 houses; captured Ems, 1500 men; lots: 1665 as sold', ''],
    ['IST JULY, 1853; World War I JULY 1919', 'IST JULY, 1853=1853-07-01; JULY 1919=1919-07'],
    ['b. 1790, m. 1815, d. 1861; bur. 1701', '1790=1790; 1815=1815; 1861=1861; 1701=1701'],
    ['a wall of 5 m. 1815 stones', ''],
    ['Easter Term 1620; ante 1600; Q3 2021-22', '1620=1620; 1600=1600; Q3 2021-22=-'],
    ['42 U.S.C. 1983 and 40 C.F.R. 1502; born in the U.S. 1983', '1983=1983'],
    ['in bundle 1392 and packet 1820', ''],
    ['at the end of the 2018 season and the start of the 2021/2022 budget', '2018=2018; 2021/2022=2021/2022'],
    ['at the end of the 1990s and the end of 2018', 'the end of the 1990s=1990/1999; the end of 2018=2018'],
  ])('%s', async (text, dates) => {
    expect(await datesOf(text)).toBe(dates);
  });
});

describe('years in Roman numerals', () => {
  test.each([
    ['London: Printed for J. Lund, MDCCLXXVI.', 'MDCCLXXVI=1776'],
    ['Romae, M. DCC. LXXVI. Superiorum permissu', 'M. DCC. LXXVI=1776'],
    ['Lugduni, M.DCC.XC. and MDCXXXV in 1640', 'M.DCC.XC=1790; MDCXXXV=1635; 1640=1640'],
    ['© MCMLXXXIV and MMXXIV', 'MCMLXXXIV=1984; MMXXIV=2024'],
    ['Louis XIV, M.D., an MDX, MDC and MMXX plant, MDCCLXXVIA, CIVIL MIDI, MDCCCCCX, MXDCC', ''],
  ])('%s', async (text, dates) => {
    expect(await datesOf(text)).toBe(dates);
  });
});

describe('feasts', () => {
  test.each([
    // the same day each year
    ['on Christmas Day, 1850', 'Christmas Day, 1850=1850-12-25'],
    ['by Lady Day 1744 and New Year’s Eve 1999', 'Lady Day 1744=1744-03-25; New Year’s Eve 1999=1999-12-31'],
    // no one day
    ['at Christmas 1944 and Easter 1916', 'Christmas 1944=1944; Easter 1916=1916'],
  ])('%s', async (text, dates) => {
    expect(await datesOf(text)).toBe(dates);
  });
});

describe('ranges', () => {
  test.each([
    ['between end-June and August 22, 2023', 'end-June and August 22, 2023=2023-06/2023-08-22'],
    ['in June and on August 22, 2023', 'June=2023-06; August 22, 2023=2023-08-22'],
  ])('%s', async (text, dates) => {
    expect(await datesOf(text)).toBe(dates);
  });
});
