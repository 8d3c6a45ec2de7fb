import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { EraReader } from './era-reader.ts';
import type { Core } from './mention.ts';
import { beforeCount, beforeEarlyYear, history } from './words.ts';

const closing = new Set(['.', ',', ';', ':', ')', ']', '”', '"']);

/** Reads years of two and three digits, where history is told. */
export class EarlyYearReader extends EraReader {
  /** `the year 71.`, of which no word goes on. */
  saidYear(t: number): Core | undefined {
    const year = this.digits(t, 2);
    const isSaid =
      this.word(t - 1) === 'year' && this.word(t - 2) === 'the' && this.lex.kind[t + 1] !== LexKind.word;
    if (year === undefined || !isSaid || !this.closesClause(t)) return undefined;
    return { from: { year }, first: t, end: t + 1, kind: 'year', explicit: true };
  }

  /** `who reigned 868–84`, `r. 868–884` */
  earlyYears(t: number): Core | undefined {
    const year = this.digits(t, 3);
    if (year === undefined || year < 100 || !this.isDash(t + 1) || !this.isTight(t + 1)) return undefined;
    const isDotted = this.word(t - 1) === '.' && (this.lower(t - 2) === 'r' || this.lower(t - 2) === 'fl');
    if (!isDotted && !history.has(this.lower(t - 1))) return undefined;
    const short = this.digits(t + 2, 2);
    const last = this.digits(t + 2, 3) ?? (short === undefined ? 0 : year - (year % 100) + short);
    if (last <= year || this.isMeasured(t + 3) || this.isLettered(t + 3)) return undefined;
    return { from: { year }, to: { year: last }, first: t, end: t + 3, kind: 'years', explicit: true };
  }

  /** `founded in 862`, `In 988, Vladimir …`, `ca. 950`: a year of three digits where history is told. */
  earlyYear(t: number): Core | undefined {
    const year = this.digits(t, 3);
    if (year === undefined || year < 100 || (t > 0 && glued(this.lex, t) && this.word(t - 1) !== '.'))
      return undefined;
    const next = t + 1;
    if (this.opensChronicle(t)) return { from: { year }, first: t, end: next, kind: 'year', explicit: true };
    const closes =
      next >= this.lex.count || this.lex.kind[next] === LexKind.break || closing.has(this.word(next) ?? '');
    if (!closes && !this.isCapital(next)) return undefined;
    // `in the year 800`
    if (this.word(t - 1) === 'year' && this.word(t - 2) === 'the')
      return { from: { year }, first: t, end: next, kind: 'year', explicit: true };
    const isDotted = this.word(t - 1) === '.' && this.isCirca(t - 2);
    const sign = isDotted ? t - 2 : t - 1;
    if (!beforeEarlyYear.has(this.word(sign) ?? '')) return undefined;
    // `killed about 200 Taleban`
    if (!closes && beforeCount.has(this.word(sign) ?? '')) return undefined;
    const core: Core = { from: { year }, first: t, end: next, kind: 'year', explicit: true };
    for (let i = sign - 1; i >= Math.max(this.floor, sign - 4); i--) {
      if (this.lex.kind[i] === LexKind.number) return undefined;
      if (this.lex.kind[i] === LexKind.word && history.has(this.lower(i))) return core;
    }
    return this.opensHistory(t, sign) ? core : undefined;
  }

  /** `In 348 Pachomius died`: what happened stands after a year that opens a sentence. */
  opensHistory(t: number, sign: number): boolean {
    if (this.raw(sign) !== 'In' || this.lex.kind[sign - 1] === LexKind.word) return false;
    for (let i = t + 1; i < t + 6 && this.lex.kind[i] !== LexKind.number; i++)
      if (this.lex.kind[i] === LexKind.word && history.has(this.lower(i))) return true;
    return false;
  }
}
