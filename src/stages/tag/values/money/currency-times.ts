import { present, type Tender, tender } from '../../../../gazetteer/currency-names.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { candidatesOf } from './currencies.ts';

/** Which currency was money where and when, by the dates of CLDR. */

/** Money that a country called by another name than CLDR's, by country and name: the dollars of Malaya, which have no code. */
const localNames: ReadonlyMap<string, Tender> = new Map(
  [
    ...Map.groupBy(
      readDataTable<'country' | 'name' | 'code' | 'first' | 'last'>('languages/en/currency-local-names.csv'),
      ({ country, name }) => `${country} ${name}`,
    ),
  ].map(([key, rows]) => [key, rows.map(({ code, first, last }) => [code, first, last] as const)]),
);

/** The country whose currency a code is: BYN -> BY; the shared ones, EUR, have none. */
export function countryOfCode(code: string): string | undefined {
  let region = countriesOfCodes.get(code);
  if (region === undefined && !countriesOfCodes.has(code)) {
    const letters = code.slice(0, 2);
    region = letters in tender ? letters : undefined;
    countriesOfCodes.set(code, region);
  }
  return region;
}

const countriesOfCodes = new Map<string, string | undefined>();

/**
 * The country's currency of that head at a time: `('BY', 'ruble', '2014')` -> BYR, without a time the present one.
 *
 * @param when a year, or a year and month
 */
export function currencyIn(region: string, head: string, when?: string): string | undefined {
  let ofRegion = moneys.get(region);
  if (ofRegion === undefined) moneys.set(region, (ofRegion = new Map()));
  let money = ofRegion.get(head);
  if (money === undefined) ofRegion.set(head, (money = moneyOf(region, head)));
  return when === undefined ? money.today : codeThen(money, when);
}

/** The money of one name in a country. */
interface Money {
  /** All of it, its own before what it shares or borrowed; with names that CLDR does not have apart. */
  readonly ranked: Tender;
  readonly local: Tender | undefined;
  readonly today: string | undefined;
}

/** By country and head: the same few are asked for again and again. */
const moneys = new Map<string, Map<string, Money>>();

function moneyOf(region: string, head: string): Money {
  const codes = candidatesOf(head);
  const fitting = (tender[region] ?? []).filter(([code]) => codes.includes(code));
  const isOwn = ([code]: Tender[number]): boolean => code.startsWith(region);
  const ranked = [...fitting.filter(isOwn), ...fitting];
  const first = fitting.find((one) => isOwn(one) && one[2] === '') ?? fitting[0];
  return {
    ranked,
    local: localNames.get(`${region} ${head}`),
    today: first?.[0] ?? codes.find((code) => code.startsWith(region) && present.has(code)),
  };
}

function codeThen({ ranked, local, today }: Money, when: string): string | undefined {
  const one = ranked.find((then) => wasMoney(then, when)) ?? local?.find((then) => wasMoney(then, when));
  return (one ?? ranked[0])?.[0] ?? today;
}

/** The last money of that name that was a country's own, where it has another's now: the dollars of Zimbabwe. */
export function lastOwn(region: string, head: string): string | undefined {
  const codes = candidatesOf(head);
  const own = (tender[region] ?? []).find(([code]) => codes.includes(code) && code.startsWith(region));
  return own?.[0] ?? currencyIn(region, head);
}

/** Whether a country's currency was money at a time: a year, or a year and month. */
const wasMoney = ([, from, to]: (typeof tender)[string][number], when: string): boolean =>
  from.slice(0, when.length) <= when && (to === '' || to >= when);

/** What a country's sign meant at a time: `K` of 2005 is ZMK. A code that was not money then stays where nothing else was alone. */
export function codeAt(code: string, timeOf: () => string | undefined): string {
  const region = countryOfCode(code);
  if (region === undefined) return code;
  const own = tender[region]!.filter(([other]) => other.startsWith(region));
  // The time is read only where the country had another currency of its own.
  const when = own.every(([other]) => other === code) ? undefined : timeOf();
  if (when === undefined) return code;
  const then = own.filter((one) => wasMoney(one, when));
  return then.length !== 1 || then.some(([other]) => other === code) ? code : then[0]![0];
}

/** Whether a time was before there was a currency: dollars of 1785. */
export function isBefore(code: string | undefined, when: string | undefined): boolean {
  const region = code === undefined ? undefined : countryOfCode(code);
  if (region === undefined || when === undefined) return false;
  return tender[region]!.every(([, from]) => from.slice(0, when.length) > when);
}

/** The same, where that currency was money at that time. */
export function currencyAt(region: string, head: string, when: string | undefined): string | undefined {
  const code = currencyIn(region, head, when);
  if (code === undefined || when === undefined) return code;
  const covers = (tender[region] ?? []).some((one) => one[0] === code && wasMoney(one, when));
  return covers ? code : undefined;
}

/** The currency of a name that was money at a time, or came soon after: roubles of 1960 are Soviet ones. */
export function predecessorOf(head: string, when: string): string | undefined {
  const starts = candidatesOf(head).flatMap((code) => {
    const own = Object.values(tender).flatMap((list) => list.filter(([c]) => c === code));
    const from = own.map(([, first]) => first).sort()[0];
    return from === undefined || from === '' ? [] : [{ code, from: Number(from.slice(0, 4)) }];
  });
  const year = Number(when.slice(0, 4));
  const near = starts.filter(({ from }) => from - year <= 30).sort((a, b) => a.from - b.from);
  return near.length === 1 || near[0]?.code !== near[1]?.code ? near[0]?.code : undefined;
}
