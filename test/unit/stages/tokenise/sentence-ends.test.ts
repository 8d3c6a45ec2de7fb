import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { packageRoot } from '../../../../src/paths.ts';
import { shownAbbreviations, shownMarks } from '../../../../src/stages/tokenise/mask.ts';
import data from '../../../../src/stages/tokenise/sentence-ends.data.json' with { type: 'json' };
import { agree, agreeInFolder } from '../../../support/sentence-ends.ts';

/** Everything that is an event, and words that are none. */
const parts = [
  ...Object.keys(data.forms),
  ...shownMarks,
  ...shownAbbreviations,
  ..."\"Wait\" he said river Nairobi x Q 12 3.5 1,000 2nd 1990s G20 can't it's Łódź Gdańsk's no. pp. Art. https://a.org a@b.com A.B. ... —".split(
    ' ',
  ),
];

describe('SentenceEnds', () => {
  it('ends sentences where wink does, whatever stands together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(' ', ' ', '', '\n')), { maxLength: 60 }),
        (list) => agree(list.flat().join('')),
      ),
      { numRuns: 3000 },
    );
  });

  it('ends sentences where wink does in any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), agree), { numRuns: 300 });
  });

  it('reads long texts in the same batches', () => {
    agree('Lima grew (by a tenth.) And so did Quito, e.g. No. 5. "It did." '.repeat(900));
    agree('word '.repeat(20_000));
  });

  it('ends sentences where wink does in publications', () => {
    agreeInFolder(path.join(packageRoot, 'fixtures', 'publications'));
  });
});
