import { describe, expect, test } from 'vitest';
import { createDateRecogniser } from '../../../../../../src/stages/tag/values/date/date.ts';
import { flowOf, read, recognise } from '../../../../../support/amounts.ts';

const date = createDateRecogniser();

/** The dates of lines that stand one after the other. */
async function datesOf(lines: readonly string[]): Promise<string[][]> {
  const found = await recognise(
    date,
    lines.map((line) => flowOf(line)),
  );
  return found.map((own, i) => own.map(({ start, end }) => lines[i]!.slice(start, end)));
}

describe('annals', () => {
  test('begin each entry with its year', async () => {
    const lines = [
      '1831. Born at Brevik.',
      '1842-6. Pupil in Skien.',
      '1847. Sails to Hull.',
      'He wrote home.',
    ];
    expect(await datesOf(lines)).toEqual([['1831'], ['1842-6'], ['1847'], []]);
  });

  test('may follow each other in one text', async () => {
    const text = 'Born at Brevik. 1831. Sails to Hull. 1838. Returns.';
    expect(await read(date, text)).toEqual([
      ['1831', '1831'],
      ['1838', '1838'],
    ]);
  });

  test.each([
    [['1831. Travels in Norway', '1832. Letters from Hull', '1833. A voyage to Skien']],
    [['1831. Travels in Norway', 'He wrote home.']],
    [['1831. Travels in Norway', '1540. Letters from Hull']],
    [['1831 Travels', '1840 letters']],
  ])('are no numbered entries: %s', async (lines) => {
    expect((await datesOf(lines)).flat()).toEqual([]);
  });
});

describe('books', () => {
  test.each([
    ['A Voyage to Hull. By Nils Brekke. 1670. 8vo.', '1670'],
    ['The Fjords. 4to. 1790. With plates.', '1790'],
    ['Observations on the Herring. 1799, 4to.', '1799'],
    ['letter to Ada Brekke, 1851, describing the ice', '1851'],
    ['It tells of the 1576 deposition of the abbot.', '1576'],
    ['(A ferry in Skien, 1821 – by Ada Brekke)', '1821'],
    ['On the 3rd of August 1778 M. Brekke left.', 'the 3rd of August 1778'],
    ['bowl, North Coast, 500–800 ce (fig. 2)', '500–800 ce'],
  ])('%s', async (text, expected) => {
    expect((await read(date, text)).map(([surface]) => surface)).toEqual([expected]);
  });

  test.each([
    'They counted 4 to. 1790. Then they left.',
    'for Brekke, 1851, and for Lund, 1630, of the votes',
    'It tells of the 1576 soldiers of the abbot.',
    'It tells of the 1576 kilometre of the road.',
    'from 500–800 ce soir',
  ])('none: %s', async (text) => {
    expect(await read(date, text)).toEqual([]);
  });
});
