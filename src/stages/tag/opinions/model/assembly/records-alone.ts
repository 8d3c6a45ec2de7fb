import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.75;
const records = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}-]|\\p{Lu}\\p{Ll}+ )${anyOf(wordList('edges/record-alone'))}(?![\\p{L}-]| \\p{Lu}\\p{Ll})`,
      'gu',
    ),
);
const suffixed = lazily(
  () => /(?<![\p{L}'’.-])\p{Lu}[\p{L}'’-]+ (?:Jr\.?|Sr\.?|I{2,3}|IV),(?: \p{Lu}\.){1,4}(?!\p{L})/gu,
);

/**
 * The record of debates by its one name, and members of a roll whose surname has an addition, whatever the model saw there:
 *
 *     [[HANSARD] p. 70]; expunged from the [Hansard]
 *     Legara, L. [Moreno Jr., F. R.] [Pintado III, A. K.] Roe, G.
 *
 * Near misses: `Luke Hansard`, `Hansard Lane`, `Moreno Jr., Fabio`.
 */
export function recordsAlone(drafts: readonly Draft[], text: string): readonly Draft[] {
  // Few flows have either.
  const found = [
    ...(/hansard/i.test(text) ? spansOf(text, records(), 'ORG') : []),
    ...(/(?:[JS]r\.?|II|IV), [A-Z]\./.test(text) ? spansOf(text, suffixed(), 'PERSON') : []),
  ].sort((a, b) => a.start - b.start);
  if (found.length === 0) return drafts;
  const rewritten = new Rewritten(drafts);
  for (const name of found) rewritten.put(name, (own, isWhole) => isWhole && own.type === name.type);
  return rewritten.drafts();
}

const spansOf = (text: string, pattern: RegExp, type: Draft['type']): Draft[] =>
  [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
    type,
    start: index,
    end: index + words.length,
    confidence,
  }));
