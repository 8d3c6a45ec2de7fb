/**
 * The first letters and lengths that words have. A lexeme of another shape is none of them, whatever its case: letters outside ASCII, whose
 * lowercase may be another letter or longer, are of every shape.
 */
export class WordShapes {
  /** By the first letter, in lowercase, a bit for each length. */
  readonly #lengths = new Uint32Array(128);

  /** @param words in lowercase */
  constructor(...words: readonly Iterable<string>[]) {
    for (const list of words)
      for (const word of list) {
        const first = word.charCodeAt(0);
        if (first < 128) this.#lengths[first]! |= bitOf(word.length);
      }
  }

  /** Whether a text of that first code unit and length may be one of the words. */
  has(first: number, length: number): boolean {
    if (first >= 128) return true;
    const lower = first >= 65 && first <= 90 ? first + 32 : first;
    return (this.#lengths[lower]! & bitOf(length)) !== 0;
  }
}

/** Words of more than thirty letters share a bit. */
const bitOf = (length: number): number => 1 << Math.min(length, 31);
