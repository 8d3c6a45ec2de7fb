/** A word of a sorted vocabulary near another one. */
export interface NearWord {
  readonly number: number;
  readonly distance: number;
}

/**
 * The words of a vocabulary within an edit distance (Levenshtein) of a word, with the same first letter. The sorted vocabulary is
 * walked as the trie it is: rows of the distance table are shared by words with the same beginning, and where a beginning is
 * already too far, all words that have it are skipped by binary search.
 * @param words bytes of the vocabulary, words in byte order
 * @param starts where each word begins in `words`, and the end
 */
export function nearWords(words: Uint8Array, starts: Uint32Array, word: string, limit: number): NearWord[] {
  const found: NearWord[] = [];
  const count = starts.length - 1;
  if (count <= 0 || word === '') return found;
  const width = word.length + 1;
  const maxDepth = word.length + limit;
  const rows = new Uint8Array((maxDepth + 2) * width);
  for (let j = 0; j < width; j++) rows[j] = Math.min(j, 255);
  const codes = Uint8Array.from(word, (c) => c.charCodeAt(0));
  // Letters of the word that the rows stand for.
  const path = new Uint8Array(maxDepth + 1);
  let depth = 0;
  let i = lowerBound(words, starts, codes, 0, 1);
  while (i < count) {
    const from = starts[i]!;
    const length = starts[i + 1]! - from;
    if (words[from] !== codes[0]) break;
    let common = 0;
    while (common < depth && common < length && words[from + common] === path[common]) common++;
    depth = common;
    let dead = false;
    while (depth < length) {
      if (depth >= maxDepth) {
        dead = true;
        depth++;
        break;
      }
      const letter = words[from + depth]!;
      path[depth] = letter;
      const above = depth * width;
      const row = above + width;
      // Cells further than the limit from the diagonal are beyond it whatever stands there.
      const low = Math.max(1, depth + 1 - limit);
      const high = Math.min(width - 1, depth + 1 + limit);
      let least = (rows[row + low - 1] = low === 1 ? depth + 1 : limit + 1);
      for (let j = low; j <= high; j++) {
        const value = Math.min(
          rows[row + j - 1]! + 1,
          rows[above + j]! + 1,
          rows[above + j - 1]! + (codes[j - 1] === letter ? 0 : 1),
        );
        rows[row + j] = value;
        if (value < least) least = value;
      }
      if (high + 1 < width) rows[row + high + 1] = limit + 1;
      depth++;
      if (least > limit) {
        dead = true;
        break;
      }
    }
    if (dead) {
      // Nothing with these `depth` letters can come near.
      i = lowerBound(words, starts, words, from, depth, i + 1, true);
      depth = Math.min(depth, maxDepth);
      continue;
    }
    if (Math.abs(length - word.length) <= limit) {
      const distance = rows[length * width + width - 1]!;
      if (distance <= limit) found.push({ number: i, distance });
    }
    i++;
  }
  return found;
}

/** First word that is not below a beginning (`length` bytes of `letters` from `at`), or with `past` the first one behind all that have it. */
function lowerBound(
  words: Uint8Array,
  starts: Uint32Array,
  letters: Uint8Array,
  at: number,
  length: number,
  from = 0,
  past = false,
): number {
  let low = from;
  let high = starts.length - 1;
  // It is mostly near, so the search begins with small steps.
  for (let step = 1; low + step < high; step *= 2) {
    if (!isBelow(words, starts[low + step]!, starts[low + step + 1]!, letters, at, length, past)) {
      high = low + step;
      break;
    }
    low += step + 1;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(words, starts[middle]!, starts[middle + 1]!, letters, at, length, past)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBelow(
  words: Uint8Array,
  start: number,
  end: number,
  letters: Uint8Array,
  at: number,
  length: number,
  orEqual: boolean,
): boolean {
  for (let k = 0; k < length; k++) {
    if (start + k >= end) return true;
    const difference = words[start + k]! - letters[at + k]!;
    if (difference !== 0) return difference < 0;
  }
  return orEqual;
}
