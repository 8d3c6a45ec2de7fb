import type { Draft } from '../../../../contract/proposal.ts';
import { openers } from '../engine/lexicon.ts';
import { Known, type NameContext, propose } from '../engine/name-context.ts';
import { followPeriod } from '../engine/phrase.ts';
import { followQuote, hyphens, runStart } from '../engine/run.ts';
import { wordList } from '../engine/word-lists.ts';
import { adjacent, isGlued, isYear, Kind } from '../engine/words.ts';
import { chained, heads, isHead, joining, participles } from './heads.ts';
import { numberEnd, withYears } from './numbers.ts';
import { followTitle } from './title-span.ts';

/**
 * Where a title may begin and end besides the places that the rules trust. These proposals are too weak to count by themselves
 * (`tag.merge` drops them, if nothing else is said); a model sees them and chooses, which it can only do among edges that somebody named.
 *
 *     [Economic Recovery and] Growth Plan [2017-2020]
 *     [20-Year] National Strategy, [Thirteenth Five-Year] Plan
 *     Programme of Trade [in Turkmenistan for 2019-2025]
 *     Protocol on Transit [to the Framework Convention on Rivers]
 *     Agreement on the [creation of a joint laboratory]
 *     Eurasia Initiative, Decree No. 466, Directive 2009/73/EC
 */

/** Below what `tag.merge` asks of a lone proposal. */
const confidence = { edge: 0.28, loose: 0.24, cut: 0.2 } as const;

export function guess(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  const first = startOf(names, i);
  const edges: Edges = {
    names,
    head: i,
    first,
    wider: widerStart(names, first),
    before: found.length,
    found,
  };
  guessRuleEnds(edges);
  const next = i + 1;
  const goesOn = next < words.count && adjacent(words, i) && words.sentenceStart[next] !== 1;
  const nextIsName = goesOn && (words.kind[next]! & Kind.capital) !== 0;
  if (first < i && !nextIsName) addAll(edges, next, confidence.loose);
  if (!goesOn) return;
  const number = numberAlone(names, next);
  if (number !== undefined) addAll(edges, number, confidence.edge);
  const dated = datesEnd(names, next) ?? followPeriod(names, next);
  if (dated !== undefined && first < i) addAll(edges, dated, confidence.edge);
  if (first === i && !heads.has(lower[i]!) && !chained.has(lower[i]!)) return;
  const from = subjectStart(names, next, number ?? dated);
  if (from !== undefined) guessCuts(edges, guessReaches(edges, from));
}

/** What is proposed for one head: each end that is guessed goes with both starts. */
interface Edges {
  readonly names: NameContext;
  readonly head: number;
  readonly first: number;
  readonly wider: number;
  /** How many proposals there were before. */
  readonly before: number;
  readonly found: Draft[];
}

function add({ names, head, before, found }: Edges, from: number, to: number, sure: number): void {
  if (to <= from + 1 && from === head) return;
  const own = propose(names, from, to, 'LAW', sure);
  // The rules' proposals of the same head stand just before.
  for (let j = found.length - 1; j >= Math.max(0, before - 8); j--)
    if (found[j]!.start === own.start && found[j]!.end === own.end) return;
  found.push(own);
}

function addAll(edges: Edges, to: number, sure: number): void {
  const { first, wider } = edges;
  add(edges, first, to, sure);
  if (wider < first) add(edges, wider, to, sure);
}

/** Ends that the rules have found for this head go with every start. */
function guessRuleEnds(edges: Edges): void {
  const { names, head, before, found } = edges;
  const { words } = names;
  const ends = new Set<number>();
  for (let j = before - 1; j >= 0 && j >= before - 4; j--) {
    const { start, end } = found[j]!;
    if (start <= words.start[head]! && end > words.start[head]!) ends.add(end);
  }
  for (let j = head + 1; ends.size > 0 && j < words.count && j < head + 80; j++)
    if (ends.has(words.end[j - 1]!)) addAll(edges, j, confidence.edge);
}

/**
 * Where the words begin that say what a title is about: `on Trade`, `Establishing the …`, a quoted title; `undefined` if none do.
 *
 * @param named index after a number or a year that the head has: "Digital Agenda 2020 | for Estonia", "Directive 2014/24/EU | on Public Procurement"
 */
function subjectStart(names: NameContext, next: number, named: number | undefined): number | undefined {
  const { words, lower } = names;
  const from = named !== undefined && joining.has(lower[named] ?? '') ? named : next;
  if (participles.has(lower[from]!)) return from + 1;
  if ((words.kind[from]! & Kind.quote) !== 0)
    return followQuote(names, from, 40) === undefined ? undefined : from;
  return joining.has(lower[from]!) || numberEnd(names, from) !== undefined ? from : undefined;
}

const reaches = [{}, { wide: true }, { open: true }, { wide: true, open: true }] as const;

/** Ends further and further away; the index after the last of them. */
function guessReaches(edges: Edges, from: number): number {
  const { names, head } = edges;
  const { words, lower } = names;
  let longest = 0;
  for (const reach of reaches) {
    const last = withYears(names, followTitle(names, from, isHead, reach));
    if (last <= head + 2) continue;
    addAll(edges, last, 'open' in reach ? confidence.loose : confidence.edge);
    longest = Math.max(longest, last);
    // "Action Plan for 2022-2024 | for the Implementation of …"
    if (
      isYear(words, last - 1) &&
      last < words.count &&
      adjacent(words, last - 1) &&
      joining.has(lower[last]!)
    ) {
      const further = followTitle(names, last, isHead, reach);
      if (further > last + 1) addAll(edges, further, confidence.loose);
    }
  }
  return longest;
}

/** "the Concept of Trade | and the Priority Areas", "the Agreement on Trade | between the Ministry of …" */
function guessCuts(edges: Edges, longest: number): void {
  const { words, lower } = edges.names;
  for (let j = edges.head + 3; j < longest; j++) {
    const word = words.text[j]!;
    const lists = word === 'between' || word === 'among';
    const nextIsName = lower[j + 1] === 'the' || (words.kind[j + 1]! & Kind.capital) !== 0;
    if (lists || (word === 'and' && nextIsName)) add(edges, edges.first, j, confidence.cut);
    if (lists) return;
  }
}

/** The first word of the run before a head, with figures: `20-Year`, `13th Five-Year`, `6th Framework`, `Three Seas`. */
function startOf(names: NameContext, i: number): number {
  const { words, lower } = names;
  let first = runStart(names, i, true);
  for (let round = 0; round < 2 && first > 1 && words.sentenceStart[first] !== 1; round++) {
    let left = first - 1;
    if (hyphens.has(words.text[left]!) && isGlued(words, left) && isGlued(words, first)) left--;
    else if (!figures.has(lower[left]!)) break;
    if ((words.kind[left]! & (Kind.number | Kind.capital)) === 0) break;
    first = words.sentenceStart[left] === 1 ? left : runStart(names, left, true);
  }
  const isFigure = (j: number): boolean => figures.has(lower[j]!) || hyphens.has(words.text[j + 1] ?? '');
  while (first < i && openers.has(lower[first]!) && !isFigure(first)) first++;
  return first;
}

const figures = wordList('law/figures');

/** The start further left, over small words between capitals: `Economic, Cultural, and | Social Development Plan`, `Trade in | Goods Agreement`. */
function widerStart(names: NameContext, first: number): number {
  const { words, known, lower } = names;
  let start = first;
  for (let guard = 0; guard < 4; guard++) {
    let left = start - 1;
    if (left < 1 || words.sentenceStart[start] === 1) break;
    if (words.text[left] === 'and' && words.text[left - 1] === ',') left--;
    if (!/^(?:and|in|,|&)$/.test(words.text[left]!)) break;
    left--;
    if ((words.kind[left]! & Kind.capital) === 0 || openers.has(lower[left]!) || isHead(lower[left]!)) break;
    if ((known[left]! & (Known.place | Known.person | Known.amount)) !== 0) break;
    const wider = startOf(names, left);
    if (wider >= start) break;
    start = wider;
  }
  return start;
}

/** `Decree No. 466`, `Resolution 2202`, `Directive 2009/73/EC`, `Regulation (EC) No 715/2009` */
function numberAlone(names: NameContext, from: number): number | undefined {
  const { words } = names;
  const number = numberEnd(names, from, false);
  if (number !== undefined) return number;
  if ((words.kind[from]! & Kind.number) === 0) return undefined;
  let i = from + 1;
  while (i + 1 < words.count && words.text[i] === '/' && isGlued(words, i) && isGlued(words, i + 1)) i += 2;
  return i;
}

/** After a head: `2021-2025`, `(2017-2030)`, `(NDP) 2017-2021`, `1 (2021-2025)`, `Bulgaria 2030`. */
function datesEnd(names: NameContext, from: number): number | undefined {
  const { words } = names;
  let i = from;
  if (words.text[i] === '(' && (words.kind[i + 1]! & Kind.upper) !== 0 && words.text[i + 2] === ')') i += 3;
  else if ((words.kind[i]! & Kind.number) !== 0 && words.text[i]!.length === 1) i++;
  else while (i < from + 4 && (words.kind[i]! & Kind.capital) !== 0 && !isHead(words.lower[i]!)) i++;
  if (i > from && /^[-–]$/.test(words.text[i] ?? '')) i++;
  const bracketed = withYears(names, i);
  if (bracketed > i) return bracketed;
  if (!isYear(words, i)) return undefined;
  return /^[-–]$/.test(words.text[i + 1] ?? '') && isYear(words, i + 2) ? i + 3 : i + 1;
}
