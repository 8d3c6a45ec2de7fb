import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { exists, type Moment } from './calendar.ts';
import type { Core, RelativeYear, YearBehind } from './mention.ts';
import { reach } from './reader.ts';
import { YearReader } from './year-reader.ts';

/** Reads days and months with the years behind them, and numeric dates. */
export class CoreReader extends YearReader {
  coreAt(t: number): Core | undefined {
    if (this.lex.kind[t] === LexKind.number)
      return (
        this.numericDate(t) ?? this.dayFirst(t) ?? this.decadeAt(t) ?? this.eraYear(t) ?? this.yearsAt(t)
      );
    const e = this.lex.entry[t]!;
    if (e.month !== undefined) return this.monthAt(t);
    if (e.decade !== undefined) {
      // `the sixties`, not `in her sixties`.
      if (
        this.word(t - 1) !== 'the' &&
        !(['early', 'mid', 'late'].includes(this.word(t - 1) ?? '') || this.isDash(t - 1))
      )
        return undefined;
      const y = 1900 + e.decade;
      return { from: { year: y }, to: { year: y + 9 }, first: t, end: t + 1, kind: 'decade', explicit: true };
    }
    return undefined;
  }

  /** `2018-11-27`, `27.11.2018`, `11/27/2018`. */
  numericDate(t: number): Core | undefined {
    const sign = this.word(t + 1);
    if (sign !== '.' && sign !== '-' && sign !== '/') return undefined;
    for (let i = t + 1; i < t + 5; i++) if (!glued(this.lex, i)) return undefined;
    if (this.word(t + 3) !== sign || (t > 0 && glued(this.lex, t) && this.lex.kind[t - 1] !== LexKind.sign))
      return undefined;
    if (this.raw(t).length + this.raw(t + 2).length + this.raw(t + 4).length > 8) return undefined;
    const a = this.plainNumber(t, 4);
    const b = this.plainNumber(t + 2, 2);
    const c = this.plainNumber(t + 4, 4);
    if (a === undefined || b === undefined || c === undefined) return undefined;
    const until =
      this.word(t + 5) === '/' && glued(this.lex, t + 5) && glued(this.lex, t + 6)
        ? this.numericDate(t + 6)
        : undefined;
    if (
      until === undefined &&
      glued(this.lex, t + 5) &&
      (this.lex.kind[t + 5] !== LexKind.sign || this.word(t + 5) === '/' || this.word(t + 5) === '-')
    )
      return undefined;
    let moment: Moment | undefined;
    if (this.raw(t).length === 4 && this.raw(t + 4).length === 2) moment = { year: a, month: b, day: c };
    else if (this.raw(t + 4).length === 4 && this.raw(t).length <= 2 && sign !== '-') {
      const monthFirst = sign === '/' && this.options.numericOrder !== 'dmy' ? a <= 12 : b > 12;
      moment = monthFirst ? { year: c, month: a, day: b } : { year: c, month: b, day: a };
    }
    if (moment === undefined || !exists(moment) || moment.year! < 1000 || moment.year! > 2100)
      return undefined;
    const core: Core = { from: moment, first: t, end: t + 5, kind: 'date', explicit: true };
    return until === undefined || until.to !== undefined ? core : { ...core, to: until.from, end: until.end };
  }

  /** `9 June 2017`, `15-16 April`, `5 and 6 May`, `4th of July`, `27 November – 3 December`. */
  dayFirst(t: number): Core | undefined {
    if (glued(this.lex, t) && this.lex.kind[t - 1] === LexKind.word) return undefined;
    const first = this.dayAt(t);
    if (first === undefined) return undefined;
    let i = first.to;
    let last: { day: number; to: number } | undefined;
    if (this.isDash(i) || this.word(i) === 'to' || this.word(i) === 'and') {
      last = this.dayAt(i + 1);
      if (last === undefined || last.day <= first.day) return undefined;
      if (this.word(i) === 'and' && last.day !== first.day + 1) return undefined;
      i = last.to;
    }
    if (this.word(i) === 'of') i++;
    const month = this.lex.entry[i]?.month;
    if (month === undefined) return undefined;
    let to = i + 1;
    if (this.word(to) === '.' && this.lex.entry[i]!.weakMonth === true && this.raw(i).length < 5) to++;
    const year = this.yearBehind(to, true);
    // `in 15 May` is rare but `2 march past` is not: small letters want a year.
    if (this.lex.entry[i]!.weakMonth === true && /^\p{Ll}/u.test(this.raw(i)) && year === undefined)
      return undefined;
    const from: Moment = { month, day: first.day };
    if (!exists(from)) return undefined;
    const core: Core = { from, first: t, end: to, kind: 'date', explicit: false };
    if (last !== undefined) {
      core.to = { month, day: last.day };
      if (!exists(core.to)) return undefined;
    }
    return this.withYear(core, year);
  }

  /** A month with what stands behind it: `June 9, 2017`, `February 7-8, 2019`, `September 2016`, `April (2019)`, `May this year`. */
  monthAt(t: number): Core | undefined {
    const e = this.lex.entry[t]!;
    const name = this.raw(t);
    if (glued(this.lex, t) && this.lex.kind[t - 1] === LexKind.number) return undefined;
    let to = t + 1;
    if (e.weakMonth === true && name.length < 5 && this.word(to) === '.' && glued(this.lex, to)) to++;
    const core: Core = { from: { month: e.month! }, first: t, end: to, kind: 'date', explicit: false };
    let year = this.yearBehind(to);
    if (year === undefined) {
      const day = this.dayAt(to);
      // `May 5 million`, `March 5%`: the number belongs to what follows.
      if (day !== undefined && !this.isMeasured(day.to)) {
        const from: Moment = { month: e.month!, day: day.day };
        if (exists(from)) {
          core.from = from;
          core.end = day.to;
          const dash = this.isDash(day.to) || this.word(day.to) === 'to' || this.word(day.to) === 'and';
          const last = dash ? this.dayAt(day.to + 1) : undefined;
          const follows = last !== undefined && this.lex.entry[last.to]?.month === undefined;
          if (
            last !== undefined &&
            follows &&
            last.day > day.day &&
            exists({ month: e.month!, day: last.day }) &&
            !this.isMeasured(last.to)
          ) {
            if (this.word(day.to) !== 'and' || last.day === day.day + 1) {
              core.to = { month: e.month!, day: last.day };
              core.end = last.to;
            }
          }
          year = this.yearBehind(core.end, true);
          return this.withYear(core, year);
        }
      }
      // `April 384`
      const early =
        this.plainNumber(to, 3) ?? (this.word(to) === 'of' ? this.plainNumber(to + 1, 3) : undefined);
      if (early !== undefined && early >= 100) {
        core.from.year = early;
        core.explicit = true;
        core.end = this.word(to) === 'of' ? to + 2 : to + 1;
        return this.isMeasured(core.end) ? undefined : core;
      }
      if (e.weakMonth === true) return /^\p{Ll}/u.test(name) && this.isDash(t - 1) ? core : undefined;
      if (!this.standsAlone(t)) return undefined;
      return core;
    }
    return this.withYear(core, year);
  }

  /** Whether a month without day and year is one: `in May`, not `May I`; `the March shipments`, not `June Smith`. */
  standsAlone(t: number): boolean {
    const before = this.word(t - 1);
    const said = before !== undefined && (reach.has(before) || this.isDash(t - 1));
    if (said && before !== 'and') return true;
    const next = t + 1;
    const after = this.raw(next);
    if (this.raw(t) === 'May' || this.raw(t) === 'MAY') {
      return (
        before === 'the' ||
        (this.isDash(next) && this.lex.entry[next + 1]?.month !== undefined) ||
        this.lex.entry[next + 1]?.month !== undefined
      );
    }
    const nameLike =
      this.lex.kind[next] === LexKind.word &&
      /^\p{Lu}/u.test(after) &&
      this.lex.entry[next]?.month === undefined;
    if (before === 'the' || before === 'a') return true;
    if (nameLike && before !== 'and') return false;
    if (this.raw(t) === 'March' || this.raw(t) === 'August') {
      if (before === 's') return false;
      const capitalBefore = this.lex.kind[t - 1] === LexKind.word && /^\p{Lu}/u.test(this.raw(t - 1));
      return !capitalBefore && after !== 'of' && after !== 'on';
    }
    return this.raw(t) !== this.raw(t).toUpperCase() || said;
  }

  /** The year behind a month or day: `2016`, `, 2016`, `of 2016`, `(2019)`, `[2021]`, `this year`, `of the same year`, `last year [2020]`. */
  yearBehind(i: number, withDay = false): YearBehind | undefined {
    let at = i;
    if (this.word(at) === ',' || this.word(at) === 'of') at++;
    const plain = this.yearAt(at);
    if (
      plain !== undefined &&
      !this.isMeasured(at + 1) &&
      !(glued(this.lex, at + 1) && this.lex.kind[at + 1] === LexKind.word)
    ) {
      // `May 2016-2018` and `5 June, 2000 people` are no month of a year.
      if (this.word(i) === ',' && this.isCount(at, plain.year)) return undefined;
      const open = plain.endAt === undefined ? {} : { endAt: plain.endAt };
      return { moment: { year: plain.year }, to: at + 1, ...open };
    }
    // `30 September 420`
    const early = withDay && plain === undefined ? this.plainNumber(at, 3) : undefined;
    if (
      early !== undefined &&
      early >= 100 &&
      !this.isMeasured(at + 1) &&
      this.lex.kind[at + 1] !== LexKind.word
    ) {
      return { moment: { year: early }, to: at + 1 };
    }
    if (
      (this.word(i) === '(' || this.word(i) === '[') &&
      this.word(i + 2) === (this.word(i) === '(' ? ')' : ']')
    ) {
      const inner = this.yearAt(i + 1);
      return inner === undefined ? undefined : { moment: { year: inner.year }, to: i + 3 };
    }
    at = this.word(i) === 'of' ? i + 1 : i;
    if (this.word(at) === 'the') at++;
    const which = this.word(at);
    const relative: RelativeYear | undefined =
      which === 'this' || which === 'current'
        ? 'this'
        : which === 'last' || which === 'previous'
          ? 'last'
          : which === 'next' || which === 'following'
            ? 'next'
            : which === 'same' || this.raw(at) === 'that'
              ? 'same'
              : undefined;
    if (relative === undefined || this.word(at + 1) !== 'year') return undefined;
    const bracket = this.word(at + 2) === '[' || this.word(at + 2) === '(' ? this.yearAt(at + 3) : undefined;
    if (bracket !== undefined && (this.word(at + 4) === ']' || this.word(at + 4) === ')')) {
      return { moment: { year: bracket.year }, to: at + 5 };
    }
    return { moment: {}, to: at + 2, relative };
  }

  withYear(core: Core, year: YearBehind | undefined): Core {
    if (year === undefined) return core;
    core.end = year.to;
    if (year.endAt !== undefined) core.endAt = year.endAt;
    if (year.relative !== undefined) core.relative = year.relative;
    if (year.moment.year !== undefined) {
      core.from.year = year.moment.year;
      if (core.to !== undefined) core.to.year = year.moment.year;
      core.explicit = true;
      if (!exists(core.from)) delete core.from.day;
    }
    return core;
  }
}
