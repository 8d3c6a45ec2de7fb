import type { Draft } from '../../../../contract/proposal.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../text/lazily.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { Rewritten } from './rewritten.ts';

const confidence = 0.75;

/** Most flows have none of the words. */
const heads = lazily(() => new RegExp(` ${anyOf(wordList('edges/contest'))}(?![a-z-]| [A-Z])`));
const contest = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}’'.-])(?:\\p{Lu}[\\p{L}’'-]+|St\\.)(?: (?:of |the |and )?(?:\\p{Lu}[\\p{L}’'-]+|\\d[A-Z])){0,4} ${anyOf(wordList('edges/contest'))}(?![\\p{L}-]| \\p{Lu})`,
      'gu',
    ),
);
const sameKind = lazily(() => /^(.+ (\p{L}+)) and (\p{Lu}.* \2)$/u);

/**
 * Contests and feasts by their generic word, where the model saw a place of their name or a body, and two that are joined:
 *
 *     the annual [Texas County Tournament] at Cabool; the [Pecos County Invitational]
 *     [Madaraka Day] and [Heroes’ Day]                                                   two
 *
 * Near misses: `the Holmes County Fair Board`, `the Arts and Crafts Festival`, `a county fair`.
 *
 * @param drafts in order
 */
export function namedEvents(drafts: readonly Draft[], text: string): readonly Draft[] {
  const apart = drafts.flatMap((draft) => partsOf(draft, text));
  if (!heads().test(text)) return apart;
  const rewritten = new Rewritten(apart);
  for (const { index, 0: words } of text.matchAll(contest())) {
    const own = rewritten.at({ start: index, end: index + words.length });
    const [first] = own;
    // what the model has not seen at all may be a heading
    if (first === undefined) continue;
    const start = first.start > index && /^The |^A /.test(words) ? first.start : index;
    rewritten.put(
      { type: 'EVENT', start, end: index + words.length, confidence },
      ({ type }, isWhole) => type === 'EVENT' || type === 'PERSON' || (type === 'ORG' && isWhole),
    );
  }
  return rewritten.drafts();
}

function partsOf(draft: Draft, text: string): readonly Draft[] {
  if (draft.type !== 'EVENT') return [draft];
  const words = text.slice(draft.start, draft.end);
  const [, first, kind, second] = sameKind().exec(words) ?? [];
  if (first === undefined || second === undefined || !/\p{Ll}/u.test(kind!)) return [draft];
  return [
    { ...draft, end: draft.start + first.length },
    { ...draft, start: draft.end - second.length },
  ];
}
