import type { Draft, Proposal } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

const led = lazily(
  () =>
    new RegExp(
      `\\b(?:${anyOf(wordList('edges/before-place'))}|${anyOf(wordList('edges/visiting'))})\\s$`,
      'i',
    ),
);
/** The end of a clause, or a word that no noun is. */
const ends = lazily(
  () =>
    new RegExp(`^(?:[.,;:)]|\\s(?!(?:and|or)\\b)${anyOf(wordList('edges/after-row'))}(?!\\p{L})|\\s*$)`, 'u'),
);
const officer = lazily(() => new RegExp(`^ ${anyOf(wordList('edges/office-of-area'))}(?!\\p{L})`, 'u'));

/**
 * Lands that are called like their people, where somebody is there or holds an office of it:
 *
 *     He toured [Turkana] for the fourth time; a visitor of [Samburu]; [Turkana] Governor Ann Low
 *
 * Near misses: `Turkana herders`, `in Turkana culture`, a people that no list has as a place (`among the Pokot`).
 */
export function landsOfPeoples(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
): readonly Draft[] {
  if (!drafts.some(({ type }) => type === 'NORP')) return drafts;
  let places: ReadonlySet<string> | undefined;
  return drafts.map((draft) => {
    const { type, start, end } = draft;
    if (type !== 'NORP') return draft;
    places ??= new Set(
      earlier
        .filter((one) => one.type === 'GPE' && one.stage === 'tag.gazetteer')
        .map((one) => `${one.start} ${one.end}`),
    );
    if (!places.has(`${start} ${end}`)) return draft;
    const after = text.slice(end, end + 30);
    const isThere =
      officer().test(after) || (ends().test(after) && led().test(text.slice(Math.max(0, start - 24), start)));
    return isThere ? { ...draft, type: 'GPE' as const } : draft;
  });
}
