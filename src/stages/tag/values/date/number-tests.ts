import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { wordsOf } from '../engine/word-roles.ts';
import type { DateGrammarOptions } from './mention.ts';
import { PageTests } from './page-tests.ts';
import { WordShapes } from './word-shapes.ts';
import {
  beforeYearAndPlural,
  boundHeads,
  clocks,
  comparatives,
  constants,
  countable,
  countablePeople,
  countingVerbs,
  datedPlurals,
  makers,
  numbered,
  numberedHeights,
  numberedProducts,
  numberedShort,
  pluralsOfYear,
  sizeSuffixes,
  sizeWords,
  softeners,
  streets,
  thingMarks,
  thingVerbs,
  totals,
  until,
  yearEdges,
  yearsOfMaker,
} from './words.ts';

const stepVerbs = wordsOf('step-verb');
const numberedShapes = new WordShapes(numbered, numberedShort, numberedHeights, numberedProducts);
const makerShapes = new WordShapes(makers);
const numeroSign = 0x2116;
const sectionSign = 0xa7;

/** Signs that make a glued number something else: `#2020`, `=2020`. */
const otherSigns = new Set(['#', '.', '@', '=', '_', '\\', '&']);

/** Tells what else a number of four digits may be: a count, an address, a time of day, the number of something. */
export class NumberTests extends PageTests {
  override begin(lex: Lexemes, options: DateGrammarOptions): void {
    super.begin(lex, options);
    this.#askedNumbered = -1;
  }

  /** Whether four digits, alone or by what is glued to them, are no year. */
  isOtherNumber(t: number, year: number): boolean {
    const next = t + 1;
    const isOther = this.isLettered(next)
      ? !this.isLetteredYear(t) && !this.isForecast(next)
      : this.isRaised(next);
    return (
      isOther ||
      this.isClock(next) ||
      this.isRatio(t) ||
      this.isCount(t, year) ||
      this.isModel(t) ||
      this.isSizeOf(t) ||
      this.isReportPage(t) ||
      this.isTableFigure(t) ||
      this.opensPages(t) ||
      this.isAddress(t) ||
      this.isPhone(t) ||
      this.isOfCode(t)
    );
  }

  /** Not joined to what stands before: `Expo-2020`, `A2020`, `$2020`, `26882-2021`; but `(2020`, `mid-2018`, `"2016`. */
  isFree(t: number): boolean {
    if (t === 0 || t - 1 === this.joint || !glued(this.lex, t)) return true;
    // `c1850`
    if (this.lex.kind[t - 1] !== LexKind.sign)
      return /^ca?$/.test(this.raw(t - 1)) && !glued(this.lex, t - 1);
    const before = this.word(t - 1);
    if (this.entry(t - 1)?.sign !== undefined || otherSigns.has(before ?? ''))
      return before === '.' && this.lex.kind[t - 2] === LexKind.word;
    if (!this.isDash(t - 1) && before !== '/' && before !== '+') return true;
    if (t - 1 === 0 || !glued(this.lex, t - 1)) return true;
    const head = this.word(t - 2);
    return boundHeads.has(head ?? '') || (this.lex.kind[t - 2] === LexKind.sign && head !== undefined);
  }

  /** `section 2010`, `tel. 2020`, `№ 1990`, `Windows 2000`. */
  isNumbered(t: number): boolean {
    // Several readers ask this of the same number.
    if (this.#askedNumbered !== t) {
      this.#wasNumbered = this.#findNumbered(t);
      this.#askedNumbered = t;
    }
    return this.#wasNumbered;
  }

  #askedNumbered = -1;
  #wasNumbered = false;

  #findNumbered(t: number): boolean {
    // `from page 1920 to 1935`
    const joins = this.isDash(t - 1) || until.has(this.word(t - 1) ?? '') || this.word(t - 1) === 'and';
    const isSecond = joins && this.lex.kind[t - 2] === LexKind.number && this.yearAt(t - 2) !== undefined;
    return this.hasNumberedHead(t) || (isSecond && this.hasNumberedHead(t - 2));
  }

  /** Whether what is numbered stands right before `t`. */
  hasNumberedHead(t: number): boolean {
    return t > 0 && this.isNumberedHead(t) && !this.opensRowOfYears(t);
  }

  /** `Unit 2018 2019`, the head of a table. */
  opensRowOfYears(t: number): boolean {
    const year = this.yearAt(t)?.year;
    const next = this.yearAt(t + 1)?.year;
    return year !== undefined && next !== undefined && Math.abs(next - year) === 1;
  }

  /** Whether what ends before `t` may be numbered. */
  isNumberedHead(t: number): boolean {
    let i = t - 1;
    if (this.word(i) === '.') {
      if (!glued(this.lex, i) || this.lex.kind[i - 1] !== LexKind.word) return false;
      return numberedShort.has(this.lower(i - 1));
    }
    if (this.word(i) === ':' && this.lex.kind[i - 1] === LexKind.word) i--;
    // `39(12): 1998-2010`
    if (this.word(i) === ':' && this.word(i - 1) === ')')
      return this.lex.kind[i - 2] === LexKind.number && this.word(i - 3) === '(' && this.isTight(i - 3);
    if (this.lex.kind[i] !== LexKind.word) {
      const sign = this.single(i);
      return sign === numeroSign || sign === sectionSign;
    }
    // `flight BA 1987`
    const isLetters = this.lengthOf(i) <= 3 && this.isCapital(i);
    if (isLetters && /^[A-Z]{1,3}$/.test(this.raw(i)) && numbered.has(this.lower(i - 1))) return true;
    if (!this.mayBe(i, numberedShapes)) return false;
    const w = this.lower(i);
    const raw = this.raw(i);
    // `attacked Hill 1910`, not `Bunker Hill 1775`
    if (numberedHeights.has(w)) return this.lex.kind[i - 1] !== LexKind.word || !this.isCapital(i - 1);
    return numbered.has(w) || numberedShort.has(w) || (numberedProducts.has(w) && w !== raw);
  }

  /** The second of `1975: 1987`, `1977*: 1962`, `1978 (p): 2104`: what a table says of a year. */
  isTableFigure(t: number): boolean {
    if (this.word(t - 1) !== ':' || glued(this.lex, t)) return false;
    let i = t - 2;
    if (this.word(i) === ')' && this.lengthOf(i - 1) === 1) i -= 3;
    else if (this.raw(i) === '*') i--;
    return this.yearAt(i) !== undefined;
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
    // `0900 to 1730`
    if (this.digits(t - 2, 4) !== undefined && this.raw(t - 2)[0] === '0' && this.word(t - 1) !== '.')
      return true;
    if (t === 0 || this.lex.kind[t - 1] !== LexKind.number || this.yearAt(t - 1) !== undefined) return false;
    return (
      this.lex.kind[t - 2] === LexKind.number || this.word(t - 2) === '+' || this.raw(t - 1).startsWith('0')
    );
  }

  /** `42 U.S.C. 1983`, `40 C.F.R. 1502`: the section of a code, after its volume and initials. */
  isOfCode(t: number): boolean {
    let i = t - 1;
    for (let n = 0; n < 4 && this.word(i) === '.' && this.lengthOf(i - 1) === 1 && this.isCapital(i - 1); n++)
      i -= 2;
    return i < t - 3 && this.lex.kind[i] === LexKind.number && this.plainNumber(i, 2) !== undefined;
  }

  /** `2000 people`, `1950 employees`: before what can be counted. */
  isCount(t: number, year: number): boolean {
    if (this.lex.kind[t + 1] !== LexKind.word || glued(this.lex, t + 1) || this.isCapital(t + 1))
      return false;
    const next = this.raw(t + 1);
    if (!/^\p{Ll}/u.test(next)) return false;
    const before = this.word(t - 1) ?? '';
    // `in constant 1990 dollars`, `in early 2007 pigs died`, `during Ramadan 2019 shops closed`
    if (constants.has(before) || softeners.has(before) || this.feastFrom(t - 1, 0) !== undefined)
      return false;
    // `In 1967 voters chose a mayor.`
    if (countablePeople.has(next) && this.opensWithIn(t) && (year >= 1900 || year % 10 !== 0)) return false;
    // `at the beginning of 1874 steps were taken`
    if (countable.has(next)) return !(before === 'of' && yearEdges.has(this.word(t - 2) ?? ''));
    const isPlural = /[a-z]{3,}s$/.test(next) && !/(?:ss|us|is)$/.test(next) && !pluralsOfYear.has(next);
    if (!isPlural) return false;
    if (this.followsCounting(t - 1)) return !datedPlurals.has(next);
    return year % 10 === 0 && !beforeYearAndPlural.has(before);
  }

  /** Whether a sentence begins with `In` and the number at `t`. */
  opensWithIn(t: number): boolean {
    const isFirst = t === 1 || this.lex.kind[t - 2] === LexKind.break || this.word(t - 2) === '.';
    return isFirst && this.raw(t - 1) === 'In';
  }

  /** Whether what ends at `i` asks for a count: `ate 1995 eggs`, `there were 1994 chairs`, `increased by 1104 infections`. */
  followsCounting(i: number): boolean {
    // `holds 1963 maps and 2021 manuscripts`
    const at = this.word(i) === 'and' && this.lex.kind[i - 2] === LexKind.number ? i - 3 : i;
    const w = this.lower(at);
    if (w === 'by') return stepVerbs.has(this.lower(at - 1));
    return countingVerbs.has(w) || ((w === 'were' || w === 'are') && this.lower(at - 1) === 'there');
  }

  /** `a Peugeot 2008`, `two Beechcraft 1900`: the number of a model, where its maker is spoken of as a thing; not `Peugeot 2008 results`. */
  isModel(t: number): boolean {
    const maker = t - 1;
    if (!this.isCapital(maker) || !this.mayBe(maker, makerShapes)) return false;
    if (!makers.has(this.raw(maker).toLowerCase())) return false;
    if (yearsOfMaker.has(this.lower(t + 1))) return false;
    for (let i = maker - 1; i >= maker - 4 && i >= 0; i--) {
      const isCounted = this.lex.kind[i] === LexKind.number || this.lex.entry[i]?.small !== undefined;
      if (isCounted || thingMarks.has(this.lower(i))) return true;
      // `the BMW 2002 was rebuilt`
      if (this.word(i) === 'the') return this.lex.kind[t + 1] !== LexKind.word || this.isThingVerb(t + 1);
      if (this.lex.kind[i] !== LexKind.word || this.lex.entry[i] !== undefined) return false;
    }
    return false;
  }

  private isThingVerb(i: number): boolean {
    return thingVerbs.has(this.lower(i)) || /^\p{Ll}{2,}ed$/u.test(this.raw(i));
  }

  /** Whether letters are glued at `i` to what stands before. */
  isLettered(i: number): boolean {
    return this.lex.kind[i] === LexKind.word && glued(this.lex, i);
  }

  /** `°` and `²` glued to a number. */
  isRaised(i: number): boolean {
    return glued(this.lex, i) && (this.word(i) === '°' || this.word(i) === '²');
  }

  /** The letter of a figure estimated, forecast or provisional after a year: `2014E`, `2015F`. */
  isForecast(i: number): boolean {
    return (
      /^[AEFPefp]$/.test(this.raw(i)) && (!glued(this.lex, i + 1) || this.lex.kind[i + 1] === LexKind.sign)
    );
  }

  /** What makes the number before it a time of day: `1900 hrs`, `2030 GMT`, `1930 local time`. */
  isClock(i: number): boolean {
    const w = this.word(i);
    if (w === undefined || this.lex.kind[i] !== LexKind.word) return false;
    return w === 'local' ? this.raw(i + 1) === 'time' : clocks.has(this.raw(i));
  }

  /** `1:2000`, the scale of a map; `ISO 9001:2008`. */
  isRatio(t: number): boolean {
    if (this.word(t - 1) !== ':' || !this.isTight(t - 1)) return false;
    return (
      this.plainNumber(t - 2, 2) !== undefined ||
      (this.lex.kind[t - 2] === LexKind.number && this.isNumbered(t - 2))
    );
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

  /** `2010a` of a citation. */
  isLetteredYear(t: number): boolean {
    return (
      glued(this.lex, t + 1) &&
      /^[a-e]$/.test(this.raw(t + 1)) &&
      [')', ';', ',', ']', '.', ':'].includes(this.word(t + 2) ?? '')
    );
  }

  saysBetween(t: number): boolean {
    // `between the years 1830 and 1840`
    const i = this.raw(t - 1) === 'years' ? t - 1 : t;
    return this.word(i - 1) === 'between' || this.word(i - 2) === 'between';
  }
}
