import { describe, expect, test } from 'vitest';
import { createFlowContext } from '../../../../../../src/contract/context.ts';
import { createPersonRecogniser } from '../../../../../../src/stages/tag/names/person/person.ts';
import { documentOf, flowOf, known, namesIn } from '../../../../../support/names.ts';

const person = createPersonRecogniser();
const people = (text: string, ...rest: Parameters<typeof known> extends [string, ...infer R] ? R : never) =>
  namesIn(person, text, known(text, ...rest)).map((name) => name.replace('PERSON ', ''));

describe('initials', () => {
  test.each([
    ['The speaker V. Sidorenko opened the talks.', ['V. Sidorenko']],
    ['A paper by P.M. Harkovich was read.', ['P.M. Harkovich']],
    ['It was signed by Yu. V. Berezin and Zh. Omarova.', ['Yu. V. Berezin', 'Zh. Omarova']],
    ['Sidorenko, E.V. On the markets of the north.', ['Sidorenko, E.V.']],
    ['12 Sidorenko, E. Belt makers look east / E. Sidorenko // Bulletin.', ['Sidorenko, E.', 'E. Sidorenko']],
    ['See the study by George W. Harland.', ['George W. Harland']],
    ['J.-P. Morel came too.', ['J.-P. Morel']],
  ])('%s', (text, names) => expect(people(text)).toEqual(names));

  test('abbreviated states are none', () => {
    expect(people('The U.S. Treasury and the U.K. Parliament agreed.')).toEqual([]);
  });

  test('compilers and authors in one entry', () => {
    expect(people('Compiled by K. Gordeev, B. Zhukovich. Gordeev, B. Zhukovich. - Minsk, 2018.')).toEqual([
      'K. Gordeev',
      'B. Zhukovich',
      'Gordeev',
      'B. Zhukovich',
    ]);
  });
});

describe('given names, offices and bodies before a name', () => {
  test.each([
    ['They met Alexander Berezin in spring.', ['Alexander Berezin']],
    ['President Akhmetov spoke.', ['Akhmetov']],
    ['Then Mr. Brown and Dr. Ellen Marsh left.', ['Brown', 'Ellen Marsh']],
    ['They quoted Mohammed bin Rashid.', ['Mohammed bin Rashid']],
    ['King Louis XIV built it.', ['Louis XIV']],
  ])('%s', (text, names) => expect(people(text)).toEqual(names));

  test('the body that the office governs stands between', () => {
    const text = 'Talks with the Minister of Trade of Hungary Gergo Szabolcs went on.';
    expect(people(text, ['GPE', 'Hungary'])).toEqual(['Gergo Szabolcs']);
  });

  test('a company of the same making is none', () => {
    expect(people('The deal with the Ali Power company failed.')).toEqual([]);
  });
});

describe('surname first', () => {
  test.each([
    ['A visit by Wang Xiaoming began.', ['Wang Xiaoming']],
    ['They met Nguyen Van Thanh there.', ['Nguyen Van Thanh']],
    ['The envoy Park Jae-sung agreed.', ['Park Jae-sung']],
  ])('%s', (text, names) => expect(people(text)).toEqual(names));
});

describe('citations', () => {
  test.each([
    ['As shown (Brandt 2014), it fell.', ['Brandt']],
    [
      'As shown (Brandt, Holm & Grieg, 2016; Lowe et al., 2005), it fell.',
      ['Brandt', 'Holm', 'Grieg', 'Lowe'],
    ],
  ])('%s', (text, names) => expect(people(text)).toEqual(names));
});

describe('memory of the document', () => {
  test('a surname alone, once initials were seen', () => {
    const first = 'The envoy V. Harland arrived.';
    const second = 'Later Harland said little.';
    const document = documentOf(first, second);
    const recogniser = createPersonRecogniser();
    recogniser.prepare?.(
      [first, second].map((text) => createFlowContext(flowOf(text), document)),
      document,
    );
    expect(namesIn(recogniser, second, [], document)).toEqual(['PERSON Harland']);
    expect(namesIn(createPersonRecogniser(), second)).toEqual([]);
  });

  test('who said it, at the end of a news title', () => {
    expect(people('Exports of timber to grow - Karpuk [Electronic resource]. - 2019.')).toEqual(['Karpuk']);
  });
});

test('a place stays a place', () => {
  expect(people('They flew to Saratov.', ['GPE', 'Saratov'])).toEqual([]);
});
