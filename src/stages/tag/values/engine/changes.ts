import { type Lexemes, LexKind } from './lexer.ts';
import { qualifierBefore } from './qualifiers.ts';
import { word } from './scales.ts';
import { patternOf, wordsOf } from './word-roles.ts';

const stepVerbs = wordsOf('step-verb');
const stepNouns = wordsOf('step-noun');
const changeWords = patternOf('change');

/** Whether a figure says how far something moved: `fell 3% to 45%`, `rose by $4 to $19`, `an increase of €2 to €14`. */
export function isStep(lex: Lexemes, from: number): boolean {
  const at = (qualifierBefore(lex, from, 0)?.from ?? from) - 1;
  if (at < 0 || lex.kind[at] !== LexKind.word) return false;
  const before = lex.text.slice(lex.start[at]!, lex.end[at]!).toLowerCase();
  if (before === 'by') return true;
  if (before !== 'of') return stepVerbs.has(before);
  return at > 0 && stepNouns.has(lex.text.slice(lex.start[at - 1]!, lex.end[at - 1]!).toLowerCase());
}

/** Whether the words before say that something changed from one figure to another. */
export function isChange(lex: Lexemes, from: number): boolean {
  if (word(lex, from - 1) !== 'from' && word(lex, from - 2) !== 'from' && word(lex, from - 3) !== 'from')
    return false;
  const start = Math.max(0, from - 24);
  const stretch = lex.text.slice(lex.start[start]!, lex.start[from]!);
  return changeWords.test(stretch);
}
