import { currencyHeads, currencyPrefixes, currencySigns } from '../../src/gazetteer/currency-lists.ts';
import { type Currency, currencies, present, tender } from '../../src/gazetteer/currency-names.ts';
import type { Alias, GazetteerEntry } from '../../src/gazetteer/entry.ts';

/** Where and when each currency is or was legal tender: `[country, first day, last day]`. */
const uses = new Map<string, [string, string, string][]>();
for (const [country, list] of Object.entries(tender)) {
  // codes of CLDR that ISO 3166-1 does not assign to a country
  if (/^(?:AC|CP|DG|EA|EU|IC|TA)$/.test(country)) continue;
  for (const [code, from, to] of list) {
    const known = uses.get(code);
    if (known === undefined) uses.set(code, [[country, from, to]]);
    else known.push([country, from, to]);
  }
}

/** Signs besides CLDR's: `US$`, `zł`, `Br`. */
const otherSigns = new Map<string, string[]>();
const addSign = (code: string, sign: string) => otherSigns.set(code, [...(otherSigns.get(code) ?? []), sign]);
for (const { prefix, sign, code } of currencyPrefixes)
  if (sign === '$') addSign(code, `${prefix.toUpperCase()}$`);
const sharedSigns = new Map(currencyHeads.map(({ name, codes }) => [name, codes]));
for (const { sign, currency } of currencySigns)
  if (sign.length > 1 || /\p{L}/u.test(sign))
    for (const code of currencies.has(currency) ? [currency] : (sharedSigns.get(currency) ?? []))
      addSign(code, sign);

/** Other spellings of the last word of a currency's names: `rouble`, `roubles` of `ruble`. */
const spellings = new Map(
  currencyHeads.filter(({ forms }) => forms.length > 0).map(({ name, forms }) => [name, forms]),
);
/** Names of one currency each: `quid`. */
const sole = currencyHeads.flatMap(({ name, codes, standing }) =>
  codes.length === 1 && standing !== 'none' ? [[name, codes[0]!] as const] : [],
);

/**
 * Currencies of ISO 4217, present and past: code, names, plurals and other spellings, signs, and the countries where they are legal
 * tender (for past ones, where they were).
 */
export function currencyEntries(): GazetteerEntry[] {
  return [...currencies.values()].map((currency) => {
    const { code, name } = currency;
    const isPresent = present.has(code);
    const all = uses.get(code) ?? [];
    const now = all.filter(([, , to]) => to === '');
    return {
      id: `urn:onomast:iso-4217:${code}`,
      type: 'MONEY',
      // not legal tender anywhere: a fund or unit of account
      class: isPresent
        ? 'currency'
        : all.length > 0 || /\d\)$/.test(name)
          ? 'former-currency'
          : 'unit-of-account',
      name,
      aliases: aliasesOf(currency, isPresent),
      countryCodes: [...new Set((isPresent ? now : all).map(([country]) => country))],
      prior: isPresent ? 0.7 : 0.3,
      sameAs: [],
      ...noteOf(all),
    };
  });
}

function aliasesOf({ code, name, forms, signs }: Currency, isPresent: boolean): Alias[] {
  const aliases = new Map<string, Alias>();
  const add = (form: string, kind: Alias['kind']) => {
    if (form !== name && !aliases.has(form)) aliases.set(form, { name: form, kind });
  };
  add(code, 'abbr');
  for (const sign of [...signs, ...(otherSigns.get(code) ?? [])]) add(sign, 'abbr');
  for (const form of forms) add(form, 'alias');
  const words = (forms[1] ?? forms[0]!).split(' ');
  const head = words.at(-1)!.toLowerCase();
  for (const other of spellings.get(head) ?? []) add([...words.slice(0, -1), other].join(' '), 'alias');
  for (const [form, own] of sole) if (own === code) add(form, 'alias');
  // "ruble" may be that of several countries
  if (isPresent && words.length > 1 && spellings.has(head)) {
    add(head, 'short');
    for (const other of spellings.get(head)!) add(other, 'short');
  }
  return [...aliases.values()];
}

/** From and to which day it was legal tender where, as CLDR has it; the euro's many countries have codes alone. */
function noteOf(all: readonly (readonly [string, string, string])[]): { note: string } | undefined {
  const days = all
    .filter(([, from, to]) => from !== '' || to !== '')
    .map(([country, from, to]) => `${country} ${from}/${to === '' ? '..' : to}`);
  return days.length === 0 || days.length > 12 ? undefined : { note: `legal tender: ${days.join(', ')}` };
}
