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

/** Words of CLDR's names that are no name of money by themselves: `gold`, `account`. */
export const notHeads: ReadonlySet<string> = new Set(
  'account accounts unit units certificate rights value values zaire zaires ley inti intis cupon soberano soberanos'.split(
    ' ',
  ),
);

/** Other spellings, plurals and translations of the last word of a currency's name. */
export const headForms: Readonly<Record<string, string>> = {
  ruble: 'rubles rouble roubles rubl rubley',
  dollar: 'dollars dolar dolars dols dol',
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
  mark: 'marks',
  deutschmark: 'deutschmarks deutschemark deutschemarks',
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
  deutschmark: 'DEM',
};

/** Signs of letters and single signs, with the head or code they stand for. A full stop after them is read with them. */
export const letterSigns: Readonly<Record<string, string>> = {
  zł: 'PLN',
  Zł: 'PLN',
  zl: 'PLN',
  Kč: 'CZK',
  Kčs: 'CSK',
  Ft: 'HUF',
  kr: 'kr',
  Kr: 'kr',
  DKr: 'DKK',
  Dkr: 'DKK',
  NKr: 'NOK',
  Nkr: 'NOK',
  SKr: 'SEK',
  Skr: 'SEK',
  IKr: 'ISK',
  Rs: 'rupee',
  Re: 'rupee',
  RM: 'MYR',
  Br: 'br',
  Rp: 'IDR',
  R: 'ZAR',
  LE: 'EGP',
  KSh: 'KES',
  Ksh: 'KES',
  KSH: 'KES',
  KShs: 'KES',
  Kshs: 'KES',
  KSHS: 'KES',
  TSh: 'TZS',
  Tsh: 'TZS',
  TSH: 'TZS',
  TShs: 'TZS',
  Tshs: 'TZS',
  TSHS: 'TZS',
  USh: 'UGX',
  Ush: 'UGX',
  USH: 'UGX',
  UShs: 'UGX',
  Ushs: 'UGX',
  USHS: 'UGX',
  Sh: 'shilling',
  Shs: 'shilling',
  SHS: 'shilling',
  Tk: 'BDT',
  TK: 'BDT',
  Tks: 'BDT',
  Bs: 'bs',
  DM: 'DEM',
  FF: 'FRF',
  BF: 'BEF',
  BFr: 'BEF',
  SFr: 'CHF',
  Sfr: 'CHF',
  SwFr: 'CHF',
  Fr: 'franc',
  Frs: 'franc',
  frs: 'franc',
  FCFA: 'cfa',
  CFAF: 'cfa',
  Dh: 'dirham',
  Dhs: 'dirham',
  DH: 'dirham',
  DHS: 'dirham',
  QR: 'QAR',
  SR: 'SAR',
  SAR: 'SAR',
  KD: 'KWD',
  BD: 'BHD',
  JD: 'JOD',
  LL: 'LBP',
  DA: 'DZD',
  NIS: 'ILS',
  TL: 'lira',
  YTL: 'TRY',
  NTL: 'TRY',
  Lm: 'MTL',
  Nu: 'BTN',
  Rf: 'MVR',
  Vt: 'VUV',
  VT: 'VUV',
  ZK: 'ZMW',
  MK: 'MWK',
  Frw: 'RWF',
  FRw: 'RWF',
  FRW: 'RWF',
  FBu: 'BIF',
  Nfk: 'ERN',
  Php: 'PHP',
  PhP: 'PHP',
  Kn: 'HRK',
  kn: 'HRK',
  Esc: 'PTE',
  Pts: 'ESP',
  pts: 'ESP',
  Ptas: 'ESP',
  ptas: 'ESP',
  Lit: 'ITL',
  dlrs: 'dollar',
  Dlrs: 'dollar',
  dlr: 'dollar',
  ECU: 'XEU',
  ECUs: 'XEU',
  руб: 'RUB',
  рублей: 'RUB',
  рубля: 'RUB',
  грн: 'UAH',
  лв: 'BGN',
  тенге: 'KZT',
  сом: 'KGS',
  元: 'CNY',
  圆: 'CNY',
  円: 'JPY',
  원: 'KRW',
  บาท: 'THB',
};

/** Currencies whose countries part thousands by full stops: `25.000 euros`, `Rp 20.000`. */
export const stopGrouped: ReadonlySet<string> = new Set(
  'EUR IDR BRL ARS CLP COP UYU PYG VND TRY TRL DKK NOK ISK RON RSD BAM MKD ALL HRK DEM ITL ESP PTE GRD NLG ATS BEF LUF VES VEF BOB CRC NIO SIT AOA MZN XPF'.split(
    ' ',
  ),
);

/** Signs that are common words or abbreviations too: money only before a figure, never after one. */
export const leadingSigns: ReadonlySet<string> = new Set(
  'Re Sh Bs Fr BF FF BD SR QR KD JD LL DA TL Nu Rf Vt VT ZK MK Esc Lit LE R Dh DH Pts pts DM'.split(' '),
);

/** One capital that stands for a currency where the document is about its country: `N200 billion`, `P5,000`. */
export const letterOfCountry: Readonly<
  Record<string, readonly (readonly [country: string, code: string])[]>
> = {
  N: [['NG', 'NGN']],
  P: [
    ['PH', 'PHP'],
    ['BW', 'BWP'],
  ],
  K: [
    ['PG', 'PGK'],
    ['ZM', 'ZMW'],
  ],
  Q: [['GT', 'GTQ']],
  L: [['HN', 'HNL']],
  D: [['GM', 'GMD']],
  E: [['SZ', 'SZL']],
  M: [['LS', 'LSL']],
  T: [['TO', 'TOP']],
};

/** Signs that stand for several currencies. */
export const sharedSigns: Readonly<Record<string, readonly string[]>> = {
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  br: ['BYN', 'BYR', 'ETB'],
  bs: ['VES', 'BOB', 'VEF', 'VEB'],
  cfa: ['XOF', 'XAF'],
  'yen sign': ['JPY', 'CNY'],
};

/** What stands before or behind `£`: `E£`, `£E`, `IR£`. */
export const poundPrefixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    e: 'EGP',
    egp: 'EGP',
    gb: 'GBP',
    gbp: 'GBP',
    uk: 'GBP',
    stg: 'GBP',
    ir: 'IEP',
    iep: 'IEP',
    c: 'CYP',
    cy: 'CYP',
    cyp: 'CYP',
    lm: 'MTL',
    sy: 'SYP',
    syp: 'SYP',
    ls: 'SDG',
    sd: 'SDG',
    lbp: 'LBP',
    gi: 'GIP',
    fk: 'FKP',
    sh: 'SHP',
    ss: 'SSP',
  }),
);

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
    g: 'GYD',
    gy: 'GYD',
    b: 'BSD',
    ba: 'BSD',
    bn: 'BND',
    br: 'BND',
    l: 'LRD',
    li: 'LRD',
    si: 'SBD',
    ci: 'KYD',
    bd: 'BMD',
    bb: 'BBD',
    na: 'NAD',
    w: 'WST',
    ws: 'WST',
    sr: 'SRD',
    col: 'COP',
    arg: 'ARS',
    ar: 'ARS',
    ch: 'CLP',
    uy: 'UYU',
    cu: 'CUP',
    ph: 'PHP',
    mop: 'MOP',
    m: 'MXN',
    nic: 'NIO',
  }),
);
