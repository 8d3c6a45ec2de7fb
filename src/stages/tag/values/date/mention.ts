import type { Lasting, Moment, Period } from './calendar.ts';

/**
 * How the year of a date is said without a number: of a year (`May this year`, `1 February the same year`), or of the month itself
 * (`last February`, `this April`; of what was told before, `the previous September`).
 */
export type RelativeYear =
  | 'this'
  | 'last'
  | 'next'
  | 'same'
  | 'thisMonth'
  | 'lastMonth'
  | 'nextMonth'
  | 'monthBefore'
  | 'monthAfter';

/** What a date says besides its parts. */
interface Notes {
  /** The year stands in the span. */
  explicit: boolean;
  relative?: RelativeYear;
  /** The year of the end, where that is another: `December last year to March this year`. */
  toRelative?: RelativeYear;
  /** Day and month of `03/04/2018` cannot be told apart. */
  ambiguous?: boolean;
  /** A date that has no value: of another calendar, a quarter of a fiscal year. */
  valueless?: boolean;
  /** How long the period lasts that ends with a date without its year: `the six months ended June 30`. */
  lasting?: Lasting;
  /** Part of a year named by no month, `this year's first quarter`: nothing where the year is not known. */
  needsYear?: boolean;
}

/** A date read from text; positions are code units, lexeme ranges end exclusive. */
export interface DateMention extends Period, Notes {
  start: number;
  end: number;
  firstLexeme: number;
  endLexeme: number;
  /** `the same period in 2020`: the months are those of the period before. */
  samePeriod?: boolean;
  /** The year is that of the document's date or a heading. */
  supplied?: boolean;
  /** The date of writing, with which a text opens. */
  dateline?: boolean;
  /** A fiscal year named by one number: which of its months fall in that year is its country's. */
  fiscal?: boolean;
  /** The day of the week before the day, as printed. */
  weekday?: string;
}

/** Order of day and month in numeric dates. */
export type NumericOrder = 'dmy' | 'mdy';

/** Options of the grammar. */
export interface DateGrammarOptions {
  /** Order of day and month in `03/04/2018`; `27.11.2018` is always day first. Absent: not known. */
  readonly order?: NumericOrder | undefined;
  /** The year that the text is of, by which `'98` and `10-May-21` have their century. */
  readonly reference?: number | undefined;
  /** Whether the text is an entry of annals that begins with its year: `1841. Sails for Lima.` */
  readonly annals?: boolean;
  /** Whether lines open with years as those of a chronicle do: `1781 The mill is sold`. */
  readonly chronicle?: boolean;
}

/** A date as it is being read, lexeme range end exclusive. */
export interface Core extends Period, Notes {
  first: number;
  end: number;
  /** End in code units, where the last lexeme has a footnote's digits glued to it. */
  endAt?: number;
  kind: 'year' | 'years' | 'decade' | 'date';
  /** A short or lowercase form (`Jan`, `may`): a date only as part of a longer one. */
  weak?: boolean;
  /** A quarter or half, which a later one may follow: `Q4 2022 - Q1 2023`. */
  part?: boolean;
  /** The year is that of a fiscal or school year, whose months are not known. */
  fiscal?: boolean;
}

const uniformMoment = ({ year, month, day }: Moment): Moment => ({ year, month, day }) as Moment;

/**
 * The same core with every member in one order, absent ones undefined: those that add to it and look at it then meet objects of one shape,
 * whichever reader made them.
 */
export function uniform(core: Core): Core {
  const { to } = core;
  return {
    from: uniformMoment(core.from),
    to: to === undefined ? undefined : uniformMoment(to),
    first: core.first,
    end: core.end,
    endAt: core.endAt,
    kind: core.kind,
    explicit: core.explicit,
    weak: core.weak,
    part: core.part,
    fiscal: core.fiscal,
    relative: core.relative,
    toRelative: core.toRelative,
    ambiguous: core.ambiguous,
    valueless: core.valueless,
    lasting: core.lasting,
    needsYear: core.needsYear,
  } satisfies Record<keyof Core, unknown> as Core;
}

/** The year after a month or day. */
export interface YearAfter {
  /** The year; the second where two are named, `2014/15`. */
  year?: number;
  second?: number;
  to: number;
  endAt?: number;
  relative?: RelativeYear;
}
