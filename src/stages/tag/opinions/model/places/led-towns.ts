import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { isListedPlace, type NameContext } from '../../../names/engine/name-context.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

/** So sure of somebody the model is right. */
const certain = 0.95;

const led = /\b(?:in|near|from|outside)\s$/;
/** `faith in Blair`, `a letter from Blair`. */
const ofPeople = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/in-somebody'))} (?:in|from)\\s$`, 'i'));
const goesOn = lazily(() => new RegExp(`^\\s${anyOf(wordList('edges/after-led-town'))}(?!\\p{L})`, 'u'));
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
    if (
      !led.test(before) ||
      ofPeople().test(before) ||
      !(ends().test(text.slice(end, end + 16)) || goesOn().test(text.slice(end, end + 16)))
    )
      return draft;
    if (!isListedPlace(names, draft)) return draft;
    people ??= new Set(
      drafts.flatMap((other) =>
        other.type === 'PERSON' ? text.slice(other.start, other.end).split(/\s+/).slice(1) : [],
      ),
    );
    return people.has(name) ? draft : { ...draft, type: 'GPE' as const };
  });
}

const dweller = lazily(
  () =>
    new RegExp(
      `(?:(?<=^|\n)|(?<=\\b(?:[Aa]|[Aa]n|[Tt]he|[Tt]wo|[Tt]hree|old) ))(\\p{Lu}[\\p{L}’']+(?: \\p{Lu}[\\p{L}’']+)?) (?=${anyOf(wordList('edges/dweller-of-town'))}(?!\\p{L}))`,
      'gu',
    ),
);

/**
 * A town by somebody of it: `a [Mayfield] woman was hurt`, `[ALMO] MAN CHARGED`.
 *
 * Near misses: `a German man`, `a Young woman`, a name that no list has as a place.
 *
 * @param drafts in order
 */
export function townsOfDwellers(
  drafts: readonly Draft[],
  names: NameContext,
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  const { text } = names.flow.view;
  if (!hasDweller().test(text)) return drafts;
  const rewritten = new Rewritten(drafts);
  for (const { 1: name, index } of text.matchAll(dweller())) {
    const span = { start: index, end: index + name!.length };
    if (!isListedPlace(names, span) || isOrdinary(name!)) continue;
    rewritten.put(
      { type: 'GPE', ...span, confidence },
      ({ type, confidence: sure }) => type === 'NORP' || type === 'GPE' || sure >= certain,
    );
  }
  return rewritten.drafts();
}

/** Few flows speak of somebody so. */
const hasDweller = lazily(() => new RegExp(` ${anyOf(wordList('edges/dweller-of-town'))}(?!\\p{L})`, 'u'));
const confidence = 0.8;
