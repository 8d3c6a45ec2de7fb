import {
  currencyHeads,
  currencyParts,
  currencySigns,
  wordlikeCodes,
} from '../../../../gazetteer/currency-lists.ts';
import {
  type Currency,
  countries,
  currencies,
  present,
  tender,
} from '../../../../gazetteer/currency-names.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { addExact, addSign, addWord } from '../engine/lexicon.ts';

/** Currencies by code, name and sign, as the recogniser meets them in texts. */

/** The singular of a head's form: `roubles` -> `ruble`. */
const headOf = new Map<string, string>();
/** Codes that have a head, in the order of CLDR: `ruble` -> BYB BYN BYR RUB RUR … */
const codesOfHead = new Map<string, string[]>();
/** A full name: `cuban convertible peso` -> CUC. */
const codesOfName = new Map<string, string[]>();
/** `belarusian` -> BY, `south african` -> ZA, `belarus` -> BY. */
const regionOf = new Map<string, string>(Object.entries(countries));

function listAdd(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/** `US` for USD; the shared ones have none. */
function regionOfCode(code: string): string | undefined {
  const region = code.slice(0, 2);
  return region in tender ? region : undefined;
}

const notHeads = new Set(currencyHeads.filter(({ standing }) => standing === 'none').map(({ name }) => name));
const heads = currencyHeads.filter(({ standing, name }) => standing !== 'none' && !name.includes(' '));
for (const { name, forms } of heads) {
  if (forms.length > 0) headOf.set(name, name);
  for (const form of forms) headOf.set(form, name);
}
// Those in use today come first, so that an adjective means today's country: `Serbian` RS, not CS.
const inUse = ({ code }: Currency) => Number(present.has(code));
const byUse = [...currencies.values()].sort((a, b) => inUse(b) - inUse(a));
for (const { code, names } of byUse) {
  for (const name of names) {
    const words = name.split(' ');
    const form = words[words.length - 1]!;
    const known = headOf.get(form);
    // The first name is the singular.
    const head = known ?? (name === names[0] ? form : names[0]!.split(' ').at(-1)!);
    if (form.length < 3 || notHeads.has(form)) continue;
    if (known === undefined) headOf.set(form, head);
    listAdd(codesOfHead, head, code);
    listAdd(codesOfName, [...words.slice(0, -1), head].join(' '), code);
    const region = regionOfCode(code);
    const adjective = words.slice(0, -1).join(' ');
    if (
      region !== undefined &&
      adjective !== '' &&
      !regionOf.has(adjective) &&
      !/new|old|gold|hard/.test(adjective)
    ) {
      regionOf.set(adjective, region);
    }
  }
}
for (const { name, country, standing } of readDataTable<'name' | 'country' | 'standing'>(
  'languages/en/country-words.csv',
))
  if (standing === 'adjective') regionOf.set(name, country);
// Crowns are what English calls kronor, kroner and koruny.
for (const { name, codes } of currencyHeads) if (codes.length > 0) codesOfHead.set(name, [...codes]);
listAdd(codesOfHead, 'mark', 'FIM');
// Names of several words: `convertible marks`.
for (const { name, codes } of currencyHeads)
  if (name.includes(' ') && name !== 'yen sign') codesOfName.set(name, [...codes]);
for (const form of ['cfa franc', 'c.f.a. franc']) codesOfName.set(form, [...codesOfHead.get('cfa')!]);
addWord('cfa', { adjective: true });

for (const [form, head] of headOf) addWord(form, { head });
// `Saudiriyal`: the space lost.
for (const [code, { names }] of currencies) {
  if (!present.has(code)) continue;
  for (const name of names) {
    if (name.split(' ').length !== 2) continue;
    const joined = name.replace(' ', '');
    codesOfHead.set(joined, [code]);
    addWord(joined, { head: joined });
  }
}
for (const { name, forms, codes } of heads)
  if (codes.length === 1 && forms.length === 0) addWord(name, { head: name });
addWord('grand', { head: 'grand' });
codesOfHead.set('grand', codesOfHead.get('dollar')!);
for (const phrase of regionOf.keys())
  for (const w of phrase.split(/[ .-]/)) if (w.length > 0) addWord(w, { adjective: true });
for (const phrase of codesOfName.keys()) {
  for (const w of phrase.split(' ').slice(0, -1)) addWord(w, { adjective: true });
}
for (const code of currencies.keys()) addExact(code, { code });
for (const code of ['RMB']) addExact(code, { code: 'CNY' });
// MEUR, kUSD, TEUR
for (const code of present) {
  if (wordlikeCodes.has(code)) continue;
  for (const [letter, codeScale] of [
    ['M', 6],
    ['m', 6],
    ['k', 3],
    ['K', 3],
    ['T', 3],
    ['bn', 9],
    ['Mio', 6],
    ['Mrd', 9],
  ] as const)
    addExact(`${letter}${code}`, { code, codeScale });
  // EURm, USDbn
  for (const [letter, codeScale] of [
    ['m', 6],
    ['mn', 6],
    ['bn', 9],
    ['k', 3],
  ] as const)
    addExact(`${code}${letter}`, { code, codeScale });
}
for (const code of ['usd', 'eur', 'rub', 'gbp', 'byn', 'kzt', 'uah', 'cny', 'Usd', 'Eur', 'Rub']) {
  addExact(code, { code: code.toUpperCase() });
}
/** `pa` and `anga`, `so` and `m`: names that the cut at an apostrophe parts. */
const brokenNames = new Map<string, string>(
  heads.flatMap(({ name }) => {
    const at = name.indexOf("'");
    return at < 0 ? [] : [[`${name.slice(0, at)} ${name.slice(at + 1)}`, name] as const];
  }),
);

const parts = new Map<string, (typeof currencyParts)[number]>();
/** Shares that a part has in one currency and not in the others: `fils` of a dirham. */
const sharesIn = new Map<string, string>();
for (const { of } of currencyParts)
  if (of.includes('|'))
    codesOfHead.set(
      of,
      of.split('|').flatMap((head) => codesOfHead.get(head)!),
    );
for (const first of brokenNames.keys()) addWord(first.split(' ')[0]!);
for (const row of currencyParts) {
  const { form, part } = row;
  if (parts.has(form)) sharesIn.set(`${form} ${row.code}`, row.share);
  else parts.set(form, row);
  if (form.length === 1) addSign(form, { subunit: part });
  else addWord(form, { subunit: part });
}
for (const { sign, currency } of currencySigns) {
  if (isLetters(sign)) addExact(sign, { sign: currency });
  else addSign(sign, { sign: currency });
}
for (const [code, { signs }] of currencies) {
  for (const sign of signs) {
    if (sign.length === 1 && !/[\p{L}$€£¥]/u.test(sign) && present.has(code)) {
      addSign(sign, { sign: code });
    }
  }
}

/** The currency's name that an apostrophe parts, by its two pieces. */
export function apostropheName(first: string, rest: string): string | undefined {
  return brokenNames.get(`${first} ${rest}`.toLowerCase());
}

/** A sign of letters is cut out as a word. */
function isLetters(sign: string): boolean {
  return /^[\p{L}\p{M}]/u.test(sign);
}

const everydayHeads = new Set(
  heads.filter(({ standing }) => standing === 'everyday').map(({ name }) => name),
);
const unmistakable = new Set(heads.flatMap(({ plainForms }) => plainForms));
const usual = new Map(
  heads.flatMap(({ name, usual }) => (usual === undefined ? [] : [[name, usual] as const])),
);

/** Whether the head is an everyday word, so that a figure before it is not enough (`team of 5 won`). */
export function isEverydayHead(head: string, form: string): boolean {
  return everydayHeads.has(head) && !unmistakable.has(form);
}

/** The codes a bare name or sign may stand for; a sign of one currency gives its code. */
export function candidatesOf(head: string): readonly string[] {
  return codesOfHead.get(head) ?? (currencies.has(head) ? [head] : []);
}

/** The country an adjective or name stands for: `kazakh` -> KZ. */
export function regionOfWords(words: string): string | undefined {
  return regionOf.get(words);
}

/** Names of countries without the spaces between their words: `hongkong`. */
const joinedNames = new Map<string, string>();
for (const [name, region] of regionOf)
  if (/[ -]/.test(name)) joinedNames.set(name.replace(/[^\p{L}]/gu, ''), region);

/** Names and adjectives of countries in two words, as printed, and `U.S.`: none of words that stand in many names. */
export const namesOfTwoWords: readonly (readonly [first: string, second: string, region: string])[] = [
  ...[...regionOf].flatMap(([name, region]) => {
    const words = name.split(' ').map((word) => word[0]!.toUpperCase() + word.slice(1));
    return words.length === 2 && words.every((word) => /^\p{Lu}\p{Ll}{2,}$/u.test(word) && word !== 'United')
      ? [[words[0]!, words[1]!, region] as const]
      : [];
  }),
  ['U', 'S', 'US'],
  ['U', 'K', 'GB'],
];

/** The country of a name whose words are written as one, in lowercase. */
export function countryOfJoined(word: string): string | undefined {
  return joinedNames.get(word);
}

/** The currency of that full name, `cuban convertible peso`. */
export function codesOfFullName(name: string): readonly string[] {
  return codesOfName.get(name) ?? [];
}

/** Whether the code is in use today. */
export function isPresent(code: string): boolean {
  return present.has(code);
}

/**
 * The country's currency of that head at a time: `('BY', 'ruble', '2014')` -> BYR, without a time the present one.
 *
 * @param when a year, or a year and month
 */
export function currencyIn(region: string, head: string, when?: string): string | undefined {
  const codes = candidatesOf(head);
  const fitting = (tender[region] ?? []).filter(([code]) => codes.includes(code));
  if (fitting.length > 0) {
    // Its own before one it shares or borrowed.
    const own = fitting.filter(([code]) => code.startsWith(region));
    const list = own.length > 0 ? own : fitting;
    if (when !== undefined) {
      const at = list.find(
        ([, from, to]) => (from === '' || from.slice(0, when.length) <= when) && (to === '' || to >= when),
      );
      if (at !== undefined) return at[0];
    }
    return list[0]![0];
  }
  return codes.find((code) => code.startsWith(region) && present.has(code));
}

/** Names that several currencies of today share: `dollar`, `franc`. */
export const sharedHeads: readonly string[] = [...codesOfHead.keys()].filter((head) =>
  currencyHeads.some(({ name, usual }) => name === head && usual !== undefined),
);
const shared = new Set(sharedHeads.filter((head) => codesOfHead.get(head)!.filter(isPresent).length > 1));

/** Whether several currencies of today have the name. */
export function isShared(head: string): boolean {
  return shared.has(head);
}

/** Whether a time was before there was a currency: dollars of 1785. */
export function isBefore(code: string | undefined, when: string | undefined): boolean {
  const region = code === undefined ? undefined : regionOfCode(code);
  if (region === undefined || when === undefined) return false;
  return tender[region]!.every(([, from]) => from.slice(0, when.length) > when);
}

/** The same, where that currency was money at that time. */
export function currencyAt(region: string, head: string, when: string | undefined): string | undefined {
  const code = currencyIn(region, head, when);
  if (code === undefined || when === undefined) return code;
  const covers = (tender[region] ?? []).some(
    ([own, from, to]) => own === code && from.slice(0, when.length) <= when && (to === '' || to >= when),
  );
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

/** What a bare name or sign most often stands for. */
export function usualCode(head: string): string | undefined {
  if (head === 'grand') return usual.get('dollar');
  const known = usual.get(head) ?? (head.includes('|') ? usual.get(head.split('|')[0]!) : undefined);
  if (known !== undefined) return known;
  const codes = candidatesOf(head);
  return codes.find(isPresent) ?? codes[0];
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

/** Countries whose currency a code is: BYN -> BY, EUR -> none of its own. */
export function countryOfCode(code: string): string | undefined {
  return regionOfCode(code);
}
