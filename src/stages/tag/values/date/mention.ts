import type { Period } from './calendar.ts';

/** How the year of a date is said without a number: `May this year`, `1 February the same year`. */
export type RelativeYear = 'this' | 'last' | 'next' | 'same';

/** A date read from text; positions are code units, lexeme ranges end exclusive. */
export interface DateMention extends Period {
  start: number;
  end: number;
  firstLexeme: number;
  endLexeme: number;
  /** The year stands in the span. */
  explicit: boolean;
  relative?: RelativeYear;
  /** `the same period in 2020`: the months are those of the period before. */
  samePeriod?: boolean;
}

/** Options of the grammar. */
export interface DateGrammarOptions {
  /** Order of day and month in `03/04/2018`; `27.11.2018` is always day first. */
  numericOrder?: 'dmy' | 'mdy';
}

/** A date as it is being read, lexeme range end exclusive. */
export interface Core extends Period {
  first: number;
  end: number;
  /** End in code units, where the last lexeme has a footnote's digits glued to it. */
  endAt?: number;
  kind: 'year' | 'years' | 'decade' | 'date';
  explicit: boolean;
  relative?: RelativeYear;
}

/** The year behind a month or day. */
export interface YearBehind {
  moment: { year?: number };
  to: number;
  endAt?: number;
  relative?: RelativeYear;
}
