import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import type { Core } from './mention.ts';
import { WordShapes } from './word-shapes.ts';
import { fiscalLetters, marketingLetters, quartersShort } from './words.ts';
import { YearReader } from './year-reader.ts';

/** Months of a quarter `Q`, a half `H`, or from January on `M`. */
interface Part {
  letter: string;
  from: number;
  to: number;
  first: number;
  end: number;
  /** The letters before its year, where they are glued to its own: `FY` of `1QFY2011`. */
  year?: string;
}

const quarterShapes = new WordShapes(quartersShort, ['quarter']);
const letterQ = 0x51;
const letterH = 0x48;
const cumulative = new Set([3, 6, 8, 9, 10, 11, 12]);

/** Reads quarters, halves and months counted from January, and fiscal years. */
export class PeriodReader extends YearReader {
  /** `Q1 2020`, `Q1-Q3 2023`, `3Q23`, `Q3/2023`, `H1/2024`, `9M 2023`, `3Q FY24`. */
  letteredPart(t: number): Core | undefined {
    const part = this.partAt(t);
    if (part === undefined || part.first < this.floor) return undefined;
    const whole = this.partRange(part);
    const year = this.yearOfPart(whole.end, whole.end > part.end || part.end > t + 1);
    if (year === undefined) return undefined;
    return this.partOf(whole, {
      ...year,
      fiscal: year.fiscal || (whole.year !== undefined && whole.year !== 'CY'),
    });
  }

  /** The part whose number is lexeme `t`: `Q1` or `1Q`. */
  partAt(t: number): Part | undefined {
    const number = this.plainNumber(t, 2);
    if (number === undefined || number < 1 || number > 12) return undefined;
    const letter = this.single(t - 1);
    if ((letter === letterQ || letter === letterH) && glued(this.lex, t)) {
      const before = this.raw(t - 1);
      if (glued(this.lex, t - 1) && this.lex.kind[t - 2] === LexKind.word) return undefined;
      // `Q1FY20`
      const isGlued = glued(this.lex, t + 1) && this.lex.kind[t + 1] === LexKind.word;
      if (isGlued && !fiscalLetters.has(this.raw(t + 1))) return undefined;
      return this.part(before, number, t - 1, t + 1);
    }
    if (this.lex.kind[t + 1] !== LexKind.word) return undefined;
    const [, after, letters] = glued(this.lex, t + 1)
      ? (/^([QHM])(FY|CY)?$/.exec(this.raw(t + 1)) ?? [])
      : [];
    if (after === undefined) return undefined;
    if (glued(this.lex, t) && !this.isDash(t - 1) && this.word(t - 1) !== '(') return undefined;
    if (this.entry(t - 1)?.sign !== undefined || this.entry(t - 1)?.code !== undefined) return undefined;
    const part = this.part(after, number, t, t + 2);
    return part === undefined || letters === undefined ? part : { ...part, year: letters };
  }

  part(letter: string, number: number, first: number, end: number): Part | undefined {
    if (letter === 'M')
      return cumulative.has(number) ? { letter, from: 1, to: number, first, end } : undefined;
    const length = letter === 'Q' ? 3 : 6;
    if (number * length > 12) return undefined;
    return { letter, from: (number - 1) * length + 1, to: number * length, first, end };
  }

  /** `Q1-Q3`, `Q1–3`, `1Q-3Q`, `between Q1 and Q3`. */
  partRange(part: Part): Part {
    const joins =
      this.isDash(part.end) ||
      this.word(part.end) === 'to' ||
      (this.word(part.end) === '/' && this.isTight(part.end)) ||
      this.word(part.end) === 'and' ||
      this.word(part.end) === '&';
    if (!joins || part.letter === 'M') return part;
    const at = part.end + 1;
    const isBare = this.isTight(part.end) && glued(this.lex, at) && this.lex.kind[at] === LexKind.number;
    const other = isBare
      ? (this.partAt(at) ?? this.bareEnd(at, part.letter))
      : this.partAt(this.lex.kind[at] === LexKind.number ? at : at + 1);
    if (other === undefined || other.letter !== part.letter || other.to <= part.to) return part;
    // `Q1 and Q2 2010`; not `Q1 and Q4`
    const isPair = this.word(part.end) === 'and' || this.word(part.end) === '&';
    if (isPair && other.from !== part.to + 1 && !this.saysBetween(part.first)) return part;
    return { ...part, to: other.to, end: other.end };
  }

  /** `3` of `Q1–3`. */
  bareEnd(t: number, letter: string): Part | undefined {
    const number = this.plainNumber(t, 1);
    return number === undefined ? undefined : this.part(letter, number, t, t + 1);
  }

  /** The year after a part: ` 2020`, `/2023`, `'23`, `23` glued to a letter, ` of 2020`, ` FY24`. */
  yearOfPart(
    i: number,
    letterLast: boolean,
    letters?: string,
  ): { year: number; end: number; fiscal: boolean } | undefined {
    const plain = (at: number) => {
      const year = this.yearAt(at);
      if (year === undefined || year.endAt !== undefined || this.isMeasured(at + 1)) return undefined;
      if (glued(this.lex, at + 1) && this.lex.kind[at + 1] === LexKind.word) return undefined;
      // `Q1 2019/20`, `3Q 2021-22` are of a fiscal year.
      const fiscal = this.hasShortYear(at, year.year, true);
      return { year: year.year, end: fiscal ? at + 3 : at + 1, fiscal };
    };
    const two = (at: number) => {
      const short = this.digits(at, 2);
      if (short === undefined || (glued(this.lex, at + 1) && this.lex.kind[at + 1] !== LexKind.sign))
        return undefined;
      const year = this.century(short);
      // `4Q37`, a scroll from Qumran: nobody reported by quarters then.
      if (letterLast && letters === undefined && (year < 1970 || year > 2050)) return undefined;
      // `4Q FY07/08`
      const isPair = letters !== undefined && this.hasShortYear(at, year);
      return { year, end: isPair ? at + 3 : at + 1, fiscal: isPair };
    };
    if (this.lex.kind[i] === LexKind.number)
      return plain(i) ?? (letterLast && glued(this.lex, i) ? two(i) : undefined);
    const w = this.word(i);
    const isSign = w === '/' || this.isDash(i) || this.isApostrophe(i);
    if (isSign && glued(this.lex, i + 1) && (glued(this.lex, i) || this.isApostrophe(i)))
      return plain(i + 1) ?? two(i + 1);
    if (w === 'of' || w === 'in' || w === ',' || w === '(' || w === ':') {
      if (w === 'of' && fiscalLetters.has(this.raw(i + 1))) return this.yearOfPart(i + 1, letterLast);
      const year = plain(i + 1);
      return year !== undefined && w === '(' && this.word(year.end) === ')'
        ? { ...year, end: year.end + 1 }
        : year;
    }
    if (letters !== undefined || !fiscalLetters.has(this.raw(i))) return undefined;
    const isApart = this.isApostrophe(i + 1) && glued(this.lex, i + 2);
    const year = this.yearOfPart(isApart ? i + 2 : i + 1, true, this.raw(i)) ?? two(i + 1);
    return year === undefined ? undefined : { ...year, fiscal: year.fiscal || this.raw(i) !== 'CY' };
  }

  /** `Quarter 4, 2016`, `quarter 4 of 2016`, `Qtr. 1 2015`. */
  wordedPart(t: number): Core | undefined {
    let i = t - 1;
    if (this.word(i) === '.') i--;
    if (!this.mayBe(i, quarterShapes)) return undefined;
    const w = this.lower(i);
    const isQuarter = quartersShort.has(w) || (w === 'quarter' && i === t - 1);
    // `the first quarter 4 of them`
    if (i < this.floor || !isQuarter || this.entry(i - 1)?.ordinal !== undefined) return undefined;
    const number = this.plainNumber(t, 1);
    const part = number === undefined ? undefined : this.part('Q', number, i, t + 1);
    const year = part === undefined ? undefined : this.yearOfPart(t + 1, false);
    return year === undefined ? undefined : this.partOf(part!, year);
  }

  partOf(part: Part, { year, end, fiscal }: { year: number; end: number; fiscal: boolean }): Core {
    const core: Core = {
      from: { year, month: part.from },
      to: { year, month: part.to },
      first: part.first,
      end,
      kind: 'date',
      explicit: true,
      part: true,
    };
    if (fiscal) core.valueless = true;
    return core;
  }

  /** `2023 Q3`, `2023Q3`, `2023-H1`, `2022:Q4`. */
  yearThenPart(t: number): Core | undefined {
    let i = t + 1;
    const w = this.word(i);
    if (glued(this.lex, i) && (this.isDash(i) || w === '/' || w === ':')) i++;
    const code = this.single(i);
    if (code !== letterQ && code !== letterH) return undefined;
    const year = this.digits(t, 4);
    if (year === undefined || year < 1900 || year > 2100 || !this.isFree(t)) return undefined;
    const letter = this.raw(i);
    const part = this.partAt(i + 1);
    const isHere = part !== undefined || glued(this.lex, i);
    const direct = part ?? (isHere && glued(this.lex, i + 1) ? this.bareEnd(i + 1, letter) : undefined);
    if (direct === undefined) return undefined;
    const whole = this.partRange(direct);
    // `2022 Q4 2023`: whose quarter is it?
    if (this.yearAt(whole.end) !== undefined) return undefined;
    return this.partOf({ ...whole, first: t }, { year, end: whole.end, fiscal: false });
  }

  /** `FY24`, `FY2023`, `FY2023/24`, `FY 00/01`, `MY 2023/24`. */
  fiscalAt(t: number): Core | undefined {
    let i = t - 1;
    if (this.isApostrophe(i) && glued(this.lex, t)) i--;
    if (i < this.floor || this.lengthOf(i) !== 2) return undefined;
    const letters = this.raw(i);
    const isFiscal = fiscalLetters.has(letters);
    if (!isFiscal && !marketingLetters.has(letters)) return undefined;
    if (glued(this.lex, i) && this.lex.kind[i - 1] !== LexKind.sign) return undefined;
    const four = this.yearAt(t)?.year;
    const short = this.digits(t, 2);
    const year = four ?? (short === undefined || letters === 'fy' ? undefined : this.century(short));
    if (year === undefined || this.isMeasured(t + 1)) return undefined;
    const core: Core = {
      from: { year },
      first: i,
      end: t + 1,
      kind: 'year',
      explicit: true,
      fiscal: letters !== 'CY',
    };
    const pairs = this.word(t + 1) === '/' || this.isDash(t + 1);
    const second = pairs && this.isTight(t + 1) ? this.secondYear(t + 2, year) : undefined;
    if (second !== undefined) return { ...core, to: { year: second }, end: t + 3, kind: 'years' };
    if (this.isLettered(t + 1) && !this.isForecast(t + 1)) return undefined;
    return isFiscal || glued(this.lex, t) ? core : undefined;
  }

  /** `24` or `2024` of `2023/24`. */
  secondYear(i: number, first: number): number | undefined {
    const year = this.yearAt(i)?.year;
    if (year !== undefined) return year > first && year - first <= 20 ? year : undefined;
    const short = this.digits(i, 2);
    if (short === undefined) return undefined;
    const next = first - (first % 100) + short;
    if (next > first) return next;
    return short === (first + 1) % 100 ? first + 1 : undefined;
  }
}
