import { Big } from 'big.js';
import { decimalOf, type Lexemes, LexKind } from './lexer.ts';
import type { Entry } from './lexicon.ts';

/**
 * Numbers in figures and words, with their scales. Accepted, for instance:
 * `1,234.5`, `1 234,5`, `2 1/2`, `½`, `2½`, `1 point 3`, `4e14`, `3.4 thousand`, `10-million`, `8 million 200 thousand`,
 * `forty-two`, `one hundred and twenty thousand`, `two and a half million`, `half a billion`, `a quarter of a million`,
 * `three-quarters`, `a dozen`, `a hundred`; without a value: `several hundred`, `tens of millions of`.
 */
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
  letter?: { readonly to: number; readonly scale: number };
  /** `a` or `an` alone: a number only before some measures (`a dollar`). */
  article?: boolean;
  /** Written in digits without sign or separator, 4 of them: may be a year. */
  yearLike?: boolean;
  /** `several hundred`, `tens of`: no figure. */
  vague?: boolean;
}

const ten = new Big(10);
/** 10 to the power `n`, exact. */
export function powerOfTen(n: number): Big {
  return ten.pow(n);
}

/** A value times a power of ten. */
export function scaled(value: Big | undefined, scale: number): Big | undefined {
  return value === undefined || scale === 0 ? value : value.times(powerOfTen(scale));
}

const word = (lex: Lexemes, i: number): string | undefined => lex.entry[i]?.w;
/** Whether lexeme `i` stands directly behind the one before it. */
export const glued = (lex: Lexemes, i: number): boolean =>
  i > 0 && i < lex.count && lex.start[i] === lex.end[i - 1];

const hyphens = new Set(['-', '‑', '–']);
const isHyphen = (lex: Lexemes, i: number): boolean => {
  const w = word(lex, i);
  return w !== undefined && hyphens.has(w) && glued(lex, i) && glued(lex, i + 1);
};

/** All numbers of a text, in order, apart from each other; linear, since what is read is not read again. */
export function numbersIn(lex: Lexemes): NumberMention[] {
  const found: NumberMention[] = [];
  let next = 0;
  for (const t of lex.triggers) {
    if (t < next) continue;
    const number = numberAt(lex, t, found[found.length - 1]?.to ?? 0);
    if (number === undefined) continue;
    found.push(number);
    next = number.to;
  }
  return found;
}

function numberAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
  if (lex.kind[t] === LexKind.number) return figureAt(lex, t);
  const e = lex.entry[t]!;
  if (e.fraction !== undefined) return fractionAt(lex, t, floor);
  if (e.small !== undefined) return wordsAt(lex, t);
  if (e.scale !== undefined) return scaleAt(lex, t, floor);
  if (e.w === 'several' || e.w === 'few' || e.w === 'tens' || e.w === 'dozens') return vagueAt(lex, t, floor);
  return articleAt(lex, t, floor);
}

/** Fractions with an exact decimal; a third has none. */
function exactFraction(n: number, d: number): Big | undefined {
  let rest = d;
  while (rest % 2 === 0) rest /= 2;
  while (rest % 5 === 0) rest /= 5;
  return rest === 1 && d > 0 ? new Big(n).div(d) : undefined;
}

function figureAt(lex: Lexemes, t: number): NumberMention | undefined {
  // `scp173`, `m2`: part of a name or unit, unless money stands before (`USD34`).
  const before = lex.entry[t - 1];
  if (
    glued(lex, t) &&
    lex.kind[t - 1] === LexKind.word &&
    before?.w !== 'x' &&
    before?.code === undefined &&
    before?.sign === undefined &&
    before?.head === undefined
  ) {
    return undefined;
  }
  if (isNameNumber(lex, t)) return undefined;
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
    const part = exactFraction(fraction[0], fraction[1]);
    value = part === undefined ? undefined : value?.plus(part);
    to++;
  } else if (
    smallWhole &&
    word(lex, to) === '/' &&
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
  } else if (
    (word(lex, to) === 'e' || word(lex, to) === '×' || word(lex, to) === 'x') &&
    decimal !== undefined
  ) {
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
  const letter = scale.to === t + 1 || bare ? lex.entry[to]?.letterScale : undefined;
  // `$10M`, `1.8M`, `10k$`; apart only for more than one letter or before nothing that a unit could stand for.
  if (letter !== undefined && bare) number.letter = { to: to + 1, scale: letter };
  return number;
}

/** `MiG-29`, `scp-173`: the number of a name, joined by a hyphen to a word that is none of amounts. */
function isNameNumber(lex: Lexemes, t: number): boolean {
  if (t < 2 || lex.entry[t - 1]?.w !== '-' || !glued(lex, t) || !glued(lex, t - 1)) return false;
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
  return { value: exactFraction(Number(a), Number(b)), below: Number(a) < Number(b) };
}

/** `e14`, `e-3`, `×10^6`, `x10-5` after a number. */
function powerAt(lex: Lexemes, at: number): { exponent: number; to: number } | undefined {
  let i = at + 1;
  if (word(lex, at) !== 'e') {
    if (lex.kind[i] !== LexKind.number || lex.text.slice(lex.start[i]!, lex.end[i]!) !== '10')
      return undefined;
    i++;
    if (word(lex, i) === '^') i++;
  } else if (!glued(lex, at)) return undefined;
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
  if (
    word(lex, t + 1) !== '.' ||
    !glued(lex, t + 1) ||
    lex.kind[t + 2] !== LexKind.number ||
    glued(lex, t + 2)
  ) {
    return false;
  }
  if (!/^\d{1,3}$/.test(lex.text.slice(lex.start[t + 2]!, lex.end[t + 2]!))) return false;
  if (!/^\d+$/.test(lex.text.slice(lex.start[t]!, lex.end[t]!))) return false;
  return t + 3 >= lex.count || lex.kind[t + 3] === LexKind.break || lex.entry[t + 3]?.scale !== undefined;
}

/** Scale words from `i` on: `thousand`, `-million`, `hundred thousand`; their powers of ten add up. */
function scalesFrom(lex: Lexemes, i: number): { to: number; scale: number } {
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

/** The stop of `mln.` is part of it where the sentence goes on with a measure. */
function isAbbreviationStop(lex: Lexemes, at: number): boolean {
  const next = lex.entry[at + 1];
  return (
    next !== undefined &&
    (next.code !== undefined || next.head !== undefined || next.unit !== undefined || next.adjective === true)
  );
}

/** `200 thousand` after `8 million`, `two hundred and forty` after `three million,`; undefined where nothing smaller follows. */
function addends(
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

/** Numbers in words from `t` on. */
function wordsAt(lex: Lexemes, t: number): NumberMention | undefined {
  if (glued(lex, t) && lex.kind[t - 1] === LexKind.number) return undefined;
  let total = new Big(0);
  let current = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  let scale = 0;
  let to = t;
  let open: 'start' | 'tens' | 'hundred' | 'scale' | 'closed' = 'start';
  for (let i = t, n = 0; n < 24; n++) {
    const e = lex.entry[i];
    if (e === undefined) break;
    if (e.small !== undefined) {
      const fits =
        open === 'start' ||
        open === 'hundred' ||
        open === 'scale' ||
        (open === 'tens' && e.small > 0 && e.small < 10);
      if (!fits) break;
      current += e.small;
      open = e.small >= 20 ? 'tens' : 'closed';
    } else if (e.scale === 2 && e.plural !== true && current > 0 && current < 100) {
      current *= 100;
      open = 'hundred';
    } else if (e.scale !== undefined && e.scale > 2 && (current > 0 || lastScale < e.scale)) {
      if (e.scale < lastScale) total = total.plus(scaled(new Big(current), e.scale)!);
      else total = total.plus(current).times(powerOfTen(e.scale));
      if (scale > 12) return undefined;
      current = 0;
      lastScale = e.scale;
      scale = Math.max(scale, e.scale);
      open = 'scale';
    } else break;
    to = i + 1;
    i = to;
    if (isHyphen(lex, i)) i++;
    else if (open === 'hundred' || open === 'scale') {
      if (word(lex, i) === 'and' || word(lex, i) === '&') i++;
      else if (word(lex, i) === ',' && open === 'scale' && continuesInWords(lex, i + 1)) i++;
      if (i > to && lex.entry[i]?.small === undefined) break;
    }
  }
  let value: Big | undefined = total.plus(current);
  // `two and a half million`, `one point three`, `three quarters of a million`.
  if (scale === 0) {
    const tail = wordTail(lex, to, value);
    if (tail !== undefined) {
      value = tail.value;
      const scales = scalesFrom(lex, tail.to);
      return {
        from: t,
        to: scales.to,
        value: scaled(value, scales.scale),
        scale: scales.scale,
        bare: scales.to === tail.to,
      };
    }
  } else {
    const half = addends(lex, to, scale);
    if (half !== undefined && word(lex, to) === 'and' && word(lex, to + 1) === 'a') {
      value = half.value === undefined ? undefined : value.plus(half.value);
      to = half.to;
    }
  }
  return { from: t, to, value, scale, bare: scale === 0 };
}

function continuesInWords(lex: Lexemes, i: number): boolean {
  const e = lex.entry[i];
  return (
    e?.small !== undefined && (lex.entry[i + 1]?.scale !== undefined || lex.entry[i + 1]?.small !== undefined)
  );
}

/** What may follow a small number in words: `and a half`, `point six five`, `-half`, `quarters of a`. */
function wordTail(lex: Lexemes, at: number, value: Big): { value: Big | undefined; to: number } | undefined {
  if (word(lex, at) === 'and' && (word(lex, at + 1) === 'a' || word(lex, at + 1) === 'one')) {
    const fraction = lex.entry[at + 2]?.fraction;
    if (fraction !== undefined && lex.kind[at + 2] === LexKind.word) {
      const part = exactFraction(fraction[0], fraction[1]);
      return { value: part === undefined ? undefined : value.plus(part), to: at + 3 };
    }
  }
  if (word(lex, at) === 'point') {
    let digits = '';
    let i = at + 1;
    while (digits.length < 12) {
      const small: number | undefined = lex.entry[i]?.small;
      if (small === undefined || small > 9) break;
      digits += small;
      i++;
    }
    return digits === '' ? undefined : { value: value.plus(`0.${digits}`), to: i };
  }
  const i = isHyphen(lex, at) ? at + 1 : at;
  const fraction = lex.entry[i]?.fraction;
  if (fraction !== undefined && lex.kind[i] === LexKind.word && isFractionWord(lex, i, value)) {
    const part = exactFraction(fraction[0], fraction[1]);
    const of = ofA(lex, i + 1);
    return { value: part === undefined ? undefined : value.times(part), to: of };
  }
  return undefined;
}

/** `one-half`, `three quarters`: not `one third party`, `first quarter`. */
function isFractionWord(lex: Lexemes, i: number, value: Big): boolean {
  const w = word(lex, i)!;
  const plural = w.endsWith('s') || w === 'halves';
  return value.eq(1) ? !plural : plural;
}

/** Skips `of`, `of a`, `a` before a scale: `half a billion`, `three quarters of a million`. */
function ofA(lex: Lexemes, i: number): number {
  let to = i;
  if (word(lex, to) === 'of') to++;
  if (word(lex, to) === 'a' || word(lex, to) === 'an' || word(lex, to) === 'one') to++;
  const at = isHyphen(lex, to) ? to + 1 : to;
  const e = lex.entry[at];
  if (e === undefined) return i;
  if ((e.scale !== undefined && e.plural !== true) || e.w === 'percent' || e.w === 'per') return to;
  return e.head !== undefined || e.unit !== undefined || e.unitPrefix !== undefined || e.adjective === true
    ? to
    : i;
}

/** `half a billion`, `half-million`, `½`, `a quarter of a million`. */
function fractionAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
  const e = lex.entry[t]!;
  const part = exactFraction(e.fraction![0], e.fraction![1]);
  if (lex.kind[t] === LexKind.sign) {
    const scales = scalesFrom(lex, t + 1);
    return {
      from: t,
      to: scales.to,
      value: scaled(part, scales.scale),
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
    value: scaled(part, scales.scale),
    scale: scales.scale,
    bare: false,
  };
}

/** `a million`, `a hundred thousand`, `a few hundred`, `millions of`, `million` in `million-dollar`. */
function scaleAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
  const e = lex.entry[t]!;
  if (e.plural === true) return vagueAt(lex, t, floor);
  if (e.w.length <= 3) return undefined;
  // `multi-billion-dollar` has no figure.
  if (isHyphen(lex, t - 1)) return undefined;
  const article = t - 1 >= floor && (word(lex, t - 1) === 'a' || word(lex, t - 1) === 'an');
  const several = t - 1 >= floor && (word(lex, t - 1) === 'several' || word(lex, t - 1) === 'few');
  const scales = scalesFrom(lex, t);
  if (several)
    return { from: t - 1, to: scales.to, value: undefined, scale: scales.scale, bare: false, vague: true };
  // In `a billion-dollar target` the article is the target's.
  if (article && !isHyphen(lex, scales.to)) {
    const rest = restInWords(lex, scales.to, scales.scale);
    return {
      from: t - 1,
      to: rest.to,
      value: powerOfTen(scales.scale).plus(rest.value),
      scale: scales.scale,
      bare: false,
    };
  }
  if (!isHyphen(lex, scales.to)) return undefined;
  return { from: t, to: scales.to, value: powerOfTen(scales.scale), scale: scales.scale, bare: false };
}

/** `and two` in `a hundred and two`, `and a half` in `a million and a half`. */
function restInWords(lex: Lexemes, at: number, scale: number): { value: Big; to: number } {
  const nothing = { value: new Big(0), to: at };
  if (word(lex, at) !== 'and') return nothing;
  const half = addends(lex, at, scale);
  if (half?.value !== undefined && word(lex, at + 1) === 'a') return { value: half.value, to: half.to };
  if (scale !== 2 || lex.entry[at + 1]?.small === undefined) return nothing;
  const rest = wordsAt(lex, at + 1);
  return rest?.value === undefined || rest.scale > 0 ? nothing : { value: rest.value, to: rest.to };
}

/** `several million`, `a few hundred`, `tens of millions of`, `dozens of`: no value. */
function vagueAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
  let from = t;
  let to = t + 1;
  const w = word(lex, t)!;
  let scale = lex.entry[t]!.scale ?? 0;
  if (w === 'several' || w === 'few') {
    const scales = scalesFrom(lex, to);
    to = scales.to;
    scale = scales.scale;
    if (w === 'few' && t - 1 >= floor && word(lex, t - 1) === 'a') from--;
  } else {
    for (let n = 0; n < 3 && word(lex, to) === 'of'; n++) {
      const e: Entry | undefined = lex.entry[to + 1];
      to++;
      if (e?.scale === undefined) break;
      scale = Math.max(scale, e.scale);
      to++;
    }
  }
  return { from, to, value: undefined, scale, bare: false, vague: true };
}

/** `a` before the name of a currency or unit. */
function articleAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
  const before = word(lex, t - 1);
  if (t - 1 < floor || (before !== 'a' && before !== 'an')) return undefined;
  return { from: t - 1, to: t, value: new Big(1), scale: 0, bare: false, article: true };
}
