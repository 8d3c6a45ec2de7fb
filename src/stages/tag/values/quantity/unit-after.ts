import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { entryAt, type Lexemes, LexKind } from '../engine/lexer.ts';
import type { Measure } from '../engine/measure.ts';
import { glued, type NumberMention, word } from '../engine/scales.ts';
import { poundsAreWeight } from '../money/pounds.ts';
import { primeAt } from './primes.ts';
import { isBelieved } from './unit-belief.ts';
import { unitAt } from './units.ts';

/** A unit next to a number. */
export interface UnitMeasure extends Measure {
  symbol: string;
}

/** Where units are looked for. */
export interface UnitContext {
  readonly lex: Lexemes;
  readonly flow: TokenisedFlow;
  readonly document: DocumentContext;
}

/** The unit that begins at a lexeme after a number, where the number is of it. */
export function unitAfter(
  at: number,
  number: NumberMention,
  { lex, flow, document }: UnitContext,
): UnitMeasure | undefined {
  if (!mayBeginUnit(lex, at)) return undefined;
  // `$5 m`, `USD 3 t`: money before it takes the letter as a scale.
  const before = entryAt(lex, number.from - 1);
  if (before?.sign !== undefined || before?.code !== undefined) return undefined;
  const dash = word(lex, at);
  const hyphen = (dash === '-' || dash === '‑' || dash === '–') && glued(lex, at) && glued(lex, at + 1);
  const bracket = !hyphen && isBracketed(lex, at);
  const from = hyphen || bracket ? at + 1 : at;
  const prime = primeAt(lex, at, number);
  if (prime !== undefined) return { from: at, to: at + 1, key: prime, symbol: prime };
  if (word(lex, from) === 'pounds' || word(lex, from) === 'pound') {
    if (number.article === true || !poundsAreWeight(lex, from, number, flow, document)) return undefined;
    return { from, to: from + 1, key: 'lb', symbol: 'lb' };
  }
  const unit = unitAt(lex, from);
  if (unit === undefined || !isBelieved(lex, { ...unit, from, number, hyphen })) return undefined;
  const measure = { from, to: bracket ? unit.to + 1 : unit.to, key: unit.symbol, symbol: unit.symbol };
  return unit.scale === undefined ? measure : { ...measure, scale: unit.scale };
}

/** Whether a lexeme after a number may begin its unit: most that stand there, commas and stops, may not. */
export function mayBeginUnit(lex: Lexemes, at: number): boolean {
  const e = lex.entry[at];
  if (e === undefined) return false;
  if (e.unit !== undefined) return true;
  if (lex.kind[at] === LexKind.word)
    return (
      e.unitPrefix !== undefined ||
      e.head === 'pound' ||
      // `17.3 C`, `M.T.`
      lex.end[at]! - lex.start[at]! === 1 ||
      (lex.kind[at + 1] === LexKind.sign && glued(lex, at + 1))
    );
  const next = lex.entry[at + 1];
  if (e.dash === true) return glued(lex, at + 1) && next?.dash !== true && mayBeginUnit(lex, at + 1);
  return closing[e.w] === undefined ? marksOfFeet.has(e.w) : next?.unit !== undefined;
}

/** Signs of feet and inches, which are units themselves. */
const marksOfFeet = new Set('\'’′"”″'.split(''));

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** `20 (kg)`, `20 [kg]`, `20 <kg>`. */
function isBracketed(lex: Lexemes, at: number): boolean {
  const close = closing[word(lex, at) ?? ''];
  if (close === undefined || lex.entry[at + 1]?.unit === undefined) return false;
  const unit = unitAt(lex, at + 1);
  return unit !== undefined && word(lex, unit.to) === close;
}
