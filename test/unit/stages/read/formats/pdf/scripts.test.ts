import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pdf } from '../../../../../../src/stages/read/formats/pdf/pdf.ts';
import { formatOptions, makePdf, type Placed } from '../../../../../support/formats.ts';

const folder = new URL('../../../../../../fixtures/formats/scripts/', import.meta.url);
const open = (bytes: Uint8Array) => pdf.open(bytes, formatOptions('a.pdf'));
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const arabic =
  'في عام 1987 وقّعت وزارة الصيد البحري في السنغال اتفاقاً مع شركة Hafnar Marine الآيسلندية بشأن ميناء سان لويس. افتتح محافظ أنتوفاغاستا ريكاردو بينافيدس محطة تحلية المياه في 14 مارس 2009.';
const hebrew =
  'בשנת 1987 חתם משרד הדיג של סנגל על הסכם עם חברת Hafnar Marine האיסלנדית בדבר נמל סן-לואי. מושל אנטופגסטה פתח את המתקן ב-14 במרץ 2009.';
const chinese = '一九八七年，塞內加爾漁業部與冰島公司簽署了關於聖路易港的協議。';

it.each([
  ['Arabic: letters as they are spelt, vowels on them, names and numbers in their order', 'arabic', arabic],
  [
    'Hebrew in two columns: lines that foreign names fill, hyphens and stops next to numbers',
    'hebrew',
    hebrew,
  ],
])('%s', async (_, name, expected) => {
  const { text } = await open(readFileSync(new URL(`${name}.pdf`, folder)));
  expect(inOneLine(text)).toContain(`${expected} ${expected}`);
});

it('characters that are drawn from the top down, upright, read from column to column', async () => {
  const { text, runs } = await open(readFileSync(new URL('vertical.pdf', folder)));
  expect(text.replace(/\s/g, '')).toContain(chinese);
  const at = text.indexOf('塞內');
  const [first, second] = ['塞', '內'].map(
    (_, i) => runs.find((run) => run.start <= at + i && at + i < run.end)!,
  );
  // one stands below the other
  expect(second!.box![1] - first!.box![1]).toBeGreaterThan(8);
  expect(Math.abs(second!.box![0] - first!.box![0])).toBeLessThan(3);
});

describe('lines of a narrow column', () => {
  const wide = 5.56;
  /** Words set so that they fill the width, of letters that are as wide in Helvetica. */
  const spread = (y: number, ...words: readonly string[]): Placed[] => {
    const widths = words.map((word) => word.length * wide);
    const gap = (180 - widths.reduce((sum, one) => sum + one, 0)) / (words.length - 1);
    let x = 40;
    return words.map((text, i) => {
      const placed = { text, x, y };
      x += widths[i]! + gap;
      return placed;
    });
  };

  it('are no table where their words are spread over it', async () => {
    const page = [
      ...spread(500, 'gone', 'agenda', 'unhanged'),
      ...spread(488, 'bad', 'open', 'banana', 'nude'),
      ...spread(476, 'hope', 'adenau', 'danubeanea'),
      ...spread(464, 'baobab', 'ugh', 'queue', 'bed'),
    ];
    const { runs } = await open(makePdf([page]));
    expect(runs.filter(({ kind }) => kind === 'table')).toEqual([]);
  });

  it('are one where cells stand below one another, at distances that are the same', async () => {
    const row = (y: number, ...cells: readonly string[]): Placed[] =>
      cells.map((text, i) => ({ text, x: 40 + 60 * i, y }));
    const page = [
      ...row(500, 'Beira', '1990', '2000', '2010'),
      ...row(488, 'Cebu', '4120', '5310', '6777'),
      ...row(476, 'Kisumu', '1104', '2220', '3001'),
    ];
    const { runs } = await open(makePdf([page]));
    expect(runs.length).toBe(12);
    expect(runs.every(({ kind }) => kind === 'table')).toBe(true);
  });
});

it('reads columns that stand near to each other in their order, also where they have two lines', async () => {
  const column = (x: number, lines: readonly string[]): Placed[] =>
    lines.map((text, i) => ({ text, x, y: 500 - 12 * i }));
  const left = ['The port of Beira was dredged by', 'two companies from Rotterdam'];
  const right = ['Farmers near Cochabamba had', 'asked for it since the flood'];
  const { text } = await open(makePdf([[...column(40, left), ...column(200, right)]]));
  expect(inOneLine(text)).toBe([...left, ...right].join(' '));
});
