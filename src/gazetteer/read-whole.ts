import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { OnomastError } from '../errors/onomast-error.ts';

/**
 * Reads a file into shared memory.
 * @throws OnomastError `gazetteer.not-found`, `gazetteer.foreign` where it is no file, `gazetteer.damaged` where it ends early
 */
export function readWhole(file: string): SharedArrayBuffer {
  let handle: number;
  try {
    // To open a pipe is to wait for whoever writes into it.
    if (!statSync(file).isFile()) throw new OnomastError('gazetteer.foreign', 'is not a file', { file });
    handle = openSync(file, 'r');
  } catch (cause) {
    if (cause instanceof OnomastError) throw cause;
    throw new OnomastError('gazetteer.not-found', 'cannot be opened', { file }, { cause });
  }
  try {
    const stat = fstatSync(handle);
    const buffer = new SharedArrayBuffer(stat.size);
    const bytes = new Uint8Array(buffer);
    let at = 0;
    while (at < stat.size) {
      const read = readSync(handle, bytes, at, Math.min(stat.size - at, 1 << 30), at);
      if (read === 0) throw new OnomastError('gazetteer.damaged', `ends at byte ${at}`, { file });
      at += read;
    }
    return buffer;
  } finally {
    closeSync(handle);
  }
}
