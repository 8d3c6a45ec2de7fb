import { currencyHeads } from '../../../../gazetteer/currency-lists.ts';
import { type Currency, currencies, present } from '../../../../gazetteer/currency-names.ts';

/** The names of currencies word by word: what stands before the last word, and which name that is a form of. */

/** A name of a currency as CLDR has it, in its words. */
export interface CurrencyForm {
  readonly code: string;
  /** What stands before the last word: `cuban convertible`; empty where nothing does. */
  readonly adjective: string;
  /** The last word, singular: `peso`. */
  readonly head: string;
}

const notHeads = new Set(currencyHeads.filter(({ standing }) => standing === 'none').map(({ name }) => name));
/** Last words of names with what the list says of them. */
export const listedHeads = currencyHeads.filter(
  ({ standing, name }) => standing !== 'none' && !name.includes(' '),
);
/** The singular of a head's form: `roubles` -> `ruble`. */
export const headOf = new Map<string, string>();
for (const { name, forms } of listedHeads) {
  if (forms.length > 0) headOf.set(name, name);
  for (const form of forms) headOf.set(form, name);
}

// Those in use today come first, so that an adjective means today's country: `Serbian` RS, not CS.
const inUse = ({ code }: Currency) => Number(present.has(code));

/** The names of all currencies, those in use today first. */
export const currencyForms: readonly CurrencyForm[] = [...currencies.values()]
  .sort((a, b) => inUse(b) - inUse(a))
  .flatMap(({ code, names }) => names.flatMap((name) => formOf(code, name, names[0]!) ?? []));

/** A name by its words; its last word becomes a form of the head. The first name is the singular. */
function formOf(code: string, name: string, first: string): CurrencyForm | undefined {
  const words = name.split(' ');
  const form = words.pop()!;
  const known = headOf.get(form);
  const head = known ?? (name === first ? form : first.split(' ').at(-1)!);
  if (form.length < 3 || notHeads.has(form)) return undefined;
  if (known === undefined) headOf.set(form, head);
  return { code, adjective: words.join(' '), head };
}
