import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { constants, crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { fileError } from '../file-error.ts';
import { type ArchivedFile, type ArchiveStep, archivedPath } from './steps.ts';

/** Bytes that an archive may unfold to that has to be held whole: one in another, one that is packed as a stream. */
export const mostHeldBytes = 1 << 28;

/** Bytes that are read by their places: of a file, or in memory. */
export interface ByteSource {
  readonly size: number;
  /** At most `length` bytes. */
  read(offset: number, length: number): Buffer;
}

/** Runs on the bytes of a file, which is closed in the end. @throws OnomastError `input.not-found`, `input.not-readable` */
export function withFile<T>(file: string, run: (source: ByteSource) => T): T {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (cause) {
    throw fileError(cause, file);
  }
  try {
    return run({
      size: fstatSync(descriptor).size,
      read: (offset, length) => {
        const buffer = Buffer.alloc(length);
        return buffer.subarray(0, readSync(descriptor, buffer, 0, length, offset));
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: buffer.length, read: (offset, length) => buffer.subarray(offset, offset + length) };
}

/** The archive that was held last, so that its files are not unpacked anew for each. */
let held: { readonly key: string; readonly bytes: Uint8Array } | undefined;

/**
 * The bytes of a file in an archive.
 * @param most bytes that it may unfold to
 * @throws OnomastError `input.damaged`, `input.too-large`, `input.not-found`, `input.not-readable`
 */
export function readArchived({ file, steps }: ArchivedFile, most: number): Uint8Array {
  const step = steps.at(-1)!;
  const name = archivedPath(file, steps);
  const outer = steps.slice(0, -1);
  if (outer.length === 0) return withFile(file, (source) => readStep(source, step, { name, most }));
  return readStep(sourceOfBytes(holdArchive({ file, steps: outer })), step, { name, most });
}

/** The bytes of an archive in an archive. @throws OnomastError as {@link readArchived} */
export function holdArchive(archive: ArchivedFile): Uint8Array {
  const { mtimeMs, size } = withStats(archive.file);
  const key = JSON.stringify([archive, mtimeMs, size]);
  if (held?.key !== key) {
    held = undefined;
    held = { key, bytes: readArchived(archive, mostHeldBytes) };
  }
  return held.bytes;
}

function withStats(file: string): { mtimeMs: number; size: number } {
  const descriptor = openSync(file, 'r');
  try {
    const { mtimeMs, size } = fstatSync(descriptor);
    return { mtimeMs, size };
  } finally {
    closeSync(descriptor);
  }
}

interface Reading {
  readonly name: string;
  readonly most: number;
}

function readStep(source: ByteSource, step: ArchiveStep, reading: Reading): Uint8Array {
  const { name, most } = reading;
  if (step.kind === 'gzip') {
    if (source.size > most) throw tooLarge(reading);
    return unfold(() => gunzipSync(source.read(0, source.size), { maxOutputLength: most }), reading);
  }
  if (step.size > most) throw tooLarge(reading);
  if (step.kind === 'tar') {
    const bytes = source.read(step.offset, step.size);
    if (bytes.length < step.size) throw damaged('ends before its end', name);
    return bytes;
  }
  const packed = packedBytes(source, step, step.packedSize, name);
  if (packed.length < step.packedSize) throw damaged('ends before its end', name);
  if (step.method !== 0 && step.method !== 8)
    throw damaged(`packed by a method that is not known (${step.method})`, name);
  const bytes =
    step.method === 0
      ? packed
      : unfold(() => inflateRawSync(packed, { maxOutputLength: Math.max(1, step.size) }), reading);
  if (bytes.length !== step.size || crc32(bytes) !== step.crc32)
    throw damaged('is not what the archive says of it', name);
  return bytes;
}

/** The packed bytes of a file of a ZIP archive, after its local header. */
function packedBytes(
  source: ByteSource,
  { offset }: Extract<ArchiveStep, { kind: 'zip' }>,
  length: number,
  name: string,
): Buffer {
  const header = source.read(offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
    throw damaged('is not where the archive says', name);
  return source.read(offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), length);
}

/** The beginning of a file in an archive, by which its kind is told; empty where it cannot be unfolded. */
export function headOfArchived(source: ByteSource, step: ArchiveStep, length: number): Uint8Array {
  try {
    if (step.kind === 'tar') return source.read(step.offset, Math.min(step.size, length));
    const packed =
      step.kind === 'gzip'
        ? source.read(0, length)
        : packedBytes(source, step, Math.min(step.packedSize, length), step.path);
    if (step.kind === 'zip' && step.method === 0) return packed;
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 24 };
    const head = step.kind === 'gzip' ? gunzipSync(packed, options) : inflateRawSync(packed, options);
    return head.subarray(0, length);
  } catch {
    return new Uint8Array();
  }
}

function unfold(unpack: () => Uint8Array, reading: Reading): Uint8Array {
  try {
    return unpack();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(reading, cause);
    throw new OnomastError('input.damaged', 'cannot be unfolded', { file: reading.name }, { cause });
  }
}

function tooLarge({ name, most }: Reading, cause?: unknown): OnomastError {
  const reason = `unfolds to more than the ${most} bytes that are allowed`;
  return new OnomastError('input.too-large', reason, { file: name }, { cause });
}

function damaged(reason: string, file: string): OnomastError {
  return new OnomastError('input.damaged', reason, { file });
}
