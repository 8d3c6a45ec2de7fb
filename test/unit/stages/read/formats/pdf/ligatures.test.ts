import { describe, expect, it } from 'vitest';
import { Signs } from '../../../../../../src/stages/read/formats/pdf/ligatures.ts';

/** Signs as a page draws them, from left to right; a number is a gap between two. */
const drawn = (...signs: string[]) => [...signs.map((unicode) => ({ unicode })), -250, null];

describe('ligatures in right-to-left text', () => {
  it('have their letters in order again, the article before them as it was', () => {
    // al-intaj: alef, the ligature of lam and alef with hamza below, noon, teh, alef, jeem.
    const signs = new Signs(drawn('ج', 'ا', 'ت', 'ن', 'لإ', 'ا'));
    expect(signs.mended('اإلنتاج')).toBe('الإنتاج');
  });

  it('are told from the same letters drawn one by one', () => {
    expect(new Signs(drawn('د', 'ل', 'ا', 'خ')).mended('خالد')).toBe('خالد');
    expect(new Signs(drawn('ل', 'لا', 'خ')).mended('خالل')).toBe('خلال');
  });

  it('are found among spaces, numbers and words of other scripts, each where its line is drawn', () => {
    const signs = new Signs(
      drawn('م', 'لا', 'س', ' ', '1', '2', '.', '5', ' ', 'ا', 'ل', 'R', '2', 'ا', 'ل', 'ا'),
    );
    expect(signs.mended('لا 12.5 سالم')).toBe('لا 12.5 سلام');
    expect(signs.mended('اال')).toBe('اال');
  });

  it('stay as they are where the signs drawn are others', () => {
    expect(new Signs(drawn('ب', 'لا')).mended('المشكالت')).toBe('المشكالت');
    expect(new Signs([]).mended('')).toBe('');
  });
});
