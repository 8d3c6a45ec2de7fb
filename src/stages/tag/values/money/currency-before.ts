import { entryAt, type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { isEverydayHead } from './currencies.ts';
import {
  type CurrencyMeasure,
  codeBelieved,
  countryAsked,
  hasFigure,
  looksLikeMoney,
  looksLikePresentYear,
  word,
} from './currency-measure.ts';
import { named } from './currency-name.ts';
import {
  followingSigns,
  greatSigns,
  isCountryLetter,
  isPartOfSign,
  leadingSigns,
  letterSigns,
  partSignMeasure,
  prefixAfterSign,
  signMeasure,
  signWithPrefix,
  strokeSign,
} from './currency-signs.ts';

/** The currency that ends before lexeme `at`: `$`, `US$`, `NZ $`, `USD`, `Rs.`, `zł`, `ringgit`, `EUR thousand`. */
export function currencyBefore(lex: Lexemes, at: number, number: NumberMention): CurrencyMeasure | undefined {
  let i = at - 1;
  if (i < 0) return undefined;
  if (word(lex, i) === '.' && glued(lex, i)) {
    const stroke = strokeSign(lex, i - 1, at);
    if (stroke !== undefined) return stroke;
    // `Rs. 20`
    if (entryAt(lex, i - 1)?.sign !== undefined && lex.kind[i - 1] === LexKind.word) i--;
  }
  const found = prefixAfterSign(lex, i, at) ?? (i === at - 1 ? withScaleWord(lex, at, number) : undefined);
  if (found !== undefined) return found;
  const e = lex.entry[i];
  if (e === undefined || e.w === '/') return strokeSign(lex, i, at);
  if (e.sign !== undefined) return signBefore(lex, i, at, number);
  // `GH¢5`; in Ghana `¢5` too
  if (lex.kind[i] === LexKind.sign)
    return e.subunit === undefined ? undefined : (signWithPrefix(lex, i, at) ?? partSignMeasure(lex, i, at));
  if (e.code !== undefined) return codeOrYear(lex, i, at, number);
  return e.head !== undefined && i === at - 1 ? nameBefore(lex, i, at, number) : undefined;
}

/** `USD mln 120.5`, `EUR thousand 45`, `Rs. crore 12`, `€m 35`. */
function withScaleWord(lex: Lexemes, at: number, number: NumberMention): CurrencyMeasure | undefined {
  const i = at - 1;
  const scale = lex.entry[i]?.scale ?? (glued(lex, i) ? lex.entry[i]?.letterScale : undefined);
  if (scale === undefined || scale < 3 || number.scale > 0 || glued(lex, at)) return undefined;
  if (isCountryLetter(lex, i, at)) return undefined;
  const money = word(lex, i - 1) === '.' ? i - 2 : i - 1;
  const isMoney =
    (lex.kind[money] === LexKind.word && lex.entry[money]?.code !== undefined) ||
    lex.entry[money]?.sign !== undefined;
  // `It cost 5 USD million 10 …`
  if (!isMoney || lex.kind[money - 1] === LexKind.number) return undefined;
  const measure = currencyBefore(lex, i, number);
  return measure === undefined ? undefined : { ...measure, to: at, scale };
}

function signBefore(lex: Lexemes, i: number, at: number, number: NumberMention): CurrencyMeasure | undefined {
  const { sign } = lex.entry[i]!;
  if (lex.kind[i] === LexKind.sign) {
    const whole = signWithPrefix(lex, i, at);
    return (
      whole ?? (sign === 'dollar' && isPartOfSign(lex, i, at) ? undefined : signMeasure(lex, i, at, sign!))
    );
  }
  if (glued(lex, i) && lex.kind[i - 1] !== LexKind.sign) return undefined;
  // `PLX-R18`; not `Rs50-Rs80`
  if (isOfSymbol(lex, i)) return undefined;
  const isJoined = glued(lex, i) && word(lex, i - 1) === '-' && glued(lex, i - 1);
  if (isJoined && lex.kind[i - 2] !== LexKind.number) return undefined;
  const text = textOf(lex, i);
  if (isOfFigureBefore(lex, i, at, text)) return undefined;
  const isOne = text === 'Re' && textOf(lex, number.from) === '1';
  if (leadingSigns.has(text) && !isOne && !looksLikeMoney(lex, number)) return undefined;
  if (number.scale < 3 && greatSigns.has(text)) return undefined;
  // `R2D2`
  if (letterSigns.has(text) && (!glued(lex, at) || isPartOfName(lex, number))) return undefined;
  if (text === 'LE' && number.yearLike) return undefined;
  // `the VT2 studios`, `an SR5 truck`
  if (glued(lex, at) && number.scale === 0 && isNameWithDigit(text, textOf(lex, number.from)))
    return undefined;
  // `F CFA 5,000`
  const first = sign === 'cfa' && textOf(lex, i - 1) === 'F' ? i - 1 : i;
  return { ...signMeasure(lex, i, at, sign!), from: first };
}

const isNameWithDigit = (letters: string, figure: string): boolean =>
  letters.length > 1 && letters === letters.toUpperCase() && /^\d$/.test(figure);

/** `A/C.3/48/SR.10`, `CERD/C/SR.980`: letters after a stroke that words or figures are joined to. */
function isOfSymbol(lex: Lexemes, i: number): boolean {
  if (!glued(lex, i) || word(lex, i - 1) !== '/' || !glued(lex, i - 1)) return false;
  return lex.kind[i - 2] === LexKind.word || (word(lex, i - 3) === '/' && glued(lex, i - 2));
}

/** `12 zł 50`: the sign that stands after sums in its country belongs to the figure before it. */
function isOfFigureBefore(lex: Lexemes, i: number, at: number, text: string): boolean {
  return followingSigns.has(text) && !glued(lex, at) && lex.kind[i - 1] === LexKind.number;
}

function codeOrYear(lex: Lexemes, i: number, at: number, number: NumberMention): CurrencyMeasure | undefined {
  const { code, codeScale } = lex.entry[i]!;
  if (glued(lex, i) && lex.kind[i - 1] !== LexKind.sign) return undefined;
  if (!codeBelieved(lex, code!, number)) return undefined;
  // `in EUR 2021`: a year.
  if (number.yearLike && looksLikePresentYear(lex, number)) return undefined;
  return { ...codeBefore(lex, i, at, code!, codeScale), ...countryAsked(lex, code!, number) };
}

/** `ringgit 42`, `Swiss francs 1.2 million`: rare in running text, so only where nothing else can be meant. */
function nameBefore(lex: Lexemes, i: number, at: number, number: NumberMention): CurrencyMeasure | undefined {
  const { head, w } = lex.entry[i]!;
  if (
    number.yearLike ||
    glued(lex, at) ||
    lex.kind[i] !== LexKind.word ||
    // `the country marks two days`
    (lex.kind[number.from] !== LexKind.number && number.scale < 3) ||
    head === 'gold' ||
    head === 'grand'
  )
    return undefined;
  let from = i;
  while (
    from > 0 &&
    i - from < 3 &&
    entryAt(lex, from - 1)?.adjective === true &&
    lex.kind[from - 1] === LexKind.word
  )
    from--;
  // `a sum of Taka 5 million`: names such as the Isle of Man's have an `of`, but none begins with it.
  while (from < i && grammarWords.has(word(lex, from)!)) from++;
  // `a tally of Taka 8.22 billion was`: a great sum after a name with a capital, as after one with its country
  const isGreat = number.scale >= 5 && /^\p{Lu}\p{Ll}/u.test(textOf(lex, i));
  const isOfCountry = from < i || (isGreat && !isEverydayHead(head!, w));
  if (!isOfCountry && isEverydayHead(head!, w)) return undefined;
  const next = number.letter?.to ?? number.to;
  if (lex.kind[next] === LexKind.word && !mayFollow(lex, next, isOfCountry)) return undefined;
  const isCounted = lex.kind[from - 1] === LexKind.number || hasFigure(lex, from - 1);
  if (isCounted || word(lex, from - 1) === 'a' || word(lex, from - 1) === 'the') return undefined;
  return named(lex, from, i, head!);
}

/** After a sum with its currency's name before it; where a country is named too, any word (`was`, `has`) but a plural, a unit or a percentage. */
function mayFollow(lex: Lexemes, i: number, isOfCountry: boolean): boolean {
  const e = lex.entry[i];
  if (e !== undefined && plainFollowers.has(e.w)) return true;
  const isMeasure = e?.unit !== undefined || e?.head !== undefined || e?.subunit !== undefined;
  return isOfCountry && !isMeasure && !/^(?:per|percent|pct|.*[^ai]s)$/.test(textOf(lex, i));
}

const grammarWords = wordsOf('grammar');
const plainFollowers = new Set([...wordsOf('after-name'), ...wordsOf('after-sum')]);

/** `USD`, `mln USD`, `thousand USD`; a scale that no figure stands before belongs to the figure after. */
function codeBefore(lex: Lexemes, i: number, to: number, code: string, codeScale?: number): CurrencyMeasure {
  const scale = entryAt(lex, i - 1)?.scale;
  const isOwn =
    scale !== undefined && scale > 2 && lex.kind[i - 2] !== LexKind.number && !hasFigure(lex, i - 2);
  const all = (isOwn ? scale : 0) + (codeScale ?? 0);
  return { from: isOwn ? i - 1 : i, to, key: code, code, ...(all > 0 && { scale: all }) };
}

/** A number with letters glued after that are no scale: `2` of `R2D2`. */
const isPartOfName = (lex: Lexemes, { to, letter }: NumberMention): boolean =>
  letter === undefined && lex.kind[to] === LexKind.word && glued(lex, to);
