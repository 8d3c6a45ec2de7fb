import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { HeadReader } from './head-reader.ts';
import type { Core, DateGrammarOptions, DateMention } from './mention.ts';
import { dashes } from './reader.ts';

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
const listLinks = new Set([',', 'and', 'or', '&', 'in']);

/**
 * The dates of a text, in order, apart from each other. Accepted, for instance:
 * `2016`, `2017-2018`, `2013-14`, `2020/2021`, `the 1960s`, `the late 1970s`, `the sixties`, `September 2016`, `June 9, 2017`, `9 June 2017`,
 * `15-16 April 2018`, `January-June`, `January and February 2021`, `late June - early July 2021`, `April (2019)`, `May this year`,
 * `January-October last year [2020]`, `the first seven months of 2018`, `the second half of 2021`, `Q1 2020`, `the summer of 2020`,
 * `the end of January of this year`, `Monday, March 5, 2007`, `2018-11-27`, `27.11.2018`, `the same period in 2020`, `44 BC`.
 */
export function datesIn(lex: Lexemes, options: DateGrammarOptions = {}): DateMention[] {
  const found: DateMention[] = [];
  const reader = new RangeReader(lex, options);
  for (const t of lex.triggers) {
    if (t < reader.floor) continue;
    const core = reader.coreAt(t);
    if (core === undefined) continue;
    const date = reader.withEarlyYear(reader.joinRange(reader.withHeads(core, reader.floor)), reader.floor);
    found.push(reader.toMention(date));
    reader.floor = date.end;
    reader.last = date;
  }
  reader.shareYears(found);
  return found;
}

/** Joins two dates to a range. */
class RangeReader extends HeadReader {
  /** `January-September 2017`, `late June - early July 2021`, `May 2, 1872 – November 23, 1896`, `the 1930s to the 1950s`. */
  joinRange(left: Core): Core {
    if (left.to !== undefined && left.kind !== 'decade') return left;
    if (left.from.month === 0 || left.endAt !== undefined) return left;
    const link = this.word(left.end);
    const dash = this.isDash(left.end);
    const between =
      link === 'and' && (this.word(left.first - 1) === 'between' || this.word(left.first - 1) === 'from');
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
      const w = this.word(t);
      if (w === undefined || !(softeners.has(w) || (dashes.has(w) && this.word(t - 1) === 'mid'))) break;
      t++;
    }
    if (t >= this.lex.count) return left;
    const e = this.lex.entry[t];
    if (this.lex.kind[t] !== LexKind.number && e?.month === undefined && e?.decade === undefined) return left;
    const right = this.coreAt(t);
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
  withEarlyYear(core: Core, limit: number): Core {
    const dash = core.first - 1;
    if (
      core.kind !== 'date' ||
      core.from.year === undefined ||
      core.from.year >= 1000 ||
      core.to !== undefined
    )
      return core;
    const year = dash - 1 >= limit && this.isDash(dash) ? this.plainNumber(dash - 1, 3) : undefined;
    if (year === undefined || year < 100 || year >= core.from.year) return core;
    return { ...core, first: dash - 1, from: { year }, to: core.from };
  }

  toMention(core: Core): DateMention {
    const mention: DateMention = {
      start: this.lex.start[core.first]!,
      end: core.endAt ?? this.lex.end[core.end - 1]!,
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
  shareYears(dates: DateMention[]): void {
    for (let i = dates.length - 2; i >= 0; i--) {
      const date = dates[i]!;
      const next = dates[i + 1]!;
      if (date.from.year !== undefined || date.relative !== undefined || next.from.year === undefined)
        continue;
      if (next.from.month === undefined) continue;
      const gap = next.firstLexeme - date.endLexeme;
      if (gap < 1 || gap > 3) continue;
      let linked = true;
      for (let k = date.endLexeme; k < next.firstLexeme; k++) linked &&= listLinks.has(this.word(k) ?? '');
      if (!linked) continue;
      date.from.year = next.from.year;
      if (date.to !== undefined) date.to.year = next.from.year;
    }
  }
}
