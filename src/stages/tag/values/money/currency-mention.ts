import { dollarPrefixes } from '../../../../gazetteer/currency-names.ts';
import type { Measure } from '../engine/amounts.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { codesOfFullName, currencyOfSubunit, isEverydayHead, regionOfWords } from './currencies.ts';
import { wordlikeCodes } from './currency-words.ts';

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
  /** Hundredths: `cent`, as printed in small letters. */
  subunit?: string;
  /** A form that is something else nearly as often. */
  doubtful?: boolean;
}

const word = (lex: Lexemes, i: number): string | undefined => lex.entry[i]?.w;
const textOf = (lex: Lexemes, i: number): string => lex.text.slice(lex.start[i]!, lex.end[i]!);

/** A sign's meaning is a code in capitals or the name of a head. */
function signMeasure(from: number, to: number, meaning: string): CurrencyMeasure {
  return /^[A-Z]{3}$/.test(meaning)
    ? { from, to, key: meaning, code: meaning, sign: true }
    : { from, to, key: meaning, head: meaning, sign: true };
}

/** The currency that ends before lexeme `at`: `$`, `US$`, `NZ $`, `USD`, `Rs.`, `zł`, `ringgit`. */
export function currencyBefore(lex: Lexemes, at: number, number: NumberMention): CurrencyMeasure | undefined {
  let i = at - 1;
  if (i < 0) return undefined;
  // `Rs. 20`
  if (
    word(lex, i) === '.' &&
    glued(lex, i) &&
    lex.entry[i - 1]?.sign !== undefined &&
    lex.kind[i - 1] === LexKind.word
  )
    i--;
  const e = lex.entry[i];
  if (e === undefined) return undefined;
  if (e.sign !== undefined) {
    if (lex.kind[i] === LexKind.sign) return dollarWithPrefix(lex, i, at) ?? signMeasure(i, at, e.sign);
    if (glued(lex, i) && lex.kind[i - 1] !== LexKind.sign) return undefined;
    const text = textOf(lex, i);
    if (text === 'R' && !glued(lex, at)) return undefined;
    if (text === 'LE' && number.yearLike) return undefined;
    return signMeasure(i, at, e.sign);
  }
  if (e.code !== undefined) {
    if (glued(lex, i) && lex.kind[i - 1] !== LexKind.sign) return undefined;
    if (!codeBelieved(lex, e.code, number)) return undefined;
    // `in EUR 2021`: a year.
    if (number.yearLike && looksLikePresentYear(lex, number)) return undefined;
    return { from: i, to: at, key: e.code, code: e.code };
  }
  if (e.head !== undefined && e.head !== 'grand' && i === at - 1) {
    // `ringgit 42`, `Malaysian ringgit 42`: rare in running text, so only where nothing else can be meant.
    if (number.yearLike || glued(lex, at) || lex.kind[i] !== LexKind.word || isEverydayHead(e.head, e.w))
      return undefined;
    const next = number.letter?.to ?? number.to;
    const follower = lex.entry[next];
    if (lex.kind[next] === LexKind.word && !(follower !== undefined && plainFollowers.has(follower.w)))
      return undefined;
    let from = i;
    while (
      from > 0 &&
      i - from < 3 &&
      lex.entry[from - 1]?.adjective === true &&
      lex.kind[from - 1] === LexKind.word
    )
      from--;
    const beforeName =
      lex.kind[from - 1] === LexKind.number ||
      lex.entry[from - 1]?.small !== undefined ||
      lex.entry[from - 1]?.scale !== undefined;
    if (beforeName || word(lex, from - 1) === 'a' || word(lex, from - 1) === 'the') return undefined;
    return named(lex, from, i, e.head);
  }
  return undefined;
}

const plainFollowers = new Set([
  'in',
  'of',
  'for',
  'by',
  'per',
  'and',
  'to',
  'at',
  'on',
  'or',
  'from',
  'million',
  'billion',
  'thousand',
]);

/** `US$`, `U.S.$`, `NZ $`, `C$`. */
function dollarWithPrefix(lex: Lexemes, sign: number, to: number): CurrencyMeasure | undefined {
  if (lex.entry[sign]?.sign !== 'dollar') return undefined;
  let i = sign - 1;
  if (word(lex, i) === '.' && (glued(lex, sign) || word(lex, i - 1) === 's')) i--;
  if (i < 0 || lex.kind[i] !== LexKind.word) return undefined;
  const text = textOf(lex, i);
  if (text === 'S' && word(lex, i - 1) === '.' && textOf(lex, i - 2) === 'U') {
    return { from: i - 2, to, key: 'USD', code: 'USD', head: 'dollar', sign: true };
  }
  if (!glued(lex, sign) && text.length < 2) return undefined;
  if (text !== text.toUpperCase() && text !== 'Mex' && text !== 'Can') return undefined;
  const code = dollarPrefixes.get(text.toLowerCase());
  return code === undefined ? undefined : { from: i, to, key: code, code, head: 'dollar', sign: true };
}

/** `ALL 5 of us`: codes that are words want a figure that looks like money. */
function codeBelieved(lex: Lexemes, code: string, number: NumberMention): boolean {
  if (!wordlikeCodes.has(code)) return true;
  if (number.scale >= 3) return true;
  const raw = textOf(lex, number.from);
  return (
    lex.kind[number.from] === LexKind.number &&
    !number.yearLike &&
    /^\d{1,3}([ ,.]\d{2,3})+$|^\d{3,}$/.test(raw)
  );
}

/** 1990 to 2039, without a scale: a year rather than an amount. */
function looksLikePresentYear(lex: Lexemes, number: NumberMention): boolean {
  const raw = textOf(lex, number.from);
  return number.to === number.from + 1 && /^(199\d|20[0-3]\d)$/.test(raw) && raw !== '2000';
}

/** The currency that begins at lexeme `at`, behind a number: `€`, `USD`, `Russian rubles`, `U.S. dollars`, `cents`, `-dollar`. */
export function currencyBehind(lex: Lexemes, at: number, number: NumberMention): CurrencyMeasure | undefined {
  let i = at;
  const dash = word(lex, i);
  if ((dash === '-' || dash === '‑') && glued(lex, i) && glued(lex, i + 1)) i++;
  const e = lex.entry[i];
  if (e === undefined) return undefined;
  if (e.sign !== undefined && number.article !== true) {
    const found = signBehind(lex, i, number);
    if (found !== undefined) return found;
  }
  if (e.code !== undefined && number.article !== true) {
    if (!codeBelieved(lex, e.code, number) || startsNextAmount(lex, i, number)) return undefined;
    return lex.kind[i + 1] === LexKind.number && glued(lex, i + 1)
      ? undefined
      : { from: i, to: i + 1, key: e.code, code: e.code };
  }
  // `3.14US$`, `26 million NZ$`
  if (lex.kind[i] === LexKind.word && lex.entry[i + 1]?.sign === 'dollar' && glued(lex, i + 1)) {
    const code = dollarPrefixes.get(e.w);
    if (code !== undefined && !(lex.kind[i + 2] === LexKind.number && glued(lex, i + 2))) {
      return { from: i, to: i + 2, key: code, code, head: 'dollar', sign: true };
    }
  }
  if (e.subunit !== undefined) {
    if (e.w === 'nickel' || e.w === 'sen' || e.w === 'fen' || e.w === 'sens') {
      if (lex.kind[number.from] !== LexKind.number && e.w === 'nickel') return undefined;
    }
    const code = currencyOfSubunit(e.w);
    return {
      from: i,
      to: i + 1,
      key: `subunit:${e.subunit}`,
      subunit: e.w,
      head: e.w,
      ...(code === undefined ? {} : { code }),
    };
  }
  const pounds = egyptian(lex, i);
  if (pounds !== undefined) return pounds;
  if (e.w === 'c' && number.from < i && lex.kind[i - 1] === LexKind.number && glued(lex, i)) {
    // `43c` only behind dollars: `$20 and 43c`.
    for (let k = number.from - 1; k >= Math.max(0, number.from - 5); k--) {
      const b = lex.entry[k];
      if (b?.sign !== undefined || b?.head !== undefined || b?.code !== undefined) {
        return { from: i, to: i + 1, key: 'subunit:cent', subunit: 'cents', head: 'cents' };
      }
    }
    return undefined;
  }
  return nameBehind(lex, i, number);
}

/** `20€`, `10$`, `100 zł`, `150 Kr`; not the sign of the next amount (`5 $10`). */
function signBehind(lex: Lexemes, i: number, number: NumberMention): CurrencyMeasure | undefined {
  const e = lex.entry[i]!;
  const next = i + 1;
  if (lex.kind[next] === LexKind.number && (glued(lex, next) || !glued(lex, i))) return undefined;
  if (lex.kind[i] === LexKind.word) {
    if (lex.kind[next] === LexKind.word && glued(lex, next)) return undefined;
    const text = textOf(lex, i);
    if (text === 'R') return undefined;
    // `Ft` and `LE` are something else behind small whole figures in words.
    if (text === 'Ft' && number.scale < 3 && !/[ ,.]/.test(textOf(lex, number.from))) return undefined;
  } else if (number.yearLike && !glued(lex, i)) return undefined;
  return signMeasure(i, i + 1, e.sign!);
}

/** `42 L.E.`, livre égyptienne. */
function egyptian(lex: Lexemes, i: number): CurrencyMeasure | undefined {
  if (word(lex, i) !== 'l' || word(lex, i + 1) !== '.' || word(lex, i + 2) !== 'e' || !glued(lex, i + 2))
    return undefined;
  const to = word(lex, i + 3) === '.' && glued(lex, i + 3) ? i + 4 : i + 3;
  return { from: i, to, key: 'EGP', code: 'EGP', sign: true };
}

/** `in 2020 USD 5 million`: the code belongs to the figure behind it, unless that is its cents (`3 GBP 1 pence`). */
function startsNextAmount(lex: Lexemes, i: number, number: NumberMention): boolean {
  const next = i + 1;
  if (lex.kind[next] !== LexKind.number) return false;
  if (lex.entry[next + 1]?.subunit !== undefined) return false;
  return number.scale === 0;
}

/** Adjectives, then a currency's name: `Russian rubles`, `U.S. dollars`, `South African rand`, `Cuban convertible pesos`. */
function nameBehind(lex: Lexemes, at: number, number: NumberMention): CurrencyMeasure | undefined {
  let i = at;
  for (let n = 0; n < 6; n++) {
    const e = lex.entry[i];
    if (e === undefined) return undefined;
    const next = lex.entry[i + 1];
    // The head; `Saudi riyal`, where `real` could also be an adjective, goes on to the noun.
    if (e.head !== undefined && !(e.adjective === true && next?.head !== undefined)) {
      const measure = named(lex, at, i, e.head);
      return measure === undefined || !nameBelieved(lex, measure, i, number) ? undefined : measure;
    }
    if (e.adjective === true || (e.w === '.' && n > 0 && glued(lex, i)) || (n === 0 && isInitialU(lex, i))) {
      i++;
      continue;
    }
    if (e.w === 's' && n === 2) {
      i++;
      continue;
    }
    return undefined;
  }
  return undefined;
}

const isInitialU = (lex: Lexemes, i: number): boolean => textOf(lex, i) === 'U' && word(lex, i + 1) === '.';

function named(lex: Lexemes, from: number, at: number, head: string): CurrencyMeasure | undefined {
  const to = word(lex, at + 1) === 'sterling' ? at + 2 : at + 1;
  const measure: CurrencyMeasure = { from, to, key: head, head };
  if (head === 'grand') {
    measure.scale = 3;
    measure.head = 'dollar';
    measure.key = 'dollar';
    measure.doubtful = true;
    return measure;
  }
  if (to === at + 2) {
    measure.region = 'GB';
    measure.code = 'GBP';
    return measure;
  }
  if (from === at) return measure;
  let words = '';
  for (let i = from; i < at; i++) {
    const w = word(lex, i)!;
    words += w === '.' || words === '' || words.endsWith('.') ? w : ` ${w}`;
  }
  const exact = codesOfFullName(`${words} ${head}`);
  const region =
    regionOfWords(words) ?? regionOfWords(words.replace(/\.$/, '')) ?? regionOfWords(words.split(' ')[0]!);
  if (region !== undefined) measure.region = region;
  // Several codes of one name are one country's in turn (`Belarusian ruble`), decided by the time.
  if (exact.length === 1) measure.code = exact[0]!;
  else if (region === undefined && exact.length === 0) return undefined;
  return measure;
}

/** `a team of 5 won`, `in 2010 dollars`, `five grand pianos`. */
function nameBelieved(lex: Lexemes, measure: CurrencyMeasure, at: number, number: NumberMention): boolean {
  const e = lex.entry[at]!;
  if (measure.doubtful === true)
    return !(lex.kind[at + 1] === LexKind.word && lex.entry[at + 1] === undefined);
  if (measure.region === undefined && isEverydayHead(e.head!, e.w)) {
    if (number.article === true) return false;
    const raw = textOf(lex, number.from);
    if (number.scale < 3 && !/^\d{1,3}([ ,]\d{3})+$/.test(raw)) return false;
  }
  if (
    number.article === true &&
    (e.w === 'pound' || e.w === 'quid' || e.w === 'real' || e.w.endsWith('s') || measure.region !== undefined)
  )
    return false;
  if (number.yearLike && looksLikePresentYear(lex, number)) {
    const before = word(lex, number.from - 1);
    if (before === 'in' || before === 'the' || before === 'to') return false;
  }
  return true;
}

/** The currency repeated behind an amount: `US$ 5 million USD`, `$12.2 million. USD`. */
export function currencyOnceMore(
  lex: Lexemes,
  at: number,
  measure: CurrencyMeasure,
): CurrencyMeasure | undefined {
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
