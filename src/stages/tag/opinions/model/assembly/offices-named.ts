import type { Draft } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { titles } from '../../../names/engine/lexicon.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.7;
const named = lazily(
  () =>
    /(?<!\p{L})Office of the (?=\p{Lu})(\p{Lu}[\p{L}’'-]*(?:(?: (?:of|for|and|to)(?: the)?)? \p{Lu}[\p{L}’'-]*){0,7})/gu,
);

/**
 * Bodies called by the office that they serve, where the model saw nothing or a part: `Office of the Auditor-General`, `Office of the
 * Deputy Prime Minister`.
 *
 * Near misses: `Office of the Future`, `the office of the Governor`.
 */
export function officesNamed(drafts: readonly Draft[], text: string): readonly Draft[] {
  if (!text.includes('Office of the ')) return drafts;
  const rewritten = new Rewritten(drafts);
  for (const { index, 0: whole, 1: office } of text.matchAll(named())) {
    const length = lengthOf(office!);
    if (length === 0) continue;
    const end = index + whole.length - office!.length + length;
    rewritten.put(
      { type: 'ORG', start: index, end, confidence },
      (own, isWhole) => isWhole && own.type === 'ORG',
    );
  }
  return rewritten.drafts();
}

const isTitle = (word: string) => word.split('-').some((part) => titles.has(part.toLowerCase()));

/** How far the office goes, up to a word that follows it without a preposition: `Auditor-General | Ministries`; 0 where it is none. */
function lengthOf(office: string): number {
  let end = 0;
  let before = '';
  for (const { index, 0: word } of office.matchAll(/[^ ]+/g)) {
    if (isTitle(before) && /^\p{Lu}/u.test(word) && !isTitle(word)) break;
    if (isTitle(word) || end > 0) end = index + word.length;
    before = word;
  }
  return end;
}
