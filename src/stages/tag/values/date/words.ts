import { readDataTable } from '../../../../gazetteer/data-table.ts';
import { addExact, addWord } from '../engine/lexicon.ts';

/** Adds the words of dates to the lexicon; the sets are words that tell what a number is. */
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Months that are other words in lowercase: `may`, `march`, `august`. */
export const wordlikeMonths: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'august']);
/** Months that are names of persons. */
export const namelikeMonths: ReadonlySet<string> = new Set([
  'april',
  'may',
  'june',
  'august',
  'march',
  'jan',
]);

for (const [i, name] of months.entries()) {
  const month = i + 1;
  for (const form of [name, name.toUpperCase()]) addExact(form, { month });
  addExact(name.toLowerCase(), { month, weakMonth: true });
}
for (const [form, month] of [
  ['Jan', 1],
  ['Feb', 2],
  ['Febr', 2],
  ['Mar', 3],
  ['Apr', 4],
  ['Jun', 6],
  ['Jul', 7],
  ['Aug', 8],
  ['Sep', 9],
  ['Sept', 9],
  ['Oct', 10],
  ['Nov', 11],
  ['Dec', 12],
] as const) {
  for (const shape of [form, form.toUpperCase(), form.toLowerCase()])
    addExact(shape, { month, weakMonth: true });
}
for (const day of 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun'.split(
  ' ',
)) {
  addExact(day, { weekday: true });
  addExact(day.toUpperCase(), { weekday: true });
  if (day.length > 5) addExact(day.toLowerCase(), { weekday: true });
}
/** First month of each season in the north. */
for (const [name, month] of [
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
] as const) {
  addWord(name, { season: month });
}
for (const w of `q h fy pre post no nos pp p page pages vol iso № both whole entire nd during before after lead up every annual
  born died b d copyright as on past coming ending ended fye yearend`.split(/\s+/)) {
  addWord(w);
}

const rows = readDataTable<'word' | 'role'>('languages/en/date-words.csv');
const of = (role: string): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.role === role).map(({ word }) => word));

/** What has a number that is no year: `section 2010`, `room 2020`. */
export const numbered = of('numbered');
/** Their short forms, with a full stop or without: `tel. 2020`, `pp. 1990`. */
export const numberedShort = of('numbered-abbreviation');
/** What is numbered by a year: `Directive 12/2010`, `Decree 5/2021`. */
export const numberedByYear = of('numbered-by-year');
/** Products with a number like a year: `Windows 2000`. */
export const numberedProducts = of('numbered-product');
/** What is counted: `2000 people`, `2000 villages`. */
export const countable = of('countable');
/** The last word of an address: `2020 Main Street`. */
export const streets = of('street');
/** Calendars other than the Gregorian: `the Iranian year 1399`. */
export const calendarAdjectives = of('calendar-adjective');
/** Eras of other calendars, after or before the year: `1442 AH`. */
export const calendarMarks = of('calendar-mark');
/** What happened in a year long ago: `founded in 862`. */
export const history = of('history');
/** What makes `the 90s` no decade: temperatures, scores. */
export const notDecade = of('not-decade');
/** What persons do, and months do not: `June said`. */
export const speech = of('speech');

/** Days of the month in words, by their last word: `tenth` 10, `twenty-first` by `first`. */
export const dayOrdinals: ReadonlyMap<string, number> = new Map(
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
  seventeenth eighteenth nineteenth twentieth`
    .split(/\s+/)
    .map((word, i) => [word, i + 1] as const)
    .concat([['thirtieth', 30]]),
);
