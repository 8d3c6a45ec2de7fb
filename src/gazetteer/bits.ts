/** A bit vector with rank: how many bits are set before a position, in constant time. Two words per 32 bits: bits, count before. */
export class RankBits {
  readonly #words: Uint32Array;

  constructor(words: Uint32Array) {
    this.#words = words;
  }

  /** Words needed for `length` bits. */
  static size(length: number): number {
    return 2 * ((length + 31) >>> 5);
  }

  /** Packs set positions (ascending) into the words of a {@link RankBits}. */
  static pack(length: number, isSet: (position: number) => boolean): Uint32Array {
    const words = new Uint32Array(RankBits.size(length));
    let count = 0;
    for (let w = 0; w < words.length / 2; w++) {
      let bits = 0;
      words[2 * w + 1] = count;
      for (let b = 0; b < 32 && w * 32 + b < length; b++) {
        if (isSet(w * 32 + b)) {
          bits |= 1 << b;
          count++;
        }
      }
      words[2 * w] = bits;
    }
    return words;
  }

  /** The rank of `position` if its bit is set, else -1. */
  rank(position: number): number {
    const w = (position >>> 5) << 1;
    const bits = this.#words[w]!;
    const bit = position & 31;
    if (((bits >>> bit) & 1) === 0) return -1;
    return this.#words[w + 1]! + popCount(bit === 0 ? 0 : bits << (32 - bit));
  }
}

/** Number of set bits of a 32-bit word (Warren, Hacker's Delight, 5-1). */
function popCount(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}
