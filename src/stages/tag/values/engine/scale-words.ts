import type { Big } from 'big.js';
import type { Lexemes } from './lexer.ts';
import type { Entry } from './lexicon.ts';
import { addends, isHyphen, type NumberMention, powerOfTen, scalesFrom, whole, word } from './scales.ts';
import { wordsAt } from './worded-numbers.ts';

/** `a million`, `a hundred thousand`, `a few hundred`, `millions of`, `million` in `million-dollar`. */
export function scaleAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
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
  const nothing = { value: whole(0), to: at };
  if (word(lex, at) !== 'and') return nothing;
  const half = addends(lex, at, scale);
  if (half?.value !== undefined && word(lex, at + 1) === 'a') return { value: half.value, to: half.to };
  if (scale !== 2 || lex.entry[at + 1]?.small === undefined) return nothing;
  const rest = wordsAt(lex, at + 1);
  return rest?.value === undefined || rest.scale > 0 ? nothing : { value: rest.value, to: rest.to };
}

/** `several million`, `a few hundred`, `tens of millions of`, `dozens of`: no value. */
export function vagueAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
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
export function articleAt(lex: Lexemes, t: number, floor: number): NumberMention | undefined {
  const before = word(lex, t - 1);
  if (t - 1 < floor || (before !== 'a' && before !== 'an') || word(lex, t - 2) === 'of') return undefined;
  return { from: t - 1, to: t, value: whole(1), scale: 0, bare: false, article: true };
}
