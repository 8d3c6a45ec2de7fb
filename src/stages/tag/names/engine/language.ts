import { anyOf, readDataTable } from '../../../../gazetteer/data-table.ts';
import { wordList } from './word-lists.ts';

/** Languages whose names are those of peoples too. */
const names = readDataTable<'language'>('languages/en/languages.csv').map(({ language }) => language);
const known = new Set(names);
const any = anyOf(names);
const words = (list: string) => anyOf(wordList(`surroundings/${list}`));
const joint = '(?:, | and |, and | or )';

/** "grammar": what only a language has. */
const ofLanguage = new RegExp(
  `^(?:[ -](?:official |original |first |new )?(?:${words('of-language')}|for [“‘"'])|,? an? (?:[\\p{Lu}\\p{Ll}-]+ )?language|: (?=[“"'*_]|[^\\x00-\\x7f]))`,
  'iu',
);
/** "Tajik is spoken", "English is the dominant language": what is said of a language. */
const saidOfLanguage =
  /^ (?:is|are|was|were|remains|became) (?:(?:very|the|a|an|also|still|often|widely|commonly|most|more) ?)*(?:\p{Ll}+ )?(?:spoken|language|lingua|understood|taught)/u;
/** "in Tajik, Persian" before "and English". */
const listBefore = new RegExp(
  `\\b(?:in|into|from|languages(?: such as| like|,? including|:)?|dialects of|words? of|learn(?:ed|t|ing)?) (?:${any}${joint})*$`,
);
const listEnds = new RegExp(
  `^(?:${joint}${any})*\\s*(?:[.;:)\\]]|,(?! ${any})|$|(?:which|that|by|is|was|were|are|with an?|at the|for|only) | [\\[(])`,
);
/** "speaks Chinese and a little" before "German". */
const spoken = new RegExp(
  `\\b${words('knows-language')}(?: (?:${any}(?:,| and|, and| or|,? but)? )*)?(?: ?${words('how-much-of-language')})? ?$`,
);
/** "English" before "and French languages". */
const beforeLanguages = new RegExp(`^(?:${joint}${any})+ (?:official |working )?languages?\\b`);
/** What {@link listBefore} and {@link spoken} hold: most texts have none, and the long lists of names need not be tried. */
const leads = /\b(?:in|into|from|languages|dialects|words?|learn)\b/;
const verb = new RegExp(`\\b${words('knows-language')}`);
const clauseEnds = new RegExp(`^\\s*(?:[.,;:)]|${words('ends-clause-of-language')}\\b|$)`);
/** Languages of one kind: "New Testament Greek", "American English". */
const kindBefore = new RegExp(`\\b${words('kind-of-language')} $`);

/** Whether the name of a people from `start` to `end` stands for its language there. */
export function isLanguage(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  if (!known.has(name)) return false;
  const before = text.slice(Math.max(0, start - 96), start).replace(/\s/g, ' ');
  const after = text.slice(end, end + 96).replace(/\s/g, ' ');
  if (ofLanguage.test(after) || saidOfLanguage.test(after) || beforeLanguages.test(after)) return true;
  if (name === 'English' && kindBefore.test(before)) return true;
  if (before.endsWith(' ') && leads.test(before) && listEnds.test(after) && listBefore.test(before))
    return true;
  // "from Hausa into Dutch", "available in Dutch in Ghent"
  if (/\bfrom $/.test(before) && /^ into \p{Lu}/u.test(after)) return true;
  if (/\bin $/.test(before) && /^ in /.test(after)) return true;
  return clauseEnds.test(after) && verb.test(before) && spoken.test(before);
}
