import { defineComponent } from '../../../../contract/component.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { perFlow } from '../../../../contract/recogniser.ts';
import type { TemporalExpression } from '../../../../record/schema.ts';
import { cutParts, lexemesOf, outsideBlocked, sentenceAround } from '../engine/flow.ts';
import { lex } from '../engine/lexer.ts';
import { edtfOf, exists, type Period } from './calendar.ts';
import { datesIn } from './grammar.ts';
import type { DateGrammarOptions, DateMention } from './mention.ts';
import type { DateOptions } from './options.ts';
import { YearMemory } from './year-memory.ts';

/**
 * Calendar expressions that hold a year, a month or a numeric date, with their value in EDTF level 0 or 1. A year that the span
 * does not say is taken from the sentence, then the paragraph, then the text before, and the record says `inferred: ["year"]`.
 * The accepted forms are listed at {@link datesIn}.
 */
export function createDateRecogniser(options: DateGrammarOptions = {}): Recogniser {
  return {
    prepare(contexts, document) {
      const memory = YearMemory.of(document);
      for (const { flow } of contexts) {
        const { view, citation } = flow;
        memory.count(view.text);
        if (!citation && view.text.length <= longestDateline) {
          const [date] = datesIn(lex(view.text), options);
          if (date !== undefined)
            memory.noteDateline(date, date.end - date.start > view.text.trim().length - 8);
        }
      }
    },
    recognise: perFlow((context) => {
      const { flow, document } = context;
      const dates = datesIn(lexemesOf(context), options);
      if (dates.length === 0) return [];
      const memory = YearMemory.of(document);
      const proposals = dates.map((date, i) => propose(date, i, dates, flow, memory));
      memory.leaveFlow(dates, flow.citation);
      return outsideBlocked(proposals, flow.blocked).flatMap((p) => [p, ...partsOf(p, flow, options)]);
    }),
  };
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
): Draft {
  const value: Omit<TemporalExpression, 'id'> = { type: 'TemporalExpression' };
  let period: Period = date;
  if (date.samePeriod === true) period = samePeriod(date, dates.slice(Math.max(0, i - 12), i));
  else if (date.from.year === undefined) {
    const year = yearFor(date, i, dates, flow, memory);
    period = withYear(date, year === undefined ? undefined : year + turnOfYear(date, i, dates, flow));
  }
  const edtf = edtfOf(period);
  if (edtf !== undefined) value.value = edtf;
  if (!date.explicit && edtf !== undefined) value.inferred = ['year'];
  // What is said here is the nearest evidence for what follows.
  if (period.from.year !== undefined) date.from.year = period.from.year;
  return {
    type: 'DATE',
    start: date.start,
    end: date.end,
    confidence: date.from.month === undefined && date.to === undefined ? 0.97 : 0.98,
    value,
  };
}

/** `the same period in 2020` behind `January-February 2021`: January to February 2020. */
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

function withYear(date: DateMention, year: number | undefined): Period {
  if (year === undefined) return date;
  const from = { ...date.from, year };
  if (date.to === undefined) return exists(from) ? { from } : { from: { year, month: from.month! } };
  const turns = (date.to.month ?? 0) < (date.from.month ?? 0);
  return { from, to: { ...date.to, year: turns ? year + 1 : year } };
}

/** The year a date without one means. */
function yearFor(
  date: DateMention,
  i: number,
  dates: readonly DateMention[],
  flow: TokenisedFlow,
  memory: YearMemory,
): number | undefined {
  const reference = memory.reference;
  const before = (): number | undefined => {
    for (let k = i - 1; k >= Math.max(0, i - 20); k--) {
      const year = dates[k]!.to?.year ?? dates[k]!.from.year;
      if (year !== undefined) return year;
    }
    return undefined;
  };
  const behind = (limit: number): number | undefined => {
    for (let k = i + 1; k < Math.min(dates.length, i + 6) && dates[k]!.start < limit; k++) {
      const year = dates[k]!.from.year;
      if (year !== undefined) return year;
    }
    return undefined;
  };
  switch (date.relative) {
    case 'same':
      return before() ?? memory.last ?? reference;
    case 'this':
      return memory.dateline ?? before() ?? memory.last ?? reference;
    case 'last':
      return minus(reference ?? memory.last, 1);
    case 'next':
      return minus(reference ?? memory.last, -1);
    default:
  }
  const sentence = sentenceAround(flow, date.start);
  // A bibliography gives the year behind the title: `… on 19-20 April / V. Sidorov // [Electronic resource]. - 2017`.
  const cites =
    flow.citation ||
    citing.test(flow.view.text.slice(date.end, Math.min(flow.view.text.length, date.end + 160)));
  if (cites) {
    const year = behind(date.end + 240);
    if (year !== undefined) return year;
  }
  // `the December meeting`, some paragraphs after `in December 2016`.
  const meant = definite.test(flow.view.text.slice(Math.max(0, date.start - 8), date.start))
    ? memory.yearOfMonth(date.from.month!)
    : undefined;
  if (meant !== undefined) return meant;
  // `the December meeting` after `in December 2016`.
  const named = date.from.day === undefined && date.to === undefined ? sameMonth(date, i, dates) : undefined;
  if (named !== undefined) return named;
  for (let k = i - 1; k >= 0 && dates[k]!.start >= sentence.start; k--) {
    const year = dates[k]!.to?.year ?? dates[k]!.from.year;
    if (year !== undefined) return year;
    if (i - k > 20) break;
  }
  const here = behind(sentence.end);
  if (here !== undefined) return here;
  if (memory.dateline !== undefined) return memory.dateline;
  const near = before() ?? memory.yearOfMonth(date.from.month!);
  return near ?? (memory.isDense ? memory.last : undefined);
}

/** 1 where a list of months without years runs into the next year: `in November, December and January`. */
function turnOfYear(
  date: DateMention,
  i: number,
  dates: readonly DateMention[],
  flow: TokenisedFlow,
): number {
  const last = dates[i - 1];
  if (last === undefined || last.explicit || last.from.day !== undefined || date.relative !== undefined)
    return 0;
  if (last.from.month === undefined || date.from.month === undefined || date.from.day !== undefined) return 0;
  if (sentenceAround(flow, last.start).end <= date.start) return 0;
  return last.from.month - date.from.month > 5 ? 1 : 0;
}

/** The year of the last date before in the same month. */
function sameMonth(date: DateMention, i: number, dates: readonly DateMention[]): number | undefined {
  for (let k = i - 1; k >= Math.max(0, i - 12); k--) {
    const { from, to } = dates[k]!;
    if (from.year !== undefined && from.month === date.from.month && to === undefined) return from.year;
  }
  return undefined;
}

/** A date that opens a news text is a paragraph of its own: `Wednesday, September 22, 2015`. */
const longestDateline = 40;
const definite = /\b(the|their|his|her|its|that|same|this) $/i;
const citing = /\[\s*Electronic|\/\/|URL:/i;
const minus = (year: number | undefined, n: number): number | undefined =>
  year === undefined ? undefined : year - n;

export const component = defineComponent({
  name: 'tag.date',
  stage: 'tag',
  group: 'values',
  summary: 'calendar expressions with a year, a month or a numeric date',
  options: () => import('./options.ts'),
  create: (options: DateOptions) => createDateRecogniser(options),
});
