import { Big } from 'big.js';
import { entryAt, type Lexemes, LexKind } from './lexer.ts';
import { glued, type NumberMention, word } from './scales.ts';

/** Groups of figures in which a scan took noughts and ones for letters, or set a blank before the comma. */
const damaged = /[\dOolI]{1,3}(?: ?,[\dOolI]{3})+(?![\p{L}\d]|,\d)/uy;

/**
 * The sum after a sign of money that a scan damaged, where only one figure can be meant: `£l,500`, `£1,5OO`, `$1 ,500`. Elsewhere letters are
 * letters.
 */
export function scannedSum(lex: Lexemes, t: number): NumberMention | undefined {
  let from = t;
  if (word(lex, t - 1) === ',' && isLetterOfScan(lex, t - 2)) from = t - 2;
  else if (isLetterOfScan(lex, t - 1)) from = t - 1;
  if (!isMoneyBefore(lex, from)) return undefined;
  damaged.lastIndex = lex.start[from]!;
  const raw = damaged.exec(lex.text)?.[0];
  if (raw === undefined || !/[OolI ]/.test(raw) || !/\d/.test(raw)) return undefined;
  const end = lex.start[from]! + raw.length;
  let to = from;
  while (to < lex.count && lex.end[to]! <= end) to++;
  if (lex.end[to - 1] !== end) return undefined;
  const digits = raw.replace(/[Oo]/g, '0').replace(/[lI]/g, '1').replace(/[ ,]/g, '');
  return { from, to, value: new Big(digits), scale: 0, bare: false };
}

const isLetterOfScan = (lex: Lexemes, i: number): boolean =>
  glued(lex, i + 1) &&
  lex.kind[i] === LexKind.word &&
  /^[lIOo]{1,3}$/.test(lex.text.slice(lex.start[i]!, lex.end[i]!));

/** A sign or code right before the figure: `£`, `Rs.`. */
function isMoneyBefore(lex: Lexemes, at: number): boolean {
  const i = word(lex, at - 1) === '.' ? at - 2 : at - 1;
  const e = entryAt(lex, i);
  return e?.sign !== undefined || e?.code !== undefined;
}
