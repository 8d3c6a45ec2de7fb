import type { Model } from './model-file.ts';
import { packedLength, packedPlace, packedScore } from './packed.ts';

const P = packedLength;
/** In place of a count: the row has all of its numbers, one after the other. */
const dense = 255;
const filterBits = 21;
const bucketBits = 17;

/**
 * The weights of a model's features, found by their hash. The file has them in the order of their hashes: a table of where each
 * leading part of a hash begins is all that is laid out at first; a row is packed when it is first asked for, since a text asks
 * for few.
 */
export class Weights {
  readonly #model: Model;
  /** A bit for the top bits of every hash in use: small enough to stay near, it answers most look-ups of what is not there. */
  readonly #filter = new Uint8Array(1 << (filterBits - 3));
  /** By the top bits of a hash: the first row that has them. */
  readonly #bucket = new Uint32Array((1 << bucketBits) + 1);
  /** Where a row's weights begin in the file. */
  readonly #start: Uint32Array;
  /** Where a row stands packed; 0 for one not asked for yet. */
  readonly #packed: Uint32Array;
  /**
   * Packed rows, in units of `1 / unit`. A row begins with how many numbers follow ({@link dense} for all); each follows with its
   * place beside it.
   */
  #rows = new Float64Array(1 << 12);
  #places = new Uint8Array(1 << 12);
  #used = 1;
  readonly #row = new Float64Array(P);

  constructor(model: Model) {
    this.#model = model;
    const { hashes, counts } = model;
    const filter = this.#filter;
    const bucket = this.#bucket;
    const start = new Uint32Array(hashes.length);
    let weights = 0;
    let next = 0;
    for (let r = 0; r < hashes.length; r++) {
      const hash = hashes[r]!;
      const bit = hash >>> (32 - filterBits);
      filter[bit >>> 3]! |= 1 << (bit & 7);
      for (const at = hash >>> (32 - bucketBits); next <= at; next++) bucket[next] = r;
      start[r] = weights;
      weights += counts[r]!;
    }
    bucket.fill(hashes.length, next);
    this.#start = start;
    this.#packed = new Uint32Array(hashes.length);
  }

  /** Adds the weights of a feature to `into`, packed. */
  add(hash: number, into: Float64Array): void {
    const bit = hash >>> (32 - filterBits);
    if (((this.#filter[bit >>> 3]! >>> (bit & 7)) & 1) === 0) return;
    const { hashes } = this.#model;
    const top = hash >>> (32 - bucketBits);
    const end = this.#bucket[top + 1]!;
    for (let r = this.#bucket[top]!; r < end; r++) {
      if (hashes[r] !== hash) continue;
      let row = this.#packed[r]!;
      if (row === 0) this.#packed[r] = row = this.#pack(r);
      const rows = this.#rows;
      const count = this.#places[row]!;
      if (count === dense) for (let place = 0, i = row + 1; place < P; place++, i++) into[place]! += rows[i]!;
      else for (let i = row + 1; i <= row + count; i++) into[this.#places[i]!]! += rows[i]!;
      return;
    }
  }

  /** Packs a row; answers where it stands. */
  #pack(r: number): number {
    const { counts, labels, weights } = this.#model;
    const row = this.#row.fill(0);
    const from = this.#start[r]!;
    for (let i = from; i < from + counts[r]!; i++)
      row[packedPlace(labels[i]!)]! += packedScore(labels[i]!, weights[i]!);
    let used = 0;
    for (const packed of row) if (packed !== 0) used++;
    const isDense = used > P / 2;
    this.#reserve(1 + P);
    const rows = this.#rows;
    const places = this.#places;
    const at = this.#used;
    let next = at;
    places[next++] = isDense ? dense : used;
    for (let place = 0; place < P; place++) {
      if (row[place] === 0 && !isDense) continue;
      rows[next] = row[place]!;
      places[next++] = place;
    }
    this.#used = next;
    return at;
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.#rows.length) return;
    const rows = new Float64Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    const places = new Uint8Array(rows.length);
    places.set(this.#places);
    this.#places = places;
  }
}
