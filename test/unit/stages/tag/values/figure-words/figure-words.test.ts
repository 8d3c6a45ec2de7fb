import { expect, test } from 'vitest';
import { createFigureWordRecogniser } from '../../../../../../src/stages/tag/values/figure-words/figure-words.ts';
import { documentOf, flowOf, recognise } from '../../../../../support/amounts.ts';

const words = createFigureWordRecogniser();

async function silenced(text: string, counts: Record<string, number> = {}): Promise<string[]> {
  const flow = flowOf(text);
  const [found] = await recognise(words, [flow], documentOf(counts));
  for (const { verdict } of found!) expect(verdict).toBe('never');
  return found!.map(({ start, end }) => text.slice(start, end));
}

test('a currency nobody knows', async () => {
  const text = 'It got Zolo 300 million, spent Zolo 4.5 million, saved Zolo. 12,000 and lost Zolo 7.';
  expect(await silenced(text)).toEqual(['Zolo', 'Zolo', 'Zolo', 'Zolo']);
});

test('a unit nobody knows', async () => {
  const text = 'There were 400 Kantar, then 120 Kantar; the gin took 90 Kantar of it, the mill 35 Kantar.';
  expect(await silenced(text)).toHaveLength(4);
});

test.each([
  ['what is numbered', 'Apollo 11, Apollo 12, Apollo 13 and Apollo 14 flew.', {}],
  [
    'a name that stands by a figure now and then',
    'Bergeron 1.5 million, Bergeron 2.5 million, Bergeron 3.5 million',
    { Bergeron: 40 },
  ],
  ['a people', 'The 12 Tuareg herders met 30 Tuareg traders, 5 Tuareg guides and 9 Tuareg chiefs.', {}],
  ['too few', 'It paid Zolo 300 million and Zolo 4 million.', {}],
])('nothing: %s', async (_name, text, counts) => {
  expect(await silenced(text, counts as Record<string, number>)).toEqual([]);
});
