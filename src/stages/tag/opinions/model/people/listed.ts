import { lazily } from '../../../../../text/lazily.ts';
import { givenNames, surnameEnding, weakSurnameEnding } from '../../../names/person/lexicon.ts';

const pair = lazily(() => /^(\p{Lu}[\p{L}'’-]+),\s(\p{Lu}[\p{L}'’-]+)$/u);
const goesOn = lazily(() => /^(?:,? (?:and|&) \p{Lu}|, \p{Lu}[\p{L}'’-]+ (?:and|&) \p{Lu})/u);
/** Names of one word up to the last of a list: `, Martin and Verena.` */
const singleNames = lazily(
  () => /^(?:, \p{Lu}[\p{Ll}'’-]+){0,12},? (?:and|&) \p{Lu}[\p{Ll}'’-]+(?![\p{L}'’-]| \p{Lu}|, \p{Lu})/u,
);
const longestList = 160;

/**
 * Where the first of two listed names ends and the next begins, if what was read as one inverted name is two:
 * `[Moreno, Petrov] and Sato`, where the second is no given name, and a list or a year goes on after it;
 * `[Barbara, Jochen], Martin and Verena`, where all go by their given names.
 *
 * Near misses: `Petrov, Ivan and Sato`; `Martin, Thomas and Clark, Ruth`; given names in bibliographies.
 *
 * @param cites whether the flow is a bibliography or a footnote
 * @returns offsets in UTF-16 code units, or `undefined`
 */
export function nextOfList(
  text: string,
  start: number,
  end: number,
  cites: boolean,
): { end: number; next: number } | undefined {
  const name = text.slice(start, end);
  if (!name.includes(',')) return undefined;
  const parts = pair().exec(name);
  if (parts === null) return undefined;
  const [, first, second] = parts as unknown as [string, string, string];
  const after = text.slice(end, end + longestList);
  const are = givenNames.has(second)
    ? !cites && givenNames.has(first) && singleNames().test(after)
    : goesOn().test(after) || (endsLikeSurname(second) && /^(?: \(| et al)/.test(after));
  return are ? { end: start + first.length, next: end - second.length } : undefined;
}

const endsLikeSurname = (name: string): boolean => surnameEnding.test(name) || weakSurnameEnding.test(name);
