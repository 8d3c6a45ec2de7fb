import { openers, titles, titleWords, topics } from '../engine/lexicon.ts';
import { Known, type NameContext } from '../engine/name-context.ts';
import { followPeriod } from '../engine/phrase.ts';
import { followQuote, hyphens } from '../engine/run.ts';
import { adjacent, isGlued, isYear, Kind } from '../engine/words.ts';

/**
 * How far the title of a document may go at most, once its head stands: over lists, several parties, joining words and subject
 * words in small letters.
 *
 *     Agreement [between the Government of A, the Government of B and the Government of C on the Use of Water]
 *     Convention [on Environmental Impact Assessment in a Transboundary Context]
 *     Free Trade Agreement [between A, of the one part, and B, of the other part]
 *
 * It is meant to go too far rather than not far enough: where a shorter end is likely too, both are proposed.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Small words inside titles, which never end one. */
const glue = set(
  'of the and or on in for to with by from between among within against under through into upon at as its their a an respect relating related regarding concerning including account',
);
/** Behind these a known place, person or office begins what is no longer the title: "Agreement on Trade with | Serbia". */
const leaving = set('in at with by to from under');
const periods = set('for until till up to through from');
const pointers = set('his her our my your this that these those such which what whose each every');
/** Words of a title at most. */
const longest = 70;
/** Joining words in a row at most. */
const mostGlue = 4;

/** What else a title is let run over, where its end is only guessed at. */
export interface Reach {
  /** Places it speaks of, and titles it belongs to: "Concept of Trade | in Turkmenistan for 2019-2025", "Protocol on Transit | to the Treaty on …". */
  readonly wide?: boolean;
  /** Any word in small letters that is no verb: "Agreement on the | creation of a joint laboratory of catalysis". */
  readonly open?: boolean;
}

const narrow: Reach = {};

/**
 * Index after the last word of the title that goes on at `from`; `from` itself if nothing does.
 *
 * @param isHead whether a word begins another title, which an "and the" leads to
 */
export function followTitle(
  names: NameContext,
  from: number,
  isHead: (lower: string) => boolean,
  { wide = false, open = false }: Reach = narrow,
): number {
  const { words, lower, known } = names;
  let last = from;
  let between = false;
  let joined = 0;
  let small = 0;
  let i = from;
  const end = Math.min(words.count, from + longest);
  while (i < end && adjacent(words, i - 1) && words.sentenceStart[i] !== 1) {
    const kind = words.kind[i]!;
    const word = lower[i]!;
    const capital = (kind & Kind.capital) !== 0;
    const period = periods.has(word) ? followPeriod(names, i) : undefined;
    if (period !== undefined) return period;
    if ((!capital || (kind & Kind.upper) !== 0) && glue.has(word)) {
      let next = i + 1;
      if (next < end && (lower[next] === 'the' || lower[next] === 'a')) next++;
      if (next >= end) break;
      const ahead = known[next]!;
      const gone = Known.place | Known.person | (word === 'with' ? Known.organisation : 0);
      const leaves = wide ? (ahead & Known.person) !== 0 : (ahead & gone) !== 0 || titles.has(lower[next]!);
      if (leaving.has(word) && !between && leaves) break;
      if (
        !wide &&
        (word === 'to' || word === 'from') &&
        beginsTitle(names, next, isHead) &&
        !changes.has(lower[i - 1]!)
      )
        break;
      if (word === 'and' && (words.kind[next]! & Kind.capital) === 0) {
        if (carriesOut(names, next, end)) break;
        // "the Treaty on the EAEU and | national legislation"
        if (!open && small === 0 && lower[next] !== 'its' && !glue.has(lower[next]!)) break;
      } else if (word === 'and') {
        if (carriesOut(names, next, end)) break;
        const article = next > i + 1;
        if ((article || !(between || wide)) && beginsTitle(names, next, isHead)) break;
        const behind = known[last - 1]!;
        if (!between && (ahead & Known.place) !== 0 && (behind & (Known.place | Known.nationality)) === 0)
          break;
      }
      if (word === 'between' || word === 'among') between = true;
      if (++joined > mostGlue) break;
      i++;
    } else if (numberEnd(names, i) !== undefined) {
      const next = numberEnd(names, i)!;
      if (next >= end || ((words.kind[next]! & Kind.quote) === 0 && lower[next] !== 'on')) break;
      i = next;
    } else if (capital) {
      if ((known[i]! & Known.amount) !== 0 || pointers.has(word)) break;
      if (openers.has(word) && !glue.has(word) && !lineOpeners.has(word)) break;
      last = ++i;
      joined = 0;
    } else if ((kind & Kind.word) !== 0) {
      const inTitle = titleWords.has(word) || topics.has(word) || partWords.has(word);
      if (!inTitle && !(between && parties.has(word)) && !(open && isPlain(word))) break;
      small++;
      last = ++i;
      joined = 0;
    } else if (hyphens.has(words.text[i]!) && isGlued(words, i) && i + 1 < end && isGlued(words, i + 1)) {
      i++;
    } else if ((words.text[i] === "'s" || words.text[i] === '’s') && last === i && i > from) {
      // "the People's Republic of China", "the Children's Rights"
      if (i + 1 >= end || (words.kind[i + 1]! & Kind.capital) === 0) break;
      i++;
    } else if (words.text[i] === '(') {
      // "the Government of Tuva (Russian Federation) and …", "a Single (Common) Space"
      const closed = followBrackets(names, i, end);
      if (closed === undefined) break;
      i = closed;
    } else if (hyphens.has(words.text[i]!) && isGlued(words, i) && lower[i + 1] === 'and') {
      // "Confidence- and Security-Building"
      i++;
    } else if (isYear(words, i)) {
      const dash = words.text[i + 1];
      return (dash === '-' || dash === '–') && isYear(words, i + 2) ? i + 3 : last === i ? i + 1 : last;
    } else if ((kind & Kind.quote) !== 0) {
      const closed = followQuote(names, i, 40);
      if (closed === undefined) break;
      last = i = closed;
      joined = 0;
    } else if (words.text[i] === ',') {
      if (!goesOn(names, i, end, open) || beginsTitle(names, i + 1, isHead)) break;
      // "the Strategy for Growth, | Serbia the Plan of …"
      if (
        !between &&
        i + 1 < end &&
        (known[i + 1]! & Known.place) !== 0 &&
        (known[i - 1]! & (Known.place | Known.nationality)) === 0
      )
        break;
      i++;
    } else break;
  }
  return last;
}

/** Behind these a title names another: "Amendments to the Treaty". */
const changes = set(
  'amendments amendment additions accession changes supplement annex appendix relating related',
);

/** Whether the run of capitals at `from`, behind an article, holds the head of another title: "and the Paris Agreement". */
function beginsTitle(
  { words, lower }: NameContext,
  from: number,
  isHead: (lower: string) => boolean,
): boolean {
  let i = from;
  if (lower[i] === 'the') i++;
  for (let n = 0; n < 8 && i < words.count && (words.kind[i]! & Kind.capital) !== 0; n++, i++) {
    if (isHead(lower[i]!)) return true;
    if (n === 0 && lower[i + 1] === 'the' && isHead(lower[i + 2] ?? '')) return true;
    if (/^[-–]$/.test(words.text[i + 1] ?? '')) i++;
  }
  return false;
}

const lineOpeners = set('line further one part other others general');
const partWords = set('part other one');

/** Parties to a treaty in small letters: "between the governments of A and B". */
const parties = set(
  'governments government parliaments ministries ministry agencies agency authorities departments committees academies chambers universities customs services administrations republics',
);

/** Whether what an "and" leads to is the paper that carries the title out: "the Concept of Trade | and a plan of measures for its implementation". */
function carriesOut({ words, lower }: NameContext, from: number, end: number): boolean {
  let i = from;
  while (i < from + 3 && i < end && !means.has(lower[i]!)) i++;
  if (i >= end || !means.has(lower[i]!)) return false;
  for (let j = i + 1; j < Math.min(end, i + 9) && words.sentenceStart[j] !== 1; j++)
    if (lower[j] === 'its' || lower[j] === 'their') return true;
  return false;
}
const means = set('plan plans programme program schedule measures roadmap');

/** A word in small letters that may stand in a title, though no list has it. */
function isPlain(word: string): boolean {
  return !openers.has(word) && !verbs.has(word) && !/(?:ly|[^e]ed)$/.test(word);
}

/** Verbs that follow a title, not those inside one. */
export const verbs: ReadonlySet<string> = set(`
is are was were be been will would has have had signed entered enters comes came approved adopted extended discussed can could may might must should shall gives give gave brings makes made becomes became needs begins began opens takes took helps
provides provide envisages envisage contains contain defines says say said regulates establishes obliges allows allow allowed requires require required rests remains remain remained replaces replaced expired follows followed
covers applies apply applied serves served lays laid stipulates determines aims aim promises grants speak speaks mentions refers refer concerns reads looks counts called stands stood does do did went go goes got get held took ratified initialled concluded
`);

/** Index behind `(Russian Federation)`, `(Common)`, where the title goes on behind the bracket. */
function followBrackets({ words, lower }: NameContext, open: number, end: number): number | undefined {
  let i = open + 1;
  while (i < end && i < open + 5 && (words.kind[i]! & Kind.capital) !== 0) i++;
  if (i === open + 1 || words.text[i] !== ')' || i + 1 >= end || words.sentenceStart[i + 1] === 1)
    return undefined;
  const goes =
    (words.kind[i + 1]! & Kind.capital) !== 0 || /^(?:and|of|on|for|concerning)$/.test(lower[i + 1]!);
  return goes || isYear(words, i + 1) ? i + 1 : undefined;
}

/** Whether a list of parties or subjects goes on behind a comma: an "and" has to come before the sentence ends. */
function goesOn({ words, lower, known }: NameContext, comma: number, end: number, open: boolean): boolean {
  let next = comma + 1;
  if (next < end && (lower[next] === 'the' || lower[next] === 'of' || lower[next] === 'and')) next++;
  if (next < end && lower[next] === 'the') next++;
  if (next >= end || !adjacent(words, comma)) return false;
  const capital = (words.kind[next]! & Kind.capital) !== 0 && !openers.has(lower[next]!);
  if (
    !capital &&
    !titleWords.has(lower[next]!) &&
    !topics.has(lower[next]!) &&
    lower[next] !== 'one' &&
    lower[next] !== 'other' &&
    !(open && isPlain(lower[next]!))
  )
    return false;
  if ((known[next]! & (Known.person | Known.amount)) !== 0) return false;
  for (let i = comma + 1; i < Math.min(end, comma + 24) && words.sentenceStart[i] !== 1; i++) {
    if (lower[i] === 'and' || lower[i] === 'other') return true;
    if (words.text[i] === ';' || words.text[i] === '(' || words.text[i] === '[') return false;
  }
  return false;
}

/**
 * Index behind `No. 7`, `No. 154-Z`, `No. UP-5853`, `No. 72 of 2017`, `No. 490 of October 10, 2019`, `(EU) No 1303/2013`; `undefined` where no
 * number begins.
 *
 * @param dated whether the date behind it counts
 */
export function numberEnd({ words, known }: NameContext, from: number, dated = true): number | undefined {
  let i = from;
  if (words.text[i] === '(' && words.text[i + 2] === ')') i += 3;
  if (words.text[i] !== 'No' && words.text[i] !== '№' && words.text[i] !== 'N') return undefined;
  i++;
  if (words.text[i] === '.') i++;
  if (i >= words.count) return undefined;
  if ((words.kind[i]! & Kind.number) === 0) {
    const lettered =
      (words.kind[i]! & Kind.upper) !== 0 &&
      /^[-–]$/.test(words.text[i + 1] ?? '') &&
      i + 2 < words.count &&
      (words.kind[i + 2]! & Kind.number) !== 0;
    if (!lettered) return undefined;
    i += 2;
  }
  i++;
  while (i + 1 < words.count && /^[-–/]$/.test(words.text[i]!) && isGlued(words, i) && isGlued(words, i + 1))
    i += 2;
  if (words.text[i] === 'of' && isYear(words, i + 1)) return i + 2;
  if (dated && (words.text[i] === 'of' || words.text[i] === 'dated')) {
    let last = i + 1;
    while (last < Math.min(words.count, i + 7) && (known[last]! & Known.amount) !== 0) last++;
    if (last > i + 1) return last;
  }
  return i;
}

/** Index behind years in brackets, if any stand at `last`: `Long Term Plan | (2017-2030)`. */
export function withYears({ words }: NameContext, last: number): number {
  const range =
    words.text[last] === '(' &&
    isYear(words, last + 1) &&
    /^[-–]$/.test(words.text[last + 2] ?? '') &&
    isYear(words, last + 3) &&
    words.text[last + 4] === ')';
  return range ? last + 5 : last;
}
