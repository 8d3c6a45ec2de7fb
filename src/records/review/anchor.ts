import type { CodePointIndex } from '../audit/align/code-points.ts';
import type { Anchor } from './decision.ts';

/** Places of the same words that are looked at. */
const mostPlaces = 5000;

/**
 * Finds the place of an anchor in a text that may have changed: at its old place if the words still stand there in the same context,
 * else where they stand in the context most like the old one, the nearest of equals. Words that stand nowhere, or nowhere with anything
 * of their context, are not found: a decision must not wander to another mention.
 * @returns code points of the text
 */
export function findAnchor(
  index: CodePointIndex,
  anchor: Anchor,
): { start: number; end: number } | undefined {
  const { start, end, exact } = anchor;
  const fits = end <= index.length && index.slice(start, end) === exact;
  const whole = anchor.prefix.length + anchor.suffix.length;
  if (fits && agreement(index, start, end, anchor) === whole) return { start, end };
  let best: { start: number; end: number; score: number } | undefined;
  let seen = 0;
  for (
    let at = index.text.indexOf(exact);
    at !== -1 && seen < mostPlaces;
    at = index.text.indexOf(exact, at + 1)
  ) {
    seen++;
    const from = index.toPoints(at);
    const to = from + (end - start);
    const score = agreement(index, from, to, anchor);
    const nearer = best === undefined || Math.abs(from - start) < Math.abs(best.start - start);
    if (best === undefined || score > best.score || (score === best.score && nearer))
      best = { start: from, end: to, score };
  }
  if (best === undefined) return undefined;
  return best.score >= Math.min(8, whole) ? { start: best.start, end: best.end } : undefined;
}

/** Code units of prefix and suffix that agree, counted from the words outwards. */
function agreement(index: CodePointIndex, start: number, end: number, { prefix, suffix }: Anchor): number {
  const before = index.slice(Math.max(0, start - [...prefix].length), start);
  const after = index.slice(end, Math.min(index.length, end + [...suffix].length));
  let left = 0;
  while (left < Math.min(before.length, prefix.length) && before.at(-1 - left) === prefix.at(-1 - left))
    left++;
  let right = 0;
  while (right < Math.min(after.length, suffix.length) && after[right] === suffix[right]) right++;
  return left + right;
}
