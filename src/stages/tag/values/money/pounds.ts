import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { sentenceAround } from '../engine/flow.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import type { NumberMention } from '../engine/scales.ts';
import { patternOf } from '../engine/word-roles.ts';
import { countriesOf } from './document.ts';

const weightWords = patternOf('weight');
const priceWords = patternOf('price');

/**
 * Whether the pounds after a number are weight and not money: told by what is counted (`25 pounds of flour`), the words of
 * the sentence, a scale of money (`2 million pounds`), then by whether the document deals in pounds at all.
 */
export function poundsAreWeight(
  lex: Lexemes,
  at: number,
  number: NumberMention,
  flow: TokenisedFlow,
  document: DocumentContext,
): boolean {
  const next = lex.entry[at + 1]?.w;
  if (next === 'sterling') return false;
  // `ten pounds five shillings`
  for (let i = at + 1; i < at + 4; i++) if (lex.entry[i]?.head === 'shilling') return false;
  if (
    next === 'per' &&
    /^(square|cubic|inch|foot|acre)/i.test(lex.text.slice(lex.end[at + 1]!, lex.end[at + 1]! + 8).trim())
  )
    return true;
  const sentence = sentenceAround(flow, lex.start[at]!);
  // What stands near says more than the rest of the sentence.
  for (const [before, after] of [
    [50, 40],
    [300, 200],
  ] as const) {
    const start = Math.max(sentence.start, lex.start[at]! - before);
    const text = lex.text.slice(start, Math.min(sentence.end, lex.end[at]! + after)).replace(/pounds?/gi, '');
    const weight = weightWords.test(text);
    if (weight !== (text.includes('£') || priceWords.test(text))) return weight;
  }
  if (number.scale >= 6) return false;
  if (next === 'of')
    return !/^\s*(of)\s+(debt|aid|fund|invest|damage|revenue|goods)/i.test(
      lex.text.slice(lex.end[at]!, lex.end[at]! + 20),
    );
  // `25 pounds` as the whole text, as in a table's cell or a query.
  if (lex.kind[at + 1] !== LexKind.word && number.from === 0) return false;
  return countriesOf(document).top !== 'GB';
}
