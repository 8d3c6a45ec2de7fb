import type { FlowContext } from '../../../../contract/context.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Head } from '../engine/head.ts';
import { openers } from '../engine/lexicon.ts';
import { Known, type NameContext, propose } from '../engine/name-context.ts';
import { followChain } from '../engine/phrase.ts';
import { followQuote, runStart } from '../engine/run.ts';
import { wordList } from '../engine/word-lists.ts';
import { adjacent, isGlued, isYear, Kind, wordsOf } from '../engine/words.ts';
import { isHead, joining, treaty } from './heads.ts';
import { verbs } from './title-span.ts';

/** Titles that something else than a capitalised head gives away: a list's entry, a period, quotation marks, a "v.". */

/**
 * The title of a document as a list or bibliography names it, whatever its letters: `¹³ concept of cooperation of the CIS
 * [Electronic resource]`, `agreement on transit // Herald`.
 */
export function matchEntry(names: NameContext, head: number, found: Draft[]): void {
  const { words, lower } = names;
  let first = head;
  while (
    first > 0 &&
    adjacent(words, first - 1) &&
    (leads.has(lower[first - 1]!) || words.text[first - 1] === '-')
  )
    first--;
  let before = first - 1;
  if (before >= 0 && lower[before] === 'the') before--;
  // At the beginning of the entry, or after its number.
  if (before >= 0 && words.sentenceStart[before + 1] !== 1 && !/^[\d.)\]⁰¹²³⁴-⁹]+$/.test(words.text[before]!))
    return;
  if (!joining.has(lower[head + 1] ?? '')) return;
  const end = Math.min(words.count, head + 70);
  let capitals = 0;
  for (let i = head + 1; i < end; i++) {
    const text = words.text[i]!;
    const closes =
      text === '[' ||
      (text === '/' && words.text[i + 1] === '/') ||
      (text === '.' && /^[-–]$/.test(words.text[i + 1] ?? '')) ||
      (text === '(' && !isYear(words, i + 1));
    if (closes) {
      if (capitals > 0 && i - first > 3) found.push(propose(names, first, i, 'LAW', 0.7));
      return;
    }
    if (text === ':' || text === ';' || text === '?' || verbs.has(lower[i]!)) return;
    if ((words.kind[i]! & Kind.capital) !== 0) capitals++;
  }
}

/**
 * A title that its period closes, though its head is small: `National programme of exports of the Republic of Belarus for
 * 2016-2020`, `main directions of the development of the Union until 2030`, `EEU Strategy 2025`.
 */
export function matchPeriod(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  let last = followChain(names, i + 1, treaty, isHead);
  let confidence = 0.66;
  if (last === i + 1) {
    if (!isYear(words, last) || !adjacent(words, i) || (words.kind[i]! & Kind.capital) === 0) return;
    last++;
    if (/^[-–]$/.test(words.text[last] ?? '') && isYear(words, last + 1)) last += 2;
    confidence = 0.74;
  } else if (!isYear(words, last - 1)) return;
  let first = i;
  while (
    first > Math.max(0, i - 8) &&
    words.sentenceStart[first] !== 1 &&
    adjacent(words, first - 1) &&
    leads.has(lower[first - 1]!)
  )
    first--;
  if (first === i || (words.kind[first]! & Kind.capital) !== 0) first = runStart(names, first);
  const short = alone.has(lower[i]!) && last === i + 2;
  if (!short && ((words.kind[first]! & Kind.capital) === 0 || (last === i + 2 && first === i))) return;
  let capitals = 0;
  for (let j = first; j < last; j++) if ((words.kind[j]! & Kind.capital) !== 0) capitals++;
  if (capitals === 0 || (!short && last - first < 3)) return;
  found.push(propose(names, first, last, 'LAW', confidence));
}

export const periodHeads = wordList('law/period-heads');
/** Heads that a year alone makes a name of: `Vision 2030`. */
const alone = wordList('law/period-heads-alone');
const leads = wordList('law/period-modifiers');

const stateRun = wordList('law/state-modifiers');
/** Lowercase heads next to which a quoted title stands. */
export const quotedHeads = wordList('law/quoted-heads');

export function matchQuote(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  // A project is a programme only where a state runs it: "national project "Safe Roads"".
  const project = words.text[i] === 'project' || words.text[i] === 'projects';
  if (project && (i === 0 || !stateRun.has(lower[i - 1]!))) return;
  const quoted = quoteAfter(names, i);
  if (quoted !== undefined) {
    let open = quoted;
    for (let guard = 0; guard < 40; guard++) {
      const last = followQuote(names, open, 32);
      if (last === undefined || (words.kind[open + 1]! & Kind.capital) === 0) return;
      found.push(propose(names, open + 1, last - 1, 'LAW', quoted === i + 1 ? 0.74 : 0.62));
      open = last;
      while (open < last + 4 && between.has(lower[open] ?? '')) open++;
      if (open === last || open >= words.count || (words.kind[open]! & Kind.quote) === 0) return;
    }
    return;
  }
  if (
    i > 1 &&
    (words.kind[i - 1]! & Kind.quote) !== 0 &&
    adjacent(words, i - 1) &&
    words.sentenceStart[i] !== 1
  ) {
    for (let j = i - 2; j >= 0 && j > i - 14; j--) {
      if ((words.kind[j]! & Kind.quote) === 0) continue;
      if (j + 1 < i - 1 && (words.kind[j + 1]! & Kind.capital) !== 0)
        found.push(propose(names, j + 1, i - 1, 'LAW', 0.7));
      return;
    }
  }
}

/** What stands between quoted titles in a row: `programmes "A", "B" and also "C"`, `programme "A" ("B")`. */
const between: ReadonlySet<string> = new Set([',', ';', '(', ...wordList('law/between-quotes')]);
/** They lead from a head to the title it bears: `programme of the Union State called "A"`. */
const naming = wordList('law/naming');

/** Where the quotation begins that bears the title of a head: at once, after the words for whose programme it is, or after "called". */
function quoteAfter({ words, lower }: NameContext, i: number): number | undefined {
  let j = i + 1;
  const limit = Math.min(words.count, i + 12);
  if (lower[j] === 'of' || lower[j] === 'for')
    while (j < limit && (owning.has(lower[j]!) || (words.kind[j]! & Kind.capital) !== 0)) j++;
  while (j < limit && naming.has(lower[j]!)) j++;
  if (j >= limit || (words.kind[j]! & Kind.quote) === 0) return undefined;
  if (j === i + 1 && !adjacent(words, i)) return undefined;
  for (let k = i + 1; k <= j; k++) if (words.sentenceStart[k] === 1) return undefined;
  return j;
}
const owning = wordList('law/owner-words');

/** A quotation in a sentence that speaks of programmes, or at the beginning of an item of a list, may be a title. */
export function matchLooseQuote(names: NameContext, i: number, introduced: boolean, found: Draft[]): void {
  const { words, flow } = names;
  const near = speaksOfTitles(names, i);
  const item = flow.kind === 'list' && (words.sentenceStart[i] === 1 || i < 4);
  if (!near && !item) return;
  if (i + 1 >= words.count || (words.kind[i + 1]! & Kind.capital) === 0) return;
  const last = followQuote(names, i, 32);
  if (last !== undefined)
    found.push(propose(names, i + 1, last - 1, 'LAW', item && introduced ? 0.62 : 0.25));
}

/** Whether the sentence speaks of programmes shortly before word `i`. */
function speaksOfTitles({ words, lower }: NameContext, i: number): boolean {
  for (let j = i; j > Math.max(0, i - 59) && words.sentenceStart[j] !== 1; j--)
    if (quotedHeads.has(lower[j - 1]!)) return true;
  return false;
}

/** Whether a paragraph says that a list of programmes follows: "The programmes under way are:". */
export function introducesTitles(context: FlowContext): boolean {
  const { count, lower, text } = wordsOf(context);
  if (text[count - 1] !== ':') return false;
  for (let i = Math.max(0, count - 40); i < count; i++) if (titleLists.has(lower[i]!)) return true;
  return false;
}
const titleLists = wordList('law/title-lists');

/** `the Green Hills programme`: what stands before a head in lowercase may be its title. */
export function matchModifiers(names: NameContext, i: number, found: Draft[]): void {
  const { words, known } = names;
  if (!titled.has(words.text[i]!) || i === 0 || words.sentenceStart[i] === 1 || !adjacent(words, i - 1))
    return;
  if ((words.kind[i - 1]! & Kind.capital) === 0) return;
  let first = runStart(names, i - 1);
  // "the Union State | Orbit programme"
  while (
    first < i &&
    (known[first]! & (Known.organisation | Known.place | Known.nationality | Known.person)) !== 0
  )
    first++;
  if (first < i && i - first <= 5) found.push(propose(names, first, i, 'LAW', 0.25));
}
const titled = wordList('law/heads-after-title');

/** `Microtech-SG`: so the Union State ("Soyuznoe Gosudarstvo") names its programmes. */
export function matchUnionState(names: NameContext, i: number, found: Draft[]): void {
  const { words } = names;
  const first = i - 2;
  if (words.text[i] !== 'SG') return;
  if (first < 0 || !/^[-–]$/.test(words.text[i - 1]!) || !isGlued(words, i - 1) || !isGlued(words, i)) return;
  if ((words.kind[first]! & Kind.capital) !== 0) found.push(propose(names, first, i + 1, 'LAW', 0.7));
}

/** `Roe v. Wade` */
export function matchCase(names: NameContext, i: number, found: Draft[]): void {
  const { words } = names;
  let right = i + 1;
  if (words.text[right] === '.') right++;
  let first = i - 1;
  // `R. v. Keegstra`
  if (words.text[first] === '.' && first > 0 && (words.kind[first - 1]! & Kind.initial) !== 0) first--;
  if (
    right >= words.count ||
    (words.kind[first]! & Kind.capital) === 0 ||
    (words.kind[right]! & Kind.capital) === 0
  )
    return;
  while (
    first > Math.max(0, i - 12) &&
    words.sentenceStart[first] !== 1 &&
    adjacent(words, first - 1) &&
    (words.kind[first - 1]! & Kind.capital) !== 0 &&
    !openers.has(words.lower[first - 1]!)
  )
    first--;
  const rule: Head = {};
  let last = right + 1;
  while (
    last < Math.min(words.count, right + 12) &&
    adjacent(words, last - 1) &&
    (words.kind[last]! & Kind.capital) !== 0 &&
    words.sentenceStart[last] !== 1
  )
    last++;
  last = followChain(names, last, rule, isHead);
  found.push(propose(names, first, last, 'LAW', words.text[i] === 'v' ? 0.7 : 0.4));
}

/** `"Tatarstan-2030"`, `"Digital Steppe 2025"`: years in quotation marks are those of a programme, seldom of a book. */
export function matchDatedQuote(names: NameContext, i: number, found: Draft[]): void {
  const { words } = names;
  if (i + 2 >= words.count || (words.kind[i + 1]! & Kind.capital) === 0) return;
  const last = followQuote(names, i, 10);
  if (last === undefined || !isYear(words, last - 2) || last - 1 <= i + 2) return;
  found.push(propose(names, i + 1, last - 1, 'LAW', 0.28));
}
