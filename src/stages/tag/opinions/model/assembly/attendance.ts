import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { titles } from '../../../names/engine/lexicon.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { formOfAddress } from '../../../names/person/forms-of-address.ts';
import { Rewritten } from '../rewritten.ts';

/** Below, the model's opinion counts for less than the list. */
const hesitant = 0.9;
const confidence = 0.7;
const farthest = 1500;
const opening = lazily(
  () => new RegExp(`(?<=^|\\n|[.;:] )${anyOf(wordList('surroundings/attendance'))}:`, 'gu'),
);
/** A part of a name: initials, a word with a capital, or a small word within. */
const part = lazily(() => /^(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}'’-]+|bin|binti|van|von|der|de|da|dos|ole|wa|al)$/u);
const longestName = 6;

/**
 * People in lists of who was there, where the model saw nothing or hesitated:
 *
 *     Members: [Morea Vagi Toua], [Kila Geno], Hitolo Boge.
 *     Present: Mr A. Low, [Anan Suksai] and [T. Ramphole]
 *
 * Near misses: `Present: Council Secretary`, `Members: Kenya, South Sudan`, `Directors: Acme Holdings Ltd`.
 *
 * @param drafts in order
 * @param isOrdinary whether a dictionary has the word, in lowercase
 */
export function peopleInAttendance(
  drafts: readonly Draft[],
  text: string,
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  if (!text.includes(':') || !drafts.some(({ type }) => type === 'PERSON')) return drafts;
  const rewritten = new Rewritten(drafts);
  const persons = new Set(drafts.filter(({ type }) => type === 'PERSON').map(({ start }) => start));
  let from = 0;
  for (const { index, 0: head } of text.matchAll(opening())) {
    const start = index + head.length;
    if (start < from) continue;
    const rest = text.slice(start, start + farthest);
    const list = rest.slice(0, /\n|(?<=\p{Ll}{2})\.(?:\s|$)/u.exec(rest)?.index ?? rest.length);
    from = start + list.length;
    const items = [...list.matchAll(/(?:(?!,|;| and ).)+/gu)].map(({ 0: item, index: at }) =>
      spanOf(item, start + at),
    );
    if (!items.some((item) => persons.has(item.start))) continue;
    for (const item of items) {
      if (!isName(text.slice(item.start, item.end), isOrdinary)) continue;
      rewritten.put({ type: 'PERSON', ...item, confidence }, (own, isWhole) =>
        isWhole ? own.type === 'PERSON' || own.confidence >= hesitant : own.confidence >= hesitant,
      );
    }
  }
  return rewritten.drafts();
}

/** An item of a list without the blanks and the joining word round it. */
function spanOf(item: string, at: number): { start: number; end: number } {
  const before = /^\s*(?:and\s)?/.exec(item)![0].length;
  return { start: at + before, end: at + item.trimEnd().length };
}

/** Two words or more, the last with a capital, none of them a dictionary's or an office's. */
function isName(item: string, isOrdinary: (word: string) => boolean): boolean {
  const parts = item.split(' ');
  if (parts.length < 2 || parts.length > longestName || !/^\p{Lu}\p{L}/u.test(parts.at(-1)!)) return false;
  return parts.every((word) => part().test(word) && (/^\p{Ll}|\./u.test(word) || !isElse(word, isOrdinary)));
}

const isElse = (word: string, isOrdinary: (word: string) => boolean): boolean =>
  isOrdinary(word) || titles.has(word.toLowerCase()) || formOfAddress(word) !== undefined;
