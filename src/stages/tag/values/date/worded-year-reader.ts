import { glued } from '../engine/scales.ts';
import { EarlyYearReader } from './early-year-reader.ts';
import type { Core } from './mention.ts';
import { beforeWordedYear } from './words.ts';

/** A year in words, and the lexeme after it. */
interface WordedYear {
  year: number;
  to: number;
}

/** Reads years in words, as treaties and speeches have them: `one thousand nine hundred and sixty-one`, `nineteen forty-five`. */
export class WordedYearReader extends EarlyYearReader {
  /** A year in words that no day or month stands before: `in nineteen forty-five`, `of the year eighteen hundred and twelve`. */
  wordedYearAlone(t: number): Core | undefined {
    const head = this.lex.entry[t]!.small!;
    if (head < 13 ? head > 2 : head > 20) return undefined;
    const isSaid = beforeWordedYear.has(this.lower(t - 1)) || this.namesYear(t - 1);
    const read = isSaid ? this.wordedYear(t) : undefined;
    if (read === undefined || this.isMeasured(read.to)) return undefined;
    // `one thousand`, `two thousand and ten` count things, but where the year is spoken of.
    if (head < 10 && !this.namesYear(t - 1)) return undefined;
    return { from: { year: read.year }, first: t, end: read.to, kind: 'year', explicit: true };
  }

  /** Whether `year`, or the end of `year of our Lord`, stands at `i`. */
  namesYear(i: number): boolean {
    return this.word(i) === 'year' || (this.lower(i) === 'lord' && this.lower(i - 1) === 'our');
  }

  /** The year of the words from `i` on: thousands and hundreds, or two numbers below a hundred. */
  wordedYear(i: number): WordedYear | undefined {
    const head = this.lex.entry[i]?.small;
    if (head === undefined) return undefined;
    const next = this.lex.entry[this.afterDash(i + 1)]?.scale;
    const read = next === undefined ? this.pairedYear(i, head) : this.countedYear(i, head, next);
    return read === undefined || (this.isDash(read.to) && glued(this.lex, read.to)) ? undefined : read;
  }

  /** `nineteen forty-five`, `eighteen-twelve`, `nineteen oh five`. */
  pairedYear(i: number, hundreds: number): WordedYear | undefined {
    if (hundreds < 13 || hundreds > 20) return undefined;
    const at = this.afterDash(i + 1);
    const oh = this.lower(at) === 'oh' || this.lower(at) === 'ought' ? this.afterDash(at + 1) : at;
    const rest = this.belowHundred(oh);
    if (rest === undefined || (oh === at ? rest.value < 10 : rest.value > 9)) return undefined;
    return { year: hundreds * 100 + rest.value, to: rest.to };
  }

  /** `nineteen hundred and seventy-five`, `two thousand and nine`, `one thousand eight hundred and forty`. */
  countedYear(i: number, head: number, scale: number): WordedYear | undefined {
    let to = this.afterDash(i + 1) + 1;
    let year: number;
    if (scale === 2 && head >= 10 && head <= 20) year = head * 100;
    else if (scale === 3 && (head === 1 || head === 2)) {
      year = head * 1000;
      const hundreds = this.lex.entry[to]?.small;
      const at = this.afterDash(to + 1);
      if (hundreds !== undefined && hundreds < 10 && this.lex.entry[at]?.scale === 2) {
        year += hundreds * 100;
        to = at + 1;
      }
    } else return undefined;
    const rest = this.belowHundred(this.word(to) === 'and' ? to + 1 : to);
    return rest === undefined ? { year, to } : { year: year + rest.value, to: rest.to };
  }

  /** `sixty-one`, `ninety`, `five` at `i`. */
  belowHundred(i: number): { value: number; to: number } | undefined {
    const value = this.lex.entry[i]?.small;
    if (value === undefined || value === 0) return undefined;
    if (value < 20) return { value, to: i + 1 };
    const at = this.afterDash(i + 1);
    const unit = this.lex.entry[at]?.small;
    return unit !== undefined && unit > 0 && unit < 10
      ? { value: value + unit, to: at + 1 }
      : { value, to: i + 1 };
  }

  /** After a hyphen at `i`, or `i`. */
  afterDash(i: number): number {
    return this.isDash(i) && glued(this.lex, i) ? i + 1 : i;
  }
}
