import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { nearWords } from '../../../src/gazetteer/near-words.ts';
import { GazetteerSet } from '../../../src/gazetteer/set.ts';
import { skeleton } from '../../../src/gazetteer/skeleton.ts';
import { compile, entry } from '../../support/gazetteer.ts';

describe('nearWords', () => {
  it('finds exactly the words within the distance that share the first letter', () => {
    const word = fc.stringMatching(/^[abc]{1,7}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 40 }),
        word,
        fc.integer({ min: 0, max: 2 }),
        (list, query, limit) => {
          const sorted = [...list].sort();
          const starts = [0];
          for (const item of sorted) starts.push(starts.at(-1)! + item.length);
          const found = nearWords(
            { words: Buffer.from(sorted.join('')), wordStart: Uint32Array.from(starts) },
            query,
            limit,
          );
          expect(found.map(({ number, distance: d }) => [sorted[number], d])).toEqual(
            sorted
              .filter((item) => item[0] === query[0] && distance(item, query) <= limit)
              .map((item) => [item, distance(item, query)]),
          );
        },
      ),
    );
  });
});

describe('skeleton', () => {
  it.each([
    ['kobyakov', 'kabiakou'],
    ['mogilev', 'mahilyow'],
    ['chaikovsky', 'chaykovskiy'],
    ['alexander', 'aliaksandr'],
    ['zhodino', 'zhodzina'],
    ['yakovlevskii', 'iakovlevsky'],
  ])('is one for %s and %s', (a, b) => {
    expect(skeleton(a)).toBe(skeleton(b));
  });
});

describe('fuzzy look-up', () => {
  const set = new GazetteerSet([
    compile([
      entry({ name: 'Grebenovka', population: 5000 }),
      entry({ name: 'Uzmoria Province', aliases: ['Uzmoria'] }),
      entry({ name: 'Malinsk', population: 3000 }),
      entry({ name: 'Kalinsk', population: 3000 }),
      entry({ name: 'Petr Kobyakov', type: 'PERSON' }),
      entry({ name: 'Torvald', population: 2_000_000 }),
      entry({ name: 'Torwalde', population: 300 }),
      entry({ name: 'Okafor, Mensah & Co. Ltd', type: 'ORG', aliases: ['Müller Werke'] }),
      entry({ name: 'Lindqvist', type: 'ORG' }),
    ]),
  ]);
  const names = (query: string) =>
    set.fuzzy(query).map((hit) => [hit.gazetteer.entryName(hit.entry), hit.by]);

  it.each([
    ['Grebenowka', 'Grebenovka', 'transliteration'],
    ['Greben ovka', 'Grebenovka', 'spacing'],
    ['Grebenovkat', 'Grebenovka', 'letters'],
    ['Grebinovca', 'Grebenovka', 'letters'],
    ['Uzmorla Province', 'Uzmoria Province', 'letters'],
    ['Petr Kabiakoŭ', 'Petr Kobyakov', 'transliteration'],
    ['Okafor Mensah and Co', 'Okafor, Mensah & Co. Ltd', 'wording'],
    ['Okafor Mensah', 'Okafor, Mensah & Co. Ltd', 'wording'],
    ['Mueller Werke', 'Okafor, Mensah & Co. Ltd', 'wording'],
    ['Lindqvist GmbH', 'Lindqvist', 'wording'],
  ])('takes %s for %s', (query, name, by) => {
    expect(names(query)).toEqual([[name, by]]);
  });

  it.each([
    'Okafor',
    'Mensah Okafor',
    'Okafor or Mensah',
    'Ltd',
    'Lindqvist & Sons',
  ])('knows nothing of %s', (query) => {
    expect(names(query)).toEqual([]);
  });

  it('is less sure of it than of a name that is known', () => {
    expect(names('Grebenovkat')).toHaveLength(1);
    for (const hit of set.fuzzy('Grebenovkat')) expect(hit.confidence).toBeLessThan(0.8);
  });

  it('never takes one known name for another, nor short names for long', () => {
    expect(names('Malinsk')).toEqual([]);
    expect(names('Kalin')).toEqual([]);
  });

  it('says nothing where two different things are as near', () => {
    const two = new GazetteerSet([compile([entry({ name: 'Kalinsk' }), entry({ name: 'Kalinst' })])]);
    expect(two.fuzzy('Kalinsd')).toEqual([]);
  });

  it('takes the much larger of two that are as near', () => {
    expect(names('Torwald').map(([name]) => name)).toEqual(['Torvald']);
  });

  it('leaves out what the caller does not accept', () => {
    expect(set.fuzzy('Grebenovke', (hit) => hit.gazetteer.type(hit.entry) === 'PERSON')).toEqual([]);
  });
});
