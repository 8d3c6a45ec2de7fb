import { currencySigns } from '../../../../gazetteer/currency-lists.ts';
import { type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued, goesOn, type NumberMention, scalesFrom } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { candidatesOf } from './currencies.ts';
import {
  type CurrencyMeasure,
  codeBelieved,
  countryAsked,
  isNoCents,
  isPricedBy,
  word,
} from './currency-measure.ts';
import { nameAfter } from './currency-name.ts';
import { isPence, subunitsOfCountry } from './currency-parts.ts';
import { dollarPrefixes, followingSigns, leadingSigns, signMeasure } from './currency-signs.ts';
import { countryOfCode } from './currency-times.ts';
import { countryAt } from './places.ts';
import { currencyOfSubunit } from './subunit-tables.ts';

/** The currency that begins at lexeme `at`, after a number: `€`, `USD`, `Russian rubles`, `U.S. dollars`, `cents`, `-dollar`. */
export function currencyAfter(lex: Lexemes, at: number, number: NumberMention): CurrencyMeasure | undefined {
  let i = at;
  const dash = word(lex, i);
  if ((dash === '-' || dash === '‑') && glued(lex, i) && glued(lex, i + 1)) i++;
  else if (isNoCents(lex, i)) i += 2;
  const e = lex.entry[i];
  if (e === undefined) return undefined;
  // A comma or full stop, after which most numbers stand, begins no currency.
  if (lex.kind[i] === LexKind.sign && e.sign === undefined && e.subunit === undefined) return undefined;
  if (number.article !== true) {
    const found = e.sign === undefined ? undefined : signAfter(lex, i, number);
    if (found !== undefined) return found;
    if (e.code !== undefined) return codeAfter(lex, i, number);
  }
  // `half a trillion of pesos`, `500 millions de FCFA`
  if ((e.w === 'of' || e.w === 'de') && lex.entry[i + 1]?.sign !== undefined && number.scale >= 6)
    return signAfter(lex, i + 1, number);
  if ((e.w === 'of' || e.w === 'de') && number.scale >= 3 && lex.entry[i + 1]?.head !== undefined) {
    const measure = nameAfter(lex, i + 1, number);
    if (measure !== undefined) return { ...measure, from: i };
  }
  return (
    dollarAfter(lex, i) ??
    subunitsOfCountry(lex, i) ??
    subunitAfter(lex, i, number) ??
    egyptian(lex, i, number) ??
    (e.w === 'c' && lex.kind[i - 1] === LexKind.number && glued(lex, i)
      ? undefined
      : nameAfter(lex, i, number))
  );
}

/** `34.6 million USD`, `75 USD million`. */
function codeAfter(lex: Lexemes, i: number, number: NumberMention): CurrencyMeasure | undefined {
  const { code, codeScale } = lex.entry[i]!;
  if (!codeBelieved(lex, code!, number) || startsNextAmount(lex, i, number)) return undefined;
  if (lex.kind[i + 1] === LexKind.number && glued(lex, i + 1)) return undefined;
  const scales = number.scale === 0 ? scalesFrom(lex, i + 1) : { to: i + 1, scale: 0 };
  const scale = scales.scale + (codeScale ?? 0);
  const asked = countryAsked(lex, code!, number);
  return { from: i, to: scales.to, key: code!, code: code!, ...(scale > 0 && { scale }), ...asked };
}

/** `3.14US$`, `26 million NZ$` */
function dollarAfter(lex: Lexemes, i: number): CurrencyMeasure | undefined {
  if (lex.kind[i] !== LexKind.word || lex.entry[i + 1]?.sign !== 'dollar' || !glued(lex, i + 1))
    return undefined;
  const code = dollarPrefixes.get(lex.entry[i]!.w);
  if (code === undefined || (lex.kind[i + 2] === LexKind.number && glued(lex, i + 2))) return undefined;
  return { from: i, to: i + 2, key: code, code, head: 'dollar', sign: true };
}

/** Hundredths by name or letter: `50 cents`, `99p`, `$20 and 43c`. */
function subunitAfter(lex: Lexemes, i: number, number: NumberMention): CurrencyMeasure | undefined {
  const e = lex.entry[i]!;
  if (e.w === 'p' && isPence(lex, i, number))
    return { from: i, to: i + 1, key: 'subunit:penny', subunit: 'pence', head: 'pence', code: 'GBP' };
  if (e.subunit !== undefined) {
    if (e.w === 'nickel' && lex.kind[number.from] !== LexKind.number) return undefined;
    // `the one Pence introduced`, a name
    if (lex.kind[number.from] !== LexKind.number && /^\p{Lu}\p{Ll}/u.test(textOf(lex, i))) return undefined;
    const code = currencyOfSubunit(e.w);
    const key = `subunit:${e.subunit}`;
    return { from: i, to: i + 1, key, subunit: e.w, head: e.w, ...(code !== undefined && { code }) };
  }
  const cents = { from: i, to: i + 1, key: 'subunit:cent', subunit: 'cents', head: 'cents' };
  if (e.w !== 'c' || lex.kind[number.from] !== LexKind.number) return undefined;
  // `10 c` as all of a text, as in the cell of a table
  if (number.from === 0 && i + 1 >= lex.count && textOf(lex, i) === 'c') return cents;
  if (number.from >= i || lex.kind[i - 1] !== LexKind.number || !glued(lex, i)) return undefined;
  // `40c a pound`
  if (/^\d{1,3}(?:\.\d)?$/.test(textOf(lex, number.from)) && isPricedBy(lex, i + 1)) return cents;
  // `43c` only after dollars: `$20 and 43c`.
  for (let k = number.from - 1; k >= Math.max(0, number.from - 5); k--) {
    const before = lex.entry[k];
    if (before?.sign !== undefined || before?.head !== undefined || before?.code !== undefined) return cents;
  }
  return undefined;
}

/** Whether a country or city of it stands within forty words. */
function speaksOf(lex: Lexemes, at: number, country: string): boolean {
  for (let k = Math.max(0, at - 40); k < Math.min(lex.count, at + 40); k++)
    if (countryAt(lex, k) === country) return true;
  return false;
}

/** Signs that are units of measure everywhere but in one country: `5000 Ft in Budapest`, `100 kn in Zagreb`. */
const unitsElsewhere = new Map(
  currencySigns.flatMap(({ sign, standing, country }) =>
    standing === 'unit' ? [[sign, country] as const] : [],
  ),
);

const plainFollowers = wordsOf('after-name');

/** `20 million CFA`, `5 million DM in damages`: letters that stand before sums stand after great ones too; not `5 million ID cards`. */
function isClearSign(lex: Lexemes, i: number, number: NumberMention): boolean {
  return number.scale >= 6 && mayFollow(lex, i);
}

/** Capitals that are no unit, with no noun after them: `500 TL in fines`, in a text about the country. */
function mayFollow(lex: Lexemes, i: number): boolean {
  if (!/^(?:[A-Z]{2,4}|D[Hh]s?|Ks|Le)$/.test(textOf(lex, i)) || lex.entry[i]!.unit !== undefined)
    return false;
  const next = lex.entry[i + 1];
  return lex.kind[i + 1] !== LexKind.word || (next !== undefined && plainFollowers.has(next.w));
}

/** `20€`, `10$`, `100 zł`, `150 Kr`; not the sign of the next amount (`5 $10`). */
function signAfter(lex: Lexemes, i: number, number: NumberMention): CurrencyMeasure | undefined {
  const e = lex.entry[i]!;
  const next = i + 1;
  const isNext = lex.kind[next] === LexKind.number && (glued(lex, next) || !glued(lex, i));
  if (isNext && (glued(lex, next) || !followingSigns.has(textOf(lex, i)))) return undefined;
  if (lex.kind[i] === LexKind.word) {
    if (lex.kind[next] === LexKind.word && glued(lex, next)) return undefined;
    const text = textOf(lex, i);
    if (leadingSigns.has(text) && !isClearSign(lex, i, number)) {
      if (!mayFollow(lex, i)) return undefined;
      const onlyIn = candidatesOf(e.sign!).flatMap((code) => countryOfCode(code) ?? []);
      return egyptian(lex, i, number) ?? { ...signMeasure(lex, i, next, e.sign!), onlyIn };
    }
    const country = unitsElsewhere.get(text);
    if (country !== undefined && number.scale < 3 && !speaksOf(lex, i, country)) return undefined;
  } else if (number.yearLike && !glued(lex, i)) return undefined;
  // `1,800£.` of a scan: the sign stands for the `l.` of old print.
  const hasStop =
    lex.kind[i] === LexKind.sign &&
    glued(lex, i) &&
    word(lex, next) === '.' &&
    glued(lex, next) &&
    goesOn(lex, next + 1);
  const measure = signMeasure(lex, i, hasStop ? next + 1 : next, e.sign!);
  // `7$ million`
  const scales = number.scale === 0 && number.letter === undefined ? scalesFrom(lex, next) : undefined;
  return scales === undefined || scales.scale < 3
    ? measure
    : { ...measure, to: scales.to, scale: scales.scale };
}

/** `42 LE`, `42 L.E.`, livre égyptienne; in lowercase only where that is all, as in the cell of a table. */
function egyptian(lex: Lexemes, i: number, number: NumberMention): CurrencyMeasure | undefined {
  const measure = { from: i, key: 'EGP', code: 'EGP', sign: true };
  const isAll = number.from === 0 && i + 1 >= lex.count;
  if (textOf(lex, i) === 'LE' ? lex.kind[i + 1] !== LexKind.word : isAll && word(lex, i) === 'le')
    if (lex.kind[i + 1] !== LexKind.number) return { ...measure, to: i + 1 };
  if (word(lex, i) !== 'l' || word(lex, i + 1) !== '.' || word(lex, i + 2) !== 'e' || !glued(lex, i + 2))
    return undefined;
  return { ...measure, to: word(lex, i + 3) === '.' && glued(lex, i + 3) ? i + 4 : i + 3 };
}

/** `in 2020 USD 5 million`: the code belongs to the figure after it, unless that is its cents (`3 GBP 1 pence`). */
function startsNextAmount(lex: Lexemes, i: number, number: NumberMention): boolean {
  const next = i + 1;
  if (lex.kind[next] !== LexKind.number) return false;
  if (lex.entry[next + 1]?.subunit !== undefined) return false;
  return number.scale === 0;
}

/** The currency repeated after an amount: `US$ 5 million USD`, `$12.2 million. USD`. */
export function currencyOnceMore(
  lex: Lexemes,
  at: number,
  measure: CurrencyMeasure,
): CurrencyMeasure | undefined {
  // `£500l`, librae
  if (measure.head === 'pound' && measure.sign === true && glued(lex, at) && /^[lL]$/.test(textOf(lex, at)))
    return { from: at, to: at + 1, key: 'pound', head: 'pound' };
  const i = word(lex, at) === '.' && glued(lex, at) ? at + 1 : at;
  const e = lex.entry[i];
  if (e === undefined || lex.kind[i] !== LexKind.word || glued(lex, i)) return undefined;
  if (lex.kind[i + 1] === LexKind.number) return undefined;
  if (e.code !== undefined) {
    const same =
      measure.code === e.code ||
      (measure.code === undefined && measure.head === 'dollar' && e.code.endsWith('D'));
    if (!same) return undefined;
    if (measure.code === undefined) measure.code = e.code;
    return { from: i, to: i + 1, key: e.code, code: e.code };
  }
  if (i === at && e.head !== undefined && e.head === measure.head)
    return { from: i, to: i + 1, key: e.head, head: e.head };
  return undefined;
}
