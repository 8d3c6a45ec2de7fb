import { readFirstColumn, readRoles } from '../../gazetteer/data-table.ts';

/** The words that say where sentences end, by their roles in `languages/en/sentence-words.csv`. */
const of = readRoles('languages/en/sentence-words.csv', 'word');

/**
 * Abbreviations that keep their full stop. What stands after decides whether a sentence may end there:
 * - `title`: a name follows, never an end ("Dr. Novak", "Gen. Petrov", "Wm. Penn");
 * - `number`: an abbreviation only before a number ("No. 6", "Fig. 2", "pp. 14");
 * - `inside`: mostly in mid-sentence ("e.g.", "approx.", "vs.");
 * - `end`: may close a sentence; the next word decides ("Inc.", "etc.", "a.m.").
 */
export type AbbreviationKind = 'title' | 'number' | 'inside' | 'end';

/** Lower-case form without the full stop, to its kind. */
export const abbreviations: ReadonlyMap<string, AbbreviationKind> = new Map([
  ...(['end', 'inside', 'number', 'title'] as const).flatMap((kind) =>
    [...of(`abbreviation-${kind}`)].map((word) => [word, kind] as const),
  ),
  ...[...of('abbreviation-given')].map((word) => [word, 'title'] as const),
]);

/** Abbreviations that are ordinary words too when written small, so that only the capitalised form counts. */
export const capitalisedOnly = new Set([...of('abbreviation-capitalised'), ...of('abbreviation-given')]);
/** Words that begin a sentence far more often than they follow an abbreviation in one: "in the U.S. The law …" */
export const starters = of('opens-sentence');
/** Words in lowercase that begin a sentence after a full stop: "the food was good. they were kind". */
export const smallStarters = of('opens-small');
/** Words that go on after an exclamation mark: "Yahoo! and others". */
export const conjunctions = of('follows-exclamation');
/** What a letter begins with, before a name and a comma, and what it closes with before its writer's name. */
export const greetings = of('greeting');
export const farewells = of('farewell');
/** What a figure's or table's number stands after, at the start of what is said below it. */
export const captions = of('caption');
/** Words that take a number after them, which then begins no item of a list: "a factor of 2. However". */
export const takesNumber = of('takes-number');
/** Days, months and time zones, which go on after an hour: "8 a.m. Monday". */
export const followsHour = of('follows-hour');
/** What speakers do after their words: `"Stop!" Anna cried`. */
export const speech = of('speech');
/** Endings of bare host names: `example.com`. */
export const topLevelDomains = new Set(readFirstColumn('languages/top-level-domains.csv'));
/** Currencies that may be joined to the figure after them: `USD5`. */
export const gluedCodes = of('glued-code');
