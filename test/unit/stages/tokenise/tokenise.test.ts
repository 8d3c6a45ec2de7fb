import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokeniser } from '../../../../src/stages/tokenise/tokenise.ts';
import { Wink } from '../../../../src/stages/tokenise/wink.ts';
import { View } from '../../../../src/text/view.ts';
import { runs } from '../../../support/runs.ts';

const tokeniser = createTokeniser();
const tagging = createTokeniser(new Wink());

function read(text: string, blocked: { start: number; end: number }[] = [], by = tokeniser) {
  return by.tokenise({ kind: 'paragraph', view: View.identity(text), blocked, citation: false }).tokens;
}

const awkward = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'aZŁódź5 .,!?"“”\'’-–()[]$%&@/_*¹²\n\t\f\ufeff\u2028\u00a0\u00ad\ud800😀𝒜',
      'Dr.',
      'U.S.',
      "n't",
      "'s",
      'can',
      'not',
      'e.g. ',
      '3rd',
      '1990s',
      'USD34.6',
      ':-)',
      '... ',
      'http://a.by/b-c',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  ),
  maxLength: 80,
});

describe('createTokeniser', () => {
  it('gives tokens that are slices of the view, ordered, apart, and cover all but white space', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const tokens = read(text);
        expect(tokens.text.length).toBe(tokens.count);
        let end = 0;
        let gaps = '';
        for (let i = 0; i < tokens.count; i++) {
          expect(tokens.start[i]).toBeGreaterThanOrEqual(end);
          expect(tokens.end[i]).toBeGreaterThan(tokens.start[i]!);
          expect(tokens.text[i]).toBe(text.slice(tokens.start[i], tokens.end[i]));
          gaps += text.slice(end, tokens.start[i]);
          end = tokens.end[i]!;
        }
        expect((gaps + text.slice(end)).replace(/[\s\p{Cc}\u200b]/gu, '')).toBe('');
      }),
      { numRuns: runs(500) },
    );
  });

  it('gives sentences that begin at a token, rise, and close with the count', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const { sentences, count } = read(text);
        expect(sentences[sentences.length - 1]).toBe(count);
        if (count > 0) expect(sentences[0]).toBe(0);
        for (let s = 1; s < sentences.length; s++) expect(sentences[s]).toBeGreaterThan(sentences[s - 1]!);
      }),
      { numRuns: runs(500) },
    );
  });

  it('does not depend on what it read before', () => {
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 4 }), awkward, (before, text) => {
        for (const other of before) read(other, [], tagging);
        expect(read(text, [], tagging)).toEqual(read(text, [], createTokeniser(new Wink())));
      }),
      { numRuns: 12 },
    );
  });

  it('tags parts of speech where asked', () => {
    const tokens = read('The committee signed a treaty in Łódź yesterday.', [], tagging);
    expect(tokens.pos).toHaveLength(tokens.count);
    expect(read('The committee signed a treaty.').pos).toBeUndefined();
  });

  it('reads an empty text', () => {
    const tokens = read('');
    expect(tokens.count).toBe(0);
    expect([...tokens.sentences]).toEqual([0]);
  });

  it.each([
    ['Łódź is big', ['Łódź', 'is', 'big']],
    ['the Slovak-Czech border', ['the', 'Slovak', '-', 'Czech', 'border']],
    ["the U.S.'s (NATO)'s '90s", ['the', 'U.S.', "'s", '(', 'NATO', ')', "'s", "'", '90s']],
    ["Latvia's ports, the Fins' boats", ['Latvia', "'s", 'ports', ',', 'the', 'Fins', "'", 'boats']],
    ['They don’t know', ['They', 'do', 'n’t', 'know']],
    ['cannot', ['cannot']],
    ["Sinéad O'Hara of Côte d'Or", ['Sinéad', "O'Hara", 'of', 'Côte', "d'Or"]],
    ['USD34.6 or $2-2.5 million', ['USD', '34.6', 'or', '$', '2', '-', '2.5', 'million']],
    ['2017-2018, 12,000.', ['2017', '-', '2018', ',', '12,000', '.']],
    ['the media1 of2 states', ['the', 'media', '1', 'of', '2', 'states']],
    ['the G20, B2B and a 3D print', ['the', 'G20', ',', 'B2B', 'and', 'a', '3D', 'print']],
    ['on the 5th, in the 1990s', ['on', 'the', '5th', ',', 'in', 'the', '1990s']],
    ['34kg of R&D', ['34', 'kg', 'of', 'R&D']],
    ['J. R. Hartley, P.M. Novak', ['J.', 'R.', 'Hartley', ',', 'P.M.', 'Novak']],
    ['Yu. Novak, Ya.I. Berg of Yu.', ['Yu.', 'Novak', ',', 'Ya.I.', 'Berg', 'of', 'Yu', '.']],
    ['No. 6 or no. Dr. Who', ['No.', '6', 'or', 'no', '.', 'Dr.', 'Who']],
    ['see example.org. Next', ['see', 'example.org', '.', 'Next']],
    ['wait... "now" --', ['wait', '...', '"', 'now', '"', '--']],
    ['growth¹² rose', ['growth', '¹²', 'rose']],
    ['a\u2028b\ufeffc\fd', ['a', 'b', 'c', 'd']],
    ['Vir\u00adginia', ['Vir\u00adginia']],
  ])('cuts %j', (text, expected) => {
    expect([...read(text).text]).toEqual(expected);
  });

  it('takes a blocked range as one token for each run between spaces', () => {
    const text = 'See http://a.by/b-c 1.html, please';
    expect([...read(text, [{ start: 4, end: 26 }]).text]).toEqual([
      'See',
      'http://a.by/b-c',
      '1.html',
      ',',
      'please',
    ]);
  });

  it('cuts unbroken runs to a thousand code units', () => {
    for (const run of ['_', 'a', '1', '.', 'a.', '😀', 'A.', "'"]) {
      const text = run.repeat(60_000 / run.length);
      const tokens = read(text);
      expect(tokens.text.join('')).toBe(text);
      expect(Math.max(...tokens.text.map((token) => token.length))).toBeLessThanOrEqual(1000);
    }
  });
});
