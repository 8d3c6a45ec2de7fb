import { type Lexemes, LexKind } from './lexer.ts';
import { glued, word } from './scales.ts';

/** What stands between a figure and a power of ten. */
export const timesSigns: ReadonlySet<string> = new Set(['e', '×', 'x', '*', '·']);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The exponent that begins at lexeme `at`: `^6`, `^-3`, `⁶`, `⁻³`. */
export function exponentAt(lex: Lexemes, at: number): { exponent: number; to: number } | undefined {
  if (!glued(lex, at)) return undefined;
  if (word(lex, at) === '^') {
    const minus = /^[-−]$/.test(word(lex, at + 1) ?? '');
    const i = minus ? at + 2 : at + 1;
    if (lex.kind[i] !== LexKind.number || !glued(lex, i)) return undefined;
    const digits = lex.text.slice(lex.start[i]!, lex.end[i]!);
    return /^\d{1,2}$/.test(digits) ? { exponent: (minus ? -1 : 1) * Number(digits), to: i + 1 } : undefined;
  }
  const text = lex.text.slice(lex.start[at]!, lex.start[at]! + 4);
  const match = /^(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})/u.exec(text);
  if (match === null) return undefined;
  const digits = [...match[2]!].map((c) => superscripts.indexOf(c)).join('');
  return { exponent: (match[1] === '' ? 1 : -1) * Number(digits), to: at + match[0].length };
}

/** `e14`, `e-3`, `×10^6`, `x10-5` after a number. */
export function powerAt(lex: Lexemes, at: number): { exponent: number; to: number } | undefined {
  let i = at + 1;
  if (word(lex, at) !== 'e') {
    if (lex.kind[i] !== LexKind.number || lex.text.slice(lex.start[i]!, lex.end[i]!) !== '10')
      return undefined;
    const power = exponentAt(lex, i + 1);
    if (power !== undefined) return power;
    i++;
  } else if (word(lex, at) !== 'e' || !glued(lex, at)) return undefined;
  let negative = false;
  const sign = word(lex, i);
  if ((sign === '-' || sign === '−' || sign === '+') && glued(lex, i)) {
    negative = sign !== '+';
    i++;
  }
  if (lex.kind[i] !== LexKind.number || !glued(lex, i)) return undefined;
  const digits = lex.text.slice(lex.start[i]!, lex.end[i]!);
  if (!/^\d{1,2}$/.test(digits)) return undefined;
  return { exponent: negative ? -Number(digits) : Number(digits), to: i + 1 };
}
