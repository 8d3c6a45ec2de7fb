import { addExact, addWord } from '../engine/lexicon.ts';

/** Adds the words of dates to the lexicon; imported for that. */
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Months are capitalised: `may`, `march` and `august` in small letters are other words. */
for (const [i, name] of months.entries()) {
  const weak = name === 'May' || name === 'March' || name === 'August';
  for (const form of [name, name.toUpperCase()]) addExact(form, { month: i + 1, ...(weak ? {} : {}) });
  const lower = name.toLowerCase();
  if (!weak) addExact(lower, { month: i + 1, weakMonth: true });
}
const abbreviations: readonly (readonly [string, number])[] = [
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
];
for (const [form, month] of abbreviations) {
  addExact(form, { month, weakMonth: true });
  addExact(form.toUpperCase(), { month, weakMonth: true });
}
for (const day of 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun'.split(
  ' ',
)) {
  addExact(day, { weekday: true });
  if (day.length > 5) addExact(day.toUpperCase(), { weekday: true });
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
for (const w of [
  'q',
  'h',
  'fy',
  'pre',
  'post',
  'no',
  'nos',
  'pp',
  'p',
  'page',
  'pages',
  'vol',
  'iso',
  '№',
  'both',
  'whole',
  'entire',
  'nd',
  'during',
  'before',
  'after',
  'lead',
  'up',
  'every',
  'annual',
  'born',
  'died',
  'b',
  'd',
  'copyright',
  'article',
  'section',
  'chapter',
  'resolution',
  'room',
  'flight',
  'route',
  'highway',
  'route',
  'line',
  'model',
  'form',
  'order',
  'as',
]) {
  addWord(w);
}
