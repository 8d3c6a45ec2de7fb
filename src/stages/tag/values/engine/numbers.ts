import { Big } from 'big.js';
import { figureAt } from './figures.ts';
import { type Lexemes, LexKind } from './lexer.ts';
import type { Entry } from './lexicon.ts';
import {
  addends,
  fractionValue,
  glued,
  isHyphen,
  type NumberMention,
  powerOfTen,
  scaled,
  scalesFrom,
  word,
} from './scales.ts';

/**
 * Numbers in figures and words, with their scales. Accepted, for instance:
 * `1,234.5`, `1 234,5`, `2 1/2`, `½`, `2½`, `1 point 3`, `4e14`, `3.4 thousand`, `10-million`, `8 million 200 thousand`,
 * `forty-two`, `one hundred and twenty thousand`, `two and a half million`, `half a billion`, `a quarter of a million`,
 * `three-quarters`, `a dozen`, `a hundred`; without a value: `several hundred`, `tens of millions of`.
 *
 * In order, apart from each other; linear, since what is read is not read again.
 */
export function numbersIn(lex: Lexemes): NumberMention[] {
  const found: NumberMention[] = [];
  const raised = hasRaisedPoints(lex);
  let next = 0;
  for (const t of lex.triggers) {
    if (t < next) continue;
    const number =
      (raised ? raisedPointAt(lex, t) : undefined) ?? numberAt(lex, t, found[found.length - 1]?.to ?? 0);
    if (number === undefined) continue;
    found.push(number);
    next = number.to;
  }
  return found;
}

/** `9 -4`: a figure, a space, and a hyphen before one digit. */
function isRaised(lex: Lexemes, t: number): boolean {
  return (
    lex.kind[t] === LexKind.number &&
    word(lex, t + 1) === '-' &&
    !glued(lex, t + 1) &&
    glued(lex, t + 2) &&
    lex.kind[t + 2] === LexKind.number &&
    lex.end[t + 2]! - lex.start[t + 2]! === 1 &&
    lex.start[t + 1]! - lex.end[t]! === 1 &&
    /^\d{1,4}$/.test(lex.text.slice(lex.start[t]!, lex.end[t]!))
  );
}

/**
 * Whether the scan of an old print reads its raised decimal points as ` -`: `£9 -4 million`, `41 -9 per cent`. Told by those that
 * would fall, since ranges rise; then all of the text are decimals.
 */
function hasRaisedPoints(lex: Lexemes): boolean {
  return lex.triggers.some(
    (t) =>
      isRaised(lex, t) &&
      Number(lex.text.slice(lex.start[t]!, lex.end[t]!)) >
        Number(lex.text.slice(lex.start[t + 2]!, lex.end[t + 2]!)),
  );
}

function raisedPointAt(lex: Lexemes, t: number): NumberMention | undefined {
  if (!isRaised(lex, t)) return undefined;
  const digits = (i: number) => lex.text.slice(lex.start[i]!, lex.end[i]!);
  const scales = scalesFrom(lex, t + 3);
  const value = scaled(new Big(`${digits(t)}.${digits(t + 2)}`), scales.scale);
  return { from: t, to: scales.to, value, scale: scales.scale, bare: scales.scale === 0 };
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
      const part = fractionValue(fraction[0], fraction[1]);
      return { value: part === undefined ? undefined : value.plus(part), to: at + 3 };
    }
  }
  // `one-and-a-half`
  if (
    isHyphen(lex, at) &&
    word(lex, at + 1) === 'and' &&
    word(lex, at + 3) === 'a' &&
    word(lex, at + 5) === 'half'
  ) {
    return { value: value.plus('0.5'), to: at + 6 };
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
    const of = ofA(lex, i + 1);
    // `one tenth of a percent`, not `one fifth grade`.
    if (of === i + 1 && lex.entry[i]!.ordinal !== undefined && lex.entry[i]!.w !== 'third') return undefined;
    return { value: value.times(fractionValue(fraction[0], fraction[1])), to: of };
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
  if (isHyphen(lex, to) && word(lex, to + 1) === 'a') to++;
  const isOne = lex.kind[to] === LexKind.number && lex.text.slice(lex.start[to]!, lex.end[to]!) === '1';
  if (word(lex, to) === 'a' || word(lex, to) === 'an' || word(lex, to) === 'one' || isOne) to++;
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
  const part = fractionValue(e.fraction![0], e.fraction![1]);
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
  if (t - 1 < floor || (before !== 'a' && before !== 'an') || word(lex, t - 2) === 'of') return undefined;
  return { from: t - 1, to: t, value: new Big(1), scale: 0, bare: false, article: true };
}
