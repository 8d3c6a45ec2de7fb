import type { Big } from 'big.js';
import { type Lexemes, LexKind } from './lexer.ts';
import { fractionValue, isHyphen, type NumberMention, scaled, scalesFrom, word } from './scales.ts';

/** `one-half`, `three quarters`: not `one third party`, `first quarter`. */
export function isFractionWord(lex: Lexemes, i: number, value: Big): boolean {
  const w = word(lex, i)!;
  const plural = w.endsWith('s') || w === 'halves';
  return value.eq(1) ? !plural : plural;
}

/** Skips `of`, `of a`, `a` before a scale: `half a billion`, `three quarters of a million`. */
export function ofA(lex: Lexemes, i: number): number {
  let to = i;
  if (word(lex, to) === 'of') to++;
  if (isHyphen(lex, to) && word(lex, to + 1) === 'a') to++;
  const isOne = lex.kind[to] === LexKind.number && lex.text.slice(lex.start[to]!, lex.end[to]!) === '1';
  if (word(lex, to) === 'a' || word(lex, to) === 'an' || word(lex, to) === 'one' || isOne) to++;
  const at = isHyphen(lex, to) ? to + 1 : to;
  const e = lex.entry[at];
  if (e === undefined) return i;
  if (
    (e.scale !== undefined && e.plural !== true) ||
    e.w === 'percent' ||
    e.w === 'percentage' ||
    e.w === 'per'
  )
    return to;
  return e.head !== undefined || e.unit !== undefined || e.unitPrefix !== undefined || e.adjective === true
    ? to
    : i;
}

/** `half a billion`, `half-million`, `½`, `a quarter of a million`. */
export function fractionAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
  const e = lex.entry[t]!;
  const part = () => fractionValue(e.fraction![0], e.fraction![1]);
  if (lex.kind[t] === LexKind.sign) {
    const scales = scalesFrom(lex, t + 1);
    return {
      from: t,
      to: scales.to,
      value: scaled(part(), scales.scale),
      scale: scales.scale,
      bare: scales.scale === 0,
    };
  }
  if (e.w === 'quarters' || e.w === 'thirds' || e.w === 'halves') return undefined;
  const article = t - 1 >= floor && (word(lex, t - 1) === 'a' || word(lex, t - 1) === 'one');
  if (e.w !== 'half' && !article) return undefined;
  const from = article ? t - 1 : t;
  const of = ofA(lex, t + 1);
  const scales = scalesFrom(lex, of);
  // `half` alone is a number only before a scale or a measure.
  if (scales.to === of && of === t + 1 && e.w !== 'half' && word(lex, t + 1) !== '-') {
    if (lex.entry[t + 1]?.unit === undefined) return undefined;
  }
  return {
    from,
    to: scales.to,
    value: scaled(part(), scales.scale),
    scale: scales.scale,
    bare: false,
  };
}
