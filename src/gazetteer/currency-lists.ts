import { readDataTable } from './data-table.ts';

/**
 * How English texts write of currencies: the lists `data/languages/en/currency-*.csv`. Codes, names, signs, dates and countries
 * besides these are CLDR's, in `currency-names.ts`.
 */

const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split('|'));

/** The last word of currencies' names, or a name that stands by itself, with what is known of it. */
export interface CurrencyHead {
  /** Singular, in lowercase: `ruble`, `quid`. */
  readonly name: string;
  /** Other spellings, plurals and translations. */
  readonly forms: readonly string[];
  /** Forms among them that are no other English word, where the name is one: `escudos`. */
  readonly plainForms: readonly string[];
  /** The currencies it may be, where CLDR's names do not tell. */
  readonly codes: readonly string[];
  /** The currency that it most often is. */
  readonly usual: string | undefined;
  /** `everyday`: another word of English too; `none`: no name of money by itself. */
  readonly standing: string;
}

const plain = 'plain:';

export const currencyHeads: readonly CurrencyHead[] = readDataTable<
  'name' | 'forms' | 'codes' | 'usual' | 'standing'
>('languages/en/currency-names.csv').map(({ name, forms, codes, usual, standing }) => ({
  name,
  forms: listOf(forms).map((form) => form.replace(plain, '')),
  plainForms: listOf(forms)
    .filter((form) => form.startsWith(plain))
    .map((form) => form.slice(plain.length)),
  codes: listOf(codes),
  usual: usual === '' ? undefined : usual,
  standing,
}));

/** A sign or abbreviation of money. */
export interface CurrencySign {
  readonly sign: string;
  /** A code, or a name that several currencies have. */
  readonly currency: string;
  /**
   * `before`: a word or abbreviation of other things too, money only before a figure; `letter`: that, and glued to it; `great`: that,
   * and a great sum; `unit`: a unit of measure elsewhere.
   */
  readonly standing: string;
  /** The country in which a unit of measure is money, or a letter before one digit. */
  readonly country: string;
}

export const currencySigns: readonly CurrencySign[] = readDataTable<
  'sign' | 'currency' | 'standing' | 'country'
>('languages/en/currency-signs.csv');

/** Signs of parts that stand before whole sums in one country: `¢5` are cedis in Ghana. */
export const partSigns: readonly { sign: string; currency: string; country: string }[] = readDataTable<
  'sign' | 'currency' | 'country'
>('languages/en/currency-part-signs.csv');

/** What stands next to a sign and says the country: `us` and `$` are `US$`, `e` and `£` are `E£` and `£E`. */
export const currencyPrefixes: readonly { prefix: string; sign: string; code: string }[] = readDataTable<
  'prefix' | 'sign' | 'code'
>('languages/en/currency-prefixes.csv');

/**
 * One capital that stands for a currency where the document is about its country: `N200 billion`, `P5,000`. Those that may stand
 * `alone` do so in other documents too, where they are usual.
 */
export const currencyLetters = readDataTable<'letter' | 'country' | 'code' | 'alone'>(
  'languages/en/currency-letters.csv',
);

/** Parts of currencies: the form as printed, its name, the currency and the name of currencies it is a part of, its share. */
export const currencyParts: readonly {
  form: string;
  part: string;
  code: string;
  of: string;
  share: string;
}[] = readDataTable<'form' | 'part' | 'code' | 'of' | 'share'>('languages/en/currency-parts.csv');

const codes = readDataTable<'code' | 'standing'>('languages/en/currency-codes.csv');
const codesThat = (standing: string): ReadonlySet<string> =>
  new Set(codes.filter((row) => row.standing === standing).map(({ code }) => code));

/** Codes that are also words or names in uppercase: believed only before figures that look like money. */
export const wordlikeCodes = codesThat('word');
/** Codes that are also acronyms, `PHP 7.4`: believed before other figures where the text speaks of the country or of prices. */
export const acronymCodes = codesThat('acronym');
/** Currencies whose countries part thousands by full stops: `25.000 euros`, `Rp 20.000`. */
export const stopGrouped = codesThat('stops');

/** Currencies of a thousand parts: `KD 4.250` has three decimals. */
export const inThousandths = codesThat('thousandths');
