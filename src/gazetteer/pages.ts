import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SharedPages } from '../contract/resources.ts';
import { OnomastError } from '../errors/onomast-error.ts';

/** Bytes of a page as a power of two: 4 kB. */
const bits = 12;
const pageSize = 1 << bits;
/** Pages that are read at once where half was asked for one by one: most will be asked for. */
const ahead = 16;

/** A thread that is done with a file closes it. */
const closing = new FinalizationRegistry<number>((handle) => closeSync(handle));

/**
 * The pages of a file in shared memory, each read when it is first needed: an article looks at less than half of the shipped gazetteers. What
 * one thread read, all have.
 */
export class Pages {
  readonly #buffer: SharedArrayBuffer;
  readonly #shared: SharedPages | undefined;
  /** 1 for what this thread knows to be there. */
  readonly #known: Uint8Array;
  #handle: number | undefined;
  #reads = 0;

  /** @param shared where its pages come from; a buffer without it is whole */
  constructor(buffer: SharedArrayBuffer, shared?: SharedPages) {
    this.#buffer = buffer;
    this.#shared = shared;
    this.#known = new Uint8Array(Math.ceil(buffer.byteLength / pageSize)).fill(shared === undefined ? 1 : 0);
  }

  /** Sees to it that a byte is there. */
  touch(byte: number): void {
    if (this.#known[byte >>> bits] === 0) this.#readFrom(byte >>> bits);
  }

  /** The same for the bytes from `start` to `end`, exclusive. */
  need(start: number, end: number): void {
    if (this.#shared === undefined) return;
    const last = (end - 1) >>> bits;
    for (let page = start >>> bits; page <= last; page++) {
      if (this.#known[page] !== 0) continue;
      let next = page + 1;
      while (next <= last && this.#known[next] === 0) next++;
      this.#read(page, next - page);
      page = next - 1;
    }
  }

  readAll(): void {
    this.need(0, this.#buffer.byteLength);
  }

  #readFrom(page: number): void {
    const known = this.#known;
    const most = ++this.#reads > known.length / 2 ? ahead : 1;
    let count = 1;
    while (count < most && known[page + count] === 0) count++;
    this.#read(page, count);
  }

  #read(page: number, count: number): void {
    const { read, file } = this.#shared!;
    const there = new Uint8Array(read);
    let isThere = true;
    for (let p = page; p < page + count; p++) if (Atomics.load(there, p) === 0) isThere = false;
    if (!isThere) {
      const start = page * pageSize;
      const length = Math.min(count * pageSize, this.#buffer.byteLength - start);
      fill(this.#open(), new Uint8Array(this.#buffer, start, length), start, file);
      for (let p = page; p < page + count; p++) Atomics.store(there, p, 1);
    }
    this.#known.fill(1, page, page + count);
  }

  #open(): number {
    if (this.#handle === undefined) {
      const { file, head } = this.#shared!;
      const handle = existsSync(file) ? openSync(file, 'r') : undefined;
      if (handle === undefined || !this.#isSame(handle, head)) {
        if (handle !== undefined) closeSync(handle);
        throw new OnomastError(
          'gazetteer.damaged',
          'was replaced while the program reads it',
          { file },
          { remedy: 'Start the program again.' },
        );
      }
      closing.register(this, handle);
      this.#handle = handle;
    }
    return this.#handle;
  }

  /** Whether a file begins as the one did that was read first; the header of a gazetteer has the SHA-256 of all that follows. */
  #isSame(handle: number, head: number): boolean {
    if (fstatSync(handle).size !== this.#buffer.byteLength) return false;
    const found = Buffer.alloc(head);
    fill(handle, found, 0, this.#shared!.file);
    return found.equals(new Uint8Array(this.#buffer, 0, head));
  }
}

/** Reads from a place of a file until a part of memory is full. */
function fill(handle: number, into: Uint8Array, start: number, file: string): void {
  for (let done = 0; done < into.length; ) {
    const read = readSync(handle, into, done, into.length - done, start + done);
    if (read === 0) throw new OnomastError('gazetteer.damaged', `ends at byte ${start + done}`, { file });
    done += read;
  }
}

/**
 * Takes a file into shared memory of which only the beginning is read.
 * @param preamble bytes that tell how long that is
 * @param length the answer
 */
export function sharePages(
  file: string,
  preamble: number,
  length: (preamble: DataView) => number,
): { buffer: SharedArrayBuffer; pages: SharedPages } {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const buffer = new SharedArrayBuffer(size);
    const first = Math.min(preamble, size);
    fill(handle, new Uint8Array(buffer, 0, first), 0, file);
    const head = Math.min(length(new DataView(buffer, 0, first)), size);
    fill(handle, new Uint8Array(buffer, 0, head), 0, file);
    const read = new SharedArrayBuffer(Math.ceil(size / pageSize));
    return { buffer, pages: { file, head, read } };
  } finally {
    closeSync(handle);
  }
}
