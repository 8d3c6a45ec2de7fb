import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import { currencyLetters, stopGrouped } from '../../../../gazetteer/currency-lists.ts';
import type { MonetaryAmount } from '../../../../record/schema.ts';
import { type Amount, amountsIn, figuresOf } from '../engine/amounts.ts';
import { lexemesOf, numbersOf, outsideBlocked, withCutParts } from '../engine/flow.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import type { NumberMention } from '../engine/scales.ts';
import { glued } from '../engine/scales.ts';
import { subunitPart } from './currencies.ts';
import {
  type CurrencyMeasure,
  currencyBefore,
  currencyBehind,
  currencyOnceMore,
} from './currency-mention.ts';
import { CurrencyMemory, type ResolvedCurrency, resolveCurrency, runnerUpOf } from './currency-resolver.ts';
import { countriesOf } from './document.ts';
import type { MoneyOptions } from './options.ts';
import { poundsAreWeight } from './pounds.ts';

/**
 * Amounts of money: `$419.1 million`, `almost one billion dollars`, `half a billion dollars`, `$2-2.5 billion`, `USD34.6 million`,
 * `34.6 million USD`, `15 - 25 CUC`, `2 dollars and 50 cents`, `a $10-million contract`, `about \$53 million`, `5 grand`.
 * The currency is ISO 4217; where the span leaves it open the record says `inferred: ["currency"]`.
 */
export function createMoneyRecogniser(options: Partial<MoneyOptions> = {}): Recogniser {
  return {
    recognise: perFlow((context) => {
      const { flow, document } = context;
      const lexemes = lexemesOf(context);
      const amounts = moneyIn(lexemes, numbersOf(context), flow, document);
      if (amounts.length === 0) return [];
      const memory = CurrencyMemory.of(document);
      memory.beginFlow();
      for (const { measure } of amounts) memory.note(measure);
      const proposals = amounts.map((amount): Draft => {
        const surroundings = { lex: lexemes, flow, document, memory, options };
        const { code, inferredFrom } =
          glossOf(lexemes, amounts, amount) ?? resolveCurrency(amount.measure, surroundings);
        if (code !== undefined) raiseStopGroups(lexemes, amount, code);
        const value: Omit<MonetaryAmount, 'id'> = { type: 'MonetaryAmount', ...figuresOf(amount) };
        if (code !== undefined) value.currency = code;
        if (inferredFrom !== undefined) {
          value.inferred = ['currency'];
          value.inferredFrom = inferredFrom;
        }
        if (code !== undefined && (inferredFrom === undefined || farSources.has(inferredFrom))) {
          const runnerUp = runnerUpOf(amount.measure, code, surroundings);
          if (runnerUp !== undefined) value.runnerUp = runnerUp;
        }
        if (isUnsettled(lexemes, amount, code)) {
          for (const key of ['value', 'minValue', 'maxValue', 'qualifier'] as const) delete value[key];
          value.valueStatus = 'ambiguous';
        }
        return {
          type: 'MONEY',
          start: lexemes.start[amount.from]!,
          end: lexemes.end[amount.to - 1]!,
          confidence: amount.measure.doubtful === true ? 0.8 : 0.99,
          value,
        };
      });
      return withCutParts(flow, outsideBlocked(proposals, flow.blocked));
    }),
  };
}

/** `10.5 million Australian dollars ($7.5 million)`: a bare `$` in brackets behind another country's money is the US dollar. */
function glossOf(
  lex: Lexemes,
  amounts: readonly Amount<CurrencyMeasure>[],
  amount: Amount<CurrencyMeasure>,
): ResolvedCurrency | undefined {
  const { measure } = amount;
  if (measure.sign !== true || measure.head !== 'dollar' || measure.code !== undefined) return undefined;
  if (lex.entry[amount.from - 1]?.w !== '(') return undefined;
  const before = amounts[amounts.indexOf(amount) - 1];
  if (before === undefined || before.to !== amount.from - 1) return undefined;
  const isOther =
    before.measure.head !== 'dollar' ||
    before.measure.code !== undefined ||
    before.measure.region !== undefined;
  return isOther && before.measure.code !== 'USD' && before.measure.region !== 'US'
    ? { code: 'USD' }
    : undefined;
}

const rateWords = /\b(?:rates?|exchange\w*|per|parity|pegged|litre|liter|gallon|kWh|barrel)\b|\/|=/i;

/** What is further off than the sentence: there another currency may be nearly as likely. */
const farSources: ReadonlySet<string> = new Set(['document', 'default']);

/**
 * `$25.000`: thousands or three decimals? Three decimals are those of rates and fuel; where the paragraph writes groups with commas,
 * the stop is one of decimals.
 */
function isUnsettled(
  lex: Lexemes,
  { number, measure, low }: Amount<CurrencyMeasure>,
  code: string | undefined,
): boolean {
  if (low === undefined || number.scale > 0 || number.letter !== undefined || measure.scale !== undefined)
    return false;
  const raw = lex.text.slice(lex.start[number.from]!, lex.end[number.from]!);
  if (!/^[1-9]\d{0,2}\.\d{3}$/.test(raw) || (code !== undefined && stopGrouped.has(code))) return false;
  const around = lex.text.slice(Math.max(0, lex.start[number.from]! - 40), lex.end[number.to - 1]! + 30);
  return !rateWords.test(around) && !/\d,\d{3}\b/.test(lex.text);
}

/** `25.000 euros` are thousands where the currency's countries write them so; `€1.085 to the dollar`, a rate, is not. */
function raiseStopGroups(lex: Lexemes, amount: Amount<CurrencyMeasure>, code: string): void {
  const { number } = amount;
  const raw = lex.text.slice(lex.start[number.from]!, lex.end[number.from]!);
  if (
    !stopGrouped.has(code) ||
    number.scale > 0 ||
    number.letter !== undefined ||
    amount.measure.scale !== undefined
  )
    return;
  if (!/^[1-9]\d{0,2}\.\d{3}$/.test(raw) || amount.low === undefined) return;
  const around = lex.text.slice(Math.max(0, lex.start[amount.from]! - 40), lex.end[amount.to - 1]! + 20);
  if (rateWords.test(around)) return;
  amount.low = amount.low.times(1000);
  if (amount.high?.lt(1000)) amount.high = amount.high.times(1000);
}

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
    before: (at, number) => currencyBefore(lex, at, number) ?? letterBefore(lex, at, number, document),
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
    joinSubunits(lex, amounts).filter((amount) => !saysUnit(lex, amount)),
  );
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

const copulas = new Set(['is', 'was', 'of', 'at', 'are', 'were', '=', ':']);

/** `The result was ($99.99)`: brackets for a loss, where no words in brackets could stand. */
function bracketNegatives(lex: Lexemes, amounts: Amount<CurrencyMeasure>[]): Amount<CurrencyMeasure>[] {
  for (const amount of amounts) {
    if (lex.entry[amount.from - 1]?.w !== '(' || lex.entry[amount.to]?.w !== ')') continue;
    if (amount.low === undefined || amount.high !== undefined || amount.low.lte(0)) continue;
    const i = amount.from - 2;
    if (i < 0 || lex.kind[i] === LexKind.break) continue;
    if (!copulas.has(lex.text.slice(lex.start[i]!, lex.end[i]!).toLowerCase())) continue;
    amount.low = amount.low.times(-1);
    amount.from--;
    amount.to++;
  }
  return amounts;
}

export const component = defineComponent({
  name: 'tag.money',
  stage: 'tag',
  group: 'values',
  summary: 'amounts with a currency',
  options: () => import('./options.ts'),
  create: (options: MoneyOptions) => createMoneyRecogniser(options),
});
