import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { OnomastError } from '../errors/onomast-error.ts';
import { labelCount, modelTypes } from './labels.ts';

/** A straight-line map from a raw probability to the share of right mentions, by its corners. */
export interface Calibration {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** What a model file says of itself. */
export interface ModelHeader {
  readonly format: 'onomast-model';
  readonly version: 2;
  readonly name: string;
  readonly types: readonly string[];
  /** SHA-256 of the word lists it was fitted with. */
  readonly words: string;
  /** What it was shown besides the words. */
  readonly evidence: {
    readonly gazetteers: boolean;
    readonly proposals: boolean;
    readonly pos: boolean;
    readonly memory: boolean;
    /** Word lists it may look at ({@link import('./word-lists.ts').lexiconBit}). */
    readonly lexicon: number;
  };
  /** How much the first look's scores count in the second. */
  readonly baseScale: number;
  /** By type, from span probability to confidence. */
  readonly calibration: Readonly<Record<string, Calibration>>;
  /** Data, licences, scores: for people. */
  readonly card: Readonly<Record<string, unknown>>;
  /** Rows of weights. */
  readonly rows: number;
  /** Weights in all rows. */
  readonly weights: number;
  /** SHA-256 of the weights. */
  readonly hash: string;
}

/** A model ready to score with. */
export interface Model {
  readonly header: ModelHeader;
  /** `transitions[from * labels + to]` of the first and the second look. */
  readonly transitions: Float32Array;
  readonly secondTransitions: Float32Array;
  /** A bit for the top {@link filterBits} bits of every hash that has a row. */
  readonly filter: Uint8Array;
  /** Where the rows begin whose hashes have the same top {@link bucketBits} bits, and after the last where they end: bytes of `rows`. */
  readonly buckets: Uint32Array;
  /**
   * The rows, by their hashes as unsigned numbers: a hash (i32), a count (u8), and so many labels (u8), each with its weight (i16) in
   * units of 1 / {@link unit}.
   */
  readonly rows: Uint8Array;
}

/** Weights are whole numbers of this fraction, so that summing them needs no floating point. */
export const unit = 2048;
/** Smaller weights are not kept. */
export const leastWeight = 0.02;

export const magic = 'ONOMMDL\n';
/** Bytes before the header. */
export const preambleLength = 16;
/** So many top bits of a hash the filter tells apart; small enough to stay near, it answers most look-ups of what is not there. */
export const filterBits = 21;
export const bucketBits = 15;
/** Bytes of a row before its weights, and of each of these. */
export const rowBytes = 5;
export const weightBytes = 3;
/** Bytes of a file besides its rows and its header. */
export const frameBytes = (1 << (filterBits - 3)) + ((1 << bucketBits) + 1) * 4 + 2 * labelCount ** 2 * 4;
const L = labelCount;

/** Weights before they are packed. */
export interface RawModel {
  readonly transitions: Float32Array;
  readonly secondTransitions: Float32Array;
  readonly hashes: Int32Array;
  /** `rows[r * labels + y]`. */
  readonly rows: Float32Array;
}

/**
 * Packs a model: of each row only the weights that matter. Layout, little endian: magic (8 bytes), length of the header (u32), crc32
 * of all that follows it (u32), the header as JSON padded with blanks to a multiple of 8, transitions twice (f32), the filter, the
 * buckets (u32), the rows ({@link Model}). A text is tagged without anything being laid out first.
 */
export function writeModel(
  raw: RawModel,
  about: Omit<ModelHeader, 'format' | 'version' | 'types' | 'rows' | 'weights' | 'hash'>,
): Uint8Array {
  const { filter, buckets, rows, weights } = packRows(raw);
  const parts = [raw.transitions, raw.secondTransitions, filter, buckets, rows].map(
    (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
  );
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const header: ModelHeader = {
    format: 'onomast-model',
    version: 2,
    types: modelTypes,
    ...about,
    rows: raw.hashes.length,
    weights,
    hash: hash.digest('hex'),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8;
  const total = preambleLength + padded + parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(total).fill(32, preambleLength, preambleLength + padded);
  bytes.set(new TextEncoder().encode(magic));
  bytes.set(json, preambleLength);
  let at = preambleLength + padded;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(8, padded, true);
  view.setUint32(12, crc32(bytes.subarray(preambleLength)), true);
  return bytes;
}

/** Lays rows out as a file has them; how many weights they have in all. */
function packRows({ hashes, rows: weightsOf }: RawModel): Pick<Model, 'filter' | 'buckets' | 'rows'> & {
  weights: number;
} {
  const filter = new Uint8Array(1 << (filterBits - 3));
  const buckets = new Uint32Array((1 << bucketBits) + 1);
  const bytes: number[] = [];
  let weights = 0;
  for (const [r, hash] of hashes.entries()) {
    const bit = hash >>> (32 - filterBits);
    filter[bit >>> 3]! |= 1 << (bit & 7);
    bytes.push(hash & 255, (hash >>> 8) & 255, (hash >>> 16) & 255, hash >>> 24);
    const count = bytes.push(0) - 1;
    for (let y = 0; y < L; y++) {
      const w = weightsOf[r * L + y]!;
      if (Math.abs(w) < leastWeight) continue;
      const whole = Math.max(-32768, Math.min(32767, Math.round(w * unit)));
      bytes.push(y, whole & 255, (whole >>> 8) & 255);
      bytes[count]!++;
      weights++;
    }
    buckets[(hash >>> (32 - bucketBits)) + 1] = bytes.length;
  }
  // An empty bucket ends where the one before it does.
  for (let b = 1; b < buckets.length; b++) buckets[b] = Math.max(buckets[b]!, buckets[b - 1]!);
  return { filter, buckets, rows: Uint8Array.from(bytes), weights };
}

/**
 * Reads a model in place.
 * @param checked leaves out the crc32
 * @throws OnomastError `model.invalid` where it is damaged or of another make
 */
export function readModel(buffer: ArrayBufferLike, file?: string, checked = false): Model {
  const place = file === undefined ? {} : { file };
  const bytes = new Uint8Array(buffer);
  if (bytes.length < preambleLength || Buffer.from(bytes.slice(0, 8)).toString('latin1') !== magic) {
    throw new OnomastError('model.invalid', 'not a model file', place);
  }
  const view = new DataView(buffer);
  const padded = view.getUint32(8, true);
  if (!checked && view.getUint32(12, true) !== crc32(bytes.subarray(preambleLength))) {
    throw new OnomastError('model.invalid', 'the model file is damaged', place);
  }
  const header = JSON.parse(
    new TextDecoder().decode(bytes.slice(preambleLength, preambleLength + padded)),
  ) as ModelHeader;
  if (header.version !== 2 || header.types.join() !== modelTypes.join()) {
    throw new OnomastError('model.invalid', `a model of another version (${header.version})`, place);
  }
  let at = preambleLength + padded;
  const next = (length: number): number => {
    const from = at;
    at += length;
    return from;
  };
  return {
    header,
    transitions: new Float32Array(buffer, next(L * L * 4), L * L),
    secondTransitions: new Float32Array(buffer, next(L * L * 4), L * L),
    filter: new Uint8Array(buffer, next(1 << (filterBits - 3)), 1 << (filterBits - 3)),
    buckets: new Uint32Array(buffer, next(((1 << bucketBits) + 1) * 4), (1 << bucketBits) + 1),
    rows: new Uint8Array(buffer, at),
  };
}
