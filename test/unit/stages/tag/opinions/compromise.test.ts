import { describe, expect, test } from 'vitest';
import {
  createCompromiseRecogniser,
  opinions,
} from '../../../../../src/stages/tag/opinions/compromise/compromise.ts';
import { known, namesIn } from '../../../../support/names.ts';

const said = (text: string) =>
  opinions(text, 0, text.length).map((o) => `${o.type} ${text.slice(o.start, o.end)}`);

describe('opinions', () => {
  test('stand where the words stand, next to any punctuation', () => {
    const text =
      'He didn\'t visit "Minsk" (Belarus), and Mr. John Smith of Apple Inc. paid $5; sales grew by 30%.';
    expect(said(text)).toEqual([
      'PERSON John Smith',
      'GPE Minsk',
      'GPE Belarus',
      'ORG Apple Inc',
      'MONEY $5',
      'PERCENT 30%',
    ]);
  });

  test('within the asked range', () => {
    const text = 'Paris is far. London is near. Paris again.';
    const start = text.indexOf('London');
    expect(opinions(text, start, text.indexOf(' Paris again'))).toEqual([
      { type: 'GPE', start, end: start + 6 },
    ]);
  });

  test('of nothing', () => expect(opinions('', 0, 0)).toEqual([]));
});

describe('when', () => {
  const text = 'They flew to Paris. Then to London.';
  test('undecided: only sentences with a capital that nobody explained', () => {
    expect(namesIn(createCompromiseRecogniser(), text, known(text, ['GPE', 'Paris']))).toEqual([
      'GPE London',
    ]);
    expect(namesIn(createCompromiseRecogniser(), 'they flew away. They came back.')).toEqual([]);
  });
  test('always', () => {
    const always = createCompromiseRecogniser({ when: 'always' });
    expect(namesIn(always, text, known(text, ['GPE', 'Paris']))).toEqual(['GPE Paris', 'GPE London']);
  });
});
