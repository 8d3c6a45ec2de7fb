import { dashes } from '../engine/characters.ts';
import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { daysIn } from './calendar.ts';
import { CoreReader } from './core-reader.ts';
import type { Core, RelativeYear } from './mention.ts';
import { beforeMonthCount, lastParts, quartersShort, relativeYears, yearParts } from './words.ts';

/** Reads parts of a year in words: quarters, halves, months counted from its beginning, and years by their end. */
export class PartReader extends CoreReader {
  /** `first half`, `second quarter`, `first seven months`, `10 months`, `three quarters` ending at lexeme `i`. */
  partBefore(core: Core, i: number, limit: number): Core | undefined {
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    let head = i;
    // `1st Qtr. 2015`
    if (at(i) === '.' && quartersShort.has(at(i - 1) ?? '')) head = i - 1;
    let w = quartersShort.has(at(head) ?? '') ? 'quarter' : at(i);
    // `the first half-year of 2020`, `first half year`
    if (w === 'year' && (at(i - 1) === 'half' || (dashes.has(at(i - 1) ?? '') && at(i - 2) === 'half'))) {
      head = at(i - 1) === 'half' ? i - 1 : i - 2;
      w = 'half';
    }
    if (w === 'half' || w === 'quarter' || w === 'quarters') {
      // `first-quarter 2020`
      const ordinal = this.ordinalBefore(dashes.has(at(head - 1) ?? '') ? head - 2 : head - 1, limit);
      if (ordinal !== undefined) {
        const part = this.halfOrQuarter(core, w === 'half' ? w : 'quarter', ordinal);
        return part === undefined ? undefined : this.withPartBefore(part, ordinal, limit);
      }
      if (w !== 'quarters') return undefined;
    }
    // `the first tertile of 2022`
    const length =
      core.kind === 'year' && core.from.month === undefined ? yearParts.get(this.lower(i)) : undefined;
    if (length !== undefined) {
      const ordinal = this.ordinalBefore(i - 1, limit);
      const last = ordinal === undefined ? 13 : ordinal.value === -1 ? 12 : ordinal.value * length;
      return last > 12 ? undefined : this.monthsOfYear(core, ordinal!.first, last - length + 1, last);
    }
    const months = w === 'months' || w === 'month';
    if ((months || w === 'quarters') && core.kind === 'year' && core.from.month === undefined) {
      return this.countedPart(core, i, months ? 1 : 3, limit);
    }
    return w === 'days' || w === 'day' ? this.daysOfMonth(core, i, limit) : undefined;
  }

  /** `first seven months`, `last two quarters`, `second six months`, `10 months`, so many months each, up to lexeme `i`. */
  countedPart(core: Core, i: number, months: number, limit: number): Core | undefined {
    const count = i - 1 < limit ? undefined : this.countAt(i - 1, limit);
    if (count === undefined || count.value < 1 || count.value * months > 12) return undefined;
    const length = count.value * months;
    const which = this.ordinalBefore(count.first - 1, limit);
    if (which !== undefined) {
      const end = which.value === -1 ? 12 : which.value * length;
      return end > 12 ? undefined : this.monthsOfYear(core, which.first, end - length + 1, end);
    }
    // `the remaining six months of 2008`
    const before = count.first - 1;
    const isOther = this.lex.kind[before] === LexKind.word && !beforeMonthCount.has(this.lower(before));
    return before >= limit && isOther ? undefined : this.monthsOfYear(core, count.first, 1, length);
  }

  /** The count that ends at lexeme `i`: `10`, `ten`, `twenty-six`. */
  countAt(i: number, limit: number): { value: number; first: number } | undefined {
    const value = this.lex.entry[i]?.small ?? this.plainNumber(i, 2);
    if (value === undefined || i < limit) return undefined;
    const tens = this.isDash(i - 1) && i - 2 >= limit ? this.entry(i - 2)?.small : undefined;
    return tens !== undefined && tens >= 20 && tens % 10 === 0 && value < 10
      ? { value: tens + value, first: i - 2 }
      : { value, first: i };
  }

  /** `first ten days of May 1945`, `last three days of August 1939` */
  daysOfMonth(core: Core, i: number, limit: number): Core | undefined {
    const { year, month, day } = core.from;
    if (core.kind !== 'date' || core.to !== undefined || month === undefined || day !== undefined)
      return undefined;
    if (this.word(i) === 'day') return this.lastOfMonth(core, i, limit);
    const which = i - 2 >= limit ? this.word(i - 2) : undefined;
    const count = this.entry(i - 1)?.small ?? this.plainNumber(i - 1, 2);
    if ((which !== 'first' && which !== 'last') || count === undefined || count < 2) return undefined;
    const most = daysIn(year, month);
    if (count > most) return undefined;
    const from = which === 'first' ? 1 : most - count + 1;
    const to = which === 'first' ? count : most;
    return { ...core, first: i - 2, from: { ...core.from, day: from }, to: { ...core.from, day: to } };
  }

  /** `the last day of December, 1799`; of a February without year it is not known. */
  lastOfMonth(core: Core, i: number, limit: number): Core | undefined {
    const { year, month } = core.from;
    const isLast = i - 1 >= limit && (this.word(i - 1) === 'last' || this.lower(i - 1) === 'final');
    if (!isLast || (year === undefined && month === 2)) return undefined;
    return { ...core, first: i - 1, from: { ...core.from, day: daysIn(year, month!) } };
  }

  /** `second and third quarters of 2004`: the quarter before, where it is the one just before. */
  withPartBefore(part: Core, { value, first }: { value: number; first: number }, limit: number): Core {
    const joins = this.word(first - 1) === 'and' || this.word(first - 1) === '&';
    const before = joins ? this.ordinalBefore(first - 2, limit) : undefined;
    if (before === undefined || part.part !== true || before.value !== value - 1) return part;
    const length = part.to!.month! - part.from.month! + 1;
    return {
      ...part,
      first: before.first,
      from: { ...part.from, month: part.from.month! - length },
    };
  }

  halfOrQuarter(
    core: Core,
    w: 'half' | 'quarter',
    ordinal: { value: number; first: number },
  ): Core | undefined {
    const { first } = ordinal;
    const most = w === 'half' ? 2 : 4;
    const n = ordinal.value === -1 ? most : ordinal.value;
    if (n > most) return undefined;
    if (core.kind === 'year' && core.from.month === undefined) {
      const length = 12 / most;
      return this.monthsOfYear(core, first, (n - 1) * length + 1, n * length);
    }
    if (core.kind === 'years' && core.fiscal === true)
      return { ...core, first, kind: 'date', valueless: true };
    if (w !== 'half') return undefined;
    if (core.kind === 'decade' && core.to!.year! - core.from.year! === 9) {
      const start = core.from.year! + (n - 1) * 5;
      return { ...core, first, from: { year: start }, to: { year: start + 4 } };
    }
    if (core.kind === 'date' && core.to === undefined && core.from.day === undefined) {
      const { year, month } = core.from;
      const days = daysIn(year, month!);
      return {
        ...core,
        first,
        from: { ...core.from, day: n === 1 ? 1 : 16 },
        to: { ...core.from, day: n === 1 ? 15 : days },
      };
    }
    return undefined;
  }

  ordinalBefore(i: number, limit: number): { value: number; first: number } | undefined {
    if (i < limit) return undefined;
    const e = this.lex.entry[i];
    if (e?.ordinal !== undefined) return { value: e.ordinal, first: i };
    if (e?.w === 'last' || lastParts.has(this.lower(i))) return { value: -1, first: i };
    if (e !== undefined && (e.w === 'st' || e.w === 'nd' || e.w === 'rd' || e.w === 'th') && i - 1 >= limit) {
      const n = this.plainNumber(i - 1, 1);
      if (n !== undefined) return { value: n, first: i - 1 };
    }
    return undefined;
  }

  monthsOfYear(core: Core, first: number, from: number, to: number): Core {
    const year = core.from.year!;
    const part: Core = {
      ...core,
      first,
      kind: 'date',
      from: { year, month: from },
      to: { year, month: to },
      part: true,
    };
    // A fiscal year begins when its country says.
    if (core.fiscal === true) part.valueless = true;
    return part;
  }

  /** `the 1988 third quarter`, `2020’s first half`, `2019 first quarter`: a part after its year. */
  partAfter(core: Core, limit: number): Core {
    if (core.kind !== 'year' || core.endAt !== undefined || core.end !== core.first + 1) return core;
    let i = core.end;
    if (this.isApostrophe(i) && this.word(i + 1) === 's' && this.isTight(i)) i += 2;
    const ordinal = this.lex.entry[i]?.ordinal;
    const dash = this.isDash(i + 1) ? i + 2 : i + 1;
    const w = this.word(dash);
    if (ordinal === undefined || (w !== 'quarter' && w !== 'half')) return core;
    // `fiscal 1989’s third quarter`
    const isFiscal = core.first - 1 >= limit && this.word(core.first - 1) === 'fiscal';
    const first = isFiscal ? core.first - 1 : core.first;
    const part = this.halfOrQuarter(isFiscal ? { ...core, fiscal: true } : core, w, {
      value: ordinal,
      first,
    });
    if (part === undefined) return core;
    const the = first - 1 >= limit && this.word(first - 1) === 'the' ? first - 1 : first;
    return { ...part, first: the, end: dash + 1 };
  }

  /** `this year’s first quarter`, `the first nine months of last year`: a part of a year that only the document's date knows. */
  relativePart(t: number): Core | undefined {
    const w = this.word(t);
    if (this.lex.kind[t] === LexKind.number && this.word(t + 1) !== 'months') return this.relativeLetters(t);
    if (w !== 'quarter' && w !== 'half' && this.word(t + 1) !== 'months') return undefined;
    const isMonths = this.word(t + 1) === 'months';
    const end = isMonths ? t + 2 : t + 1;
    const relative = this.relativeYear(end);
    const core = (first: number, rest: number, which: RelativeYear): Core => ({
      from: {},
      first,
      end: rest,
      kind: 'year',
      explicit: false,
      relative: which,
    });
    if (relative?.relative !== undefined) {
      const part = this.partBefore(core(t, relative.to, relative.relative), end - 1, this.floor);
      return part === undefined ? undefined : this.needingYear(part);
    }
    // `the first 11 months of last year [2020]`
    if (relative?.year !== undefined) {
      const year: Core = {
        from: { year: relative.year },
        first: t,
        end: relative.to,
        kind: 'year',
        explicit: true,
      };
      return this.withArticle(this.partBefore(year, end - 1, this.floor));
    }
    if (isMonths || relative !== undefined) return undefined;
    // `last year’s third quarter`
    const ordinal = this.ordinalBefore(t - 1, this.floor);
    const owner = ordinal === undefined ? undefined : this.ownerYear(ordinal.first - 1);
    if (owner === undefined) return undefined;
    const part = this.halfOrQuarter(
      core(owner.first, t + 1, owner.relative),
      w as 'half' | 'quarter',
      ordinal!,
    );
    return part === undefined ? undefined : this.needingYear({ ...part, first: owner.first });
  }

  /** `last year’s` that ends at lexeme `s`. */
  ownerYear(s: number): { relative: RelativeYear; first: number } | undefined {
    const isOwner =
      s - 3 >= this.floor && this.word(s) === 's' && this.isApostrophe(s - 1) && this.word(s - 2) === 'year';
    const relative = isOwner ? relativeYears.get(this.word(s - 3) ?? '') : undefined;
    return relative === undefined ? undefined : { relative, first: s - 3 };
  }

  /** `this year’s Q1`, `Q3 of last year`, `H1 this year` */
  relativeLetters(t: number): Core | undefined {
    const part = glued(this.lex, t) || glued(this.lex, t + 1) ? this.partAt(t) : undefined;
    if (part === undefined || part.first < this.floor || part.year !== undefined) return undefined;
    const after = this.relativeYear(part.end);
    const owner = after === undefined ? this.ownerYear(part.first - 1) : undefined;
    const relative = after?.relative ?? owner?.relative;
    if (relative === undefined) return undefined;
    return {
      from: { month: part.from },
      to: { month: part.to },
      first: owner?.first ?? part.first,
      end: after?.to ?? part.end,
      kind: 'date',
      explicit: false,
      relative,
      needsYear: true,
    };
  }

  needingYear(part: Core): Core {
    const { year: _, ...from } = part.from;
    const { year: __, ...to } = part.to!;
    return { ...this.withArticle(part)!, from, to, needsYear: true };
  }

  withArticle(part: Core | undefined): Core | undefined {
    const hasArticle = part !== undefined && this.word(part.first - 1) === 'the' && part.first > this.floor;
    return hasArticle ? { ...part, first: part.first - 1 } : part;
  }
}
