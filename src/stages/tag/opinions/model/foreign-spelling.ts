import type { Draft } from '../../../../contract/proposal.ts';
import { lazily } from '../../../../text/lazily.ts';
import type { Span } from '../../../../text/span.ts';

/** What may stand between a name and its bracket: letters of honour. */
const bracketAfter = lazily(() => /^(?: \p{Lu}{2,5}){0,3} ?\(/u);
/** The farthest that a bracket is read, in code units. */
const farthest = 160;
/** Words of another script, at the beginning of the bracket, after the name of a language, or after a semicolon. */
const spelling = lazily(
  () =>
    /(?<=[(;,:] ?)(?:(?!\p{Script=Latin})[\p{L}\p{M}])+(?:[ ·・'’\u200c-](?:(?!\p{Script=Latin})[\p{L}\p{M}])+)*(?= ?(?:[;,)]|\p{Script=Latin}))/gu,
);
/** A letter that may be of another script: most brackets have none. */
const otherLetter = /[^\0-\xb4\xb6-\u02af\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff]/;
const confidence = 0.85;

/**
 * The same name in letters of another script, in the bracket after it: `Lin Qiaozhi ([林巧稚], 1901–1983)`, `Zaha Hadid (Arabic: [زها حديد])`.
 * It is what the name is.
 *
 * @param drafts in order
 */
export function spelledAgain(drafts: readonly Draft[], text: string): readonly Draft[] {
  const found: Draft[] = [];
  for (const [i, { type, end }] of drafts.entries()) {
    const bracket = bracketAfter().exec(text.slice(end, end + 24));
    if (bracket === null) continue;
    const open = end + bracket[0].length - 1;
    const inside = text.slice(open, open + farthest);
    const bracketed = inside.slice(0, inside.search(/[)\n]/) + 1);
    if (!otherLetter.test(bracketed)) continue;
    for (const { index, 0: words } of bracketed.matchAll(spelling())) {
      const own = { start: open + index, end: open + index + words.length };
      if (words.length < 2 || (found.at(-1)?.end ?? 0) > own.start || isTaken(drafts, i + 1, own)) continue;
      found.push({ type, ...own, confidence, learnt: true });
    }
  }
  return found.length === 0 ? drafts : [...drafts, ...found].sort((a, b) => a.start - b.start);
}

/** Whether one of the drafts from `from` on overlaps a span; those after it need not be asked. */
function isTaken(drafts: readonly Draft[], from: number, span: Span): boolean {
  for (let i = from; i < drafts.length && drafts[i]!.start < span.end; i++)
    if (drafts[i]!.end > span.start) return true;
  return false;
}
