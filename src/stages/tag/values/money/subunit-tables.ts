import { currencyParts } from '../../../../gazetteer/currency-lists.ts';

/** Parts of currencies, `cent` and `fils`, by their forms. */

const parts = new Map<string, (typeof currencyParts)[number]>();
/** Shares that a part has in one currency and not in the others: `fils` of a dirham. */
const sharesIn = new Map<string, string>();
for (const row of currencyParts) {
  if (parts.has(row.form)) sharesIn.set(`${row.form} ${row.code}`, row.share);
  else parts.set(row.form, row);
}

/** The currency a part belongs to when nothing else says it: `pence` GBP. */
export function currencyOfSubunit(form: string): string | undefined {
  return parts.get(form)?.code || undefined;
}

/** The name of the currencies that a part may be of, where they have one: `cents` dollar. */
export function wholeOfSubunit(form: string): string | undefined {
  return parts.get(form)?.of || undefined;
}

/** What part of its currency a subunit is: `0.01` for cents; `code` where the currency is known. */
export function subunitPart(form: string, code?: string): string {
  return sharesIn.get(`${form} ${code}`) ?? (parts.get(form)?.share || '0.01');
}
