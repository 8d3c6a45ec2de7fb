import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datesIn } from '../../../../../../src/stages/tag/values/date/grammar.ts';
import { RangeReader } from '../../../../../../src/stages/tag/values/date/range-reader.ts';
import { WordShapes } from '../../../../../../src/stages/tag/values/date/word-shapes.ts';
import { type Lexemes, LexKind, lex } from '../../../../../../src/stages/tag/values/engine/lexer.ts';
import { runs } from '../../../../../support/runs.ts';

/** What dates, and what is none, are made of. */
const pieces =
  'in of the to and a last first second year quarter half halves months month May may January Jan JAN March spring ' +
  'two ten nineteen forty sixties inches tons dollars No. page Act AD B.C. BC FY Q1 3Q H2 Friday mid early end juillet ' +
  "1 7 12 20 31 05 98 347 862 1854 1990 2018 2019 2021 05.2021 03.06 1,200 141200Z ½ % $ ° . , : ; ( ) [ ] - – / ' ’ s th er mars de";
const texts = fc
  .array(fc.tuple(fc.constantFrom(...pieces.split(' ')), fc.constantFrom('', ' ', ' ')), { maxLength: 24 })
  .map((list) => list.map(([piece, gap]) => piece + gap).join(''));

/** The places of the dates that the reader finds where it is asked at every trigger. */
function readEverywhere(lexemes: Lexemes): string[] {
  const reader = new RangeReader(lexemes, {});
  const found: string[] = [];
  for (const t of lexemes.triggers) {
    const date = t < reader.floor ? undefined : reader.dateAt(t);
    if (date === undefined) continue;
    found.push(`${date.first}-${date.end}`);
    reader.floor = date.end;
    reader.last = date;
  }
  return found;
}

describe('what is passed over', () => {
  test('no date begins at a trigger of amounts alone', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lexemes = lex(text);
        const dates = datesIn(lexemes).map(({ firstLexeme, endLexeme }) => `${firstLexeme}-${endLexeme}`);
        expect(dates).toEqual(readEverywhere(lexemes));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('a number that is a numeric date has its signs', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lexemes = lex(text);
        for (const t of lexemes.triggers) {
          const reader = new RangeReader(lexemes, {});
          const isSigned = reader.isDash(t + 1) || /^[./]$/.test(reader.raw(t + 1));
          if (lexemes.kind[t] !== LexKind.number || !isSigned || reader.mayBeNumeric(t)) continue;
          expect(reader.numericDate(t)).toBeUndefined();
        }
      }),
      { numRuns: runs(2000) },
    );
  });

  test('a number that is a day of a month may be one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lexemes = lex(text);
        for (const t of lexemes.triggers) {
          const reader = new RangeReader(lexemes, {});
          if (lexemes.kind[t] !== LexKind.number || reader.mayBeDay(t)) continue;
          expect(reader.dayFirst(t)).toBeUndefined();
        }
      }),
      { numRuns: runs(2000) },
    );
  });

  test('a word of a list has the shape of one', () => {
    const words = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Kelvin', '\u212aelvin', 'ÀB', 'x')),
    );
    fc.assert(
      fc.property(words, (list) => {
        // `İ` alone grows in lowercase: no list has it.
        const lower = list
          .map((word) => word.toLowerCase())
          .filter((word) => word !== '' && !word.includes('\u0307'));
        const shapes = new WordShapes(lower);
        for (const word of list)
          if (word !== '' && lower.includes(word.toLowerCase()))
            expect(shapes.has(word.charCodeAt(0), word.length)).toBe(true);
      }),
    );
    const shapes = new WordShapes(['hill', 'nr']);
    expect([shapes.has(72, 4), shapes.has(110, 2), shapes.has(72, 2), shapes.has(120, 4)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
