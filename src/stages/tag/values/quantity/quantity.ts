import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import { amountsIn } from '../engine/amounts.ts';
import { lexemesOf, numbersOf, outsideBlocked, withCutParts } from '../engine/flow.ts';
import type { Lexemes } from '../engine/lexer.ts';
import { type Amount, figuresOf } from '../engine/measure.ts';
import type { NumberMention } from '../engine/scales.ts';
import { joinSmaller, withHalf } from './smaller-units.ts';
import { mayBeginUnit, type UnitMeasure, unitAfter } from './unit-after.ts';
import { unitCode } from './units.ts';

/**
 * Measures with a physical unit: `406.9 thousand tons`, `400 hectares`, `2,400 MW`, `25,000 square metre` building,
 * `8- to 16-meter`, `about 24°C`, `12 m/s`, `3.2 tons per hectare`, `5 feet 2 inches` (62 in). Counts of things are none.
 */
export function createQuantityRecogniser(): Recogniser {
  return {
    recognise: perFlow((context) => {
      const { flow, document } = context;
      const lexemes = lexemesOf(context);
      const proposals = quantitiesIn(lexemes, numbersOf(context), flow, document)
        .filter(hasFigure)
        .map((amount): Draft => {
          const { symbol } = amount.measure;
          const code = unitCode(symbol);
          return {
            type: 'QUANTITY',
            start: lexemes.start[amount.from]!,
            end: lexemes.end[amount.to - 1]!,
            confidence: 0.97,
            value: {
              type: 'QuantitativeValue',
              ...figuresOf(amount),
              unitText: symbol,
              ...(code === undefined ? {} : { unitCode: code }),
            },
          };
        });
      return withCutParts(flow, outsideBlocked(proposals, flow.blocked));
    }),
  };
}

/** `a few inches`, `tens of thousands of acres` measure nothing. */
const hasFigure = (amount: Amount<UnitMeasure>): boolean => amount.number.vague !== true;

/** The quantities among the numbers of a text. */
export function quantitiesIn(
  lex: Lexemes,
  numbers: readonly NumberMention[],
  flow: TokenisedFlow,
  document: DocumentContext,
): Amount<UnitMeasure>[] {
  // Most numbers are followed by nothing that could be a unit.
  if (!numbers.some(({ to, letter }) => letter !== undefined || mayBeginUnit(lex, to))) return [];
  const context = { lex, flow, document };
  const amounts = amountsIn<UnitMeasure>(lex, numbers, {
    before: () => undefined,
    after: (at, number) => unitAfter(at, number, context),
  });
  return joinSmaller(
    lex,
    amounts.map((amount) => withHalf(lex, amount)),
  );
}

export const component = defineComponent({
  name: 'tag.quantity',
  stage: 'tag',
  group: 'values',
  summary: 'measures with a physical unit',
  create: () => createQuantityRecogniser(),
});
