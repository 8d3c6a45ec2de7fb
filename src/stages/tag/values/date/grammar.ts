import { type Lexemes, LexKind } from '../engine/lexer.ts';
import type { DateGrammarOptions, DateMention } from './mention.ts';
import { RangeReader } from './range-reader.ts';
import { romanYears } from './roman-year.ts';

/**
 * The dates of a text, in order, apart from each other. Accepted, for instance:
 * `2016`, `2017-2018`, `2013-14`, `2020/2021`, `the 1960s`, `the 90s`, `the late 1970s`, `the sixties`, `September 2016`, `June 9, 2017`,
 * `9 June 2017`, `10-May-21`, `2024 Aug`, `May '21`, `15-16 April 2018`, `January-June`, `Jan-Jun 2020`, `January and February 2021`,
 * `late June - early July 2021`, `April (2019)`, `May this year`, `last February`, `January-October last year [2020]`,
 * `the first seven months of 2018`, `the second half of 2021`, `Q1 2020`, `Q1–Q3 2023`, `3Q23`, `9M 2023`, `the 1988 third quarter`,
 * `FY2022/23`, `the summer of 2020`, `the year ended 30 June 1931`, `the end of January of this year`, `Monday, March 5, 2007`,
 * `2018-11-27`, `2021-05-10T14:30Z`, `27.11.2018`, `12–15.06.2019`, `05/2021`, `the same period in 2020`, `44 BC`, `428–348 BC`,
 * `MDCCLXXVI`, `March 2015 to 2018`, `10/21 February 1733/4`, `the 10th day of May 2021`, `founded in 862`.
 */
export function datesIn(lex: Lexemes, options: DateGrammarOptions = {}): DateMention[] {
  const found: DateMention[] = [];
  const roman = romanYears(lex);
  const first = lex.triggers.findIndex((t) => mayBegin(lex, t));
  if (first < 0) return [...roman];
  reader ??= new RangeReader(lex, options);
  reader.begin(lex, options);
  for (let k = first; k < lex.triggers.length; k++) {
    const t = lex.triggers[k]!;
    if (t < reader.floor || !mayBegin(lex, t)) continue;
    const date = reader.dateAt(t);
    if (date === undefined) continue;
    found.push(mentionOf(lex, date));
    reader.floor = date.end;
    reader.last = date;
  }
  reader.shareYears(found);
  if (roman.length === 0) return found;
  const apart = roman.filter(({ start, end }) =>
    found.every((date) => date.end <= start || date.start >= end),
  );
  return [...found, ...apart].sort((a, b) => a.start - b.start);
}

let reader: RangeReader | undefined;

/**
 * Whether a date may be read at a trigger: a figure, a month, a decade, a number in words, or a part of a year. The others are triggers of
 * amounts alone; the most frequent of all is `in`, which stands for inches too.
 */
function mayBegin(lex: Lexemes, t: number): boolean {
  if (lex.kind[t] === LexKind.number) return true;
  const e = lex.entry[t]!;
  return (
    e.month !== undefined ||
    e.decade !== undefined ||
    (e.small !== undefined && e.small !== 0) ||
    e.w === 'quarter' ||
    e.w === 'half' ||
    lex.entry[t + 1]?.w === 'months'
  );
}

type Core = NonNullable<ReturnType<RangeReader['dateAt']>>;

function mentionOf(lex: Lexemes, core: Core): DateMention {
  const mention: DateMention = {
    start: lex.start[core.first]!,
    end: core.endAt ?? lex.end[core.end - 1]!,
    firstLexeme: core.first,
    endLexeme: core.end,
    from: { ...core.from },
    explicit: core.explicit,
  };
  if (core.to !== undefined) mention.to = { ...core.to };
  if (core.relative !== undefined) mention.relative = core.relative;
  if (core.toRelative !== undefined) mention.toRelative = core.toRelative;
  if (lex.entry[core.first]?.weekday === true)
    mention.weekday = lex.text.slice(lex.start[core.first]!, lex.end[core.first]!);
  if (core.fiscal === true && core.to === undefined) mention.fiscal = true;
  if (core.valueless === true) mention.valueless = true;
  if (core.lasting !== undefined) mention.lasting = core.lasting;
  if (core.needsYear === true) mention.needsYear = true;
  if (core.ambiguous === true) mention.ambiguous = true;
  if (core.from.month === 0) {
    delete mention.from.month;
    mention.samePeriod = true;
  }
  return mention;
}
