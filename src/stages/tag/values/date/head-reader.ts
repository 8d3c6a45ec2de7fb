import { dashes } from '../engine/characters.ts';
import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { EndedReader } from './ended-reader.ts';
import type { Core } from './mention.ts';
import {
  edges,
  listLinks,
  partsOfPeriod,
  partUnits,
  reach,
  relativeMonths,
  samePeriods,
  softeners,
  until,
  yearQualifiers,
} from './words.ts';

/** Adds the words before a date that place it within the period, or say which part of it is meant. */
export class HeadReader extends EndedReader {
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
    // `Friday, the 13th of August`
    return core.from.day === undefined ? current : (this.weekdayBefore(current, limit) ?? current);
  }

  /** The article belongs to the span where a decade or a head follows it: `the 1960s`, `the first half`, `the 5th of May`. */
  takesArticle(current: Core, core: Core): boolean {
    if (current.kind === 'decade') return true;
    if (current.first === core.first) {
      // `the 5th of May`, `the tenth of May`, `the 31st July`; not `the 5 May meeting`.
      if (core.kind !== 'date' || core.from.day === undefined)
        return core.kind === 'year' && core.fiscal === true;
      const isNumber = this.lex.kind[core.first] === LexKind.number;
      // `the 5. of November`
      const isDotted = this.word(core.first + 1) === '.' && this.word(core.first + 2) === 'of';
      return isNumber
        ? isDotted ||
            (this.dayAt(core.first)?.to ?? 0) > core.first + 1 ||
            this.scannedDay(core.first) !== undefined
        : this.lex.entry[core.first]?.month === undefined;
    }
    // `the Christmas 1944 truce`
    if (core.kind === 'year' && current.first === this.feastFrom(core.first - 1, 0)) return false;
    const w = this.word(current.first);
    // `the early part of 1944`, but `early 1944`
    if (partUnits.has(this.lower(current.first + 1))) return true;
    return w !== 'early' && w !== 'late' && w !== 'mid' && this.lex.entry[current.first]?.weekday !== true
      ? true
      : core.kind === 'decade';
  }

  headBefore(core: Core, limit: number): Core | undefined {
    const i = core.first - 1;
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    const w = at(i);
    const feast = this.feastBefore(core, i, limit);
    if (feast !== undefined || w === undefined) return feast;
    const near = this.weekdayBefore(core, limit) ?? this.softHead(core, i, limit);
    if (near !== undefined) return near;
    // `the beginning of next [2020]`
    if (w === '[' && at(i - 1) === 'next' && at(i - 2) === 'of' && this.word(core.end) === ']') {
      const head = edges.has(at(i - 3) ?? '') ? i - 3 : undefined;
      if (head !== undefined) return { ...core, first: head, end: core.end + 1 };
    }
    const relative = relativeMonths.get(w);
    if (relative !== undefined && this.isBareMonth(core)) return { ...core, first: i, relative };
    return (
      this.fiscalHead(core, i, limit) ??
      this.endedBefore(core, i, limit) ??
      this.seasonBefore(core, i, limit) ??
      this.ofBefore(core, i, limit)
    );
  }

  /** `Easter 1916`, `Christmas, 1899`, `the Christmas of 1944`: a feast, of which the year is known. */
  feastBefore(core: Core, i: number, limit: number): Core | undefined {
    if (core.kind !== 'year' || core.fiscal === true || core.from.month !== undefined) return undefined;
    const joins = this.word(i) === ',' || this.word(i) === 'of';
    const last = joins ? i - 1 : i;
    const first = this.feastFrom(last, limit);
    if (first === undefined) return undefined;
    const day = this.feastDay(first, last);
    return day === undefined
      ? { ...core, first }
      : { ...core, first, kind: 'date', from: { year: core.from.year!, ...day } };
  }

  /** `Monday, March 5`, `Thu., Feb. 7`. */
  weekdayBefore(core: Core, limit: number): Core | undefined {
    if (core.kind !== 'date' || core.from.day === undefined) return undefined;
    let i = core.first - 1;
    if (i >= limit && this.word(i) === ',') i--;
    if (i >= limit && this.word(i) === '.') i--;
    return i >= limit && this.lex.entry[i]?.weekday === true ? { ...core, first: i } : undefined;
  }

  isBareMonth(core: Core): boolean {
    return (
      core.kind === 'date' &&
      core.from.year === undefined &&
      core.from.month !== undefined &&
      core.relative === undefined &&
      core.weak !== true &&
      core.first >= 0 &&
      this.lex.entry[core.first]?.month !== undefined
    );
  }

  /** `mid-2018`, `end-June`, `late 2018`, `early to mid-2018`, `the mid- to late-1990s`, `early in 2016`. */
  softHead(core: Core, i: number, limit: number): Core | undefined {
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    const w = at(i)!;
    if (softeners.has(w) || w === 'later') {
      if (w === 'later' && core.kind !== 'decade') return undefined;
      return { ...core, first: this.softPair(i, limit) };
    }
    const bound = at(i - 1);
    if (
      dashes.has(w) &&
      this.isTight(i) &&
      bound !== undefined &&
      (softeners.has(bound) || bound === 'end')
    ) {
      return { ...core, first: this.softPair(i - 1, limit) };
    }
    // `end June 2020`, `year-end 2019`
    if (w === 'end' && (core.kind === 'year' || core.kind === 'date') && core.explicit) {
      if (dashes.has(bound ?? '') && at(i - 2) === 'year') return { ...core, first: i - 2 };
      return bound === 'the' || bound === 'an' || bound === 'a' ? undefined : { ...core, first: i };
    }
    const isIn = (k: number) => at(k) === 'in' && (at(k - 1) === 'early' || at(k - 1) === 'late');
    // `late in the year 1864`
    if (w === 'the' && this.word(core.first) === 'year' && isIn(i - 1)) return { ...core, first: i - 2 };
    return isIn(i) ? { ...core, first: i - 1 } : undefined;
  }

  /** The first lexeme of `early to mid`, `mid- to late`, `early-to-mid`, whose second word stands at `i`. */
  softPair(i: number, limit: number): number {
    const afterDash = (k: number): number => (this.isDash(k) ? k - 1 : k);
    const link = afterDash(i - 1);
    if (link < limit || (this.word(link) !== 'to' && this.word(link) !== 'and')) return i;
    const first = afterDash(link - 1);
    return first >= limit && softeners.has(this.word(first) ?? '') ? first : i;
  }

  /** `the year 2020`, `the academic year 2020-2021`, `fiscal 2019`, `the FY July 2013-June 2014`. */
  fiscalHead(core: Core, i: number, limit: number): Core | undefined {
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    const w = at(i);
    const isYear = core.kind === 'year' || core.kind === 'years';
    if (w === 'year' && isYear) {
      const academic = i - 1 >= limit && yearQualifiers.has(this.lower(i - 1));
      const first = academic ? i - 1 : i;
      const fiscal = academic && this.lower(i - 1) !== 'calendar';
      if (at(first - 1) === 'the' || academic) return { ...core, first, fiscal };
      return undefined;
    }
    // `the year of our Lord 1776`
    const lord = isYear && core.kind === 'year' && i - 3 >= limit && this.lower(i) === 'lord';
    if (lord && this.namesYear(i) && this.word(i - 3) === 'year') return { ...core, first: i - 3 };
    if (w === 'fiscal' && isYear) return { ...core, first: i, fiscal: true };
    return w === 'fy' && core.kind === 'date' && core.to !== undefined && core.explicit
      ? { ...core, first: i }
      : undefined;
  }

  /** `autumn 2019`, `the summer of 2020`, `the winter of 1776-77`. */
  seasonBefore(core: Core, i: number, limit: number): Core | undefined {
    if ((core.kind !== 'year' && core.kind !== 'years') || core.fiscal === true) return undefined;
    // `the autumn of the year 1832`
    const of = this.word(i) === 'the' && this.word(core.first) === 'year' ? i - 1 : i;
    const at = this.word(of) === 'of' ? of - 1 : i;
    const season = at >= limit ? this.lex.entry[at]?.season : undefined;
    if (season === undefined) return undefined;
    const earlier = this.earlierSeason(at, limit);
    if (earlier !== undefined && core.kind === 'year' && earlier < season && (season < 12 || earlier === 9)) {
      const year = core.from.year!;
      const to = season < 12 ? { year, month: season + 2 } : { year: year + 1, month: 2 };
      return { ...core, first: at - 2, from: { year, month: earlier }, to, kind: 'date' };
    }
    const year = core.from.year!;
    // A season over two years is the winter, or the summer of the south.
    if (core.kind === 'years') {
      if (core.to!.year !== year + 1) return { ...core, first: at, kind: 'date' };
      const over = { from: { year, month: 12 }, to: { year: year + 1, month: 2 } };
      return { ...core, ...over, first: at, kind: 'date' };
    }
    const to = season === 12 ? { year: year + 1, month: 2 } : { year, month: season + 2 };
    return { ...core, first: at, from: { year, month: season }, to, kind: 'date' };
  }

  /** The first month of the season before another: `spring and summer 1942`, `spring–summer 2001`. */
  earlierSeason(i: number, limit: number): number | undefined {
    const joins = this.word(i - 1) === 'and' || this.word(i - 1) === '/' || this.isDash(i - 1);
    return joins && i - 2 >= limit ? this.entry(i - 2)?.season : undefined;
  }

  /** Heads with `of`, and parts of a year before it. */
  ofBefore(core: Core, i: number, limit: number): Core | undefined {
    const w = this.word(i);
    // `the start of the 2014 Olympics`, `of the 2018-19 season` is no start of 2014.
    const isYear = core.kind === 'year' || core.kind === 'years';
    const isName = isYear && core.first === i + 1 && this.isNoun(core.end);
    if (w === 'the' && i - 1 >= limit && this.word(i - 1) === 'of')
      return isName ? undefined : this.headWithOf(core, i - 1, limit);
    if (w === 'of' || w === 'in') return this.headWithOf(core, i, limit);
    if (dashes.has(w ?? '') || core.kind !== 'year' || core.from.month !== undefined) return undefined;
    return this.partBefore(core, w === ',' ? i - 1 : i, limit);
  }

  /** Whether a word stands at `i` that a year before it describes: no `and`, no `in`. */
  isNoun(i: number): boolean {
    if (this.lex.kind[i] !== LexKind.word || glued(this.lex, i)) return false;
    const w = this.word(i) ?? '';
    return !reach.has(w) && !until.has(w) && !listLinks.has(w);
  }

  /** Heads that end in `of`: `the end of`, `the first half of`, `10 months of`, `the same period of`. */
  headWithOf(core: Core, of: number, limit: number): Core | undefined {
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    const i = of - 1;
    if (i < limit) return undefined;
    if (at(i - 1) === 'same' && core.kind === 'year' && samePeriods.has(this.lower(i))) {
      return { ...core, first: i - 1, kind: 'date', from: { ...core.from, month: 0 } };
    }
    if (this.word(of) !== 'of') return undefined;
    const w = this.lower(i);
    // `the end of 1899`, `the latter end of 1654`
    if (edges.has(w) && w !== 'part')
      return { ...core, first: i - 1 >= limit && this.lower(i - 1) === 'latter' ? i - 1 : i };
    const part = this.partBefore(core, i, limit);
    if (part !== undefined) return part;
    // `the latter part of 1912`, `the closing months of 1944`, `the first week of May 1940`
    if (!partUnits.has(w) || i - 1 < limit) return undefined;
    if (partsOfPeriod.has(this.lower(i - 1))) return { ...core, first: i - 1 };
    // `the 2nd fortnight of May 2014`
    const numbered = this.isDigitOrdinal(i - 1) ? this.ordinalBefore(i - 1, limit) : undefined;
    return numbered === undefined ? undefined : { ...core, first: numbered.first };
  }

  /** `the December 2012 quarter`: the three months that end with that one. */
  quarterEnding(date: Core): Core {
    const { year, month } = date.from;
    const isQuarter =
      date.to === undefined && date.relative === undefined && this.word(date.end) === 'quarter';
    // `the December 2012 quarter-final`
    if (this.isDash(date.end + 1) && glued(this.lex, date.end + 1)) return date;
    const before = date.first - 1;
    if (!isQuarter || year === undefined || month === undefined || month % 3 !== 0) return date;
    if (this.word(before) !== 'the' || date.first <= this.floor) return date;
    const from = { year, month: month - 2 };
    return { ...date, first: before, from, to: { year, month }, end: date.end + 1 };
  }

  /** Whether `st`, `nd` … after a digit stands at `i`. */
  isDigitOrdinal(i: number): boolean {
    return this.lex.kind[i - 1] === LexKind.number && glued(this.lex, i);
  }
}
