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
export const magic = 'ONOMWRD\n';
/** Bytes before the buckets: magic (8 bytes), number of words, number of bit sets (u32), SHA-256 of what follows. */
export const headLength = 48;
const buckets = 1 << 16;
/** Numbers of an entry: the lower half of its hash, its leaf, its set of bits. */
const entryLength = 3;

/** A word's cluster (`-1` for none) and bits. */
export interface WordEntry {
  leaf: number;
  bits: number;
}

/**
 * The file, little endian: the head; by the upper half of the hashes where their entries begin, and at the end how many there are (u32);
 * the sets of bits that occur (u32); the entries in the order of their hashes (u16).
 */
export function writeWordLists(words: ReadonlyMap<number, WordEntry>): Uint8Array {
  const hashes = [...words.keys()].sort((a, b) => a - b);
  const sets = [...new Set([...words.values()].map(({ bits }) => bits))].sort((a, b) => a - b);
  const numbers = new Map(sets.map((bits, i) => [bits, i]));
  const starts = new Uint32Array(buckets + 1);
  const entries = new Uint16Array(hashes.length * entryLength);
  for (const [i, hash] of hashes.entries()) {
    const { leaf, bits } = words.get(hash)!;
    entries.set([hash & 0xffff, leaf < 0 ? noLeaf : leaf, numbers.get(bits)!], i * entryLength);
    starts[(hash >>> 16) + 1]!++;
  }
  for (let b = 1; b <= buckets; b++) starts[b]! += starts[b - 1]!;
  const parts = [starts, Uint32Array.from(sets), entries].map((array) => new Uint8Array(array.buffer));
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const head = new Uint8Array(headLength);
  head.set(Buffer.from(magic));
  new Uint32Array(head.buffer).set([hashes.length, sets.length], 2);
  head.set(hash.digest(), 16);
  return Buffer.concat([head, ...parts]);
}

/** The word lists, read in place from one buffer that threads may share. */
export class WordLists {
  readonly #starts: Uint32Array;
  readonly #sets: Uint32Array;
  readonly #entries: Uint16Array;
  /** SHA-256 of all that follows the head, as hex. */
  readonly sha256: string;

  /** @throws OnomastError `model.invalid` where the buffer is no such file */
  constructor(buffer: ArrayBufferLike) {
    const found = Buffer.from(new Uint8Array(buffer).slice(0, 8)).toString('latin1');
    const hasHead = found === magic && buffer.byteLength >= headLength;
    const [count = 0, sets = 0] = hasHead ? new Uint32Array(buffer, 8, 2) : [];
    const setsAt = headLength + (buckets + 1) * 4;
    const entriesAt = setsAt + sets * 4;
    if (!hasHead || buffer.byteLength !== entriesAt + count * entryLength * 2) {
      throw new OnomastError('model.invalid', 'not a file of word lists');
    }
    this.#starts = new Uint32Array(buffer, headLength, buckets + 1);
    this.#sets = new Uint32Array(buffer, setsAt, sets);
    this.#entries = new Uint16Array(buffer, entriesAt, count * entryLength);
    this.sha256 = Buffer.from(new Uint8Array(buffer, 16, 32)).toString('hex');
  }

  static read(file: string | URL): WordLists {
    const bytes = readFileSync(file);
    const buffer = new ArrayBuffer(bytes.length);
    new Uint8Array(buffer).set(bytes);
    return new WordLists(buffer);
  }

  /** Leaf cluster of a word by its hash, or -1. Its parent is `leaf >> 2`, the parent's parent `(leaf >> 2) / 24`. */
  leaf(hash: number): number {
    const at = this.#find(hash);
    const leaf = at < 0 ? noLeaf : this.#entries[at + 1]!;
    return leaf === noLeaf ? -1 : leaf;
  }

  /** Bits of a word or phrase by its hash; 0 if no list has it. */
  bits(hash: number): number {
    const at = this.#find(hash);
    return at < 0 ? 0 : this.#sets[this.#entries[at + 2]!]!;
  }

  /** Where the entry of a hash stands, or -1. */
  #find(hash: number): number {
    const starts = this.#starts;
    const entries = this.#entries;
    const upper = hash >>> 16;
    const lower = hash & 0xffff;
    const end = starts[upper + 1]! * entryLength;
    for (let at = starts[upper]! * entryLength; at < end; at += entryLength)
      if (entries[at] === lower) return at;
    return -1;
  }
}
