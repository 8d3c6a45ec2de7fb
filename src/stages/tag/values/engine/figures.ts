import { Big } from 'big.js';
import { decimalOf, type Lexemes, LexKind } from './lexer.ts';
import {
  addends,
  fractionValue,
  glued,
  type NumberMention,
  powerOfTen,
  scaled,
  scalesFrom,
  word,
} from './scales.ts';

export function figureAt(lex: Lexemes, t: number): NumberMention | undefined {
  // `scp173`, `m2`: part of a name or unit, unless money stands before (`USD34`).
  const before = lex.entry[t - 1];
  if (
    glued(lex, t) &&
    lex.kind[t - 1] === LexKind.word &&
    before?.w !== 'x' &&
    before?.code === undefined &&
    before?.sign === undefined &&
    before?.head === undefined &&
    !(lex.entry[t - 2]?.sign !== undefined && glued(lex, t - 1)) &&
    !isLetterOfMoney(lex, t)
  ) {
    return undefined;
  }
  if (isNameNumber(lex, t) || isThousandsMark(lex, t)) return undefined;
  const raw = lex.text.slice(lex.start[t]!, lex.end[t]!);
  const decimal = decimalOf(raw);
  let value = decimal === undefined ? undefined : new Big(decimal);
  let to = t + 1;
  const ordinal = word(lex, to);
  if (glued(lex, to) && (ordinal === 'th' || ordinal === 'st' || ordinal === 'nd' || ordinal === 'rd'))
    return undefined;
  const yearLike = /^(1[89]|20)\d\d$/.test(raw);
  let bare = true;
  const smallWhole = raw.length <= 3 && /^\d+$/.test(raw);
  const fraction = lex.entry[to]?.fraction;
  if (fraction !== undefined && lex.kind[to] === LexKind.sign) {
    const part = fractionValue(fraction[0], fraction[1]);
    value = part === undefined ? undefined : value?.plus(part);
    to++;
  } else if (
    smallWhole &&
    (word(lex, to) === '/' || word(lex, to) === '⁄') &&
    glued(lex, to) &&
    glued(lex, to + 1) &&
    lex.kind[to + 1] === LexKind.number
  ) {
    const simple = simpleFraction(lex, t);
    if (simple === undefined) return { from: t, to: t + 1, value, scale: 0, bare: true, yearLike };
    value = simple.value;
    to = t + 3;
  } else if (smallWhole && lex.kind[to] === LexKind.number && !glued(lex, to) && word(lex, to + 1) === '/') {
    const simple = simpleFraction(lex, to);
    if (simple?.below === true) {
      value = simple.value === undefined ? undefined : value?.plus(simple.value);
      to += 3;
    }
  } else if (word(lex, to) === 'point' && lex.kind[to + 1] === LexKind.number) {
    const digits = lex.text.slice(lex.start[to + 1]!, lex.end[to + 1]!);
    if (/^\d{1,9}$/.test(digits) && /^\d+$/.test(raw)) {
      value = new Big(`${raw}.${digits}`);
      to += 2;
    }
  } else if (raw === '10' && exponentAt(lex, to) !== undefined) {
    const power = exponentAt(lex, to)!;
    value = powerOfTen(power.exponent);
    to = power.to;
    bare = false;
  } else if (timesSigns.has(word(lex, to) ?? '') && decimal !== undefined) {
    const power = powerAt(lex, to);
    if (power !== undefined) {
      value = value?.times(powerOfTen(power.exponent));
      to = power.to;
    }
  } else if (isBrokenDecimal(lex, t)) {
    value = new Big(`${raw}.${lex.text.slice(lex.start[to + 1]!, lex.end[to + 1]!)}`);
    to += 2;
  } else if (word(lex, to) === 'and' && word(lex, to + 1) === 'a' && word(lex, to + 2) === 'half') {
    value = value?.plus('0.5');
    to += 3;
  }
  // `20+ million`
  let plus = isPlus(lex, to);
  if (plus) to++;
  to = toleranceEnd(lex, to);
  const scale = scalesFrom(lex, to);
  if (scale.to > to) {
    bare = false;
    value = scaled(value, scale.scale);
    to = scale.to;
    const more = addends(lex, to, scale.scale);
    if (more !== undefined) {
      value = more.value === undefined ? undefined : value?.plus(more.value);
      to = more.to;
    }
  }
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
    number.to = ++to;
  }
  if (plus) number.plus = true;
  const letter = scale.to === t + 1 || bare ? lex.entry[to]?.letterScale : undefined;
  // `$10M`, `1.8M`, `10k$`; apart only for more than one letter or before nothing that a unit could stand for.
  if (letter !== undefined && bare) number.letter = { to: to + 1, scale: letter };
  return number;
}

/** `N200 billion`, `P5,000`: a single capital may stand for money. */
function isLetterOfMoney(lex: Lexemes, t: number): boolean {
  const at = t - 1;
  return lex.end[at]! - lex.start[at]! === 1 && /[A-Z]/.test(lex.text[lex.start[at]!]!) && !glued(lex, at);
}

const timesSigns = new Set(['e', '×', 'x', '*', '·']);

/** A plus behind a figure: `$100+`, not the sum `5+3`. */
function isPlus(lex: Lexemes, at: number): boolean {
  return (
    word(lex, at) === '+' && glued(lex, at) && !(glued(lex, at + 1) && lex.kind[at + 1] === LexKind.number)
  );
}

/** Behind `± 0.2`, `+/- 0.2`: how far a figure may be off is no part of its value. */
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

/** `'000` in the head of a table says a scale and is no figure. */
function isThousandsMark(lex: Lexemes, t: number): boolean {
  const before = word(lex, t - 1);
  return (
    (before === "'" || before === '’' || before === '‘') &&
    glued(lex, t) &&
    lex.text.slice(lex.start[t]!, lex.end[t]!) === '000'
  );
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The exponent that begins at lexeme `at`: `^6`, `^-3`, `⁶`, `⁻³`. */
function exponentAt(lex: Lexemes, at: number): { exponent: number; to: number } | undefined {
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

/** `MiG-29`, `scp-173`: the number of a name, joined by a hyphen to a word that is none of amounts. */
function isNameNumber(lex: Lexemes, t: number): boolean {
  if (t < 2 || lex.entry[t - 1]?.w !== '-' || !glued(lex, t) || !glued(lex, t - 1)) return false;
  // `scp2-173`
  if (lex.kind[t - 2] === LexKind.number)
    return glued(lex, t - 2) && lex.kind[t - 3] === LexKind.word && lex.entry[t - 3] === undefined;
  if (lex.kind[t - 2] !== LexKind.word) return false;
  const e = lex.entry[t - 2];
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

/** `e14`, `e-3`, `×10^6`, `x10-5` after a number. */
function powerAt(lex: Lexemes, at: number): { exponent: number; to: number } | undefined {
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

/** `$ 289. 9 million`: a decimal that the scan broke, told by the sign before it and the scale (or nothing) behind. */
function isBrokenDecimal(lex: Lexemes, t: number): boolean {
  const sign = lex.entry[t - 1];
  if (sign?.sign === undefined && sign?.code === undefined) return false;
  if (word(lex, t + 1) !== '.' || lex.kind[t + 2] !== LexKind.number || glued(lex, t + 2)) {
    return false;
  }
  if (!/^\d{1,3}$/.test(lex.text.slice(lex.start[t + 2]!, lex.end[t + 2]!))) return false;
  if (!/^\d+$/.test(lex.text.slice(lex.start[t]!, lex.end[t]!))) return false;
  return t + 3 >= lex.count || lex.kind[t + 3] === LexKind.break || lex.entry[t + 3]?.scale !== undefined;
}
