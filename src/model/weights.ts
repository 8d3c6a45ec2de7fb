import { bucketBits, filterBits, type Model, rowBytes, weightBytes } from './model-file.ts';
import { packedLength, packedPlace, packedScore } from './packed.ts';

const P = packedLength;
/** In place of a count: the row has all of its numbers, one after the other. */
const dense = 255;
/** Where a row without numbers stands: that of a feature that the model does not have. */
const emptyRow = 1;
/** So many features a thread keeps at the start of a chunk. */
const limit = 1 << 18;

/**
 * The weights of a model's features, found by their hash. A text asks for few of them, again and again: what was asked for once is kept,
 * with its row packed, in a small table of its own. What a look-up reads lies close together, because most of its time goes by
 * waiting for memory.
 */
export class Weights {
  readonly #model: Model;
  readonly #filter: Uint8Array;
  /** A hash table with open addressing by a hash's top bits: the hash, and next to it where its row stands packed; 0 for an empty slot. */
  #slots = new Int32Array(2 << 13);
  #shift = 32 - 13;
  #entries = 0;
  /**
   * Packed rows, in units of `1 / unit`. A row begins with how many numbers follow, each after its place, or with {@link dense} and
   * all numbers. Memory that nothing was written to costs nothing, so there is room from the start.
   */
  #rows = new Float64Array(1 << 17);
  #used = emptyRow + 1;
  readonly #row = new Float64Array(P);
  /** Where the rows of the features at hand stand. */
  readonly #found = new Int32Array(512);

  constructor(model: Model) {
    this.#model = model;
    this.#filter = model.filter;
  }

  /** Forgets what was asked for where that has become much. */
  tidy(): void {
    if (this.#entries <= limit) return;
    this.#slots.fill(0);
    this.#entries = 0;
    this.#used = emptyRow + 1;
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

  /** Where the row of a feature stands packed; 0, or an empty row, for a feature without one. */
  #find(hash: number): number {
    const bit = hash >>> (32 - filterBits);
    if (((this.#filter[bit >>> 3]! >>> (bit & 7)) & 1) === 0) return 0;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hash >>> this.#shift) << 1; ; slot = (slot + 2) & mask) {
      const at = slots[slot + 1]!;
      if (at === 0) return this.#keep(hash, slot);
      if (slots[slot] === hash) return at;
    }
  }

  #addRow(at: number, into: Float64Array): void {
    const rows = this.#rows;
    const count = rows[at]!;
    if (count === dense) for (let place = 0, i = at + 1; place < P; place++, i++) into[place]! += rows[i]!;
    else for (let i = at + 1, end = at + 2 * count; i < end; i += 2) into[rows[i]!]! += rows[i + 1]!;
  }

  /** Takes a feature into the table, at an empty slot; answers where its row stands. */
  #keep(hash: number, slot: number): number {
    const at = this.#fetch(hash);
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = at;
    if (++this.#entries * 3 > this.#slots.length) this.#widen();
    return at;
  }

  #widen(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    const shift = --this.#shift;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      let slot = (old[i]! >>> shift) << 1;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = old[i]!;
      slots[slot + 1] = old[i + 1]!;
    }
    this.#slots = slots;
  }

  /** Looks a feature up in the model and packs its row; answers where that stands. */
  #fetch(hash: number): number {
    const { buckets, rows } = this.#model;
    const bucket = hash >>> (32 - bucketBits);
    const end = buckets[bucket + 1]!;
    for (let at = buckets[bucket]!; at < end; at += rowBytes + weightBytes * rows[at + 4]!) {
      const found = rows[at]! | (rows[at + 1]! << 8) | (rows[at + 2]! << 16) | (rows[at + 3]! << 24);
      if (found === hash) return this.#pack(at);
    }
    return emptyRow;
  }

  /** Packs the row that stands at a byte of the model's. */
  #pack(from: number): number {
    const bytes = this.#model.rows;
    const row = this.#row.fill(0);
    const end = from + rowBytes + weightBytes * bytes[from + 4]!;
    for (let i = from + rowBytes; i < end; i += weightBytes) {
      const label = bytes[i]!;
      row[packedPlace(label)]! += packedScore(label, ((bytes[i + 1]! | (bytes[i + 2]! << 8)) << 16) >> 16);
    }
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
