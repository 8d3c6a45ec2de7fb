import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { amountsIn } from '../engine/amounts.ts';
import { entryAt, type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { Subject } from '../engine/lexicon.ts';
import type { Amount } from '../engine/measure.ts';
import type { NumberMention } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { wordsAt } from '../engine/worded-numbers.ts';
import { currencyAfter, currencyOnceMore } from './currency-after.ts';
import { currencyBefore } from './currency-before.ts';
import { type CurrencyMeasure, isPricedBy, word } from './currency-measure.ts';
import { isInItsCountry, isPriceOfPlace, letterBefore } from './currency-of-country.ts';
import { poundsAreWeight } from './pounds.ts';
import { joinSterling } from './sterling.ts';
import { subunitPart } from './subunit-tables.ts';
import { namesThing } from './thing-names.ts';

/** The amounts of money among the numbers of a text, their currencies not yet decided. */
export function moneyIn(
  lex: Lexemes,
  numbers: readonly NumberMention[],
  flow: TokenisedFlow,
  document: DocumentContext,
): Amount<CurrencyMeasure>[] {
  if (!mayHoldMoney(lex, numbers)) return [];
  const believed = (number: NumberMention, measure: CurrencyMeasure | undefined) =>
    measure === undefined ||
    (isInItsCountry(lex, number, measure, document) && isPriceOfPlace(lex, number, measure, flow, document))
      ? measure
      : undefined;
  const amounts = amountsIn<CurrencyMeasure>(lex, numbers, {
    before: (at, number) =>
      believed(number, currencyBefore(lex, at, number)) ?? letterBefore(lex, at, number, document),
    after: (at, number) => {
      const currency = believed(number, currencyAfter(lex, at, number));
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
    addSpokenCents(lex, joinOldCoins(lex, joinSubunits(lex, joinSterling(lex, numbers, amounts)))).filter(
      (amount) => !saysUnit(lex, amount) && !namesThing(lex, amount),
    ),
  );
}

/**
 * Whether a text has what sums are told by, as most texts have not: a word or sign of money, or near a number a letter or stroke that may
 * be one: `K330`, `10s. 6d.`, `2/6`, `S/ 25`.
 */
function mayHoldMoney(lex: Lexemes, numbers: readonly NumberMention[]): boolean {
  return (
    numbers.length > 0 &&
    ((lex.subjects & Subject.money) !== 0 || numbers.some((number) => hasLetterNear(lex, number)))
  );
}

function hasLetterNear(lex: Lexemes, { from, to }: NumberMention): boolean {
  const last = Math.min(lex.count, to + 3);
  for (let i = Math.max(0, from - 3); i < last; i++) {
    const w = lex.entry[i]?.w;
    const isOne = lex.end[i]! - lex.start[i]! === 1;
    if (isOne ? w !== 'a' && (w === '/' || lex.kind[i] === LexKind.word) : w === 'le') return true;
  }
  return false;
}

/** `$5 to 10 dollars`, `US$ 5 to $10`: one of them says more about the same currency. */
function currencyKin(a: CurrencyMeasure, b: CurrencyMeasure): boolean {
  return a.head !== undefined && a.head === b.head && (a.code === undefined || b.code === undefined);
}

/** Small coins of old money with the larger ones, and how many of them one of these is: 60 `kreuzer` a `florin`. */
const oldCoins: ReadonlyMap<string, number> = new Map(
  readDataTable<'larger' | 'smaller' | 'parts'>('languages/en/currency-old-coins.csv').map(
    ({ larger, smaller, parts }) => [`${larger} ${smaller}`, Number(parts)],
  ),
);

/** `1 florin 12 kreuzer`, `3 livres, 10 sols`: one sum in two coins. */
function joinOldCoins(lex: Lexemes, amounts: Amount<CurrencyMeasure>[]): Amount<CurrencyMeasure>[] {
  const joined: Amount<CurrencyMeasure>[] = [];
  for (const amount of amounts) {
    const last = joined.at(-1);
    const gap = last === undefined ? -1 : amount.from - last.to;
    const isNext = gap === 0 || (gap === 1 && /^(?:and|,)$/.test(word(lex, last!.to) ?? ''));
    const parts = isNext ? oldCoins.get(`${last!.measure.head} ${amount.measure.head}`) : undefined;
    const isPart = parts !== undefined && amount.low?.lt(parts) === true && amount.high === undefined;
    if (isPart && last!.low !== undefined && last!.high === undefined) {
      last!.low = last!.low.plus(amount.low!.div(parts)).round(6);
      last!.to = amount.to;
    } else joined.push(amount);
  }
  return joined;
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

/** `two dollars fifty`, `a dollar twenty-five a head`: the cents in words, where nothing else is counted by them. */
function addSpokenCents(lex: Lexemes, amounts: Amount<CurrencyMeasure>[]): Amount<CurrencyMeasure>[] {
  for (const amount of amounts) {
    const { measure, number, to, low, high } = amount;
    const isSpoken = lex.kind[number.from] === LexKind.word && measure.sign !== true && number.scale === 0;
    if (!isSpoken || !measure.head?.endsWith('dollar') || low === undefined || high !== undefined) continue;
    const small = lex.entry[to]?.small;
    const cents = small === undefined || small < 5 ? undefined : wordsAt(lex, to);
    if (cents?.value === undefined || cents.scale > 0 || cents.value.gte(100)) continue;
    const next = textOf(lex, cents.to);
    if (lex.kind[cents.to] === LexKind.word && !afterSum.has(next) && !isPricedBy(lex, cents.to)) continue;
    amount.low = low.plus(cents.value.div(100));
    amount.to = cents.to;
  }
  return amounts;
}

/** `(in thousands of euro)`, the head of a table, says a unit and is no amount. */
function saysUnit(lex: Lexemes, { from, to, number }: Amount<CurrencyMeasure>): boolean {
  if (number.vague !== true || lex.entry[number.from]?.plural !== true) return false;
  if (lex.kind[to] === LexKind.word || lex.kind[to] === LexKind.number) return false;
  const before = entryAt(lex, from - 1)?.w;
  // `Millions of yen`, `Millions of yen % Millions of yen %`, heads of columns
  const isHead = /^\p{Lu}/u.test(textOf(lex, number.from)) && (from === 0 || before === '%');
  return isHead || before === 'in' || before === '(';
}

const afterSum = wordsOf('after-sum');

const beforeLoss = wordsOf('before-loss');

/** `The result was ($99.99)`: brackets for a loss, where no words in brackets could stand. */
function bracketNegatives(lex: Lexemes, amounts: Amount<CurrencyMeasure>[]): Amount<CurrencyMeasure>[] {
  for (const amount of amounts) {
    if (entryAt(lex, amount.from - 1)?.w !== '(' || lex.entry[amount.to]?.w !== ')') continue;
    if (amount.low === undefined || amount.high !== undefined || amount.low.lte(0)) continue;
    const i = amount.from - 2;
    if (i < 0 || lex.kind[i] === LexKind.break) continue;
    if (!beforeLoss.has(textOf(lex, i).toLowerCase())) continue;
    amount.low = amount.low.times(-1);
    amount.from--;
    amount.to++;
  }
  return amounts;
}
