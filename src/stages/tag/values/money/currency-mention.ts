import { currencyPrefixes, currencySigns, wordlikeCodes } from '../../../../gazetteer/currency-lists.ts';
import type { Measure } from '../engine/amounts.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { glued, type NumberMention, scalesFrom } from '../engine/scales.ts';
import { patternOf, wordsOf } from '../engine/word-roles.ts';
import {
  candidatesOf,
  codesOfFullName,
  currencyOfSubunit,
  isEverydayHead,
  isPresent,
  regionOfWords,
} from './currencies.ts';
import { countryAt } from './places.ts';

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

/** Signs that are common words or abbreviations too: money only before a figure, never after one. */
const leadingSigns = new Set(
  currencySigns.filter(({ standing }) => standing === 'before').map(({ sign }) => sign),
);

/** The countries that may stand next to a sign: by the sign's meaning. */
const prefixesOf = new Map<string, Map<string, string>>();
for (const { prefix, sign, code } of currencyPrefixes) {
  const meaning = currencySigns.find((row) => row.sign === sign)?.currency ?? sign;
  const prefixes = prefixesOf.get(meaning);
  if (prefixes === undefined) prefixesOf.set(meaning, new Map([[prefix, code]]));
  else prefixes.set(prefix, code);
}
const dollarPrefixes = prefixesOf.get('dollar')!;

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
  const behindSign = prefixBehindSign(lex, i, at);
  if (behindSign !== undefined) return behindSign;
  // `USD mln 120.5`, `EUR thousand 45`
  const scaleWord = i === at - 1 ? lex.entry[i]?.scale : undefined;
  if (scaleWord !== undefined && lex.kind[i - 1] === LexKind.word && lex.entry[i - 1]?.code !== undefined) {
    const measure = currencyBefore(lex, i, number);
    return measure === undefined ? undefined : { ...measure, to: at, scale: scaleWord };
  }
  const e = lex.entry[i];
  if (e === undefined) return solSign(lex, i, at);
  if (e.sign !== undefined) {
    if (lex.kind[i] === LexKind.sign) return signWithPrefix(lex, i, at) ?? signMeasure(i, at, e.sign);
    if (glued(lex, i) && lex.kind[i - 1] !== LexKind.sign) return undefined;
    // `PLX-R18`
    if (glued(lex, i) && word(lex, i - 1) === '-' && glued(lex, i - 1)) return undefined;
    const text = textOf(lex, i);
    if (leadingSigns.has(text) && !looksLikeMoney(lex, number)) return undefined;
    // `R2D2`
    if (text === 'R' && (!glued(lex, at) || isPartOfName(lex, number))) return undefined;
    if (text === 'LE' && number.yearLike) return undefined;
    return signMeasure(i, at, e.sign);
  }
  if (e.code !== undefined) {
    if (glued(lex, i) && lex.kind[i - 1] !== LexKind.sign) return undefined;
    if (!codeBelieved(lex, e.code, number)) return undefined;
    // `in EUR 2021`: a year.
    if (number.yearLike && looksLikePresentYear(lex, number)) return undefined;
    return codeBefore(lex, i, at, e.code, e.codeScale);
  }
  if (e.w === '/') return solSign(lex, i, at);
  if (e.head !== undefined && e.head !== 'grand' && i === at - 1) {
    // `ringgit 42`, `Malaysian ringgit 42`: rare in running text, so only where nothing else can be meant.
    if (
      number.yearLike ||
      glued(lex, at) ||
      lex.kind[i] !== LexKind.word ||
      isEverydayHead(e.head, e.w) ||
      e.head === 'gold'
    )
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

const plainFollowers = wordsOf('after-name');

/** `USD`, `mln USD`, `thousand USD`; a scale that no figure stands before belongs to the figure behind. */
function codeBefore(lex: Lexemes, i: number, to: number, code: string, codeScale?: number): CurrencyMeasure {
  const scale = lex.entry[i - 1]?.scale;
  const isOwn =
    scale !== undefined && scale > 2 && lex.kind[i - 2] !== LexKind.number && !hasFigure(lex, i - 2);
  const all = (isOwn ? scale : 0) + (codeScale ?? 0);
  return { from: isOwn ? i - 1 : i, to, key: code, code, ...(all > 0 && { scale: all }) };
}

const hasFigure = (lex: Lexemes, i: number): boolean =>
  lex.entry[i]?.small !== undefined ||
  lex.entry[i]?.scale !== undefined ||
  lex.entry[i]?.fraction !== undefined;

/** A number with letters glued behind that are no scale: `2` of `R2D2`. */
const isPartOfName = (lex: Lexemes, { to, letter }: NumberMention): boolean =>
  letter === undefined && lex.kind[to] === LexKind.word && glued(lex, to);

/** `S/ 25.50`, `S/. 25.50`: soles; `B/. 5`: balboas. */
function solSign(lex: Lexemes, i: number, to: number): CurrencyMeasure | undefined {
  if (word(lex, i) !== '/' || !glued(lex, i) || glued(lex, i - 1)) return undefined;
  const code = { S: 'PEN', B: 'PAB' }[textOf(lex, i - 1)];
  return code === undefined ? undefined : { from: i - 1, to, key: code, code, sign: true };
}

/** `$US5bn`, `$A12.5 million`, `£E100`: the country behind the sign. */
function prefixBehindSign(lex: Lexemes, i: number, to: number): CurrencyMeasure | undefined {
  const sign = lex.entry[i - 1]?.sign;
  if (lex.kind[i] !== LexKind.word || !glued(lex, i) || (sign !== 'dollar' && sign !== 'pound'))
    return undefined;
  const prefixes = prefixesOf.get(sign)!;
  const text = textOf(lex, i);
  if (text === 'b' && sign === 'dollar') return { from: i - 1, to, key: 'BOB', code: 'BOB', sign: true };
  if (text !== text.toUpperCase() || !glued(lex, to)) return undefined;
  const code = prefixes.get(text.toLowerCase());
  return code === undefined ? undefined : { from: i - 1, to, key: code, code, head: sign, sign: true };
}

/** Whether a figure is written as money is: in groups, with cents or a scale, or of three digits and more. */
function looksLikeMoney(lex: Lexemes, number: NumberMention): boolean {
  if (number.scale >= 3 || number.letter !== undefined) return true;
  if (lex.kind[number.from] !== LexKind.number || number.yearLike === true) return false;
  const raw = textOf(lex, number.from);
  return glued(lex, number.from) || /^\d{1,3}(?:[ ,.'’]\d{2,3})+$|^\d{2,}$/.test(raw);
}

/** A sign with the country before it: `US$`, `COP$`, `GH₵`, `IR£`. */
function signWithPrefix(lex: Lexemes, sign: number, to: number): CurrencyMeasure | undefined {
  const meaning = lex.entry[sign]?.sign;
  if (meaning === 'dollar') return dollarWithPrefix(lex, sign, to);
  const i = sign - 1;
  if (i < 0 || lex.kind[i] !== LexKind.word || !glued(lex, sign)) return undefined;
  const text = textOf(lex, i);
  const code = prefixesOf.get(meaning ?? '')?.get(text.toLowerCase());
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
  // `Plan A $5`: of single letters only those that stand so in price lists.
  if (!glued(lex, sign) && text.length < 2 && !/^[ACS]$/.test(text)) return undefined;
  if (lex.kind[i - 1] === LexKind.word && glued(lex, i)) return undefined;
  const own = lex.entry[i]?.code ?? dollarCodes.get(text.toLowerCase());
  const upper = text === text.toUpperCase() || /^(?:Mex|Can|Col|Arg|hk|us|nz|au)$/.test(text);
  const code = own ?? (upper ? dollarPrefixes.get(text.toLowerCase()) : undefined);
  return code === undefined ? undefined : { from: i, to, key: code, code, head: 'dollar', sign: true };
}

/** Codes of dollars and pesos, which stand before `$` too: `COP$9000`. */
const dollarCodes = new Map(
  [...candidatesOf('dollar'), ...candidatesOf('peso')].map((code) => [code.toLowerCase(), code]),
);

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
    if (lex.kind[i + 1] === LexKind.number && glued(lex, i + 1)) return undefined;
    // `75 USD million`
    const scales = number.scale === 0 ? scalesFrom(lex, i + 1) : { to: i + 1, scale: 0 };
    const scale = scales.scale + (e.codeScale ?? 0);
    return { from: i, to: scales.to, key: e.code, code: e.code, ...(scale > 0 && { scale }) };
  }
  // `3.14US$`, `26 million NZ$`
  if (lex.kind[i] === LexKind.word && lex.entry[i + 1]?.sign === 'dollar' && glued(lex, i + 1)) {
    const code = dollarPrefixes.get(e.w);
    if (code !== undefined && !(lex.kind[i + 2] === LexKind.number && glued(lex, i + 2))) {
      return { from: i, to: i + 2, key: code, code, head: 'dollar', sign: true };
    }
  }
  const parts = subunitsOfCountry(lex, i);
  if (parts !== undefined) return parts;
  if (e.w === 'p' && isPence(lex, i, number))
    return { from: i, to: i + 1, key: 'subunit:penny', subunit: 'pence', head: 'pence', code: 'GBP' };
  // `half a trillion of pesos`
  if (e.w === 'of' && number.scale >= 3 && lex.entry[i + 1]?.head !== undefined) {
    const measure = nameBehind(lex, i + 1, number);
    if (measure !== undefined) return { ...measure, from: i };
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
  // `42 LE`; in small letters, like `10 c`, only where that is all, as in the cell of a table
  const isAll = number.from === 0 && i + 1 >= lex.count;
  if (textOf(lex, i) === 'LE' ? lex.kind[i + 1] !== LexKind.word : isAll && e.w === 'le')
    if (lex.kind[i + 1] !== LexKind.number)
      return { from: i, to: i + 1, key: 'EGP', code: 'EGP', sign: true };
  if (isAll && textOf(lex, i) === 'c' && lex.kind[number.from] === LexKind.number)
    return { from: i, to: i + 1, key: 'subunit:cent', subunit: 'cents', head: 'cents' };
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

/** `75 euro cents`, `550 US cents`, `12 Belarusian kopecks`. */
function subunitsOfCountry(lex: Lexemes, at: number): CurrencyMeasure | undefined {
  let i = at;
  while (i < at + 4 && lex.entry[i]?.subunit === undefined) {
    const e = lex.entry[i];
    if (
      e === undefined ||
      (e.adjective !== true && e.w !== 'euro' && e.w !== '.' && e.w !== 'u' && e.w !== 's')
    )
      return undefined;
    i++;
  }
  const form = lex.entry[i]?.subunit === undefined ? undefined : lex.entry[i]!.w;
  if (form === undefined || i === at) return undefined;
  const measure = { from: at, to: i + 1, key: `subunit:${form}`, subunit: form, head: form };
  if (lex.entry[at]?.w === 'euro') return i === at + 1 ? { ...measure, code: 'EUR' } : undefined;
  const words = lex.text
    .slice(lex.start[at]!, lex.end[i - 1]!)
    .toLowerCase()
    .replace(/\s+/g, ' ');
  const region = regionOfWords(words) ?? regionOfWords(words.replaceAll('.', ''));
  return region === undefined ? undefined : { ...measure, region };
}

const retailWords = patternOf('retail');

/** `99p` among prices; not the page of `12p`. */
function isPence(lex: Lexemes, i: number, number: NumberMention): boolean {
  if (!glued(lex, i) || lex.kind[number.from] !== LexKind.number || textOf(lex, i) !== 'p') return false;
  if (glued(lex, i + 1) && lex.kind[i + 1] !== LexKind.sign) return false;
  const around = lex.text.slice(Math.max(0, lex.start[number.from]! - 80), lex.end[i]! + 40);
  return around.includes('£') || retailWords.test(around);
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

/** `20€`, `10$`, `100 zł`, `150 Kr`; not the sign of the next amount (`5 $10`). */
function signBehind(lex: Lexemes, i: number, number: NumberMention): CurrencyMeasure | undefined {
  const e = lex.entry[i]!;
  const next = i + 1;
  if (lex.kind[next] === LexKind.number && (glued(lex, next) || !glued(lex, i))) return undefined;
  if (lex.kind[i] === LexKind.word) {
    if (lex.kind[next] === LexKind.word && glued(lex, next)) return undefined;
    const text = textOf(lex, i);
    if (leadingSigns.has(text)) return undefined;
    const country = unitsElsewhere.get(text);
    if (country !== undefined && number.scale < 3 && !speaksOf(lex, i, country)) return undefined;
  } else if (number.yearLike && !glued(lex, i)) return undefined;
  const measure = signMeasure(i, i + 1, e.sign!);
  // `7$ million`
  const scales = number.scale === 0 && number.letter === undefined ? scalesFrom(lex, next) : undefined;
  return scales === undefined || scales.scale < 3
    ? measure
    : { ...measure, to: scales.to, scale: scales.scale };
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
      // `27 euro countries`
      if (e.w === 'euro' && euroNouns.has(textOf(lex, i + 1))) return undefined;
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

const euroNouns = wordsOf('euro-noun');

const isInitialU = (lex: Lexemes, i: number): boolean => textOf(lex, i) === 'U' && word(lex, i + 1) === '.';

function named(lex: Lexemes, from: number, at: number, head: string): CurrencyMeasure | undefined {
  const isShort = (word(lex, at) === 'dols' || word(lex, at) === 'dol') && word(lex, at + 1) === '.';
  const to = word(lex, at + 1) === 'sterling' || isShort ? at + 2 : at + 1;
  const measure: CurrencyMeasure = { from, to, key: head, head };
  if (head === 'grand') {
    measure.scale = 3;
    measure.head = 'dollar';
    measure.key = 'dollar';
    measure.doubtful = true;
    return measure;
  }
  if (to === at + 2 && !isShort) {
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
  // `Israeli shekels` are today's new ones.
  const renewed = codesOfFullName(`${words} new ${head}`).some(isPresent);
  if (exact.length === 1 && !renewed) measure.code = exact[0]!;
  else if (region === undefined && exact.length === 0) return undefined;
  if (words === 'cfa') measure.head = measure.key = 'cfa';
  return measure;
}

const priceNouns = wordsOf('price-noun');

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
  if (e.head === 'gold' && measure.region !== 'ZW' && measure.code !== 'ZWG') return false;
  // `a dollar amount`
  if (number.article === true && priceNouns.has(textOf(lex, at + 1))) return false;
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
