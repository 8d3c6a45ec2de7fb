import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import type { TemporalExpression } from '../../../../record/schema.ts';
import { cutParts, lexemesOf, outsideBlocked } from '../engine/flow.ts';
import { LexKind, lex } from '../engine/lexer.ts';
import { Annals } from './annals.ts';
import { edtfOf, lastingUntil, type Period } from './calendar.ts';
import { datesIn } from './grammar.ts';
import type { DateGrammarOptions, DateMention } from './mention.ts';
import { NumericOrders } from './numeric-order.ts';
import type { DateOptions } from './options.ts';
import { laterYears } from './words.ts';
import { type InferredYear, inferYear } from './year-inference.ts';
import { YearMemory } from './year-memory.ts';

/**
 * Calendar expressions that hold a year, a month or a numeric date, with their value in EDTF level 0 or 1. A year that the span
 * does not say is taken from its sentence, a heading or dateline above it, the document's date, or, for a day, the whole date told before, and the record says
 * `inferred: ["year"]` and from where; without these there is no value. The accepted forms are listed at {@link datesIn}.
 */
export function createDateRecogniser(options: Partial<DateOptions> = {}): Recogniser {
  return {
    prepare(contexts, document) {
      const memory = YearMemory.of(document);
      const orders = NumericOrders.of(document);
      for (const context of contexts) {
        const lexemes = lexemesOf(context);
        // Without a figure there is neither a year nor a numeric date.
        if (!lexemes.triggers.some((t) => lexemes.kind[t] === LexKind.number)) continue;
        memory.count(lexemes);
        orders.count(lexemes.text);
      }
      Annals.of(document).read(contexts.map(({ flow }) => flow));
      memory.lookAhead(
        contexts.map(({ flow }) => flow),
        (i) => datesIn(lexemesOf(contexts[i]!), new DocumentGrammar(document, options, false)),
      );
    },
    recognise: perFlow((context) => {
      const { flow, document } = context;
      const memory = YearMemory.of(document);
      const grammar = new DocumentGrammar(document, options, Annals.of(document).has(flow));
      const dates = datesIn(lexemesOf(context), grammar);
      const ahead = dates.length === 0 ? 0 : yearsAhead(document);
      if (ahead > 0) for (const date of dates) if (isYearAhead(date, ahead)) date.valueless = true;
      memory.enterFlow(flow, dates);
      if (dates.length === 0) return [];
      const proposals = dates.flatMap((date, i) => {
        const proposal = propose(date, i, dates, flow, memory);
        memory.name(date);
        return proposal ?? [];
      });
      memory.leaveFlow(dates, flow.citation);
      const outside = outsideBlocked(proposals, flow.blocked);
      return flow.view.pieceCount === 1 ? outside : outside.flatMap((p) => [p, ...partsOf(p, flow, grammar)]);
    }),
  };
}

/** What the document says of its dates; the order of their numbers is found out where one asks for it. */
class DocumentGrammar implements DateGrammarOptions {
  readonly reference: number | undefined;
  readonly annals: boolean;
  readonly chronicle: boolean;
  readonly #document: DocumentContext;
  readonly #order: DateOptions['numericOrder'] | undefined;

  constructor(document: DocumentContext, { numericOrder }: Partial<DateOptions>, annals: boolean) {
    this.annals = annals;
    this.chronicle = Annals.of(document).isChronicle;
    this.reference = YearMemory.of(document).centuryYear;
    this.#document = document;
    this.#order = numericOrder;
  }

  get order(): DateGrammarOptions['order'] {
    const order = this.#order;
    return order === 'dmy' || order === 'mdy' ? order : NumericOrders.of(this.#document).order;
  }
}

/** By how much the years of the country that the document speaks of run ahead of the common ones. */
function yearsAhead(document: DocumentContext): number {
  const { wordCounts } = document.profile;
  for (const [name, years] of laterYears) if ((wordCounts.get(name) ?? 0) > 0) return years;
  return 0;
}

/** `fiscal year 2078/79`: years of another calendar, as no budget looks so far ahead. */
function isYearAhead({ from, to, explicit }: DateMention, ahead: number): boolean {
  const isPair = from.month === undefined && from.year !== undefined && to?.year === from.year + 1;
  return explicit && isPair && from.year! - ahead > 1990 && from.year! > 2045;
}

/** The parts of a date that a page break cuts, each read by itself: `2019` of `July 2019`. */
function partsOf(whole: Draft, flow: TokenisedFlow, options: DateGrammarOptions): Draft[] {
  return cutParts(flow.view, whole).flatMap((part) => {
    const [date] = datesIn(lex(flow.view.text.slice(part.start, part.end)), options);
    const value = date === undefined ? undefined : edtfOf(date);
    if (date === undefined || value === undefined) return [];
    const start = part.start + date.start;
    const end = part.start + date.end;
    return [{ ...whole, start, end, value: { type: 'TemporalExpression' as const, value } }];
  });
}

function propose(
  date: DateMention,
  i: number,
  dates: readonly DateMention[],
  flow: TokenisedFlow,
  memory: YearMemory,
): Draft | undefined {
  const value: Omit<TemporalExpression, 'id'> = { type: 'TemporalExpression' };
  let period: Period = date;
  let inferred: InferredYear | undefined;
  if (date.samePeriod === true) period = samePeriod(date, dates.slice(Math.max(0, i - 12), i));
  else if (date.from.year === undefined && date.valueless !== true) {
    inferred = inferYear(date, i, { dates, flow, memory });
    if (date.needsYear === true && inferred === undefined) return undefined;
    if (inferred !== undefined) period = inferred.period;
  }
  if (date.lasting !== undefined) period = lastingUntil(period.from, date.lasting) ?? period;
  if (date.ambiguous === true) value.valueStatus = 'ambiguous';
  else if (date.valueless !== true) {
    const edtf = edtfOf(period);
    if (edtf !== undefined) value.value = edtf;
    if (!date.explicit && edtf !== undefined) {
      value.inferred = ['year'];
      value.inferredFrom = inferred?.from ?? 'sentence';
    }
    if (inferred !== undefined && inferred.from !== 'sentence') date.supplied = true;
    // What is said here is evidence for what follows.
    const said = date.lasting === undefined ? period.from.year : period.to?.year;
    if (said !== undefined) date.from.year = said;
  }
  return {
    type: 'DATE',
    start: date.start,
    end: date.end,
    confidence: date.from.month === undefined && date.to === undefined ? 0.97 : 0.98,
    value,
  };
}

/** `the same period in 2020` after `January-February 2021`: January to February 2020. */
function samePeriod(date: DateMention, before: readonly DateMention[]): Period {
  for (let i = before.length - 1; i >= 0; i--) {
    const { from, to } = before[i]!;
    if (from.month === undefined || from.day !== undefined) continue;
    const year = date.from.year!;
    const span = (to?.year ?? from.year ?? 0) - (from.year ?? 0);
    const period: Period = { from: { ...from, year } };
    if (to !== undefined) period.to = { ...to, year: year + span };
    return period;
  }
  return { from: { ...date.from } };
}

export const component = defineComponent({
  name: 'tag.date',
  stage: 'tag',
  group: 'values',
  summary: 'calendar expressions with a year, a month or a numeric date',
  options: () => import('./options.ts'),
  create: (options: DateOptions) => createDateRecogniser(options),
});
