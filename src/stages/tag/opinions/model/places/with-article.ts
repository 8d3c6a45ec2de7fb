import type { Draft } from '../../../../../contract/proposal.ts';
import type { NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { adjacent, Kind } from '../../../names/engine/words.ts';
import { Rewritten } from '../rewritten.ts';

const natural = wordList('with-article/natural-place');
const after = wordList('with-article/after-natural-place');
const confidence = 0.8;

/**
 * Rivers, ranges and plains that go by a bare name, told by the article before it, whatever the model took them for:
 *
 *     the bridge over the [Litani]; along the [Bhote Koshi] and; Kurgans of the [Altai]
 *
 * Near misses: `the Litani dam`, `the Altai Republic`, `in Altai`, `the Hudson-Essex`.
 *
 * @param drafts in order
 */
export function placesWithArticle(drafts: readonly Draft[], { words, lower }: NameContext): readonly Draft[] {
  const rewritten = new Rewritten(drafts);
  for (let i = 1; i < words.count; i++) {
    if (lower[i - 1] !== 'the' || (words.kind[i]! & Kind.capital) === 0 || !adjacent(words, i - 1)) continue;
    const isOfTwo =
      i + 1 < words.count && adjacent(words, i) && natural.has(`${words.text[i]!} ${words.text[i + 1]!}`);
    if (!isOfTwo && !natural.has(words.text[i]!)) continue;
    const last = isOfTwo ? i + 1 : i;
    if (!isAlone(lower[last + 1])) continue;
    const place: Draft = { type: 'LOC', start: words.start[i]!, end: words.end[last]!, confidence };
    rewritten.put(place, (own, isWhole) => !isWhole || (own.type === 'LOC' && own.confidence >= confidence));
  }
  return rewritten.drafts();
}

/** Whether no noun follows that the name would stand before: a sign, or a word that goes on with the sentence. */
const isAlone = (word: string | undefined) =>
  word === undefined || /^(?:[.,;:)\]!?”"—–(]|['’]s?$)/.test(word) || after.has(word);
