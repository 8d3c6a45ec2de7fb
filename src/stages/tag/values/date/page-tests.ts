import { LexKind } from '../engine/lexer.ts';
import { FeastTests } from './feast-tests.ts';
import { beforeYear, numbered } from './words.ts';

/** Tells numbers of pages that look like years. */
export class PageTests extends FeastTests {
  /** `Africa 74(2), 2011–2031`, `(2004). … EDCC 182: 1910–1935`: the pages of an article, after its volume. */
  opensPages(t: number): boolean {
    if (!this.isDash(t + 1) || this.lex.kind[t + 2] !== LexKind.number) return false;
    const volume = t - 2;
    if (this.word(t - 1) === ',' && this.word(volume) === ')')
      return this.plainNumber(t - 3, 3) !== undefined && this.plainNumber(t - 5, 3) !== undefined;
    if (this.word(t - 1) !== ':' || this.plainNumber(volume, 3) === undefined) return false;
    if (numbered.has(this.lower(volume - 1))) return false;
    for (let i = volume - 1; i > Math.max(0, volume - 40); i--)
      if (
        /^[).]$/.test(this.word(i) ?? '') &&
        (this.yearAt(i - 1) !== undefined || this.yearAt(i - 2) !== undefined)
      )
        return true;
    return false;
  }

  /** The page of a law report, whose year stands before its letters: `(1996) 3 SCC 1984`, `AIR 1962 SC 1986`, `[1970] 2 S.C.R. 1999`. */
  isReportPage(t: number): boolean {
    let i = t - 1;
    if (this.word(i) === '.' && this.lengthOf(i - 1) === 1)
      while (this.word(i) === '.' && this.lengthOf(i - 1) === 1) i -= 2;
    else {
      if (!this.isCapital(i) || this.lengthOf(i) > 6 || this.entry(i)?.month !== undefined) return false;
      if (beforeYear.has(this.word(i) ?? '') || !/^[A-Z]{2,6}$/.test(this.raw(i))) return false;
      i--;
    }
    // The volume, in brackets or not.
    for (let n = 0; n < 4 && this.yearAt(i) === undefined; n++) {
      const isVolume =
        this.plainNumber(i, 2) !== undefined ||
        this.word(i) === ')' ||
        this.word(i) === ']' ||
        (n > 0 && this.word(i) === '(');
      if (!isVolume) return false;
      i--;
    }
    return this.yearAt(i) !== undefined;
  }
}
