import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import type { inferenceSources } from '../../../../record/terms.ts';
import { sentenceAround } from '../engine/flow.ts';
import { exists, fallsOn, type Moment, monthNumber, type Period } from './calendar.ts';
import type { DateMention } from './mention.ts';
import { isOfItsOwn, risesTo, yearAfter, yearBefore } from './said-year.ts';
import { toldBefore, yearNextTo, yearOfNamedMonth, yearOfPastStory, yearOfToldMonth } from './told-date.ts';
import {
  afterDeterminers,
  citationMarks,
  determiners,
  futures,
  pasts,
  stillToCome,
  yearly,
} from './words.ts';
import type { YearMemory } from './year-memory.ts';

/** A period with its year, and where the year stood. */
export interface InferredYear {
  period: Period;
  from: (typeof inferenceSources)[number];
}

/** What the year of a date is told by. */
interface Surroundings {
  readonly dates: readonly DateMention[];
  readonly flow: TokenisedFlow;
  readonly memory: YearMemory;
}

interface Year {
  year: number;
  from: InferredYear['from'];
}

/**
 * The year of a date that does not say it: of the same sentence, of the heading or dateline above, by the document's date, or by the
 * whole date that a story told before it; never the nearest number. Undefined where none of them tells.
 */
export function inferYear(date: DateMention, i: number, around: Surroundings): InferredYear | undefined {
  const found = date.relative === undefined ? plainYear(date, i, around) : relativeYear(date, i, around);
  if (found === undefined) return undefined;
  if (date.toRelative !== undefined && date.to !== undefined) {
    const last = relativeYear({ ...date, relative: date.toRelative }, i, around);
    if (last === undefined) return undefined;
    const { from, to } = date;
    return {
      period: { from: { ...from, year: found.year }, to: { ...to, year: last.year } },
      from: found.from,
    };
  }
  const turns = date.relative === undefined && found.from === 'sentence' ? turnOfYear(date, i, around) : 0;
  const year = onWeekday(date, found.year + turns);
  return { period: withYear(date, year), from: found.from };
}

/** `Saturday July 24`: of the year supplied and those next to it, the one in which that day is a Saturday. */
function onWeekday({ weekday, from, to }: DateMention, year: number): number {
  if (weekday === undefined || from.day === undefined || to !== undefined) return year;
  return [year, year - 1, year + 1].find((y) => fallsOn({ ...from, year: y }, weekday)) ?? year;
}

function withYear(date: DateMention, year: number): Period {
  const from = { ...date.from, year };
  if (date.to === undefined) return exists(from) ? { from } : { from: { year, month: from.month! } };
  const turns = (date.to.month ?? 0) < (date.from.month ?? 0);
  return { from, to: { ...date.to, year: turns ? year + 1 : year } };
}

/** `May this year`, `last February`, `1 June of the same year`. */
function relativeYear(date: DateMention, i: number, { dates, memory }: Surroundings): Year | undefined {
  if (date.relative === 'same') {
    const said = yearBefore(dates, i, 0);
    const year = said ?? memory.last;
    return year === undefined ? undefined : { year, from: said === undefined ? 'document' : 'sentence' };
  }
  if (date.relative === 'monthBefore' || date.relative === 'monthAfter')
    return nextToTold(date, dates[i - 1]);
  const anchor = memory.above ?? memory.document;
  if (anchor === undefined) return undefined;
  const from = memory.above === undefined ? 'document' : 'heading';
  const year = anchor.year!;
  const month = date.from.month!;
  switch (date.relative) {
    case 'this':
    case 'thisMonth':
      return { year, from };
    case 'last':
      return { year: year - 1, from };
    case 'next':
      return { year: year + 1, from };
    case 'lastMonth':
      if (anchor.month === undefined) return undefined;
      return { year: month < anchor.month || isEarlierDay(date.from, anchor) ? year : year - 1, from };
    default:
      if (anchor.month === undefined) return undefined;
      return { year: month > anchor.month ? year : year + 1, from };
  }
}

/** `last September 13`, said on the 17th. */
const isEarlierDay = ({ month, day }: Moment, anchor: Moment): boolean =>
  month === anchor.month && day !== undefined && anchor.day !== undefined && day < anchor.day;

/** `the previous September`, `the following March`: next to the date told last, where that has a month. */
function nextToTold(date: DateMention, told: DateMention | undefined): Year | undefined {
  const { year, month } = told?.to ?? told?.from ?? {};
  if (year === undefined || month === undefined) return undefined;
  if (date.relative === 'monthBefore')
    return { year: date.from.month! < month ? year : year - 1, from: 'sentence' };
  return { year: date.from.month! > month ? year : year + 1, from: 'sentence' };
}

/** The year of `March` or `5 May`. */
function plainYear(date: DateMention, i: number, around: Surroundings): Year | undefined {
  const { dates, flow, memory } = around;
  const sentence = sentenceAround(flow, date.start);
  // A bibliography gives the year after the title: `… on 19-20 April / V. Sidorov // [Electronic resource]. - 2017`.
  const cites =
    flow.citation ||
    citing.test(flow.view.text.slice(date.end, Math.min(flow.view.text.length, date.end + 160)));
  if (cites) {
    const year = yearAfter(dates, i, date.end + 240, flow.view.text);
    if (year !== undefined) return { year, from: 'sentence' };
  }
  const meant = date.from.day === undefined && date.to === undefined ? sameMonth(date, i, around) : undefined;
  if (meant !== undefined) return meant;
  const crossed = overTurn(date, i, dates);
  if (crossed !== undefined) return crossed;
  const { above } = memory;
  const anchor = above ?? memory.document;
  const here =
    yearBefore(dates, i, sentence.start, { text: flow.view.text, written: anchor?.year }) ??
    (anchor !== undefined && isOfItsOwn(date, dates[i + 1])
      ? undefined
      : yearAfter(dates, i, sentence.end, flow.view.text));
  const listed =
    here === undefined && anchor !== undefined ? afterListed(date, dates[i - 1], sentence) : undefined;
  if (listed !== undefined) return { year: listed, from: above === undefined ? 'document' : 'heading' };
  // `the 2011 harvest was poor; the next is due in June`, in a text of 2012
  const isAhead = here !== undefined && anchor?.month !== undefined && here < anchor.year!;
  if (
    here !== undefined &&
    !(isAhead && comes.test(flow.view.text.slice(Math.max(sentence.start, date.start - 60), date.start)))
  )
    return { year: here, from: 'sentence' };
  const covered = yearOfToldMonth(dates, i);
  if (covered !== undefined) return { year: covered, from: 'document' };
  const past = anchor?.year === undefined ? undefined : yearOfPastStory(dates, i, anchor);
  if (past !== undefined && tenseAround(flow.view.text, date, sentence) !== 'future')
    return { year: past, from: 'document' };
  if (above?.year !== undefined) return { year: nearYear(date, above, flow, sentence), from: 'heading' };
  const { document } = memory;
  if (document?.year !== undefined)
    return { year: nearYear(date, document, flow, sentence), from: 'document' };
  // What a period's end is near to, a story does not tell: it may be a year's end compared with the last one.
  if (date.lasting !== undefined) return undefined;
  const named = yearOfNamedMonth(dates, i, memory);
  if (named !== undefined && tenseAround(flow.view.text, date, sentence) !== 'future')
    return { year: named, from: 'document' };
  const told = toldBefore(dates, i, date.start, memory);
  return told === undefined ? undefined : storyYear(date, told, flow, sentence);
}

/** The year of a day in a story told by days; of what is still to come, only where its weekday agrees. */
function storyYear(
  date: DateMention,
  told: Moment,
  flow: TokenisedFlow,
  sentence: { start: number; end: number },
): Year | undefined {
  const { from, weekday } = date;
  const year = yearNextTo(from, told);
  if (year === undefined) return undefined;
  if (weekday !== undefined)
    return fallsOn({ ...from, year }, weekday) ? { year, from: 'document' } : undefined;
  const before = flow.view.text.slice(Math.max(sentence.start, date.start - 40), date.start);
  const isTold = !comesBack.test(before) && tenseAround(flow.view.text, date, sentence) !== 'future';
  return isTold ? { year, from: 'document' } : undefined;
}

/**
 * The year that puts the date nearest to that of writing. Where its clause tells what was, a date to come counts as further off;
 * where it tells what will be, one that is past.
 */
function nearYear(
  date: DateMention,
  anchor: Moment,
  flow: TokenisedFlow,
  sentence: { start: number; end: number },
): number {
  const year = anchor.year!;
  if (anchor.month === undefined) return year;
  const tense = tenseAround(flow.view.text, date, sentence);
  const { month, day } = date.from;
  const days = day === undefined || anchor.day === undefined ? 0 : (day - anchor.day) / 31;
  let best = year;
  let least = Infinity;
  for (const y of [year, year - 1, year + 1]) {
    const distance = monthNumber(y, month!) - monthNumber(year, anchor.month) + days;
    const isAhead = distance > 0.1;
    const against = tense === 'past' ? isAhead : tense === 'future' && distance < 0;
    const cost = against
      ? 4 * Math.abs(distance) + 2
      : Math.abs(distance) * (isAhead && tense === undefined ? 1.5 : 1);
    if (cost < least) {
      least = cost;
      best = y;
    }
  }
  return best;
}

/** Whether the clause of a date tells what was or what will be, by the word that stands nearest to it. */
function tenseAround(
  text: string,
  date: DateMention,
  sentence: { start: number; end: number },
): 'past' | 'future' | undefined {
  if (date.lasting !== undefined) return date.lasting.isAhead === true ? 'future' : 'past';
  const before = text.slice(Math.max(sentence.start, date.start - 120), date.start);
  const after = text.slice(date.end, Math.min(sentence.end, date.end + 80));
  if (/\bsince (?:early |mid-|late )?$/.test(before)) return 'past';
  const here = before.slice(before.search(/[^,;:—]*$/));
  const there = after.slice(0, after.search(/[,;:—]|$/));
  return tenseOf(here, true) ?? tenseOf(there, false) ?? tenseOf(before, true) ?? tenseOf(after, false);
}

/** The tense of the last, or first, word in a stretch of text that has one. */
function tenseOf(text: string, last: boolean): 'past' | 'future' | undefined {
  let found: 'past' | 'future' | undefined;
  for (const [, future] of text.matchAll(tenses)) {
    found = future === undefined ? 'past' : 'future';
    if (!last) break;
  }
  return found;
}

/** What comes back each year, right before its date. */
const comesBack = new RegExp(`\\b${anyOf(yearly)}\\b(?: on)?(?: the)? $`, 'i');
/** What is still to come when it is written, right before its date. */
const comes = new RegExp(`\\b${anyOf(stillToCome)}\\b[^;.,]*$`, 'i');
/** Words with a tense, regular pasts among them: what `will be held` is to come. */
const tenses = new RegExp(`\\b(?:(${anyOf(futures)})(?: be [a-z]+)?|${anyOf(pasts)}|[a-z]{3,}ed)\\b`, 'gi');

/** `the December meeting` some paragraphs after `in December 2016`. */
function sameMonth(date: DateMention, i: number, { dates, flow, memory }: Surroundings): Year | undefined {
  const { month } = date.from;
  const before = flow.view.text.slice(Math.max(0, date.start - 24), date.start);
  if (!definite.test(before)) return undefined;
  for (let k = i - 1; k >= Math.max(0, i - 12); k--) {
    const { from, to, explicit } = dates[k]!;
    if (explicit && from.year !== undefined && from.month === month && to === undefined)
      return { year: from.year, from: 'sentence' };
  }
  const year = memory.yearOfMonth(month!);
  return year === undefined ? undefined : { year, from: 'document' };
}

const definite = new RegExp(`\\b${anyOf(determiners)} (?:${anyOf(afterDeterminers)} )?$`, 'i');

/** `the 2016-17 season (April-March)`: the months of a year of two calendar years begin in the first. */
function overTurn({ from, to }: DateMention, i: number, dates: readonly DateMention[]): Year | undefined {
  const said = dates[i - 1];
  if (to?.month === undefined || from.month! <= to.month || said?.to?.year === undefined) return undefined;
  const { year } = said.from;
  const isOneYear = said.from.month === undefined && year !== undefined && said.to.year === year + 1;
  return isOneYear ? { year, from: 'sentence' } : undefined;
}

/** `in Mexico in January, in Austin in February, in Reno in March`: a later month of one sentence is of the year supplied to the one before. */
function afterListed(
  { from, to }: DateMention,
  told: DateMention | undefined,
  sentence: { start: number },
): number | undefined {
  if (told?.supplied !== true || told.start < sentence.start || told.relative !== undefined) return undefined;
  const isMonth = [from, told.from].every(({ month, day }) => month !== undefined && day === undefined);
  if (!isMonth || to !== undefined || told.to !== undefined) return undefined;
  return from.month! >= told.from.month! ? told.from.year : undefined;
}

/** 1 where a list of months without years runs into the next year: `in November, December and January`. */
function turnOfYear(date: DateMention, i: number, { dates, flow }: Surroundings): number {
  const last = dates[i - 1];
  if (last !== undefined && risesTo(date, last, flow.view.text)) return 1;
  if (last === undefined || last.explicit || last.supplied === true || last.from.day !== undefined) return 0;
  if (last.from.month === undefined || date.from.month === undefined || date.from.day !== undefined) return 0;
  if (sentenceAround(flow, last.start).end <= date.start) return 0;
  return last.from.month - date.from.month > 5 ? 1 : 0;
}

const citing = new RegExp(anyOf(citationMarks), 'i');
