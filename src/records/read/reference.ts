import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Where a record's bytes stand, so that it can be read as often as needed without being held. */
export interface RecordReference {
  readonly file: string;
  /** Bytes of the file, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Line of a file with a record a line, from 1. */
  readonly line?: number;
  /** The file is temporary and gone when the next record is asked for. */
  readonly fleeting?: true;
  /** This program wrote it just now and checked every node then, so it need not be checked again. */
  readonly verified?: true;
  /**
   * SHA-256 of the record without its line breaks, as hex. A record has the same digest as a file of its own, as a line and as
   * nodes, since the forms differ in line breaks only.
   */
  readonly digest: string;
}

const blockSize = 1 << 20;
const smallestBlock = 4096;

/** The bytes of a file from `start` to `end` (exclusive) in blocks of `size`; a block is used again for the next. */
export function* blocksOf(
  file: string,
  start = 0,
  end = Number.POSITIVE_INFINITY,
  size = blockSize,
): Generator<Buffer, void, undefined> {
  const descriptor = openSync(file, 'r');
  try {
    // Not much larger than what is to be read: a megabyte for each of many small records is work for the garbage collector.
    const length = Math.min(end, fstatSync(descriptor).size) - start;
    const buffer = Buffer.allocUnsafe(Math.min(size, Math.max(length, smallestBlock)));
    for (let at = start; at < end; ) {
      const read = readSync(descriptor, buffer, 0, Math.min(buffer.length, end - at), at);
      if (read === 0) break;
      yield buffer.subarray(0, read);
      at += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Adds bytes to a digest, leaving out line breaks. */
function updateWithoutBreaks(hash: Hash, bytes: Buffer): void {
  let from = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, from)) {
    const to = at > from && bytes[at - 1] === 0x0d ? at - 1 : at;
    if (to > from) hash.update(bytes.subarray(from, to));
    from = at + 1;
  }
  if (from < bytes.length) hash.update(bytes.subarray(from));
}

/** The reference to a file that holds one record. */
export function wholeFile(file: string): RecordReference {
  const hash = createHash('sha256');
  let end = 0;
  for (const block of blocksOf(file)) {
    updateWithoutBreaks(hash, block);
    end += block.length;
  }
  return { file, start: 0, end, digest: hash.digest('hex') };
}

/** A reference for each line of a file that is not blank. */
export function* linesOf(file: string): Generator<RecordReference & { line: number }, void, undefined> {
  let line = 0;
  let at = 0;
  let start = 0;
  let hash = createHash('sha256');
  let blank = true;
  const take = (bytes: Buffer) => {
    updateWithoutBreaks(hash, bytes);
    blank &&= bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
  };
  for (const block of blocksOf(file)) {
    let from = 0;
    for (let to = block.indexOf(0x0a); to !== -1; to = block.indexOf(0x0a, from)) {
      take(block.subarray(from, to));
      line++;
      if (!blank) yield { file, start, end: at + to, line, digest: hash.digest('hex') };
      from = to + 1;
      start = at + from;
      hash = createHash('sha256');
      blank = true;
    }
    take(block.subarray(from));
    at += block.length;
  }
  if (!blank) yield { file, start, end: at, line: line + 1, digest: hash.digest('hex') };
}
