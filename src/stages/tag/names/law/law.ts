import { defineComponent } from '../../../../contract/component.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import type { Head } from '../engine/head.ts';
import { titleWords, topics } from '../engine/lexicon.ts';
import { isAccidental, isOrdinary, Known, type NameContext, propose } from '../engine/name-context.ts';
import { buildOut, type Phrase } from '../engine/phrase.ts';
import { nameRecogniser } from '../engine/rules.ts';
import { followQuote, runStart } from '../engine/run.ts';
import { adjacent, capitalFollows, isYear, Kind, trigger } from '../engine/words.ts';
import {
  common,
  dated,
  generic,
  guessed,
  halves,
  heads,
  isHead,
  joining,
  leads,
  links,
  named,
  needsLeft,
  ordinary,
  participles,
  plain,
} from './heads.ts';
import { numberEnd, withYears } from './numbers.ts';
import {
  introducesTitles,
  matchCase,
  matchDatedQuote,
  matchEntry,
  matchLooseQuote,
  matchModifiers,
  matchPeriod,
  matchQuote,
  matchUnionState,
  periodHeads,
  quotedHeads,
} from './patterns.ts';
import { followTitle } from './title-span.ts';
import { guess } from './weak-patterns.ts';

/**
 * Treaties, laws, programmes, strategies, concepts and the like whose title is given:
 *
 *     Convention on Cross-border Cooperation of the Member States of the CIS
 *     National Strategy for Sustainable Development of the Republic of Belarus until 2030
 *     Agreement between the Government of A and the Government of B on cooperation in the field of tourism
 *     EEU Treaty, Civil Code, Clean Air Act, Fifth Amendment
 *     programme "Digital Kazakhstan", "New Northern Policy" initiative     the title alone
 *     Roe v. Wade
 */
export function createLawRecogniser(): Recogniser {
  /** Lists that a paragraph says to be of programmes. */
  const introduced = new WeakSet<TokenisedFlow>();
  return nameRecogniser({
    prepare(contexts) {
      let follows = false;
      for (const context of contexts) {
        const { flow } = context;
        if (flow.kind === 'list') {
          if (follows) introduced.add(flow);
        } else if (flow.kind === 'paragraph' || flow.kind === 'heading') follows = introducesTitles(context);
      }
    },
    rules: [
      // "Safe Rivers", 2014
      { written: 'quotation mark', match: matchDatedQuote },
      // the programmes "Safe Rivers" and "Clean Air"
      {
        written: 'quotation mark',
        match: (names, i, found, { flow }) => matchLooseQuote(names, i, introduced.has(flow), found),
      },
      // the programmes of the Union State by their SG
      { at: unionStateWord, match: matchUnionState },
      // the five-year plan for 2016-2020
      { at: periodWords, match: matchPeriod },
      // the entry into force of the …
      { at: headWords, match: matchEntry },
      // Convention on …, Clean Air Act; guesses at further edges
      { at: headWords | guessedWords, written: 'capitalised', match: matchTitle },
      // programme "Digital Kazakhstan", … on the development of …
      { at: anyWord, match: matchInLowercase },
    ],
  });
}

const headWords = trigger(heads.keys());
const guessedWords = trigger(guessed);
const periodWords = trigger(periodHeads);
const unionStateWord = trigger(['sg']);
const anyWord = trigger([...heads.keys(), ...guessed, ...quotedHeads, ...periodHeads, 'v', 'vs', 'sg']);

function matchTitle(names: NameContext, i: number, found: Draft[]): void {
  if (heads.has(names.lower[i]!)) matchHead(names, i, found);
  guess(names, i, found);
}

/** What is no capitalised title: a word after which a title stands, a lowercase head, a court case. */
function matchInLowercase(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  const word = lower[i]!;
  const text = words.text[i]!;
  if ((words.kind[i]! & Kind.capital) !== 0 && (heads.has(word) || guessed.has(word))) return;
  if (halves.has(text) && i > 0 && (words.kind[i - 1]! & Kind.capital) !== 0 && leads.has(lower[i - 1]!))
    guess(names, i, found);
  matchModifiers(names, i, found);
  if (quotedHeads.has(text)) matchQuote(names, i, found);
  else if ((text === 'v' || text === 'vs') && i > 0) matchCase(names, i, found);
}

function matchHead(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  const rule = heads.get(lower[i]!)!;
  if (capitalFollows(words, i) && heads.has(lower[i + 1]!)) return;
  const phrase = buildOut(names, i, rule, isHead);
  if (plain.has(lower[i]!) && !phrase.hasRight) {
    phrase.first = afterArticle(names, phrase.first);
    phrase.hasLeft = phrase.first < i;
  }
  const { hasLeft } = phrase;
  // "the Marlow Treaty of 1991": the year alone is no part of it.
  if (hasLeft && phrase.last === i + 3 && words.text[i + 1] === 'of' && isYear(words, i + 2)) {
    phrase.last = i + 1;
    phrase.hasRight = false;
  }
  if (needsLeft.has(lower[i]!) && !hasLeft) return;
  if (matchFarEnd(names, i, phrase.first, phrase.last, found)) return;
  if (phrase.hasRight) matchChain(names, phrase, rule, found);
  else if (hasLeft) matchBare(names, phrase, found);
}

/** `the | No Child Left Behind Act`: between an article and the title every capital belongs to it, whatever the word. */
function afterArticle({ words, lower }: NameContext, first: number): number {
  let from = first;
  while (from > 1 && from > first - 6 && adjacent(words, from - 1) && words.sentenceStart[from] !== 1) {
    if (lower[from - 1] === 'the') return from;
    if ((words.kind[from - 1]! & Kind.capital) === 0) break;
    from--;
  }
  return from > 0 && lower[from - 1] === 'the' && adjacent(words, from - 1) ? from : first;
}

/** A title that ends with its head: `Long Term Plan (2017-2030)`, `Clean Air Act`, `Fifth Amendment`. */
function matchBare(names: NameContext, { first, last, head }: Phrase, found: Draft[]): void {
  const { words, lower } = names;
  const word = lower[head]!;
  const nextIsName = capitalFollows(words, head);
  const ranged = withYears(names, last);
  if (ranged > last) {
    found.push(propose(names, first, ranged, 'LAW', 0.72));
    return;
  }
  if (!plain.has(word)) {
    // `CIS Information Promotion Plan`: two modifiers at least, and not in a heading, where all words are capitalised.
    if (
      named.has(word) &&
      head - first >= 2 &&
      !nextIsName &&
      names.flow.kind !== 'heading' &&
      !isOrdinary(names, first)
    )
      found.push(propose(names, first, last, 'LAW', 0.56));
    return;
  }
  const isOpened = first > 0 && lower[first - 1] === 'the';
  if (nextIsName || !isProper(names, first, head) || (isOrdinary(names, first) && !isOpened)) return;
  const end = actYearEnd(names, last, word);
  found.push(propose(names, first, end, 'LAW', 0.66));
  // `Accountability and | Transparency Act`
  if (first > 2 && words.text[first - 1] === 'and' && words.sentenceStart[first] !== 1) {
    const wider = runStart(names, first - 2);
    if ((words.kind[first - 2]! & Kind.capital) !== 0 && (names.known[first - 2]! & Known.place) === 0)
      found.push(propose(names, wider, end, 'LAW', 0.6));
  }
}

/** Whether a word before the head says which one it is: `Paris Agreement`, not `Joint Agreement` or `Trade Agreement`. */
function isProper({ words, lower }: NameContext, first: number, head: number): boolean {
  const subjectIsNone = common.has(lower[head]!);
  for (let j = first; j < head; j++)
    if (
      !generic.has(lower[j]!) &&
      (words.kind[j]! & Kind.capital) !== 0 &&
      !(subjectIsNone && topics.has(lower[j]!))
    )
      return true;
  return false;
}

/** Index after the year of an act, if it has one: `Clean Air Act 1970`, `Defamation Act, 2013`. */
function actYearEnd({ words }: NameContext, last: number, head: string): number {
  if (isYear(words, last) && adjacent(words, last - 1)) return last + 1;
  return words.text[last] === ',' && isYear(words, last + 1) && dated.has(head) ? last + 2 : last;
}

/** A title that goes on after its head: `Agreement on Cooperation …`. */
function matchChain(names: NameContext, phrase: Phrase, rule: Head, found: Draft[]): void {
  const { words, lower } = names;
  const i = phrase.head;
  const last = trimTail(names, i + 1, numbered(names, phrase.last) ?? phrase.last);
  if (last <= i + 2) return;
  // The chain has to hold a capital or a full subject: "Agreement on Cooperation", not "Plan of action".
  let capitals = 0;
  for (let j = i + 1; j < last; j++) if ((words.kind[j]! & Kind.capital) !== 0) capitals++;
  if (capitals === 0 && (last - i < 5 || words.sentenceStart[i] === 1)) return;
  let confidence = rule.confidence ?? 0.8;
  if (capitals === 0) confidence = 0.5;
  else if (ordinary.has(lower[i]!) && !phrase.hasLeft) confidence -= 0.12;
  let { first } = phrase;
  while (first < i && isAccidental(names, first)) first++;
  found.push(propose(names, first, last, 'LAW', confidence));
}

/**
 * The end of a title that goes on further than the chain: it stands next to the nearer one as another proposal, since only the
 * words that follow tell which is right.
 *
 * @returns whether it is sure, so that the nearer one need not be proposed
 */
function matchFarEnd(names: NameContext, head: number, start: number, near: number, found: Draft[]): boolean {
  const { words, lower } = names;
  let from = head + 1;
  if (from >= words.count || !adjacent(words, head) || words.sentenceStart[from] === 1) return false;
  const quoted = (words.kind[from]! & Kind.quote) !== 0;
  if (participles.has(lower[from]!)) from++;
  else if (!quoted && !joining.has(lower[from]!) && numberEnd(names, from) === undefined) return false;
  let last = followTitle(names, from, isHead);
  last = withYears(names, last);
  if (last <= near || last <= head + 2) return false;
  let capitals = 0;
  for (let j = from; j < last; j++) if ((words.kind[j]! & (Kind.capital | Kind.number)) !== 0) capitals++;
  if (capitals === 0 && last - head < 6) return false;
  let first = start;
  while (first < head && isAccidental(names, first)) first++;
  // Years end a title: "… for 2016-2020", "… (2017-2030)".
  const ended = isYear(words, last - 1) || isYear(words, last - 2);
  found.push(propose(names, first, last, 'LAW', capitals === 0 ? 0.5 : ended ? 0.84 : 0.7));
  return ended;
}

/** `Decree … No. 7 "On the Development of Trade"`: number and quoted title. */
function numbered(names: NameContext, last: number): number | undefined {
  const number = numberEnd(names, last);
  return number === undefined ? undefined : followQuote(names, number, 32);
}

/** A title does not end with a preposition, an adjective hung in the air or an "and". */
function trimTail({ words }: NameContext, from: number, last: number): number {
  let end = last;
  while (end > from) {
    const text = words.text[end - 1]!;
    if (
      text === 'and' ||
      text === 'of' ||
      text === 'for' ||
      text === 'the' ||
      text === ',' ||
      text === '-' ||
      links.has(text)
    )
      end--;
    else if (end < last && titleWords.has(text) && /(?:al|ic|ive|ary)$/.test(text)) end--;
    else break;
  }
  return end;
}

export const component = defineComponent({
  name: 'tag.law',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'treaties, laws, strategies and programmes by head words',
  after: ['tag.gazetteer'],
  create: () => createLawRecogniser(),
});
