import type { Draft } from '../../../../contract/proposal.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../text/lazily.ts';
import { wordList } from '../../names/engine/word-lists.ts';

const stratum = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}-])\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,2} ${anyOf(wordList('edges/stratum'))}(?![\\p{L}-])`,
      'gu',
    ),
);
const rock = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/rock'))}`, 'gi'));
/** Words for rocks that a flow must have for its groups and formations to be of them. */
const leastRocks = 2;

/**
 * Leaves out what rocks are grouped under, where the flow speaks of rocks: `the Nama Group`, `the Karoo Supergroup`, `Ecca shales of the
 * Dwyka Formation`.
 *
 * Near misses: `the Anglo Group mines coal`, `the Formation of the Union`.
 */
export function withoutStrata(drafts: readonly Draft[], text: string): readonly Draft[] {
  if (drafts.length === 0 || !/[Gg]roup|Formation|Member|Beds|Series|Suite|Complex/.test(text)) return drafts;
  if ((text.match(rock())?.length ?? 0) < leastRocks) return drafts;
  const strata = [...text.matchAll(stratum())].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
  return drafts.filter((draft) => !strata.some(({ start, end }) => draft.start < end && draft.end > start));
}
