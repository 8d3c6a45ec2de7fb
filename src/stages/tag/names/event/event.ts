import { defineComponent } from '../../../../contract/component.ts';
import type { Draft } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { type Head, headTable } from '../engine/head.ts';
import { openers } from '../engine/lexicon.ts';
import { isOrdinary, isTopic, Known, type NameContext, propose } from '../engine/name-context.ts';
import { buildOut, type Phrase } from '../engine/phrase.ts';
import { nameRecogniser } from '../engine/rules.ts';
import { followQuote, runEnd, runStart } from '../engine/run.ts';
import { wordList } from '../engine/word-lists.ts';
import { adjacent, capitalFollows, isGlued, isYear, Kind, trigger } from '../engine/words.ts';

/**
 * Forums, exhibitions, congresses, games, wars and proclaimed years:
 *
 *     Fifth Forum of Regions of Belarus and Russia, VIII Forum of Regions
 *     6th International Economic Forum "Innovations", Digital Almaty Forum 2021
 *     Year of Education, Days of Minsk, Week of Italian Cuisine
 *     World War II, Battle of Grunwald, Hurricane Sandy, 2014 Winter Olympics
 *     exhibition "Belagro", Belagro exhibition, Belagro-2018         the name alone
 */
export function createEventRecogniser(): Recogniser {
  return nameRecogniser({
    rules: [
      // Belagro-2018, Expo-2025
      { written: 'attached number', match: matchYear },
      // Fifth Forum of Regions, World War II
      { at: headWords, written: 'capitalised', match: matchHead },
      // exhibition "Belagro", Belagro exhibition
      { at: lowercaseHeadWords, written: 'lowercase', match: matchLowercaseHead },
    ],
  });
}

const gathering: Head = {
  links: wordList('event/links'),
  pairs: true,
  ordinals: true,
  quoted: true,
  year: true,
  needs: 'either',
  confidence: 0.84,
};
const chained: Head = { needs: 'right', pairs: true, confidence: 0.72, year: true, quoted: true };
const modified: Head = { needs: 'left', ordinals: true, year: true, quoted: true, confidence: 0.72 };
const named: Head = { needs: 'none', names: true, confidence: 0.7 };

const games: Head = { needs: 'none', ordinals: true, confidence: 0.8, year: true };
const convention: Head = { needs: 'either', ordinals: true, confidence: 0.6, year: true };

const heads = headTable({
  'event/gathering-heads': gathering,
  'event/chained-heads': chained,
  'event/modified-heads': modified,
  'event/named-heads': named,
  'event/game-heads': games,
  'event/convention-heads': convention,
});

const isHead = (word: string) => heads.has(word);
/** Modifiers that describe rather than name: "International Conference". */
const generic = wordList('event/generic-modifiers');

function matchHead(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower } = names;
  const word = lower[i]!;
  const rule = heads.get(word)!;
  if (capitalFollows(words, i) && heads.has(lower[i + 1]!)) return;
  if (word === 'convention' && (words.text[i + 1] === 'on' || words.text[i + 1] === 'for')) return;
  if (word === 'assembly' && lower[i + 2] !== 'business') return;
  const phrase = buildOut(names, i, rule, isHead);
  const { hasLeft, hasRight } = phrase;
  if (rule === chained ? !matchChained(names, phrase, found) : !hasWhatItNeeds(rule, phrase)) return;
  if (word === 'games' && !(i > 0 && contests.has(lower[i - 1]!))) return;
  if (!hasRight && hasLeft && isDescription(names, phrase, rule)) return;
  const [first, last] = withNumbers(names, phrase);
  found.push(
    propose(names, first, last, 'EVENT', (rule.confidence ?? 0.8) - (hasLeft && hasRight ? 0 : 0.04)),
  );
}

function hasWhatItNeeds(rule: Head, { hasLeft, hasRight, head, last }: Phrase): boolean {
  if (rule === modified) return hasLeft;
  if (rule === named) return last > head + 1;
  return hasLeft || hasRight || rule.needs === 'none';
}

/** `Days of Minsk`, `Battle of Grunwald`: whether the chain makes an event of it; where it is held is proposed as well. */
function matchChained(names: NameContext, { first, last, head, hasRight }: Phrase, found: Draft[]): boolean {
  const { words, lower, known } = names;
  if (!hasRight) return false;
  const word = lower[head]!;
  // `Year of Russia in Vietnam`; "Days of Minsk in Budapest" is told by what follows
  if (words.text[last] === 'in' && adjacent(words, last - 1)) {
    const place = lower[last + 1] === 'the' ? last + 2 : last + 1;
    if (place < words.count && (known[place]! & Known.place) !== 0)
      found.push(propose(names, first, runEnd(names, place), 'EVENT', word === 'year' ? 0.76 : 0.5));
  }
  if (spans.has(word) && words.text[head + 1] !== 'of') return false;
  return words.sentenceStart[head] !== 1 || last - head >= 3;
}

/** Whether what stands before the head only describes it: `International Conference`, `Annual Forum`. */
function isDescription(names: NameContext, { first, head }: Phrase, rule: Head): boolean {
  const { words, lower, known } = names;
  const word = lower[head]!;
  let proper = false;
  for (let j = first; j < head; j++)
    if (!generic.has(lower[j]!) && (words.kind[j]! & Kind.word) !== 0) proper = true;
  const ofTheWorld =
    (sports.has(word) || word === 'war') && word !== 'contest' && lower[head - 1] === 'world';
  if (!proper && rule.needs !== 'none' && !ofTheWorld) return true;
  // Any word has a capital at the beginning: "Trade Congress", but "World War II".
  const mayBeOrdinary = first === head - 1 && words.sentenceStart[first] === 1 && known[first] === 0;
  return mayBeOrdinary && !isNumberedWar(names, head);
}

/** With the numbers around it: `World War II`, `2014 Winter Olympics`, `London 2012 Olympics`. */
function withNumbers(names: NameContext, { first, last, head }: Phrase): [number, number] {
  const { words, lower, known } = names;
  const end = isNumberedWar(names, head) && last === head + 1 ? last + 1 : last;
  if (first === 0 || !isYear(words, first - 1) || !adjacent(words, first - 1) || !sports.has(lower[head]!))
    return [first, end];
  const hasPlace = first > 1 && adjacent(words, first - 2) && (known[first - 2]! & Known.place) !== 0;
  return [hasPlace ? first - 2 : first - 1, end];
}

/** `World War II` */
function isNumberedWar({ words, lower }: NameContext, head: number): boolean {
  return (
    lower[head] === 'war' &&
    /^(?:I|II|III|One|Two)$/.test(words.text[head + 1] ?? '') &&
    adjacent(words, head)
  );
}

/** Heads of a span of time, which only "of" makes a name of. */
const spans = wordList('event/spans');
const contests = wordList('event/contest-modifiers');
const sports = wordList('event/sports');

const lowercaseHeads = wordList('event/lowercase-heads');

/** Heads that a quoted title does not make an event of: its papers have titles too. */
const meetings = wordList('event/meetings');

const headWords = trigger(heads.keys());
const lowercaseHeadWords = trigger(lowercaseHeads);

function matchLowercaseHead(names: NameContext, i: number, found: Draft[]): void {
  const { words, lower, known } = names;
  const isMeeting = meetings.has(words.text[i]!);
  if (adjacent(words, i) && (words.kind[i + 1]! & Kind.quote) !== 0) {
    const last = followQuote(names, i + 1);
    if (last !== undefined && (words.kind[i + 2]! & Kind.capital) !== 0 && !isMeeting)
      found.push(propose(names, i + 2, last - 1, 'EVENT', 0.93));
    return;
  }
  // `the agricultural exhibition Belagro`
  if (!isMeeting && capitalFollows(words, i)) {
    const end = runEnd(names, i + 1);
    if (known[i + 1] === 0 && !isTopic(names, i + 1) && !openers.has(lower[i + 1]!)) {
      const year =
        words.text[end] === '-' && isYear(words, end + 1) ? end + 2 : isYear(words, end) ? end + 1 : end;
      found.push(propose(names, i + 1, year, 'EVENT', 0.7));
      return;
    }
  }
  if (i === 0 || !adjacent(words, i - 1) || words.sentenceStart[i] === 1) return;
  if ((words.kind[i - 1]! & Kind.quote) !== 0) {
    for (let j = i - 2; j >= 0 && j > i - 9; j--) {
      if ((words.kind[j]! & Kind.quote) === 0) continue;
      if (j + 1 < i - 1 && (words.kind[j + 1]! & Kind.capital) !== 0)
        found.push(propose(names, j + 1, i - 1, 'EVENT', isMeeting ? 0.5 : 0.7));
      return;
    }
    return;
  }
  if (
    (words.kind[i - 1]! & Kind.capital) === 0 ||
    (words.kind[i - 1]! & Kind.initial) !== 0 ||
    known[i - 1] !== 0
  )
    return;
  const first = runStart(names, i - 1);
  for (let j = first; j < i; j++)
    if (known[j]! & (Known.nationality | Known.place | Known.organisation | Known.amount)) return;
  if (openers.has(lower[first]!) || isOrdinary(names, first) || isMeeting) return;
  found.push(propose(names, first, i, 'EVENT', 0.6));
}

/** `Belagro-2018`, `Energy and Resource Saving-2017`: a name glued to its year. */
function matchYear(names: NameContext, i: number, found: Draft[]): void {
  const { words, known } = names;
  if (!isYear(words, i)) return;
  if (i < 2 || !isGlued(words, i) || words.text[i - 1] !== '-' || !isGlued(words, i - 1)) return;
  if ((words.kind[i - 2]! & Kind.capital) === 0 || (words.kind[i - 2]! & Kind.initial) !== 0) return;
  if (known[i - 2]! & (Known.place | Known.nationality | Known.amount) || datedWords.has(words.text[i - 2]!))
    return;
  if (numbered.test(words.text[i - 2]!)) return;
  // `HCCC-2024-31`: the number of a case or a file
  if (words.text[i + 1] === '-' && isGlued(words, i + 1) && (words.kind[i + 2]! & Kind.number) !== 0) return;
  found.push(propose(names, runStart(names, i - 2), i + 1, 'EVENT', 0.66));
}

/** Standards and the like are numbered by year as well: `ISO-2015`, `COVID-2019`. */
const numbered = new RegExp(`^${anyOf(wordList('event/numbered-prefixes'))}`, 'i');

/** What a year stands with though it makes no event: `March-2020`, `Strategy-2030`. */
const datedWords = wordList('event/dated-words');

export const component = defineComponent({
  name: 'tag.event',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'forums, exhibitions, wars and games by head words',
  after: ['tag.gazetteer'],
  create: () => createEventRecogniser(),
});
