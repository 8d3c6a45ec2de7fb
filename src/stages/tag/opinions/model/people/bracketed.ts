import type { Draft } from '../../../../../contract/proposal.ts';
import { lazily } from '../../../../../text/lazily.ts';
import { titles } from '../../../names/engine/lexicon.ts';
import { formOfAddress } from '../../../names/person/forms-of-address.ts';
import { givenNames } from '../../../names/person/lexicon.ts';
import { Rewritten } from '../rewritten.ts';

const word = "\\p{Lu}[\\p{L}'’-]+";
/** A given name, another in brackets or quotation marks, and a surname: `Ada (Miller) King`, `Astor “Red” Hatton`. */
const threefold = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}\\p{N}.'’-])(${word})((?: \\p{Lu}(?:[\\p{L}'’-]+|\\.)){0,2}) (?:\\((?:née )?(${word})\\)|["“‘'](${word}(?: ${word})?)["”’']) (${word})(?: ((?:Jr|Sr)\\b\\.?|I{2,3}\\b))?(?!\\p{L}| \\p{Lu}\\p{Ll}| &)`,
      'gu',
    ),
);
/** The like by its signs alone: most flows have none of it. */
const mayBeThreefold =
  / (?=[("“‘'])(?<=[^\sa-z\d(][^\s,;:()\d]{0,60} )(?:\((?:née )?[^\sa-z()\d][^\s().,;:\d]*\)|["“‘'][^\sa-z\d][^\s"“”.,;:\d]*(?: [^\sa-z][^\s"“”]*)?["”’']) [A-Z\x80-\uffff]/;
const confidence = 0.85;

const isTitle = (word: string): boolean =>
  titles.has(word.toLowerCase()) || formOfAddress(word.replace(/\.$/, ''))?.alsoName === false;

/**
 * People with a maiden name, a spouse or a by-name in the middle, as obituaries have them, where the model saw the pieces:
 *
 *     Ada (Miller) King; Mary Ann (Roe) Dunn        one
 *     Astor “Red” Hatton; Tom 'Kip' Low             one
 *
 * Near misses: `John Smith (Labour) Anna Low`, `the Daily (Mirror) Group`, `Lagos (Nigeria) Limited`.
 *
 * @param drafts in order
 */
export function peopleWithByNames(drafts: readonly Draft[], text: string): readonly Draft[] {
  if (!mayBeThreefold.test(text) || !drafts.some(({ type }) => type === 'PERSON')) return drafts;
  const rewritten = new Rewritten(drafts);
  for (const match of text.matchAll(threefold())) {
    const [all, ...parts] = match as unknown as [string, string, string, string | undefined];
    const inBrackets = parts[2];
    // "Representative Oscar “Red” Hatton"
    const before = [parts[0], ...parts[1].split(' ').filter(Boolean)];
    const first = before.findIndex((name) => !isTitle(name));
    const [given, ...more] = before.slice(first);
    if (first < 0 || given === undefined) continue;
    const isGiven = givenNames.has(given);
    const start = match.index + before.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
    const span = { start, end: match.index + all.length };
    const own = rewritten.at(span);
    const people = own.filter(({ type }) => type === 'PERSON');
    const isSeen = people.some(
      (own) => own.start === start && own.end > start + before.slice(first).join(' ').length + 2,
    );
    if (!isGiven && people.length < 2 && !isSeen) continue;
    // a second word before a bracket may be the surname: "Anna Smith (Labour) King"
    const isLong = more.some((name) => name.length > 2 && !givenNames.has(name));
    if (inBrackets !== undefined && isLong) continue;
    if (people.length === 0 || own.some(({ type, end }) => type !== 'PERSON' && end > span.end)) continue;
    rewritten.put({ type: 'PERSON', ...span, confidence }, (draft) => draft.type === 'NORP');
  }
  return rewritten.drafts();
}
