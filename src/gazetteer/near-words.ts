/** A word of a sorted vocabulary near another one. */
export interface NearWord {
  readonly number: number;
  readonly distance: number;
}

/** A vocabulary: words in byte order, and where each begins, with the end. */
export interface Vocabulary {
  readonly words: Uint8Array;
  readonly wordStart: Uint32Array;
}

/**
 * The words of a vocabulary within an edit distance (Levenshtein) of a word, with the same first letter. The sorted vocabulary is
 * walked as the trie it is: rows of the distance table are shared by words with the same beginning, and where a beginning is
 * already too far, all words that have it are skipped by binary search.
 */
export function nearWords(vocabulary: Vocabulary, word: string, limit: number): NearWord[] {
  return vocabulary.wordStart.length <= 1 || word === '' ? [] : new Walk(vocabulary, word, limit).find();
}

/** One walk through a vocabulary. */
class Walk {
  readonly #words: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #codes: Uint8Array;
  readonly #limit: number;
  /** Longest beginning that may still come near. */
  readonly #maxDepth: number;
  readonly #width: number;
  /** Rows of the distance table, one per letter of the path. */
  readonly #rows: Uint8Array;
  /** Letters that the rows stand for. */
  readonly #path: Uint8Array;
  #depth = 0;

  constructor({ words, wordStart }: Vocabulary, word: string, limit: number) {
    this.#words = words;
    this.#starts = wordStart;
    this.#codes = Uint8Array.from(word, (c) => c.charCodeAt(0));
    this.#limit = limit;
    this.#width = word.length + 1;
    this.#maxDepth = word.length + limit;
    this.#rows = new Uint8Array((this.#maxDepth + 2) * this.#width);
    for (let j = 0; j < this.#width; j++) this.#rows[j] = Math.min(j, 255);
    this.#path = new Uint8Array(this.#maxDepth + 1);
  }

  find(): NearWord[] {
    const found: NearWord[] = [];
    const words = this.#words;
    const starts = this.#starts;
    const codes = this.#codes;
    const count = starts.length - 1;
    let i = this.#search(codes, 0, 1, 0);
    while (i < count && words[starts[i]!] === codes[0]) {
      const from = starts[i]!;
      const length = starts[i + 1]! - from;
      if (!this.#descend(from, length)) {
        // Nothing with these letters can come near.
        i = this.#search(this.#path, 1, this.#depth, i + 1);
        this.#depth = Math.min(this.#depth, this.#maxDepth);
        continue;
      }
      if (Math.abs(length - codes.length) <= this.#limit) {
        const distance = this.#rows[length * this.#width + this.#width - 1]!;
        if (distance <= this.#limit) found.push({ number: i, distance });
      }
      i++;
    }
    return found;
  }

  /** Reads the rows of a word's letters after those it shares with the path; false where a beginning is too far already. */
  #descend(from: number, length: number): boolean {
    const words = this.#words;
    const path = this.#path;
    let depth = 0;
    while (depth < this.#depth && depth < length && words[from + depth] === path[depth]) depth++;
    for (; depth < length; depth++) {
      const letter = words[from + depth]!;
      path[depth] = letter;
      if (depth >= this.#maxDepth || this.#row(depth, letter) > this.#limit) {
        this.#depth = depth + 1;
        return false;
      }
    }
    this.#depth = depth;
    return true;
  }

  /** Fills the row of a letter; answers its least distance. */
  #row(depth: number, letter: number): number {
    const rows = this.#rows;
    const codes = this.#codes;
    const limit = this.#limit;
    const width = this.#width;
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
    return least;
  }

  /** First word from `from` on that is not below a beginning of `length` letters, or with `past` 1 the first after all that have it. */
  #search(letters: Uint8Array, past: 0 | 1, length: number, from: number): number {
    let low = from;
    let high = this.#starts.length - 1;
    // It is mostly near, so the search begins with small steps.
    for (let step = 1; low + step < high; step *= 2) {
      if (this.#order(low + step, letters, length) >= past) {
        high = low + step;
        break;
      }
      low += step + 1;
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(middle, letters, length) < past) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a word is below a beginning (negative), has it (0) or is above it. */
  #order(word: number, letters: Uint8Array, length: number): number {
    const words = this.#words;
    const start = this.#starts[word]!;
    const end = this.#starts[word + 1]!;
    for (let k = 0; k < length; k++) {
      if (start + k >= end) return -1;
      const difference = words[start + k]! - letters[k]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }
}
