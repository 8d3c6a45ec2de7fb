import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { currencyLetters } from '../../../../gazetteer/currency-lists.ts';
import { sentenceAround } from '../engine/flow.ts';
import { type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { patternOf, wordsOf } from '../engine/word-roles.ts';
import { type CurrencyMeasure, isNoCents, looksLikeMoney, word } from './currency-measure.ts';
import { letterSigns } from './currency-signs.ts';
import { currencyIn } from './currency-times.ts';
import { countriesOf } from './document.ts';
import { countryAt } from './places.ts';

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
  if (i < 0 || lex.kind[i] !== LexKind.word || lex.end[i]! - lex.start[i]! > 1) return undefined;
  // `G 250`: apart from its figure after a word of sums only.
  const isApart = !glued(lex, at);
  const isAfterWord = i > 0 && beforeSum.has(textOf(lex, i - 1).toLowerCase());
  if (isApart && !isAfterWord && number.scale < 6) return undefined;
  if (i > 0 && glued(lex, i) && lex.kind[i - 1] !== LexKind.sign) return undefined;
  const letter = lex.text[lex.start[i]!]!;
  const rows = currencyLetters.filter((row) => row.letter === letter);
  if (rows.length === 0) return undefined;
  const raw = textOf(lex, number.from);
  if (isApart && (number.yearLike === true || !looksLikeMoney(lex, number))) return undefined;
  const isLarge =
    isApart || number.scale >= 6 || number.letter !== undefined || /^\d{1,3}(?:,\d{3})+|\.\d\d$/.test(raw);
  if (!isLarge && !isSmallSum(lex, i, number)) return undefined;
  const { counts } = countriesOf(document);
  // Again and again before a figure: `P11.195 billion … P5.08 billion`.
  const isUsual =
    (document.profile.wordCounts.get(letter) ?? 0) >= 3 && (number.scale >= 6 || /\.\d\d$/.test(raw));
  let best: (typeof rows)[number] | undefined;
  for (const row of rows)
    if ((counts.get(row.country) ?? 0) > (counts.get(best?.country ?? '') ?? 0)) best = row;
  best ??= isUsual && !isApart ? rows.find(({ alone }) => alone === 'yes') : undefined;
  return best === undefined ? undefined : { from: i, to: at, key: best.code, code: best.code, sign: true };
}

/** Whether two or three digits after a letter stand as a sum does. */
function isSmallSum(lex: Lexemes, i: number, number: NumberMention): boolean {
  if (number.to !== number.from + 1 || !/^\d{2,3}$/.test(textOf(lex, number.from))) return false;
  const { to } = number;
  // `the K40 fee`
  const isPriced = /^(?:the|an?)$/i.test(textOf(lex, i - 1)) && priceWords.test(textOf(lex, to));
  if (isPriced && !glued(lex, to)) return true;
  if (i === 0 || !beforeSum.has(textOf(lex, i - 1).toLowerCase())) return false;
  if (lex.kind[to] === LexKind.word && (glued(lex, to) || !afterSum.has(textOf(lex, to).toLowerCase())))
    return false;
  if (lex.kind[to] === LexKind.sign && /^[-–/]$/.test(textOf(lex, to)) && glued(lex, to)) return false;
  const before = lex.text.slice(Math.max(0, lex.start[i]! - 80), lex.start[i]!);
  // `K40,000 in 2005 and K40 in 2018`
  if (new RegExp(`\\b${textOf(lex, i)}\\d{1,3},\\d{3}\\b`).test(before)) return true;
  return speaksOfPrices(lex, i, to);
}

/** Whether a word of prices stands near what goes from lexeme `from` to `to`. */
const speaksOfPrices = (lex: Lexemes, from: number, to: number): boolean =>
  priceWords.test(
    lex.text.slice(Math.max(0, lex.start[from]! - 60), Math.min(lex.text.length, lex.end[to - 1]! + 40)),
  );

/** Whether a sign or code that is money in one country alone, `KM 150,000`, `R5`, `PHP 50`, may be meant in the document. */
export function isInItsCountry(
  lex: Lexemes,
  number: NumberMention,
  measure: CurrencyMeasure,
  document: DocumentContext,
): boolean {
  const asked = measure.onlyIn ?? countryOfOneDigit(lex, number, measure);
  // The countries of a document are counted where one is asked for: most money needs none.
  const isSpokenOf = (country: string): boolean => countriesOf(document).counts.has(country);
  if (asked !== undefined) return typeof asked === 'string' ? isSpokenOf(asked) : asked.some(isSpokenOf);
  return (
    !isDoubtfulLetter(lex, number, measure) ||
    isSpokenOf(letterSigns.get(textOf(lex, measure.from))!) ||
    isAmongPrices(lex, measure.from, number.to)
  );
}

/** A letter before two or three digits, `R44`, which names helicopters and roads too. */
const isDoubtfulLetter = (lex: Lexemes, number: NumberMention, { from }: CurrencyMeasure): boolean =>
  lex.kind[from] === LexKind.word &&
  letterSigns.has(textOf(lex, from)) &&
  number.to === number.from + 1 &&
  number.letter === undefined &&
  /^\d{2,3}$/.test(textOf(lex, number.from));

/** Whether a word of sums stands right before, or one of prices near. */
const isAmongPrices = (lex: Lexemes, from: number, to: number): boolean =>
  (from > 0 && word(lex, from - 1) !== 'and' && beforeSum.has(textOf(lex, from - 1).toLowerCase())) ||
  speaksOfPrices(lex, from, to);

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

const marksOfSchool = patternOf('school-mark');

/** Whether an everyday word after a small figure is money: `10 marks` was the toll in Helsinki, in a school it was not. */
export function isPriceOfPlace(
  lex: Lexemes,
  number: NumberMention,
  { everyday, head, to }: CurrencyMeasure,
  flow: TokenisedFlow,
  document: DocumentContext,
): boolean {
  if (everyday !== true || head === undefined) return true;
  const sentence = sentenceAround(flow, lex.start[number.from]!);
  const before = lex.text.slice(
    Math.max(sentence.start, lex.start[number.from]! - 60),
    lex.start[number.from]!,
  );
  const after = lex.text.slice(lex.end[to - 1]!, Math.min(sentence.end, lex.end[to - 1]! + 40));
  const around = `${before} ${after}`;
  if (!priceWords.test(around) || marksOfSchool.test(around)) return false;
  for (let i = Math.max(0, number.from - 40); i < Math.min(lex.count, to + 40); i++) {
    if (lex.start[i]! < sentence.start || lex.start[i]! >= sentence.end) continue;
    const country = countryAt(lex, i);
    if (country !== undefined && hasNamed(country, head)) return true;
  }
  const { top } = countriesOf(document);
  return top !== undefined && hasNamed(top, head);
}

const hasNamed = (country: string, head: string): boolean => currencyIn(country, head) !== undefined;
