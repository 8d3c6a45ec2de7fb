import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { DateReader } from './reader.ts';
import {
  beforeCount,
  beforeYear,
  beforeYearAndPlural,
  boundHeads,
  citationParts,
  clocks,
  comparatives,
  countable,
  numbered,
  numberedProducts,
  numberedShort,
  sizeSuffixes,
  sizeWords,
  streets,
  totals,
  yearAbbreviations,
  yearEdges,
} from './words.ts';

/** Signs before four digits that make them a year. */
const yearSigns = new Set(['(', '[', ',', '–', '-', '/', ';']);
/** Signs that make a glued number something else: `#2020`, `=2020`. */
const otherSigns = new Set(['#', '.', '@', '=', '_', '\\', '&']);

/** Tells years from counts, addresses and the numbers of things. */
export class YearTests extends DateReader {
  /** Whether four digits are a year here. */
  isYear(t: number, { year, endAt }: { year: number; endAt?: number }): boolean {
    if (endAt !== undefined) return true;
    const next = t + 1;
    if (this.isMeasured(next) || !this.isFree(t)) return false;
    const before = this.word(t - 1);
    const sign = this.lex.entry[t - 1];
    if (sign?.sign !== undefined || sign?.code !== undefined) return false;
    if (this.isNumbered(t)) return false;
    const isOther = this.isLettered(next)
      ? !this.isLetteredYear(t) && !this.isForecast(next)
      : this.isRaised(next);
    if (isOther || this.isClock(next) || this.isRatio(t)) return false;
    if (this.isCount(t, year) || this.isSizeOf(t)) return false;
    if (this.isAddress(t) || this.isPhone(t)) return false;
    if (year >= 1900 && year <= 2050) return true;
    // Older and later ones want a word that says so, or another year beside them.
    if (this.yearPartner(t) || (this.word(next) === ')' && year < 2000)) return true;
    if ((before === '.' && this.isCirca(t - 2)) || this.endsImprint(t, year)) return true;
    if (this.opensEntry(t, year)) return true;
    if (before === 'lord') return true;
    // `; 1050 Vienna`, an address
    if (yearSigns.has(before ?? '') && this.isCapital(next) && !glued(this.lex, next)) return false;
    if (before === undefined || !(yearSigns.has(before) || beforeYear.has(before)) || this.word(next) === '+')
      return false;
    if (before === ',') {
      // `Aberdeen, 1859.` closes an entry of a bibliography.
      if (this.lex.entry[t - 2]?.month !== undefined || this.lex.kind[t - 2] === LexKind.number) return true;
      if (next >= this.lex.count || ['.', ';', ')'].includes(this.word(next) ?? '')) return year < 1900;
      // `Paris: Didot, 1789, in-8`
      return this.word(next) === ',' && this.isCapital(t - 2) && citationParts.has(this.lower(next + 1));
    }
    if (before === 'of' && yearEdges.has(this.word(t - 2) ?? '')) return true;
    return beforeCount.has(before) ? this.lex.kind[next] !== LexKind.word || glued(this.lex, next) : true;
  }

  /** `1867: The company …`: an entry of a chronicle. */
  opensEntry(t: number, year: number): boolean {
    if (year < 1400 || (this.word(t + 1) !== ':' && !this.isDash(t + 1)) || !this.isCapital(t + 2))
      return false;
    return t === 0 || this.word(t - 1) === '.' || this.lex.kind[t - 1] === LexKind.break;
  }

  /** `c.`, `fl.`, `b.`, `repr.` at `i`. */
  isCirca(i: number): boolean {
    return yearAbbreviations.has(this.word(i) ?? '');
  }

  /** `In: Letters. London 1679.`: the place and year that close an entry of a bibliography. */
  endsImprint(t: number, year: number): boolean {
    if (year < 1450 || !this.isCapital(t - 1) || this.lex.kind[t - 2] !== LexKind.sign) return false;
    const isLeft = ['.', ',', ':', ';', '(', '[', '—', '–'].includes(this.word(t - 2) ?? '');
    const next = this.word(t + 1) ?? '';
    return (
      isLeft &&
      (t + 1 >= this.lex.count ||
        this.lex.kind[t + 1] === LexKind.break ||
        ['.', ';', ')', ']'].includes(next))
    );
  }

  /** Whether letters are glued at `i` to what stands before. */
  isLettered(i: number): boolean {
    return this.lex.kind[i] === LexKind.word && glued(this.lex, i);
  }

  /** `°` and `²` glued to a number. */
  isRaised(i: number): boolean {
    return glued(this.lex, i) && (this.word(i) === '°' || this.word(i) === '²');
  }

  /** The letter of a figure estimated, forecast or provisional behind a year: `2014E`, `2015F`. */
  isForecast(i: number): boolean {
    return (
      /^[AEFPe]$/.test(this.raw(i)) && (!glued(this.lex, i + 1) || this.lex.kind[i + 1] === LexKind.sign)
    );
  }

  /** What makes the number before it a time of day: `1900 hrs`, `2030 GMT`, `1930 local time`. */
  isClock(i: number): boolean {
    if (this.lex.kind[i] !== LexKind.word) return false;
    const raw = this.raw(i);
    return clocks.has(raw) || (raw === 'local' && this.raw(i + 1) === 'time');
  }

  /** `1:2000`, the scale of a map. */
  isRatio(t: number): boolean {
    return this.word(t - 1) === ':' && this.isTight(t - 1) && this.plainNumber(t - 2, 2) !== undefined;
  }

  /** `nearly 2000`, `as many as 2010`, `a total of 1976`, `more than 1990`; and `1950-seat`, `2000-strong`. */
  isSizeOf(t: number): boolean {
    if (this.isDash(t + 1) && this.isTight(t + 1)) {
      const head = this.lower(t + 2);
      if (sizeSuffixes.has(head) || countable.has(`${head}s`)) return true;
    }
    const before = this.word(t - 1);
    if (before === undefined) return false;
    if (sizeWords.has(before)) return true;
    if (before === 'of') return totals.has(this.word(t - 2) ?? '');
    if (before !== 'than' && before !== 'as') return false;
    return comparatives.has(this.word(t - 2) ?? '');
  }

  /** Not joined to what stands before: `Expo-2020`, `A2020`, `$2020`, `26882-2021`; but `(2020`, `mid-2018`, `"2016`. */
  isFree(t: number): boolean {
    if (t === 0 || t - 1 === this.joint || !glued(this.lex, t)) return true;
    // `c1850`
    if (this.lex.kind[t - 1] !== LexKind.sign)
      return /^ca?$/.test(this.raw(t - 1)) && !glued(this.lex, t - 1);
    const before = this.word(t - 1);
    if (this.lex.entry[t - 1]?.sign !== undefined || otherSigns.has(before ?? ''))
      return before === '.' && this.lex.kind[t - 2] === LexKind.word;
    if (!this.isDash(t - 1) && before !== '/' && before !== '+') return true;
    if (t - 1 === 0 || !glued(this.lex, t - 1)) return true;
    const head = this.word(t - 2);
    return boundHeads.has(head ?? '') || (this.lex.kind[t - 2] === LexKind.sign && head !== undefined);
  }

  /** `section 2010`, `tel. 2020`, `№ 1990`, `Windows 2000`. */
  isNumbered(t: number): boolean {
    let i = t - 1;
    if (i < 0) return false;
    if (this.word(i) === '.') {
      if (!glued(this.lex, i) || this.lex.kind[i - 1] !== LexKind.word) return false;
      return numberedShort.has(this.lower(i - 1));
    }
    if (this.word(i) === ':' && this.lex.kind[i - 1] === LexKind.word) i--;
    const raw = this.raw(i);
    if (raw === '№' || raw === '§') return true;
    if (this.lex.kind[i] !== LexKind.word) return false;
    const w = this.lower(i);
    return numbered.has(w) || numberedShort.has(w) || (numberedProducts.has(w) && w !== raw);
  }

  /** `2020 Main Street`, `1355 Inwood Terrace`. */
  isAddress(t: number): boolean {
    for (let i = t + 1; i <= t + 3; i++) {
      if (!this.isCapital(i)) return false;
      if (i > t + 1 && streets.has(this.raw(i))) return true;
    }
    return false;
  }

  /** `+375 17 222 2019`, `017 222 2019`; not the head of a table, `2017 2018 2019`. */
  isPhone(t: number): boolean {
    if (this.lex.kind[t - 1] !== LexKind.number || this.yearAt(t - 1) !== undefined) return false;
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
      if (this.isDash(t + 1) && (this.digits(t + 2, 2) ?? 0) > year % 100) return true;
    }
    const before = this.word(t - 1);
    if (!this.isDash(t - 1) && before !== 'and' && before !== 'or') return false;
    const { last } = this;
    return (
      last !== undefined && last.end === t - 1 && last.from.year !== undefined && year - last.from.year <= 400
    );
  }

  /** `2000 people`, `1950 employees`: before what can be counted. */
  isCount(t: number, year: number): boolean {
    const next = this.raw(t + 1);
    if (this.lex.kind[t + 1] !== LexKind.word || glued(this.lex, t + 1) || !/^\p{Ll}/u.test(next))
      return false;
    const before = this.word(t - 1);
    // `at the beginning of 1874 steps were taken`
    if (countable.has(next)) return !(before === 'of' && yearEdges.has(this.word(t - 2) ?? ''));
    if (before !== undefined && beforeYearAndPlural.has(before)) return false;
    return (
      year % 10 === 0 &&
      /[a-z]{3,}s$/.test(next) &&
      !/(ss|us|is|ious|was|has|does|levels|prices|terms|elections|results|figures|games)$/.test(next)
    );
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
}
