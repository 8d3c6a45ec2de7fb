import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { exists } from './calendar.ts';
import type { Core, YearBehind } from './mention.ts';
import { MonthTests } from './month-tests.ts';
import { relativeYears } from './words.ts';

/** Reads the year behind a month or day. */
export class YearBehindReader extends MonthTests {
  /**
   * The year behind a month or day: `2016`, `, 2016`, `of 2016`, `(2019)`, `[2021]`, `'21`, `44 BC`, `2014/15`, `1733/4`, `this year`,
   * `of the same year`, `last year [2020]`.
   */
  yearBehind(i: number, withDay = false): YearBehind | undefined {
    let at = i;
    if (this.word(at) === ',' || this.word(at) === 'of') at++;
    const said = this.plainYearBehind(i, at);
    if (said !== undefined) return said;
    if (this.isApostrophe(i) && glued(this.lex, i + 1) && !glued(this.lex, i)) {
      const short = this.digits(i + 1, 2);
      if (short !== undefined && this.raw(i + 2) !== 's') return { year: this.century(short), to: i + 2 };
    }
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
    const bracket = this.bracketYear(i);
    return bracket ?? this.relativeYear(i);
  }

  plainYearBehind(i: number, at: number): YearBehind | undefined {
    const plain = this.yearAt(at);
    if (plain === undefined || this.isMeasured(at + 1)) return undefined;
    if (glued(this.lex, at + 1) && this.lex.kind[at + 1] === LexKind.word) return undefined;
    // `5 June, 2000 people`
    if (this.word(i) === ',' && this.isCount(at, plain.year)) return undefined;
    const { year, endAt } = plain;
    if (endAt !== undefined) return { year, to: at + 1, endAt };
    if (this.word(at + 1) === '/' && this.isTight(at + 1)) {
      const isNext =
        this.digits(at + 2, 2) === (year + 1) % 100 || this.digits(at + 2, 1) === (year + 1) % 10;
      if (isNext) return { year, second: year + 1, to: at + 3 };
    }
    return { year, to: at + 1 };
  }

  bracketYear(i: number): YearBehind | undefined {
    const open = this.word(i);
    if ((open !== '(' && open !== '[') || this.word(i + 2) !== (open === '(' ? ')' : ']')) return undefined;
    const inner = this.yearAt(i + 1);
    return inner === undefined ? undefined : { year: inner.year, to: i + 3 };
  }

  relativeYear(i: number): YearBehind | undefined {
    let at = this.word(i) === 'of' ? i + 1 : i;
    if (this.word(at) === 'the') at++;
    const relative = this.raw(at) === 'that' ? 'same' : relativeYears.get(this.word(at) ?? '');
    if (relative === undefined || this.word(at + 1) !== 'year') return undefined;
    const bracket = this.bracketYear(at + 2);
    return bracket ?? { to: at + 2, relative };
  }

  withYear(core: Core, behind: YearBehind | undefined): Core {
    if (behind === undefined) return core;
    const { year, second } = behind;
    const dated: Core = { ...core, end: behind.to };
    if (behind.endAt !== undefined) dated.endAt = behind.endAt;
    if (behind.relative !== undefined) dated.relative = behind.relative;
    if (year === undefined) return dated;
    // `February 1733/4` was called 1733 then.
    const isOldStyle = second !== undefined && core.to === undefined && core.from.month! <= 3;
    dated.from = { ...core.from, year: isOldStyle ? second : year };
    if (core.to !== undefined) dated.to = { ...core.to, year };
    else if (second !== undefined && !isOldStyle) dated.end = behind.to - 2;
    dated.explicit = true;
    if (!exists(dated.from)) delete dated.from.day;
    return dated;
  }
}
