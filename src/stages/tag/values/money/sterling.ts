import { Big } from 'big.js';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import type { Amount } from '../engine/measure.ts';
import { glued, type NumberMention } from '../engine/scales.ts';
import { patternOf, wordsOf } from '../engine/word-roles.ts';
import { type CurrencyMeasure, isPricedBy, word } from './currency-measure.ts';

/** Shillings and pence that begin at a lexeme, in pounds. */
interface Pence {
  readonly value: Big;
  readonly to: number;
  readonly hasBoth: boolean;
}

/**
 * Pounds, shillings and pence as one amount: `£12 10s.`, `£12. 10s. 6d.`, `£1 17s 6½d`, `20l. 5s.`, `ten pounds five shillings`; and
 * `10s. 6d.`, `2s. 6d.` by themselves. Of 20 shillings of 12 pence, whatever country's pounds they are.
 */
export function joinSterling(
  lex: Lexemes,
  numbers: readonly NumberMention[],
  amounts: readonly Amount<CurrencyMeasure>[],
): Amount<CurrencyMeasure>[] {
  const joined: Amount<CurrencyMeasure>[] = [];
  let next = 0;
  for (const number of numbers) {
    let amount = amounts[next];
    if (amount !== undefined && number.from >= amount.number.from) next++;
    else amount = coinsAlone(lex, number) ?? poundsByLetter(lex, number);
    const last = joined.at(-1);
    if (amount === undefined || (last !== undefined && amount.from < last.to)) continue;
    if (last !== undefined && joinsShillings(lex, last, amount)) continue;
    addAnnas(lex, amount);
    addDashes(lex, amount);
    addStrokes(lex, amount);
    addPenceWord(lex, amount);
    addPies(lex, amount);
    const tail = isWholePounds(amount) ? penceAt(lex, tailStart(lex, amount.to)) : undefined;
    if (tail !== undefined) {
      amount.low = amount.low!.plus(tail.value).round(6);
      amount.to = tail.to;
    }
    joined.push(amount);
  }
  return joined;
}

/** `£12-10-0`: pounds, shillings and pence, which look like a range. */
function addDashes(lex: Lexemes, amount: Amount<CurrencyMeasure>): void {
  const { low, high, to, measure, number } = amount;
  const isPounds = measure.head === 'pound' || measure.code === 'GBP';
  if (!isPounds || number.scale > 0 || word(lex, to) !== '-' || !glued(lex, to) || !glued(lex, to + 1))
    return;
  const pence = textOf(lex, to + 1);
  if (low === undefined || high === undefined || !/^(?:\d|1[01])$/.test(pence)) return;
  const printed = lex.text.slice(lex.start[number.from]!, lex.end[to - 1]!);
  const parts = /^(\d{1,6})-(\d{1,2})$/.exec(printed);
  if (parts === null || Number(parts[2]) >= 20) return;
  amount.low = new Big(parts[1]!).plus(new Big(parts[2]!).div(20)).plus(new Big(pence).div(240)).round(6);
  delete amount.high;
  amount.to = to + 2;
}

/** `Rs. 2-8-0`: rupees, annas and pies, which look like a range. */
function addAnnas(lex: Lexemes, amount: Amount<CurrencyMeasure>): void {
  const { low, high, to, measure } = amount;
  const isRupees = measure.head === 'rupee' || measure.code === 'INR' || measure.code === 'PKR';
  if (!isRupees || low === undefined || high === undefined || word(lex, to) !== '-' || !glued(lex, to))
    return;
  if (lex.kind[to + 1] !== LexKind.number || !glued(lex, to + 1) || high.gte(16)) return;
  const pies = textOf(lex, to + 1);
  if (!/^\d{1,2}$/.test(pies) || Number(pies) >= 12) return;
  amount.low = low.plus(high.div(16)).plus(new Big(pies).div(192)).round(6);
  delete amount.high;
  amount.to = to + 2;
}

/** Index after an `and` or comma between the parts of a sum, if one stands there. */
const afterJoin = (lex: Lexemes, i: number): number => (/^(?:and|,)$/.test(word(lex, i) ?? '') ? i + 1 : i);

/** `5 annas 6 pies`: a twelfth of an anna each. */
function addPies(lex: Lexemes, amount: Amount<CurrencyMeasure>): void {
  if (!/^annas?$/.test(amount.measure.subunit ?? '') || amount.high !== undefined) return;
  const i = afterJoin(lex, amount.to);
  if (lex.kind[i] !== LexKind.number || !/^pies?$/.test(textOf(lex, i + 1))) return;
  const pies = textOf(lex, i);
  if (!/^\d{1,2}$/.test(pies) || Number(pies) >= 12) return;
  amount.low = amount.low?.plus(new Big(pies).div(12)).round(6);
  amount.to = i + 2;
}

/** `£1/2/6`: pounds, shillings and pence, which look like a fraction. */
function addStrokes(lex: Lexemes, amount: Amount<CurrencyMeasure>): void {
  const { measure, to, number, high } = amount;
  const isPounds = measure.head === 'pound' || measure.code === 'GBP';
  if (!isPounds || high !== undefined || word(lex, to) !== '/' || !glued(lex, to) || !glued(lex, to + 1))
    return;
  const parts = /^(\d{1,6})\/(\d{1,2})\/(\d{1,2}|-)$/.exec(
    lex.text.slice(lex.start[number.from]!, lex.end[Math.min(to + 1, lex.count - 1)]!),
  );
  // `£3/10/-`
  const pence = parts?.[3] === '-' ? '0' : (parts?.[3] ?? '0');
  if (parts === null || Number(parts[2]) >= 20 || Number(pence) >= 12) return;
  amount.low = new Big(parts[1]!).plus(new Big(parts[2]!).div(20)).plus(new Big(pence).div(240)).round(6);
  amount.to = to + 2;
}

/** `10s. 6d.`, `2/6d` without pounds before them; `35s. per quarter`. */
function coinsAlone(lex: Lexemes, number: NumberMention): Amount<CurrencyMeasure> | undefined {
  const { from } = number;
  if (lex.kind[from] !== LexKind.number) return undefined;
  const isStroke = word(lex, from + 1) === '/' && glued(lex, from + 1) && glued(lex, from + 2);
  const isPence = !isStroke && word(lex, from + 1) !== 's';
  if (isPence) return pricedPence(lex, number);
  // `52s. 6d.`: without pounds there may be more shillings than make one.
  const pence = isStroke ? (strokeAt(lex, from) ?? bareStroke(lex, from)) : penceAt(lex, from, 100);
  // `35s. per quarter`; not `the 70s. A ton …`
  const isPriced =
    !isStroke &&
    word(lex, from - 1) !== 'the' &&
    pence !== undefined &&
    word(lex, pence.to - 1) === '.' &&
    /^\p{Ll}/u.test(textOf(lex, pence.to)) &&
    isPricedBy(lex, pence.to);
  if (pence === undefined || !(pence.hasBoth || isPriced)) return undefined;
  const { to } = pence;
  const measure = { from, to, key: 'pound', head: 'pound', code: 'GBP', sign: true };
  return { from, to, low: pence.value.round(6), measure, number };
}

/** `2d per lb`, `4½d. a yard`, `18d. the gallon`, `at 3d each`: pence by themselves are a letter, unless goods have that price. */
function pricedPence(lex: Lexemes, number: NumberMention): Amount<CurrencyMeasure> | undefined {
  const { from } = number;
  const pence = coinAt(lex, from, 'd', 100);
  if (pence === undefined || !glued(lex, pence.to - 1) || !isPricedBy(lex, pence.to)) return undefined;
  const measure = { from, to: pence.to, key: 'pound', head: 'pound', code: 'GBP', sign: true };
  return { from, to: pence.to, low: pence.value.div(240).round(6), measure, number };
}

/** `80,000l. sterling`, `20l. 5s. 6d.`, and `20l.` next to these. */
function poundsByLetter(lex: Lexemes, number: NumberMention): Amount<CurrencyMeasure> | undefined {
  const to = letterPoundsEnd(lex, number);
  if (to === undefined || number.value === undefined) return undefined;
  const { from, value } = number;
  return {
    from,
    to,
    low: value,
    measure: { from: number.to, to, key: 'pound', head: 'pound', code: 'GBP' },
    number,
  };
}

const passagesInOldPounds = new WeakMap<Lexemes, boolean>();

/**
 * Where pounds that old print writes with an `l.` end: what follows them says that litres are not meant, or another amount of the
 * passage does.
 */
export function letterPoundsEnd(lex: Lexemes, { to }: Pick<NumberMention, 'to'>): number | undefined {
  const end = letterEnd(lex, to);
  if (end === undefined) return undefined;
  if (isSurelyPounds(lex, end)) return word(lex, end) === 'sterling' ? end + 1 : end;
  let elsewhere = passagesInOldPounds.get(lex);
  if (elsewhere === undefined) {
    elsewhere = false;
    for (let i = 1; i < lex.count && !elsewhere; i++) {
      const other = lex.kind[i - 1] === LexKind.number ? letterEnd(lex, i) : undefined;
      elsewhere = other !== undefined && isSurelyPounds(lex, other);
    }
    passagesInOldPounds.set(lex, elsewhere);
  }
  return elsewhere ? end : undefined;
}

/** Index after an `l.` that is joined to the number before it. */
function letterEnd(lex: Lexemes, at: number): number | undefined {
  if (!glued(lex, at) || lex.kind[at] !== LexKind.word || textOf(lex, at) !== 'l') return undefined;
  return word(lex, at + 1) === '.' && glued(lex, at + 1) ? at + 2 : undefined;
}

function isSurelyPounds(lex: Lexemes, end: number): boolean {
  if (word(lex, end) === 'sterling' || penceAt(lex, end) !== undefined) return true;
  // `2,986l.; whereas I got 3,560l.`: the stop of litres ends a sentence.
  return /^[;:,]$/.test(word(lex, end) ?? '') && glued(lex, end);
}

/** `2/6d` */
function strokeAt(lex: Lexemes, at: number): Pence | undefined {
  const shillings = textOf(lex, at);
  const pence = coinAt(lex, at + 2, 'd', 12);
  if (!/^\d{1,2}$/.test(shillings) || Number(shillings) >= 20 || pence === undefined) return undefined;
  return { value: new Big(shillings).div(20).plus(pence.value.div(240)), to: pence.to, hasBoth: true };
}

const beforeSum = wordsOf('before-sum');
const oldMoney = patternOf('old-money');
const saidOld = patternOf('said-old-money');
const priceWords = patternOf('price');

/** `2/6` where the words around it speak of shillings: elsewhere it is a fraction, a page or a score. */
function bareStroke(lex: Lexemes, at: number): Pence | undefined {
  const shillings = textOf(lex, at);
  // `12/-`
  const pence = word(lex, at + 2) === '-' ? '0' : textOf(lex, at + 2);
  if (!/^\d{1,2}$/.test(shillings) || !/^\d{1,2}$/.test(pence) || Number(pence) >= 12) return undefined;
  if (Number(shillings) === 0 || (word(lex, at + 3) === '/' && glued(lex, at + 3))) return undefined;
  if (!beforeSum.has(textOf(lex, at - 1).toLowerCase()) || word(lex, at + 3) === 'of') return undefined;
  const around = lex.text.slice(Math.max(0, lex.start[at]! - 100), lex.end[at + 2]! + 100);
  // `£50 for a duke to 2/6 for others`
  const isRange =
    word(lex, at - 1) === 'to' &&
    lex.text.slice(Math.max(0, lex.start[at]! - 60), lex.start[at]!).includes('£');
  if (!isRange && (!oldMoney.test(around) || !(priceWords.test(around) || saidOld.test(around))))
    return undefined;
  return { value: new Big(shillings).div(20).plus(new Big(pence).div(240)), to: at + 3, hasBoth: true };
}

const penceWords: ReadonlyMap<string, number> = new Map(
  readDataTable<'word' | 'kind' | 'value'>('languages/en/number-words.csv').flatMap(
    ({ word, kind, value }) =>
      kind === 'number' && Number(value) > 0 && Number(value) < 12
        ? [[`${word}pence`, Number(value)] as const]
        : [],
  ),
);

/** `two shillings and sixpence`: pence in one word after shillings. */
function addPenceWord(lex: Lexemes, amount: Amount<CurrencyMeasure>): void {
  const { measure, low, high, to } = amount;
  if (measure.head !== 'shilling' || measure.region !== undefined || low === undefined || high !== undefined)
    return;
  const i = afterJoin(lex, to);
  const pence = penceWords.get(textOf(lex, i).toLowerCase());
  if (pence === undefined) return;
  amount.measure = { ...measure, head: 'pound', key: 'pound', code: 'GBP' };
  amount.low = low.div(20).plus(new Big(pence).div(240)).round(6);
  amount.to = i + 1;
}

/** `ten pounds five shillings`, `five shillings and six pence`: adds the smaller coin to the amount before. */
function joinsShillings(
  lex: Lexemes,
  last: Amount<CurrencyMeasure>,
  { from, to, low, high, measure }: Amount<CurrencyMeasure>,
): boolean {
  const isPence = measure.subunit !== undefined && measure.code === 'GBP';
  const isShillings = measure.head === 'shilling' && measure.region === undefined;
  const gap = from - last.to;
  const isNext = gap === 0 || (gap === 1 && /^(?:and|,)$/.test(word(lex, last.to) ?? ''));
  if (!isNext || low === undefined || high !== undefined || last.low === undefined) return false;
  if (last.high !== undefined || !(isPence || isShillings)) return false;
  if (last.measure.head === 'shilling' && last.measure.region === undefined && isPence) {
    last.measure = { ...last.measure, head: 'pound', key: 'pound', code: 'GBP' };
    last.low = last.low.div(20);
  } else if (!isShillings || !isWholePounds(last) || low.gte(20)) return false;
  last.low = last.low.plus(low.div(isPence ? 240 : 20)).round(6);
  last.to = to;
  return true;
}

function isWholePounds({ measure, low, high, number }: Amount<CurrencyMeasure>): boolean {
  if (low === undefined || high !== undefined || number.scale > 0 || !low.eq(low.round())) return false;
  return measure.head === 'pound' || measure.code === 'GBP' || measure.code === 'IEP';
}

/** After `£12`, `£12,`, `£12.` and `£12:`. */
function tailStart(lex: Lexemes, to: number): number {
  return /^[.,:]$/.test(word(lex, to) ?? '') && glued(lex, to) ? to + 1 : to;
}

/** `10s. 6d.`, `10s.`, `6d.` at a lexeme. */
function penceAt(lex: Lexemes, at: number, most = 20): Pence | undefined {
  const shillings = coinAt(lex, at, 's', most);
  const start = shillings === undefined ? at : tailStart(lex, shillings.to);
  const pence = coinAt(lex, start, 'd', 12);
  if (shillings === undefined && pence === undefined) return undefined;
  const value = (shillings?.value ?? new Big(0)).div(20).plus((pence?.value ?? new Big(0)).div(240));
  const hasBoth = shillings !== undefined && pence !== undefined;
  return { value, to: (pence ?? shillings)!.to, hasBoth };
}

/** `10s.`, `6d`, `6½d.`: fewer than make the next coin. */
function coinAt(
  lex: Lexemes,
  at: number,
  letter: string,
  most: number,
): { value: Big; to: number } | undefined {
  if (lex.kind[at] !== LexKind.number || lex.end[at]! - lex.start[at]! > 2) return undefined;
  const fraction = lex.kind[at + 1] === LexKind.sign ? lex.entry[at + 1]?.fraction : undefined;
  const i = fraction === undefined ? at + 1 : at + 2;
  if (lex.kind[i] !== LexKind.word || textOf(lex, i) !== letter) return undefined;
  const digits = textOf(lex, at);
  if (!/^\d{1,2}$/.test(digits) || Number(digits) >= most) return undefined;
  const value = new Big(digits).plus(fraction === undefined ? 0 : new Big(fraction[0]).div(fraction[1]));
  const hasStop = word(lex, i + 1) === '.' && glued(lex, i + 1);
  return { value, to: hasStop ? i + 2 : i + 1 };
}
