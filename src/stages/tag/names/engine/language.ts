import { anyOf, readDataTable } from '../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../text/lazily.ts';
import { Phrases } from '../../../../text/phrases.ts';
import { wordList } from './word-lists.ts';

/** Languages whose names are those of peoples too. */
const names = readDataTable<'language'>('languages/en/languages.csv').map(({ language }) => language);
const known = new Set(names);
const any = lazily(() => anyOf(names));
const listOf = (list: string) => wordList(`surroundings/${list}`);
const words = (list: string) => anyOf(listOf(list));
const joint = '(?:, | and |, and | or )';

/** "grammar": what only a language has. */
const ofLanguage = lazily(
  () =>
    new RegExp(
      `^(?:[ -](?:official |original |first |new )?(?:${words('of-language')}|for [“‘"'])|,? an? (?:[\\p{Lu}\\p{Ll}-]+ )?language|: (?=[“"'*_]|[^\\x00-\\x7f]))`,
      'iu',
    ),
);
const mayBeOfLanguage = lazily(
  () =>
    new Phrases(
      ['official ', 'original ', 'first ', 'new ', 'for ', ...listOf('of-language')].map((words) =>
        words.toLowerCase(),
      ),
    ),
);
/** No phrase of {@link mayBeOfLanguage} is longer. */
const longestLead = 40;
/** "Tajik is spoken", "English is the dominant language": what is said of a language. */
const saidOfLanguage =
  /^ (?:is|are|was|were|remains|became) (?:(?:very|the|a|an|also|still|often|widely|commonly|most|more) ?)*(?:\p{Ll}+ )?(?:spoken|language|lingua|understood|taught)/u;
const phrases = lazily(() => new Phrases(names));
const lead =
  /\b(?:in|into|from|languages(?: such as| like|,? including|:)?|dialects of|words? of|learn(?:ed|t|ing)?) $/;
const jointBefore = /(?:, and |, | and | or )$/;
const jointAfter = /^(?:, and |, | and | or )/;
const afterList = /^\s*(?:[.;:)\]]|$|(?:which|that|by|is|was|were|are|with an?|at the|for|only) | [[(])/;
/** "speaks Chinese and a little" before "German". */
const spoken = lazily(
  () =>
    new RegExp(
      `\\b${words('knows-language')}(?: (?:${any()}(?:,| and|, and| or|,? but)? )*)?(?: ?${words('how-much-of-language')})? ?$`,
    ),
);
/** "English" before "and French languages". */
const beforeLanguages = lazily(
  () => new RegExp(`^(?:${joint}${any()})+ (?:official |working )?languages?\\b`),
);
/** What {@link spoken} holds: most texts have none, and the long list of names need not be tried. */
const verb = new RegExp(`\\b${words('knows-language')}`);
const clauseEnds = new RegExp(`^\\s*(?:[.,;:)]|${words('ends-clause-of-language')}\\b|$)`);
/** Languages of one kind: "New Testament Greek", "American English". */
const kindBefore = new RegExp(`\\b${words('kind-of-language')} $`);

/** With blanks in place of other white space, of which most texts have none. */
const inOneLine = (text: string): string => (/[^\S ]/.test(text) ? text.replace(/[^\S ]/g, ' ') : text);

/** Whether the name of a people from `start` to `end` stands for its language there. */
export function isLanguage(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  if (!known.has(name)) return false;
  const before = inOneLine(text.slice(Math.max(0, start - 96), start));
  const after = inOneLine(text.slice(end, end + 96));
  if (isOfLanguage(after) || saidOfLanguage.test(after)) return true;
  if (after.includes(' language') && beforeLanguages().test(after)) return true;
  if (name === 'English' && kindBefore.test(before)) return true;
  if (isLedTo(before) && endsList(after)) return true;
  // "from Hausa into Dutch", "available in Dutch in Ghent"
  if (/\bfrom $/.test(before) && /^ into \p{Lu}/u.test(after)) return true;
  if (/\bin $/.test(before) && /^ in /.test(after)) return true;
  return clauseEnds.test(after) && verb.test(before) && spoken().test(before);
}

/** "in Tajik, Persian " before "and English". */
function isLedTo(before: string): boolean {
  for (let end = before.length; ; ) {
    const words = before.slice(0, end);
    if (lead.test(words)) return true;
    const joint = jointBefore.exec(words)?.[0];
    if (joint === undefined) return false;
    end = phrases().startBefore(words, end - joint.length);
    if (end < 0) return false;
  }
}

/** ", Persian and English." after "Tajik". */
function endsList(after: string): boolean {
  for (let at = 0; ; ) {
    const words = after.slice(at);
    if (afterList.test(words)) return true;
    const comma = /^\s*,/.exec(words)?.[0].length;
    if (comma !== undefined && (words[comma] !== ' ' || phrases().endFrom(words, comma + 1) < 0)) return true;
    const joint = jointAfter.exec(words)?.[0].length;
    const end = joint === undefined ? -1 : phrases().endFrom(words, joint);
    if (end < 0) return false;
    at += end;
  }
}

function isOfLanguage(after: string): boolean {
  const isSaid =
    /^(?:,? an? |: )/i.test(after) ||
    mayBeOfLanguage().endFrom(after.slice(0, longestLead).toLowerCase(), 1) >= 0;
  return isSaid && ofLanguage().test(after);
}
