import { Known, type NameContext } from '../engine/name-context.ts';
import { isGlued, isYear, Kind } from '../engine/words.ts';

/** Numbers and years that belong to the title of a document. */

/**
 * Index after `No. 7`, `No. 154-Z`, `No. UP-5853`, `No. 72 of 2017`, `No. 490 of October 10, 2019`, `(EU) No 1303/2013`; `undefined` where no
 * number begins.
 *
 * @param dated whether the date after it counts
 */
export function numberEnd({ words, known }: NameContext, from: number, dated = true): number | undefined {
  let i = from;
  if (words.text[i] === '(' && words.text[i + 2] === ')') i += 3;
  if (words.text[i] !== 'No' && words.text[i] !== '№' && words.text[i] !== 'N') return undefined;
  i++;
  if (words.text[i] === '.') i++;
  if (i >= words.count) return undefined;
  if ((words.kind[i]! & Kind.number) === 0) {
    const lettered =
      (words.kind[i]! & Kind.upper) !== 0 &&
      /^[-–]$/.test(words.text[i + 1] ?? '') &&
      i + 2 < words.count &&
      (words.kind[i + 2]! & Kind.number) !== 0;
    if (!lettered) return undefined;
    i += 2;
  }
  i++;
  while (i + 1 < words.count && /^[-–/]$/.test(words.text[i]!) && isGlued(words, i) && isGlued(words, i + 1))
    i += 2;
  if (words.text[i] === 'of' && isYear(words, i + 1)) return i + 2;
  if (dated && (words.text[i] === 'of' || words.text[i] === 'dated')) {
    let last = i + 1;
    while (last < Math.min(words.count, i + 7) && (known[last]! & Known.amount) !== 0) last++;
    if (last > i + 1) return last;
  }
  return i;
}

/** Index after years in brackets, if any stand at `last`: `Long Term Plan | (2017-2030)`. */
export function withYears({ words }: NameContext, last: number): number {
  const range =
    words.text[last] === '(' &&
    isYear(words, last + 1) &&
    /^[-–]$/.test(words.text[last + 2] ?? '') &&
    isYear(words, last + 3) &&
    words.text[last + 4] === ')';
  return range ? last + 5 : last;
}
