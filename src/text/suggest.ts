import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `word` by edit distance, if it is near enough to be a slip of the pen: one letter of three may differ, two
 * of four. One that a word is the beginning of, or all letters of in their order, is near.
 */
export function nearestName(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.floor(word.length / 3) + (word.length > 3 ? 2 : 1);
  for (const candidate of candidates) {
    const d =
      word.length > 1 && (candidate.startsWith(word) || (word.length > 4 && holdsInOrder(candidate, word)))
        ? 1
        : distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** Whether all letters of a word stand in a text in their order. */
function holdsInOrder(text: string, word: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === word[at]) at++;
  return at === word.length;
}

/** ` Did you mean …?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = nearestName(word, candidates);
  return near === undefined ? '' : `. Did you mean ${near}?`;
}
