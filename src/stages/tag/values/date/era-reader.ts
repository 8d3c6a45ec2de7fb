import { LexKind } from '../engine/lexer.ts';
import { addExact, Subject } from '../engine/lexicon.ts';
import { glued } from '../engine/scales.ts';
import type { Core } from './mention.ts';
import { WordShapes } from './word-shapes.ts';
import {
  beforeEarlyYear,
  calendarAdjectives,
  calendarMarks,
  monthsElsewhere,
  notDecade,
  possessives,
  softeners,
  until,
} from './words.ts';
import { YearTests } from './year-tests.ts';

/** Calendars that nothing else is called by: `Iranian 1979` is a revolution's. */
const calendarsNamed = new Set(['hijri', 'shamsi', 'jalali', 'saka', 'bikram', 'vikram']);

// `AD`, `A.D.`, `bce`: no year has an era where none of these stands.
for (const mark of 'AD ad CE ce BC bc BCE bce C c D d'.split(' ')) addExact(mark, { subjects: Subject.era });

const longestMark = Math.max(...[...calendarMarks].map((mark) => mark.length));
const stop = 0x2e;
const bracket = 0x28;
const adjectiveShapes = new WordShapes(calendarAdjectives);
const monthShapes = new WordShapes(monthsElsewhere);

/** Reads decades, years with an era and years of other calendars. */
export class EraReader extends YearTests {
  /** `the 1960s`, `1930’s`, `'60s`, `1800s`, `the 90s`, `1980s and 90s`. */
  decadeAt(t: number): Core | undefined {
    let i = t + 1;
    if (this.isApostrophe(i) && glued(this.lex, i)) i++;
    if (this.word(i) !== 's' || !glued(this.lex, i)) return undefined;
    const year = this.plainNumber(t, 4);
    if (year === undefined || year % 10 !== 0) return undefined;
    const decade = (from: number, first: number, length = 10): Core => ({
      from: { year: from },
      to: { year: from + length - 1 },
      first,
      end: i + 1,
      kind: 'decade',
      explicit: true,
    });
    const before = this.word(t - 1) ?? '';
    const length = this.raw(t).length;
    if (length === 4 && year >= 1000 && year <= 2090) {
      // `2010's trade` is a year's.
      if (i > t + 1 && before !== 'the' && !this.isDash(t - 1) && !softeners.has(before)) return undefined;
      return decade(year, t, year % 100 === 0 && year < 2000 ? 100 : 10);
    }
    if (length !== 2) return undefined;
    if (t - 1 >= this.floor && this.isApostrophe(t - 1) && glued(this.lex, t))
      return decade(this.decadeAfter(t - 1, year) ?? this.decadeOf(year), t - 1);
    if (glued(this.lex, t) && !this.isDash(t - 1)) return undefined;
    const listed = this.decadeAfter(t, year);
    if (listed !== undefined) return decade(listed, t);
    if (this.last?.kind === 'decade' && this.last.end === t - 1) return undefined;
    const isSaid =
      before === 'the' ||
      softeners.has(before) ||
      (this.isDash(t - 1) && softeners.has(this.word(t - 2) ?? ''));
    return isSaid && !this.isAge(t) && !this.isMeasuredDecade(t) ? decade(this.decadeOf(year), t) : undefined;
  }

  /** `90s` of `1980s and 90s`, `’70s` of `the 1860s, ’70s, and ’80s`: a decade of two digits after others of its century. */
  decadeAfter(first: number, two: number): number | undefined {
    const { last } = this;
    if (last?.kind !== 'decade' || first - last.end > 2) return undefined;
    for (let i = last.end; i < first; i++)
      if (!/^(?:,|and|or|&|[-–])$/.test(this.word(i) ?? '')) return undefined;
    const hundred = last.from.year! - (last.from.year! % 100);
    return hundred + two > last.from.year! ? hundred + two : undefined;
  }

  /** `in his late 20s`, `in their mid- to late-thirties` */
  isAge(t: number): boolean {
    for (let i = t - 1; i >= Math.max(this.floor, t - 6); i--) {
      const w = this.lower(i);
      if (possessives.has(w)) return true;
      if (!softeners.has(w) && !this.isDash(i) && w !== 'to' && w !== 'or') return false;
    }
    return false;
  }

  /** The decade of two digits, before the text's own time. */
  decadeOf(two: number): number {
    const { reference } = this.options;
    if (reference === undefined) return two < 10 ? 2000 : 1900 + two;
    const hundred = reference - (reference % 100);
    return hundred + two <= reference ? hundred + two : hundred - 100 + two;
  }

  /** `temperatures in the 90s`, `the high 80s`, `the 90s percent`. */
  isMeasuredDecade(t: number): boolean {
    for (let i = Math.max(0, t - 8); i < Math.min(this.lex.count, t + 8); i++) {
      if (this.lex.kind[i] === LexKind.word ? notDecade.has(this.lower(i)) : this.word(i) === '°')
        return true;
    }
    return false;
  }

  /** `the sixties`, `seventies and eighties`; not `in her sixties`. */
  decadeWord(t: number): Core | undefined {
    const named = this.namedDecade(t);
    if (named !== undefined) return named;
    const before = this.word(t - 1) ?? '';
    const { last } = this;
    const follows = last?.kind === 'decade' && last.end === t - 1;
    if (!follows && before !== 'the' && !softeners.has(before) && !this.isDash(t - 1)) return undefined;
    if (this.isAge(t)) return undefined;
    const year = this.decadeOf(this.lex.entry[t]!.decade!);
    return { from: { year }, to: { year: year + 9 }, first: t, end: t + 1, kind: 'decade', explicit: true };
  }

  /** `the nineteen-sixties`, `eighteen nineties`. */
  namedDecade(t: number): Core | undefined {
    const first = this.isDash(t - 1) ? t - 2 : t - 1;
    const hundreds = first >= this.floor ? this.lex.entry[first]?.small : undefined;
    if (hundreds === undefined || hundreds < 13 || hundreds > 20) return undefined;
    const year = hundreds * 100 + this.lex.entry[t]!.decade!;
    return { from: { year }, to: { year: year + 9 }, first, end: t + 1, kind: 'decade', explicit: true };
  }

  /** `347 AD`, `44 BC`, `AD 347`, `428–348 BC`, `264 to 241 BC`, `AD 50–70`. */
  eraYear(t: number): Core | undefined {
    const year = this.eraNumber(t);
    // `1440 ± 150 A.D.`
    if (year === undefined || this.word(t - 1) === '±') return undefined;
    const core: Core = { from: { year }, first: t, end: t + 1, kind: 'year', explicit: true };
    const after = this.lex.kind[t + 1] === LexKind.word ? this.eraAt(t + 1) : undefined;
    if (after !== undefined)
      return { ...core, from: { year: after.before ? 1 - year : year }, end: after.to };
    // `in 55 and 54 B.C.`
    const isListed = (this.word(t + 1) === 'and' || this.word(t + 1) === 'or') && !this.saysBetween(t);
    if (isListed && this.eraNumber(t + 2) !== undefined && beforeEarlyYear.has(this.word(t - 1) ?? '')) {
      const shared = this.eraAt(t + 3);
      if (shared?.before === true) return { ...core, from: { year: 1 - year } };
    }
    const joins =
      this.isDash(t + 1) ||
      until.has(this.word(t + 1) ?? '') ||
      (this.word(t + 1) === 'and' && this.saysBetween(t));
    const other = joins ? this.eraNumber(t + 2) : undefined;
    const era = other === undefined ? undefined : (this.eraAt(t + 3) ?? this.smallEra(t + 3));
    if (era !== undefined && (era.before ? other! < year : other! > year)) {
      const moment = (n: number) => ({ year: era.before ? 1 - n : n });
      return { ...core, from: moment(year), to: moment(other!), end: era.to, kind: 'years' };
    }
    const first = this.anno(t - 1);
    if (first === undefined || this.isMeasured(t + 1) || this.raw(t).length > 4) return undefined;
    // `AD36`, a virus
    if (first === t - 1 && glued(this.lex, t) && this.lengthOf(t) < 3) return undefined;
    // `AD 50–70`
    const last = this.isDash(t + 1) ? this.plainNumber(t + 2, 4) : undefined;
    if (last !== undefined && last > year)
      return { ...core, first, to: { year: last }, end: t + 3, kind: 'years' };
    return { ...core, first };
  }

  /** A year with an era, `44` or `3,000`. */
  eraNumber(t: number): number | undefined {
    if (this.lex.kind[t] !== LexKind.number) return undefined;
    const length = this.lengthOf(t);
    if (length > 5) return undefined;
    if (length < 5) return this.plainNumber(t, 4) || undefined;
    const s = this.raw(t);
    return /^\d,\d{3}$/.test(s) ? Number(s.replace(',', '')) : undefined;
  }

  /** The first lexeme of `AD`, `A.D.`, `CE` that ends at `i`. */
  anno(i: number): number | undefined {
    if (i < this.floor || this.lengthOf(i) > 2) return undefined;
    const s = this.raw(i);
    if (s === 'AD') return i;
    return s === '.' && this.raw(i - 1) === 'D' && this.raw(i - 2) === '.' && this.raw(i - 3) === 'A'
      ? i - 3
      : undefined;
  }

  eraAt(i: number): { before: boolean; to: number } | undefined {
    if (this.lengthOf(i) > 3) return undefined;
    const s = this.raw(i);
    if (s === 'AD' || s === 'CE' || s === 'BC' || s === 'BCE') return { before: s[0] === 'B', to: i + 1 };
    if (s === 'bc' || s === 'bce') return { before: true, to: i + 1 };
    if (s !== 'A' && s !== 'B' && s !== 'b' && s !== 'C') return undefined;
    const letters = `${s}${this.raw(i + 1)}${this.raw(i + 2)}${this.raw(i + 3)}`.toUpperCase();
    if (letters === 'B.C.' && this.raw(i + 4).toUpperCase() === 'E' && this.raw(i + 5) === '.')
      return { before: true, to: i + 6 };
    if (letters === 'A.D.' || letters === 'B.C.' || letters === 'C.E.')
      return { before: letters[0] === 'B', to: i + 4 };
    // `in 201 B.C when`
    return letters.startsWith('B.C') && glued(this.lex, i + 2) ? { before: true, to: i + 3 } : undefined;
  }

  /** `500–800 ce`, in small letters behind two years and with nothing after it. */
  smallEra(i: number): { before: boolean; to: number } | undefined {
    const s = this.raw(i);
    const isEra = (s === 'ce' || s === 'ad') && !glued(this.lex, i);
    const next = this.word(i + 1) ?? '';
    const closes =
      i + 1 >= this.lex.count || this.lex.kind[i + 1] === LexKind.break || /^[,.;:)(\]]$/.test(next);
    return isEra && closes ? { before: false, to: i + 1 } : undefined;
  }

  /** A year of another calendar, which has no value: `1442 AH`, `AH 1442`, `the Iranian year 1399`, `2563 B.E.`. */
  otherCalendar(t: number): Core | undefined {
    const year = this.plainNumber(t, 4);
    if (
      year === undefined ||
      this.lengthOf(t) < 3 ||
      (glued(this.lex, t) && this.lex.kind[t - 1] !== LexKind.sign)
    )
      return undefined;
    const core = (first: number, end = t + 1): Core => ({
      from: {},
      first,
      end,
      kind: 'year',
      explicit: true,
      valueless: true,
    });
    const after = this.calendarMark(t + 1);
    if (after !== undefined && after.to > t + 1) return core(this.monthElsewhere(t) ?? t, after.to);
    const mark = this.markBefore(t - 1);
    if (mark !== undefined) return core(this.monthElsewhere(mark) ?? mark);
    const dayElsewhere = this.lengthOf(t) === 4 ? this.dayElsewhere(t) : undefined;
    if (dayElsewhere !== undefined) return core(dayElsewhere);
    const month = this.isYearElsewhere(year) ? this.monthElsewhere(t) : undefined;
    if (month !== undefined) return core(month);
    let i = t - 1;
    if (this.word(i) === 'year') {
      i--;
      if (this.lower(i) === 'calendar' || this.lower(i) === 'solar' || this.lower(i) === 'fiscal') i--;
    }
    if (i < this.floor || this.lex.kind[i] !== LexKind.word || !this.mayBe(i, adjectiveShapes))
      return undefined;
    if (!calendarAdjectives.has(this.lower(i))) return undefined;
    // `Iranian 1979` is a revolution's.
    if (i === t - 1 && !calendarsNamed.has(this.lower(i))) return undefined;
    return core(this.word(i - 1) === 'the' && i - 1 >= this.floor ? i - 1 : i);
  }

  /** `Aban 1335`, `Jestha 15, 2078`, `Kislev 5712`: years that months of other calendars have, and documents of today have not. */
  isYearElsewhere(year: number): boolean {
    return (year >= 1200 && year < 1500) || year > 2040;
  }

  /** The first lexeme of `1 Muharram` or `Muharram` before a year at `i`. */
  monthElsewhere(i: number): number | undefined {
    // `Agrahayana 14, 1916`
    const isLast = this.word(i - 1) === ',' && this.dayAt(i - 2) !== undefined && i - 3 >= this.floor;
    if (isLast && this.isCapital(i - 3) && monthsElsewhere.has(this.lower(i - 3))) return i - 3;
    const month = i - 1;
    if (month < this.floor || !this.isCapital(month) || !monthsElsewhere.has(this.raw(month).toLowerCase()))
      return undefined;
    return this.dayElsewhere(i) ?? month;
  }

  /** The first lexeme of `28 Safar` before a year at `i`. */
  dayElsewhere(i: number): number | undefined {
    const month = i - 1;
    if (!this.isCapital(month) || !this.mayBe(month, monthShapes)) return undefined;
    if (!monthsElsewhere.has(this.raw(month).toLowerCase())) return undefined;
    const isOrdinal = /^(?:st|nd|rd|th)$/.test(this.raw(month - 1)) && glued(this.lex, month - 1);
    const first = isOrdinal ? month - 2 : month - 1;
    return first >= this.floor && this.dayAt(first) !== undefined ? first : undefined;
  }

  /** The first lexeme of `AH`, `B.S.` that ends at `i`. */
  markBefore(i: number): number | undefined {
    if (i < this.floor || this.lengthOf(i) > 2 || !this.opensMark(i, stop)) return undefined;
    const raw = this.raw(i);
    if (raw === 'AH' || raw === 'BE' || raw === 'BS') return i;
    const isDotted = raw === '.' && this.raw(i - 2) === '.' && i - 3 >= this.floor;
    return isDotted && calendarMarks.has(this.raw(i - 3) + this.raw(i - 1)) ? i - 3 : undefined;
  }

  /** Whether a capital or some sign stands at `i`, with which the mark of a calendar begins or ends. */
  opensMark(i: number, sign: number): boolean {
    const first = this.lex.text.charCodeAt(this.lex.start[i] ?? 0);
    return first === sign || (first >= 65 && first <= 90);
  }

  /** `AH`, `A.H.`, `SH`, `B.E.` at `i`. */
  calendarMark(i: number): { to: number } | undefined {
    if (this.lengthOf(i) > longestMark || !this.opensMark(i, bracket)) return undefined;
    const s = this.raw(i);
    // `1916 (Saka)`
    if (s === '(' && this.raw(i + 2) === ')' && calendarsNamed.has(this.lower(i + 1))) return { to: i + 3 };
    if (calendarMarks.has(s)) return this.raw(i + 1) === '.' && s.length === 1 ? undefined : { to: i + 1 };
    if (s.length !== 1 || this.raw(i + 1) !== '.' || this.raw(i + 3) !== '.') return undefined;
    const letters = s + this.raw(i + 2);
    return calendarMarks.has(letters) || letters === 'EC' ? { to: i + 4 } : undefined;
  }
}
