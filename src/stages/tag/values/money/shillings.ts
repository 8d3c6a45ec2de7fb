import type { Amount } from '../engine/measure.ts';
import { candidatesOf } from './currencies.ts';
import type { CurrencyContext, ResolvedCurrency } from './currency-context.ts';
import type { CurrencyMeasure } from './currency-measure.ts';
import { countryOfCode } from './currency-times.ts';
import { countriesOf } from './document.ts';

/** Shillings: the money of some countries, elsewhere the twentieth of an old pound. */

/** Whether no country whose own money shillings are is spoken of, nor such money: those of a pound are left. */
export function isOldShilling({ document, memory, options }: CurrencyContext): boolean {
  if (options.defaultCurrencies?.shilling !== undefined || memory.countsOf('shilling').size > 0) return false;
  const { counts } = countriesOf(document);
  return candidatesOf('shilling').every((code) => !counts.has(countryOfCode(code) ?? ''));
}

/** The currency of such shillings: pounds, where the document counts in them, or money that is not said. */
export const ofPound = ({ memory }: CurrencyContext): ResolvedCurrency =>
  memory.hasPounds ? { code: 'GBP', inferredFrom: 'document' } : { code: undefined };

/** `one shilling` of a pound of twenty. */
export function shareInPounds(amount: Amount<CurrencyMeasure>): void {
  amount.low = amount.low?.div(20);
  if (amount.high !== undefined) amount.high = amount.high.div(20);
}
