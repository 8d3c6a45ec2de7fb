import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { daysIn } from './calendar.ts';
import { CoreReader } from './core-reader.ts';
import type { Core } from './mention.ts';
import { dashes } from './reader.ts';

const edgeWords = new Set(['end', 'beginning', 'start', 'middle', 'part']);
const academicWords = new Set(['academic', 'school', 'fiscal', 'financial', 'calendar', 'marketing']);

/** Adds the words before a date that place it within the period, or say which part of it is meant. */
export class HeadReader extends CoreReader {
  /** Adds the words before a core that place it: `the end of`, `the first seven months of`, `early`, `Monday,`, `the summer of`. */
  withHeads(core: Core, limit: number): Core {
    let current = core;
    for (let n = 0; n < 4; n++) {
      const next = this.headBefore(current, limit);
      if (next === undefined) break;
      current = next;
    }
    const before = current.first - 1;
    if (before >= limit && this.word(before) === 'the' && this.takesArticle(current, core))
      current.first = before;
    return current;
  }

  /** The article belongs to the span where a decade or a head follows it: `the 1960s`, `the first half`, `the 5th of May`. */
  takesArticle(current: Core, core: Core): boolean {
    if (current.kind === 'decade') return true;
    if (current.first === core.first) {
      return (
        this.dayAt(core.first) !== undefined &&
        this.lex.kind[core.first] === LexKind.number &&
        core.kind === 'date' &&
        this.word(core.first + 1) === 'th' &&
        this.word(core.first + 2) === 'of'
      );
    }
    const w = this.word(current.first);
    return w !== 'early' && w !== 'late' && w !== 'mid' && this.lex.entry[current.first]?.weekday !== true
      ? true
      : core.kind === 'decade';
  }

  headBefore(core: Core, limit: number): Core | undefined {
    const i = core.first - 1;
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    const w = at(i);
    if (w === undefined) return this.quarterBefore(core, i, limit);
    // `Monday, March 5`
    const weekdayAt = w === ',' ? i - 1 : i;
    if (
      weekdayAt >= limit &&
      this.lex.entry[weekdayAt]?.weekday === true &&
      core.kind === 'date' &&
      core.from.day !== undefined
    ) {
      return { ...core, first: weekdayAt };
    }
    // `mid-2018`, `mid-November`, `late 2018`, `early March`
    if (w === 'early' || w === 'mid' || w === 'late' || w === 'later') {
      if (w === 'later' && core.kind !== 'decade') return undefined;
      return { ...core, first: i };
    }
    if (
      dashes.has(w) &&
      glued(this.lex, core.first) &&
      glued(this.lex, i) &&
      (at(i - 1) === 'mid' || at(i - 1) === 'early' || at(i - 1) === 'late')
    ) {
      return { ...core, first: i - 1 };
    }
    // `early in 2016`
    if (w === 'in' && (at(i - 1) === 'early' || at(i - 1) === 'late')) return { ...core, first: i - 1 };
    // `the beginning of next [2020]`
    if (w === '[' && at(i - 1) === 'next' && at(i - 2) === 'of' && this.word(core.end) === ']') {
      const head = edgeWords.has(at(i - 3) ?? '') ? i - 3 : undefined;
      if (head !== undefined) return { ...core, first: head, end: core.end + 1 };
    }
    const yearly = core.kind === 'year' && core.from.month === undefined;
    // `the year 2020`, `the academic year 2020-2021`, `fiscal year 2019`
    if (w === 'year' && (core.kind === 'year' || core.kind === 'years')) {
      const adjective = at(i - 1);
      const academic = adjective !== undefined && academicWords.has(adjective);
      const first = academic ? i - 1 : i;
      if (at(first - 1) === 'the' || academic) return { ...core, first };
      return undefined;
    }
    const ofSkipped = w === 'of' || w === 'in' ? i - 1 : i;
    const quarter = this.quarterBefore(core, ofSkipped, limit);
    if (quarter !== undefined) return quarter;
    // `autumn 2019`, `the summer of 2020`, `the winter of 1776-77`
    const season = ofSkipped >= limit && w !== 'in' ? this.lex.entry[ofSkipped]?.season : undefined;
    if (
      season !== undefined &&
      (core.kind === 'year' || core.kind === 'years') &&
      core.from.month === undefined
    ) {
      if (core.kind === 'years') return { ...core, first: ofSkipped, kind: 'date' };
      const year = core.from.year!;
      const to = season === 12 ? { year: year + 1, month: 2 } : { year, month: season + 2 };
      return { ...core, first: ofSkipped, from: { year, month: season }, to, kind: 'date' };
    }
    if (w === 'the' && at(i - 1) === 'of') return this.headWithOf(core, i - 1, limit);
    if (w === 'of' || w === 'in') return this.headWithOf(core, i, limit) ?? undefined;
    if (yearly) return this.partBefore(core, i, limit);
    return undefined;
  }

  /** `Q1 2020`, `H1 of 2020`: a quarter or half whose number is lexeme `i`. */
  quarterBefore(core: Core, i: number, limit: number): Core | undefined {
    if (core.kind !== 'year' || core.from.month !== undefined || i - 1 < limit) return undefined;
    const n = this.plainNumber(i, 1);
    const letter = this.raw(i - 1);
    if (n === undefined || n < 1 || !glued(this.lex, i) || (letter !== 'Q' && letter !== 'H'))
      return undefined;
    const length = letter === 'Q' ? 3 : 6;
    return n * length > 12 ? undefined : this.monthsOfYear(core, i - 1, (n - 1) * length + 1, n * length);
  }

  /** Heads that end in `of`: `the end of`, `the first half of`, `10 months of`, `the same period of`. */
  headWithOf(core: Core, of: number, limit: number): Core | undefined {
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    let i = of - 1;
    const w = at(i);
    if (w === undefined) return undefined;
    if (w === 'period' && at(i - 1) === 'same' && core.kind === 'year') {
      return { ...core, first: i - 1, kind: 'date', from: { ...core.from, month: 0 } };
    }
    if (this.word(of) !== 'of') return undefined;
    if (edgeWords.has(w)) {
      if (
        w === 'part' &&
        this.lex.entry[i - 1]?.ordinal === undefined &&
        at(i - 1) !== 'late' &&
        at(i - 1) !== 'early'
      )
        return undefined;
      return { ...core, first: i };
    }
    i = of - 1;
    return this.partBefore(core, i, limit);
  }

  /** `first half`, `second quarter`, `first seven months`, `10 months`, `three quarters` ending at lexeme `i`. */
  partBefore(core: Core, i: number, limit: number): Core | undefined {
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    let w = at(i);
    // `the first half-year of 2020`, `first half year`
    let head = i;
    if (w === 'year' && (at(i - 1) === 'half' || (dashes.has(at(i - 1) ?? '') && at(i - 2) === 'half'))) {
      head = at(i - 1) === 'half' ? i - 1 : i - 2;
      w = 'half';
    }
    if (w === 'half' || w === 'quarter') {
      const ordinal = this.ordinalBefore(head - 1, limit);
      if (ordinal === undefined) return undefined;
      const most = w === 'half' ? 2 : 4;
      const n = ordinal.value === -1 ? most : ordinal.value;
      if (n > most) return undefined;
      if (core.kind === 'year' && core.from.month === undefined) {
        const length = 12 / most;
        return this.monthsOfYear(core, ordinal.first, (n - 1) * length + 1, n * length);
      }
      if (w === 'half' && core.kind === 'decade' && core.to!.year! - core.from.year! === 9) {
        const start = core.from.year! + (n - 1) * 5;
        return { ...core, first: ordinal.first, from: { year: start }, to: { year: start + 4 } };
      }
      if (w === 'half' && core.kind === 'date' && core.to === undefined && core.from.day === undefined) {
        const { year, month } = core.from;
        const days = daysIn(year, month!);
        return {
          ...core,
          first: ordinal.first,
          from: { ...core.from, day: n === 1 ? 1 : 16 },
          to: { ...core.from, day: n === 1 ? 15 : days },
        };
      }
      return undefined;
    }
    const months = w === 'months' || w === 'month';
    if ((months || w === 'quarters') && core.kind === 'year' && core.from.month === undefined) {
      const count = this.lex.entry[i - 1]?.small ?? this.plainNumber(i - 1, 2);
      if (i - 1 < limit || count === undefined || count < 1 || count > (months ? 12 : 4)) return undefined;
      const isFirst = at(i - 2) === 'first' || at(i - 2) === 'last';
      const first = isFirst ? i - 2 : i - 1;
      const length = months ? count : count * 3;
      return at(i - 2) === 'last'
        ? this.monthsOfYear(core, first, 13 - length, 12)
        : this.monthsOfYear(core, first, 1, length);
    }
    return undefined;
  }

  ordinalBefore(i: number, limit: number): { value: number; first: number } | undefined {
    if (i < limit) return undefined;
    const e = this.lex.entry[i];
    if (e?.ordinal !== undefined) return { value: e.ordinal, first: i };
    if (e?.w === 'last') return { value: -1, first: i };
    if (e !== undefined && (e.w === 'st' || e.w === 'nd' || e.w === 'rd' || e.w === 'th') && i - 1 >= limit) {
      const n = this.plainNumber(i - 1, 1);
      if (n !== undefined) return { value: n, first: i - 1 };
    }
    return undefined;
  }

  monthsOfYear(core: Core, first: number, from: number, to: number): Core {
    const year = core.from.year!;
    return {
      ...core,
      first,
      kind: 'date',
      from: { year, month: from },
      to: { year, month: to },
    };
  }
}
