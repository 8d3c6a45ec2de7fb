import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import { amountsIn } from '../engine/amounts.ts';
import { lexemesOf, numbersOf, outsideBlocked, withCutParts } from '../engine/flow.ts';
import type { Lexemes } from '../engine/lexer.ts';
import { Subject } from '../engine/lexicon.ts';

import { type Amount, figuresOf } from '../engine/measure.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { bracketedProportion, type ProportionMeasure, partOfProportion, proportionAt } from './proportion.ts';

/**
 * Percentages and their kin: `30%`, `25 %`, `almost 30 percent`, `17 per cent`, `15-20 percent`, `five to ten percent`, `pct`,
 * `percentage points`, `‰`. Basis points are none. Percent has the code P1, per mille NX; points keep a unit of their own.
 */
export function createPercentRecogniser(): Recogniser {
  return {
    recognise: perFlow((context) => {
      const { flow } = context;
      const lexemes = lexemesOf(context);
      const proposals = percentagesIn(lexemes, numbersOf(context)).map((amount): Draft => {
        const { unitText, unitCode } = amount.measure;
        return {
          type: 'PERCENT',
          start: lexemes.start[amount.from]!,
          end: lexemes.end[amount.to - 1]!,
          confidence: 0.99,
          value: {
            type: 'QuantitativeValue',
            ...figuresOf(amount),
            unitText,
            ...(unitCode === undefined ? {} : { unitCode }),
          },
        };
      });
      return withCutParts(flow, outsideBlocked(proposals, flow.blocked));
    }),
  };
}

/** The percentages among the numbers of a text. */
export function percentagesIn(lex: Lexemes, numbers: readonly NumberMention[]): Amount<ProportionMeasure>[] {
  if ((lex.subjects & Subject.proportion) === 0) return [];
  const inverted = invertedIn(lex, numbers);
  if (inverted !== undefined) return inverted;
  const amounts = amountsIn<ProportionMeasure>(lex, numbers, {
    before: () => undefined,
    after: (at, number) => {
      const e = lex.entry[at];
      if (e === undefined || number.article === true) return undefined;
      const hyphen = e.w === '-' && glued(lex, at) && glued(lex, at + 1);
      return (
        proportionAt(lex, hyphen ? at + 1 : at, hyphen) ??
        partOfProportion(lex, at) ??
        bracketedProportion(lex, at, number)
      );
    },
  });
  for (const amount of amounts) if (amount.measure.isLoss === true) asLoss(amount);
  return amounts;
}

/** `(5.2)%` with its bracket. */
function asLoss(amount: Amount<ProportionMeasure>): void {
  amount.from = amount.number.from - 1;
  amount.low = amount.low?.times(-1);
}

/** `per cent of twenty-two` as the whole of a text, such as a table's cell: the figure after its measure. */
function invertedIn(
  lex: Lexemes,
  numbers: readonly NumberMention[],
): Amount<ProportionMeasure>[] | undefined {
  const [number] = numbers;
  if (number === undefined || numbers.length > 1 || number.to !== lex.count || number.yearLike === true)
    return undefined;
  const measure = lex.count > 2 ? proportionAt(lex, 0, false) : undefined;
  if (measure === undefined || lex.entry[measure.to]?.w !== 'of' || number.from !== measure.to + 1)
    return undefined;
  return [{ from: 0, to: number.to, low: number.value, measure, number }];
}

export const component = defineComponent({
  name: 'tag.percent',
  stage: 'tag',
  group: 'values',
  summary: 'percentages',
  create: () => createPercentRecogniser(),
});
