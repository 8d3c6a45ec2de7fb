import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCased, foldKey, foldWords } from '../../../src/gazetteer/fold.ts';
import { expectLinear } from '../../support/growth.ts';

describe('foldKey', () => {
  it.each([
    ["Homyel'", 'homyel'],
    ['Homyel’', 'homyel'],
    ['Kara-Balta', 'kara balta'],
    ['KARA BALTA', 'kara balta'],
    ['U.S.A.', 'usa'],
    ['U.S', 'us'],
    ['N.Petrov', 'n petrov'],
    ['St. Petersburg', 'st petersburg'],
    ['Côte d’Ivoire', 'cote divoire'],
    ['Łódź', 'lodz'],
    ['Lódz\u0301', 'lodz'],
    ['Могилёв', 'mogilev'],
    ['Johnson & Sons', 'johnson and sons'],
    ['One Belt, One Road', 'one belt , one road'],
    ['“Great Stone”', 'great stone'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['', ''],
  ])('folds %s', (name, key) => {
    expect(foldKey(name)).toBe(key);
  });

  it('is its own fixed point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldKey(foldKey(text))).toBe(foldKey(text));
      }),
    );
  });

  it('does not depend on the case of Latin letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z .'-]{0,30}$/), (text) => {
        expect(foldKey(text.toUpperCase())).toBe(foldKey(text));
      }),
    );
  });
});

describe('foldWords', () => {
  it('keeps for every word the code units it came from, in order and apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { words, from, to } = foldWords(text);
        for (let i = 0; i < words.length; i++) {
          expect(from[i]).toBeLessThan(to[i]!);
          expect(to[i]).toBeLessThanOrEqual(text.length);
          // Words may share a sign that transliterates to several of them.
          if (i > 0) {
            expect(from[i]).toBeGreaterThanOrEqual(from[i - 1]!);
            expect(to[i]).toBeGreaterThanOrEqual(to[i - 1]!);
          }
        }
      }),
    );
  });

  it('says where an abbreviation with dots begins and ends', () => {
    expect(foldWords('the U.S. and')).toEqual({
      words: ['the', 'us', 'and'],
      from: [0, 4, 9],
      to: [3, 8, 12],
    });
  });

  it('folds characters without a break in linear time', async () => {
    await expectLinear((size) => foldWords('é.'.repeat(size)), 50_000);
    await expectLinear((size) => foldKey('a'.repeat(size)), 100_000);
    expect(foldKey('a'.repeat(1000))).toHaveLength(1000);
  });
});

describe('foldCased', () => {
  it('keeps case and drops dots and spaces', () => {
    expect(foldCased('U.S.A.')).toBe('USA');
    expect(foldCased('Usa')).toBe('Usa');
  });
});
