import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { isListedPlace, type NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

const confidence = 0.8;
const certain = 0.9;

const compound = lazily(
  () => new RegExp(`(?<=\\p{Ll})-${anyOf(wordList('edges/compound-of-place'))}(?!\\p{L})`, 'gu'),
);
const spacedDash = / [-–—] /;

/**
 * Places that are joined to a word, or by a dash to each other:
 *
 *     the [Banff]-registered trawler; a [Leeds]-based firm        where a list has the town
 *     at [Zwartbas] - [Warmbad District]                          two
 *
 * Near misses: `a faith-based group`, `the Internet-based firm`, `Emilia - Romagna`, which a list has as one.
 *
 * @param drafts in order
 */
export function joinedPlaces(drafts: readonly Draft[], names: NameContext): readonly Draft[] {
  const { text } = names.flow.view;
  const apart = spacedDash.test(text) ? drafts.flatMap((draft) => partsOf(draft, text, names)) : drafts;
  if (!mayHold().test(text)) return apart;
  const rewritten = new Rewritten(apart);
  for (const { index } of text.matchAll(compound())) {
    const written = lastNames().flatMap(
      (one) => one.exec(text.slice(Math.max(0, index - longest), index))?.[0] ?? [],
    );
    const town = written.find((one) => isListedPlace(names, { start: index - one.length, end: index }));
    if (town === undefined) continue;
    const span = { start: index - town.length, end: index };
    rewritten.put(
      { type: 'GPE', ...span, confidence },
      (own) => own.confidence >= certain || own.type === 'GPE',
    );
  }
  return rewritten.drafts();
}

/** A small letter, a hyphen and what such a word begins with. */
const mayHold = lazily(() => {
  const initials = new Set([...wordList('edges/compound-of-place')].map((word) => word.charAt(0)));
  return new RegExp(`[a-z\\x80-\\uffff]-[${[...initials].join('')}]`);
});
const longest = 40;
/** The last two words, and the last alone. */
const lastNames = lazily(() => [
  /(?<![\p{L}-])\p{Lu}[\p{L}’']+ \p{Lu}[\p{L}’']+$/u,
  /(?<![\p{L}-])\p{Lu}[\p{L}’']+$/u,
]);

function partsOf(draft: Draft, text: string, names: NameContext): readonly Draft[] {
  const { type, start, end } = draft;
  const words = text.slice(start, end);
  const dash = words.search(spacedDash);
  if (
    type !== 'GPE' ||
    dash <= 0 ||
    isListedPlace(names, { start: start + dash + 1, end: start + dash + 2 }) ||
    !/^\p{Lu}/u.test(words.slice(dash + 3))
  )
    return [draft];
  const second = { ...draft, start: start + dash + 3 };
  return [{ ...draft, end: start + dash }, ...partsOf(second, text, names)];
}
