import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../text/lazily.ts';
import { Phrases } from '../../../../text/phrases.ts';
import { wordList } from '../../names/engine/word-lists.ts';

const discoveries = lazily(() => new Phrases(wordList('edges/eponym-of-discovery')));
const things = lazily(() => new Phrases(wordList('edges/eponym-thing')));
const surnames = lazily(() => /^\p{Lu}[\p{L}'’]+(?:[-–]\p{Lu}[\p{L}'’]+)*$/u);
const ship = lazily(
  () => new RegExp(`\\b${anyOf(wordList('edges/ship'))}s? (?:\\p{Lu}\\p{Ll}+ )?["“‘']?$`, 'u'),
);
/** A word like `Captain` or `Mr` before the name: then it is no ship that bears it. */
const addressed = lazily(() => /\b(?:\p{Lu}\p{Ll}{0,3}\.|Captain|Mr|Mrs|Miss|Capt) $/u);
const named = new Set(['PERSON', 'NORP', 'ORG', 'FAC', 'EVENT']);

/**
 * Leaves out things that are called after somebody or like somewhere:
 *
 *     Parkinson's disease; the Kruskal-Wallis test; a Munsell chart      nothing
 *     the steamer Hong Wan; the cargo ship Princess Kash                 nothing: a ship
 *
 * Near misses: `Spanish test`, `Goldsmith's test` (a judge's), `Anna Gini's function`, `the ship, Russia said`, `by ship Captain Low`.
 *
 * @param earlier what was proposed before the model: what a gazetteer knows stays
 */
export function withoutNamesakes(
  drafts: readonly Draft[],
  text: string,
  earlier: readonly Proposal[],
): readonly Draft[] {
  const isKnown = ({ type, start, end }: Draft) =>
    type !== 'PERSON' &&
    earlier.some(
      (own) => own.stage === 'tag.gazetteer' && own.type === type && own.start === start && own.end === end,
    );
  return drafts.filter((draft) => !isEponym(draft, text, isKnown) && !isShipName(draft, text));
}

function isEponym(draft: Draft, text: string, isKnown: (draft: Draft) => boolean): boolean {
  const { type, start, end } = draft;
  if (!named.has(type) || !hasThing(text.slice(end, end + 24))) return false;
  if (!surnames().test(text.slice(start, end)) || isKnown(draft)) return false;
  // "Mr Gini function", "Corrado Gini curve": somebody is named there
  const before = text.slice(Math.max(0, start - 16), start);
  return !/(?:\p{Lu}[\p{L}.]*)\s$/u.test(before) || /\b(?:The|An?)\s$/.test(before) || type !== 'PERSON';
}

/** `'s disease`, ` test`: what is called after somebody follows. */
function hasThing(after: string): boolean {
  const isWhole = (end: number) => !/^[\p{L}-]/u.test(after.slice(end, end + 2));
  if (/^['’]s /.test(after)) return discoveries().endFrom(after, 3, isWhole) >= 0;
  return /^[-–\s]/.test(after) && things().endFrom(after, 1, isWhole) >= 0;
}

function isShipName({ type, start }: Draft, text: string): boolean {
  if (type === 'NORP' || type === 'LAW' || type === 'EVENT') return false;
  const before = text.slice(Math.max(0, start - 40), start);
  return ship().test(before) && !addressed().test(before);
}
