import type { Draft } from '../../../../contract/proposal.ts';
import type { NameContext } from '../../names/engine/name-context.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { adjacent, Kind } from '../../names/engine/words.ts';
import { Rewritten } from './rewritten.ts';

/** Below, the model's opinion counts for less than the generic word. */
const hesitant = 0.75;
const confidence = 0.7;
const longestName = 4;

const landforms = wordList('foreign-heads/landform-first');
const sitesBehind = wordList('foreign-heads/site-last');
const sitesBefore = wordList('foreign-heads/site-first');

/**
 * Landforms and sites by generic words of other languages, where the model saw nothing, a part of the name, or hesitated:
 *
 *     [Lough Allen], [Bahía Málaga], [Gunung Agung]        LOC
 *     [Meezan Chowk], [Jalan Ampang], [Praça da Sé]        FAC
 *
 * Near misses: `Wadi Halfa` where it is sure of the town, `the Maidan`, `Rajiv Chowk Traders Union`, `Via John Smith`.
 *
 * @param drafts in order
 */
export function namesByForeignHeads(drafts: readonly Draft[], names: NameContext): readonly Draft[] {
  const { words } = names;
  const rewritten = new Rewritten(drafts);
  for (let i = 0; i < words.count; i++) {
    const name = landformAt(names, i) ?? siteAt(names, i);
    if (name === undefined) continue;
    const { type, first, last } = name;
    rewritten.put(
      { type, start: words.start[first]!, end: words.end[last]!, confidence },
      (own, isWhole) => isWhole && own.confidence >= (own.type === type ? confidence : hesitant),
    );
  }
  return rewritten.drafts();
}

interface Name {
  readonly type: 'LOC' | 'FAC';
  readonly first: number;
  readonly last: number;
}

const isCapital = ({ kind }: NameContext['words'], i: number) =>
  (kind[i]! & (Kind.capital | Kind.upper | Kind.initial)) === Kind.capital;

/** Index of the last word of a run of capitals, over small words in it, from a word on; the word itself where it stands alone. */
function runEndFrom({ words, lower }: NameContext, from: number): number {
  let last = from;
  for (let i = from + 1; i < words.count && i <= from + longestName; i++) {
    if (!adjacent(words, i - 1) || words.sentenceStart[i] === 1) break;
    if (isCapital(words, i)) last = i;
    else if (!/^(?:de|da|do|dos|del|du|des|la)$/.test(lower[i]!)) break;
  }
  return last;
}

function landformAt(names: NameContext, i: number): Name | undefined {
  if (!landforms.has(names.words.text[i]!)) return undefined;
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
  let first = i;
  while (first > 0 && i - first < 3 && adjacent(words, first - 1) && isCapital(words, first - 1)) {
    if (words.sentenceStart[first] === 1) break;
    first--;
  }
  return first === i ? undefined : { type: 'FAC', first, last: i };
}

const isNextCapital = (words: NameContext['words'], i: number) =>
  i + 1 < words.count &&
  adjacent(words, i) &&
  words.sentenceStart[i + 1] !== 1 &&
  (words.kind[i + 1]! & Kind.capital) !== 0;
