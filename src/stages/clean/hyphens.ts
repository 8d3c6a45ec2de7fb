import type { DocumentProfile } from '../../contract/document.ts';
import { readRoles } from '../../gazetteer/data-table.ts';
import { isSpaceCode } from '../../text/lines.ts';
import type { Edit } from './view-edits.ts';

const partsOf = readRoles('languages/en/hyphen-parts.csv', 'part');

/** First parts that hardly occur but in compounds: they keep their hyphen. */
const compounding = partsOf('compound-first');
/** First parts that keep it before a word that the document has: "pro-Western", but "pro-⏎vide". */
const prefixes = partsOf('prefix');
/** Second parts of three letters and more that are no words of their own: the hyphen is the line's. */
const endings = partsOf('ending');

/** Whether a word count knows a form, as printed or in lowercase. */
function count(profile: DocumentProfile, form: string): number {
  const small = form.toLowerCase();
  return (profile.wordCounts.get(form) ?? 0) + (small === form ? 0 : (profile.wordCounts.get(small) ?? 0));
}

/**
 * Whether the hyphen at a line's end belongs to the word: "cross-⏎border" keeps it, "inter-⏎national" does not. The document's own
 * words decide: which of both spellings occurs elsewhere; else whether each half does.
 */
export function keepsHyphen(left: string, right: string, profile: DocumentProfile): boolean {
  if (!/^\p{Ll}/u.test(right) || !/\p{Ll}$/u.test(left)) return true;
  const joined = count(profile, left + right);
  const hyphened = count(profile, `${left}-${right}`);
  if (joined !== hyphened) return hyphened > joined;
  if (/^[a-z]{1,2}$/.test(right) || endings.has(right)) return false;
  if (compounding.has(left)) return true;
  if (prefixes.has(left)) return count(profile, right) > 0;
  return left.length > 2 && right.length > 2 && count(profile, left) > 0 && count(profile, right) > 1;
}

/** The word that ends at `end`, and the one that begins at `start`: letters only, at most 40. */
export function wordBefore(text: string, end: number, from: number): string {
  let i = end;
  while (i > from && end - i < 40 && /[\p{L}\p{M}'’]/u.test(text[i - 1]!)) i--;
  return text.slice(i, end);
}

export function wordAfter(text: string, start: number, limit: number): string {
  let i = start;
  while (i < limit && i - start < 40 && /[\p{L}\p{M}'’]/u.test(text[i]!)) i++;
  return text.slice(start, i);
}

/** Line ends, and marks inside a word that show where it may be cut or must not: they are not seen. (In scripts without case they part words.) */
const breaks = /\n|(?<=[\p{Lu}\p{Ll}\p{M}\d.,])[\u00ad\u200b\u2060\ufeff](?=[\p{Lu}\p{Ll}\d])/gu;

/**
 * What to do with the hyphens at the line ends of a passage's text: the line break goes, the hyphen as the words decide. Soft hyphens and
 * other unseen marks inside words go too.
 */
export function findHyphens(text: string, profile: DocumentProfile): Edit[] {
  const edits: Edit[] = [];
  const start = 0;
  const end = text.length;
  for (const { index: at, 0: found } of text.matchAll(breaks)) {
    if (found !== '\n') {
      edits.push({ start: at, end: at + 1, shown: '' });
      continue;
    }
    let left = at;
    while (left > start && isSpaceCode(text.charCodeAt(left - 1))) left--;
    const mark = text[left - 1];
    if (left - 1 <= start || (mark !== '-' && mark !== '\u00ad' && mark !== '¬' && mark !== '‐')) continue;
    let right = at + 1;
    while (right < end && isSpaceCode(text.charCodeAt(right))) right++;
    if (right >= end || !/[\p{L}\d]/u.test(text[left - 2]!) || !/[\p{L}\d]/u.test(text[right]!)) continue;
    const soft = mark === '\u00ad' || mark === '¬';
    const keep =
      !soft && keepsHyphen(wordBefore(text, left - 1, start), wordAfter(text, right, end), profile);
    edits.push({ start: keep ? left : left - 1, end: right, shown: '' });
  }
  return edits;
}
