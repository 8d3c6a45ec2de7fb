import data from './currencies.data.json' with { type: 'json' };
import { addExact, addSign, addWord } from './lexicon.ts';

/**
 * Currencies by code, name and sign. The codes, names, dates and countries are CLDR's (`currencies.data.json`, made by
 * `scripts/build-currencies.ts`); added here is what English texts write besides.
 */

/** `[code, first day, last day]`, newest first; an open end is empty. */
type Tender = readonly (readonly [string, string, string])[];
const tender = data.tender as unknown as Readonly<Record<string, Tender>>;
const currencies: Readonly<Record<string, { names: readonly string[]; signs: readonly string[] }>> =
  data.currencies;

/** Other spellings, plurals and translations of the last word of a currency's name. */
const headForms: Readonly<Record<string, string>> = {
  ruble: 'rubles rouble roubles rubl rubley',
  dollar: 'dollars dolar dolars',
  pound: 'pounds',
  franc: 'francs',
  euro: 'euros €ur',
  yuan: 'yuans renminbi rmb',
  tenge: 'tenges',
  som: 'soms sum sums soum soums',
  hryvnia: 'hryvnias hryvnya hryvnyas hryvna hryvnas hryvni hryven grivna grivnas',
  zloty: 'zlotys zlote zlotych zloties',
  krone: 'kroner krones',
  krona: 'kronor kronas krónur króna',
  koruna: 'korunas koruny korun',
  crown: 'crowns',
  lev: 'leva levs',
  leu: 'lei leus',
  litas: 'litai lits',
  dram: 'drams',
  manat: 'manats',
  lari: 'laris',
  somoni: 'somonis',
  dinar: 'dinars',
  dirham: 'dirhams dirhem',
  rial: 'rials',
  riyal: 'riyals',
  rupee: 'rupees',
  rupiah: 'rupiahs',
  peso: 'pesos',
  real: 'reals reais',
  rand: 'rands',
  ringgit: 'ringgits',
  baht: 'bahts',
  yen: 'yens',
  won: 'wons',
  dong: 'dongs',
  tugrik: 'tugriks tögrög tögrögs tugrug tugrugs',
  shekel: 'shekels sheqel sheqels',
  shilling: 'shillings',
  lira: 'liras lire',
  forint: 'forints',
  mark: 'marks deutschmark deutschmarks',
  guilder: 'guilders',
  naira: 'nairas',
  cedi: 'cedis',
  birr: 'birrs',
  kwacha: 'kwachas',
  taka: 'takas',
  kyat: 'kyats',
  kip: 'kips',
  riel: 'riels',
  escudo: 'escudos',
  peseta: 'pesetas',
  drachma: 'drachmas drachmae',
  schilling: 'schillings',
  markka: 'markkas',
  bolivar: 'bolivars bolívar bolívares bolivares',
  boliviano: 'bolivianos',
  guarani: 'guaranis guaraní',
  quetzal: 'quetzals quetzales',
  lempira: 'lempiras',
  colon: 'colons colón colones',
  sol: 'soles sols',
  kuna: 'kunas',
  denar: 'denars denari',
  lek: 'leks lekë',
  afghani: 'afghanis',
  ariary: 'ariaries',
  geneh: 'genih genihat',
};

/** Names of one currency each, without a country before them. */
const sole: Readonly<Record<string, string>> = {
  geneh: 'EGP',
  quid: 'GBP',
  sterling: 'GBP',
  buck: 'USD',
  bucks: 'USD',
  greenbacks: 'USD',
};

/** Adjectives besides those of CLDR's currency names (`Belarusian`, `Kazakhstani`). */
const adjectives: Readonly<Record<string, string>> = {
  american: 'US',
  us: 'US',
  usa: 'US',
  'u.s': 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  belarussian: 'BY',
  belorussian: 'BY',
  byelorussian: 'BY',
  kazakh: 'KZ',
  uzbek: 'UZ',
  kyrgyz: 'KG',
  kirghiz: 'KG',
  tajik: 'TJ',
  turkmen: 'TM',
  azeri: 'AZ',
  english: 'GB',
  uk: 'GB',
  chinese: 'CN',
  korean: 'KR',
  emirati: 'AE',
  uae: 'AE',
  saudi: 'SA',
  taiwanese: 'TW',
  vietnamese: 'VN',
  omani: 'OM',
  qatari: 'QA',
  irish: 'IE',
  spanish: 'ES',
  italian: 'IT',
  german: 'DE',
  french: 'FR',
  dutch: 'NL',
  greek: 'GR',
  slovak: 'SK',
  bosnian: 'BA',
  argentinian: 'AR',
  argentinean: 'AR',
  'hong kong': 'HK',
  soviet: 'SU',
};

/** What a currency's bare name or sign stands for most often, where several countries have one of that name. */
const usual: Readonly<Record<string, string>> = {
  dollar: 'USD',
  pound: 'GBP',
  ruble: 'RUB',
  franc: 'CHF',
  yen: 'JPY',
  'yen sign': 'JPY',
  yuan: 'CNY',
  rupee: 'INR',
  peso: 'MXN',
  krone: 'DKK',
  krona: 'SEK',
  koruna: 'CZK',
  crown: 'CZK',
  kr: 'SEK',
  lira: 'TRY',
  dinar: 'KWD',
  dirham: 'AED',
  riyal: 'SAR',
  rial: 'IRR',
  shilling: 'KES',
  som: 'UZS',
  leu: 'RON',
  won: 'KRW',
  manat: 'AZN',
  mark: 'DEM',
  real: 'BRL',
  rand: 'ZAR',
  rupiah: 'IDR',
  br: 'BYN',
};

/** Heads that are also everyday English words: money only with a country or a scale (`5 million won`). */
const everydayHeads = new Set([
  'won',
  'mark',
  'crown',
  'real',
  'sol',
  'colon',
  'som',
  'all',
  'dram',
  'kip',
  'escudo',
  'leone',
  'pula',
  'lek',
]);
/** Forms among them that are no English words. */
const unmistakable = new Set([
  'soms',
  'soum',
  'soums',
  'drams',
  'leks',
  'reais',
  'leones',
  'escudos',
  'colones',
  'colón',
]);

/** Codes that are also words or names in capitals: believed only before figures that look like money. */
export const wordlikeCodes: ReadonlySet<string> = new Set(
  'ALL ANG ARM BAD BAM BAN BOP BUK CAD CHE COP CUP DEM ESP FIM GEL GEK GRD HUF IDR IEP ITL LAK LEI LIT LUX MAD MAN MOP MXP NAD NIC NIO PAB PEN PEI PES PLZ RON SIT SOS STD SUR TOP TRY UAK WON YUM ZAR ZRN AMD AZM BEC BEF BEL BRC BRE BRN BRB BRZ LUC MLF MLP MTL MTP SDD SDP'
    .split(' ')
    .filter((c) => !['ZAR', 'HUF', 'IDR', 'CAD', 'RON', 'AMD', 'ITL', 'ESP', 'DEM', 'GEL'].includes(c)),
);

/** Hundredths (or other parts) and, where there is one, the country's currency they belong to. */
const subunits: Readonly<Record<string, readonly [string, (string | undefined)?, string?]>> = {
  cent: ['cent'],
  cents: ['cent'],
  penny: ['penny', 'GBP'],
  pennies: ['penny', 'GBP'],
  pence: ['penny', 'GBP'],
  nickel: ['nickel', 'USD', '0.05'],
  nickels: ['nickel', 'USD', '0.05'],
  dime: ['dime', 'USD', '0.1'],
  dimes: ['dime', 'USD', '0.1'],
  jiao: ['jiao', 'CNY', '0.1'],
  fils: ['fils', undefined, '0.001'],
  kopeck: ['kopeck'],
  kopecks: ['kopeck'],
  kopek: ['kopeck'],
  kopeks: ['kopeck'],
  kopeyka: ['kopeck'],
  kopeykas: ['kopeck'],
  kopiyka: ['kopeck', 'UAH'],
  kopiykas: ['kopeck', 'UAH'],
  tiyin: ['tiyin'],
  tiyn: ['tiyin'],
  centime: ['centime'],
  centimes: ['centime'],
  centavo: ['centavo'],
  centavos: ['centavo'],
  paisa: ['paisa', 'INR'],
  paise: ['paisa', 'INR'],
  sen: ['sen', 'MYR'],
  sens: ['sen', 'MYR'],
  fen: ['fen', 'CNY'],
  grosz: ['grosz', 'PLN'],
  groszy: ['grosz', 'PLN'],
  pfennig: ['pfennig', 'DEM'],
  pfennigs: ['pfennig', 'DEM'],
  piastre: ['piastre'],
  piastres: ['piastre'],
  piaster: ['piastre'],
  piasters: ['piastre'],
  öre: ['ore'],
  øre: ['ore'],
};

/** Signs of letters and single signs, with the head or code they stand for. */
const letterSigns: Readonly<Record<string, string>> = {
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  kr: 'kr',
  Kr: 'kr',
  Rs: 'rupee',
  RM: 'MYR',
  Br: 'br',
  Rp: 'IDR',
  R: 'ZAR',
  LE: 'EGP',
};

/** What stands before `$`: `US$`, `NZ$`. */
export const dollarPrefixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    us: 'USD',
    usa: 'USD',
    u: 'USD',
    a: 'AUD',
    au: 'AUD',
    aud: 'AUD',
    c: 'CAD',
    ca: 'CAD',
    cad: 'CAD',
    can: 'CAD',
    cdn: 'CAD',
    nz: 'NZD',
    hk: 'HKD',
    s: 'SGD',
    sg: 'SGD',
    nt: 'TWD',
    r: 'BRL',
    mx: 'MXN',
    mex: 'MXN',
    ec: 'XCD',
    j: 'JMD',
    ja: 'JMD',
    tt: 'TTD',
    fj: 'FJD',
    bz: 'BZD',
    bds: 'BBD',
    n: 'NAD',
    z: 'ZWL',
    zw: 'ZWL',
    rd: 'DOP',
    t: 'TOP',
    usd: 'USD',
  }),
);

/** The singular of a head's form: `roubles` -> `ruble`. */
const headOf = new Map<string, string>();
/** Codes that have a head, in the order of CLDR: `ruble` -> BYB BYN BYR RUB RUR … */
const codesOfHead = new Map<string, string[]>();
/** A full name: `cuban convertible peso` -> CUC. */
const codesOfName = new Map<string, string[]>();
/** `belarusian` -> BY, `south african` -> ZA, `belarus` -> BY. */
const regionOf = new Map<string, string>(Object.entries(data.countries));

function listAdd(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/** Currencies in use today, by `tender`. */
const present = new Set(Object.values(tender).flatMap((t) => t.filter((x) => x[2] === '').map((x) => x[0])));

/** `US` for USD; the shared ones have none. */
function regionOfCode(code: string): string | undefined {
  const region = code.slice(0, 2);
  return region in tender ? region : undefined;
}

for (const [head, forms] of Object.entries(headForms)) {
  headOf.set(head, head);
  for (const form of forms.split(' ')) headOf.set(form, head);
}
for (const [code, { names }] of Object.entries(currencies)) {
  for (const name of names) {
    const words = name.split(' ');
    const form = words[words.length - 1]!;
    const known = headOf.get(form);
    // The first name is the singular.
    const head = known ?? (name === names[0] ? form : names[0]!.split(' ').at(-1)!);
    if (form.length < 3 || form === 'unit' || form === 'units' || form === 'certificate' || form === 'rights')
      continue;
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
for (const [adjective, region] of Object.entries(adjectives)) regionOf.set(adjective, region);
// Crowns are what English calls kronor, kroner and koruny.
codesOfHead.set('crown', ['CZK', 'SEK', 'NOK', 'DKK', 'ISK', 'EEK', 'SKK', 'CSK']);
codesOfHead.set('kr', ['SEK', 'NOK', 'DKK', 'ISK']);
codesOfHead.set('br', ['BYN', 'BYR', 'ETB']);
codesOfHead.set('yen sign', ['JPY', 'CNY']);
codesOfHead.set('geneh', ['EGP']);

for (const [form, head] of headOf) addWord(form, { head });
// `Saudiriyal`: the space lost.
for (const [code, { names }] of Object.entries(currencies)) {
  if (!present.has(code)) continue;
  for (const name of names) {
    if (name.split(' ').length !== 2) continue;
    const joined = name.replace(' ', '');
    codesOfHead.set(joined, [code]);
    addWord(joined, { head: joined });
  }
}
for (const [form, code] of Object.entries(sole)) {
  codesOfHead.set(form, [code]);
  addWord(form, { head: form });
}
addWord('grand', { head: 'grand' });
codesOfHead.set('grand', codesOfHead.get('dollar')!);
for (const phrase of regionOf.keys())
  for (const w of phrase.split(/[ .-]/)) if (w.length > 0) addWord(w, { adjective: true });
for (const phrase of codesOfName.keys()) {
  for (const w of phrase.split(' ').slice(0, -1)) addWord(w, { adjective: true });
}
for (const code of Object.keys(currencies)) addExact(code, { code });
for (const code of ['RMB']) addExact(code, { code: 'CNY' });
for (const code of ['usd', 'eur', 'rub', 'gbp', 'byn', 'kzt', 'uah', 'cny', 'Usd', 'Eur', 'Rub']) {
  addExact(code, { code: code.toUpperCase() });
}
for (const [form, [name]] of Object.entries(subunits)) addWord(form, { subunit: name });
addSign('¢', { subunit: 'cent' });
for (const [sign, meaning] of Object.entries(letterSigns)) addExact(sign, { sign: meaning });
for (const [sign, meaning] of [
  ['$', 'dollar'],
  ['＄', 'dollar'],
  ['€', 'EUR'],
  ['£', 'pound'],
  ['¥', 'yen sign'],
  ['￥', 'yen sign'],
] as const) {
  addSign(sign, { sign: meaning });
}
for (const [code, { signs }] of Object.entries(currencies)) {
  for (const sign of signs) {
    if (sign.length === 1 && sign.charCodeAt(0) >= 0x0e3f && !'€£¥'.includes(sign) && present.has(code)) {
      addSign(sign, { sign: code });
    }
  }
}

/** Whether the head is an everyday word, so that a figure before it is not enough (`team of 5 won`). */
export function isEverydayHead(head: string, form: string): boolean {
  return everydayHeads.has(head) && !unmistakable.has(form);
}

/** The codes a bare name or sign may stand for; a sign of one currency gives its code. */
export function candidatesOf(head: string): readonly string[] {
  return codesOfHead.get(head) ?? (head in currencies ? [head] : []);
}

/** The country an adjective or name stands for: `kazakh` -> KZ. */
export function regionOfWords(words: string): string | undefined {
  return regionOf.get(words);
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
  return (
    codes.find((code) => code.startsWith(region) && present.has(code)) ??
    codes.find((code) => code.startsWith(region))
  );
}

/** What a bare name or sign most often stands for. */
export function usualCode(head: string): string | undefined {
  if (head === 'grand') return usual['dollar'];
  const known = usual[head];
  if (known !== undefined) return known;
  const codes = candidatesOf(head);
  return codes.find(isPresent) ?? codes[0];
}

/** The currency a hundredth belongs to when nothing else says it. */
export function currencyOfSubunit(form: string): string | undefined {
  return subunits[form]?.[1];
}

/** What part of its currency a subunit is: `0.01` for cents. */
export function subunitPart(form: string): string {
  return subunits[form]?.[2] ?? '0.01';
}

/** Countries whose currency a code is: BYN -> BY, EUR -> none of its own. */
export function countryOfCode(code: string): string | undefined {
  return regionOfCode(code);
}
