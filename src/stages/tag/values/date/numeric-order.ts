import type { DocumentContext } from '../../../../contract/context.ts';
import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { isDigit } from '../engine/characters.ts';
import { type Lexemes, LexKind } from '../engine/lexer.ts';
import { countriesOf } from '../money/document.ts';
import type { NumericOrder as Order } from './mention.ts';

/** Order of day and month in the countries that do not put the day first. */
const orders: ReadonlyMap<string, string> = new Map(
  readDataTable<'country' | 'order'>('languages/en/numeric-date-order.csv').map((row) => [
    row.country,
    row.order,
  ]),
);
const numeric = /(?<![\d/.]|(?<!\d)-)(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/]|-(?!\d{1,2}\/))/g;
/** Nobody who puts the month first writes stops: `4.7.2003`. */
const dotted = /(?<![\d.])\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d(?![\d.]\d)/g;

const stop = 0x2e;
const stroke = 0x2f;
const hyphen = 0x2d;

/** Whether a sign at `at` has at most two digits before it and, after two at most, stands again: in `2018-19` it does not. */
function mayBeDate(text: string, at: number, sign: number): boolean {
  const isLong =
    isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at - 2)) && isDigit(text.charCodeAt(at - 3));
  return !isLong && (text.charCodeAt(at + 2) === sign || text.charCodeAt(at + 3) === sign);
}

/** In which order a document writes day and month in numeric dates: as those say that have one reading, else as its country does. */
export class NumericOrders {
  readonly #document: DocumentContext;
  #dayFirst = 0;
  #monthFirst = 0;

  constructor(document: DocumentContext) {
    this.#document = document;
  }

  /** Takes in the dates of a text whose parts can be read in one order alone: `27/11/2018`. */
  count({ text, triggers, kind, end }: Lexemes): void {
    let hasStop = false;
    let hasStroke = false;
    for (const t of triggers) {
      if (kind[t] !== LexKind.number || !isDigit(text.charCodeAt(end[t]! + 1))) continue;
      const sign = text.charCodeAt(end[t]!);
      if (sign === stop) hasStop = true;
      else if ((sign === stroke || sign === hyphen) && mayBeDate(text, end[t]!, sign)) hasStroke = true;
    }
    if (hasStop) this.#dayFirst += text.match(dotted)?.length ?? 0;
    if (!hasStroke) return;
    for (const [, a, , b] of text.matchAll(numeric)) {
      if (Number(a) > 12 && Number(a) <= 31 && Number(b) <= 12) this.#dayFirst++;
      else if (Number(b) > 12 && Number(b) <= 31 && Number(a) <= 12) this.#monthFirst++;
    }
  }

  /** The order, undefined where neither the document's dates nor its country say it. */
  get order(): Order | undefined {
    if (this.#dayFirst > 0 || this.#monthFirst > 0) {
      if (this.#dayFirst > 2 * this.#monthFirst) return 'dmy';
      return this.#monthFirst > 2 * this.#dayFirst ? 'mdy' : undefined;
    }
    const { top, counts, ranked } = countriesOf(this.#document);
    if (top === undefined) return undefined;
    const second = ranked[1];
    // A country that is not clearly the document's own says nothing.
    if (second !== undefined && counts.get(top)! < 2 * counts.get(second)!) return undefined;
    const order = orders.get(top) ?? 'dmy';
    return order === 'dmy' || order === 'mdy' ? order : undefined;
  }
}
