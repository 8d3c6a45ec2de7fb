import { acronymCodes, wordlikeCodes } from '../../../../gazetteer/currency-lists.ts';
import { entryAt, type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import type { Measure } from '../engine/measure.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { isPresent } from './currencies.ts';
import { countryOfCode } from './currency-times.ts';

/** A currency as the text names it, before it is decided which one it is. */
export interface CurrencyMeasure extends Measure {
  /** Said outright: a code, `US$`, `Cuban convertible pesos`. */
  code?: string;
  /** The bare name, singular: `ruble`, also for a sign (`$` dollar). */
  head?: string;
  /** The country an adjective names. */
  region?: string;
  /** Written as a sign. */
  sign?: boolean;
  /** Hundredths: `cent`, as printed in lowercase. */
  subunit?: string;
  /** Money only where the document speaks of this country, or one of these. */
  onlyIn?: string | readonly string[];
  /** An everyday word after a small figure, `10 marks`: money only among words of prices, where its country is spoken of. */
  everyday?: boolean;
  /** A form that is something else nearly as often. */
  doubtful?: boolean;
}

export const word = (lex: Lexemes, i: number): string | undefined => entryAt(lex, i)?.w;

/** Whether a figure is written as money is: in groups, with cents or a scale, or of three digits and more. */
export function looksLikeMoney(lex: Lexemes, number: NumberMention): boolean {
  if (number.scale >= 3 || number.letter !== undefined || isNoCents(lex, number.to)) return true;
  if (lex.kind[number.from] !== LexKind.number || number.yearLike === true) return false;
  const raw = textOf(lex, number.from);
  return glued(lex, number.from) || /^\d{1,3}(?:[ ,.'’]\d{2,3})+$|^\d{2,}$/.test(raw);
}

/** The `,-` or `.–` that says a sum has no cents: `500,- Kč`, `Fr. 5.-`. */
export function isNoCents(lex: Lexemes, at: number): boolean {
  const w = word(lex, at);
  return (
    (w === ',' || w === '.') &&
    /^[-–—]$/.test(word(lex, at + 1) ?? '') &&
    glued(lex, at) &&
    glued(lex, at + 1) &&
    lex.kind[at + 2] !== LexKind.number
  );
}

/** `ALL 5 of us`: codes that are words want a figure that looks like money. */
export function codeBelieved(lex: Lexemes, code: string, number: NumberMention): boolean {
  if (!wordlikeCodes.has(code)) return true;
  if (number.scale >= 3) return true;
  const raw = textOf(lex, number.from);
  return (
    lex.kind[number.from] === LexKind.number &&
    !number.yearLike &&
    /^\d{1,3}([ ,.]\d{2,3})+$|^\d{3,}$/.test(raw)
  );
}

const goods = wordsOf('priced-by');
const articles = /^(?:per|an?|the)$/;

/** Whether what follows says what a price is asked for: `a pound`, `per lb`, `each`. */
export function isPricedBy(lex: Lexemes, at: number): boolean {
  const w = textOf(lex, at).toLowerCase();
  return w === 'each' || (articles.test(w) && goods.has(textOf(lex, at + 1).toLowerCase()));
}

/** Where a code is an acronym of other things and its figure does not look like money, the country that must be spoken of. */
export function countryAsked(
  lex: Lexemes,
  code: string,
  number: NumberMention,
): { onlyIn: string } | undefined {
  if (!acronymCodes.has(code) || number.scale >= 3 || number.letter !== undefined) return undefined;
  const raw = textOf(lex, number.from);
  const isPrice = /^\d{1,3}(?:[ ,.'’]\d{3})+(?:[.,]\d+)?$|^\d+[.,]\d\d$/.test(raw);
  // `386BSD`
  const isLarge = /^\d{3,}$/.test(raw) && !glued(lex, number.to);
  // `142.19 MAF`: money no more, and acre feet
  return (isPrice || isLarge) && isPresent(code) ? undefined : { onlyIn: countryOfCode(code)! };
}

/** 1990 to 2039, without a scale: a year rather than an amount. */
export function looksLikePresentYear(lex: Lexemes, number: NumberMention): boolean {
  const raw = textOf(lex, number.from);
  return number.to === number.from + 1 && /^(199\d|20[0-3]\d)$/.test(raw) && raw !== '2000';
}

export const hasFigure = (lex: Lexemes, i: number): boolean =>
  lex.entry[i]?.small !== undefined ||
  lex.entry[i]?.scale !== undefined ||
  lex.entry[i]?.fraction !== undefined;
