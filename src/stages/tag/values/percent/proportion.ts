import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { addSign, addWord } from '../engine/lexicon.ts';
import type { Measure } from '../engine/measure.ts';
import { glued, type NumberMention, word } from '../engine/scales.ts';

/** What a percentage is of: percent, per mille, percentage points. */
export interface ProportionMeasure extends Measure {
  unitText: string;
  unitCode?: string;
  /** `(5.2)%`: the brackets of a loss. */
  isLoss?: boolean;
}

for (const sign of ['%', '％', '‰']) addSign(sign, { proportion: true });
for (const name of 'percent percents pct percentage percentages per p pc pp promille'.split(' '))
  addWord(name, { proportion: true });

const percent = (from: number, to: number): ProportionMeasure => ({
  from,
  to,
  key: '%',
  unitText: '%',
  unitCode: 'P1',
});
const perMille = (from: number, to: number): ProportionMeasure => ({
  from,
  to,
  key: '‰',
  unitText: '‰',
  unitCode: 'NX',
});
const points = (from: number, to: number): ProportionMeasure => ({
  from,
  to,
  key: 'percentage points',
  unitText: 'percentage points',
});

/** The proportion that begins at a lexeme after a number. */
export function proportionAt(lex: Lexemes, at: number, hyphened: boolean): ProportionMeasure | undefined {
  if (lex.entry[at]?.proportion !== true) return undefined;
  switch (word(lex, at)) {
    case '%':
    case '％':
      // `%20` of an address and `printf("%d")` follow no figure; `100%20` does.
      if (hyphened || (lex.kind[at + 1] === LexKind.number && glued(lex, at + 1))) return undefined;
      return percentOrPoints(lex, at, at + 1);
    case 'percent':
    case 'percents':
    case 'pct':
      return percentOrPoints(lex, at, at + 1);
    case 'percentage':
    case 'percentages': {
      const after = pointsEnd(lex, at + 1);
      if (after !== undefined) return points(at, after);
      // `30 percentage` is a slip for percent where no noun follows.
      return lex.kind[at + 1] === LexKind.word && lex.entry[at + 1] === undefined
        ? undefined
        : percent(at, at + 1);
    }
    case 'per':
      return perCentAt(lex, at);
    case 'p':
      return lettersAt(lex, at);
    case 'pc':
      return percent(at, at + 1);
    case 'pp':
      return points(at, at + 1);
    case '‰':
    case 'promille':
      return perMille(at, at + 1);
    default:
      return undefined;
  }
}

/** `0.25 of a percentage point`, `0.5 of one per cent`, `½ of 1%`. */
export function partOfProportion(lex: Lexemes, at: number): ProportionMeasure | undefined {
  if (word(lex, at) !== 'of') return undefined;
  const w = word(lex, at + 1);
  const isOne =
    w === 'a' ||
    w === 'one' ||
    (lex.kind[at + 1] === LexKind.number && lex.text.slice(lex.start[at + 1]!, lex.end[at + 1]!) === '1');
  const measure = isOne ? proportionAt(lex, at + 2, false) : undefined;
  return measure === undefined ? undefined : { ...measure, from: at };
}

/** `(5.2)%`: a loss, as accounts write it; not the second of `section 5(2) %`. */
export function bracketedProportion(
  lex: Lexemes,
  at: number,
  { from, to, bare }: NumberMention,
): ProportionMeasure | undefined {
  const isBracketed =
    bare &&
    to === at &&
    word(lex, at) === ')' &&
    word(lex, from - 1) === '(' &&
    glued(lex, from) &&
    glued(lex, at);
  if (!isBracketed || (glued(lex, from - 1) && lex.kind[from - 2] !== LexKind.sign)) return undefined;
  // `(5) per cent` counts items.
  const isDecimal = /[.,]\d/.test(lex.text.slice(lex.start[from]!, lex.end[from]!));
  const isSaid =
    word(lex, at + 1) === '%' ? glued(lex, at + 1) : isDecimal && word(lex, at + 1) !== 'percentage';
  const measure = isSaid ? proportionAt(lex, at + 1, false) : undefined;
  return measure === undefined ? undefined : { ...measure, isLoss: true };
}

function percentOrPoints(lex: Lexemes, from: number, to: number): ProportionMeasure {
  const after = pointsEnd(lex, to);
  return after === undefined ? percent(from, to) : points(from, after);
}

/** The lexeme after `point`, `points` or `-point` at a lexeme. */
function pointsEnd(lex: Lexemes, at: number): number | undefined {
  const i = word(lex, at) === '-' && glued(lex, at) && glued(lex, at + 1) ? at + 1 : at;
  const w = word(lex, i);
  return w === 'point' || w === 'points' ? i + 1 : undefined;
}

/** `per cent`, `per-cent`, `per mille`. */
function perCentAt(lex: Lexemes, at: number): ProportionMeasure | undefined {
  const i = word(lex, at + 1) === '-' && glued(lex, at + 1) && glued(lex, at + 2) ? at + 2 : at + 1;
  const w = word(lex, i);
  if (w === 'mille') return perMille(at, i + 1);
  if (w !== 'cent' && w !== 'cents') return undefined;
  const after = pointsEnd(lex, i + 1);
  if (after !== undefined) return points(at, after);
  return percent(at, isAbbreviated(lex, i + 1) ? i + 2 : i + 1);
}

/** `0.5 p.p.`, `12 p.c.`, `5 p. c.` */
function lettersAt(lex: Lexemes, at: number): ProportionMeasure | undefined {
  const letter = word(lex, at + 2);
  if (word(lex, at + 1) !== '.' || !glued(lex, at + 1) || word(lex, at + 3) !== '.' || !glued(lex, at + 3))
    return undefined;
  if (letter === 'p') return glued(lex, at + 2) ? points(at, at + 4) : undefined;
  const isLower =
    lex.text.slice(lex.start[at]!, lex.end[at]!) === 'p' && lex.text[lex.start[at + 2]!] === 'c';
  return letter === 'c' && isLower ? percent(at, at + 4) : undefined;
}

/** The stop of `10 per cent.` where the sentence goes on after it. */
function isAbbreviated(lex: Lexemes, at: number): boolean {
  if (lex.entry[at]?.w !== '.' || !glued(lex, at)) return false;
  return /^\s*(?:[,;:)]|[a-z])/.test(lex.text.slice(lex.end[at]!, lex.end[at]! + 8));
}
