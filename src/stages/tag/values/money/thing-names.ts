import { type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import type { Amount } from '../engine/measure.ts';
import { glued } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import { type CurrencyMeasure, word } from './currency-measure.ts';

const beforeSum = wordsOf('before-sum');
const numberedThings = wordsOf('numbered-thing');
const beforeRoad = wordsOf('before-road');
const afterRoad = wordsOf('after-road');

/** A letter and up to three digits, as roads are numbered: `N1`, `R55`. */
const roadNumber = /^[A-Z]\d{1,3}$/;

/**
 * Whether letters and a figure say which one, not what it costs: `the R500 road`, `a TK40 engine`, `along the R55`, `the R55 and the N1`,
 * `DA 89/2007`, a number of a year.
 */
export function namesThing(lex: Lexemes, amount: Amount<CurrencyMeasure>): boolean {
  const { from, to, number, measure } = amount;
  if (measure.sign !== true || number.scale !== 0 || to !== from + 2) return false;
  if (isOfYear(lex, amount)) return true;
  const isThing = (i: number) => numberedThings.has(textOf(lex, i).toLowerCase());
  // `route R1 joins R61`
  if (/^\d{1,3}$/.test(textOf(lex, from + 1)) && !beforeSum.has(textOf(lex, from - 1).toLowerCase()))
    for (let i = from - 1; i > from - 7 && i >= 0; i--) if (isThing(i)) return true;
  const printed = lex.text.slice(lex.start[from]!, lex.end[to - 1]!);
  if (/^\p{Lu}+\d+$/u.test(printed) && lex.kind[to] === LexKind.word && isThing(to)) return true;
  return roadNumber.test(printed) && word(lex, from - 1) === 'the' && isRoad(lex, amount);
}

/** `89/2007`: the number of a paper and its year. */
function isOfYear(lex: Lexemes, { from, to }: Amount<CurrencyMeasure>): boolean {
  if (word(lex, to) !== '/' || lex.kind[from] !== LexKind.word || !glued(lex, to) || !glued(lex, to + 1))
    return false;
  return /^(?:19|20)\d\d$/.test(textOf(lex, to + 1)) && /^\d{1,5}$/.test(textOf(lex, to - 1));
}

/** `on the R55.`, `the R55 between Ems and Lund`, `the R55 and the N1`; not `VAT on the R500 paid`. */
function isRoad(lex: Lexemes, { from, to }: Amount<CurrencyMeasure>): boolean {
  const next = textOf(lex, to).toLowerCase();
  if (afterRoad.has(next)) return true;
  if (lex.kind[to] !== LexKind.word && beforeRoad.has(textOf(lex, from - 2).toLowerCase())) return true;
  const other = textOf(lex, to + 1) === 'the' ? to + 2 : to + 1;
  if (!/^(?:and|or|to|,|\/)$/.test(next) || !glued(lex, other + 1) || lex.kind[other] !== LexKind.word)
    return false;
  const printed = lex.text.slice(lex.start[other]!, lex.end[other + 1] ?? 0);
  return roadNumber.test(printed) && printed[0] !== textOf(lex, from);
}
