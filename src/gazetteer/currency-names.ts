import data from './currencies.data.json' with { type: 'json' };

/**
 * The names of currencies, in one place for the gazetteer of currencies and for the recogniser of money. Codes, names, signs, dates
 * and countries are CLDR's (`currencies.data.json`, made by `scripts/build-currencies.ts`); added here are other spellings and signs
 * of letters.
 */

/** One currency, present or past. */
export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** Usual English name with the years of a past one: `Belarusian Ruble (2000–2016)`. */
  readonly name: string;
  /** The same without years, and its plural: `Belarusian Ruble`, `Belarusian ruble`, `Belarusian rubles`. */
  readonly forms: readonly string[];
  /** Names in small letters as a text has them, without years, the singular first: `belarusian ruble`, `belarusian rubles`. */
  readonly names: readonly string[];
  readonly signs: readonly string[];
}

/** Where a currency is or was legal tender; days in ISO 8601, an open end is empty. */
export type Tender = readonly (readonly [code: string, firstDay: string, lastDay: string])[];

/** `Belarusian Ruble (2000–2016)` -> `Belarusian Ruble`. */
const plain = (name: string): string => name.replace(/\s*\(.*?\)/g, '').trim();

const rows: Readonly<Record<string, { name: string; forms: string[]; signs: string[] }>> = data.currencies;

/** Every currency by its code, in the order of the codes. */
export const currencies: ReadonlyMap<string, Currency> = new Map(
  Object.entries(rows).map(([code, { name, forms, signs }]) => {
    const all = [...new Set([name, ...forms].map(plain))];
    const names = [...new Set(all.map((form) => form.toLowerCase()))];
    return [code, { code, name, forms: all, names, signs }];
  }),
);

/** Currencies of a country by ISO 3166-1 alpha-2, newest first. */
export const tender = data.tender as unknown as Readonly<Record<string, Tender>>;

/** `belarus` -> BY: English names of countries in small letters. */
export const countries: Readonly<Record<string, string>> = data.countries;

/** Currencies in use today. */
export const present: ReadonlySet<string> = new Set(
  Object.values(tender).flatMap((list) => list.filter(([, , to]) => to === '').map(([code]) => code)),
);

/** Where the data come from, with versions. */
export const { source, licence } = data;

/** Other spellings, plurals and translations of the last word of a currency's name. */
export const headForms: Readonly<Record<string, string>> = {
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
export const sole: Readonly<Record<string, string>> = {
  geneh: 'EGP',
  quid: 'GBP',
  sterling: 'GBP',
  buck: 'USD',
  bucks: 'USD',
  greenbacks: 'USD',
};

/** Signs of letters and single signs, with the head or code they stand for. */
export const letterSigns: Readonly<Record<string, string>> = {
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

/** Signs that stand for several currencies. */
export const sharedSigns: Readonly<Record<string, readonly string[]>> = {
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  br: ['BYN', 'BYR', 'ETB'],
  'yen sign': ['JPY', 'CNY'],
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
