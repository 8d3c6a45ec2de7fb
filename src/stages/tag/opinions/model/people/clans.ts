import type { Draft } from '../../../../../contract/proposal.ts';
import { openers, titles } from '../../../names/engine/lexicon.ts';
import type { NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { adjacent, Kind } from '../../../names/engine/words.ts';
import { Rewritten } from '../rewritten.ts';

/** Below, the model's opinion counts for less than the word behind the name. */
const hesitant = 0.7;
const confidence = 0.7;
const clans = wordList('edges/clan');

/**
 * Peoples that no list has, told by the word behind them, where the model saw nothing or hesitated:
 *
 *     the [Unjamap] and [Wogia] clans; an [Obena] tribesman
 *
 * Near misses: `Northern tribes`, `rival clans`, `Mount Hagen clans`, `Mr Wogia’s clan`.
 *
 * @param drafts in order
 * @param isOrdinary whether a dictionary has the word, in lowercase
 */
export function peoplesOfClans(
  drafts: readonly Draft[],
  names: NameContext,
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  const { words, lower } = names;
  const rewritten = new Rewritten(drafts);
  const put = (i: number) => {
    const people: Draft = { type: 'NORP', start: words.start[i]!, end: words.end[i]!, confidence };
    rewritten.put(people, (own, isWhole) => !isWhole || own.confidence >= hesitant);
  };
  for (let i = 1; i < words.count; i++) {
    if (!clans.has(words.text[i]!) || !isUnknown(names, i - 1, isOrdinary)) continue;
    if (/^(?:and|or)$/.test(lower[i - 2] ?? '') && isUnknown(names, i - 3, isOrdinary)) put(i - 3);
    put(i - 1);
  }
  return rewritten.drafts();
}

/** A capitalised word by itself that neither a list nor a dictionary has. */
function isUnknown(
  { words, lower, known, counts }: NameContext,
  i: number,
  isOrdinary: (word: string) => boolean,
) {
  if (i < 0 || (words.kind[i]! & (Kind.capital | Kind.upper | Kind.initial)) !== Kind.capital) return false;
  if (!adjacent(words, i) || (i > 0 && adjacent(words, i - 1) && (words.kind[i - 1]! & Kind.capital) !== 0))
    return false;
  const word = lower[i]!;
  return known[i] === 0 && !counts.has(word) && !openers.has(word) && !titles.has(word) && !isOrdinary(word);
}
