import { type Lexemes, LexKind } from '../amounts/lexer.ts';
import { glued } from '../amounts/numbers.ts';
import { daysIn, exists, type Moment, type Period } from './calendar.ts';
import './words.ts';

/** How the year of a date is said without a number: `May this year`, `1 February the same year`. */
export type RelativeYear = 'this' | 'last' | 'next' | 'same';

/** A date read from text; positions are code units, lexeme ranges end exclusive. */
export interface DateMention extends Period {
  start: number;
  end: number;
  firstLexeme: number;
  endLexeme: number;
  /** The year stands in the span. */
  explicit: boolean;
  relative?: RelativeYear;
  /** `the same period in 2020`: the months are those of the period before. */
  samePeriod?: boolean;
}

/** Options of the grammar. */
export interface DateGrammarOptions {
  /** Order of day and month in `03/04/2018`; `27.11.2018` is always day first. */
  numericOrder?: 'dmy' | 'mdy';
}

interface Core extends Period {
  from: Moment;
  to?: Moment;
  first: number;
  end: number;
  /** End in code units, where the last lexeme has a footnote's digits glued to it. */
  endAt?: number;
  kind: 'year' | 'years' | 'decade' | 'date';
  explicit: boolean;
  relative?: RelativeYear;
  /** Needs a word like `in` before it, or a bracket. */
  weak?: boolean;
}

const dashes = new Set(['-', '–', '—', '‑', '−']);
const yearSigns = new Set([
  'in',
  'by',
  'since',
  'until',
  'till',
  'from',
  'of',
  'to',
  'for',
  'during',
  'before',
  'after',
  'through',
  'circa',
  'c',
  'ca',
  'and',
  'or',
  'between',
  'early',
  'late',
  'mid',
  '(',
  '[',
  'born',
  'died',
  'b',
  'd',
  'year',
  'around',
  'about',
  'both',
  'over',
  'on',
  'throughout',
  'the',
  ',',
  '–',
  '-',
  '/',
  ';',
  'copyright',
  'as',
  'than',
  'with',
  'within',
  'at',
]);
/** Signs of a year that numbers of other things have too: `about 1200 workers`. */
const looseSigns = new Set([
  'of',
  'to',
  'about',
  'around',
  'over',
  'than',
  'for',
  'and',
  'or',
  'the',
  'with',
  'at',
  'on',
  'as',
  'from',
]);
const streetWords = new Set([
  'Street',
  'St',
  'Avenue',
  'Ave',
  'Road',
  'Rd',
  'Drive',
  'Dr',
  'Terrace',
  'Boulevard',
  'Blvd',
  'Lane',
  'Way',
  'Court',
  'Place',
  'Square',
  'Highway',
  'Parkway',
]);
const reach = new Set([
  'in',
  'by',
  'since',
  'until',
  'till',
  'from',
  'of',
  'to',
  'for',
  'during',
  'before',
  'after',
  'through',
  'on',
  'between',
  'and',
  'at',
  'early',
  'late',
  'mid',
  'last',
  'next',
  'this',
  'every',
  'each',
  'than',
  'over',
]);

/**
 * The dates of a text, in order, apart from each other. Accepted, for instance:
 * `2016`, `2017-2018`, `2013-14`, `2020/2021`, `the 1960s`, `the late 1970s`, `the sixties`, `September 2016`, `June 9, 2017`, `9 June 2017`,
 * `15-16 April 2018`, `January-June`, `January and February 2021`, `late June - early July 2021`, `April (2019)`, `May this year`,
 * `January-October last year [2020]`, `the first seven months of 2018`, `the second half of 2021`, `Q1 2020`, `the summer of 2020`,
 * `the end of January of this year`, `Monday, March 5, 2007`, `2018-11-27`, `27.11.2018`, `the same period in 2020`, `44 BC`.
 */
export function datesIn(lex: Lexemes, options: DateGrammarOptions = {}): DateMention[] {
  const found: DateMention[] = [];
  const word = (i: number): string | undefined => lex.entry[i]?.w;
  const raw = (i: number): string =>
    i >= 0 && i < lex.count ? lex.text.slice(lex.start[i]!, lex.end[i]!) : '';
  const isDash = (i: number): boolean => dashes.has(word(i) ?? '');
  let floor = 0;
  for (const t of lex.triggers) {
    if (t < floor) continue;
    const core = coreAt(t);
    if (core === undefined) continue;
    let mention = withHeads(core, floor);
    if (mention === undefined) continue;
    mention = withEarlyYear(joinRange(mention), floor);
    found.push(toMention(mention));
    floor = mention.end;
  }
  shareYears(found);
  return found;

  // Numbers

  function plainNumber(i: number, most: number): number | undefined {
    if (lex.kind[i] !== LexKind.number) return undefined;
    const s = raw(i);
    if (s.length > most || !/^\d+$/.test(s)) return undefined;
    return Number(s);
  }

  /** A year of four digits; with the digits of a footnote behind it where words say it is a year. */
  function yearAt(i: number): { year: number; endAt?: number } | undefined {
    if (lex.kind[i] !== LexKind.number) return undefined;
    const s = raw(i);
    if (/^\d{4}$/.test(s)) {
      const year = Number(s);
      return year >= 1000 && year <= 2100 ? { year } : undefined;
    }
    const glue = /^((?:19|20)\d\d)(?:\.?\d{1,3})$/.exec(s);
    if (glue === null) return undefined;
    const before = lex.entry[i - 1];
    const said = before !== undefined && (before.month !== undefined || reach.has(before.w));
    const next = i + 1;
    const after = raw(next);
    const closed =
      next >= lex.count ||
      lex.kind[next] === LexKind.break ||
      (s.includes('.')
        ? lex.kind[next] === LexKind.word && /^\p{Lu}/u.test(after)
        : lex.kind[next] === LexKind.sign && glued(lex, next) && '.,:;"”)»]'.includes(after));
    return said && closed ? { year: Number(glue[1]), endAt: lex.start[i]! + 4 } : undefined;
  }

  /** A day of the month, with `st`, `th` behind it or not. */
  function dayAt(i: number): { day: number; to: number } | undefined {
    const day = plainNumber(i, 2);
    if (day === undefined || day < 1 || day > 31) return undefined;
    const w = word(i + 1);
    if ((w === 'st' || w === 'nd' || w === 'rd' || w === 'th') && glued(lex, i + 1))
      return { day, to: i + 2 };
    return { day, to: i + 1 };
  }

  // Cores

  function coreAt(t: number): Core | undefined {
    if (lex.kind[t] === LexKind.number)
      return numericDate(t) ?? dayFirst(t) ?? decadeAt(t) ?? eraYear(t) ?? yearsAt(t);
    const e = lex.entry[t]!;
    if (e.month !== undefined) return monthAt(t);
    if (e.decade !== undefined) {
      // `the sixties`, not `in her sixties`.
      if (word(t - 1) !== 'the' && !(['early', 'mid', 'late'].includes(word(t - 1) ?? '') || isDash(t - 1)))
        return undefined;
      const y = 1900 + e.decade;
      return { from: { year: y }, to: { year: y + 9 }, first: t, end: t + 1, kind: 'decade', explicit: true };
    }
    return undefined;
  }

  /** `2018-11-27`, `27.11.2018`, `11/27/2018`. */
  function numericDate(t: number): Core | undefined {
    const sign = word(t + 1);
    if (sign !== '.' && sign !== '-' && sign !== '/') return undefined;
    for (let i = t + 1; i < t + 5; i++) if (!glued(lex, i)) return undefined;
    if (word(t + 3) !== sign || (t > 0 && glued(lex, t) && lex.kind[t - 1] !== LexKind.sign))
      return undefined;
    if (raw(t).length + raw(t + 2).length + raw(t + 4).length > 8) return undefined;
    const a = plainNumber(t, 4);
    const b = plainNumber(t + 2, 2);
    const c = plainNumber(t + 4, 4);
    if (a === undefined || b === undefined || c === undefined) return undefined;
    const until =
      word(t + 5) === '/' && glued(lex, t + 5) && glued(lex, t + 6) ? numericDate(t + 6) : undefined;
    if (
      until === undefined &&
      glued(lex, t + 5) &&
      (lex.kind[t + 5] !== LexKind.sign || word(t + 5) === '/' || word(t + 5) === '-')
    )
      return undefined;
    let moment: Moment | undefined;
    if (raw(t).length === 4 && raw(t + 4).length === 2) moment = { year: a, month: b, day: c };
    else if (raw(t + 4).length === 4 && raw(t).length <= 2 && sign !== '-') {
      const monthFirst = sign === '/' && options.numericOrder !== 'dmy' ? a <= 12 : b > 12;
      moment = monthFirst ? { year: c, month: a, day: b } : { year: c, month: b, day: a };
    }
    if (moment === undefined || !exists(moment) || moment.year! < 1000 || moment.year! > 2100)
      return undefined;
    const core: Core = { from: moment, first: t, end: t + 5, kind: 'date', explicit: true };
    return until === undefined || until.to !== undefined ? core : { ...core, to: until.from, end: until.end };
  }

  /** `9 June 2017`, `15-16 April`, `5 and 6 May`, `4th of July`, `27 November – 3 December`. */
  function dayFirst(t: number): Core | undefined {
    if (glued(lex, t) && lex.kind[t - 1] === LexKind.word) return undefined;
    const first = dayAt(t);
    if (first === undefined) return undefined;
    let i = first.to;
    let last: { day: number; to: number } | undefined;
    if (isDash(i) || word(i) === 'to' || word(i) === 'and') {
      last = dayAt(i + 1);
      if (last === undefined || last.day <= first.day) return undefined;
      if (word(i) === 'and' && last.day !== first.day + 1) return undefined;
      i = last.to;
    }
    if (word(i) === 'of') i++;
    const month = lex.entry[i]?.month;
    if (month === undefined) return undefined;
    let to = i + 1;
    if (word(to) === '.' && lex.entry[i]!.weakMonth === true && raw(i).length < 5) to++;
    const year = yearBehind(to, true);
    // `in 15 May` is rare but `2 march past` is not: small letters want a year.
    if (lex.entry[i]!.weakMonth === true && /^\p{Ll}/u.test(raw(i)) && year === undefined) return undefined;
    const from: Moment = { month, day: first.day };
    if (!exists(from)) return undefined;
    const core: Core = { from, first: t, end: to, kind: 'date', explicit: false };
    if (last !== undefined) {
      core.to = { month, day: last.day };
      if (!exists(core.to)) return undefined;
    }
    return withYear(core, year);
  }

  /** A month with what stands behind it: `June 9, 2017`, `February 7-8, 2019`, `September 2016`, `April (2019)`, `May this year`. */
  function monthAt(t: number): Core | undefined {
    const e = lex.entry[t]!;
    const name = raw(t);
    if (glued(lex, t) && lex.kind[t - 1] === LexKind.number) return undefined;
    let to = t + 1;
    if (e.weakMonth === true && name.length < 5 && word(to) === '.' && glued(lex, to)) to++;
    const core: Core = { from: { month: e.month! }, first: t, end: to, kind: 'date', explicit: false };
    let year = yearBehind(to);
    if (year === undefined) {
      const day = dayAt(to);
      // `May 5 million`, `March 5%`: the number belongs to what follows.
      if (day !== undefined && !isMeasured(day.to)) {
        const from: Moment = { month: e.month!, day: day.day };
        if (exists(from)) {
          core.from = from;
          core.end = day.to;
          const dash = isDash(day.to) || word(day.to) === 'to' || word(day.to) === 'and';
          const last = dash ? dayAt(day.to + 1) : undefined;
          const follows = last !== undefined && lex.entry[last.to]?.month === undefined;
          if (
            last !== undefined &&
            follows &&
            last.day > day.day &&
            exists({ month: e.month!, day: last.day }) &&
            !isMeasured(last.to)
          ) {
            if (word(day.to) !== 'and' || last.day === day.day + 1) {
              core.to = { month: e.month!, day: last.day };
              core.end = last.to;
            }
          }
          year = yearBehind(core.end, true);
          return withYear(core, year);
        }
      }
      // `April 384`
      const early = plainNumber(to, 3) ?? (word(to) === 'of' ? plainNumber(to + 1, 3) : undefined);
      if (early !== undefined && early >= 100) {
        core.from.year = early;
        core.explicit = true;
        core.end = word(to) === 'of' ? to + 2 : to + 1;
        return isMeasured(core.end) ? undefined : core;
      }
      if (e.weakMonth === true) return /^\p{Ll}/u.test(name) && isDash(t - 1) ? core : undefined;
      if (!standsAlone(t)) return undefined;
      return core;
    }
    return withYear(core, year);
  }

  /** Whether a month without day and year is one: `in May`, not `May I`; `the March shipments`, not `June Smith`. */
  function standsAlone(t: number): boolean {
    const before = word(t - 1);
    const said = before !== undefined && (reach.has(before) || isDash(t - 1));
    if (said && before !== 'and') return true;
    const next = t + 1;
    const after = raw(next);
    if (raw(t) === 'May' || raw(t) === 'MAY') {
      return (
        before === 'the' ||
        (isDash(next) && lex.entry[next + 1]?.month !== undefined) ||
        lex.entry[next + 1]?.month !== undefined
      );
    }
    const nameLike =
      lex.kind[next] === LexKind.word && /^\p{Lu}/u.test(after) && lex.entry[next]?.month === undefined;
    if (before === 'the' || before === 'a') return true;
    if (nameLike && before !== 'and') return false;
    if (raw(t) === 'March' || raw(t) === 'August') {
      if (before === 's') return false;
      const capitalBefore = lex.kind[t - 1] === LexKind.word && /^\p{Lu}/u.test(raw(t - 1));
      return !capitalBefore && after !== 'of' && after !== 'on';
    }
    return raw(t) !== raw(t).toUpperCase() || said;
  }

  /** The year behind a month or day: `2016`, `, 2016`, `of 2016`, `(2019)`, `[2021]`, `this year`, `of the same year`, `last year [2020]`. */
  function yearBehind(
    i: number,
    withDay = false,
  ): { moment: Moment; to: number; endAt?: number; relative?: RelativeYear } | undefined {
    let at = i;
    if (word(at) === ',' || word(at) === 'of') at++;
    const plain = yearAt(at);
    if (
      plain !== undefined &&
      !isMeasured(at + 1) &&
      !(glued(lex, at + 1) && lex.kind[at + 1] === LexKind.word)
    ) {
      // `May 2016-2018` and `5 June, 2000 people` are no month of a year.
      if (word(i) === ',' && isCount(at, plain.year)) return undefined;
      const open = plain.endAt === undefined ? {} : { endAt: plain.endAt };
      return { moment: { year: plain.year }, to: at + 1, ...open };
    }
    // `30 September 420`
    const early = withDay && plain === undefined ? plainNumber(at, 3) : undefined;
    if (early !== undefined && early >= 100 && !isMeasured(at + 1) && lex.kind[at + 1] !== LexKind.word) {
      return { moment: { year: early }, to: at + 1 };
    }
    if ((word(i) === '(' || word(i) === '[') && word(i + 2) === (word(i) === '(' ? ')' : ']')) {
      const inner = yearAt(i + 1);
      return inner === undefined ? undefined : { moment: { year: inner.year }, to: i + 3 };
    }
    at = word(i) === 'of' ? i + 1 : i;
    if (word(at) === 'the') at++;
    const which = word(at);
    const relative: RelativeYear | undefined =
      which === 'this' || which === 'current'
        ? 'this'
        : which === 'last' || which === 'previous'
          ? 'last'
          : which === 'next' || which === 'following'
            ? 'next'
            : which === 'same' || raw(at) === 'that'
              ? 'same'
              : undefined;
    if (relative === undefined || word(at + 1) !== 'year') return undefined;
    const bracket = word(at + 2) === '[' || word(at + 2) === '(' ? yearAt(at + 3) : undefined;
    if (bracket !== undefined && (word(at + 4) === ']' || word(at + 4) === ')')) {
      return { moment: { year: bracket.year }, to: at + 5 };
    }
    return { moment: {}, to: at + 2, relative };
  }

  function withYear(core: Core, year: ReturnType<typeof yearBehind>): Core {
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

  /** `the 1960s`, `1930’s`, `'60s`, `1800s`. */
  function decadeAt(t: number): Core | undefined {
    let i = t + 1;
    if ((word(i) === "'" || word(i) === '’') && glued(lex, i)) i++;
    if (word(i) !== 's' || !glued(lex, i)) return undefined;
    const year = plainNumber(t, 4);
    if (year === undefined) return undefined;
    if (raw(t).length === 4 && year % 10 === 0 && year >= 1000 && year <= 2090) {
      const hyphened = i > t + 1;
      // `2010's trade` is a year's.
      if (
        hyphened &&
        word(t - 1) !== 'the' &&
        !isDash(t - 1) &&
        !['early', 'late', 'mid'].includes(word(t - 1) ?? '')
      )
        return undefined;
      const span = year % 100 === 0 && year < 2000 ? 99 : 9;
      return {
        from: { year },
        to: { year: year + span },
        first: t,
        end: i + 1,
        kind: 'decade',
        explicit: true,
      };
    }
    if (
      raw(t).length === 2 &&
      t - 1 >= floor &&
      year % 10 === 0 &&
      (word(t - 1) === "'" || word(t - 1) === '’' || word(t - 1) === '‘') &&
      glued(lex, t)
    ) {
      const y = 1900 + year;
      return {
        from: { year: y },
        to: { year: y + 9 },
        first: t - 1,
        end: i + 1,
        kind: 'decade',
        explicit: true,
      };
    }
    return undefined;
  }

  /** `347 AD`, `44 BC`, `AD 347`. */
  function eraYear(t: number): Core | undefined {
    const year = plainNumber(t, 4);
    if (year === undefined || year === 0) return undefined;
    const after = eraAt(t + 1);
    if (after !== undefined) {
      return {
        from: { year: after.before ? 1 - year : year },
        first: t,
        end: after.to,
        kind: 'year',
        explicit: true,
      };
    }
    if (t - 1 >= floor && raw(t - 1) === 'AD' && !isMeasured(t + 1)) {
      return { from: { year }, first: t - 1, end: t + 1, kind: 'year', explicit: true };
    }
    return undefined;
  }

  function eraAt(i: number): { before: boolean; to: number } | undefined {
    const s = raw(i);
    if (s === 'AD' || s === 'CE' || s === 'BC' || s === 'BCE') return { before: s[0] === 'B', to: i + 1 };
    if (
      (s === 'A' || s === 'B') &&
      word(i + 1) === '.' &&
      raw(i + 2) === (s === 'A' ? 'D' : 'C') &&
      word(i + 3) === '.'
    ) {
      return { before: s === 'B', to: i + 4 };
    }
    return undefined;
  }

  /** A year or years: `2016`, `2017-2018`, `2013-14`, `2020/2021`, `2010 to 2019`, `1890 until 1970`. */
  function yearsAt(t: number): Core | undefined {
    const one = yearAt(t);
    if (one === undefined || !isYear(t, one)) return undefined;
    const core: Core = { from: { year: one.year }, first: t, end: t + 1, kind: 'year', explicit: true };
    if (one.endAt !== undefined) {
      core.endAt = one.endAt;
      return core;
    }
    const link = word(t + 1);
    const dash = isDash(t + 1) || link === '/';
    // `1380-2075` measures something.
    const wide = yearAt(t + 2)?.year;
    if (
      isDash(t + 1) &&
      glued(lex, t + 1) &&
      glued(lex, t + 2) &&
      wide !== undefined &&
      (wide < one.year || wide - one.year > 400)
    )
      return undefined;
    const joint =
      dash ||
      link === 'to' ||
      link === 'until' ||
      link === 'till' ||
      link === 'through' ||
      (link === 'and' && saysBetween(t));
    if (!joint) {
      // `Smith 2010a`
      if (isLetteredYear(t)) core.end = t + 2;
      else if (glued(lex, t + 1) && lex.kind[t + 1] === LexKind.word && word(t + 1) !== 's') return undefined;
      return core;
    }
    const other = yearAt(t + 2);
    if (other !== undefined && other.year > one.year && other.year - one.year <= 400 && !isMeasured(t + 3)) {
      if (!(glued(lex, t + 3) && isDash(t + 3))) {
        core.to = { year: other.year };
        core.end = t + 3;
        core.kind = 'years';
        if (other.endAt !== undefined) core.endAt = other.endAt;
        return core;
      }
    }
    const short = plainNumber(t + 2, 2);
    if (
      dash &&
      short !== undefined &&
      raw(t + 2).length === 2 &&
      !isMeasured(t + 3) &&
      !(glued(lex, t + 3) && isDash(t + 3))
    ) {
      const last = one.year - (one.year % 100) + short;
      if (short > one.year % 100) {
        core.to = { year: last };
        core.end = t + 3;
        core.kind = 'years';
      } else if (short >= 1 && short <= 12 && link === '-' && glued(lex, t + 1) && glued(lex, t + 2)) {
        core.from.month = short;
        core.end = t + 3;
        core.kind = 'date';
      }
      return core;
    }
    // `2021-447959` is a number of another kind.
    if (
      dash &&
      lex.kind[t + 2] === LexKind.number &&
      glued(lex, t + 1) &&
      glued(lex, t + 2) &&
      other === undefined
    )
      return undefined;
    return core;
  }

  /** `2010a` of a citation. */
  function isLetteredYear(t: number): boolean {
    return (
      glued(lex, t + 1) &&
      /^[a-e]$/.test(raw(t + 1)) &&
      [')', ';', ',', ']', '.', ':'].includes(word(t + 2) ?? '')
    );
  }

  function saysBetween(t: number): boolean {
    return word(t - 1) === 'between' || word(t - 2) === 'between';
  }

  /** Whether lexeme `i` makes the number before it an amount: a scale, a percent sign, a unit, a currency. */
  function isMeasured(i: number): boolean {
    const e = lex.entry[i];
    if (e === undefined) return false;
    if (
      e.w === '%' ||
      e.w === '‰' ||
      e.w === 'percent' ||
      e.w === 'pct' ||
      e.w === '°' ||
      e.w === '$' ||
      e.w === '€'
    )
      return !(e.sign !== undefined && lex.kind[i + 1] === LexKind.number);
    if (e.w === 'per' && word(i + 1) === 'cent') return true;
    if (e.w === 'square' || e.w === 'cubic') return true;
    if (lex.kind[i] !== LexKind.word) return false;
    if (e.scale !== undefined || e.head !== undefined || e.subunit !== undefined) return e.w !== 'all';
    if (e.code !== undefined) return lex.kind[i + 1] !== LexKind.number;
    if (e.unit === undefined) return false;
    // Letters and short words are units only when no sentence goes on with them.
    return (
      e.w.length > 3 ||
      ['km', 'kg', 'ha', 'mw', 'kw', 'kwh', 'mm', 'cm', 'ft', 'lbs', 'ton', 'hp', 'mwh', 'gwh'].includes(
        e.w,
      ) ||
      glued(lex, i)
    );
  }

  /** Whether four digits are a year here. */
  function isYear(t: number, { year, endAt }: { year: number; endAt?: number }): boolean {
    if (endAt !== undefined) return true;
    const next = t + 1;
    if (isMeasured(next)) return false;
    const before = word(t - 1);
    if (t > 0 && glued(lex, t)) {
      // `Expo-2020`, `A2020`, `$2020`, `26882-2021`; but `(2020`, `mid-2018`, `"2016`.
      if (lex.kind[t - 1] !== LexKind.sign) return false;
      if (
        lex.entry[t - 1]?.sign !== undefined ||
        before === '#' ||
        before === '.' ||
        before === '@' ||
        before === '=' ||
        before === '_' ||
        before === '\\' ||
        before === '&'
      ) {
        return before === '.' && lex.kind[t - 2] === LexKind.word;
      }
      if (isDash(t - 1) || before === '/' || before === '+') {
        if (t - 1 > 0 && glued(lex, t - 1)) {
          const head = word(t - 2);
          const bound =
            head === 'mid' || head === 'pre' || head === 'post' || head === 'early' || head === 'late';
          if (!bound && (lex.kind[t - 2] !== LexKind.sign || head === undefined)) return false;
        }
      }
    }
    if (lex.entry[t - 1]?.sign !== undefined || lex.entry[t - 1]?.code !== undefined) return false;
    if (
      raw(t - 1) === '№' ||
      before === 'no' ||
      before === 'nos' ||
      before === 'p' ||
      before === 'pp' ||
      before === 'page' ||
      before === 'pages' ||
      before === 'iso' ||
      before === 'article' ||
      before === 'section' ||
      before === 'room' ||
      before === 'flight' ||
      before === 'route' ||
      before === 'highway' ||
      before === 'resolution' ||
      before === 'line' ||
      before === 'form'
    )
      return false;
    if (before === '.' && ['no', 'nos', 'p', 'pp', 'vol'].includes(word(t - 2) ?? '') && glued(lex, t - 1))
      return false;
    if (
      glued(lex, next) &&
      !isLetteredYear(t) &&
      (lex.kind[next] === LexKind.word || word(next) === '°' || word(next) === '²')
    )
      return false;
    if (isCount(t, year)) return false;
    if (isAddress(t) || isPhone(t)) return false;
    if (year >= 1900 && year <= 2050) return true;
    // Older and later ones want a word that says so, or another year beside them.
    if (yearPartner(t) || (word(next) === ')' && year < 2000)) return true;
    if (before === undefined || !yearSigns.has(before) || word(next) === '+') return false;
    if (before === ',') {
      // `Aberdeen, 1859.` closes an entry of a bibliography.
      if (lex.entry[t - 2]?.month !== undefined || lex.kind[t - 2] === LexKind.number) return true;
      return year < 1900 && (next >= lex.count || ['.', ';', ')'].includes(word(next) ?? ''));
    }
    return looseSigns.has(before) ? lex.kind[next] !== LexKind.word || glued(lex, next) : true;
  }

  /** `2020 Main Street`, `1355 Inwood Terrace`. */
  function isAddress(t: number): boolean {
    for (let i = t + 1; i <= t + 3; i++) {
      if (lex.kind[i] !== LexKind.word || !/^\p{Lu}/u.test(raw(i))) return false;
      if (i > t + 1 && streetWords.has(raw(i))) return true;
    }
    return false;
  }

  /** `+375 17 222 2019`, `017 222 2019`. */
  function isPhone(t: number): boolean {
    if (lex.kind[t - 1] !== LexKind.number) return false;
    return lex.kind[t - 2] === LexKind.number || word(t - 2) === '+' || raw(t - 1).startsWith('0');
  }

  /** Another year right behind or before: `1704 – 1787`. */
  function yearPartner(t: number): boolean {
    const year = yearAt(t)!.year;
    const w = word(t + 1);
    if (isDash(t + 1) || w === 'to' || w === 'until' || w === 'or') {
      const other = yearAt(t + 2)?.year;
      if (other !== undefined && other > year && other - year <= 400) return true;
      if (isDash(t + 1) && (plainNumber(t + 2, 2) ?? 0) > year % 100 && raw(t + 2).length === 2) return true;
    }
    const before = word(t - 1);
    if (!isDash(t - 1) && before !== 'and' && before !== 'or') return false;
    const last = found[found.length - 1];
    return (
      last !== undefined &&
      last.endLexeme === t - 1 &&
      last.from.year !== undefined &&
      year - last.from.year <= 400
    );
  }

  /** `2000 people`, `1950 employees`: round numbers before what can be counted. */
  function isCount(t: number, year: number): boolean {
    const next = raw(t + 1);
    if (lex.kind[t + 1] !== LexKind.word || glued(lex, t + 1) || !/^\p{Ll}/u.test(next)) return false;
    if (countable.has(next)) return true;
    const before = word(t - 1);
    if (
      before !== undefined &&
      (before === 'in' ||
        before === 'since' ||
        before === 'by' ||
        before === 'the' ||
        before === 'a' ||
        before === 'of' ||
        before === 'during')
    )
      return false;
    return (
      year % 10 === 0 &&
      /[a-z]{3,}s$/.test(next) &&
      !/(ss|us|is|ious|was|has|does|levels|prices|terms|elections|results|figures|games)$/.test(next)
    );
  }

  // What stands before

  /** Adds the words before a core that place it: `the end of`, `the first seven months of`, `early`, `Monday,`, `the summer of`. */
  function withHeads(core: Core, limit: number): Core | undefined {
    let current = core;
    for (let n = 0; n < 4; n++) {
      const next = headBefore(current, limit);
      if (next === undefined) break;
      current = next;
    }
    const before = current.first - 1;
    if (before >= limit && word(before) === 'the' && takesArticle(current, core)) current.first = before;
    return current;
  }

  /** The article belongs to the span where a decade or a head follows it: `the 1960s`, `the first half`, `the 5th of May`. */
  function takesArticle(current: Core, core: Core): boolean {
    if (current.kind === 'decade') return true;
    if (current.first === core.first) {
      return (
        dayAt(core.first) !== undefined &&
        lex.kind[core.first] === LexKind.number &&
        core.kind === 'date' &&
        word(core.first + 1) === 'th' &&
        word(core.first + 2) === 'of'
      );
    }
    const w = word(current.first);
    return w !== 'early' && w !== 'late' && w !== 'mid' && lex.entry[current.first]?.weekday !== true
      ? true
      : core.kind === 'decade';
  }

  function headBefore(core: Core, limit: number): Core | undefined {
    const i = core.first - 1;
    const at = (k: number): string | undefined => (k >= limit ? word(k) : undefined);
    const w = at(i);
    if (w === undefined) return quarterBefore(core, i, limit);
    // `Monday, March 5`
    const weekdayAt = w === ',' ? i - 1 : i;
    if (
      weekdayAt >= limit &&
      lex.entry[weekdayAt]?.weekday === true &&
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
      glued(lex, core.first) &&
      glued(lex, i) &&
      (at(i - 1) === 'mid' || at(i - 1) === 'early' || at(i - 1) === 'late')
    ) {
      return { ...core, first: i - 1 };
    }
    // `early in 2016`
    if (w === 'in' && (at(i - 1) === 'early' || at(i - 1) === 'late')) return { ...core, first: i - 1 };
    // `the beginning of next [2020]`
    if (w === '[' && at(i - 1) === 'next' && at(i - 2) === 'of' && word(core.end) === ']') {
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
    const quarter = quarterBefore(core, ofSkipped, limit);
    if (quarter !== undefined) return quarter;
    // `autumn 2019`, `the summer of 2020`, `the winter of 1776-77`
    const season = ofSkipped >= limit && w !== 'in' ? lex.entry[ofSkipped]?.season : undefined;
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
    if (w === 'the' && at(i - 1) === 'of') return headWithOf(core, i - 1, limit);
    if (w === 'of' || w === 'in') return headWithOf(core, i, limit) ?? undefined;
    if (yearly) return partBefore(core, i, limit);
    return undefined;
  }

  /** `Q1 2020`, `H1 of 2020`: a quarter or half whose number is lexeme `i`. */
  function quarterBefore(core: Core, i: number, limit: number): Core | undefined {
    if (core.kind !== 'year' || core.from.month !== undefined || i - 1 < limit) return undefined;
    const n = plainNumber(i, 1);
    const letter = raw(i - 1);
    if (n === undefined || n < 1 || !glued(lex, i) || (letter !== 'Q' && letter !== 'H')) return undefined;
    const length = letter === 'Q' ? 3 : 6;
    return n * length > 12 ? undefined : monthsOfYear(core, i - 1, (n - 1) * length + 1, n * length);
  }

  /** Heads that end in `of`: `the end of`, `the first half of`, `10 months of`, `the same period of`. */
  function headWithOf(core: Core, of: number, limit: number): Core | undefined {
    const at = (k: number): string | undefined => (k >= limit ? word(k) : undefined);
    let i = of - 1;
    const w = at(i);
    if (w === undefined) return undefined;
    if (w === 'period' && at(i - 1) === 'same' && core.kind === 'year') {
      return { ...core, first: i - 1, kind: 'date', from: { ...core.from, month: 0 } };
    }
    if (word(of) !== 'of') return undefined;
    if (edgeWords.has(w)) {
      if (
        w === 'part' &&
        lex.entry[i - 1]?.ordinal === undefined &&
        at(i - 1) !== 'late' &&
        at(i - 1) !== 'early'
      )
        return undefined;
      return { ...core, first: i };
    }
    i = of - 1;
    return partBefore(core, i, limit);
  }

  /** `first half`, `second quarter`, `first seven months`, `10 months`, `three quarters` ending at lexeme `i`. */
  function partBefore(core: Core, i: number, limit: number): Core | undefined {
    const at = (k: number): string | undefined => (k >= limit ? word(k) : undefined);
    let w = at(i);
    // `the first half-year of 2020`, `first half year`
    let head = i;
    if (w === 'year' && (at(i - 1) === 'half' || (dashes.has(at(i - 1) ?? '') && at(i - 2) === 'half'))) {
      head = at(i - 1) === 'half' ? i - 1 : i - 2;
      w = 'half';
    }
    if (w === 'half' || w === 'quarter') {
      const ordinal = ordinalBefore(head - 1, limit);
      if (ordinal === undefined) return undefined;
      const most = w === 'half' ? 2 : 4;
      const n = ordinal.value === -1 ? most : ordinal.value;
      if (n > most) return undefined;
      if (core.kind === 'year' && core.from.month === undefined) {
        const length = 12 / most;
        return monthsOfYear(core, ordinal.first, (n - 1) * length + 1, n * length);
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
      const count = lex.entry[i - 1]?.small ?? plainNumber(i - 1, 2);
      if (i - 1 < limit || count === undefined || count < 1 || count > (months ? 12 : 4)) return undefined;
      const isFirst = at(i - 2) === 'first' || at(i - 2) === 'last';
      const first = isFirst ? i - 2 : i - 1;
      const length = months ? count : count * 3;
      return at(i - 2) === 'last'
        ? monthsOfYear(core, first, 13 - length, 12)
        : monthsOfYear(core, first, 1, length);
    }
    return undefined;
  }

  function ordinalBefore(i: number, limit: number): { value: number; first: number } | undefined {
    if (i < limit) return undefined;
    const e = lex.entry[i];
    if (e?.ordinal !== undefined) return { value: e.ordinal, first: i };
    if (e?.w === 'last') return { value: -1, first: i };
    if (e !== undefined && (e.w === 'st' || e.w === 'nd' || e.w === 'rd' || e.w === 'th') && i - 1 >= limit) {
      const n = plainNumber(i - 1, 1);
      if (n !== undefined) return { value: n, first: i - 1 };
    }
    return undefined;
  }

  function monthsOfYear(core: Core, first: number, from: number, to: number): Core {
    const year = core.from.year!;
    return {
      ...core,
      first,
      kind: 'date',
      from: { year, month: from },
      to: { year, month: to },
    };
  }

  // Ranges of two cores

  /** `January-September 2017`, `late June - early July 2021`, `May 2, 1872 – November 23, 1896`, `the 1930s to the 1950s`. */
  function joinRange(left: Core): Core {
    if (left.to !== undefined && left.kind !== 'decade') return left;
    if (left.from.month === 0 || left.endAt !== undefined) return left;
    const link = word(left.end);
    const dash = isDash(left.end);
    const between = link === 'and' && (word(left.first - 1) === 'between' || word(left.first - 1) === 'from');
    const pair = link === 'and' && left.from.day === undefined && left.kind === 'date' && !left.explicit;
    if (
      !dash &&
      link !== 'to' &&
      link !== 'till' &&
      link !== 'until' &&
      link !== 'through' &&
      !between &&
      !pair
    )
      return left;
    // Words that soften the right end: `the end of`, `early`, `mid-`.
    let t = left.end + 1;
    for (let n = 0; n < 5; n++) {
      const w = word(t);
      if (w === undefined || !(softeners.has(w) || (dashes.has(w) && word(t - 1) === 'mid'))) break;
      t++;
    }
    if (t >= lex.count) return left;
    const e = lex.entry[t];
    if (lex.kind[t] !== LexKind.number && e?.month === undefined && e?.decade === undefined) return left;
    const right = coreAt(t);
    if (right === undefined || right.first !== t) return left;
    if (left.kind === 'decade' || right.kind === 'decade') {
      if (left.kind !== 'decade' || right.kind !== 'decade' || right.from.year! <= left.from.year!)
        return left;
      return { ...left, to: { ...right.to! }, end: right.end };
    }
    if (left.kind === 'year') {
      // `347 – 30 September 420`
      if (!dash || right.kind !== 'date' || !right.explicit || right.to !== undefined) return left;
      return right.from.year! > left.from.year!
        ? { ...left, kind: 'date', to: right.from, end: right.end }
        : left;
    }
    if (right.kind !== 'date') return left;
    if (left.explicit && !right.explicit) return left;
    if (pair && !between) {
      if (right.from.day !== undefined || right.to !== undefined || right.from.month !== left.from.month! + 1)
        return left;
      if (!right.explicit && right.relative === undefined) return left;
    }
    const to = right.to ?? right.from;
    if ((left.from.day === undefined) !== (to.day === undefined)) return left;
    const from = { ...left.from };
    if (from.year === undefined && to.year !== undefined) {
      const later = from.month! > to.month! || (from.month === to.month && (from.day ?? 0) > (to.day ?? 0));
      from.year = later ? to.year - 1 : to.year;
    }
    const joined: Core = { ...left, from, to: { ...to }, end: right.end, explicit: right.explicit };
    if (right.endAt !== undefined) joined.endAt = right.endAt;
    if (right.relative !== undefined) joined.relative = right.relative;
    return joined;
  }

  /** `c. 347 – 30 September 420`: a year of three digits, told by the date behind it. */
  function withEarlyYear(core: Core, limit: number): Core {
    const dash = core.first - 1;
    if (
      core.kind !== 'date' ||
      core.from.year === undefined ||
      core.from.year >= 1000 ||
      core.to !== undefined
    )
      return core;
    const year = dash - 1 >= limit && isDash(dash) ? plainNumber(dash - 1, 3) : undefined;
    if (year === undefined || year < 100 || year >= core.from.year) return core;
    return { ...core, first: dash - 1, from: { year }, to: core.from };
  }

  function toMention(core: Core): DateMention {
    const mention: DateMention = {
      start: lex.start[core.first]!,
      end: core.endAt ?? lex.end[core.end - 1]!,
      firstLexeme: core.first,
      endLexeme: core.end,
      from: { ...core.from },
      explicit: core.explicit,
    };
    if (core.to !== undefined) mention.to = { ...core.to };
    if (core.relative !== undefined) mention.relative = core.relative;
    if (core.from.month === 0) {
      delete mention.from.month;
      mention.samePeriod = true;
    }
    return mention;
  }

  /** `August and November 2015`, `in March, April and May 2020`: months of one list share the year behind them. */
  function shareYears(dates: DateMention[]): void {
    for (let i = dates.length - 2; i >= 0; i--) {
      const date = dates[i]!;
      const next = dates[i + 1]!;
      if (date.from.year !== undefined || date.relative !== undefined || next.from.year === undefined)
        continue;
      if (next.from.month === undefined) continue;
      const gap = next.firstLexeme - date.endLexeme;
      if (gap < 1 || gap > 3) continue;
      let linked = true;
      for (let k = date.endLexeme; k < next.firstLexeme; k++) linked &&= listLinks.has(word(k) ?? '');
      if (!linked) continue;
      date.from.year = next.from.year;
      if (date.to !== undefined) date.to.year = next.from.year;
    }
  }
}

const edgeWords = new Set(['end', 'beginning', 'start', 'middle', 'part']);
const softeners = new Set([
  'the',
  'early',
  'mid',
  'late',
  'later',
  'end',
  'beginning',
  'start',
  'middle',
  'of',
]);
const academicWords = new Set(['academic', 'school', 'fiscal', 'financial', 'calendar', 'marketing']);
const listLinks = new Set([',', 'and', 'or', '&', 'in']);
const countable = new Set(
  'people persons residents employees workers students pupils families companies enterprises firms units vehicles cars machines tractors copies participants jobs children men women soldiers troops hours days months years weeks words households members delegates visitors tourists guests seats beds rooms apartments flats houses homes pages pieces items species times points steps feet sheep cattle cows pigs head tonnes tons year day word page strong odd metre meter kilometre kilometer mile'.split(
    ' ',
  ),
);
