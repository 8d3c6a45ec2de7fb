import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { Rewritten } from '../rewritten.ts';

/** Whether a list of places knows the words between two positions. */
export type IsKnown = (start: number, end: number) => boolean;

const beforePlace = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/before-place'))}\\s$`));
const listSign = /^(?:,\s?|,? (?:and|or) )$/;
/** In a list of places a bracket may stand behind one: "Marble Falls (MFFR), Bertram". */
const listSignWithBracket = /^(?: \([^()]{1,40}\))?(?:,\s?|,? (?:and|or) )$/;
/** So many of a list, and half of it, must be places for the rest of it to be. */
const leastPlaces = 3;
const inBracket = /\([^()]*$/;

/**
 * A single name that people have too, between places of a list or in one of three and more that a place begins after "from", "in",
 * "near", where a list of places knows it: "came from Gorham, Milan and Errol", not "went to London and Milan stayed".
 */
export function listedTowns(drafts: readonly Draft[], text: string, isKnown: IsKnown): readonly Draft[] {
  const areListed = (a: Draft | undefined, b: Draft | undefined) =>
    a !== undefined && b !== undefined && listSign.test(text.slice(a.end, b.start));
  const isJoined = (a: Draft | undefined, b: Draft | undefined) =>
    areListed(a, b) && (a!.type === 'GPE' || b!.type === 'GPE');
  const isSingle = ({ type, start, end }: Draft) => type === 'PERSON' && !/\s/.test(text.slice(start, end));
  const isName = (draft: Draft) => isSingle(draft) && isKnown(draft.start, draft.end);
  const isTown = (draft: Draft) => draft.type === 'GPE' || isName(draft);
  /** Where the list ends that a place leads, so far. */
  let ledTo = 0;
  return drafts.map((draft, i) => {
    if (i >= ledTo && isLedTo(draft, text)) {
      let end = i + 1;
      while (areListed(drafts[end - 1], drafts[end]) && isTown(drafts[end]!)) end++;
      const places = drafts.slice(i, end).filter(({ type }) => type === 'GPE').length;
      if (end - i > 2 && places > (isTown(draft) ? 0 : 1)) ledTo = end;
    }
    if (isSingle(draft) && (i < ledTo || isLaidOut(draft, text))) return { ...draft, type: 'GPE' as const };
    if (!isName(draft)) return draft;
    const isBefore = isJoined(drafts[i - 1], draft);
    const isAfter = isJoined(draft, drafts[i + 1]);
    const isSecondBefore =
      isBefore && isJoined(drafts[i - 2], drafts[i - 1]) && drafts[i - 2]?.type === 'GPE';
    const isListed = (isBefore && isAfter) || isSecondBefore;
    return isListed ? { ...draft, type: 'GPE' as const } : draft;
  });
}

/**
 * The names of people in a long list that places make the most of, brackets behind them left out: "Bastrop, Bexar, Blanco, Burnet",
 * "Marble Falls (MFFR), Bertram".
 */
export function amongPlaces(drafts: readonly Draft[], text: string): readonly Draft[] {
  const members = drafts.filter(({ start }) => !inBracket.test(text.slice(Math.max(0, start - 40), start)));
  if (members.length <= leastPlaces) return drafts;
  const towns = new Set<Draft>();
  for (let i = 0; i < members.length; i++) {
    let end = i;
    let places = 0;
    while (end < members.length && goesOn(members, i, end, text))
      if (members[end++]!.type === 'GPE') places++;
    if (places >= leastPlaces && places * 2 >= end - i)
      for (const member of members.slice(i, end)) towns.add(member);
    i = Math.max(i, end - 1);
  }
  return drafts.map((draft) => (towns.has(draft) ? { ...draft, type: 'GPE' } : draft));
}

/** Whether a list that began with one member has another of one word, or a place. */
function goesOn(members: readonly Draft[], first: number, i: number, text: string): boolean {
  const { type, start, end } = members[i]!;
  if (type !== 'GPE' && (type !== 'PERSON' || /\s/.test(text.slice(start, end)))) return false;
  return i === first || listSignWithBracket.test(text.slice(members[i - 1]!.end, start));
}

/** The same by itself: most flows have none of it. */
const mayBePlural = lazily(() => new RegExp(` ${anyOf(wordList('edges/plural-of-regions'))}`, 'i'));
const plural = lazily(
  () => new RegExp(`(?<=\\p{L}) ${anyOf(wordList('edges/plural-of-regions'))}(?!\\p{L})`, 'giu'),
);
const name = "\\p{Lu}[\\p{L}'’.-]+(?: \\p{Lu}[\\p{L}'’.-]+){0,2}";
const oneName = lazily(() => new RegExp(name, 'gu'));
const listBefore = lazily(() => new RegExp(`(?<![\\p{L}’'-])(?:${name}, ){0,30}${name},? and ${name}$`, 'u'));
const farthest = 400;
const confidence = 0.85;
const certain = 0.9;

/**
 * What is listed before "Richland and Dawson counties" is a place each, the last with the word, whatever people are called and where
 * the model saw nothing.
 */
export function beforePlural(drafts: readonly Draft[], text: string): readonly Draft[] {
  if (!mayBePlural().test(text)) return drafts;
  const rewritten = new Rewritten(drafts);
  let from = 0;
  for (const { 0: word, index } of text.matchAll(plural())) {
    const start = Math.max(from, index - farthest);
    const list = listBefore().exec(text.slice(start, index));
    from = index + word.length;
    if (list === null) continue;
    for (const member of list[0].matchAll(oneName())) {
      const at = start + list.index + member.index;
      const isLast = member.index + member[0].length === list[0].length;
      const span = { start: at, end: isLast ? from : at + member[0].length };
      rewritten.put({ type: 'GPE', ...span, confidence }, (own, isWhole) => {
        if (own.type === 'NORP' || (own.type === 'PERSON' && /\s/.test(text.slice(own.start, own.end))))
          return true;
        return (isWhole && own.type === 'GPE') || (own.type === 'ORG' && own.confidence >= certain);
      });
    }
  }
  return rewritten.drafts();
}

const layOf = lazily(() => new RegExp(`\\b${anyOf(wordList('edges/lies-of'))} of\\s$`, 'i'));

/** Whether something is said to lie to one side of it: "north east of Warren", "the outskirts of Warren". */
function isLaidOut({ start }: Draft, text: string): boolean {
  return layOf().test(text.slice(Math.max(0, start - 24), start));
}

/** Whether "in", "from", "near" stands before. */
export function isLedTo({ start }: Pick<Draft, 'start'>, text: string): boolean {
  return beforePlace().test(text.slice(Math.max(0, start - 12), start));
}
