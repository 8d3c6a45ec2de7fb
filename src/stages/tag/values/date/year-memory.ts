import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { isDigit } from '../engine/characters.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import type { Moment } from './calendar.ts';
import type { DateMention } from './mention.ts';
import { toldBefore } from './told-date.ts';
import { datelineLabelParts, datelineLabels } from './words.ts';

/** The time of day after the date of writing. */
const clock = /^,? \d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:GMT|UTC|[A-Z]{2,3}T|[AaPp]\.?[Mm]\b)/;
/** How many flows below its first a document's date may stand. */
const headLines = 8;
/** A date that opens a news text is a paragraph of its own: `Wednesday, September 22, 2015`. */
const longestDateline = 80;
const labelWords = `(?:(?:${anyOf(datelineLabelParts)} )?${anyOf(datelineLabels)}\\b[ :on]*)`;
const label = new RegExp(`^\\W*${labelWords}?\\W*(?:\\p{Lu}[\\p{L}.]*[ ,:]+){0,4}$`, 'u');
const place = /^\W*(?:\p{Lu}[\p{L}.']*[ ,/–—-]+){1,5}\(?$/u;

/** `NAIROBI, `, `KAMPALA, Uganda — ` */
const placeInCapitals = /^\W*(?:\p{Lu}{2}[\p{Lu}.' -]*(?:, ?| ?[–—] ?))+(?:\p{Lu}\p{Ll}+(?:, | ?[–—] ?))?$/u;
const labelOnly = new RegExp(`^\\W*${labelWords}$`, 'iu');

/** The years that a document has spoken of so far, and the dates it stands under. */
export class YearMemory {
  readonly #counts = new Map<number, number>();
  readonly #document: Moment | undefined;
  readonly #months = new Map<number, { year: number; flow: number }>();
  #flow = 0;
  #dateline: Moment | undefined;
  #heading: Moment | undefined;
  #isDateHeading = false;
  #total = 0;
  #last: number | undefined;
  #told: { date: Moment | undefined; flow: number } | undefined;
  #latest: number | undefined;
  #reference: number | undefined;
  #coming: Moment | undefined;
  #looked = false;

  constructor(date: string | undefined) {
    this.#document = date === undefined ? undefined : momentOf(date);
  }

  /** The year last said in running text before this flow. */
  get last(): number | undefined {
    return this.#last;
  }

  /** The year of the month as one of the last few flows of running text said it, the last one and so many before it. */
  yearOfMonth(month: number, before = 4): number | undefined {
    const known = this.#months.get(month);
    return known !== undefined && this.#flow - known.flow <= before ? known.year : undefined;
  }

  /** The whole date with which one of the last few flows of running text ended. */
  get told(): Moment | undefined {
    return this.#told !== undefined && this.#flow - this.#told.flow <= 2 ? this.#told.date : undefined;
  }

  /** The latest year that a date has named so far. */
  get latest(): number | undefined {
    return this.#latest;
  }

  /** The date of the heading or dateline above, nearest first. */
  get above(): Moment | undefined {
    return this.#heading ?? this.#dateline;
  }

  /** The date of the document, as the user or the file says, or as a line below its head does. */
  get document(): Moment | undefined {
    return this.#document ?? this.#coming;
  }

  /** The year by which two digits have their century. */
  get centuryYear(): number | undefined {
    return this.#document?.year ?? this.#dateline?.year ?? (this.#total >= 3 ? this.reference : undefined);
  }

  /** The year the document seems to be written in: the latest of those it names often. */
  get reference(): number | undefined {
    if (this.#reference !== undefined) return this.#reference;
    let most = 0;
    for (const count of this.#counts.values()) most = Math.max(most, count);
    let best: number | undefined;
    for (const [year, count] of this.#counts) {
      if (count * 4 >= most && (best === undefined || year > best)) best = year;
    }
    this.#reference = best;
    return best;
  }

  /** Takes in the years that a text names, before the chunk it stands in is worked on. */
  count(lex: Lexemes): void {
    for (const t of lex.triggers) {
      if (lex.kind[t] !== LexKind.number) continue;
      const last = lex.end[t]! - 4;
      for (let i = lex.start[t]!; i <= last; i++) {
        const year = freeYear(lex.text, i);
        if (year === undefined) continue;
        this.#reference = undefined;
        this.#total++;
        this.#counts.set(year, (this.#counts.get(year) ?? 0) + 1);
      }
    }
  }

  /** Notes the date of a heading, or the dateline that a flow is or opens with. */
  enterFlow(flow: TokenisedFlow, dates: readonly DateMention[]): void {
    if (flow.citation) return;
    const { text } = flow.view;
    const [first] = dates;
    const kind = first === undefined ? undefined : datelineKind(text, first);
    if (kind !== undefined) {
      this.#dateline = first!.from;
      first!.dateline = kind === 'opening';
      this.#heading = undefined;
      return;
    }
    if (flow.kind !== 'heading') return;
    const said = new Set(
      dates
        .filter(({ explicit }) => explicit)
        .map(({ from, to }) => (to?.year === undefined || to.year === from.year ? from.year : NaN)),
    );
    const [year] = said;
    const covered = dates.reduce((sum, { start, end }) => sum + end - start, 0);
    // A heading without a year ends what one said, unless that was a date and no more: `2015`, `March 2015`.
    if (said.size === 1 && year !== undefined && !Number.isNaN(year)) {
      this.#heading = dates.length === 1 ? { ...first!.from } : { year };
      this.#isDateHeading = covered * 2 >= text.trim().length;
    } else if (said.size > 0 || !this.#isDateHeading) this.#heading = undefined;
  }

  /**
   * Looks for the date that stands below the head of a document, by which the dates of its head have their year. Once per document,
   * at its first flows.
   */
  lookAhead(flows: readonly TokenisedFlow[], datesOf: (i: number) => readonly DateMention[]): void {
    if (this.#looked || flows.length === 0) return;
    this.#looked = true;
    for (let i = 0; i < Math.min(flows.length, headLines) && this.#coming === undefined; i++) {
      const { citation, view } = flows[i]!;
      if (citation || !/\d/.test(view.text.slice(0, longestDateline))) continue;
      const [first] = datesOf(i);
      if (first !== undefined && datelineKind(view.text, first) !== undefined)
        this.#coming = { ...first.from };
    }
  }

  /** Notes the year of a date that has been read. */
  name({ from, to }: DateMention): void {
    const year = to?.year ?? from.year;
    if (year !== undefined && (this.#latest === undefined || year > this.#latest)) this.#latest = year;
  }

  /** Remembers the last year of a flow of running text. */
  leaveFlow(dates: readonly DateMention[], citation: boolean): void {
    if (citation) return;
    this.#flow++;
    for (const { from, explicit } of dates) {
      if (explicit && from.year !== undefined && from.month !== undefined)
        this.#months.set(from.month, { year: from.year, flow: this.#flow });
    }
    const last = dates.at(-1);
    if (last !== undefined)
      this.#told = { date: toldBefore(dates, dates.length, last.end, this), flow: this.#flow };
    for (let i = dates.length - 1; i >= 0; i--) {
      const year = dates[i]!.from.year;
      if (year !== undefined) {
        this.#last = year;
        return;
      }
    }
  }
}

/** Whether a date is all of its line, or opens a text as the date of writing does. */
function datelineKind(text: string, first: DateMention): 'line' | 'opening' | undefined {
  const isWhole = first.explicit && first.from.day !== undefined && first.to === undefined;
  if (!isWhole || first.ambiguous === true) return undefined;
  const before = text.slice(0, first.start);
  const isLine = text.length <= longestDateline && before.length + text.length - first.end < 48;
  if (isLine && label.test(before) && /^[^.]*$/.test(text.slice(first.end))) return 'line';
  return opensText(before, text.slice(first.end, first.end + 24)) ? 'opening' : undefined;
}

/** A letter or digit of ASCII, or a low line. */
const isWordCode = (c: number): boolean =>
  isDigit(c) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 0x5f;

/** `%`, `,` and `.`, after which the digits of a figure go on. */
const goesOn: ReadonlySet<number> = new Set([0x25, 0x2c, 0x2e]);

/** What looks like a year of the last or this century at a place of a text, standing free. */
function freeYear(text: string, at: number): number | undefined {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (!(first === 0x31 && second === 0x39) && !(first === 0x32 && second === 0x30)) return undefined;
  const decade = text.charCodeAt(at + 2);
  const year = text.charCodeAt(at + 3);
  if (!isDigit(decade) || !isDigit(year) || isWordCode(text.charCodeAt(at - 1))) return undefined;
  const next = text.charCodeAt(at + 4);
  if (isWordCode(next) || (isDigit(text.charCodeAt(at + 5)) && goesOn.has(next))) return undefined;
  return (first === 0x31 ? 1900 : 2000) + (decade - 0x30) * 10 + year - 0x30;
}

/** `MINSK, 5 May 2019 (BelTA) –`: a place, the date, and a dash or bracket; `NAIROBI, 14 March 2016. The …`; `Posted 2020-02-10. The …`. */
function opensText(before: string, after: string): boolean {
  if (before.length > 60) return false;
  if (/^\. +["“‘]?\p{Lu}/u.test(after) && (placeInCapitals.test(before) || labelOnly.test(before)))
    return true;
  // `Date 5 May 2019 The minister said`
  if (before.trim() !== '' && labelOnly.test(before) && /^[ |·–—-]+["“‘]?\p{Lu}/u.test(after)) return true;
  // `Wednesday, 14 August, 2002, 15:26 GMT`
  if (before.trim() === '' && clock.test(after)) return true;
  return place.test(before) && /^ ?(?:[)–—:]|\([^)]{1,20}\) ?[–—-]| - )/.test(after);
}

/** The first day, month or year of an EDTF date. */
function momentOf(edtf: string): Moment | undefined {
  const [, year, month, day] = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(edtf) ?? [];
  if (year === undefined) return undefined;
  const moment: Moment = { year: Number(year) };
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12) {
    moment.month = Number(month);
    if (day !== undefined) moment.day = Number(day);
  }
  return moment;
}
