import { LexKind } from '../engine/lexer.ts';
import { NumericReader } from './numeric-reader.ts';
import {
  asBeforeMonth,
  auxiliaries,
  namelikeMonths,
  ofTime,
  reach,
  relatives,
  speech,
  titleAbbreviations,
  wordlikeMonths,
} from './words.ts';

/** Tells months from words and persons of the same spelling. */
export class MonthTests extends NumericReader {
  /** Whether a month without day and year is one: `in May`, not `May I`; `the March shipments`, not `June Smith`. */
  standsAlone(t: number): boolean {
    const raw = this.raw(t);
    const name = raw.toLowerCase();
    if (raw[0] !== raw[0]!.toUpperCase()) return this.isLowercaseMonth(t, name);
    const before = this.word(t - 1);
    const isSaid = before !== undefined && (reach.has(before) || this.isDash(t - 1));
    const next = t + 1;
    const namelike = namelikeMonths.has(name);
    if (namelike && this.isPerson(t)) return false;
    const nameFollows = this.isCapital(next) && this.lex.entry[next]?.month === undefined;
    // `for May Time`, `to April Jones`, but `in May Alaska thaws`
    if (namelike && nameFollows && !ofTime.has(before ?? '') && !this.isDash(t - 1))
      return before === 'the' || before === 'a';
    // `the March for Life`
    const isMarch = raw === 'March' && /^(?:for|of|on)$/.test(this.raw(next)) && this.isCapital(next + 1);
    if (isMarch && (before === 'the' || before === 's')) return this.lex.entry[next + 1]?.month !== undefined;
    if (isSaid && before !== 'and') return true;
    // `as early as May`
    if (before === 'as' && asBeforeMonth.has(this.raw(t - 2))) return true;
    if (raw === 'May' || raw === 'MAY') {
      // `in April, May, and June of 1848`
      const isListed = before === ',' && this.last?.end === t - 1 && this.last.from.month === 4;
      return (
        before === 'the' ||
        isListed ||
        (this.isDash(next) && this.lex.entry[next + 1]?.month !== undefined) ||
        (this.lex.entry[next]?.month === undefined && this.lex.entry[next + 1]?.month !== undefined)
      );
    }
    if (before === 'the' || before === 'a') return true;
    if (nameFollows && before !== 'and') return false;
    if (raw === 'March' || raw === 'August') {
      if (before === 's') return false;
      const after = this.raw(next);
      return !this.isCapital(t - 1) && after !== 'of' && after !== 'on';
    }
    return raw !== raw.toUpperCase() || isSaid;
  }

  /** `in january`, not `in march` and `may`. */
  isLowercaseMonth(t: number, name: string): boolean {
    const before = this.word(t - 1);
    if (this.isDash(t - 1)) return true;
    return !wordlikeMonths.has(name) && name.length > 3 && before !== undefined && ofTime.has(before);
  }

  /** `Prime Minister May`, `June Smith`, `to April, who`, `June said`: a month's name as a person's. */
  isPerson(t: number): boolean {
    const next = t + 1;
    const before = this.word(t - 1);
    if (before !== undefined && (ofTime.has(before) || before === 'the')) {
      // `of June Carter`, not `of May Alaska`.
      return false;
    }
    if (
      this.isCapital(t - 1) &&
      this.entry(t - 1)?.month === undefined &&
      this.entry(t - 1)?.weekday !== true
    ) {
      // `MARCH` in a line of capitals.
      if (this.raw(t) !== this.raw(t).toUpperCase() && before === undefined) return true;
    }
    if (this.lex.kind[next] === LexKind.word && speech.has(this.lower(next))) return true;
    // `June, who was 19`
    if (this.word(next) === ',' && relatives.has(this.raw(next + 1))) return true;
    // `Mrs. May`
    return this.word(t - 1) === '.' && titleAbbreviations.has(this.raw(t - 2));
  }

  /** A lowercase month with its year: `in march 2020`, not `may 2020 bring`. */
  isLowercaseDated(t: number, hasDay: boolean): boolean {
    const name = this.raw(t).toLowerCase();
    if (!wordlikeMonths.has(name)) return true;
    if (hasDay) return !auxiliaries.has(this.lower(t - 1));
    const before = this.word(t - 1);
    const opens = t === 0 || this.lex.kind[t - 1] !== LexKind.word;
    return opens || (before !== undefined && (reach.has(before) || before === 'the')) || name === 'august';
  }

  /** A lowercase month with a day: `july 5`, `on march 3`, `may 5, 2019`; not `they march 5 times`. */
  isLowercaseDay(t: number, hasYear: boolean): boolean {
    const name = this.raw(t);
    if (hasYear) return this.isLowercaseDated(t, true);
    return wordlikeMonths.has(name) ? this.word(t - 1) === 'on' : name.length > 3 && name !== 'sept';
  }
}
