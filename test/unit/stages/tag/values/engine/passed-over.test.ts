import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datesIn } from '../../../../../../src/stages/tag/values/date/grammar.ts';
import { type Lexemes, lex } from '../../../../../../src/stages/tag/values/engine/lexer.ts';
import { Subject } from '../../../../../../src/stages/tag/values/engine/lexicon.ts';
import { numbersIn } from '../../../../../../src/stages/tag/values/engine/numbers.ts';
import { moneyIn } from '../../../../../../src/stages/tag/values/money/money-amounts.ts';
import { percentagesIn } from '../../../../../../src/stages/tag/values/percent/percent.ts';
import { mayBeginUnit } from '../../../../../../src/stages/tag/values/quantity/unit-after.ts';
import { unitAt } from '../../../../../../src/stages/tag/values/quantity/units.ts';
import { documentOf, flowOf } from '../../../../../support/amounts.ts';
import { runs } from '../../../../../support/runs.ts';

/** What amounts and dates are made of, few of it money: most texts then have none. */
const pieces =
  'a an the of and in to fine paid K N P R S l s d p c le L.E. Uzbek so m price ten million half point per cent 44 5 10 2,500 862 1990 2018 ' +
  "½ % $ / - – ' . , : ( ) + ± × BC A.D. ce AD km m² sq metre °C kg Fr. cents rubles 3/4 b/d s-1 pounds C F M.T. temperature UA florin kreuzer";
const texts = fc
  .array(fc.tuple(fc.constantFrom(...pieces.split(' ')), fc.constantFrom('', ' ', ' ')), { maxLength: 14 })
  .map((list) => list.map(([piece, gap]) => piece + gap).join(''));

/** The same lexemes, said to speak of everything. */
const ofEverything = (lexemes: Lexemes): Lexemes => ({ ...lexemes, subjects: -1 });

describe('a text whose words belong to no subject', () => {
  test('is passed over without loss', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lexemes = lex(text);
        const all = ofEverything(lexemes);
        const numbers = () => numbersIn(lexemes);
        const document = documentOf();
        expect(percentagesIn(lexemes, numbers())).toEqual(percentagesIn(all, numbers()));
        expect(moneyIn(lexemes, numbers(), flowOf(text), document)).toEqual(
          moneyIn(all, numbers(), flowOf(text), document),
        );
        expect(datesIn(lexemes)).toEqual(datesIn(all));
      }),
      { numRuns: runs(2000) },
    );
  });

  test.each([
    ['It cost 5 dollars.', Subject.money],
    ['It rose by 5 %.', Subject.proportion],
    ['It fell in 44 BC.', Subject.era],
    ['It stood by the river.', 0],
  ])('%s', (text, subject) => {
    expect(lex(text).subjects).toBe(subject);
  });

  test('no unit begins where none may', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lexemes = lex(text);
        for (let i = 0; i < lexemes.count; i++)
          if (unitAt(lexemes, i) !== undefined) expect(mayBeginUnit(lexemes, i)).toBe(true);
      }),
      { numRuns: runs(2000) },
    );
  });
});
