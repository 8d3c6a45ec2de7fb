import { openers, titles, titleWords, topics } from '../engine/lexicon.ts';
import { Known, type NameContext } from '../engine/name-context.ts';
import { followPeriod } from '../engine/phrase.ts';
import { followQuote, hyphens } from '../engine/run.ts';
import { wordList } from '../engine/word-lists.ts';
import { adjacent, isGlued, isYear, Kind } from '../engine/words.ts';
import { numberEnd } from './numbers.ts';

/**
 * How far the title of a document may go at most, once its head stands: over lists, several parties, joining words and subject
 * words in lowercase.
 *
 *     Agreement [between the Government of A, the Government of B and the Government of C on the Use of Water]
 *     Convention [on Environmental Impact Assessment in a Transboundary Context]
 *     Free Trade Agreement [between A, of the one part, and B, of the other part]
 *
 * It is meant to go too far rather than not far enough: where a shorter end is likely too, both are proposed.
 */

/** Small words inside titles, which never end one. */
const glue = wordList('law/glue');
/** After these a known place, person or office begins what is no longer the title: "Agreement on Trade with | Serbia". */
const leaving = wordList('law/leaving');
const periods = wordList('law/period-words');
const pointers = wordList('law/pointers');
/** Words of a title at most. */
const longest = 70;
/** Joining words in a row at most. */
const mostGlue = 4;

/** What else a title is let run over, where its end is only guessed at. */
export interface Reach {
  /** Places it speaks of, and titles it belongs to: "Concept of Trade | in Turkmenistan for 2019-2025", "Protocol on Transit | to the Treaty on …". */
  readonly wide?: boolean;
  /** Any word in lowercase that is no verb: "Agreement on the | creation of a joint laboratory of catalysis". */
  readonly open?: boolean;
}

const narrow: Reach = {};

/** A title while it is followed. */
interface Walk {
  readonly names: NameContext;
  readonly isHead: (lower: string) => boolean;
  readonly wide: boolean;
  readonly open: boolean;
  readonly from: number;
  /** Index that it cannot pass. */
  readonly end: number;
  /** The word it has come to, and the index after the last one that may end the title. */
  at: number;
  last: number;
  /** Whether a "between" has begun the list of its parties. */
  between: boolean;
  /** Joining words since the last word of content, and words in lowercase so far. */
  joined: number;
  small: number;
}

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
  const { words, lower } = names;
  const end = Math.min(words.count, from + longest);
  const walk: Walk = {
    names,
    isHead,
    wide,
    open,
    from,
    end,
    at: from,
    last: from,
    between: false,
    joined: 0,
    small: 0,
  };
  while (walk.at < end && adjacent(words, walk.at - 1) && words.sentenceStart[walk.at] !== 1) {
    const i = walk.at;
    const period = periods.has(lower[i]!) ? followPeriod(names, i) : undefined;
    if (period !== undefined) return period;
    if (isYear(words, i)) {
      if (/^[-–]$/.test(words.text[i + 1] ?? '') && isYear(words, i + 2)) return i + 3;
      return walk.last === i ? i + 1 : walk.last;
    }
    if (!step(walk)) break;
  }
  return walk.last;
}

/** Takes the word that the walk has come to into the title; whether it belongs there. */
function step(walk: Walk): boolean {
  const { names, end } = walk;
  const { words, lower, known } = names;
  const i = walk.at;
  const kind = words.kind[i]!;
  const word = lower[i]!;
  const capital = (kind & Kind.capital) !== 0;
  if ((!capital || (kind & Kind.upper) !== 0) && glue.has(word)) return stepOverJoiningWord(walk);
  const number = numberEnd(names, i);
  if (number !== undefined) {
    walk.at = number;
    return number < end && ((words.kind[number]! & Kind.quote) !== 0 || lower[number] === 'on');
  }
  if (capital) {
    if ((known[i]! & Known.amount) !== 0 || pointers.has(word)) return false;
    if (openers.has(word) && !glue.has(word) && !lineOpeners.has(word)) return false;
    return endsAfter(walk, i + 1);
  }
  if ((kind & Kind.word) !== 0) {
    const inTitle = titleWords.has(word) || topics.has(word) || partWords.has(word);
    if (!inTitle && !(walk.between && parties.has(word)) && !(walk.open && isPlain(word))) return false;
    walk.small++;
    return endsAfter(walk, i + 1);
  }
  if ((kind & Kind.quote) !== 0) {
    const closed = followQuote(names, i, 40);
    return closed !== undefined && endsAfter(walk, closed);
  }
  const next = markEnd(walk);
  if (next === undefined) return false;
  walk.at = next;
  return true;
}

/** The title may end at `next`. */
function endsAfter(walk: Walk, next: number): true {
  walk.at = next;
  walk.last = next;
  walk.joined = 0;
  return true;
}

/** `of`, `and the`, `between`, `with`: what may follow decides whether it is still the title. */
function stepOverJoiningWord(walk: Walk): boolean {
  const { names, end, between } = walk;
  const { lower } = names;
  const i = walk.at;
  const word = lower[i]!;
  const next = i + 1 < end && (lower[i + 1] === 'the' || lower[i + 1] === 'a') ? i + 2 : i + 1;
  if (next >= end || leavesTitle(walk, next) || (word === 'and' && endsAtAnd(walk, next))) return false;
  walk.between = between || word === 'between' || word === 'among';
  walk.at++;
  return ++walk.joined <= mostGlue;
}

/** Whether a preposition leads out of the title: to a place or an office where it is done, or to another title. */
function leavesTitle({ names, isHead, wide, between, at }: Walk, next: number): boolean {
  const { lower, known } = names;
  const word = lower[at]!;
  const ahead = known[next]!;
  const gone = Known.place | Known.person | (word === 'with' ? Known.organisation : 0);
  const leaves = wide ? (ahead & Known.person) !== 0 : (ahead & gone) !== 0 || titles.has(lower[next]!);
  if (leaving.has(word) && !between && leaves) return true;
  return (
    !wide &&
    (word === 'to' || word === 'from') &&
    beginsTitle(names, next, isHead) &&
    !changes.has(lower[at - 1]!)
  );
}

/** Whether an "and" joins the title with something else. */
function endsAtAnd(
  { names, isHead, wide, open, end, between, small, at, last }: Walk,
  next: number,
): boolean {
  const { words, lower, known } = names;
  if (carriesOut(names, next, end)) return true;
  // "the Treaty on the EAEU and | national legislation"
  if ((words.kind[next]! & Kind.capital) === 0)
    return !open && small === 0 && lower[next] !== 'its' && !glue.has(lower[next]!);
  const article = next > at + 1;
  if ((article || !(between || wide)) && beginsTitle(names, next, isHead)) return true;
  return (
    !between &&
    (known[next]! & Known.place) !== 0 &&
    (known[last - 1]! & (Known.place | Known.nationality)) === 0
  );
}

/** Index after a mark inside a title (a hyphen, a possessive, brackets, a comma); `undefined` where it ends the title. */
function markEnd({ names, isHead, open, from, end, between, at: i, last }: Walk): number | undefined {
  const { words, lower, known } = names;
  const text = words.text[i]!;
  if (hyphens.has(text) && isGlued(words, i)) {
    if (i + 1 < end && isGlued(words, i + 1)) return i + 1;
    // "Confidence- and Security-Building"
    return lower[i + 1] === 'and' ? i + 1 : undefined;
  }
  // "the People's Republic of China", "the Children's Rights"
  if (text === "'s" || text === '’s')
    return last === i && i > from && i + 1 < end && (words.kind[i + 1]! & Kind.capital) !== 0
      ? i + 1
      : undefined;
  // "the Government of Tuva (Russian Federation) and …", "a Single (Common) Space"
  if (text === '(') return followBrackets(names, i, end);
  if (text !== ',' || !goesOn(names, i, end, open) || beginsTitle(names, i + 1, isHead)) return undefined;
  // "the Strategy for Growth, | Serbia the Plan of …"
  const leavesForPlace =
    !between &&
    i + 1 < end &&
    (known[i + 1]! & Known.place) !== 0 &&
    (known[i - 1]! & (Known.place | Known.nationality)) === 0;
  return leavesForPlace ? undefined : i + 1;
}

/** After these a title names another: "Amendments to the Treaty". */
const changes = wordList('law/changes');

/** Whether the run of capitals at `from`, after an article, holds the head of another title: "and the Paris Agreement". */
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

const lineOpeners = wordList('law/inner-openers');
const partWords = wordList('law/part-words');

/** Parties to a treaty in lowercase: "between the governments of A and B". */
const parties = wordList('law/parties');

/** Whether what an "and" leads to is the paper that carries the title out: "the Concept of Trade | and a plan of measures for its implementation". */
function carriesOut({ words, lower }: NameContext, from: number, end: number): boolean {
  let i = from;
  while (i < from + 3 && i < end && !means.has(lower[i]!)) i++;
  if (i >= end || !means.has(lower[i]!)) return false;
  for (let j = i + 1; j < Math.min(end, i + 9) && words.sentenceStart[j] !== 1; j++)
    if (lower[j] === 'its' || lower[j] === 'their') return true;
  return false;
}
const means = wordList('law/carrying-out');

/** A word in lowercase that may stand in a title, though no list has it. */
function isPlain(word: string): boolean {
  return !openers.has(word) && !verbs.has(word) && !/(?:ly|[^e]ed)$/.test(word);
}

/** Verbs that follow a title, not those inside one. */
export const verbs = wordList('law/verbs');

/** Index after `(Russian Federation)`, `(Common)`, where the title goes on after the bracket. */
function followBrackets({ words, lower }: NameContext, open: number, end: number): number | undefined {
  let i = open + 1;
  while (i < end && i < open + 5 && (words.kind[i]! & Kind.capital) !== 0) i++;
  if (i === open + 1 || words.text[i] !== ')' || i + 1 >= end || words.sentenceStart[i + 1] === 1)
    return undefined;
  const goes =
    (words.kind[i + 1]! & Kind.capital) !== 0 || /^(?:and|of|on|for|concerning)$/.test(lower[i + 1]!);
  return goes || isYear(words, i + 1) ? i + 1 : undefined;
}

/** Whether a list of parties or subjects goes on after a comma: an "and" has to come before the sentence ends. */
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
