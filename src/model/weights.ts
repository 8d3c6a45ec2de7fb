import type { Model } from './model-file.ts';
import { packedLength, packedPlace, packedScore } from './packed.ts';

const P = packedLength;
/** In place of a count: the row has all of its numbers, one after the other. */
const dense = 255;
const filterBits = 21;

/**
 * The weights of a model's features, found by their hash. The file has them in the order of their hashes: a table of where each row
 * begins is all that is laid out at first; a row is packed when it is first asked for, since a text asks for few. What a look-up
 * reads lies close together, because most of its time goes by waiting for memory.
 */
export class Weights {
  readonly #model: Model;
  /** A bit for the top bits of every hash in use: small enough to stay near, it answers most look-ups of what is not there. */
  readonly #filter = new Uint8Array(1 << (filterBits - 3));
  /**
   * A hash table with open addressing by a hash's top bits: the hash, and next to it where its row stands packed, or below 0 the number
   * of a row that is not packed yet ({@link unpacked}); 0 for an empty slot.
   */
  readonly #slots: Int32Array;
  readonly #shift: number;
  /** Where a row's weights begin in the file. */
  readonly #start: Uint32Array;
  /**
   * Packed rows, in units of `1 / unit`. A row begins with how many numbers follow, each after its place, or with {@link dense} and
   * all numbers.
   */
  #rows = new Float64Array(1 << 13);
  #used = 1;
  readonly #row = new Float64Array(P);
  /** Where the rows of the features at hand stand. */
  readonly #found = new Int32Array(512);

  constructor(model: Model) {
    this.#model = model;
    const { hashes, counts } = model;
    let bits = 4;
    while (1 << bits < hashes.length * 1.5) bits++;
    const slots = new Int32Array(2 << bits);
    const filter = this.#filter;
    const start = new Uint32Array(hashes.length);
    const shift = (this.#shift = 32 - bits);
    const mask = (2 << bits) - 1;
    let weights = 0;
    for (let r = 0; r < hashes.length; r++) {
      const hash = hashes[r]!;
      const bit = hash >>> (32 - filterBits);
      filter[bit >>> 3]! |= 1 << (bit & 7);
      let slot = (hash >>> shift) << 1;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = hash;
      slots[slot + 1] = unpacked(r);
      start[r] = weights;
      weights += counts[r]!;
    }
    this.#slots = slots;
    this.#start = start;
  }

  /** Adds the weights of a feature to `into`, packed. */
  add(hash: number, into: Float64Array): void {
    const at = this.#find(hash);
    if (at !== 0) this.#addRow(at, into);
  }

  /**
   * Adds those of the first `count` features. All rows are found before the first is added: a look-up waits for memory, and many can
   * wait at once as long as nothing is done with what they find.
   */
  addAll(hashes: Int32Array, count: number, into: Float64Array): void {
    const found = this.#found;
    let used = 0;
    for (let i = 0; i < count; i++) {
      const at = this.#find(hashes[i]!);
      if (at !== 0) found[used++] = at;
    }
    for (let i = 0; i < used; i++) this.#addRow(found[i]!, into);
  }

  /** Where the row of a feature stands packed; 0 for a feature without one. */
  #find(hash: number): number {
    const bit = hash >>> (32 - filterBits);
    if (((this.#filter[bit >>> 3]! >>> (bit & 7)) & 1) === 0) return 0;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash >>> this.#shift) << 1; ; slot = (slot + 2) & mask) {
      const at = slots[slot + 1]!;
      if (at === 0) return 0;
      if (slots[slot] !== hash) continue;
      if (at > 0) return at;
      return (slots[slot + 1] = this.#pack(unpacked(at)));
    }
  }

  #addRow(at: number, into: Float64Array): void {
    const rows = this.#rows;
    const count = rows[at]!;
    if (count === dense) for (let place = 0, i = at + 1; place < P; place++, i++) into[place]! += rows[i]!;
    else for (let i = at + 1, end = at + 2 * count; i < end; i += 2) into[rows[i]!]! += rows[i + 1]!;
  }

  /** Packs a row; answers where it stands. */
  #pack(r: number): number {
    const { counts, labels, weights } = this.#model;
    const row = this.#row.fill(0);
    const from = this.#start[r]!;
    for (let i = from; i < from + counts[r]!; i++)
      row[packedPlace(labels[i]!)]! += packedScore(labels[i]!, weights[i]!);
    let used = 0;
    for (let place = 0; place < P; place++) if (row[place] !== 0) used++;
    const isDense = used > P / 2;
    this.#reserve(1 + P * 2);
    const rows = this.#rows;
    const at = this.#used;
    let next = at;
    rows[next++] = isDense ? dense : used;
    for (let place = 0; place < P; place++) {
      if (row[place] === 0 && !isDense) continue;
      if (!isDense) rows[next++] = place;
      rows[next++] = row[place]!;
    }
    this.#used = next;
    return at;
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.#rows.length) return;
    const rows = new Float64Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
  }
}

/** The number of a row as it stands for one that is not packed, below 0; and back. */
const unpacked = (row: number): number => -1 - row;
