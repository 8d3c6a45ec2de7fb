import { type Lexemes, LexKind } from '../engine/lexer.ts';
import type { NumberMention } from '../engine/scales.ts';
import { dimensionWords } from './unit-tables.ts';

const feet = new Set(["'", '’', '′']);
const inches = new Set(['"', '”', '″']);
const degrees = new Set(['°', 'º', '˚']);

const isOf = (lex: Lexemes, i: number, signs: ReadonlySet<string>): boolean =>
  signs.has(lex.entry[i]?.w ?? '');

/** `14°25'10" N`: minutes and seconds of a degree. */
function isOfCoordinate(lex: Lexemes, from: number): boolean {
  const hasMinutes = isOf(lex, from - 1, feet) && lex.kind[from - 2] === LexKind.number;
  return isOf(lex, hasMinutes ? from - 3 : from - 1, degrees);
}

/** Inches and feet by their signs: `10″`, `6' 2"`, `a 10" long pen`; a quotation mark that closes is none. */
export function primeAt(lex: Lexemes, at: number, number: NumberMention): string | undefined {
  if (lex.kind[at] !== LexKind.sign || lex.kind[number.to - 1] !== LexKind.number) return undefined;
  const isFeet = isOf(lex, at, feet);
  if ((!isFeet && !isOf(lex, at, inches)) || isOfCoordinate(lex, number.from)) return undefined;
  if (lex.entry[at]?.w === '″') return 'in';
  if (isFeet) return lex.kind[at + 1] === LexKind.number && isOf(lex, at + 2, inches) ? 'ft' : undefined;
  if (isOf(lex, number.from - 1, feet) && lex.kind[number.from - 2] === LexKind.number) return 'in';
  const before = lex.text.slice(Math.max(0, lex.start[number.from]! - 200), lex.start[number.from]!);
  if (before.split(/["“”]/).length % 2 === 0) return undefined;
  const next = at + 1;
  return lex.kind[next] === LexKind.word &&
    dimensionWords.has(lex.text.slice(lex.start[next]!, lex.end[next]!))
    ? 'in'
    : undefined;
}
