import { Big } from 'big.js';
import { decimalOf, isDigits } from './figure-forms.ts';
import { entryAt, type Lexemes, LexKind } from './lexer.ts';
import { Subject } from './lexicon.ts';
import { exponentAt, powerAt, timesSigns } from './powers.ts';
import {
  addends,
  fractionValue,
  glued,
  type NumberMention,
  powerOfTen,
  scaled,
  scalesFrom,
  whole,
  word,
} from './scales.ts';
import { scannedSum } from './scanned-sums.ts';

/** A figure as it is being read. */
interface Figure {
  readonly raw: string;
  value: Big | undefined;
  /** Lexeme after what was read. */
  to: number;
  bare: boolean;
}

/** The number that begins with the figure at lexeme `t`, with the scale after it; undefined where it is part of a name or a mark. */
export function figureAt(lex: Lexemes, t: number): NumberMention | undefined {
  const scan = (lex.subjects & Subject.money) === 0 ? undefined : scannedSum(lex, t);
  if (scan !== undefined) return scan;
  if (isGluedToWord(lex, t) || isNameNumber(lex, t) || isThousandsMark(lex, t)) return undefined;
  if (glued(lex, t + 1) && ordinalEndings.has(word(lex, t + 1) ?? '')) return undefined;
  const raw = lex.text.slice(lex.start[t]!, lex.end[t]!);
  const figure: Figure = { raw, value: figureValue(raw), to: t + 1, bare: true };
  const yearLike = raw.length === 4 && isYearLike(Number(raw));
  // Nothing of what may follow is there: no scale, letter, plus, tolerance or fraction.
  if (endsFigure(lex, t + 1, raw))
    return { from: t, to: t + 1, value: figure.value, scale: 0, bare: true, yearLike };
  if (readTail(lex, t, figure) === 'two figures')
    return { from: t, to: t + 1, value: figure.value, scale: 0, bare: true, yearLike };
  return withScale(lex, t, figure, yearLike);
}

const isYearLike = (n: number): boolean => Number.isInteger(n) && n >= 1800 && n < 2100;

/** The value of a figure; undefined where it is too long to be one. */
function figureValue(raw: string): Big | undefined {
  if (raw.length <= 4 && isDigits(raw)) return whole(Number(raw));
  const decimal = decimalOf(raw);
  return decimal === undefined ? undefined : new Big(decimal);
}

/**
 * Whether a figure ends with its digits, since nothing at `at` goes on one: a scale, a fraction, the figure of `2 1/2`, a sign or word that
 * joins more of it. Only the superscripts of `10⁶` are in no lexicon.
 */
function endsFigure(lex: Lexemes, at: number, raw: string): boolean {
  if (raw === '10') return false;
  const e = lex.entry[at];
  if (e === undefined) return lex.kind[at] !== LexKind.number || word(lex, at + 1) !== '/';
  if ((e.scale ?? e.letterScale ?? e.fraction) !== undefined || joints.has(e.w)) return false;
  if (e.w === '.') return lex.kind[at + 1] !== LexKind.number;
  if (e.w === 'and') return word(lex, at + 1) !== 'a';
  return e.dash !== true || (lex.entry[at + 1]?.scale === undefined && word(lex, at + 2) !== '/');
}

/** What may join more to a figure, `3/4`, `1 point 3`, `20+ million`, whatever comes after it. */
const joints: ReadonlySet<string> = new Set(['/', '⁄', '+', '±', 'point', ...timesSigns]);

/** `20+ million`, `5 ± 0.2 million`, `2 million 300 thousand`, `100+`, and the letter of `$10M`. */
function withScale(lex: Lexemes, t: number, figure: Figure, yearLike: boolean): NumberMention {
  let plus = isPlus(lex, figure.to);
  if (plus) figure.to++;
  figure.to = toleranceEnd(lex, figure.to);
  const scale = scalesFrom(lex, figure.to);
  if (scale.to > figure.to) {
    figure.bare = false;
    figure.value = scaled(figure.value, scale.scale);
    figure.to = scale.to;
    const more = addends(lex, figure.to, scale.scale);
    if (more !== undefined) {
      figure.value = more.value === undefined ? undefined : figure.value?.plus(more.value);
      figure.to = more.to;
    }
  }
  const { to, value, bare } = figure;
  const number: NumberMention = {
    from: t,
    to,
    value,
    scale: scale.scale,
    bare,
    yearLike: yearLike && to === t + 1,
  };
  if (!plus && isPlus(lex, to)) {
    plus = true;
    number.to = to + 1;
  }
  if (plus) number.plus = true;
  // `$10M`, `1.8M`, `10k$`; apart only for more than one letter or before nothing that a unit could stand for.
  const letter = bare ? lex.entry[number.to]?.letterScale : undefined;
  if (letter !== undefined) {
    const isMore = !plus && isPlus(lex, number.to + 1);
    number.letter = { to: number.to + 1, scale: letter, ...(isMore && { plus: true }) };
  }
  return number;
}

/** `scp173`, `m2`: part of a name or unit, unless money stands before (`USD34`). */
function isGluedToWord(lex: Lexemes, t: number): boolean {
  if (!glued(lex, t) || lex.kind[t - 1] !== LexKind.word) return false;
  const before = entryAt(lex, t - 1);
  return (
    before?.w !== 'x' &&
    before?.code === undefined &&
    before?.sign === undefined &&
    before?.head === undefined &&
    !(entryAt(lex, t - 2)?.sign !== undefined && glued(lex, t - 1)) &&
    !isLetterOfMoney(lex, t)
  );
}

/** What is part of a figure besides its digits: `2½`, `3/4`, `2 1/2`, `1 point 3`, `10^6`, `4e14`, `289. 9`, `2 and a half`. */
function readTail(lex: Lexemes, t: number, figure: Figure): 'two figures' | undefined {
  const { raw, to } = figure;
  const fraction = lex.kind[to] === LexKind.sign ? lex.entry[to]?.fraction : undefined;
  if (fraction !== undefined) {
    figure.value = figure.value?.plus(fractionValue(fraction[0], fraction[1]));
    figure.to++;
  } else if (isSmallWhole(raw) && isFractionBar(lex, to)) {
    const simple = simpleFraction(lex, t);
    if (simple === undefined) return 'two figures';
    figure.value = simple.value;
    figure.to = t + 3;
  } else if (isSmallWhole(raw) && startsMixed(lex, to)) {
    const at = lex.kind[to] === LexKind.number ? to : to + 1;
    const simple = simpleFraction(lex, at);
    if (simple?.below !== true) return undefined;
    figure.value = simple.value === undefined ? undefined : figure.value?.plus(simple.value);
    figure.to = at + 3;
  } else if (word(lex, to) === 'point' && lex.kind[to + 1] === LexKind.number) readPoint(lex, figure);
  else if (raw === '10' && exponentAt(lex, to) !== undefined) {
    const power = exponentAt(lex, to)!;
    figure.value = powerOfTen(power.exponent);
    figure.to = power.to;
    figure.bare = false;
  } else if (timesSigns.has(word(lex, to) ?? '') && figure.value !== undefined) {
    const power = powerAt(lex, to);
    if (power === undefined) return undefined;
    figure.value = figure.value.times(powerOfTen(power.exponent));
    figure.to = power.to;
  } else if (isBrokenDecimal(lex, t)) {
    figure.value = new Big(`${raw}.${lex.text.slice(lex.start[to + 1]!, lex.end[to + 1]!)}`);
    figure.to += 2;
  } else if (word(lex, to) === 'and' && word(lex, to + 1) === 'a' && word(lex, to + 2) === 'half') {
    figure.value = figure.value?.plus('0.5');
    figure.to += 3;
  }
  return undefined;
}

const ordinalEndings: ReadonlySet<string> = new Set(['th', 'st', 'nd', 'rd']);

const isSmallWhole = (raw: string): boolean => raw.length <= 3 && isDigits(raw);

/** The bar of `3/4`, glued on both sides. */
function isFractionBar(lex: Lexemes, at: number): boolean {
  const w = word(lex, at);
  return (
    (w === '/' || w === '⁄') && glued(lex, at) && glued(lex, at + 1) && lex.kind[at + 1] === LexKind.number
  );
}

/** The `1/2` of `2 1/2`, and the `-1/2` of `2-1/2`. */
function startsMixed(lex: Lexemes, at: number): boolean {
  if (lex.kind[at] === LexKind.number) return !glued(lex, at) && word(lex, at + 1) === '/';
  return (
    word(lex, at) === '-' &&
    glued(lex, at) &&
    glued(lex, at + 1) &&
    lex.kind[at + 1] === LexKind.number &&
    word(lex, at + 2) === '/'
  );
}

/** `1 point 3` */
function readPoint(lex: Lexemes, figure: Figure): void {
  const digits = lex.text.slice(lex.start[figure.to + 1]!, lex.end[figure.to + 1]!);
  if (!/^\d{1,9}$/.test(digits) || !/^\d+$/.test(figure.raw)) return;
  figure.value = new Big(`${figure.raw}.${digits}`);
  figure.to += 2;
}

/** `N200 billion`, `P5,000`: a single capital may stand for money. */
function isLetterOfMoney(lex: Lexemes, t: number): boolean {
  const at = t - 1;
  const isLetter = lex.end[at]! - lex.start[at]! === 1 && /[A-Z]/.test(lex.text[lex.start[at]!]!);
  // `(P1.68 billion)`
  return isLetter && (!glued(lex, at) || word(lex, at - 1) === '(');
}

/** A plus after a figure: `$100+`, not the sum `5+3`. */
function isPlus(lex: Lexemes, at: number): boolean {
  return (
    word(lex, at) === '+' && glued(lex, at) && !(glued(lex, at + 1) && lex.kind[at + 1] === LexKind.number)
  );
}

/** After `± 0.2`, `+/- 0.2`: how far a figure may be off is no part of its value. */
function toleranceEnd(lex: Lexemes, at: number): number {
  const i =
    word(lex, at) === '±'
      ? at + 1
      : word(lex, at) === '+' && word(lex, at + 1) === '/' && /^[-−–]$/.test(word(lex, at + 2) ?? '')
        ? at + 3
        : at;
  if (i === at || lex.kind[i] !== LexKind.number) return at;
  return timesSigns.has(word(lex, i + 1) ?? '') ? (powerAt(lex, i + 1)?.to ?? i + 1) : i + 1;
}

/** `'000` or `$000s` in the head of a table says a scale and is no figure. */
function isThousandsMark(lex: Lexemes, t: number): boolean {
  if (!glued(lex, t)) return false;
  const before = word(lex, t - 1);
  const isMark =
    before === "'" || before === '’' || before === '‘' || entryAt(lex, t - 1)?.sign !== undefined;
  return isMark && lex.text.slice(lex.start[t]!, lex.end[t]!) === '000';
}

/** `MiG-29`, `scp-173`: the number of a name, joined by a hyphen to a word that is none of amounts. */
function isNameNumber(lex: Lexemes, t: number): boolean {
  if (t < 2 || entryAt(lex, t - 1)?.w !== '-' || !glued(lex, t) || !glued(lex, t - 1)) return false;
  // `scp2-173`
  if (lex.kind[t - 2] === LexKind.number)
    return glued(lex, t - 2) && lex.kind[t - 3] === LexKind.word && entryAt(lex, t - 3) === undefined;
  if (lex.kind[t - 2] !== LexKind.word) return false;
  const e = entryAt(lex, t - 2);
  // `17 percent-20 percent`
  if (lex.kind[t - 3] === LexKind.number && (e?.w === 'percent' || e?.w === 'pct')) return false;
  return (
    e?.small === undefined &&
    e?.scale === undefined &&
    e?.sign === undefined &&
    e?.code === undefined &&
    e?.head === undefined &&
    (e?.unit === undefined || !glued(lex, t - 2) || lex.kind[t - 3] !== LexKind.number)
  );
}

/** `a/b` in small figures at `t`. */
function simpleFraction(lex: Lexemes, t: number): { value: Big | undefined; below: boolean } | undefined {
  if (!glued(lex, t + 1) || !glued(lex, t + 2) || lex.kind[t + 2] !== LexKind.number) return undefined;
  const a = lex.text.slice(lex.start[t]!, lex.end[t]!);
  const b = lex.text.slice(lex.start[t + 2]!, lex.end[t + 2]!);
  if (!/^\d{1,3}$/.test(a) || !/^[1-9]\d{0,2}$/.test(b)) return undefined;
  const below = Number(a) < Number(b);
  // `110/10 kV`, `120/80 mm Hg` are two figures, and none of them is the value.
  return { value: below ? fractionValue(Number(a), Number(b)) : undefined, below };
}

/** `$ 289. 9 million`: a decimal that the scan broke, told by the sign before it and the scale (or nothing) after. */
function isBrokenDecimal(lex: Lexemes, t: number): boolean {
  const sign = entryAt(lex, t - 1);
  if (sign?.sign === undefined && sign?.code === undefined) return false;
  if (word(lex, t + 1) !== '.' || lex.kind[t + 2] !== LexKind.number || glued(lex, t + 2)) {
    return false;
  }
  if (!/^\d{1,3}$/.test(lex.text.slice(lex.start[t + 2]!, lex.end[t + 2]!))) return false;
  if (!/^\d+$/.test(lex.text.slice(lex.start[t]!, lex.end[t]!))) return false;
  return t + 3 >= lex.count || lex.kind[t + 3] === LexKind.break || lex.entry[t + 3]?.scale !== undefined;
}
