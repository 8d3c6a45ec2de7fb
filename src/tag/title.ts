import { openers, titles, titleWords, topics } from './lexicon.ts';
import { followPeriod } from './phrase.ts';
import { Known, type Reading } from './reading.ts';
import { followQuote, hyphens } from './run.ts';
import { adjacent, isGlued, isYear, Kind } from './words.ts';

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

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

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

/**
 * Index after the last word of the title that goes on at `from`; `from` itself if nothing does.
 *
 * @param isHead whether a word begins another title, which an "and the" leads to
 */
export function followTitle(reading: Reading, from: number, isHead: (lower: string) => boolean): number {
  const { words, lower, known } = reading;
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
    if ((!capital || (kind & Kind.upper) !== 0) && glue.has(word)) {
      const period = periods.has(word) ? followPeriod(reading, i) : undefined;
      if (period !== undefined) return period;
      let next = i + 1;
      if (next < end && (lower[next] === 'the' || lower[next] === 'a')) next++;
      if (next >= end) break;
      const ahead = known[next]!;
      const gone = Known.place | Known.person | (word === 'with' ? Known.organisation : 0);
      if (leaving.has(word) && !between && ((ahead & gone) !== 0 || titles.has(lower[next]!))) break;
      if (
        (word === 'to' || word === 'from') &&
        beginsTitle(reading, next, isHead) &&
        !changes.has(lower[i - 1]!)
      )
        break;
      if (word === 'and' && (words.kind[next]! & Kind.capital) === 0) {
        // "the Treaty on the EAEU and | national legislation"
        if (small === 0 && lower[next] !== 'its' && !glue.has(lower[next]!)) break;
      } else if (word === 'and') {
        if (!between && beginsTitle(reading, next, isHead)) break;
        const behind = known[last - 1]!;
        if (!between && (ahead & Known.place) !== 0 && (behind & (Known.place | Known.people)) === 0) break;
      }
      if (word === 'between' || word === 'among') between = true;
      if (++joined > mostGlue) break;
      i++;
    } else if (numberEnd(reading, i) !== undefined) {
      const next = numberEnd(reading, i)!;
      if (next >= end || ((words.kind[next]! & Kind.quote) === 0 && lower[next] !== 'on')) break;
      i = next;
    } else if (capital) {
      if ((known[i]! & Known.amount) !== 0 || pointers.has(word)) break;
      if (openers.has(word) && !glue.has(word) && !lineOpeners.has(word)) break;
      last = ++i;
      joined = 0;
    } else if ((kind & Kind.word) !== 0) {
      if (!titleWords.has(word) && !topics.has(word) && !partWords.has(word)) break;
      small++;
      last = ++i;
      joined = 0;
    } else if (hyphens.has(words.text[i]!) && isGlued(words, i) && i + 1 < end && isGlued(words, i + 1)) {
      i++;
    } else if (isYear(words, i)) {
      const dash = words.text[i + 1];
      return (dash === '-' || dash === '–') && isYear(words, i + 2) ? i + 3 : last === i ? i + 1 : last;
    } else if ((kind & Kind.quote) !== 0) {
      const closed = followQuote(reading, i, 40);
      if (closed === undefined) break;
      last = i = closed;
      joined = 0;
    } else if (words.text[i] === ',') {
      if (!goesOn(reading, i, end) || beginsTitle(reading, i + 1, isHead)) break;
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
function beginsTitle({ words, lower }: Reading, from: number, isHead: (lower: string) => boolean): boolean {
  let i = from;
  if (lower[i] === 'the') i++;
  for (let n = 0; n < 8 && i < words.count && (words.kind[i]! & Kind.capital) !== 0; n++, i++) {
    if (isHead(lower[i]!)) return true;
    if (n === 0 && lower[i + 1] === 'the' && isHead(lower[i + 2] ?? '')) return true;
    if (/^[-–]$/.test(words.text[i + 1] ?? '')) i++;
  }
  return false;
}

const lineOpeners = set('line further other others general');
const partWords = set('part other one');

/** Whether a list of parties or subjects goes on behind a comma: an "and" has to come before the sentence ends. */
function goesOn({ words, lower, known }: Reading, comma: number, end: number): boolean {
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
    lower[next] !== 'other'
  )
    return false;
  if ((known[next]! & (Known.person | Known.amount)) !== 0) return false;
  for (let i = comma + 1; i < Math.min(end, comma + 24) && words.sentenceStart[i] !== 1; i++) {
    if (words.text[i] === 'and' || words.text[i] === 'other') return true;
    if (words.text[i] === ';' || words.text[i] === '(' || words.text[i] === '[') return false;
  }
  return false;
}

/** Index behind `No. 7`, `No. 154-Z`, `No. 72 of 2017`, `(EU) No 1303/2013`; `undefined` where no number begins. */
export function numberEnd({ words }: Reading, from: number): number | undefined {
  let i = from;
  if (words.text[i] === '(' && words.text[i + 2] === ')') i += 3;
  if (words.text[i] !== 'No' && words.text[i] !== '№' && words.text[i] !== 'N') return undefined;
  i++;
  if (words.text[i] === '.') i++;
  if (i >= words.count || (words.kind[i]! & Kind.number) === 0) return undefined;
  i++;
  while (i + 1 < words.count && /^[-–/]$/.test(words.text[i]!) && isGlued(words, i) && isGlued(words, i + 1))
    i += 2;
  if (words.text[i] === 'of' && isYear(words, i + 1)) i += 2;
  return i;
}
