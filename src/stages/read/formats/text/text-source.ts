import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import {
  createDecoder,
  type Decoder,
  InvalidBytes,
  isUtf32,
  sniffByteOrderMark,
} from '../../../../text/decode.ts';
import { PositionCursor } from '../../../../text/position-cursor.ts';
import { chunkTarget, cutPoint } from '../../chunker.ts';
import { fileError, nulError, utf32Error } from '../../file-error.ts';
import type { ReadOptions } from '../../options.ts';
import type { DocumentSource, SourceChunk, SourceFacts } from '../../source.ts';

/** How bytes become text. */
export type TextOptions = Pick<ReadOptions, 'encoding' | 'encodingErrors'>;

/** What the first pass over a text learns of it. */
export interface TextFacts extends SourceFacts {
  readonly encoding: string;
  /** UTF-16 code units. */
  readonly codeUnits: number;
}

const blockSize = 1 << 20;
/** Files up to this many bytes are decoded once and kept while their document is worked on. */
const keepWhole = 4 << 20;

/**
 * A document's text as chunks, read as often as needed. Bytes are never held whole for large files; every pass checks that
 * it sees the bytes of the first.
 */
export class TextSource implements DocumentSource {
  readonly #open: () => ByteReader;
  readonly #options: TextOptions;
  readonly #name: string;
  #kept: SourceChunk[] | undefined;
  #facts: TextFacts | undefined;
  /** As its byte order mark or the options say. */
  #encoding = '';

  private constructor(name: string, open: () => ByteReader, options: TextOptions) {
    this.#name = name;
    this.#open = open;
    this.#options = options;
  }

  /** @param file path of a regular file */
  static ofFile(file: string, options: TextOptions): TextSource {
    return new TextSource(file, () => new FileReader(file), options);
  }

  /** A source for bytes in memory; `name` stands for the file in errors. */
  static ofBytes(bytes: Uint8Array, name: string, options: TextOptions): TextSource {
    return new TextSource(name, () => new MemoryReader(bytes), options);
  }

  /** Known once the chunks have been read to the end. */
  get facts(): TextFacts {
    if (this.#facts === undefined) throw new Error('the source has not been read yet');
    return this.#facts;
  }

  /**
   * The SHA-256 of the bytes as hex, without decoding them: all that `--resume` needs.
   * @throws OnomastError `input.not-found`, `input.not-readable`, `input.changed`
   */
  sha256(): string {
    const reader = this.#open();
    try {
      const hash = createHash('sha256');
      for (let block = reader.read(); block !== undefined; block = reader.read()) hash.update(block);
      reader.assertUnchanged(this.#name);
      return hash.digest('hex');
    } finally {
      reader.close();
    }
  }

  /**
   * The chunks in order.
   * @throws OnomastError `input.encoding` at the first invalid byte, `input.binary`, `input.changed`, `input.not-readable`
   */
  *chunks(): Generator<SourceChunk, void, undefined> {
    if (this.#kept !== undefined) {
      yield* this.#kept;
      return;
    }
    const kept: SourceChunk[] = [];
    let keep = true;
    for (const chunk of this.#pass()) {
      keep &&= chunk.startByte < keepWhole;
      if (keep) kept.push(chunk);
      else kept.length = 0;
      yield chunk;
    }
    if (keep) this.#kept = kept;
  }

  *#pass(): Generator<SourceChunk, void, undefined> {
    const reader = this.#open();
    try {
      yield* this.#decodeAll(reader);
    } catch (error) {
      if (error instanceof InvalidBytes) {
        throw new OnomastError(
          'input.encoding',
          `not valid ${this.#encoding}`,
          { file: this.#name, byte: error.byte },
          { cause: error },
        );
      }
      throw error;
    } finally {
      reader.close();
    }
  }

  *#decodeAll(reader: ByteReader): Generator<SourceChunk, void, undefined> {
    const hash = createHash('sha256');
    let block = reader.read();
    const mark = block === undefined ? undefined : sniffByteOrderMark(block);
    if (block !== undefined && isUtf32(block)) throw utf32Error(this.#name);
    const encoding = mark?.encoding ?? new TextDecoder(this.#options.encoding).encoding;
    this.#encoding = encoding;
    const decoder = createDecoder(encoding, this.#options.encodingErrors, mark?.length ?? 0);
    const cutter = new ChunkCutter(decoder, mark?.length ?? 0);
    let byteLength = 0;
    let skip = mark?.length ?? 0;
    let last = { text: '', codeUnits: 0, codePoints: 0 };
    const count = (chunk: SourceChunk) => {
      last = { text: chunk.text, codeUnits: chunk.start + chunk.text.length, codePoints: cutter.codePoints };
      return chunk;
    };
    for (; block !== undefined; block = reader.read()) {
      hash.update(block);
      if (decoder.widths !== 'utf-16') this.#refuseBinary(block, byteLength);
      const decoded = decoder.push(skip > 0 ? block.subarray(skip) : block);
      if (decoder.widths === 'utf-16') this.#refuseBinary(decoded.text, byteLength + skip);
      for (const chunk of cutter.push(decoded)) yield count(chunk);
      skip = 0;
      byteLength += block.length;
    }
    for (const chunk of cutter.push(decoder.end(), true)) yield count(chunk);
    reader.assertUnchanged(this.#name);
    const facts = {
      encoding,
      sha256: hash.digest('hex'),
      byteLength,
      length: last.codePoints,
      codeUnits: last.codeUnits,
    };
    if (this.#facts !== undefined && this.#facts.sha256 !== facts.sha256) {
      throw new OnomastError('input.changed', 'the file changed while it was read', { file: this.#name });
    }
    this.#facts = facts;
  }

  /** @param base byte that the block begins at */
  #refuseBinary(block: Uint8Array | string, base: number): void {
    const isText = typeof block === 'string';
    const at = isText ? 2 * block.indexOf('\0') : block.indexOf(0);
    if (at < 0) return;
    throw nulError(this.#name, base + at, isText);
  }
}

/** Collects decoded text and cuts it into chunks. */
class ChunkCutter {
  readonly #decoder: Decoder;
  #text = '';
  #oddAt: number[] = [];
  #oddBytes: number[] = [];
  #index = 0;
  #start = 0;
  #startByte: number;
  /** Code points of all chunks handed out. */
  codePoints = 0;

  constructor(decoder: Decoder, startByte: number) {
    this.#decoder = decoder;
    this.#startByte = startByte;
  }

  *push(
    decoded: { text: string; oddAt: number[]; oddBytes: number[] },
    last = false,
  ): Generator<SourceChunk> {
    const base = this.#text.length;
    for (let i = 0; i < decoded.oddAt.length; i++) {
      this.#oddAt.push(base + decoded.oddAt[i]!);
      this.#oddBytes.push(decoded.oddBytes[i]!);
    }
    this.#text += decoded.text;
    // Waiting for twice the target leaves room to look for a good place, and spares cutting slivers.
    while (this.#text.length >= 2 * chunkTarget || (last && this.#text.length > 0)) {
      const cut = this.#text.length < 2 * chunkTarget ? this.#text.length : cutPoint(this.#text, chunkTarget);
      yield this.#cut(cut);
    }
  }

  #cut(length: number): SourceChunk {
    const odd = this.#oddAt.findIndex((at) => at >= length);
    const taken = odd === -1 ? this.#oddAt.length : odd;
    const chunk: SourceChunk = {
      text: this.#text.slice(0, length),
      start: this.#start,
      index: this.#index++,
      startCodePoint: this.codePoints,
      startByte: this.#startByte,
      widths: this.#decoder.widths,
      oddAt: this.#oddAt.slice(0, taken),
      oddBytes: this.#oddBytes.slice(0, taken),
    };
    const end = new PositionCursor(chunk).at(length);
    this.codePoints = end.codePoint;
    this.#startByte = end.byte;
    this.#start += length;
    this.#text = this.#text.slice(length);
    this.#oddAt = this.#oddAt.slice(taken).map((at) => at - length);
    this.#oddBytes = this.#oddBytes.slice(taken);
    return chunk;
  }
}

interface ByteReader {
  /** The next bytes, valid until the next call; undefined at the end. */
  read(): Uint8Array | undefined;
  /** @throws OnomastError `input.changed` */
  assertUnchanged(name: string): void;
  close(): void;
}

class FileReader implements ByteReader {
  readonly #descriptor: number;
  readonly #buffer: Buffer;
  readonly #before: { size: bigint; mtimeNs: bigint };
  #read = 0n;

  constructor(file: string) {
    try {
      // Not waiting: a pipe that nobody writes to would be waited for without end.
      this.#descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      const stats = fstatSync(this.#descriptor, { bigint: true });
      if (stats.isDirectory()) throw new OnomastError('input.not-readable', 'is a folder', { file });
      if (!stats.isFile())
        throw new OnomastError('input.special', 'is a pipe or device, not a file', { file });
      this.#before = stats;
    } catch (cause) {
      throw cause instanceof OnomastError ? cause : fileError(cause, file);
    }
    this.#buffer = Buffer.allocUnsafe(
      Number(
        this.#before.size === 0n || this.#before.size >= BigInt(blockSize)
          ? BigInt(blockSize)
          : this.#before.size + 1n,
      ),
    );
  }

  read(): Uint8Array | undefined {
    const count = readSync(this.#descriptor, this.#buffer, 0, this.#buffer.length, null);
    this.#read += BigInt(count);
    return count === 0 ? undefined : this.#buffer.subarray(0, count);
  }

  assertUnchanged(name: string): void {
    const after = fstatSync(this.#descriptor, { bigint: true });
    if (
      after.size !== this.#before.size ||
      after.mtimeNs !== this.#before.mtimeNs ||
      // What the system makes while it is read (/proc) says that it is empty; its bytes are compared all the same.
      (this.#read !== after.size && after.size !== 0n)
    ) {
      throw new OnomastError('input.changed', 'the file changed while it was read', { file: name });
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

class MemoryReader implements ByteReader {
  #bytes: Uint8Array | undefined;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes.length > 0 ? bytes : undefined;
  }
  read(): Uint8Array | undefined {
    const bytes = this.#bytes;
    this.#bytes = undefined;
    return bytes;
  }
  assertUnchanged(): void {}
  close(): void {}
}
