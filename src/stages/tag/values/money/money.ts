import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import type { MonetaryAmount } from '../../../../record/schema.ts';
import { lexemesOf, numbersOf, outsideBlocked, withCutParts } from '../engine/flow.ts';
import { entryAt, type Lexemes } from '../engine/lexer.ts';
import { type Amount, figuresOf } from '../engine/measure.ts';
import type { CurrencyContext, ResolvedCurrency } from './currency-context.ts';
import type { CurrencyMeasure } from './currency-measure.ts';
import { CurrencyMemory } from './currency-memory.ts';
import { resolveCurrency, runnerUpOf } from './currency-resolver.ts';
import { moneyIn } from './money-amounts.ts';
import type { MoneyOptions } from './options.ts';
import { shareInPounds } from './shillings.ts';
import { isUnsettled, raiseStopGroups } from './stop-groups.ts';
import { subunitPart } from './subunit-tables.ts';

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
      const surroundings = { lex: lexemes, flow, document, memory, options };
      const proposals = amounts.map((amount, i) => draftOf(amount, amounts[i - 1], surroundings));
      return withCutParts(flow, outsideBlocked(proposals, flow.blocked));
    }),
  };
}

function draftOf(
  amount: Amount<CurrencyMeasure>,
  previous: Amount<CurrencyMeasure> | undefined,
  surroundings: CurrencyContext,
): Draft {
  const { lex } = surroundings;
  const { measure } = amount;
  const { code, inferredFrom } = glossOf(lex, previous, amount) ?? resolveCurrency(measure, surroundings);
  if (code !== undefined) raiseStopGroups(lex, amount, code);
  if (measure.subunit !== undefined) shareIn(amount, measure.subunit, code);
  if (measure.head === 'shilling' && code === 'GBP') shareInPounds(amount);
  const value: Omit<MonetaryAmount, 'id'> = { type: 'MonetaryAmount', ...figuresOf(amount) };
  if (code !== undefined) value.currency = code;
  if (inferredFrom !== undefined) {
    value.inferred = ['currency'];
    value.inferredFrom = inferredFrom;
  }
  if (code !== undefined && (inferredFrom === undefined || farSources.has(inferredFrom))) {
    const runnerUp = runnerUpOf(measure, code, surroundings);
    if (runnerUp !== undefined) value.runnerUp = runnerUp;
  }
  if (isUnsettled(lex, amount, code)) {
    for (const key of ['value', 'minValue', 'maxValue', 'qualifier'] as const) delete value[key];
    value.valueStatus = 'ambiguous';
  }
  return {
    type: 'MONEY',
    start: lex.start[amount.from]!,
    end: lex.end[amount.to - 1]!,
    confidence: measure.doubtful === true ? 0.8 : 0.99,
    value,
  };
}

/** `200 fils` are a fifth of a dinar, and two dirhams. */
function shareIn(amount: Amount<CurrencyMeasure>, subunit: string, code: string | undefined): void {
  const usual = subunitPart(subunit);
  const own = subunitPart(subunit, code);
  if (own === usual) return;
  amount.low = amount.low?.div(usual).times(own);
  if (amount.high !== undefined) amount.high = amount.high.div(usual).times(own);
}

/** `10.5 million Australian dollars ($7.5 million)`: a bare `$` in brackets after another country's money is the US dollar. */
function glossOf(
  lex: Lexemes,
  before: Amount<CurrencyMeasure> | undefined,
  amount: Amount<CurrencyMeasure>,
): ResolvedCurrency | undefined {
  const { measure } = amount;
  if (measure.sign !== true || measure.head !== 'dollar' || measure.code !== undefined) return undefined;
  if (entryAt(lex, amount.from - 1)?.w !== '(') return undefined;
  if (before === undefined || before.to !== amount.from - 1) return undefined;
  const isOther =
    before.measure.head !== 'dollar' ||
    before.measure.code !== undefined ||
    before.measure.region !== undefined;
  return isOther && before.measure.code !== 'USD' && before.measure.region !== 'US'
    ? { code: 'USD' }
    : undefined;
}

/** What is further off than the sentence: there another currency may be nearly as likely. */
const farSources: ReadonlySet<string> = new Set(['document', 'default']);

export const component = defineComponent({
  name: 'tag.money',
  stage: 'tag',
  group: 'values',
  summary: 'amounts with a currency',
  options: () => import('./options.ts'),
  create: (options: MoneyOptions) => createMoneyRecogniser(options),
});
