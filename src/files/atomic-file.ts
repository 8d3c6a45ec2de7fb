import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';
import { outputError } from './output-error.ts';

/** Bytes gathered before they are written. */
const bufferSize = 1 << 16;
/** Of a code unit in UTF-8. */
const mostBytes = 3;

/** A file that appears under its name only when it is complete: written under a temporary name, synced, renamed. */
export class AtomicFile {
  readonly #temporary: string;
  readonly #descriptor: number;
  readonly #buffer = Buffer.allocUnsafeSlow(bufferSize);
  #used = 0;
  #closed = false;

  /**
   * @param temporary path of the unfinished file, on the same file system as the final one
   * @throws OnomastError `output.unusable`
   */
  constructor(temporary: string) {
    this.#temporary = temporary;
    try {
      this.#descriptor = openSync(temporary, 'w');
    } catch (cause) {
      throw outputError(cause, temporary);
    }
  }

  /** Adds text of whole characters; it is encoded as UTF-8. */
  write = (text: string): void => {
    const most = text.length * mostBytes;
    if (this.#used + most > bufferSize) this.#flush();
    if (most > bufferSize) this.#put(Buffer.from(text));
    else this.#used += this.#buffer.write(text, this.#used);
  };

  /** Completes the file under its temporary name, for one who takes it from there. */
  finish(): void {
    this.#flush();
    this.#close();
  }

  /**
   * Completes the file under its final name.
   * @param failure the error for what went wrong
   * @throws OnomastError `output.unusable`
   */
  commit(target: string, failure = outputError): void {
    try {
      this.#flush();
      fsyncSync(this.#descriptor);
      this.#close();
      makeFolder(path.dirname(target));
      renameSync(this.#temporary, target);
    } catch (cause) {
      this.abandon();
      throw failure(cause, target);
    }
  }

  /** Removes the unfinished file. */
  abandon(): void {
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  #flush(): void {
    this.#put(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  #put(bytes: Uint8Array): void {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#descriptor, bytes, done);
    } catch (cause) {
      throw outputError(cause, this.#temporary);
    }
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#descriptor);
  }
}
