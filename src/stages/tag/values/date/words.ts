import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { addExact, addWord } from '../engine/lexicon.ts';
import type { RelativeYear } from './mention.ts';

/**
 * The words of dates, by their roles in `languages/en/date-words.csv`: those that dates are made of are added to the lexicon, and the
 * sets say what a word next to a number or a month makes of it.
 */
const rows = readDataTable<'word' | 'role' | 'value'>('languages/en/date-words.csv');
const of = (role: string): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.role === role).map(({ word }) => word));
const valuesOf = (role: string): [string, number][] =>
  rows.filter((row) => row.role === role).map(({ word, value }) => [word, Number(value)]);

const capitalised = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

for (const [name, month] of valuesOf('month')) {
  for (const form of [capitalised(name), name.toUpperCase()]) addExact(form, { month });
  addExact(name, { month, weakMonth: true });
}
for (const [form, month] of valuesOf('month-short')) {
  for (const shape of [capitalised(form), form.toUpperCase(), form])
    addExact(shape, { month, weakMonth: true });
}
for (const day of [...of('weekday'), ...of('weekday-short')]) {
  addExact(capitalised(day), { weekday: true });
  addExact(day.toUpperCase(), { weekday: true });
  // `sun`, `mon`, `sat` are words.
  if (day.length > 5) addExact(day, { weekday: true });
}
for (const [name, season] of valuesOf('season')) addWord(name, { season });
for (const word of of('clock')) addExact(word, {});
const readRoles = [
  'also-read',
  'size-word',
  'total',
  'comparative',
  'year-abbreviation',
  'constant',
  'before-date',
  'before-year',
  'before-count',
  'before-early-year',
  'before-short-year',
  'before-worded-year',
  'year-not-count',
];
for (const role of readRoles) for (const word of of(role)) addWord(word);

/** Short forms of months, which a full stop may follow. */
export const shortMonths = of('month-short');
/** Their numbers. */
export const shortMonthNumbers: ReadonlyMap<string, number> = new Map(valuesOf('month-short'));
/** Months that are other words in lowercase: `may`, `march`, `august`. */
export const wordlikeMonths = of('month-or-word');
/** Months that are names of persons. */
export const namelikeMonths = of('month-or-person');
/** Days of the month in words, by their last word: `tenth` 10, `twenty-first` by `first`. */
export const dayOrdinals: ReadonlyMap<string, number> = new Map(valuesOf('day-ordinal'));

/** What stands before a month or year: `in`, `since`, `last`. */
export const reach = of('before-date');
/** Words that join the ends of a period: `to`, `until`. */
export const until = of('range');
/** Softening words between the ends of a period: `May to early June`. */
export const rangeSofteners = of('before-range-end');
/** What months together are called: `the April–June quarter of 2021`. */
export const periodNames = of('period-name');
/** What may be the same of another year: `the same quarter of 2004`. */
export const samePeriods = of('same-period');
/** Words between the dates of a list that share a year. */
export const listLinks = of('list-link');
/** Short words that are units after a number though sentences go on with others. */
export const measures = of('measure');
/** Words before a month that a person does not follow. */
export const ofTime = of('before-month');
/** Words before `may` and `march` where these are verbs. */
export const auxiliaries = of('before-verb');

/** Letters before a fiscal year, `FY24`, and before a marketing or school year, `MY 2023/24`. */
export const fiscalLetters: ReadonlySet<string> = of('fiscal-letters');
export const marketingLetters = of('marketing-letters');
/** What kind of year one is: `the academic year 2020-2021`. */
export const yearQualifiers = of('year-qualifier');

/** `early`, `mid`, `late`. */
export const softeners = of('softener');
/** The same and others, joined to a year by a hyphen: `pre-2010`. */
export const boundHeads = of('bound-head');
/** `the end of`, `the beginning of`. */
export const edges = of('edge');

/** Short forms of `quarter`: `1st Qtr 2015`. */
export const quartersShort = of('quarter-short');
/** Other parts of a year by their length in months: `tertile` 4. */
export const yearParts: ReadonlyMap<string, number> = new Map(valuesOf('year-part'));
/** Words before a count of months from January on: `in 10 months of 2020`; others say which months: `the remaining six months`. */
export const beforeMonthCount = of('before-month-count');

/** Which year or month is meant: `May this year`, `last February`. */
const relativesOf = (role: string): ReadonlyMap<string, RelativeYear> =>
  new Map(rows.filter((row) => row.role === role).map(({ word, value }) => [word, value as RelativeYear]));
export const relativeYears = relativesOf('relative-year');
export const relativeMonths = relativesOf('relative-month');

/** The same after a month or day: `in May last`, `the 5th of March following`. */
export const adjacentMonths = relativesOf('adjacent-month');

/** Feasts by their whole names, which a year after them makes a date: `Good Friday 1998`. */
export const feasts = of('feast');
/** Those that are the same day each year, as `12-25`. */
export const feastDays: ReadonlyMap<string, string> = new Map(
  rows.filter(({ role, value }) => role === 'feast' && value !== '').map(({ word, value }) => [word, value]),
);
/** What has the year in its name: `the census of 1865`. */
export const datedThings = of('dated-thing');
/** What is told by its year: `her 1891 novel`, `a 1676 rebellion`. */
export const datedWorks = of('dated-work');
/** Words after which one thing follows: `an 1891 novel`. */
export const beforeOneThing = of('before-one-thing');
/** What a count is of though it is one: `his 1793 majority`. */
export const countedOne = of('counted-one');
/** Laws and plans whose title ends in a year: `Companies Act 2006`, `Vision 2030`. */
export const lawsWithYear = of('law-with-year');
export const plansWithYear = of('plan-with-year');
/** Words before four digits that make them a year. */
export const beforeYear = of('before-year');
/** Those of them that a count has too: `about 1200 workers`. */
export const beforeCount = of('before-count');
/** Words after which a plural does not make the number a count: `in 2010 imports rose`. */
export const beforeYearAndPlural = of('year-not-count');
/** What a year has and a count has not: `the end of 1874`. */
export const yearEdges = of('edge-of-year');
/** Words before a year of three digits. */
export const beforeEarlyYear = of('before-early-year');

/** What has a number that is no year: `section 2010`, `room 2020`. */
export const numbered = of('numbered');
/** Their short forms, with a full stop or without: `tel. 2020`, `pp. 1990`. */
export const numberedShort = of('numbered-abbreviation');
/** Those of them that a day with its month follows too: `cap. 11 Feb. 1386`. */
export const datedAbbreviations = of('abbreviation-before-day');
/** Heights, which a map numbers: `Hill 1282`. */
export const numberedHeights = of('numbered-height');
/** What is numbered by a year: `Directive 12/2010`, `Decree 5/2021`. */
export const numberedByYear = of('numbered-by-year');
/** Products with a number like a year: `Windows 2000`. */
export const numberedProducts = of('numbered-product');
/** What is counted: `2000 people`, `2000 villages`. */
export const countable = of('countable');
/** People, of whom a sentence tells what they did in a year: `In 1967 voters chose`. */
export const countablePeople: ReadonlySet<string> = new Set(
  rows.filter(({ role, value }) => role === 'countable' && value === 'people').map(({ word }) => word),
);
/** Verbs before a count of what their plural names: `ate 1995 eggs`. */
export const countingVerbs = of('counting-verb');
/** Plurals that a year stands before rather than a count: `1995 elections`. */
export const datedPlurals = of('dated-plural');
/** Makers whose models have numbers like years, `a Peugeot 2008`, and what a year after a maker belongs to: `Peugeot 2008 results`. */
export const makers = of('maker');
export const yearsOfMaker = of('year-of-maker');
/** What stands before a thing and no company: `a`, `his`. */
export const thingMarks = of('before-thing');
/** What a thing does: `the Peugeot 2008 is`. */
export const thingVerbs = of('after-thing');
/** The last word of an address: `2020 Main Street`. */
export const streets = of('street');
/** Calendars other than the Gregorian: `the Iranian year 1399`. */
export const calendarAdjectives = of('calendar-adjective');
/** Months in other languages: `14 juillet 1789`. */
export const monthsOfLanguages: ReadonlyMap<string, number> = new Map(valuesOf('month-of-language'));
/** Months of other calendars: `1 Muharram 1445`. */
export const monthsElsewhere = of('month-elsewhere');
/** Eras of other calendars, after or before the year: `1442 AH`. */
export const calendarMarks = of('calendar-mark');
/** What happened in a year long ago: `founded in 862`. */
export const history = of('history');
/** Before an age: `in his late 30s`. */
export const possessives = of('possessive');
/** What makes `the 90s` no decade: temperatures, scores. */
export const notDecade = of('not-decade');
/** `June, who was 19` */
export const relatives = of('relative-of-person');
/** What persons do, and months do not: `June said`. */
export const speech = of('speech');
/** Words before a year in words: `in nineteen forty-five`. */
export const beforeWordedYear = of('before-worded-year');
/** What kind of year it is that ends: `the fiscal year ended`. */
export const yearKinds = of('year-kind');
/** Lengths in months, of what is called a period: `the quarterly period ended`. */
export const periodKinds: ReadonlyMap<string, number> = new Map(valuesOf('period-kind'));
/** Names of a country whose own years run ahead of the common ones, and by how much: `2078/79` in Nepal. */
export const laterYears: ReadonlyMap<string, number> = new Map(valuesOf('country-of-later-years'));
/** Lengths in days: `the fortnight ended`. */
export const weekLengths: ReadonlyMap<string, number> = new Map(valuesOf('week-length'));
/** Which stretch of a period is meant, `the closing weeks of 1944`, and the words for stretches. */
export const partsOfPeriod = of('part-of-period');
export const partUnits = of('part-unit');
/** The last half or quarter: `the final quarter of 2012`. */
export const lastParts = of('last-part');
/** Short words before a year, with a full stop: `fl. 1590`, `repr. 1867`. */
export const yearAbbreviations = of('year-abbreviation');
/** What follows the year of an imprint: `Paris: Didot, 1789, pp. 12–20`. */
export const citationParts = of('citation-part');
/** Formats of books: `London, 1684, fol.`, and what follows the number of leaves of a sheet, `8vo`. */
export const bookFormats = of('book-format');
export const leavesOfSheet = of('leaves-of-sheet');
/** What makes four digits a time of day: `1900 hrs`. */
export const clocks = of('clock');
/** What makes four digits a size: `nearly 2000`, `a total of 1976`, `more than 1990`, `2000-strong`. */
export const sizeWords = of('size-word');
export const totals = of('total');
export const comparatives = of('comparative');
export const sizeSuffixes = of('size-suffix');
/** Words that tell what was, and what is to come. */
export const pasts = of('past');
export const futures = of('future');
/** What is still to come when it is written: `is due`. */
export const stillToCome = of('still-to-come');
/** What a year is compared with another by: `the wettest March since 1974`. */
export const comparedWith = of('compared-with');
/** Words before a month that was spoken of: `the same December`. */
export const determiners = of('determiner');
export const afterDeterminers = of('after-determiner');
/** What a bibliography has after a title: `[Electronic resource]`. */
export const citationMarks = of('citation-mark');
/** Words before the date of a text: `Published on`, `last updated`. */
export const datelineLabels = of('dateline-label');
export const datelineLabelParts = of('dateline-label-part');
/** `as early as May`. */
export const asBeforeMonth = of('as-before-month');
/** What a day that comes back each year stands after: `his feast is 30 September`. */
export const yearly = of('yearly');
/** `Mrs. May`. */
export const titleAbbreviations = of('title-abbreviation');
/** Words before a year of two digits: `in '98`. */
export const beforeShortYear = of('before-short-year');
/** What stands before a date with a year of two digits: `on 3.4.87`. */
export const beforeShortDate = of('before-short-date');
/** Words in `s` after a year that are not counted: `1990 prices`. */
export const pluralsOfYear = of('plural-of-year');
/** Money of one year's prices: `constant 2010 US$`. */
export const constants = of('constant');
