import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../errors/onomast-error.ts';
import { type Lock, lockFile } from './lock.ts';
import { makeFolder } from './make-folder.ts';
import { outputError } from './output-error.ts';
import { ReaderGone } from './reader-gone.ts';
import { keepAtExit, removeAtExit } from './temporary.ts';

const blockSize = 1 << 18;
/** Everything that this program makes for itself in a folder of outputs begins so; no reader of records looks into it. */
export const ownPrefix = '.onomast-';
const partPrefix = `${ownPrefix}part-`;

/** Names do not grow by it: one of 255 bytes has a part, too. */
const shortHash = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 12);

/** Temporary name for a file, next to it. */
export function partOf(target: string): string {
  const base = path.basename(target);
  return path.join(path.dirname(target), `${partPrefix}${shortHash(base)}-${randomBytes(6).toString('hex')}`);
}

/** Whether an output is written to as it stands: standard output, a pipe, a device. */
export function isStream(target: string): boolean {
  if (target === '-') return true;
  try {
    const stats = statSync(target, { throwIfNoEntry: false });
    return stats !== undefined && !stats.isFile() && !stats.isDirectory();
  } catch (cause) {
    throw outputError(cause, target);
  }
}

/**
 * A file that is written piece by piece and has its name only when it is whole: a temporary name, synced, renamed. `-` is standard
 * output; a pipe or device is written to as it stands, never replaced.
 */
export class WholeFile {
  readonly #target: string;
  readonly #temporary: string | undefined;
  readonly #descriptor: number;
  #pending: string[] = [];
  #length = 0;
  #closed = false;

  /** @throws OnomastError `output.unusable` */
  constructor(target: string) {
    this.#target = target;
    this.#temporary = isStream(target) ? undefined : partOf(target);
    try {
      if (this.#temporary !== undefined) makeFolder(path.dirname(path.resolve(target)));
      this.#descriptor = target === '-' ? 1 : openSync(this.#temporary ?? target, 'w');
    } catch (cause) {
      throw outputError(cause, target);
    }
    if (this.#temporary !== undefined) removeAtExit(this.#temporary);
  }

  /** Adds text; it is encoded as UTF-8. */
  readonly write = (text: string): void => {
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= blockSize) this.#flush();
  };

  /** Adds bytes. */
  readonly writeBytes = (bytes: Uint8Array): void => {
    this.#flush();
    this.#put(bytes);
  };

  /** Gives the file its name. @throws OnomastError `output.unusable` */
  end(): void {
    this.finish();
    this.place();
  }

  /** Completes the file under its temporary name, so that several get their names together by `place`. */
  finish(): void {
    this.#flush();
    try {
      if (this.#temporary !== undefined) fsyncSync(this.#descriptor);
      this.#close();
    } catch (cause) {
      throw outputError(cause, this.#target);
    }
  }

  /** Gives a finished file its name. */
  place(): void {
    if (this.#temporary === undefined) return;
    try {
      renameSync(this.#temporary, this.#target);
      keepAtExit(this.#temporary);
    } catch (cause) {
      throw outputError(cause, this.#target);
    }
  }

  /** Leaves no file behind. */
  abandon(): void {
    this.#close();
    if (this.#temporary === undefined) return;
    rmSync(this.#temporary, { force: true });
    keepAtExit(this.#temporary);
  }

  #flush(): void {
    if (this.#length === 0) return;
    const bytes = Buffer.from(this.#pending.join(''));
    this.#pending = [];
    this.#length = 0;
    this.#put(bytes);
  }

  #put(all: Uint8Array): void {
    for (let bytes = all; bytes.length > 0; ) {
      try {
        bytes = bytes.subarray(writeSync(this.#descriptor, bytes));
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        // A pipe whose reader is slow.
        if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        else if (code === 'EPIPE') throw new ReaderGone();
        else throw outputError(cause, this.#target);
      }
    }
  }

  #close(): void {
    if (this.#closed || this.#target === '-') return;
    this.#closed = true;
    closeSync(this.#descriptor);
  }
}

/** Writes a file that is whole or not there. @throws OnomastError `output.unusable` */
export function writeWhole(target: string, content: string | Uint8Array): void {
  const file = new WholeFile(target);
  try {
    if (typeof content === 'string') file.write(content);
    else file.writeBytes(content);
    file.end();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

/**
 * Holds an output for this process while it is written, and sweeps up what a killed run left there.
 * @param target a file, or a folder with `isFolder`; streams are nobody's
 * @param patience milliseconds to wait for another run
 * @throws OnomastError `output.in-use`, `output.unusable`
 */
export async function holdOutput(
  target: string,
  { isFolder = false, patience = 0 }: { isFolder?: boolean; patience?: number } = {},
): Promise<Lock> {
  if (isStream(target)) return { isSure: true, release: () => {} };
  const base = path.basename(path.resolve(target));
  const folder = isFolder ? target : path.dirname(target);
  const name = isFolder ? 'lock' : `lock-${shortHash(base)}`;
  const lock = await lockFile(path.join(folder, `${ownPrefix}${name}`), { patience, of: target });
  if (lock.isSure) sweep(folder, isFolder ? partPrefix : `${partPrefix}${shortHash(base)}-`, isFolder);
  return lock;
}

/** Writes a file in one step, so that no reader sees half of it. @throws OnomastError `output.unusable`, `output.in-use` */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const hold = await holdOutput(file);
  try {
    writeWhole(file, content);
  } finally {
    hold.release();
  }
}

/** Removes the unfinished files of runs that are no more. */
function sweep(folder: string, prefix: string, deep: boolean): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const place = path.join(folder, entry.name);
      if (entry.isFile() && entry.name.startsWith(prefix)) rmSync(place, { force: true });
      else if (deep && entry.isDirectory() && !entry.name.startsWith('.')) sweep(place, prefix, deep);
    }
  } catch (cause) {
    if (cause instanceof OnomastError) throw cause;
    // What cannot be listed has nothing of ours.
  }
}
