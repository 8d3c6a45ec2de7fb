import type { Draft } from '../../../../contract/proposal.ts';
import type { NameContext } from '../../names/engine/name-context.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { adjacent, Kind } from '../../names/engine/words.ts';

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
  const found: Draft[] = [];
  const dropped = new Set<Draft>();
  let next = 0;
  for (let i = 1; i < words.count; i++) {
    if (lower[i - 1] !== 'the' || (words.kind[i]! & Kind.capital) === 0 || !adjacent(words, i - 1)) continue;
    const isOfTwo =
      i + 1 < words.count && adjacent(words, i) && natural.has(`${words.text[i]!} ${words.text[i + 1]!}`);
    if (!isOfTwo && !natural.has(words.text[i]!)) continue;
    const last = isOfTwo ? i + 1 : i;
    if (!isAlone(lower[last + 1])) continue;
    const span = { start: words.start[i]!, end: words.end[last]! };
    while (next < drafts.length && drafts[next]!.end <= span.start) next++;
    const own = drafts[next];
    const isFree = own === undefined || own.start >= span.end;
    if (!isFree && (own.type === 'LOC' || own.start !== span.start || own.end !== span.end)) continue;
    if (!isFree) dropped.add(own);
    found.push({ type: 'LOC', ...span, confidence });
  }
  if (found.length === 0) return drafts;
  return [...drafts.filter((draft) => !dropped.has(draft)), ...found].sort((a, b) => a.start - b.start);
}

/** Whether no noun follows that the name would stand before: a sign, or a word that goes on with the sentence. */
const isAlone = (word: string | undefined) =>
  word === undefined || /^(?:[.,;:)\]!?”"—–(]|['’]s?$)/.test(word) || after.has(word);
