import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFlowContext } from '../../../../../../src/contract/context.ts';
import { Kind, wordsOf } from '../../../../../../src/stages/tag/names/engine/words.ts';
import { documentOf, flowOf } from '../../../../../support/names.ts';

const wordsIn = (text: string) => wordsOf(createFlowContext(flowOf(text), documentOf(text)));

describe('words', () => {
  test.each([
    ['Belarusian-Uzbek', ['Belarusian', '-', 'Uzbek']],
    ['P.M. Orlov', ['P', '.', 'M', '.', 'Orlov']],
    ["Minsk's L'Enfant O’Brien", ['Minsk', "'s", "L'Enfant", 'O’Brien']],
    ['OJSC "X"', ['OJSC', '"', 'X', '"']],
    ['1,500.25 tons of2 media1', ['1,500.25', 'tons', 'of', '2', 'media', '1']],
    ['Łódź and Čapek', ['Łódź', 'and', 'Čapek']],
  ])('%s', (text, words) => expect(wordsIn(text).text).toEqual(words));

  test('kinds', () => {
    const words = wordsIn('CIS BelAZ Minsk minsk V 5 "');
    expect([...words.kind].map((kind) => kind & ~Kind.glued)).toEqual([
      Kind.word | Kind.capital | Kind.upper,
      Kind.word | Kind.capital | Kind.camel,
      Kind.word | Kind.capital,
      Kind.word,
      Kind.word | Kind.capital | Kind.initial,
      Kind.number,
      Kind.quote,
    ]);
  });

  test('cover all but white space, in order, each the text of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const words = wordsIn(text);
        let end = 0;
        for (let i = 0; i < words.count; i++) {
          expect(words.start[i]!).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, words.start[i]!).trim()).toBe('');
          expect(text.slice(words.start[i]!, words.end[i]!)).toBe(words.text[i]);
          end = words.end[i]!;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });
});
