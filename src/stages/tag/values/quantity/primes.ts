import { type Lexemes, LexKind } from '../engine/lexer.ts';
import type { NumberMention } from '../engine/scales.ts';
import { dimensionWords } from './unit-tables.ts';

/** `14°25'10" N`: minutes and seconds of a degree. */
function isOfCoordinate(lex: Lexemes, from: number): boolean {
  let i = from - 1;
  if (/^['’′]$/.test(lex.entry[i]?.w ?? '') && lex.kind[i - 1] === LexKind.number) i -= 2;
  return /^[°º˚]$/.test(lex.entry[i]?.w ?? '');
}

/** Inches and feet by their signs: `10″`, `6' 2"`, `a 10" long pen`; a quotation mark that closes is none. */
export function primeAt(lex: Lexemes, at: number, number: NumberMention): string | undefined {
  if (lex.kind[at] !== LexKind.sign || lex.kind[number.to - 1] !== LexKind.number) return undefined;
  if (isOfCoordinate(lex, number.from)) return undefined;
  const w = lex.entry[at]?.w;
  if (w === '″') return 'in';
  const isFeet = (i: number) => lex.entry[i]?.w === "'" || lex.entry[i]?.w === '’' || lex.entry[i]?.w === '′';
  const isInches = (i: number) =>
    lex.entry[i]?.w === '"' || lex.entry[i]?.w === '”' || lex.entry[i]?.w === '″';
  if (isFeet(at)) return lex.kind[at + 1] === LexKind.number && isInches(at + 2) ? 'ft' : undefined;
  if (!isInches(at)) return undefined;
  if (isFeet(number.from - 1) && lex.kind[number.from - 2] === LexKind.number) return 'in';
  const before = lex.text.slice(Math.max(0, lex.start[number.from]! - 200), lex.start[number.from]!);
  if (before.split(/["“”]/).length % 2 === 0) return undefined;
  const next = at + 1;
  return lex.kind[next] === LexKind.word &&
    dimensionWords.has(lex.text.slice(lex.start[next]!, lex.end[next]!))
    ? 'in'
    : undefined;
}
