import type { Draft } from '../../../../contract/proposal.ts';
import { anyOf } from '../../../../gazetteer/data-table.ts';
import { wordList } from '../../names/engine/word-lists.ts';

/** A law from the first word of its title to the year of its number, and no sentence that is said of it. */
export const actAlone = (draft: Draft, text: string): Draft[] => titleAlone(withYear(draft, text), text);

/** The number and year of an act after its title, or the year after its number. */
const number = /^,?\s+(?:\(?No\.?\s*)?\d{1,4}\s+of\s+(?:1[6-9]|20)\d\d(?!\d)/;
const yearOfNumber = /^\s+of\s+(?:1[6-9]|20)\d\d(?!\d)/;

/** `Labour Relations Act 66 | of 1995`, `Land Act | No. 9 of 1950`. */
function withYear(draft: Draft, text: string): Draft {
  const title = text.slice(draft.start, draft.end);
  const rest = text.slice(draft.end, draft.end + 24);
  const tail = (
    /(?:Act|Law|Ordinance),?\s+(?:\(?No\.?\s*)?\d{1,4}$/.test(title) ? yearOfNumber : number
  ).exec(rest);
  if (tail === null || !/(?:Act|Law|Ordinance)(?:,?\s+(?:\(?No\.?\s*)?\d{1,4})?$/.test(title)) return draft;
  return { ...draft, end: draft.end + tail[0].length };
}

const sentenceOfTitle = new RegExp(
  `^(\\p{Lu}[\\p{L}-]*(?:\\s\\p{Lu}[\\p{L}-]*)*)\\s${anyOf(wordList('edges/verb-of-title'))}\\s`,
  'u',
);

/** A title ends where its capitals are the subject of a sentence; one word that is, is a description. */
function titleAlone(draft: Draft, text: string): Draft[] {
  const said = sentenceOfTitle.exec(text.slice(draft.start, draft.end));
  if (said === null) return [draft];
  return /\s/.test(said[1]!) ? [{ ...draft, end: draft.start + said[1]!.length }] : [];
}
