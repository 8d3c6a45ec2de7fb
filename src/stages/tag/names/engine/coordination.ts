import type { Head } from './head.ts';
import { titleWords } from './lexicon.ts';
import { isTopic, Known, type NameContext } from './name-context.ts';
import { runEnd } from './run.ts';
import { adjacent, Kind } from './words.ts';

/** What an "and" or a comma joins to a name: subjects of a body, parties of a treaty, places of a forum. */

/** Endings of subject words: "Academy of Painting and Sculpture". */
const nounEnding =
  /(?:tion|ture|ics|ism|ists|ing|logy|logies|graphy|ment|ance|ence|ness|ity|ers|ors|ants|ents|ery|ology|ships?)$/;

/**
 * What an "and" adds to a chain of prepositions: `of Agriculture [and Food]`, `of Belarus [and Russia]`.
 *
 * @param isHead whether a word begins another name
 * @param between whether the chain lists the parties of a "between"
 * @returns index after it; `undefined` where it begins something else
 */
export function followAnd(
  names: NameContext,
  and: number,
  rule: Head,
  isHead: (lower: string) => boolean,
  between: boolean,
): number | undefined {
  const { words, lower, known } = names;
  let i = and + 1;
  if (i >= words.count || !adjacent(words, and)) return undefined;
  const article = lower[i] === 'the';
  if (article) i++;
  if (i >= words.count || words.sentenceStart[i] === 1) return undefined;
  if ((words.kind[i]! & Kind.capital) === 0) {
    return rule.title === true && titleWords.has(words.text[i]!) && titleWords.has(words.text[and - 1]!)
      ? i + 1
      : undefined;
  }
  const end = runEnd(names, i);
  const previous = and - 1;
  // A body that the gazetteer knows runs over the "and": "Chamber of Commerce and Industry".
  const organisationGoesOn = (known[and]! & Known.organisation) !== 0;
  if (between) return end;
  if ((known[previous]! & (Known.place | Known.nationality)) !== 0) {
    // "of Belarus and Russia", "of the Republic of Belarus and the Novosibirsk Region"
    return rule.pairs === true && ((known[i]! & Known.place) !== 0 || lower[i] === 'republic')
      ? followOf(names, end)
      : undefined;
  }
  // "of Belarusian Regions and Russia"
  if (
    rule.pairs === true &&
    !article &&
    (known[i]! & Known.place) !== 0 &&
    and > 1 &&
    (known[and - 2]! & Known.nationality) !== 0
  )
    return end;
  if (
    article ||
    (known[i]! &
      (Known.place | Known.nationality | Known.person | (organisationGoesOn ? 0 : Known.organisation))) !==
      0
  ) {
    return undefined;
  }
  for (let j = i; j < end; j++) {
    if (isHead(lower[j]!) && !isTopic(names, j)) return undefined;
    if (
      (words.kind[j]! & Kind.word) !== 0 &&
      !isTopic(names, j) &&
      !titleWords.has(lower[j]!) &&
      !nounEnding.test(lower[j]!)
    )
      return undefined;
  }
  return isTopic(names, previous) || nounEnding.test(lower[previous]!) ? end : undefined;
}

function followOf(names: NameContext, end: number): number {
  const { words, lower } = names;
  if (end + 1 < words.count && words.text[end] === 'of') {
    const i = lower[end + 1] === 'the' ? end + 2 : end + 1;
    if (i < words.count && (words.kind[i]! & Kind.capital) !== 0) return runEnd(names, i);
  }
  return end;
}

/** `, Science, Culture and Humanitarian Issues`: a list of subjects that an "and" ends. */
export function followList(names: NameContext, comma: number): number | undefined {
  const { words } = names;
  let i = comma;
  for (let items = 0; items < 8; items++) {
    if (i >= words.count || words.sentenceStart[i] === 1) return undefined;
    const text = words.text[i]!;
    let j = i + 1;
    const isLast = text === 'and' || (text === ',' && words.text[j] === 'and');
    if (text === ',' && words.text[j] === 'and') j++;
    if (text !== ',' && text !== 'and') return undefined;
    const start = j;
    while (j < Math.min(words.count, start + 8) && adjacent(words, j - 1) && isTopic(names, j)) j++;
    if (j === start) return undefined;
    // "… and Humanitarian Issues", "… and the Protection of …": what follows the subject is the chain's business.
    if (isLast) return j;
    i = j;
  }
  return undefined;
}
