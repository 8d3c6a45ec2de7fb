import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import { amountsIn } from '../engine/amounts.ts';
import { lexemesOf, numbersOf, outsideBlocked, withCutParts } from '../engine/flow.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { addSign, addWord } from '../engine/lexicon.ts';
import { type Amount, figuresOf, type Measure } from '../engine/measure.ts';
import { glued, type NumberMention } from '../engine/scales.ts';

interface ProportionMeasure extends Measure {
  unitText: string;
  unitCode?: string;
}

addSign('％');
addWord('promille');
addWord('pc');
addWord('p');

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
  const inverted = invertedIn(lex, numbers);
  if (inverted !== undefined) return inverted;
  return amountsIn<ProportionMeasure>(lex, numbers, {
    before: () => undefined,
    after: (at, number) => {
      if (number.article === true) return undefined;
      const hyphen = lex.entry[at]?.w === '-' && glued(lex, at) && glued(lex, at + 1);
      return proportionAt(lex, hyphen ? at + 1 : at, hyphen);
    },
  });
}

/** `per cent of twenty-two` as the whole of a text, such as a table's cell: the figure behind its measure. */
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

function proportionAt(lex: Lexemes, at: number, hyphened: boolean): ProportionMeasure | undefined {
  const w = lex.entry[at]?.w;
  const measure = (to: number, unitText: string, unitCode?: string): ProportionMeasure => ({
    from: at,
    to,
    key: unitText,
    unitText,
    ...(unitCode === undefined ? {} : { unitCode }),
  });
  const next = lex.entry[at + 1]?.w;
  switch (w) {
    case '%':
    case '％':
      // `%20` of an address and `printf("%d")` follow no figure; `100%20` does.
      if (hyphened || (lex.kind[at + 1] === LexKind.number && glued(lex, at + 1))) return undefined;
      return next === 'point' || next === 'points'
        ? measure(at + 2, 'percentage points')
        : measure(at + 1, '%', 'P1');
    case 'percent':
    case 'percents':
    case 'pct':
      if (next === 'point' || next === 'points') return measure(at + 2, 'percentage points');
      return measure(at + 1, '%', 'P1');
    case 'percentage':
    case 'percentages':
      if (next === 'point' || next === 'points') return measure(at + 2, 'percentage points');
      // `30 percentage` is a slip for percent where no noun follows.
      return lex.kind[at + 1] === LexKind.word && lex.entry[at + 1] === undefined
        ? undefined
        : measure(at + 1, '%', 'P1');
    case 'per':
      if (next === 'cent' || next === 'cents') {
        const after = lex.entry[at + 2]?.w;
        if (after === 'point' || after === 'points') return measure(at + 3, 'percentage points');
        return measure(isAbbreviated(lex, at + 2) ? at + 3 : at + 2, '%', 'P1');
      }
      return next === 'mille' ? measure(at + 2, '‰', 'NX') : undefined;
    case 'p':
      // `0.5 p.p.`
      return next === '.' &&
        lex.entry[at + 2]?.w === 'p' &&
        lex.entry[at + 3]?.w === '.' &&
        glued(lex, at + 2)
        ? measure(at + 4, 'percentage points')
        : undefined;
    case 'pc':
      return measure(at + 1, '%', 'P1');
    case 'pp':
      return measure(at + 1, 'percentage points');
    case '‰':
    case 'promille':
      return measure(at + 1, '‰', 'NX');
    default:
      return undefined;
  }
}

/** The stop of `10 per cent.` where the sentence goes on behind it. */
function isAbbreviated(lex: Lexemes, at: number): boolean {
  if (lex.entry[at]?.w !== '.' || !glued(lex, at)) return false;
  return /^\s*(?:[,;:)]|[a-z])/.test(lex.text.slice(lex.end[at]!, lex.end[at]! + 8));
}

export const component = defineComponent({
  name: 'tag.percent',
  stage: 'tag',
  group: 'values',
  summary: 'percentages',
  create: () => createPercentRecogniser(),
});
