import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.75;

const word = "(?:St\\.|Mt\\.|\\p{Lu}[\\p{L}’']+)";
/** A word for where people live, after one that is not small: most flows have none of it. */
const dwelling = lazily(
  () => new RegExp(` (?<=[^\\sa-z]\\S{0,40} )${anyOf(wordList('edges/dwelling-place'))}`),
);
/** What somebody or something is in, of or near, by a word for where people live. */
const community = lazily(
  () =>
    new RegExp(
      `(?<=\\b(?:in|of|near|from|to|through|at|outside|around) the )(${word}(?:[ -]${word}){0,3})(?= ${anyOf(wordList('edges/dwelling-place'))}(?![\\p{L}-]))`,
      'gu',
    ),
);

/**
 * Places that the word behind them says people live in:
 *
 *     lifted in the [Fair Play] community; a home in the [West Acres] subdivision; near the [Old Harbor] neighborhood
 *
 * Near misses: `in the Jewish community`, `in the African American community`, `in the Business Community`, a name of one word that the
 * model sees as something else.
 *
 * @param drafts in order
 */
export function communities(
  drafts: readonly Draft[],
  text: string,
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  if (!/ the [^\sa-z]/.test(text) || !dwelling().test(text)) return drafts;
  const rewritten = new Rewritten(drafts);
  for (const { 0: name, index } of text.matchAll(community())) {
    const span = { start: index, end: index + name.length };
    const own = rewritten.at(span);
    if (own.some(({ type }) => type === 'NORP')) continue;
    const isSingle = !/[ -]/.test(name);
    if (isSingle && (own.length > 0 || isOrdinary(name))) continue;
    rewritten.put(
      { type: 'GPE', ...span, confidence },
      ({ type }, isWhole) => isWhole && (type === 'GPE' || type === 'LOC'),
    );
  }
  return rewritten.drafts();
}
