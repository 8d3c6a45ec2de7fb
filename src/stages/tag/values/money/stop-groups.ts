import { inThousandths, stopGrouped } from '../../../../gazetteer/currency-lists.ts';
import type { Lexemes } from '../engine/lexer.ts';
import type { Amount } from '../engine/measure.ts';
import { patternOf } from '../engine/word-roles.ts';
import type { CurrencyMeasure } from './currency-measure.ts';

const rateWords = patternOf('rate');
const speaksOfRates = (text: string): boolean => rateWords.test(text) || /[/=]/.test(text);

/**
 * `$25.000`: thousands or three decimals? Three decimals are those of rates and fuel; where the paragraph writes groups with commas,
 * the stop is one of decimals.
 */
export function isUnsettled(
  lex: Lexemes,
  { number, measure, low }: Amount<CurrencyMeasure>,
  code: string | undefined,
): boolean {
  if (low === undefined || number.scale > 0 || number.letter !== undefined || measure.scale !== undefined)
    return false;
  if (goesOnScanned(lex, number.to)) return true;
  const raw = lex.text.slice(lex.start[number.from]!, lex.end[number.from]!);
  if (
    !/^[1-9]\d{0,2}\.\d{3}$/.test(raw) ||
    (code !== undefined && (stopGrouped.has(code) || inThousandths.has(code))) ||
    isSpanishSign(lex, measure)
  )
    return false;
  const around = lex.text.slice(Math.max(0, lex.start[number.from]! - 40), lex.end[number.to - 1]! + 30);
  return !speaksOfRates(around) && !/\d,\d{3}\b/.test(lex.text);
}

/** `Rs 3;550`: a comma of thousands that was read as another sign. */
const goesOnScanned = (lex: Lexemes, to: number): boolean =>
  lex.text[lex.end[to - 1]!] === ';' &&
  /^;\d{3}(?!\d)/.test(lex.text.slice(lex.end[to - 1]!, lex.end[to - 1]! + 5));

/** `U$S 1.500`: where dollars are written so, stops part thousands. */
const isSpanishSign = (lex: Lexemes, { from, to, sign }: CurrencyMeasure): boolean =>
  sign === true && to === from + 3 && /^u\$s$/i.test(lex.text.slice(lex.start[from]!, lex.end[to - 1]!));

/** `25.000 euros` are thousands where the currency's countries write them so; `€1.085 to the dollar`, a rate, is not. */
export function raiseStopGroups(lex: Lexemes, amount: Amount<CurrencyMeasure>, code: string): void {
  const { number } = amount;
  const raw = lex.text.slice(lex.start[number.from]!, lex.end[number.from]!);
  if (
    !(stopGrouped.has(code) || isSpanishSign(lex, amount.measure)) ||
    number.scale > 0 ||
    number.letter !== undefined ||
    amount.measure.scale !== undefined
  )
    return;
  if (!/^[1-9]\d{0,2}\.\d{3}$/.test(raw) || amount.low === undefined) return;
  const around = lex.text.slice(Math.max(0, lex.start[amount.from]! - 40), lex.end[amount.to - 1]! + 20);
  if (speaksOfRates(around)) return;
  amount.low = amount.low.times(1000);
  if (amount.high?.lt(1000)) amount.high = amount.high.times(1000);
}
