import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { givenCompatible, parsePersonName } from '../../../../../src/names/person-name.ts';
import { spellingKey } from '../../../../../src/names/transliteration.ts';
import { resolve } from '../../../../support/world.ts';

describe('taking names apart', () => {
  test.each([
    ['Lindqvist, O.B.', 'B.O. x', false],
    ['Lindqvist, O.B.', 'O.B. Lindqvist', true],
    ['O. B. Lindqvist', 'Lindqvist O.B.', true],
    ['Oskar Lindqvist', 'O. Lindqvist', true],
    ['Petrenko Ivan Stepanovich', 'Ivan Petrenko', true],
    ['Li Weimin', 'Li, W.', true],
    ['Jan van der Meer', 'J. van der Meer', true],
    ['Evgeny Sorokin', 'Y. Sorokin', true],
    ['Alexander Sorokin', 'Aliaksandr Sorokin', true],
    ['Anna Sorokina', 'A. Sorokin', false],
    ['Ivan Sorokin', 'A. Sorokin', false],
  ])('%s and %s: %s', (a, b, same) => {
    const left = parsePersonName(a);
    const right = parsePersonName(b);
    expect(left.family === right.family && givenCompatible(left.given, right.given)).toBe(same);
  });

  test('never throws, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { family, given } = parsePersonName(name);
        expect(typeof family).toBe('string');
        expect(givenCompatible(given, given)).toBe(true);
      }),
    );
  });
});

describe('spellings', () => {
  test.each([
    ['zavadsky', 'zavadskii', 'zavadskiy', 'zawadski'],
    ['sergeichenko', 'sergeychenko'],
    ['kulyabin', 'kuliabin', 'kuljabin'],
    ['khodorenko', 'hodorenko'],
  ])('%s and its kin have one key', (...forms) => {
    expect(new Set(forms.map(spellingKey)).size).toBe(1);
  });

  test('a man’s and a woman’s form stay apart', () => {
    expect(spellingKey('zavadskaya')).not.toBe(spellingKey('zavadsky'));
    expect(spellingKey('orlova')).not.toBe(spellingKey('orlov'));
  });
});

describe('persons of a document', () => {
  test('full name, initials in either order, family name alone, other spellings: one', () => {
    const { groups, of } = resolve([
      'Yesterday [PERSON:Viktor Zavadsky] spoke. [PERSON:Zavadsky] added.',
      '[PERSON:Zavadskii, V.] Ports / [PERSON:V. Zavadskiy] // Press.',
    ]);
    expect(groups()).toHaveLength(1);
    expect(of('Zavadsky')).toMatchObject({
      name: 'Viktor Zavadsky',
      alternateName: ['Zavadsky', 'Zavadskii, V.', 'V. Zavadskiy'],
    });
  });

  test('two of one family stay two; the family name goes to the one named last', () => {
    const { groups } = resolve([
      '[PERSON:Pavel Orlov] came. [PERSON:Orlov] spoke. Then [PERSON:Denis Orlov] came. [PERSON:Orlov] left.',
      '[PERSON:P. Orlov] wrote, [PERSON:D. Orlov] too.',
    ]);
    expect(groups()).toEqual([
      ['Pavel Orlov', 'Orlov', 'P. Orlov'],
      ['Denis Orlov', 'Orlov', 'D. Orlov'],
    ]);
  });

  test('a slip in a long family name is bridged, a woman’s form is not', () => {
    const { groups } = resolve(['[PERSON:Kobyanskov, A.] [PERSON:A. Kobayanskov] [PERSON:A. Kobyanskova]']);
    expect(groups()).toEqual([['Kobyanskov, A.', 'A. Kobayanskov'], ['A. Kobyanskova']]);
  });

  test('a known person has the gazetteer’s id and name', () => {
    const { of } = resolve(['[PERSON:A. Brandvik] and [PERSON:Aksel Brandvik].']);
    expect(of('A. Brandvik')).toMatchObject({
      id: 'urn:test:premier',
      name: 'Aksel Brandvik',
      class: 'Person',
    });
  });

  test('a namesake with initials is not the person whom a list calls by one name', () => {
    const { of } = resolve(['[PERSON:V. Vorlund] heads the plant.', '[PERSON:Vorlund, P.] Trade fairs.']);
    expect(of('V. Vorlund').id).not.toBe('urn:test:sage');
    expect(of('Vorlund, P.').id).not.toBe('urn:test:sage');
  });

  test('a bibliography’s order is set right in the name', () => {
    expect(resolve(['[PERSON:Orlov, P.D.] Ports.']).of('Orlov, P.D.')).toMatchObject({
      name: 'P.D. Orlov',
      alternateName: ['Orlov, P.D.'],
    });
  });

  test.each([
    ['said Chairman of the Harbour Board [PERSON:P. Orlov] today', 'Chairman of the Harbour Board'],
    ['by Deputy Minister of Trade [PERSON:P. Orlov]', 'Deputy Minister of Trade'],
    ['[PERSON:P. Orlov], Rector of the Mining Institute, opened it', 'Rector of the Mining Institute'],
    ['the head of the delegation met in spring, and [PERSON:P. Orlov] left', undefined],
    ['in the words of [PERSON:P. Orlov]', undefined],
  ])('the office next to the name: %s', (text, office) => {
    expect(resolve([text]).of('P. Orlov').jobTitle).toBe(office);
  });
});
