import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { currencyLetters } from '../../../../gazetteer/currency-lists.ts';
import { amountsIn } from '../engine/amounts.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import type { Amount } from '../engine/measure.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { currencyBefore } from './currency-before.ts';
import { currencyBehind, currencyOnceMore } from './currency-behind.ts';
import type { CurrencyMeasure } from './currency-measure.ts';
import { countriesOf } from './document.ts';
import { poundsAreWeight } from './pounds.ts';
import { joinSterling } from './sterling.ts';
import { subunitPart } from './subunit-tables.ts';

/** `N200 billion` in a document about Nigeria. */
function letterBefore(
  lex: Lexemes,
  at: number,
  number: NumberMention,
  document: DocumentContext,
): CurrencyMeasure | undefined {
  const i = at - 1;
  if (i < 0 || lex.kind[i] !== LexKind.word || !glued(lex, at) || lex.end[i]! - lex.start[i]! > 1)
    return undefined;
  if (i > 0 && glued(lex, i)) return undefined;
  const raw = lex.text.slice(lex.start[number.from]!, lex.end[number.from]!);
  if (number.scale < 6 && number.letter === undefined && !/^\d{1,3}(?:,\d{3})+|\.\d\d$/.test(raw))
    return undefined;
  const { counts } = countriesOf(document);
  const letter = lex.text[lex.start[i]!]!;
  // Again and again before a figure: `P11.195 billion … P5.08 billion`.
  const isUsual =
    (document.profile.wordCounts.get(letter) ?? 0) >= 3 && (number.scale >= 6 || /\.\d\d$/.test(raw));
  for (const { country, code } of currencyLetters.filter((row) => row.letter === letter))
    if ((counts.get(country) ?? 0) > 0 || (isUsual && (letter === 'N' || letter === 'P')))
      return { from: i, to: at, key: code, code, sign: true };
  return undefined;
}

/** The amounts of money among the numbers of a text, their currencies not yet decided. */
export function moneyIn(
  lex: Lexemes,
  numbers: readonly NumberMention[],
  flow: TokenisedFlow,
  document: DocumentContext,
): Amount<CurrencyMeasure>[] {
  const amounts = amountsIn<CurrencyMeasure>(lex, numbers, {
    before: (at, number) =>
      believedIn(document, lex, number, currencyBefore(lex, at, number)) ??
      letterBefore(lex, at, number, document),
    after: (at, number) => {
      const currency = currencyBehind(lex, at, number);
      if (currency?.head === 'pound' && currency.region === undefined && currency.sign !== true) {
        if (number.article === true || poundsAreWeight(lex, currency.to - 1, number, flow, document))
          return undefined;
      }
      return currency;
    },
    again: (at, measure) => currencyOnceMore(lex, at, measure),
    same: (a, b) => a.key === b.key || (a.code === b.code && a.code !== undefined) || currencyKin(a, b),
  });
  return bracketNegatives(
    lex,
    joinSubunits(lex, joinSterling(lex, numbers, amounts)).filter((amount) => !saysUnit(lex, amount)),
  );
}

/** Signs that are money in one country alone (`KM 150,000`), and `R5`, want a document that speaks of it. */
function believedIn(
  document: DocumentContext,
  lex: Lexemes,
  number: NumberMention,
  measure: CurrencyMeasure | undefined,
): CurrencyMeasure | undefined {
  if (measure === undefined) return undefined;
  const isOneDigit =
    number.to === number.from + 1 &&
    number.letter === undefined &&
    lex.end[number.from]! - lex.start[number.from]! === 1;
  const isRand =
    isOneDigit && measure.code === 'ZAR' && lex.end[measure.from]! - lex.start[measure.from]! === 1;
  const country = measure.onlyIn ?? (isRand ? 'ZA' : undefined);
  return country === undefined || (countriesOf(document).counts.get(country) ?? 0) > 0 ? measure : undefined;
}

/** `$5 to 10 dollars`, `US$ 5 to $10`: one of them says more about the same currency. */
function currencyKin(a: CurrencyMeasure, b: CurrencyMeasure): boolean {
  return a.head !== undefined && a.head === b.head && (a.code === undefined || b.code === undefined);
}

/** `2 dollars and 50 cents`, `20 dollars 43 cents`, `$20 and 43c`; cents alone are a part of one. */
function joinSubunits(lex: Lexemes, amounts: Amount<CurrencyMeasure>[]): Amount<CurrencyMeasure>[] {
  const joined: Amount<CurrencyMeasure>[] = [];
  for (const amount of amounts) {
    const { measure } = amount;
    if (measure.subunit === undefined) {
      joined.push(amount);
      continue;
    }
    const hundredth = subunitPart(measure.subunit);
    const low = amount.low?.times(hundredth);
    const last = joined[joined.length - 1];
    const gap = last === undefined ? -1 : amount.from - last.to;
    const linked =
      gap === 0 || (gap === 1 && (lex.entry[last!.to]?.w === 'and' || lex.entry[last!.to]?.w === ','));
    if (
      last !== undefined &&
      linked &&
      last.measure.subunit === undefined &&
      last.high === undefined &&
      amount.high === undefined &&
      last.low !== undefined &&
      low?.abs().lt(1) &&
      last.number.scale === 0
    ) {
      last.low = last.low.lt(0) ? last.low.minus(low) : last.low.plus(low);
      last.to = amount.to;
      continue;
    }
    amount.low = low;
    if (amount.high !== undefined) amount.high = amount.high.times(hundredth);
    joined.push(amount);
  }
  return joined;
}

/** `(in thousands of euro)`, the head of a table, says a unit and is no amount. */
function saysUnit(lex: Lexemes, { from, to, number }: Amount<CurrencyMeasure>): boolean {
  if (number.vague !== true || lex.entry[from]?.plural !== true) return false;
  const before = lex.entry[from - 1]?.w;
  return (
    (before === 'in' || before === '(') && lex.kind[to] !== LexKind.word && lex.kind[to] !== LexKind.number
  );
}

const beforeLoss = wordsOf('before-loss');

/** `The result was ($99.99)`: brackets for a loss, where no words in brackets could stand. */
function bracketNegatives(lex: Lexemes, amounts: Amount<CurrencyMeasure>[]): Amount<CurrencyMeasure>[] {
  for (const amount of amounts) {
    if (lex.entry[amount.from - 1]?.w !== '(' || lex.entry[amount.to]?.w !== ')') continue;
    if (amount.low === undefined || amount.high !== undefined || amount.low.lte(0)) continue;
    const i = amount.from - 2;
    if (i < 0 || lex.kind[i] === LexKind.break) continue;
    if (!beforeLoss.has(lex.text.slice(lex.start[i]!, lex.end[i]!).toLowerCase())) continue;
    amount.low = amount.low.times(-1);
    amount.from--;
    amount.to++;
  }
  return amounts;
}
