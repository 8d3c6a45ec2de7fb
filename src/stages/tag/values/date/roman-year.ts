import { romanValue } from '../../../../text/roman.ts';
import { type Lexemes, LexKind, textOf } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import type { DateMention } from './mention.ts';

/** How the numerals of a year begin; few texts have any of them. */
const opening = /M(?:D|C[DM]|M[XI]|\.? ?D)/y;
const canonical = /^(?:M{1,2})(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})$/;
const numerals = /^[MDCLXVI]+$/;
/** Shorter ones are names of firms and chemicals too. */
const leastLetters = 5;
/** Groups that a printer sets apart: `M. DCC. LXXVI.` */
const mostGroups = 4;
const none: DateMention[] = [];

/**
 * Years in Roman numerals, as imprints have them: `MDCCLXXVI`, `M.DCC.XC.`, `MCMLXXXIV`. A mention is a year of print or of an inscription;
 * near misses are numbers of kings and chapters, `Louis XIV`, which are smaller, and capitals that make no numeral, `MILD`, `MDX`.
 */
export function romanYears(lex: Lexemes): DateMention[] {
  const { text } = lex;
  if (!hasOpening(text)) return none;
  const found: DateMention[] = [];
  for (let t = 0; t < lex.count; t++) {
    if (lex.kind[t] !== LexKind.word || text.charCodeAt(lex.start[t]!) !== 0x4d) continue;
    const read = romanYearAt(lex, t);
    if (read === undefined) continue;
    found.push({
      start: lex.start[t]!,
      end: lex.end[read.to - 1]!,
      firstLexeme: t,
      endLexeme: read.to,
      from: { year: read.year },
      explicit: true,
    });
    t = read.to - 1;
  }
  return found;
}

/** Found by its letter, since an expression that looks at every place of a text takes longer. */
function hasOpening(text: string): boolean {
  for (let i = text.indexOf('M'); i >= 0; i = text.indexOf('M', i + 1)) {
    // `March`, as most of them go on
    if (isLower(text.charCodeAt(i + 1))) continue;
    opening.lastIndex = i;
    if (opening.test(text)) return true;
  }
  return false;
}

const isLower = (c: number): boolean => c >= 0x61 && c <= 0x7a;

/** The year of the groups of numerals from lexeme `t` on, as many as make one. */
function romanYearAt(lex: Lexemes, t: number): { year: number; to: number } | undefined {
  let letters = '';
  let best: { year: number; to: number } | undefined;
  let i = t;
  for (let groups = 0; groups < mostGroups; groups++) {
    const word = textOf(lex, i);
    if (lex.kind[i] !== LexKind.word || !numerals.test(word)) break;
    if (groups === 0 && glued(lex, t) && lex.kind[t - 1] !== LexKind.sign) break;
    letters += word;
    const isBound = glued(lex, i + 1) && lex.kind[i + 1] !== LexKind.sign;
    const year = isBound || letters.length < leastLetters ? undefined : yearOf(letters);
    if (year !== undefined) best = { year, to: i + 1 };
    i = textOf(lex, i + 1) === '.' && glued(lex, i + 1) ? i + 2 : i + 1;
  }
  return best;
}

/** A year since the first printed books. */
function yearOf(letters: string): number | undefined {
  if (!canonical.test(letters)) return undefined;
  const year = romanValue(letters);
  return year >= 1450 && year <= 2050 ? year : undefined;
}
