import { entryAt, type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { isCountryAdjective, regionOfWords } from './country-words.ts';
import {
  apostropheName,
  candidatesOf,
  codesOfFullName,
  isEverydayHead,
  isPeople,
  isPresent,
  multipleOf,
} from './currencies.ts';
import { type CurrencyMeasure, looksLikePresentYear, word } from './currency-measure.ts';
import { countryOfCode } from './currency-times.ts';

/** Adjectives, then a currency's name: `Russian rubles`, `U.S. dollars`, `South African rand`, `Cuban convertible pesos`. */
export function nameAfter(lex: Lexemes, at: number, number: NumberMention): CurrencyMeasure | undefined {
  let i = at;
  for (let n = 0; n < 6; n++) {
    const broken = brokenName(lex, at, i);
    if (broken !== undefined) return broken;
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
    // `Trinidad and Tobago dollars`
    if ((e.w === 's' && n === 2) || (e.w === 'and' && isInName(lex, i))) {
      i++;
      continue;
    }
    return undefined;
  }
  return undefined;
}

/** `pa'anga`, `so’m`, `D-marks`: names with an apostrophe or hyphen are cut at it. */
function brokenName(lex: Lexemes, from: number, at: number): CurrencyMeasure | undefined {
  if (!glued(lex, at + 1) || !glued(lex, at + 2) || !/^['’‘ʻ`-]$/.test(word(lex, at + 1) ?? ''))
    return undefined;
  const head = apostropheName(textOf(lex, at), textOf(lex, at + 2));
  return head === undefined ? undefined : { from, to: at + 3, key: head, head };
}

/** Whether `and` at `i` joins the two names of one country: `Trinidad and Tobago`. */
function isInName(lex: Lexemes, i: number): boolean {
  const both = `${textOf(lex, i - 1)} & ${textOf(lex, i + 1)}`.toLowerCase();
  return entryAt(lex, i - 1)?.adjective === true && regionOfWords(both) !== undefined;
}

const euroNouns = wordsOf('euro-noun');

const isInitialU = (lex: Lexemes, i: number): boolean => textOf(lex, i) === 'U' && word(lex, i + 1) === '.';

export function named(lex: Lexemes, from: number, at: number, head: string): CurrencyMeasure | undefined {
  // `10,000 francs CFA`
  if (head === 'franc' && from === at && /^(?:CFA|CFP)$/.test(textOf(lex, at + 1)))
    return textOf(lex, at + 1) === 'CFA'
      ? { from, to: at + 2, key: 'cfa', head: 'cfa' }
      : { from, to: at + 2, key: 'XPF', code: 'XPF', head };
  const isShort = (word(lex, at) === 'dols' || word(lex, at) === 'dol') && word(lex, at + 1) === '.';
  const to = word(lex, at + 1) === 'sterling' || isShort ? at + 2 : at + 1;
  const measure: CurrencyMeasure = { from, to, key: head, head };
  const multiple = multipleOf(head);
  if (multiple !== undefined)
    return { ...measure, key: multiple.of, head: multiple.of, scale: multiple.power, doubtful: true };
  if (to === at + 2 && !isShort) {
    measure.region = 'GB';
    measure.code = 'GBP';
    return measure;
  }
  if (from === at) return measure;
  let words = '';
  for (let i = from; i < at; i++) {
    const w = word(lex, i)!;
    words += w === '.' || words === '' || words.endsWith('.') ? w : ` ${w === 'and' ? '&' : w}`;
  }
  const exact = codesOfFullName(`${words} ${head}`);
  const region =
    regionOfWords(words) ?? regionOfWords(words.replace(/\.$/, '')) ?? regionOfWords(words.split(' ')[0]!);
  if (region !== undefined) measure.region = region;
  // Several codes of one name are one country's in turn (`Belarusian ruble`), decided by the time.
  // `Israeli shekels` are today's new ones.
  const renewed = codesOfFullName(`${words} new ${head}`).some(isPresent);
  // `Mexican pesos` of 1985, `Burmese kyats`: a country had several of the name, in turn.
  const own = candidatesOf(head).filter((code) => region !== undefined && countryOfCode(code) === region);
  const today = own.filter(isPresent);
  const isToday = exact[0] !== undefined && today.length === 1 && today[0] === exact[0];
  const isInTurn =
    (own.length > 1 || !own.includes(exact[0] ?? '')) &&
    (isToday || (today.length > 0 && isCountryAdjective(words)));
  if (exact.length === 1 && !renewed && !isInTurn) measure.code = exact[0]!;
  else if (region === undefined && exact.length === 0) return undefined;
  // The francs of the CFA are of two currencies, and of no country.
  if (exact.length > 1 && region === undefined && candidatesOf(words).length > 0)
    measure.head = measure.key = words;
  return measure;
}

const priceNouns = wordsOf('price-noun');
const afterName = wordsOf('after-name');
const beforeWeight = wordsOf('before-weight');
const priceYears = wordsOf('before-price-year');

/** `a team of 5 won`, `in 2010 dollars`, `five grand pianos`. */
function nameBelieved(lex: Lexemes, measure: CurrencyMeasure, at: number, number: NumberMention): boolean {
  const e = lex.entry[at]!;
  if (measure.doubtful === true) {
    if (lex.kind[at + 1] !== LexKind.word) return true;
    // `a grand power`
    if (number.article === true) return afterName.has(textOf(lex, at + 1));
    return lex.entry[at + 1] !== undefined;
  }
  // `an LEU bank`
  if (number.article === true && /^\p{Lu}{2,}$/u.test(textOf(lex, at))) return false;
  const isNamed = measure.region !== undefined || measure.code !== undefined;
  if (!isNamed && isEverydayHead(e.head!, e.w)) {
    if (number.article === true) return false;
    const raw = textOf(lex, number.from);
    if (number.scale < 3 && !/^\d{1,3}([ ,]\d{3})+$/.test(raw)) measure.everyday = true;
  }
  if (isPeople(e.head!, textOf(lex, at)) && number.scale < 3) return false;
  if (e.head === 'gold' && measure.region !== 'ZW' && measure.code !== 'ZWG') return false;
  // `a dollar amount`
  if (number.article === true && priceNouns.has(textOf(lex, at + 1))) return false;
  if (
    number.article === true &&
    (e.w === 'pound' || e.w === 'quid' || e.w === 'real' || e.w.endsWith('s') || measure.region !== undefined)
  )
    return false;
  // `a coin weighing one drachma`
  if (beforeWeight.has(textOf(lex, number.from - 1))) return false;
  // `in constant 1985 dollars`
  if (number.yearLike && priceYears.has(word(lex, number.from - 1) ?? textOf(lex, number.from - 1)))
    return false;
  if (number.yearLike && looksLikePresentYear(lex, number)) {
    const before = word(lex, number.from - 1);
    if (before === 'in' || before === 'the' || before === 'to') return false;
  }
  return true;
}
