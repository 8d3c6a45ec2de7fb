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
  readonly version: 1;
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
  /** Feature hash of each row. */
  readonly hashes: Int32Array;
  /** How many labels of each row have a weight; the weights of all rows follow each other. */
  readonly counts: Uint8Array;
  /** Label and weight of each; the weight in units of 1 / {@link unit}. */
  readonly labels: Uint8Array;
  readonly weights: Int16Array;
}

/** Weights are whole numbers of this fraction, so that summing them needs no floating point. */
export const unit = 2048;
/** Smaller weights are not kept. */
export const leastWeight = 0.02;

export const magic = 'ONOMMDL\n';
/** Bytes before the header. */
export const preambleLength = 16;
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
 * of all that follows it (u32), the header as JSON padded with blanks to a multiple of 8, transitions twice (f32), hashes (i32),
 * weights (i16), counts (u8), labels (u8).
 */
export function writeModel(
  raw: RawModel,
  about: Omit<ModelHeader, 'format' | 'version' | 'types' | 'rows' | 'weights' | 'hash'>,
): Uint8Array {
  const n = raw.hashes.length;
  const counts = new Uint8Array(n);
  const labelList: number[] = [];
  const weightList: number[] = [];
  for (let r = 0; r < n; r++) {
    for (let y = 0; y < L; y++) {
      const w = raw.rows[r * L + y]!;
      if (Math.abs(w) < leastWeight) continue;
      counts[r]!++;
      labelList.push(y);
      weightList.push(Math.max(-32768, Math.min(32767, Math.round(w * unit))));
    }
  }
  const labels = Uint8Array.from(labelList);
  const weights = Int16Array.from(weightList);
  const parts = [raw.transitions, raw.secondTransitions, raw.hashes, weights, counts, labels].map(
    (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
  );
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const header: ModelHeader = {
    format: 'onomast-model',
    version: 1,
    types: modelTypes,
    ...about,
    rows: n,
    weights: weights.length,
    hash: hash.digest('hex'),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8;
  const total = 16 + padded + parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(total).fill(32, 16, 16 + padded);
  bytes.set(new TextEncoder().encode(magic));
  bytes.set(json, 16);
  let at = 16 + padded;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(8, padded, true);
  view.setUint32(12, crc32(bytes.subarray(16)), true);
  return bytes;
}

/**
 * Reads a model in place.
 * @param checked leaves out the crc32
 * @throws OnomastError `model.invalid` where it is damaged or of another make
 */
export function readModel(buffer: ArrayBufferLike, file?: string, checked = false): Model {
  const place = file === undefined ? {} : { file };
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 16 || Buffer.from(bytes.slice(0, 8)).toString('latin1') !== magic) {
    throw new OnomastError('model.invalid', 'not a model file', place);
  }
  const view = new DataView(buffer);
  const padded = view.getUint32(8, true);
  if (!checked && view.getUint32(12, true) !== crc32(bytes.subarray(16))) {
    throw new OnomastError('model.invalid', 'the model file is damaged', place);
  }
  const header = JSON.parse(new TextDecoder().decode(bytes.slice(16, 16 + padded))) as ModelHeader;
  if (header.version !== 1 || header.types.join() !== modelTypes.join()) {
    throw new OnomastError('model.invalid', `a model of another version (${header.version})`, place);
  }
  const n = header.rows;
  let at = 16 + padded;
  const next = (length: number): number => {
    const from = at;
    at += length;
    return from;
  };
  return {
    header,
    transitions: new Float32Array(buffer, next(L * L * 4), L * L),
    secondTransitions: new Float32Array(buffer, next(L * L * 4), L * L),
    hashes: new Int32Array(buffer, next(n * 4), n),
    weights: new Int16Array(buffer, next(header.weights * 2), header.weights),
    counts: new Uint8Array(buffer, next(n), n),
    labels: new Uint8Array(buffer, next(header.weights), header.weights),
  };
}
