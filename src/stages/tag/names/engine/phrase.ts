import { followAnd, followList } from './coordination.ts';
import type { Head } from './head.ts';
import { legalForms, titleWords } from './lexicon.ts';
import { isTopic, Known, type NameContext } from './name-context.ts';
import { followQuote, hyphens, runEnd, runStart } from './run.ts';
import { wordList } from './word-lists.ts';
import { adjacent, isGlued, isYear, Kind } from './words.ts';

/**
 * Names built around a head word, the way English builds them: modifiers before the head, a chain of prepositions after it.
 *
 *     [Belarusian National Technical] University
 *     Ministry [of Agriculture and Food] [of the Republic of Belarus]
 *     [Fifth] Forum [of Regions] [of Belarus and Russia]
 *
 * The rules of this file find both ends; which heads there are and what they make is each recogniser's own table.
 */

const none: ReadonlySet<string> = new Set();
/** What a quoted name follows: `OJSC "Kamvol"`, `Trading House "Alfa"`. */
const forms: ReadonlySet<string> = new Set([...legalForms, ...wordList('shared/heads-before-quote')]);

export interface Phrase {
  /** First word, and the one after the last. */
  first: number;
  last: number;
  head: number;
  hasLeft: boolean;
  hasRight: boolean;
}

/**
 * Builds a head word out to the left and to the right.
 *
 * @param isHead whether word `i` is a head of the same or another kind: a chain stops before "and" if another name begins there
 */
export function buildOut(
  names: NameContext,
  head: number,
  rule: Head,
  isHead: (lower: string) => boolean,
): Phrase {
  const { words } = names;
  const first = runStart(names, head, rule.ordinals);
  let last = head + 1;
  if (rule.names === true) {
    const end = runEnd(names, last);
    if (end > last && adjacent(words, head)) last = end;
  }
  last = followChain(names, last, rule, isHead);
  if (rule.quoted === true) last = followQuote(names, last) ?? last;
  if (rule.year === true && isYear(words, last) && adjacent(words, last - 1)) last++;
  return { first, last, head, hasLeft: first < head, hasRight: last > head + 1 };
}

/** `… [of Foreign Affairs] [of the Republic of Belarus]`; the index after the last word taken. */
export function followChain(
  names: NameContext,
  from: number,
  rule: Head,
  isHead: (lower: string) => boolean,
): number {
  const { words, lower, known } = names;
  const links = rule.links ?? none;
  let last = from;
  let lastLink = '';
  let between = false;
  for (let guard = 0; guard < 12 && last < words.count; guard++) {
    if (words.sentenceStart[last] === 1 || !adjacent(words, last - 1)) break;
    const text = words.text[last]!;
    // "Group on Cooperation in Healthcare", but not "the role of the Assembly in the Development of …".
    if (
      text === 'in' &&
      rule.located !== true &&
      rule.title !== true &&
      lastLink !== 'on' &&
      lastLink !== 'for'
    )
      break;
    if (text === 'of' || links.has(text)) {
      const end = followLink(names, last, rule);
      if (end === undefined) break;
      lastLink = text;
      if (text === 'between' || text === 'among') between = true;
      last = end;
      if (isYear(words, end - 1)) break;
    } else if (text === 'and' && lastLink !== '') {
      const end = followAnd(names, last, rule, isHead, between);
      if (end === undefined) break;
      between = false;
      last = end;
    } else if (text === ',' && lastLink !== '') {
      const end = followList(names, last);
      if (end === undefined) break;
      last = end;
    } else if (text === 'named' && lower[last + 1] === 'after') {
      let end = runEnd(names, last + 2);
      if (end === last + 2) break;
      while (end < words.count && (known[end]! & known[end - 1]! & Known.person) !== 0) end++;
      last = end;
    } else if ((words.kind[last]! & Kind.quote) !== 0 && forms.has(words.text[last - 1]!)) {
      const end = followQuote(names, last, 32);
      if (end === undefined) break;
      last = end;
    } else if (rule.title === true && lastLink !== '' && titleWords.has(text) && known[last] === 0) {
      last++;
    } else break;
  }
  return last;
}

/** `of the Republic`, `on Trade`, `in the Field of Education`, `for the period until 2030`. */
function followLink(names: NameContext, link: number, rule: Head): number | undefined {
  const { words, lower } = names;
  let i = link + 1;
  if (i >= words.count || !adjacent(words, link)) return undefined;
  if (rule.title === true) {
    const period = followPeriod(names, link);
    if (period !== undefined) return period;
  }
  const article = lower[i] === 'the' || lower[i] === 'a';
  if (article) i++;
  if (i >= words.count || words.sentenceStart[i] === 1 || !adjacent(words, i - 1)) return undefined;
  if ((words.kind[i]! & Kind.capital) !== 0) {
    if (pointers.has(lower[i]!) || (names.known[i]! & Known.amount) !== 0) return undefined;
    const end = runEnd(names, i);
    const text = words.text[link]!;
    const isPlace = (names.known[i]! & (Known.place | Known.nationality)) !== 0;
    if (text === 'in' && !(rule.located === true && isPlace) && !isTopic(names, i)) return undefined;
    if ((text === 'on' || text === 'for') && isPlace && rule.title !== true) return undefined;
    if (text === 'at' && !(article && holdsBody(names, i, end))) return undefined;
    if (text === 'to' && rule.title !== true && !isPlace && (names.known[i]! & Known.organisation) === 0)
      return undefined;
    if (text === 'under' && (!article || isPlace)) return undefined;
    return end;
  }
  if (rule.title === true && titleWords.has(words.text[i]!)) {
    // Lowercase words have to lead somewhere: a title word at least, up to the next word that is none.
    let end = i;
    while (end < words.count && adjacent(words, end - 1) && words.sentenceStart[end] !== 1) {
      const text = words.text[end]!;
      if (titleWords.has(text) || (words.kind[end]! & Kind.capital) !== 0) end++;
      else if (hyphens.has(text) && isGlued(words, end)) end++;
      else if (text === 'a' && end + 1 < words.count && titleWords.has(words.text[end + 1]!)) end++;
      else if (
        (text === ',' || text === 'and') &&
        end + 1 < words.count &&
        titleWords.has(words.text[end + 1]!)
      )
        end++;
      else break;
    }
    return end;
  }
  return undefined;
}

/** Words that point at something instead of naming it. */
const pointers = wordList('shared/pointers');

/** Whether a run names a body that another can stand at: "Center at the Ministry of Roads". */
function holdsBody({ lower }: NameContext, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bodies.has(lower[i]!)) return true;
  return false;
}

const bodies = wordList('shared/bodies');

/** `until 2030`, `for 2016-2020`, `for the period until 2030`, `up to 2026`; the years end a title. */
export function followPeriod({ words, lower }: NameContext, link: number): number | undefined {
  let i = link;
  while (i < words.count && i < link + 7 && periodWords.has(lower[i]!)) i++;
  if (i === link || !isYear(words, i)) return undefined;
  i++;
  if (
    i + 1 < words.count &&
    (words.text[i] === '-' || words.text[i] === '–' || words.text[i] === 'to' || words.text[i] === 'and') &&
    isYear(words, i + 1)
  )
    i += 2;
  return i;
}

const periodWords = wordList('shared/period-words');
