import type { DocumentContext } from '../../../../contract/context.ts';
import { currencyLetters } from '../../../../gazetteer/currency-lists.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { patternOf, wordsOf } from '../engine/word-roles.ts';
import { type CurrencyMeasure, isNoCents, textOf } from './currency-measure.ts';
import { letterSigns } from './currency-signs.ts';
import { countriesOf } from './document.ts';

const priceWords = patternOf('price');
/** What stands before a sum: `a fine of K330`, `costs P45`. */
const beforeSum = wordsOf('before-sum');
/** What may follow a sum, and no noun: `P50 a head`. */
const afterSum = wordsOf('after-sum');

/**
 * The currency that a single letter stands for: `N200 billion` in a document about Nigeria, and small sums, `a fine of K330`, where
 * the words next to them are those of prices: not `form P45`, `N95 masks`.
 */
export function letterBefore(
  lex: Lexemes,
  at: number,
  number: NumberMention,
  document: DocumentContext,
): CurrencyMeasure | undefined {
  const i = at - 1;
  if (i < 0 || lex.kind[i] !== LexKind.word || !glued(lex, at) || lex.end[i]! - lex.start[i]! > 1)
    return undefined;
  if (i > 0 && glued(lex, i) && lex.kind[i - 1] !== LexKind.sign) return undefined;
  const letter = lex.text[lex.start[i]!]!;
  const rows = currencyLetters.filter((row) => row.letter === letter);
  if (rows.length === 0) return undefined;
  const raw = textOf(lex, number.from);
  const isLarge = number.scale >= 6 || number.letter !== undefined || /^\d{1,3}(?:,\d{3})+|\.\d\d$/.test(raw);
  if (!isLarge && !isSmallSum(lex, i, number)) return undefined;
  const { counts } = countriesOf(document);
  // Again and again before a figure: `P11.195 billion … P5.08 billion`.
  const isUsual =
    (document.profile.wordCounts.get(letter) ?? 0) >= 3 && (number.scale >= 6 || /\.\d\d$/.test(raw));
  for (const { country, code, alone } of rows)
    if ((counts.get(country) ?? 0) > 0 || (isUsual && alone === 'yes'))
      return { from: i, to: at, key: code, code, sign: true };
  return undefined;
}

/** Whether two or three digits after a letter stand as a sum does. */
function isSmallSum(lex: Lexemes, i: number, number: NumberMention): boolean {
  if (number.to !== number.from + 1 || !/^\d{2,3}$/.test(textOf(lex, number.from))) return false;
  if (i === 0 || !beforeSum.has(textOf(lex, i - 1).toLowerCase())) return false;
  const { to } = number;
  if (lex.kind[to] === LexKind.word && (glued(lex, to) || !afterSum.has(textOf(lex, to).toLowerCase())))
    return false;
  if (lex.kind[to] === LexKind.sign && /^[-–/]$/.test(textOf(lex, to)) && glued(lex, to)) return false;
  return priceWords.test(
    lex.text.slice(Math.max(0, lex.start[i]! - 60), Math.min(lex.text.length, lex.end[to - 1]! + 40)),
  );
}

/** Whether a sign or code that is money in one country alone, `KM 150,000`, `R5`, `PHP 50`, may be meant in the document. */
export function isInItsCountry(
  lex: Lexemes,
  number: NumberMention,
  measure: CurrencyMeasure,
  document: DocumentContext,
): boolean {
  const country = measure.onlyIn ?? countryOfOneDigit(lex, number, measure);
  return country === undefined || (countriesOf(document).counts.get(country) ?? 0) > 0;
}

/** The country where a letter before one digit is money: `R5`. */
function countryOfOneDigit(
  lex: Lexemes,
  number: NumberMention,
  { from }: CurrencyMeasure,
): string | undefined {
  const country = lex.kind[from] === LexKind.word ? letterSigns.get(textOf(lex, from)) : undefined;
  const isOneDigit =
    number.to === number.from + 1 &&
    number.letter === undefined &&
    !isNoCents(lex, number.to) &&
    lex.end[number.from]! - lex.start[number.from]! === 1;
  return isOneDigit ? country : undefined;
}
