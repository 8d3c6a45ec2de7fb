import { Big } from 'big.js';
import { entryAt, type Lexemes, LexKind } from './lexer.ts';
import { wordsOf } from './word-roles.ts';

/** A number read from text, with its scale. */
export interface NumberMention {
  /** Lexeme range, end exclusive. */
  from: number;
  to: number;
  /** Exact; undefined for `several hundred`, one third, and figures too long to be one. */
  value: Big | undefined;
  /** Power of ten said by a scale word: 6 in `2 million`, 0 without one. */
  scale: number;
  /** Whether it may take the scale of the number after it: a bare `2` in `2-2.5 billion`. */
  bare: boolean;
  /** `10k`, `5 m`: a letter that is a scale only in money. */
  letter?: { readonly to: number; readonly scale: number; readonly plus?: boolean };
  /** `a` or `an` alone: a number only before some measures (`a dollar`). */
  article?: boolean;
  /** Written in digits without sign or separator, 4 of them: may be a year. */
  yearLike?: boolean;
  /** `several hundred`, `tens of`: no figure. */
  vague?: boolean;
  /** `20+`: at least so much and more. */
  plus?: boolean;
}

const ten = new Big(10);
const powers: Big[] = [];

/** 10 to the power `n`, exact. */
export function powerOfTen(n: number): Big {
  return n < 0 ? ten.pow(n) : (powers[n] ??= ten.pow(n));
}

/** Most figures are days, years and small counts; a value is never changed in place, so that each is made once. */
const mostKept = 9999;
const kept: (Big | undefined)[] = new Array(mostKept + 1).fill(undefined);

/** A whole number. */
export function whole(n: number): Big {
  return n <= mostKept ? (kept[n] ??= new Big(n)) : new Big(n);
}

/** A value times a power of ten. */
export function scaled(value: Big | undefined, scale: number): Big | undefined {
  return value === undefined || scale === 0 ? value : value.times(powerOfTen(scale));
}

export const word = (lex: Lexemes, i: number): string | undefined => entryAt(lex, i)?.w;

/** Whether lexeme `i` stands directly after the one before it. */
export const glued = (lex: Lexemes, i: number): boolean =>
  i > 0 && i < lex.count && lex.start[i] === lex.end[i - 1];

const hyphens = new Set(['-', '‑', '–']);

/** Whether lexeme `i` is a hyphen that joins two words. */
export const isHyphen = (lex: Lexemes, i: number): boolean => {
  const w = word(lex, i);
  return w !== undefined && hyphens.has(w) && glued(lex, i) && glued(lex, i + 1);
};

/** A fraction as a decimal; one that does not end, a third, is rounded to twelve places. */
export function fractionValue(n: number, d: number): Big {
  if (n > mostParts || d > mostParts) return new Big(n).div(d).round(12);
  return (fractions[n * (mostParts + 1) + d] ??= new Big(n).div(d).round(12));
}

/** Halves and quarters are read again and again. */
const mostParts = 16;
const fractions: Big[] = [];

/** Scale words from `i` on: `thousand`, `-million`, `hundred thousand`; their powers of ten add up. */
export function scalesFrom(lex: Lexemes, i: number): { to: number; scale: number } {
  let to = i;
  let scale = 0;
  for (let n = 0; n < 3; n++) {
    const at = isHyphen(lex, to) ? to + 1 : to;
    const e = lex.entry[at];
    if (e?.scale === undefined || (e.plural === true && e.scale < 5 && n === 0 && e.scale !== 3)) break;
    // `mn`, `bn` are scales when glued or followed by something to count.
    scale += e.scale;
    to = at + 1;
    if (word(lex, to) === '.' && glued(lex, to) && e.w.length <= 3 && isAbbreviationStop(lex, to)) to++;
  }
  return { to, scale };
}

const grammarWords = wordsOf('grammar');

/** The stop of `mln.` is part of it where the sentence goes on with a measure. */
function isAbbreviationStop(lex: Lexemes, at: number): boolean {
  const next = lex.entry[at + 1];
  return (
    next !== undefined &&
    !grammarWords.has(next.w) &&
    (next.code !== undefined ||
      next.sign !== undefined ||
      next.head !== undefined ||
      next.unit !== undefined ||
      next.adjective === true)
  );
}

/** `200 thousand` after `8 million`, `two hundred and forty` after `three million,`; undefined where nothing smaller follows. */
export function addends(
  lex: Lexemes,
  at: number,
  above: number,
): { value: Big | undefined; to: number } | undefined {
  let i = at;
  if (word(lex, i) === ',' || word(lex, i) === 'and' || word(lex, i) === '&') i++;
  if (above >= 6 && word(lex, i) === 'a' && word(lex, i + 1) === 'half' && word(lex, at) === 'and') {
    return { value: new Big(5).times(powerOfTen(above - 1)), to: i + 2 };
  }
  if (lex.kind[i] !== LexKind.number) return undefined;
  const raw = lex.text.slice(lex.start[i]!, lex.end[i]!);
  const scale = scalesFrom(lex, i + 1);
  if (scale.to === i + 1 || scale.scale >= above || scale.scale < 3 || !/^\d{1,3}$/.test(raw))
    return undefined;
  // `2 million, 300 thousand` lists; `2 million 300 thousand` adds up.
  if (word(lex, at) === ',') return undefined;
  return { value: new Big(raw).times(powerOfTen(scale.scale)), to: scale.to };
}

/** Whether a sentence goes on at a lexeme: in lowercase, with a figure, a comma or a bracket. */
export function goesOn(lex: Lexemes, at: number): boolean {
  if (at >= lex.count || lex.kind[at] === LexKind.break) return false;
  return /^[\p{Ll}\d,;:)\]–—-]/u.test(lex.text.slice(lex.start[at]!, lex.start[at]! + 1));
}
