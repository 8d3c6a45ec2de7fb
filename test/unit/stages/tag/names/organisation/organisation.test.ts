import { describe, expect, test } from 'vitest';
import { createOrganisationRecogniser } from '../../../../../../src/stages/tag/names/organisation/organisation.ts';
import { known, namesIn } from '../../../../../support/names.ts';

const recogniser = createOrganisationRecogniser();
const places = [
  'Belarus',
  'Russia',
  'Minsk',
  'Brest',
  'Poland',
  'Gomel',
  'Hungary',
  'Omsk Region',
  'Shenyang',
] as const;
const bodies = (text: string) =>
  namesIn(
    recogniser,
    text,
    known(text, ...places.map((place) => ['GPE', place] as const), ['NORP', 'Belarusian']),
  ).map((name) => name.replace('ORG ', ''));

describe('head words with their chains', () => {
  test.each([
    [
      'Talks at the Ministry of Foreign Affairs of the Republic of Belarus went on.',
      ['Ministry of Foreign Affairs of the Republic of Belarus'],
    ],
    [
      'The Ministry of Agriculture and Food of Belarus agreed.',
      ['Ministry of Agriculture and Food of Belarus'],
    ],
    [
      'The Ministry of Agriculture, Fisheries and Forestry of Poland agreed.',
      ['Ministry of Agriculture, Fisheries and Forestry of Poland'],
    ],
    [
      'The State Committee on Science and Technologies reports.',
      ['State Committee on Science and Technologies'],
    ],
    [
      'The Council of the Republic of the National Assembly of Belarus met.',
      ['Council of the Republic of the National Assembly of Belarus'],
    ],
    ['A letter to the Embassy of Belarus in Hungary came.', ['Embassy of Belarus in Hungary']],
    ['The Bank for Reconstruction and Development paid.', ['Bank for Reconstruction and Development']],
    [
      'The Ministry of Economy of Belarus and the Ministry of Industry of Russia agreed.',
      ['Ministry of Economy of Belarus', 'Ministry of Industry of Russia'],
    ],
    [
      'The Working Group on Cooperation between Belarus and Russia met.',
      ['Working Group on Cooperation between Belarus and Russia'],
    ],
  ])('%s', (text, names) => expect(bodies(text)).toEqual(names));

  test('a month or a year does not belong to it', () => {
    const text = 'It spoke to the National Assembly in April 2016.';
    const earlier = [
      {
        type: 'DATE',
        start: text.indexOf('April'),
        end: text.length - 1,
        confidence: 0.99,
        stage: 'tag.date',
      } as const,
    ];
    expect(namesIn(recogniser, text, earlier)).toEqual(['ORG National Assembly']);
  });
});

describe('head words with their modifiers', () => {
  test.each([
    ['The Belarusian-Uzbek Business Council met.', ['Belarusian-Uzbek Business Council']],
    ['Goods of the Minsk Gear Plant sell well.', ['Minsk Gear Plant']],
    ['Pupils of the St. Martin Mining University came.', ['St. Martin Mining University']],
    ['The Brest Forge-and-Press Plant grew.', ['Brest Forge-and-Press Plant']],
    [
      'The Belarusian Chamber of Commerce and Industry agreed.',
      ['Belarusian Chamber of Commerce and Industry'],
    ],
  ])('%s', (text, names) => expect(bodies(text)).toEqual(names));
});

describe('lowercase heads', () => {
  test.each([
    ['Orders of the Minsk gear plant grew.', ['Minsk gear plant']],
    ['The Gomel regional executive committee agreed.', ['Gomel regional executive committee']],
    ['The government of Omsk Region agreed.', ['government of Omsk Region']],
    ['The Shenyang administration agreed.', ['Shenyang administration']],
    ['The government of Belarus and the parliament agreed.', []],
    ['The joint commission on trade met in Minsk.', []],
  ])('%s', (text, names) => expect(bodies(text)).toEqual(names));
});
