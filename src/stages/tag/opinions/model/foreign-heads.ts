import type { Draft } from '../../../../contract/proposal.ts';
import { titles } from '../../names/engine/lexicon.ts';
import { Known, type NameContext } from '../../names/engine/name-context.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { adjacent, isGlued, Kind } from '../../names/engine/words.ts';
import { notSurnames } from '../../names/person/forms.ts';
import { Rewritten } from './rewritten.ts';

/** Below, the model's opinion counts for less than the generic word. */
const hesitant = 0.75;
const certain = 0.97;
const confidence = 0.7;
const longestName = 4;
const longestBody = 10;

const landforms = wordList('foreign-heads/landform-first');
/** Those that towns are called after too, in a list or none: `Wadi Halfa`. */
const alsoTowns = wordList('foreign-heads/landform-or-town');
const bodies = wordList('foreign-heads/body-first');
const bodiesBehind = wordList('foreign-heads/body-last');
const joining = wordList('foreign-heads/joining');
const sitesBehind = wordList('foreign-heads/site-last');
const sitesBefore = wordList('foreign-heads/site-first');
/** All of them: few words are any. */
const heads = new Set([
  ...landforms,
  ...alsoTowns,
  ...bodies,
  ...bodiesBehind,
  ...sitesBehind,
  ...sitesBefore,
]);

/**
 * Landforms, sites and bodies by generic words of other languages, where the model saw nothing, a part of the name, or hesitated:
 *
 *     [Lough Allen], [Bahía Málaga], [Gunung Agung]        LOC
 *     [Meezan Chowk], [Jalan Ampang], [Praça da Sé]        FAC
 *     [Escuela Normal de Angol], [Université de Kara]      ORG
 *
 * Near misses: `Wadi Halfa` where it is sure of the town, `the Maidan`, `Rajiv Chowk Traders Union`, `Via John Smith`.
 *
 * @param drafts in order
 */
export function namesByForeignHeads(drafts: readonly Draft[], names: NameContext): readonly Draft[] {
  const { words } = names;
  const rewritten = new Rewritten(drafts);
  for (let i = 0; i < words.count; i++) {
    if (!heads.has(words.text[i]!)) continue;
    const name = landformAt(names, i) ?? bodyAt(names, i) ?? siteAt(names, i);
    if (name === undefined) continue;
    const { type, first, last } = name;
    const span = { start: words.start[first]!, end: words.end[last]! };
    // A platform or a prize is called a school too: of a body the model sees something.
    if (type === 'ORG' && rewritten.at(span).length === 0) continue;
    rewritten.put(
      { type, ...span, confidence },
      (own, isWhole) => isWhole && own.confidence >= leastToStand(own.type, type),
    );
  }
  return rewritten.drafts();
}

/** How sure the model must be for its opinion to stand; of somebody called like a landform, more than of a town. */
function leastToStand(own: Draft['type'], type: Name['type']): number {
  if (own === type) return confidence;
  return own === 'PERSON' && type === 'LOC' ? certain : hesitant;
}

const isArabicArticle = /^(?:[AaEe][lsnrdtzhq]|[Aa]sh|[Aa]th)$/;

interface Name {
  readonly type: 'LOC' | 'FAC' | 'ORG';
  readonly first: number;
  readonly last: number;
}

const isCapital = ({ kind }: NameContext['words'], i: number) =>
  (kind[i]! & (Kind.capital | Kind.upper | Kind.initial)) === Kind.capital;

/** Index of the last word of a run of capitals, over small words in it, from a word on; the word itself where it stands alone. */
function runEndFrom({ words, lower }: NameContext, from: number, longest = longestName): number {
  let last = from;
  for (let i = from + 1; i < words.count && i <= from + longest; i++) {
    // `Jabal Al-Zawiyah`: an article and its hyphen are one word with the name
    if (words.text[i] === '-' && isGlued(words, i) && isArabicArticle.test(words.text[i - 1]!)) {
      if (i + 1 >= words.count || !isCapital(words, i + 1)) break;
      last = ++i;
      continue;
    }
    if (!adjacent(words, i - 1) || words.sentenceStart[i] === 1) break;
    if (isArabicArticle.test(words.text[i]!) && words.text[i + 1] === '-') continue;
    if (isCapital(words, i)) {
      if (titles.has(lower[i]!)) break;
      last = i;
    } else if (!joining.has(words.text[i]!)) break;
  }
  return last;
}

/** Index of the first word of a run of capitals that ends at a word; the word itself where it stands alone. */
function runStartTo({ words }: NameContext, last: number): number {
  let first = last;
  while (first > 0 && last - first < 3 && adjacent(words, first - 1) && isCapital(words, first - 1)) {
    if (words.sentenceStart[first] === 1) break;
    first--;
  }
  return first;
}

function bodyAt(names: NameContext, i: number): Name | undefined {
  const { words } = names;
  if (bodies.has(words.text[i]!)) {
    const last = runEndFrom(names, i, longestBody);
    // "Bank Street"
    if (last > i && !notSurnames.has(names.lower[last]!)) return { type: 'ORG', first: i, last };
  }
  if (!bodiesBehind.has(words.text[i]!)) return undefined;
  const first = runStartTo(names, i);
  return first === i ? undefined : { type: 'ORG', first, last: i };
}

function landformAt(names: NameContext, i: number): Name | undefined {
  const word = names.words.text[i]!;
  const isKnown = (names.known[i]! & Known.place) !== 0 || names.weakPlace[i] === 1;
  if (!landforms.has(word) && !(alsoTowns.has(word) && !isKnown)) return undefined;
  const last = runEndFrom(names, i);
  return last === i ? undefined : { type: 'LOC', first: i, last };
}

function siteAt(names: NameContext, i: number): Name | undefined {
  const { words } = names;
  if (sitesBefore.has(words.text[i]!) && words.sentenceStart[i] !== 1 && words.lower[i - 1] !== 'via') {
    const last = runEndFrom(names, i);
    if (last > i) return { type: 'FAC', first: i, last };
  }
  if (!sitesBehind.has(words.text[i]!) || i === 0 || isNextCapital(words, i)) return undefined;
  const first = runStartTo(names, i);
  return first === i ? undefined : { type: 'FAC', first, last: i };
}

const isNextCapital = (words: NameContext['words'], i: number) =>
  i + 1 < words.count &&
  adjacent(words, i) &&
  words.sentenceStart[i + 1] !== 1 &&
  (words.kind[i + 1]! & Kind.capital) !== 0;
