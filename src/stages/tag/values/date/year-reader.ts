import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import type { Core } from './mention.ts';
import { DateReader } from './reader.ts';

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
const countable = new Set(
  'people persons residents employees workers students pupils families companies enterprises firms units vehicles cars machines tractors copies participants jobs children men women soldiers troops hours days months years weeks words households members delegates visitors tourists guests seats beds rooms apartments flats houses homes pages pieces items species times points steps feet sheep cattle cows pigs head tonnes tons year day word page strong odd metre meter kilometre kilometer mile'.split(
    ' ',
  ),
);

/** Reads years, ranges of years, decades and eras, and tells years from counts, addresses and numbers of things. */
export class YearReader extends DateReader {
  /** `the 1960s`, `1930’s`, `'60s`, `1800s`. */
  decadeAt(t: number): Core | undefined {
    let i = t + 1;
    if ((this.word(i) === "'" || this.word(i) === '’') && glued(this.lex, i)) i++;
    if (this.word(i) !== 's' || !glued(this.lex, i)) return undefined;
    const year = this.plainNumber(t, 4);
    if (year === undefined) return undefined;
    if (this.raw(t).length === 4 && year % 10 === 0 && year >= 1000 && year <= 2090) {
      const hyphened = i > t + 1;
      // `2010's trade` is a year's.
      if (
        hyphened &&
        this.word(t - 1) !== 'the' &&
        !this.isDash(t - 1) &&
        !['early', 'late', 'mid'].includes(this.word(t - 1) ?? '')
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
      this.raw(t).length === 2 &&
      t - 1 >= this.floor &&
      year % 10 === 0 &&
      (this.word(t - 1) === "'" || this.word(t - 1) === '’' || this.word(t - 1) === '‘') &&
      glued(this.lex, t)
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
  eraYear(t: number): Core | undefined {
    const year = this.plainNumber(t, 4);
    if (year === undefined || year === 0) return undefined;
    const after = this.eraAt(t + 1);
    if (after !== undefined) {
      return {
        from: { year: after.before ? 1 - year : year },
        first: t,
        end: after.to,
        kind: 'year',
        explicit: true,
      };
    }
    if (t - 1 >= this.floor && this.raw(t - 1) === 'AD' && !this.isMeasured(t + 1)) {
      return { from: { year }, first: t - 1, end: t + 1, kind: 'year', explicit: true };
    }
    return undefined;
  }

  eraAt(i: number): { before: boolean; to: number } | undefined {
    const s = this.raw(i);
    if (s === 'AD' || s === 'CE' || s === 'BC' || s === 'BCE') return { before: s[0] === 'B', to: i + 1 };
    if (
      (s === 'A' || s === 'B') &&
      this.word(i + 1) === '.' &&
      this.raw(i + 2) === (s === 'A' ? 'D' : 'C') &&
      this.word(i + 3) === '.'
    ) {
      return { before: s === 'B', to: i + 4 };
    }
    return undefined;
  }

  /** A year or years: `2016`, `2017-2018`, `2013-14`, `2020/2021`, `2010 to 2019`, `1890 until 1970`. */
  yearsAt(t: number): Core | undefined {
    const one = this.yearAt(t);
    if (one === undefined || !this.isYear(t, one)) return undefined;
    const core: Core = { from: { year: one.year }, first: t, end: t + 1, kind: 'year', explicit: true };
    if (one.endAt !== undefined) {
      core.endAt = one.endAt;
      return core;
    }
    const link = this.word(t + 1);
    const dash = this.isDash(t + 1) || link === '/';
    // `1380-2075` measures something.
    const wide = this.yearAt(t + 2)?.year;
    if (
      this.isDash(t + 1) &&
      glued(this.lex, t + 1) &&
      glued(this.lex, t + 2) &&
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
      (link === 'and' && this.saysBetween(t));
    if (!joint) {
      // `Smith 2010a`
      if (this.isLetteredYear(t)) core.end = t + 2;
      else if (glued(this.lex, t + 1) && this.lex.kind[t + 1] === LexKind.word && this.word(t + 1) !== 's')
        return undefined;
      return core;
    }
    const other = this.yearAt(t + 2);
    if (
      other !== undefined &&
      other.year > one.year &&
      other.year - one.year <= 400 &&
      !this.isMeasured(t + 3)
    ) {
      if (!(glued(this.lex, t + 3) && this.isDash(t + 3))) {
        core.to = { year: other.year };
        core.end = t + 3;
        core.kind = 'years';
        if (other.endAt !== undefined) core.endAt = other.endAt;
        return core;
      }
    }
    const short = this.plainNumber(t + 2, 2);
    if (
      dash &&
      short !== undefined &&
      this.raw(t + 2).length === 2 &&
      !this.isMeasured(t + 3) &&
      !(glued(this.lex, t + 3) && this.isDash(t + 3))
    ) {
      const last = one.year - (one.year % 100) + short;
      if (short > one.year % 100) {
        core.to = { year: last };
        core.end = t + 3;
        core.kind = 'years';
      } else if (
        short >= 1 &&
        short <= 12 &&
        link === '-' &&
        glued(this.lex, t + 1) &&
        glued(this.lex, t + 2)
      ) {
        core.from.month = short;
        core.end = t + 3;
        core.kind = 'date';
      }
      return core;
    }
    // `2021-447959` is a number of another kind.
    if (
      dash &&
      this.lex.kind[t + 2] === LexKind.number &&
      glued(this.lex, t + 1) &&
      glued(this.lex, t + 2) &&
      other === undefined
    )
      return undefined;
    return core;
  }

  /** `2010a` of a citation. */
  isLetteredYear(t: number): boolean {
    return (
      glued(this.lex, t + 1) &&
      /^[a-e]$/.test(this.raw(t + 1)) &&
      [')', ';', ',', ']', '.', ':'].includes(this.word(t + 2) ?? '')
    );
  }

  saysBetween(t: number): boolean {
    return this.word(t - 1) === 'between' || this.word(t - 2) === 'between';
  }

  /** Whether four digits are a year here. */
  isYear(t: number, { year, endAt }: { year: number; endAt?: number }): boolean {
    if (endAt !== undefined) return true;
    const next = t + 1;
    if (this.isMeasured(next)) return false;
    const before = this.word(t - 1);
    if (t > 0 && glued(this.lex, t)) {
      // `Expo-2020`, `A2020`, `$2020`, `26882-2021`; but `(2020`, `mid-2018`, `"2016`.
      if (this.lex.kind[t - 1] !== LexKind.sign) return false;
      if (
        this.lex.entry[t - 1]?.sign !== undefined ||
        before === '#' ||
        before === '.' ||
        before === '@' ||
        before === '=' ||
        before === '_' ||
        before === '\\' ||
        before === '&'
      ) {
        return before === '.' && this.lex.kind[t - 2] === LexKind.word;
      }
      if (this.isDash(t - 1) || before === '/' || before === '+') {
        if (t - 1 > 0 && glued(this.lex, t - 1)) {
          const head = this.word(t - 2);
          const bound =
            head === 'mid' || head === 'pre' || head === 'post' || head === 'early' || head === 'late';
          if (!bound && (this.lex.kind[t - 2] !== LexKind.sign || head === undefined)) return false;
        }
      }
    }
    if (this.lex.entry[t - 1]?.sign !== undefined || this.lex.entry[t - 1]?.code !== undefined) return false;
    if (
      this.raw(t - 1) === '№' ||
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
    if (
      before === '.' &&
      ['no', 'nos', 'p', 'pp', 'vol'].includes(this.word(t - 2) ?? '') &&
      glued(this.lex, t - 1)
    )
      return false;
    if (
      glued(this.lex, next) &&
      !this.isLetteredYear(t) &&
      (this.lex.kind[next] === LexKind.word || this.word(next) === '°' || this.word(next) === '²')
    )
      return false;
    if (this.isCount(t, year)) return false;
    if (this.isAddress(t) || this.isPhone(t)) return false;
    if (year >= 1900 && year <= 2050) return true;
    // Older and later ones want a word that says so, or another year beside them.
    if (this.yearPartner(t) || (this.word(next) === ')' && year < 2000)) return true;
    if (before === undefined || !yearSigns.has(before) || this.word(next) === '+') return false;
    if (before === ',') {
      // `Aberdeen, 1859.` closes an entry of a bibliography.
      if (this.lex.entry[t - 2]?.month !== undefined || this.lex.kind[t - 2] === LexKind.number) return true;
      return year < 1900 && (next >= this.lex.count || ['.', ';', ')'].includes(this.word(next) ?? ''));
    }
    return looseSigns.has(before) ? this.lex.kind[next] !== LexKind.word || glued(this.lex, next) : true;
  }

  /** `2020 Main Street`, `1355 Inwood Terrace`. */
  isAddress(t: number): boolean {
    for (let i = t + 1; i <= t + 3; i++) {
      if (this.lex.kind[i] !== LexKind.word || !/^\p{Lu}/u.test(this.raw(i))) return false;
      if (i > t + 1 && streetWords.has(this.raw(i))) return true;
    }
    return false;
  }

  /** `+375 17 222 2019`, `017 222 2019`. */
  isPhone(t: number): boolean {
    if (this.lex.kind[t - 1] !== LexKind.number) return false;
    return (
      this.lex.kind[t - 2] === LexKind.number || this.word(t - 2) === '+' || this.raw(t - 1).startsWith('0')
    );
  }

  /** Another year right behind or before: `1704 – 1787`. */
  yearPartner(t: number): boolean {
    const year = this.yearAt(t)!.year;
    const w = this.word(t + 1);
    if (this.isDash(t + 1) || w === 'to' || w === 'until' || w === 'or') {
      const other = this.yearAt(t + 2)?.year;
      if (other !== undefined && other > year && other - year <= 400) return true;
      if (
        this.isDash(t + 1) &&
        (this.plainNumber(t + 2, 2) ?? 0) > year % 100 &&
        this.raw(t + 2).length === 2
      )
        return true;
    }
    const before = this.word(t - 1);
    if (!this.isDash(t - 1) && before !== 'and' && before !== 'or') return false;
    const { last } = this;
    return (
      last !== undefined && last.end === t - 1 && last.from.year !== undefined && year - last.from.year <= 400
    );
  }

  /** `2000 people`, `1950 employees`: round numbers before what can be counted. */
  isCount(t: number, year: number): boolean {
    const next = this.raw(t + 1);
    if (this.lex.kind[t + 1] !== LexKind.word || glued(this.lex, t + 1) || !/^\p{Ll}/u.test(next))
      return false;
    if (countable.has(next)) return true;
    const before = this.word(t - 1);
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
}
