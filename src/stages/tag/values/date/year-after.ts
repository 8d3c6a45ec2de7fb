import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { exists } from './calendar.ts';
import type { Core, YearAfter } from './mention.ts';
import { MonthTests } from './month-tests.ts';
import { adjacentMonths, relativeYears, until } from './words.ts';

/** Reads the year after a month or day. */
export class YearAfterReader extends MonthTests {
  /**
   * The year after a month or day: `2016`, `, 2016`, `of 2016`, `(2019)`, `[2021]`, `'21`, `44 BC`, `2014/15`, `1733/4`, `this year`,
   * `of the same year`, `last year [2020]`.
   */
  yearAfter(i: number, withDay = false): YearAfter | undefined {
    // `to 3rd November inclusive, 1901`
    const inclusive = this.inclusiveEnd(i);
    if (inclusive !== undefined)
      return this.plainYearAfter(inclusive, inclusive + Number(this.word(inclusive) === ','));
    let at = i;
    if (this.word(at) === ',' || this.word(at) === 'of') at++;
    const said =
      this.plainYearAfter(i, at) ??
      this.shortYearAfter(i, at) ??
      (withDay ? this.bareShortYear(at) : undefined) ??
      (withDay || at > i || this.lex.kind[at] === LexKind.word ? this.damagedYear(at, withDay) : undefined);
    if (said !== undefined) return said;
    const era =
      this.lex.kind[at] === LexKind.number && this.lex.kind[at + 1] === LexKind.word
        ? this.eraYear(at)
        : undefined;
    if (era?.kind === 'year') return { year: era.from.year!, to: era.end };
    // `30 September 420`
    const early = withDay ? this.digits(at, 3) : undefined;
    if (
      early !== undefined &&
      early >= 100 &&
      !this.isMeasured(at + 1) &&
      this.lex.kind[at + 1] !== LexKind.word
    )
      return { year: early, to: at + 1 };
    return this.bracketYear(i) ?? this.relativeYear(i) ?? this.solemnYear(i);
  }

  /** A year that a scan has damaged. */
  damagedYear(_at: number, _withDay: boolean): YearAfter | undefined {
    return undefined;
  }

  /** The lexeme after `inclusive`, `both inclusive` or `, inclusive` at `i`. */
  inclusiveEnd(i: number): number | undefined {
    let at = this.word(i) === ',' ? i + 1 : i;
    if (this.raw(at) === 'both') at++;
    return this.raw(at) === 'inclusive' ? at + 1 : undefined;
  }

  /** `3 January, 97`, `3 Jan. 97`: two digits that are no day, with no word after that they could count. */
  bareShortYear(at: number): YearAfter | undefined {
    const short = this.digits(at, 2);
    if (short === undefined || short <= 31 || glued(this.lex, at)) return undefined;
    const next = at + 1;
    const closes =
      next >= this.lex.count ||
      this.lex.kind[next] === LexKind.break ||
      /^[,;).]$/.test(this.word(next) ?? '');
    // `5 May, 97, 98 and 99`
    if (!closes || (this.word(next) === ',' && this.lex.kind[next + 1] === LexKind.number)) return undefined;
    return { year: this.century(short), to: next };
  }

  /** `May '21`, `Dec'19`, `Oct. 9th, '61`. */
  shortYearAfter(i: number, at: number): YearAfter | undefined {
    if (!this.isApostrophe(at) || !glued(this.lex, at + 1)) return undefined;
    const short = this.digits(at + 1, 2);
    if (short === undefined || this.isApostrophe(at + 2) || this.raw(at + 2) === 's') return undefined;
    // `on May 5, '60 Minutes'`
    if (at > i && (this.word(i) !== ',' || this.isCapital(at + 2))) return undefined;
    return { year: this.century(short), to: at + 2 };
  }

  /** `, A.D. 1863`, `, two thousand and nine`, `in the year of our Lord 1776`. */
  solemnYear(i: number): YearAfter | undefined {
    const w = this.word(i);
    const isStop = w === '.' && glued(this.lex, i) && this.lower(i + 1) === 'anno';
    let at = w === ',' || w === 'of' || w === 'in' || isStop ? i + 1 : i;
    let isSaid = false;
    // `3rd day of April, year 2007`
    if (w === ',' && this.word(at) === 'year' && this.yearAt(at + 1) !== undefined) at++;
    if (this.word(at) === 'in') at++;
    if (this.word(at) === 'the' && this.word(at + 1) === 'year') {
      at += 2;
      if (this.word(at) === 'of' && this.lower(at + 1) === 'our' && this.lower(at + 2) === 'lord') at += 3;
      if (this.word(at) === ',') at++;
    } else if (w === 'in') return undefined;
    else {
      const anno = this.annoFrom(at);
      isSaid = anno !== undefined;
      at = anno ?? at;
    }
    if (this.lex.kind[at] === LexKind.number) {
      const year = isSaid || at > i + 1 ? (this.yearAt(at)?.year ?? this.digits(at, 3)) : undefined;
      return year === undefined || this.isMeasured(at + 1) ? undefined : { year, to: at + 1 };
    }
    const words = this.wordedYear(at);
    return words === undefined || this.isMeasured(words.to) ? undefined : words;
  }

  /** The lexeme after `AD`, `A.D.`, `Anno`, `Anno Dni.`, `Anno Domini` at `i`. */
  annoFrom(i: number): number | undefined {
    if (this.raw(i) === 'AD') return i + 1;
    if (this.lower(i) === 'anno') {
      const lord = /^d(?:omi)?ni$/.test(this.lower(i + 1)) ? i + 2 : i + 1;
      return lord > i + 1 && this.word(lord) === '.' && glued(this.lex, lord) ? lord + 1 : lord;
    }
    const isDotted = this.raw(i) === 'A' && this.raw(i + 1) === '.' && this.raw(i + 2) === 'D';
    return isDotted && this.raw(i + 3) === '.' ? i + 4 : undefined;
  }

  plainYearAfter(i: number, at: number): YearAfter | undefined {
    const plain = this.yearAt(at);
    if (plain === undefined || this.isMeasured(at + 1)) return undefined;
    if (this.isLettered(at + 1) && !this.isForecast(at + 1)) return undefined;
    // `5 June, 2000 people`
    if (this.word(i) === ',' && this.isCount(at, plain.year)) return undefined;
    const { year, endAt } = plain;
    if (endAt !== undefined) return { year, to: at + 1, endAt };
    const isDash = this.isDash(at + 1) && year < 1753 && this.monthBefore(at) <= 3;
    if ((this.word(at + 1) === '/' || isDash) && this.isTight(at + 1)) {
      const isNext =
        this.digits(at + 2, 2) === (year + 1) % 100 || this.digits(at + 2, 1) === (year + 1) % 10;
      if (isNext) return { year, second: year + 1, to: at + 3 };
    }
    return { year, to: at + 1 };
  }

  /** The month of `Jan. 23, 1688-9` up to its year at `at`; 12 where none is found. */
  monthBefore(at: number): number {
    for (let i = at - 1; i >= Math.max(0, at - 5); i--) {
      const month = this.lex.entry[i]?.month;
      if (month !== undefined) return month;
    }
    return 12;
  }

  bracketYear(i: number): YearAfter | undefined {
    const open = this.word(i);
    if ((open !== '(' && open !== '[') || this.word(i + 2) !== (open === '(' ? ')' : ']')) return undefined;
    const inner = this.yearAt(i + 1);
    return inner === undefined ? undefined : { year: inner.year, to: i + 3 };
  }

  relativeYear(i: number): YearAfter | undefined {
    // `in May last`, `the 5th of March following`
    const adjacent = this.closesClause(i) ? adjacentMonths.get(this.word(i) ?? '') : undefined;
    if (adjacent !== undefined) return { to: i + 1, relative: adjacent };
    let at = this.word(i) === 'of' ? i + 1 : i;
    if (this.word(at) === 'the') at++;
    const relative = this.raw(at) === 'that' ? 'same' : relativeYears.get(this.word(at) ?? '');
    if (relative === undefined || this.word(at + 1) !== 'year') return undefined;
    const bracket = this.bracketYear(at + 2);
    return bracket ?? { to: at + 2, relative };
  }

  /** Whether a month ends a row that began later in the year before: `Oct.–Sept. 2019/20`. */
  endsMonths({ first, from }: Core): boolean {
    const joins =
      this.isDash(first - 1) || this.word(first - 1) === '/' || until.has(this.word(first - 1) ?? '');
    const before = this.word(first - 2) === '.' ? first - 3 : first - 2;
    return joins && (this.lex.entry[before]?.month ?? 0) > from.month!;
  }

  withYear(core: Core, after: YearAfter | undefined): Core {
    if (after === undefined) return core;
    const { year, second } = after;
    const dated: Core = { ...core, end: after.to };
    if (after.endAt !== undefined) dated.endAt = after.endAt;
    if (after.relative !== undefined) dated.relative = after.relative;
    if (year === undefined) return dated;
    // `February 1733/4` was called 1733 then.
    const isSecond =
      second !== undefined && core.to === undefined && (core.from.month! <= 3 || this.endsMonths(core));
    dated.from = { ...core.from, year: isSecond ? second : year };
    if (core.to !== undefined) dated.to = { ...core.to, year };
    else if (second !== undefined && !isSecond) dated.end = after.to - 2;
    dated.explicit = true;
    if (!exists(dated.from)) delete dated.from.day;
    return dated;
  }
}
