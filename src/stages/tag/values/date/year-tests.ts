import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { opensAnnals, standsByFormat } from './annals.ts';
import { NumberTests } from './number-tests.ts';
import { WordShapes } from './word-shapes.ts';
import {
  beforeCount,
  beforeOneThing,
  beforeYear,
  citationParts,
  countable,
  countedOne,
  datedThings,
  datedWorks,
  history,
  lawsWithYear,
  plansWithYear,
  pluralsOfYear,
  sizeSuffixes,
  yearAbbreviations,
  yearEdges,
} from './words.ts';

/** Signs before four digits that make them a year. */
const yearSigns = new Set(['(', '[', ',', '–', '-', '/', ';']);

const lowercase = (words: Iterable<string>): string[] => [...words].map((word) => word.toLowerCase());
const planShapes = new WordShapes(lowercase(plansWithYear));
const lawShapes = new WordShapes(lowercase(lawsWithYear));

/** Tells years from counts, addresses and the numbers of things. */
export class YearTests extends NumberTests {
  /** Whether four digits are a year here. */
  isYear(t: number, { year, endAt }: { year: number; endAt?: number }): boolean {
    if (endAt !== undefined) return true;
    const next = t + 1;
    if (this.isMeasured(next) || !this.isFree(t)) return false;
    const sign = this.entry(t - 1);
    if (sign?.sign !== undefined || sign?.code !== undefined) return false;
    if (this.isNumbered(t) || this.isOtherNumber(t, year) || this.isInTitle(t)) return false;
    return (year >= 1900 && year <= 2050) || this.isSaidYear(t, year);
  }

  /** `Income-tax Rules, 1962`, `Land Act, No. 9 of 1950`, `Vision 2030`: the year is part of a title. */
  isInTitle(t: number): boolean {
    if (this.mayBe(t - 1, planShapes) && plansWithYear.has(this.raw(t - 1)))
      return !glued(this.lex, t) && !this.isDash(t + 1);
    let i = t - 1;
    // `No. 9 of`
    const isNumbered =
      this.word(i) === 'of' && this.lex.kind[i - 1] === LexKind.number && this.isNumbered(i - 1);
    if (isNumbered) i = this.word(i - 2) === '.' ? i - 4 : i - 3;
    if (this.word(i) === ',') i--;
    if (!this.mayBe(i, lawShapes) || !lawsWithYear.has(this.raw(i))) return false;
    // `Income-tax Rules`
    const first = this.isDash(i - 2) ? i - 3 : i - 1;
    return this.isCapital(first) || this.word(i - 1) === ')';
  }

  /** Whether a word, or another year next to it, says that four digits are an older or later year. */
  isSaidYear(t: number, year: number): boolean {
    const next = t + 1;
    const before = this.word(t - 1);
    if (this.yearPartner(t) || (this.word(next) === ')' && year < 2000)) return true;
    if (before === '.' && (this.isCirca(t - 2) || this.isMarriage(t - 2))) return true;
    if (this.endsImprint(t, year)) return true;
    if (this.opensEntry(t, year) || this.describes(t, year) || standsByFormat(this, t)) return true;
    if (this.followsSeason(t) || this.isLabelledYear(t, year)) return true;
    if (this.isInRow(t, year)) return true;
    const feast = before === 'of' || before === ',' ? t - 2 : t - 1;
    if (before === 'lord' || this.feastFrom(feast, 0) !== undefined) return true;
    // `; 1050 Vienna`, an address
    if (yearSigns.has(before ?? '') && this.isCapital(next) && !glued(this.lex, next)) return false;
    if (before === undefined || !(yearSigns.has(before) || beforeYear.has(before)) || this.word(next) === '+')
      return false;
    if (before === ',') {
      // `Aberdeen, 1859.` closes an entry of a bibliography.
      const held = this.entry(t - 2);
      if (held?.month !== undefined || this.lex.kind[t - 2] === LexKind.number) return true;
      if (this.feastFrom(t - 2, 0) !== undefined) return true;
      if (next >= this.lex.count || ['.', ';', ')'].includes(this.word(next) ?? '')) return year < 1900;
      // `Lima, 1821 – by Ann Lee`
      if (this.isDash(next) && !glued(this.lex, next) && this.lex.kind[next + 1] === LexKind.word)
        return year < 1900 && this.isCapital(t - 2);
      // `Paris: Didot, 1789, in-8`
      const isLed = this.isCapital(t - 2) || (this.word(t - 2) === '.' && this.isCirca(t - 3));
      if (this.word(next) !== ',' || !isLed) return false;
      // `to Mary Ames, 1851, describing the voyage`: a letter's year
      return citationParts.has(this.lower(next + 1)) || /^\p{Ll}{3,}ing$/u.test(this.raw(next + 1));
    }
    if (before === 'of' && this.isDatedThing(t - 2)) return true;
    return beforeCount.has(before) ? this.lex.kind[next] !== LexKind.word || glued(this.lex, next) : true;
  }

  /** `Incorporated: 1665 as`, `Founded: 1720`, `built Lund, 1857`: what happened says that a year follows. */
  isLabelledYear(t: number, year: number): boolean {
    const sign = this.word(t - 1);
    if (year < 1400 || glued(this.lex, t) || this.isOtherWordAfter(t)) return false;
    if (sign === ':') return glued(this.lex, t - 1) && history.has(this.lower(t - 2));
    // the place between has a capital
    return sign === ',' && this.isCapital(t - 2) && history.has(this.lower(t - 3));
  }

  /** Whether a plural that could be counted follows: `Built: 1500 houses`. */
  isOtherWordAfter(t: number): boolean {
    return (
      this.lex.kind[t + 1] === LexKind.word && /^\p{Ll}+s$/u.test(this.raw(t + 1)) && this.raw(t + 1) !== 'as'
    );
  }

  /** `in spring 1848`; not `prices fall 1500 points`. */
  followsSeason(t: number): boolean {
    const e = this.entry(t - 1);
    if (e?.season === undefined || glued(this.lex, t)) return false;
    const isBound = this.lex.kind[t + 1] === LexKind.word && !this.isCapital(t + 1);
    return !isBound || (e.w !== 'fall' && e.w !== 'falls');
  }

  /** `John Smith, B.D., 1834, per resig.` after `Herbert Oakeley, June 1, 1822`: closes an entry of a row whose others have their dates. */
  isInRow(t: number, year: number): boolean {
    const { last } = this;
    if (last?.explicit !== true || this.word(t - 1) !== ',' || year < 1200 || glued(this.lex, t))
      return false;
    if (Math.abs(year - (last.to?.year ?? last.from.year ?? 0)) > 100) return false;
    const held = t - 2;
    if (!this.isCapital(held) && !(this.word(held) === '.' && this.isCapital(held - 1))) return false;
    const next = t + 1;
    if (next < this.lex.count && this.opensLine(next)) return true;
    return (
      last.from.month !== undefined && this.word(next) === ',' && this.lex.kind[next + 1] === LexKind.word
    );
  }

  /** `1854-5`, and in old lists `1890-2;`: the last digit of a second year. */
  endsDecade(t: number, year: number): boolean {
    const one = this.isDash(t + 1) && this.isTight(t + 1) ? this.digits(t + 2, 1) : undefined;
    if (one === undefined || one <= year % 10) return false;
    if (one === (year % 10) + 1) return true;
    const next = this.word(t + 3) ?? '';
    if (year < 1950 && this.word(t - 1) === ',' && [',', ';', ')'].includes(next)) return true;
    return next === '.' && year < 1950 && opensAnnals(this, t);
  }

  /** What a year belongs to: `the spring of 1642`, `the census of 1865`. */
  isDatedThing(i: number): boolean {
    return (
      yearEdges.has(this.word(i) ?? '') ||
      this.lex.entry[i]?.season !== undefined ||
      datedThings.has(this.lower(i))
    );
  }

  /** `the 1894 season`, `the 1896 Atlantic City rail crash`, `an 1891 novel`: before one thing, which a count is not. */
  describes(t: number, year: number): boolean {
    const next = t + 1;
    if (year < 1400 || year >= 1900 || glued(this.lex, next)) return false;
    const isThe = this.word(t - 1) === 'the';
    if (!isThe && !this.isOwned(t)) return false;
    // `her 1742 “Airs”`
    if (this.lex.kind[next] !== LexKind.word) return !isThe && this.isQuote(next);
    const w = this.raw(next);
    if (datedThings.has(w) || (!isThe && datedWorks.has(w))) return true;
    // `the 1576 deposition of`, of an age in which most numbers count
    if (year < 1700 && (!isThe || this.lower(next + 1) !== 'of' || !/^\p{Ll}{5,}$/u.test(w))) return false;
    if (year % 10 === 0 || !/^(?:\p{Lu}\p{Ll}|\p{Ll}{2})/u.test(w) || /(?:s|ed)$/.test(w)) return false;
    if (!isThe && (sizeSuffixes.has(w) || countable.has(w) || countedOne.has(w))) return false;
    // `the 1871 wounded soldiers`
    const then = this.raw(next + 1);
    return this.isCapital(next) || !/^\p{Ll}+s$/u.test(then) || pluralsOfYear.has(then);
  }

  /** `an`, `this`, `her`, `Ensor’s` before a number, which say that one thing follows. */
  isOwned(t: number): boolean {
    if (beforeOneThing.has(this.lower(t - 1))) return true;
    const at = this.raw(t - 1) === 's' ? t - 2 : t - 1;
    if (!/^['’]$/.test(this.raw(at)) || !glued(this.lex, at)) return false;
    // `James’ 1886 novel`
    return at === t - 2 || this.raw(at - 1).endsWith('s');
  }

  /** `1867: The company …`, `1841. Sails for …`: an entry of a chronicle. */
  opensEntry(t: number, year: number): boolean {
    if (opensAnnals(this, t) || this.opensChronicle(t)) return true;
    // `1874:`, all of a line
    if (year >= 1400 && t === 0 && this.word(1) === ':' && this.lex.count === 2) return true;
    if (year < 1400 || (this.word(t + 1) !== ':' && !this.isDash(t + 1)) || !this.isCapital(t + 2))
      return false;
    return t === 0 || this.word(t - 1) === '.' || this.lex.kind[t - 1] === LexKind.break;
  }

  /** `1867 The company …`, `1867 “The Mill” …`, `986 – Norsemen …`: words follow the year that opens a line. */
  opensChronicle(t: number): boolean {
    if (t !== 0 || this.options.chronicle !== true || this.isAddress(t)) return false;
    const isSign = this.word(1) === ',' || this.word(1) === ':' || this.isDash(1) || this.isQuote(1);
    const at = isSign ? 2 : 1;
    return this.isCapital(at) && (at === 2 || !glued(this.lex, 1));
  }

  isQuote(i: number): boolean {
    return /^["“‘]$/.test(this.raw(i));
  }

  /** `c.`, `fl.`, `b.`, `repr.` at `i`. */
  isCirca(i: number): boolean {
    return yearAbbreviations.has(this.word(i) ?? '');
  }

  /** The `m.` of `b. 1790, m. 1815, d. 1861`, which elsewhere are metres. */
  isMarriage(i: number): boolean {
    const { last } = this;
    return (
      this.raw(i) === 'm' && this.lex.kind[i - 1] === LexKind.sign && last !== undefined && i - last.end <= 1
    );
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

  /** Another year right after or before: `1704 – 1787`. */
  yearPartner(t: number): boolean {
    const year = this.yearAt(t)!.year;
    const w = this.word(t + 1);
    if (this.isDash(t + 1) || w === 'to' || w === 'until' || w === 'or') {
      const other = this.yearAt(this.lastHyphen(t + 1) + 1)?.year;
      if (other !== undefined && other > year && other - year <= 400) return true;
      if (this.isDash(t + 1) && (this.digits(t + 2, 2) ?? 0) > year % 100) return true;
      // `1854-5`
      if (this.endsDecade(t, year)) return true;
    }
    // `of 1879 and 1880`
    const next = w === 'and' ? this.yearAt(t + 2)?.year : undefined;
    if (next !== undefined && next > year && next - year <= 30 && beforeYear.has(this.word(t - 1) ?? ''))
      return this.lex.kind[t + 3] !== LexKind.word;
    const before = this.word(t - 1);
    if (!this.isDash(t - 1) && before !== 'and' && before !== 'or') return false;
    const { last } = this;
    // `1655, 1656, and 1657`
    const end = this.word(t - 2) === ',' ? t - 2 : t - 1;
    return (
      last !== undefined && last.end === end && last.from.year !== undefined && year - last.from.year <= 400
    );
  }
}
