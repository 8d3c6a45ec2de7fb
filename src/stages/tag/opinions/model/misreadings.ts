import type { Draft } from '../../../../contract/proposal.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../text/lazily.ts';
import { Phrases } from '../../../../text/phrases.ts';
import { wordList } from '../../names/engine/word-lists.ts';
import { mayBePostNominal } from '../../names/person/post-nominals.ts';

const gods = wordList('edges/god');
const roman = /^(?=.{2})[MDCLXVI]+(?:[ .]+[MDCLXVI]+)*\.?$/;
/** Years are long; `VI`, `DC` and `MIX` may be names. */
const shortestYear = 5;
/** Letters apart from each other: `F. R. S.`, `V O L. V.`; not the capitals of `ANN ROWE`. */
const letters = lazily(() => /^\p{Lu}(?:(?:\.\s?|\s)\p{Lu}){2,}\.?$/u);
const glued = lazily(() => /^(\p{Ll}{5,})(\p{Lu}\p{Ll}{4,})$/u);
const link = lazily(() => new RegExp(`(?:[\\d.)]|${anyOf(wordList('edges/link-label'))})$`));
const labels = lazily(() => new RegExp(`^${anyOf(wordList('edges/link-label'))}(?!\\p{Ll})`, 'u'));
/** `VISIT OF ANNA LOW TO …`, `TALKS BETWEEN …`: a heading says what was done, not what a paper is called. */
const doings = lazily(() => new Phrases([...wordList('edges/doings')].map((word) => word.toLowerCase())));
const withWhom = /^\s(?:of|by|with|between|in|to|at)\s/i;
const saysDoing = (title: string): boolean =>
  doings().endFrom(title.toLowerCase(), 0, (end) => withWhom.test(title.slice(end, end + 10))) > 0;
/** From here on the model's opinion of what a work is called like stands. */
const certain = 0.8;
const works = wordList('edges/work-of-art');
const monthOf = /\bmonths? of $/i;

/**
 * Leaves out what is no name, whatever the model took it for:
 *
 *     M DCC LXXXII, MDCCXCI                       the year of a title page
 *     V O L. V., John Low, Esq. F. R. S.          spaced letters, honours
 *     merchantPapers                              two words that a page ran together
 *     1965.Google Scholar                         the label of a link
 *     from Allah; the month of Muharram           nobody and nowhere
 *     the album Martina                           a work
 *     VISIT OF ANNA LOW TO NORDEN                 no title of a paper
 *
 * Near misses: `J. R. R. Low` with a name, `MIX`, `DC`, `eBay`, `Google bought`, `the lake of Muharram`, `Visiting Forces Act`.
 *
 * @param isOrdinary whether a dictionary has the word, in lowercase
 */
export function withoutMisreadings(
  drafts: readonly Draft[],
  text: string,
  isOrdinary: (word: string) => boolean,
): readonly Draft[] {
  return drafts.filter(({ type, start, end, confidence }) => {
    const name = text.slice(start, end);
    if (type === 'PERSON' && gods.has(name)) return false;
    if (type === 'LAW' && saysDoing(name)) return false;
    if (name.length >= shortestYear && roman.test(name)) return false;
    if (
      type === 'PERSON' &&
      /^[^\sa-z](?:\.\s?|\s)[^\sa-z](?:\.\s?|\s)[^\sa-z](?:[.\s]|$)/.test(name) &&
      letters().test(name) &&
      isSpaced(name)
    )
      return false;
    const [, first, second] = (/^[^A-Z\s]+$/.test(name.slice(0, 5)) && glued().exec(name)) || [];
    if (first !== undefined && isOrdinary(first) && isOrdinary(second!)) return false;
    const before = text.slice(Math.max(0, start - 10), start);
    if (monthOf.test(before)) return false;
    if (isWork(before) && confidence < certain) return false;
    return !(type === 'ORG' && link().test(before) && labels().test(text.slice(start, end + 12)));
  });
}

/** `album | Martina`: what a work is called, not who. */
const isWork = (before: string): boolean => works.has(/([a-z]+) ["“‘']?$/.exec(before)?.[1] ?? '');

/** `V O L. V.`, or letters for an honour: `F. R. S.` */
function isSpaced(name: string): boolean {
  return /\p{Lu} \p{Lu}/u.test(name) || mayBePostNominal(name.replace(/[.\s]/g, ''));
}
