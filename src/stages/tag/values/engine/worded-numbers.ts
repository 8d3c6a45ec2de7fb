import type { Big } from 'big.js';
import { isFractionWord, ofA } from './fraction-words.ts';
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
  whole,
  word,
} from './scales.ts';

/** Most words of one number. */
const longest = 24;
/** The power of ten above which a number in words is none. */
const largest = 12;

/** A number in words as it is being read: `two hundred and forty thousand` so far. */
class WordedNumber {
  /** What stands before the last scale of thousands and more. */
  #total: Big | undefined;
  /** Below a thousand, not yet scaled. */
  #current = 0;
  #lastScale = Number.POSITIVE_INFINITY;
  /** The largest power of ten said. */
  scale = 0;
  /** What the last word lets follow. */
  open: 'start' | 'tens' | 'hundred' | 'scale' | 'closed' = 'start';

  get value(): Big {
    const current = whole(this.#current);
    return this.#total === undefined ? current : this.#total.plus(current);
  }

  /** Takes the next word in; whether it goes on the number. */
  take({ small, scale, plural }: Entry): boolean {
    if (small !== undefined) return this.#takeSmall(small);
    if (scale === 2 && plural !== true && this.#current > 0 && this.#current < 100) {
      this.#current *= 100;
      this.open = 'hundred';
      return true;
    }
    if (scale === undefined || scale <= 2 || (this.#current === 0 && this.#lastScale >= scale)) return false;
    this.#takeScale(scale);
    return true;
  }

  #takeSmall(small: number): boolean {
    const fits = this.open === 'tens' ? small > 0 && small < 10 : this.open !== 'closed';
    if (!fits) return false;
    this.#current += small;
    this.open = small >= 20 ? 'tens' : 'closed';
    return true;
  }

  #takeScale(scale: number): void {
    const total = this.#total ?? whole(0);
    this.#total =
      scale < this.#lastScale
        ? total.plus(scaled(whole(this.#current), scale)!)
        : total.plus(this.#current).times(powerOfTen(scale));
    this.isTooLarge ||= this.scale > largest;
    this.#current = 0;
    this.#lastScale = scale;
    this.scale = Math.max(this.scale, scale);
    this.open = 'scale';
  }

  /** `million billion trillion`, said again and again, is no number. */
  isTooLarge = false;
}

/** Numbers in words from `t` on. */
export function wordsAt(lex: Lexemes, t: number): NumberMention | undefined {
  if (glued(lex, t) && lex.kind[t - 1] === LexKind.number) return undefined;
  const number = new WordedNumber();
  let to = t;
  for (let i = t, n = 0; n < longest; n++) {
    const e = lex.entry[i];
    if (e === undefined || !number.take(e)) break;
    if (number.isTooLarge) return undefined;
    to = i + 1;
    i = linked(lex, to, number.open);
    const isJoined = i > to && !isHyphen(lex, to);
    if (isJoined && lex.entry[i]?.small === undefined) break;
  }
  return withTail(lex, t, to, number);
}

/** After a hyphen, `and` or a comma within a number. */
function linked(lex: Lexemes, to: number, open: WordedNumber['open']): number {
  if (isHyphen(lex, to)) return to + 1;
  if (open !== 'hundred' && open !== 'scale') return to;
  if (word(lex, to) === 'and' || word(lex, to) === '&') return to + 1;
  return word(lex, to) === ',' && open === 'scale' && continuesInWords(lex, to + 1) ? to + 1 : to;
}

/** `two and a half million`, `one point three`, `three quarters of a million`, `two million and a half`. */
function withTail(lex: Lexemes, from: number, to: number, { value, scale }: WordedNumber): NumberMention {
  if (scale > 0) {
    const half = addends(lex, to, scale);
    const isHalf = half !== undefined && word(lex, to) === 'and' && word(lex, to + 1) === 'a';
    return isHalf
      ? {
          from,
          to: half.to,
          value: half.value === undefined ? undefined : value.plus(half.value),
          scale,
          bare: false,
        }
      : { from, to, value, scale, bare: false };
  }
  const tail = wordTail(lex, to, value);
  if (tail === undefined) return { from, to, value, scale, bare: true };
  const scales = scalesFrom(lex, tail.to);
  return {
    from,
    to: scales.to,
    value: scaled(tail.value, scales.scale),
    scale: scales.scale,
    bare: scales.to === tail.to,
  };
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
