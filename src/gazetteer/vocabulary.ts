import type { SectionName } from './format.ts';
import { GrowableBytes, GrowableU32 } from './growable.ts';
import { hashAscii, hashBytes } from './hash.ts';
import { skeleton, skeletonLength } from './skeleton.ts';

/** The folded words of a gazetteer while it is built: each has a number, in the order they came. */
export class VocabularyBuilder {
  readonly #bytes = new GrowableBytes();
  readonly #starts = new GrowableU32();
  #slots = new Uint32Array(1 << 12);
  #isClosed = false;

  /** Words so far. */
  get length(): number {
    return this.#isClosed ? this.#starts.length - 1 : this.#starts.length;
  }

  /** Number of a word, new or known. */
  add(word: string): number {
    const hash = hashAscii(word);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let known = this.#slots[slot]!; known !== 0; known = this.#slots[slot]!) {
      if (this.#isWord(known - 1, word)) return known - 1;
      slot = (slot + 1) & mask;
    }
    const number = this.#starts.length;
    this.#starts.push(this.#bytes.length);
    this.#bytes.write(word);
    this.#slots[slot] = number + 1;
    if ((number + 1) * 3 > this.#slots.length * 2) {
      this.#slots = fillSlots(this.#slots.length * 2, number + 1, (w) =>
        hashBytes(this.#bytes.array, this.#starts.array[w]!, this.#end(w)),
      );
    }
    return number;
  }

  #end(word: number): number {
    return word + 1 < this.#starts.length ? this.#starts.array[word + 1]! : this.#bytes.length;
  }

  #isWord(number: number, word: string): boolean {
    const start = this.#starts.array[number]!;
    if (this.#end(number) - start !== word.length) return false;
    for (let i = 0; i < word.length; i++)
      if (this.#bytes.array[start + i] !== word.charCodeAt(i)) return false;
    return true;
  }

  /** Ends the list: no word can be added any more. */
  close(): void {
    this.#starts.push(this.#bytes.length);
    this.#isClosed = true;
  }

  /** Words in byte order: `order[rank]` is the number, `rank[number]` the place. */
  sort(): { order: Uint32Array; rank: Uint32Array } {
    const count = this.length;
    const bytes = this.#bytes.array;
    const starts = this.#starts.array;
    // The first six bytes as one number decide nearly every comparison.
    const head = new Float64Array(count);
    for (let w = 0; w < count; w++) {
      let value = 0;
      const end = starts[w + 1]!;
      for (let i = starts[w]!; i < starts[w]! + 6; i++) value = value * 256 + (i < end ? bytes[i]! : 0);
      head[w] = value;
    }
    const order = Uint32Array.from({ length: count }, (_, w) => w).sort((a, b) => {
      const byHead = head[a]! - head[b]!;
      if (byHead !== 0) return byHead;
      return bytes.compare(bytes, starts[b]!, starts[b + 1]!, starts[a]!, starts[a + 1]!);
    });
    const rank = new Uint32Array(count);
    for (let r = 0; r < count; r++) rank[order[r]!] = r;
    return { order, rank };
  }

  /** The sections of the words in their order: bytes, offsets, hash table, skeletons. */
  sections(order: Uint32Array): Partial<Record<SectionName, ArrayBufferView>> {
    const count = order.length;
    const words = Buffer.alloc(this.#bytes.length);
    const wordStart = new Uint32Array(count + 1);
    let at = 0;
    const skeletons: [hash: number, word: number][] = [];
    for (let r = 0; r < count; r++) {
      const start = this.#starts.array[order[r]!]!;
      const end = this.#starts.array[order[r]! + 1]!;
      wordStart[r] = at;
      this.#bytes.array.copy(words, at, start, end);
      if (end - start >= skeletonLength) {
        const word = words.toString('latin1', at, at + end - start);
        if (/^[a-z]+$/.test(word)) skeletons.push([hashAscii(skeleton(word)), r]);
      }
      at += end - start;
    }
    wordStart[count] = at;
    skeletons.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let size = 16;
    while (size * 3 < count * 4) size *= 2;
    const wordSlots = fillSlots(size, count, (r) => hashBytes(words, wordStart[r]!, wordStart[r + 1]!));
    return {
      words,
      wordStart,
      wordSlots,
      skeletonHash: Uint32Array.from(skeletons, ([hash]) => hash),
      skeletonWord: Uint32Array.from(skeletons, ([, word]) => word),
    };
  }
}

/** An open-addressing table (linear probing) of `number + 1`. */
function fillSlots(size: number, count: number, hash: (number: number) => number): Uint32Array<ArrayBuffer> {
  const slots = new Uint32Array(size);
  const mask = size - 1;
  for (let number = 0; number < count; number++) {
    let slot = hash(number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
  return slots;
}
