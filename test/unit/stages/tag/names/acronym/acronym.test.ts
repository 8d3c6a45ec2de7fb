import { expect, test } from 'vitest';
import { createAcronymRecogniser } from '../../../../../../src/stages/tag/names/acronym/acronym.ts';
import { documentOf, known, namesIn } from '../../../../../support/names.ts';

test('an acronym introduced after a name has its type, there and later', () => {
  const first = 'The Zarechye Universal Exchange (ZUE) opened.';
  const second = 'Sales of ZUE grew.';
  const document = documentOf(first, second);
  const recogniser = createAcronymRecogniser();
  expect(namesIn(recogniser, first, known(first, ['ORG', 'Zarechye Universal Exchange']), document)).toEqual([
    'ORG ZUE',
  ]);
  expect(namesIn(recogniser, second, [], document)).toEqual(['ORG ZUE']);
});

test('an acronym introduced after ordinary words is a term', () => {
  const text = 'The sea surface salinity (SSY) and the SSY of the north; the SSY fell.';
  expect(namesIn(createAcronymRecogniser(), text)).toEqual([]);
});

test('one never introduced is guessed where it is spoken of as a body', () => {
  const text = 'It was agreed with the ZUE in spring.';
  expect(namesIn(createAcronymRecogniser(), text)).toEqual(['ORG ZUE']);
  expect(namesIn(createAcronymRecogniser(), 'the GDP and the VAT, the KZS-10 model')).toEqual([]);
});
