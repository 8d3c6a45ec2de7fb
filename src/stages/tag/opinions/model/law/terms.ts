import type { DocumentContext, FlowContext } from '../../../../../contract/context.ts';
import type { MemoryKey } from '../../../../../contract/memory.ts';
import type { Draft } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

/** Letters that the document has introduced as short for small words. */
const terms: MemoryKey<DocumentContext, Set<string>> = {
  name: 'model.terms',
  create: () => new Set(),
};

const introduced = lazily(() => /\((\p{Lu}{2,6})s?\)/gu);
const mayIntroduce = /\([A-Z\x80-\uffff]{2,12}s?\)/;
const smallWords = lazily(() => /(?:(?<![\p{L}-])\p{Ll}[\p{L}-]* ){2,7}$/u);
const small = wordList('edges/acronym-leaves-out');

/**
 * Letters that stand for small words are no name, here and in the rest of the document: `government-linked companies ([GLC])`, `farmer
 * producer organisations (FPOs) … the [FPO]`.
 *
 * Near misses: `the Road Fund (RF)`, `said the agency (NTA)`, letters that the gazetteers know.
 */
export function withoutTerms(
  drafts: readonly Draft[],
  { flow, document, earlier }: FlowContext,
): readonly Draft[] {
  const { text } = flow.view;
  const known = document.memory(terms);
  for (const { index, 1: letters } of mayIntroduce.test(text) ? text.matchAll(introduced()) : []) {
    const words = smallWords().exec(text.slice(Math.max(0, index - 80), index))?.[0];
    if (words !== undefined && isShortFor(letters!, words)) known.add(letters!);
  }
  if (known.size === 0) return drafts;
  const isTerm = ({ type, start, end }: Draft) =>
    type !== 'PERSON' && known.has(text.slice(start, end).replace(/s$/, ''));
  if (!drafts.some(isTerm)) return drafts;
  const listed = new Set(
    earlier.filter(({ stage }) => stage === 'tag.gazetteer').map(({ start, end }) => `${start} ${end}`),
  );
  return drafts.filter((draft) => !isTerm(draft) || listed.has(`${draft.start} ${draft.end}`));
}

/** Whether the last of the words have the letters as initials. */
function isShortFor(letters: string, words: string): boolean {
  const initials = words
    .trim()
    .split(/[ -]/)
    .filter((word) => !small.has(word))
    .map((word) => word.charAt(0))
    .join('');
  return initials.endsWith(letters.toLowerCase());
}
