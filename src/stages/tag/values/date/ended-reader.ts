import { glued } from '../engine/scales.ts';
import { lastingUntil } from './calendar.ts';
import type { Core } from './mention.ts';
import { PartReader } from './part-reader.ts';
import { periodKinds, weekLengths, yearKinds } from './words.ts';

/** A length of time in months or days, and its first lexeme. */
interface Length {
  months?: number;
  days?: number;
  first: number;
}

/** Reads periods by their end. */
export class EndedReader extends PartReader {
  /**
   * `the year ended 30 June 1931`, `the three months to March 31, 2020`, `the five years ending 1913`, `the week ended 5 March 2004`,
   * `the nine-month period ended 30 September 2003`.
   */
  endedBefore(core: Core, i: number, limit: number): Core | undefined {
    if (core.to !== undefined || core.ambiguous === true || core.kind === 'decade') return undefined;
    // `the six months ended June 30`: the year is found later, and the period with it.
    const isOpen = core.from.year === undefined && core.from.month !== undefined && core.from.month > 0;
    if (!isOpen && (!core.explicit || core.from.year === undefined)) return undefined;
    // `ended on the 31st December`
    const on = this.word(i) === 'the' ? i - 1 : i;
    const at = this.word(on) === 'on' ? on - 1 : on;
    const w = at >= limit ? this.word(at) : undefined;
    const isEnded = w === 'ended' || w === 'ending';
    // `the six months to June 2015`, but `it added two months to June 2015`.
    const isReached = (w === 'to' || w === 'through') && core.from.month !== undefined;
    if (!isEnded && !isReached) return undefined;
    const length = this.lengthBefore(at - 1, limit);
    if (length === undefined || (isReached && this.word(length.first - 1) !== 'the')) return undefined;
    const { first, months, days } = length;
    if (isOpen) {
      const lasting = { ...(months === undefined ? { days: days! } : { months }), isAhead: w === 'ending' };
      return { ...core, first, kind: 'date', weak: false, lasting };
    }
    const period = lastingUntil(core.from, length);
    return period === undefined ? undefined : { ...core, ...period, first, kind: 'date' };
  }

  /** `fiscal year`, `first quarter`, `half-year`, `three months`, `nine-month period`, `week`, up to lexeme `i`. */
  lengthBefore(i: number, limit: number): Length | undefined {
    const at = (k: number): string | undefined => (k >= limit ? this.word(k) : undefined);
    const unit = at(i);
    // `FY ending March 31, 2012`
    if (unit === 'fy' && i >= limit) return { months: 12, first: i };
    // `nine-month period`
    if (this.lower(i) === 'period' && i > limit) {
      // `quarterly period`
      const months = periodKinds.get(this.lower(i - 1));
      return months === undefined ? this.countedLength(i - 1, limit) : { months, first: i - 1 };
    }
    if (unit === 'half') return { months: 6, first: this.ordinalOr(i, limit) };
    const days = weekLengths.get(this.lower(i));
    if (days !== undefined) return { days, first: i };
    if (unit === 'year' || unit === 'quarter') {
      const joint = this.isDash(i - 1) ? i - 2 : i - 1;
      if (unit === 'year' && at(joint) === 'half') return { months: 6, first: this.ordinalOr(joint, limit) };
      const first = joint === i - 1 ? this.ordinalOr(i, limit) : i;
      return { months: unit === 'year' ? 12 : 3, first };
    }
    return this.countedLength(i, limit);
  }

  /** `three months`, `52 weeks`, `nine-month`. */
  countedLength(i: number, limit: number): Length | undefined {
    const unit = this.lower(i);
    const first = this.isDash(i - 1) ? i - 2 : i - 1;
    const count = first >= limit ? this.countAt(first, limit) : undefined;
    // `the thirteen and twenty-six weeks ended`
    const link = count === undefined ? undefined : this.word(count.first - 1);
    if (count === undefined || link === 'and' || link === 'or' || link === '&') return undefined;
    const { value } = count;
    if (unit === 'months' || unit === 'month') return { months: value, first: count.first };
    if (unit === 'years' || unit === 'year') return { months: value * 12, first: count.first };
    return unit === 'weeks' || unit === 'week' ? { days: value * 7, first: count.first } : undefined;
  }

  /** The word that tells which year, half or quarter ends: `the fiscal year ended`, `the first quarter ended`. */
  ordinalOr(i: number, limit: number): number {
    const before = i - 1;
    if (before < limit) return i;
    const isOrdinal = this.lex.entry[before]?.ordinal !== undefined;
    if (!(isOrdinal || yearKinds.has(this.lower(before))) || glued(this.lex, before)) return i;
    // `its fiscal third quarter ended March 31`
    return isOrdinal && before - 1 >= limit && this.word(before - 1) === 'fiscal' ? before - 1 : before;
  }
}
