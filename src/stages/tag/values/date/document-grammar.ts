import type { DocumentContext, FlowContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { lexemesOf } from '../engine/flow.ts';
import { Annals } from './annals.ts';
import { datesIn } from './grammar.ts';
import type { DateGrammarOptions, DateMention, NumericOrder } from './mention.ts';
import { NumericOrders } from './numeric-order.ts';
import type { DateOptions } from './options.ts';
import { laterYears } from './words.ts';
import { YearMemory } from './year-memory.ts';

/** What a document says of its dates, and of those of the flow that is being read. */
export class DocumentGrammar implements DateGrammarOptions {
  readonly years: YearMemory;
  /** By how much the years of the country that the document speaks of run ahead of the common ones. */
  readonly yearsAhead: number;
  readonly #annals = new Annals();
  readonly #orders: NumericOrders;
  readonly #order: NumericOrder | undefined;
  /** Dates that were read ahead, and whether a century was asked for. */
  readonly #ahead = new Map<TokenisedFlow, { dates: DateMention[]; isByCentury: boolean }>();
  #hasAskedCentury = false;
  annals = false;

  constructor(document: DocumentContext, { numericOrder }: Partial<DateOptions>) {
    this.years = new YearMemory(document.profile.date);
    this.#orders = new NumericOrders(document);
    this.#order = numericOrder === 'document' ? undefined : numericOrder;
    const { wordCounts } = document.profile;
    const [, ahead = 0] = [...laterYears].find(([name]) => (wordCounts.get(name) ?? 0) > 0) ?? [];
    this.yearsAhead = ahead;
  }

  get reference(): number | undefined {
    this.#hasAskedCentury = true;
    return this.years.centuryYear;
  }

  get chronicle(): boolean {
    return this.#annals.isChronicle;
  }

  /** The order of day and month; found out where a date asks for it. */
  get order(): NumericOrder | undefined {
    return this.#order ?? this.#orders.order;
  }

  /** Looks at the flows of a chunk before any of them is read. */
  prepare(contexts: readonly FlowContext[]): void {
    for (const context of contexts) {
      const lexemes = lexemesOf(context);
      this.years.count(lexemes);
      this.#orders.count(lexemes);
    }
    const flows = contexts.map(({ flow }) => flow);
    this.#annals.read(flows);
    this.years.lookAhead(flows, (i) => this.#readAhead(contexts[i]!));
  }

  #readAhead(context: FlowContext): readonly DateMention[] {
    this.#hasAskedCentury = false;
    const dates = datesIn(lexemesOf(context), this);
    this.#ahead.set(context.flow, { dates, isByCentury: this.#hasAskedCentury });
    return dates;
  }

  /** The dates of the flow that comes next. */
  datesOf(context: FlowContext): DateMention[] {
    const { flow } = context;
    this.annals = this.#annals.has(flow);
    const ahead = this.#ahead.get(flow);
    // A dateline read since then may say another century, and the flow may be of annals.
    if (ahead?.isByCentury === false && !this.annals) return ahead.dates;
    return datesIn(lexemesOf(context), this);
  }
}
