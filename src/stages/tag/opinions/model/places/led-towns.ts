import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../lazily.ts';
import { isListedPlace, type NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';

/** So sure of somebody the model is right. */
const certain = 0.9;

const led = /\b(?:in|near|from|outside)\s$/;
/** `faith in Blair`, `a letter from Blair`. */
const ofPeople = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/in-somebody'))} (?:in|from)\\s$`, 'i'));
const ends = lazily(
  () => new RegExp(`^(?:[.,;:)]|\\s(?!(?:and|or)\\b)${anyOf(wordList('edges/after-row'))}(?!\\p{L}))`, 'u'),
);

/**
 * A town that people are called like, where somebody or something is in it: `arrested on a warrant in [Blair], officers said`.
 *
 * Near misses: `faith in Blair,`, `a letter from Blair,`, `in Blair` where somebody is called so in full, what no list has as a town.
 */
export function townsLedTo(drafts: readonly Draft[], names: NameContext): readonly Draft[] {
  const { text } = names.flow.view;
  let people: ReadonlySet<string> | undefined;
  return drafts.map((draft) => {
    const { type, start, end, confidence } = draft;
    const name = text.slice(start, end);
    if (type !== 'PERSON' || confidence >= certain || /\s/.test(name)) return draft;
    const before = text.slice(Math.max(0, start - 40), start);
    if (!led.test(before) || ofPeople().test(before) || !ends().test(text.slice(end, end + 16))) return draft;
    if (!isListedPlace(names, draft)) return draft;
    people ??= new Set(
      drafts.flatMap((other) =>
        other.type === 'PERSON' ? text.slice(other.start, other.end).split(/\s+/).slice(1) : [],
      ),
    );
    return people.has(name) ? draft : { ...draft, type: 'GPE' as const };
  });
}
