import { currencyPrefixes, currencySigns, partSigns } from '../../../../gazetteer/currency-lists.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { entryAt, type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { candidatesOf } from './currencies.ts';
import { type CurrencyMeasure, word } from './currency-measure.ts';
import { countryOfCode } from './currency-times.ts';

/** Signs that are common words or abbreviations too: money only before a figure, never after one. */
export const leadingSigns = new Set(
  currencySigns
    .filter(({ standing }) => standing === 'before' || standing === 'letter' || standing === 'great')
    .map(({ sign }) => sign),
);

/** Those of them that only great sums have: `UA 51 million`, units of account; not `flight UA 175`. */
export const greatSigns = new Set(
  currencySigns.filter(({ standing }) => standing === 'great').map(({ sign }) => sign),
);

/** Letters that are glued to their figures, `R500`, with the country where one digit is enough: `R5`. */
export const letterSigns: ReadonlyMap<string, string> = new Map(
  currencySigns.flatMap(({ sign, standing, country }) =>
    standing === 'letter' ? [[sign, country] as const] : [],
  ),
);

/** Signs that stand after their figures: `12 zł`. */
export const followingSigns: ReadonlySet<string> = new Set(
  currencySigns.filter(({ standing }) => standing === 'after').map(({ sign }) => sign),
);

/** Those of them that are money in one country alone: `KM 150,000` in Bosnia. */
const countryOfSign = new Map(
  currencySigns.flatMap(({ sign, standing, country }) =>
    standing === 'before' && country !== '' ? [[sign, country] as const] : [],
  ),
);

/** The countries that may stand next to a sign: by the sign's meaning. */
const prefixesOf = new Map<string, Map<string, string>>();
for (const { prefix, sign, code } of currencyPrefixes) {
  const meaning = currencySigns.find((row) => row.sign === sign)?.currency ?? sign;
  const prefixes = prefixesOf.get(meaning);
  if (prefixes === undefined) prefixesOf.set(meaning, new Map([[prefix, code]]));
  else prefixes.set(prefix, code);
}
/** Those that need no capitals: `Mex$`, `us$`. */
const prefixesAsWritten = wordsOf('prefix-as-written');
/** Letters after a dollar sign that mean another currency there than before it: `$b`, `$U`. */
const dollarSuffixes = new Map(
  readDataTable<'suffix' | 'code'>('languages/en/currency-suffixes.csv').map(({ suffix, code }) => [
    suffix,
    code,
  ]),
);
export const dollarPrefixes = prefixesOf.get('dollar')!;

/** A sign's meaning is a code in uppercase or the name of a head. */
export function signMeasure(lex: Lexemes, from: number, to: number, meaning: string): CurrencyMeasure {
  const onlyIn = lex.kind[from] === LexKind.word ? countryOfSign.get(textOf(lex, from)) : undefined;
  const measure = { from, to, key: meaning, sign: true, ...(onlyIn !== undefined && { onlyIn }) };
  return /^[A-Z]{3}$/.test(meaning) ? { ...measure, code: meaning } : { ...measure, head: meaning };
}

/** A part's sign before a sum of its country: `¢5` in Ghana. */
export function partSignMeasure(lex: Lexemes, from: number, to: number): CurrencyMeasure | undefined {
  const row = partSigns.find(({ sign }) => sign === textOf(lex, from));
  return row === undefined ? undefined : { ...signMeasure(lex, from, to, row.currency), onlyIn: row.country };
}

/** Letters that a stroke makes signs: `S/`. */
const strokeSigns = new Map(
  currencySigns.flatMap(({ sign, currency, standing }) =>
    standing === 'stroke' ? [[sign.replace('/', ''), currency] as const] : [],
  ),
);

/** `S/ 25.50`, `S/. 25.50`: soles; `B/. 5`: balboas; the stroke is at `i`. */
export function strokeSign(lex: Lexemes, i: number, to: number): CurrencyMeasure | undefined {
  if (word(lex, i) !== '/' || !glued(lex, i) || glued(lex, i - 1)) return undefined;
  const code = strokeSigns.get(textOf(lex, i - 1));
  // `S/2001/1`, `S/25704`: the symbols of documents.
  if (code === undefined || (word(lex, to + 1) === '/' && glued(lex, to + 1))) return undefined;
  const measure = { from: i - 1, to, key: code, code, sign: true };
  return /^\d{4,}$/.test(textOf(lex, to)) ? { ...measure, onlyIn: countryOfCode(code)! } : measure;
}

/** `$US5bn`, `$A12.5 million`, `£E 100`: the country after the sign. */
export function prefixAfterSign(lex: Lexemes, i: number, to: number): CurrencyMeasure | undefined {
  const sign = entryAt(lex, i - 1)?.sign;
  if (lex.kind[i] !== LexKind.word || !glued(lex, i) || (sign !== 'dollar' && sign !== 'pound'))
    return undefined;
  const prefixes = prefixesOf.get(sign)!;
  const text = textOf(lex, i);
  // `U$S 300`, as the River Plate writes US dollars
  const isGluedBefore = lex.kind[i - 2] === LexKind.word && glued(lex, i - 1);
  if (isGluedBefore && /^(?:U\$S|u\$s)$/.test(lex.text.slice(lex.start[i - 2]!, lex.end[i]!)))
    return { from: i - 2, to, key: 'USD', code: 'USD', head: 'dollar', sign: true };
  if (isGluedBefore) return undefined;
  const own = sign === 'dollar' ? dollarSuffixes.get(text) : undefined;
  if (own !== undefined) return { from: i - 1, to, key: own, code: own, sign: true };
  if (text !== text.toUpperCase()) return undefined;
  // `$M 5.2` says millions.
  if (!glued(lex, to) && lex.entry[i]?.letterScale !== undefined && !isCountryLetter(lex, i, to))
    return undefined;
  const code = prefixes.get(text.toLowerCase());
  return code === undefined ? undefined : { from: i - 1, to, key: code, code, head: sign, sign: true };
}

/** The letter of `£T 5` and `$T 500,000`, which is a country's: no sum has so many trillions. */
export function isCountryLetter(lex: Lexemes, i: number, figure: number): boolean {
  if ((lex.entry[i]?.letterScale ?? 0) < 12) return false;
  return entryAt(lex, i - 1)?.sign === 'pound' || /^\d{1,3}(?:[ ,.'’]\d{3})+/.test(textOf(lex, figure));
}

/** A sign that belongs to the letters or figures it is joined to, and is none by itself: `Xy$ 500`, `400$00`. */
export function isPartOfSign(lex: Lexemes, i: number, at: number): boolean {
  if (!glued(lex, i) || i === 0) return false;
  if (lex.kind[i - 1] === LexKind.number) return glued(lex, at);
  const text = textOf(lex, i - 1);
  return lex.kind[i - 1] === LexKind.word && text.length < 5 && /\p{Lu}/u.test(text);
}

/** A sign with the country before it: `US$`, `COP$`, `GH₵`, `GH¢`, `IR£`, `JP¥`. */
export function signWithPrefix(lex: Lexemes, sign: number, to: number): CurrencyMeasure | undefined {
  const meaning = lex.entry[sign]?.sign ?? textOf(lex, sign);
  if (meaning === 'dollar') return dollarWithPrefix(lex, sign, to);
  const i = sign - 1;
  if (i < 0 || lex.kind[i] !== LexKind.word || !glued(lex, sign)) return undefined;
  const code = prefixesOf.get(meaning)?.get(textOf(lex, i).toLowerCase());
  if (code === undefined) return undefined;
  return { from: i, to, key: code, code, ...(meaning === 'pound' && { head: meaning }), sign: true };
}

/** `US$`, `U.S.$`, `NZ $`, `C $`, `COP$`, `aud$`. */
function dollarWithPrefix(lex: Lexemes, sign: number, to: number): CurrencyMeasure | undefined {
  let i = sign - 1;
  if (word(lex, i) === '.' && (glued(lex, sign) || word(lex, i - 1) === 's')) i--;
  if (i < 0 || lex.kind[i] !== LexKind.word) return undefined;
  const text = textOf(lex, i);
  if (text === 'S' && word(lex, i - 1) === '.' && textOf(lex, i - 2) === 'U') {
    return { from: i - 2, to, key: 'USD', code: 'USD', head: 'dollar', sign: true };
  }
  // `A $5 million plant opened`: an article
  if (!glued(lex, sign) && text === 'A' && opensSentence(lex, i)) return undefined;
  // `Plan A $5`: of single letters only those that stand so in price lists.
  if (!glued(lex, sign) && text.length < 2 && !/^[ACS]$/.test(text)) return undefined;
  if (glued(lex, i) && lex.kind[i - 1] === LexKind.word) return undefined;
  const own = lex.entry[i]?.code ?? dollarCodes.get(text.toLowerCase());
  const upper = text === text.toUpperCase() || prefixesAsWritten.has(text);
  const code = own ?? (upper ? dollarPrefixes.get(text.toLowerCase()) : undefined);
  return code === undefined ? undefined : { from: i, to, key: code, code, head: 'dollar', sign: true };
}

const opensSentence = (lex: Lexemes, i: number): boolean =>
  i === 0 || lex.kind[i - 1] === LexKind.break || sentenceOpeners.has(word(lex, i - 1) ?? '');

const sentenceOpeners = new Set(['.', '?', '!', ':', '"', '“', '‘', '—']);

/** Codes of dollars and pesos, which stand before `$` too: `COP$9000`. */
const dollarCodes = new Map(
  [...candidatesOf('dollar'), ...candidatesOf('peso')].map((code) => [code.toLowerCase(), code]),
);
