import type { Big } from 'big.js';
import type { Atom } from './atoms.ts';
import { isChange, isStep } from './changes.ts';
import { dashes } from './characters.ts';
import { type Lexemes, LexKind } from './lexer.ts';
import type { Measure, MeasureGrammar } from './measure.ts';
import { glued, scaled, word } from './scales.ts';

const isDash = (lex: Lexemes, i: number): boolean => dashes.has(word(lex, i) ?? '');

/** Whether two measures may share a range. */
type Same<M extends Measure> = NonNullable<MeasureGrammar<M>['same']>;

/** Whether `to`, a dash, or `and` after `between` stands between two numbers. */
export function joins(lex: Lexemes, left: Atom<Measure>, leftTo: number, rightFrom: number): boolean {
  // `−5 to +3 °C`
  const to = word(lex, rightFrom - 1) === '+' && glued(lex, rightFrom) ? rightFrom - 1 : rightFrom;
  const gap = to - leftTo;
  const w = word(lex, leftTo);
  if (gap === 1) {
    if (w === undefined) return false;
    if (dashes.has(w) || w === 'to' || w === 'till' || w === 'or') return true;
    return w === 'and' && saysBetween(lex, left.from);
  }
  // `2...3`, `2..3`
  if (gap <= 3 && isDots(lex, leftTo, to)) return true;
  // `8- to 16-meter`, `5 up to 10`, `10-to-15`
  const isTo = word(lex, leftTo + 1) === 'to';
  if (gap === 2) return isTo && (isDash(lex, leftTo) || w === 'up');
  return gap === 3 && isTo && isDash(lex, leftTo) && isDash(lex, leftTo + 2);
}

function isDots(lex: Lexemes, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (!glued(lex, i) || (word(lex, i) !== '.' && word(lex, i) !== '…')) return false;
  return to - from > 1 || word(lex, from) === '…';
}

function saysBetween(lex: Lexemes, from: number): boolean {
  for (let i = from - 1; i >= from - 3 && i >= 0; i--) if (word(lex, i) === 'between') return true;
  return word(lex, from - 1) === 'from';
}

/** Whether two numbers, the first of them with a measure, are the ends of one range. */
export function isRange<M extends Measure>(lex: Lexemes, a: Atom<M>, b: Atom<M>, same: Same<M>): boolean {
  if (!joins(lex, a, a.to, b.from)) return false;
  if (a.number.article === true || b.number.article === true) return false;
  const left = a.before ?? a.after;
  const right = b.before ?? b.after;
  const link = word(lex, a.to);
  if (link === 'to' && left !== undefined && isStep(lex, a.from)) return false;
  if (link === 'or') return false;
  if (left !== undefined && right !== undefined) {
    if (!same(left, right)) return false;
    if (a.value === undefined || b.value === undefined) return true;
    // `rose from $3 million to $5 million` is a change of two figures, `from $3 to $5 million` a range.
    // `ahead by 36 percent to 31 percent`: what falls, with its measure said twice, is no range.
    if (link === 'to' && b.value.lt(a.value) && word(lex, a.from - 1) !== 'from') return false;
    return !(link === 'to' && isChange(lex, a.from));
  }
  // `$2-2.5 billion`, `$5 to 10 million`; not `5% to 2018`, `$5 to 10 people`.
  if (right !== undefined || a.before === undefined) return false;
  // `between $2 and 3 million`
  if (link === 'and') return b.number.scale > 0 && a.number.bare;
  // `$150,000 -31.4%`, a sum and how it changed
  if (dashes.has(link ?? '')) return !(b.number.yearLike || word(lex, b.to) === '%');
  return !b.number.bare || !(lex.kind[b.to] === LexKind.word);
}

/** The ends of a range, with the scale that they share. */
export function rangeOf<M extends Measure>(
  lex: Lexemes,
  a: Atom<M>,
  b: Atom<M>,
): { low: Big | undefined; high: Big | undefined } {
  let low = a.value;
  const high = b.value;
  const shares = a.number.bare && b.number.scale > 0 && (a.to === a.number.to || a.before !== undefined);
  if (shares && low?.abs().lt(1000) === true) {
    // `$200 to $4 million`: only the end is in millions.
    const raised = scaled(low, b.number.scale);
    if (high === undefined || raised!.lte(high)) low = raised;
  } else if (sharesThousands(lex, a, b)) low = scaled(low, 3);
  if (b.after?.scale !== undefined && a.after?.scale === undefined) low = scaled(low, b.after.scale);
  if (b.letter > 0 && a.letter === 0 && a.number.bare) low = scaled(low, b.letter);
  return { low, high };
}

/** `15-20,000 euros`, `30 to 40,000 dollars`: the thousands are those of both ends. */
function sharesThousands(lex: Lexemes, a: Atom<Measure>, b: Atom<Measure>): boolean {
  if (!a.number.bare || !b.number.bare || a.value === undefined || b.value === undefined) return false;
  const raw = lex.text.slice(lex.start[b.number.from]!, lex.end[b.number.from]!);
  if (!/^\d{1,3}[,.'’ ]000$/.test(raw) || a.value.gte(1000) || a.value.lt(1)) return false;
  const raised = a.value.times(1000);
  return raised.lt(b.value) && raised.times(4).gte(b.value);
}
