import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { OnomastError } from '../errors/onomast-error.ts';

/**
 * What free data say of a word or phrase: its cluster, and bits from word lists (see `scripts/build-word-lists.ts`). Words used
 * alike share a cluster, so that what was learnt of "Warsaw" holds for "Vilnius". Keys are hashes of the folded word by
 * {@link import('./hash.ts').phraseHash}; no word is stored.
 */
export const lexiconBit = {
  givenName: 1,
  surname: 2,
  /** In a list of parts of people's names. */
  personName: 4,
  country: 8,
  city: 16,
  region: 32,
  organisation: 64,
  demonym: 128,
  person: 256,
  /** A dictionary has it in lowercase. */
  ordinary: 512,
  /** A dictionary has it with a capital. */
  proper: 1024,
  /** Jobs and forms of address: `minister`, `mr`. */
  role: 2048,
  company: 4096,
  /** Month, weekday, currency, unit or number word. */
  measure: 8192,
  /** An office or title: `Permanent Secretary`, `Sheikh`. */
  office: 1 << 14,
  /** Words that names of bodies, sites, events, laws and places are built on. */
  headOrganisation: 1 << 15,
  headFacility: 1 << 16,
  headEvent: 1 << 17,
  headLaw: 1 << 18,
  headPlace: 1 << 19,
  legalForm: 1 << 20,
} as const;

/** Every bit: nothing left out. */
export const allLexicons = (1 << 21) - 1;

/** Bits that make a phrase of several words worth a feature. */
export const phraseBits =
  lexiconBit.country |
  lexiconBit.city |
  lexiconBit.region |
  lexiconBit.organisation |
  lexiconBit.person |
  lexiconBit.office |
  lexiconBit.headOrganisation |
  lexiconBit.headFacility |
  lexiconBit.headLaw |
  lexiconBit.legalForm;

/** Clusters come in three levels, each splitting the one above into so many. */
export const clusterFanout = [48, 24, 4] as const;
const noLeaf = 0xffff;
const magic = 0x4f4e574d;

/** A word's cluster (`-1` for none) and bits. */
export interface WordEntry {
  leaf: number;
  bits: number;
}

/** The file: magic, count, hashes in ascending order (u32), bits (u32), leaves (u16); little endian. */
export function writeWordLists(entries: ReadonlyMap<number, WordEntry>): Uint8Array {
  const hashes = [...entries.keys()].sort((a, b) => a - b);
  const n = hashes.length;
  const bytes = new Uint8Array(8 + n * 10);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, n, true);
  for (const [i, h] of hashes.entries()) {
    const { leaf, bits } = entries.get(h)!;
    view.setUint32(8 + i * 4, h, true);
    view.setUint32(8 + n * 4 + i * 4, bits, true);
    view.setUint16(8 + n * 8 + i * 2, leaf < 0 ? noLeaf : leaf, true);
  }
  return bytes;
}

/** The word lists, read in place from one buffer that threads may share. */
export class WordLists {
  readonly #hashes: Uint32Array;
  readonly #leaves: Uint16Array;
  readonly #bits: Uint32Array;
  readonly #buffer: ArrayBufferLike;

  /** @throws OnomastError `model.invalid` where the buffer is no such file */
  constructor(buffer: ArrayBufferLike) {
    const head = new Uint32Array(buffer, 0, buffer.byteLength >= 8 ? 2 : 0);
    const n = head[1] ?? 0;
    if (head[0] !== magic || buffer.byteLength !== 8 + n * 10) {
      throw new OnomastError('model.invalid', 'not a file of word lists');
    }
    this.#buffer = buffer;
    this.#hashes = new Uint32Array(buffer, 8, n);
    this.#bits = new Uint32Array(buffer, 8 + n * 4, n);
    this.#leaves = new Uint16Array(buffer, 8 + n * 8, n);
  }

  static read(file: string | URL): WordLists {
    const bytes = readFileSync(file);
    const buffer = new ArrayBuffer(bytes.length);
    new Uint8Array(buffer).set(bytes);
    return new WordLists(buffer);
  }

  /** SHA-256 of the file, as hex. */
  sha256(): string {
    return createHash('sha256').update(new Uint8Array(this.#buffer)).digest('hex');
  }

  /** Leaf cluster of a word by its hash, or -1. Its parent is `leaf >> 2`, the parent's parent `(leaf >> 2) / 24`. */
  leaf(hash: number): number {
    const at = this.#find(hash);
    const leaf = at < 0 ? noLeaf : this.#leaves[at]!;
    return leaf === noLeaf ? -1 : leaf;
  }

  /** Bits of a word or phrase by its hash; 0 if no list has it. */
  bits(hash: number): number {
    const at = this.#find(hash);
    return at < 0 ? 0 : this.#bits[at]!;
  }

  /** Interpolation search, hashes being spread evenly; it falls back on halving. */
  #find(hash: number): number {
    const key = hash >>> 0;
    const hashes = this.#hashes;
    let low = 0;
    let high = hashes.length - 1;
    for (let step = 0; low <= high; step++) {
      const a = hashes[low]!;
      const b = hashes[high]!;
      if (key < a || key > b) return -1;
      const middle =
        step < 6 && b > a ? low + Math.floor(((key - a) / (b - a)) * (high - low)) : (low + high) >>> 1;
      const found = hashes[middle]!;
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
