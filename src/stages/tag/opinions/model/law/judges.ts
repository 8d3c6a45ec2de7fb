import type { Draft } from '../../../../../contract/proposal.ts';
import { anyOf } from '../../../../../gazetteer/data-table.ts';
import { lazily } from '../../../../../text/lazily.ts';
import type { Span } from '../../../../../text/span.ts';
import { openers, titles } from '../../../names/engine/lexicon.ts';
import { wordList } from '../../../names/engine/word-lists.ts';
import { inPlaceOf, negligible } from '../rewritten.ts';

const confidence = 0.85;
/** How far before the letters a name, or the first of a list, is looked for. */
const longestName = 80;
const mostJudges = 15;

const single = wordList('courts/judge-letters');
const several = wordList('courts/judge-letters-of-many');
const letters = [...single, ...several, ...wordList('courts/judge-letters-dotted')];
const mark = lazily(
  () => new RegExp(`(?<=\\p{L}{2},? ?\\s)${anyOf(letters)}(?![\\p{L}\\p{N}-]|[’'](?!s))`, 'gu'),
);
/** What may follow the letters, and tells them from the initials of an author or from a word in capitals. */
const follows = lazily(
  () =>
    /^(?:['’]s|[)\];:]|[.,]?\s*$|[.,]?\s*\n|\.,|\.?[-–—]|[,.]?\s+(?:\p{Ll}|[([\d“"])|,\s|\s+(?:&|CJ|JJ))/u,
);
/** `Smith J, Brown K`: authors. */
const author = lazily(() => /^[,.]?\s(?:and\s|&\s)?\p{Lu}[\p{L}’'-]+\s(\p{Lu}{1,3})(?!\p{L})/u);
const word = String.raw`\p{Lu}[\p{L}’'-]+`;
const run = lazily(
  () =>
    new RegExp(
      `(?:(?:${word}|\\p{Lu}\\.?|de|van|der|von|du|bin|binti)\\s+){0,4}(?:\\p{Lu}\\.\\s?){0,3}${word}$`,
      'u',
    ),
);
const leading = wordList('courts/before-judge');
const courtWords = wordList('courts/court-word');

/**
 * Judges, whom the letters of their office give away, where the model saw nothing or another thing:
 *
 *     [Mokwena] J held; (per [Abara] JSC); [Lindqvist] MR
 *     [HARROW] CJ, [Anne Tadić], [Pell] and [Ruiz] JJ         a list with one sign for all
 *     before [DORIS KABUE] J
 *
 * Near misses: `Smith J, Brown K. Fever`, authors; `the Court J`; `MR SMITH`, a form of address.
 *
 * @param drafts in order
 */
export function judgesByLetters(drafts: readonly Draft[], text: string): readonly Draft[] {
  const found: Draft[] = [];
  const add = ({ start, end }: Span) => {
    const isKnown = drafts.some(
      (own) => own.type === 'PERSON' && own.end === end && own.start <= start && own.confidence >= negligible,
    );
    const last = found.at(-1);
    if (!isKnown && (last === undefined || last.end <= start))
      found.push({ type: 'PERSON', start, end, confidence });
  };
  for (const { index, 0: sign } of text.matchAll(mark())) {
    const rest = text.slice(index + sign.length, index + sign.length + 40);
    const [, initials] = author().exec(rest) ?? [];
    if (!follows().test(rest) || (initials !== undefined && !letters.includes(initials))) continue;
    const names = namesBefore(text, index, several.has(sign));
    const isAddress = sign === 'MR' && names.some((own) => isShouted(text.slice(own.start, own.end)));
    if (!isAddress) for (const name of names) add(name);
  }
  return inPlaceOf(drafts, found);
}

const isShouted = (name: string) => !/\p{Ll}/u.test(name);

/** The name before the letters of a judge, or all names of the list before letters that stand for many; in order. */
function namesBefore(text: string, at: number, isList: boolean): readonly Span[] {
  const names: Span[] = [];
  let end = at;
  while (names.length < mostJudges) {
    end -= /[,.\s]*$/u.exec(text.slice(Math.max(0, end - 4), end))![0].length;
    const name = nameBefore(text, end);
    if (name === undefined) break;
    names.unshift(name);
    if (!isList) break;
    const joint = /(?:,\s*(?:and\s)?|\s(?:and|&)\s)$/u.exec(
      text.slice(Math.max(0, name.start - 7), name.start),
    );
    if (joint === null) break;
    end = name.start - joint[0].length;
  }
  return names;
}

/** The run of capitalised words that ends at a place, without titles and words that lead to it. */
function nameBefore(text: string, end: number): Span | undefined {
  const from = Math.max(0, end - longestName);
  const found = run().exec(text.slice(from, end));
  // "Abara JA and Pell JJA": the first has letters of his own
  if (found === null || letters.includes(/\S+$/u.exec(found[0])![0])) return undefined;
  const words = [...found[0].matchAll(/\S+/gu)];
  let first = 0;
  for (const [i, { 0: part }] of words.entries()) {
    const lower = part.toLowerCase().replace(/\.$/, '');
    const leads = leading.has(lower) || courtWords.has(lower) || openers.has(lower) || titles.has(lower);
    if (leads && !/^\p{Lu}\.?$/u.test(part)) first = i + 1;
  }
  const own = words[first];
  if (own === undefined || letters.includes(own[0])) return undefined;
  const start = from + found.index + own.index;
  // "Mrs Asare-Korang JA", "B.PRAKASH RAO": glued to what stands before
  if (/[\p{L}\p{N}’'-]$/u.test(text.slice(Math.max(0, start - 1), start))) return undefined;
  return { start, end };
}
