import type { DocumentContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { DateMention } from './mention.ts';

/** What looks like a year of the last or this century, standing free. */
const years = /\b(?:19|20)\d\d\b(?![%,.]\d)/g;
/** The years a document has spoken of so far. */
export class YearMemory {
  readonly #counts = new Map<number, number>();
  readonly #months = new Map<number, { year: number; flow: number }>();
  #flow = 0;
  #dateline: number | undefined;
  #total = 0;
  #last: number | undefined;
  #reference: number | undefined;

  static of(document: DocumentContext): YearMemory {
    return document.memory(yearsOfDocument);
  }

  /** The year last said in running text before this flow. */
  get last(): number | undefined {
    return this.#last;
  }

  /** The year of the month as one of the last few flows of running text said it. */
  yearOfMonth(month: number): number | undefined {
    const known = this.#months.get(month);
    return known !== undefined && this.#flow - known.flow <= 4 ? known.year : undefined;
  }

  /** Notes the date a news text opens with: a full date that is a paragraph of its own. */
  noteDateline(date: DateMention, alone: boolean): void {
    if (this.#dateline === undefined && alone && date.explicit && date.from.day !== undefined) {
      this.#dateline = date.from.year;
    }
  }

  /** The year of the date a news text opens with. */
  get dateline(): number | undefined {
    return this.#dateline;
  }

  /** Whether the text speaks of dates so much, and of late years, that a month without a year is in the year last said. */
  get isDense(): boolean {
    const { last, reference } = this;
    return (
      last !== undefined && reference !== undefined && this.#total >= 8 && Math.abs(reference - last) <= 3
    );
  }

  /** The year the document seems to be written in: the latest of those it names often. */
  get reference(): number | undefined {
    if (this.#dateline !== undefined) return this.#dateline;
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
  count(text: string): void {
    this.#reference = undefined;
    for (const [digits] of text.matchAll(years)) {
      const year = Number(digits);
      this.#total++;
      this.#counts.set(year, (this.#counts.get(year) ?? 0) + 1);
    }
  }

  /** Remembers the last year of a flow of running text. */
  leaveFlow(dates: readonly DateMention[], citation: boolean): void {
    if (citation) return;
    this.#flow++;
    for (const { from, explicit } of dates) {
      if (explicit && from.year !== undefined && from.month !== undefined) {
        this.#months.set(from.month, { year: from.year, flow: this.#flow });
      }
    }
    for (let i = dates.length - 1; i >= 0; i--) {
      const year = dates[i]!.from.year;
      if (year !== undefined) {
        this.#last = year;
        return;
      }
    }
  }
}

const yearsOfDocument: MemoryKey<DocumentContext, YearMemory> = {
  name: 'date.years',
  create: () => new YearMemory(),
};
