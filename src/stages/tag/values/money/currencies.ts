import { currencyHeads, currencyParts } from '../../../../gazetteer/currency-lists.ts';
import { currencies, present } from '../../../../gazetteer/currency-names.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { currencyForms, listedHeads as heads } from './currency-forms.ts';

/** Which currencies a name may stand for. */

/** Codes that have a head, in the order of CLDR: `ruble` -> BYB BYN BYR RUB RUR … */
const codesOfHead = new Map<string, string[]>();
/** A full name: `cuban convertible peso` -> CUC. */
const codesOfName = new Map<string, string[]>();

function listAdd(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

for (const { code, adjective, head } of currencyForms) {
  listAdd(codesOfHead, head, code);
  listAdd(codesOfName, adjective === '' ? head : `${adjective} ${head}`, code);
}
// Crowns are what English calls kronor, kroner and koruny.
for (const { name, codes } of currencyHeads) if (codes.length > 0) codesOfHead.set(name, [...codes]);
// Names of several words: `convertible marks`.
for (const { name, codes } of currencyHeads)
  if (name.includes(' ') && name !== 'yen sign') codesOfName.set(name, [...codes]);

/** Names without the space between their words: `Saudiriyal`. */
export const joinedNames: readonly string[] = [...currencies].flatMap(([code, { names }]) => {
  if (!present.has(code)) return [];
  const joined = names.filter((name) => name.split(' ').length === 2).map((name) => name.replace(' ', ''));
  for (const name of joined) codesOfHead.set(name, [code]);
  return joined;
});

/** Names for so many of a currency: five `grand` are 5000 dollars. */
const multiples = new Map(
  readDataTable<'name' | 'of' | 'power'>('languages/en/currency-multiples.csv').map(({ name, of, power }) => [
    name,
    { of, power: Number(power) },
  ]),
);
for (const [name, { of }] of multiples) codesOfHead.set(name, codesOfHead.get(of)!);

// `fils` are of dinars and dirhams.
for (const { of } of currencyParts)
  if (of.includes('|'))
    codesOfHead.set(
      of,
      of.split('|').flatMap((head) => codesOfHead.get(head)!),
    );

/** Names by themselves of one currency, without other forms, and of so many of one. */
export const soleNames: readonly string[] = [
  ...heads.filter(({ codes, forms }) => codes.length === 1 && forms.length === 0).map(({ name }) => name),
  ...multiples.keys(),
];

/** Full names of currencies, in lowercase. */
export const fullNames: readonly string[] = [...codesOfName.keys()];

/** `pa` and `anga`, `so` and `m`: names that the cut at an apostrophe or hyphen parts. */
export const brokenNames: ReadonlyMap<string, string> = new Map(
  heads.flatMap(({ name }) => {
    const at = name.search(/['-]/);
    return at < 0 ? [] : [[`${name.slice(0, at)} ${name.slice(at + 1)}`, name] as const];
  }),
);

/** The currency's name that an apostrophe parts, by its two pieces. */
export function apostropheName(first: string, rest: string): string | undefined {
  return brokenNames.get(`${first} ${rest}`.toLowerCase());
}

const everydayHeads = new Set(
  heads.filter(({ standing }) => standing === 'everyday').map(({ name }) => name),
);
const peoples = new Set(heads.filter(({ standing }) => standing === 'people').map(({ name }) => name));
const unmistakable = new Set(heads.flatMap(({ plainForms }) => plainForms));
const usual = new Map(
  heads.flatMap(({ name, usual }) => (usual === undefined ? [] : [[name, usual] as const])),
);

/** Whether the head is an everyday word, so that a figure before it is not enough (`team of 5 won`). */
export function isEverydayHead(head: string, form: string): boolean {
  return everydayHeads.has(head) && !unmistakable.has(form);
}

/** Whether the name with a capital is that of people: `three Afghanis`. */
export function isPeople(head: string, printed: string): boolean {
  return peoples.has(head) && /^\p{Lu}\p{Ll}/u.test(printed);
}

/** The codes a bare name or sign may stand for; a sign of one currency gives its code. */
export function candidatesOf(head: string): readonly string[] {
  return codesOfHead.get(head) ?? (currencies.has(head) ? [head] : []);
}

/** The currency and the power of ten of a name for so many of it: `grand`. */
export function multipleOf(head: string): { readonly of: string; readonly power: number } | undefined {
  return multiples.get(head);
}

/** The currency of that full name, `cuban convertible peso`. */
export function codesOfFullName(name: string): readonly string[] {
  return codesOfName.get(name) ?? [];
}

/** Whether the code is in use today. */
export function isPresent(code: string): boolean {
  return present.has(code);
}

/** Those of them that are in use today. */
export function presentOf(head: string): readonly string[] {
  let codes = presentOfHead.get(head);
  if (codes === undefined) presentOfHead.set(head, (codes = candidatesOf(head).filter(isPresent)));
  return codes;
}

const presentOfHead = new Map<string, readonly string[]>();

/** Names that several currencies of today share: `dollar`, `franc`. */
export const sharedHeads: readonly string[] = [...codesOfHead.keys()].filter((head) =>
  currencyHeads.some(({ name, usual }) => name === head && usual !== undefined),
);
const shared = new Set(sharedHeads.filter((head) => codesOfHead.get(head)!.filter(isPresent).length > 1));

/** Whether several currencies of today have the name. */
export function isShared(head: string): boolean {
  return shared.has(head);
}

/** What a bare name or sign most often stands for. */
export function usualCode(head: string): string | undefined {
  const known =
    usual.get(multiples.get(head)?.of ?? head) ??
    (head.includes('|') ? usual.get(head.split('|')[0]!) : undefined);
  if (known !== undefined) return known;
  const codes = candidatesOf(head);
  return codes.find(isPresent) ?? codes[0];
}
