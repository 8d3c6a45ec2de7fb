import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import type { TemporalExpression } from '../../../../record/schema.ts';
import type { Span } from '../../../../text/span.ts';
import { outsideBlocked, withCutParts } from '../engine/flow.ts';
import { lex } from '../engine/lexer.ts';
import { edtfOf, lastingUntil, type Period } from './calendar.ts';
import { DocumentGrammar } from './document-grammar.ts';
import { datesIn } from './grammar.ts';
import type { DateGrammarOptions, DateMention } from './mention.ts';
import type { DateOptions } from './options.ts';
import { type InferredYear, inferYear } from './year-inference.ts';
import type { YearMemory } from './year-memory.ts';

/**
 * Calendar expressions that hold a year, a month or a numeric date, with their value in EDTF level 0 or 1. A year that the span
 * does not say is taken from its sentence, a heading or dateline above it, the document's date, or, for a day, the whole date told before, and the record says
 * `inferred: ["year"]` and from where; without these there is no value. The accepted forms are listed at {@link datesIn}.
 */
export function createDateRecogniser(options: Partial<DateOptions> = {}): Recogniser {
  const grammarOfDocument: MemoryKey<DocumentContext, DocumentGrammar> = {
    name: 'date.grammar',
    create: (document) => new DocumentGrammar(document, options),
  };
  return {
    prepare(contexts, document) {
      document.memory(grammarOfDocument).prepare(contexts);
    },
    recognise: perFlow((context) => {
      const { flow, document } = context;
      const grammar = document.memory(grammarOfDocument);
      const dates = grammar.datesOf(context);
      const { years, yearsAhead } = grammar;
      if (yearsAhead > 0) for (const date of dates) if (isYearAhead(date, yearsAhead)) date.valueless = true;
      years.enterFlow(flow, dates);
      if (dates.length === 0) return [];
      const proposals: Draft[] = [];
      for (let i = 0; i < dates.length; i++) {
        const proposal = propose(dates[i]!, i, dates, flow, years);
        years.name(dates[i]!);
        if (proposal !== undefined) proposals.push(proposal);
      }
      years.leaveFlow(dates, flow.citation);
      return withCutParts(flow, outsideBlocked(proposals, flow.blocked), (whole, part) =>
        partOf(whole, part, flow, grammar),
      );
    }),
  };
}

/** `fiscal year 2078/79`: years of another calendar, as no budget looks so far ahead. */
function isYearAhead({ from, to, explicit }: DateMention, ahead: number): boolean {
  const isPair = from.month === undefined && from.year !== undefined && to?.year === from.year + 1;
  return explicit && isPair && from.year! - ahead > 1990 && from.year! > 2045;
}

/** A part of a date that a page break cuts, read by itself: `2019` of `July 2019`. */
function partOf(
  whole: Draft,
  part: Span,
  { view }: TokenisedFlow,
  options: DateGrammarOptions,
): Draft | undefined {
  const [date] = datesIn(lex(view.text.slice(part.start, part.end)), options);
  const value = date === undefined ? undefined : edtfOf(date);
  if (date === undefined || value === undefined) return undefined;
  const start = part.start + date.start;
  const end = part.start + date.end;
  return { ...whole, start, end, value: { type: 'TemporalExpression', value } };
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
