import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import { givenNames, surnameEnding, weakSurnameEnding } from '../../names/person/lexicon.ts';
import { isAlwaysTitle } from '../../names/person/titles.ts';
import { isLanguage } from './languages.ts';

/**
 * Draws the edges of what the model found where the annotation guideline leaves no choice:
 *
 *     President Kufuor, H.E. Mr. Yusuf           `Kufuor`, `Yusuf`: titles stay out; a title alone is nobody
 *     Moreno, Petrov and Sato                    three, where it saw `Moreno, Petrov` as one inverted name
 *     Omani government                           `Omani`: a body in small letters is a description
 *     Union of Soviet Socialist Republics        a place, where a gazetteer knows the long name as nothing else
 *     done in Tajik and Persian; Tajik grammar   nothing: languages
 */
export function drawEdges(drafts: readonly Draft[], text: string, earlier: readonly Proposal[]): Draft[] {
  return drafts.flatMap((draft) => {
    if (draft.type === 'PERSON') return persons(draft, text);
    if (draft.type === 'ORG')
      return [nationOf(draft, text, earlier) ?? stateOf(draft, text, earlier) ?? draft];
    if (draft.type === 'NORP' && isLanguage(text, draft.start, draft.end)) return [];
    return [draft];
  });
}

function persons(draft: Draft, text: string): Draft[] {
  const start = withoutTitles(text, draft.start, draft.end);
  if (start === undefined) return [];
  const bare = { ...draft, start };
  const comma = surnameBehindComma(text, start, draft.end);
  return comma === undefined
    ? [bare]
    : [
        { ...bare, end: comma.end },
        { ...bare, start: comma.next },
      ];
}

/** Where a person's name begins behind titles, or `undefined` where there is nothing else. */
function withoutTitles(text: string, from: number, end: number): number | undefined {
  let start = from;
  for (;;) {
    const word = /^([\p{L}'’.-]+?)\.?(?:\s+|$)/u.exec(text.slice(start, end));
    if (word === null || !isAlwaysTitle(word[1]!)) return start;
    start += word[0].length;
    if (start >= end) return undefined;
  }
}

/** The comma of `Moreno, Petrov` where the second is another's surname: no given name, and a list or a year goes on behind it. */
function surnameBehindComma(
  text: string,
  start: number,
  end: number,
): { end: number; next: number } | undefined {
  const parts = /^(\p{Lu}[\p{L}'’-]+),\s(\p{Lu}[\p{L}'’-]+)$/u.exec(text.slice(start, end));
  if (parts === null) return undefined;
  const [, first, second] = parts as unknown as [string, string, string];
  if (givenNames.has(second)) return undefined;
  const isSurname = surnameEnding.test(second) || weakSurnameEnding.test(second);
  const goesOn = /^(?:,? (?:and|&) \p{Lu}|, \p{Lu}[\p{L}'’-]+ (?:and|&) \p{Lu})/u.test(
    text.slice(end, end + 48),
  );
  if (!goesOn && !(isSurname && /^(?: \(| et al)/.test(text.slice(end, end + 6)))) return undefined;
  return { end: start + first.length, next: end - second.length };
}

/** `Omani government`, where `Omani` is a nationality and nothing behind it has a capital. */
function nationOf({ start, end }: Draft, text: string, earlier: readonly Proposal[]): Draft | undefined {
  for (const { type, start: from, end: to, confidence } of earlier) {
    if (type !== 'NORP' || from !== start || to >= end) continue;
    if (/^(?:\s+\p{Ll}[\p{L}-]*)+$/u.test(text.slice(to, end))) return { type, start, end: to, confidence };
  }
  return undefined;
}

/** A name of three words or more that a gazetteer knows as a place and as nothing else, whatever it begins with. */
function stateOf(draft: Draft, text: string, earlier: readonly Proposal[]): Draft | undefined {
  const { start, end } = draft;
  if (text.slice(start, end).split(/\s+/).length < 3) return undefined;
  const known = earlier.filter(
    (p) => p.start === start && p.end === end && p.stage === 'tag.gazetteer' && p.confidence >= 0.6,
  );
  return known.length > 0 && known.every(({ type }) => type === 'GPE')
    ? { ...draft, type: 'GPE' }
    : undefined;
}
