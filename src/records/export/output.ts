import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';

const blockSize = 1 << 18;

/**
 * A file that is written piece by piece and has its name only when it is whole; `-` is standard output. A pipe or device is written
 * to as it stands, never replaced.
 */
export class TextOutput {
  readonly #target: string;
  readonly #temporary: string;
  readonly #direct: boolean;
  readonly #descriptor: number;
  #pending: string[] = [];
  #length = 0;

  /** @throws OnomastError `output.unusable` */
  constructor(target: string) {
    this.#target = target;
    this.#temporary = `${target}.${process.pid}.part`;
    this.#direct = target !== '-' && unusable(target, () => isPipeOrDevice(target));
    const file = this.#direct ? target : this.#temporary;
    this.#descriptor = target === '-' ? 1 : unusable(target, () => open(file));
  }

  readonly write = (text: string): void => {
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= blockSize) this.#flush();
  };

  end(): void {
    this.#flush();
    if (this.#target === '-') return;
    unusable(this.#target, () => {
      closeSync(this.#descriptor);
      if (!this.#direct) renameSync(this.#temporary, this.#target);
    });
  }

  /** Leaves no file behind. */
  abandon(): void {
    if (this.#target === '-') return;
    closeSync(this.#descriptor);
    if (!this.#direct) rmSync(this.#temporary, { force: true });
  }

  #flush(): void {
    let bytes: Uint8Array = Buffer.from(this.#pending.join(''));
    this.#pending = [];
    this.#length = 0;
    while (bytes.length > 0) {
      try {
        bytes = bytes.subarray(writeSync(this.#descriptor, bytes));
      } catch (cause) {
        // A pipe whose reader is slow.
        if ((cause as NodeJS.ErrnoException).code === 'EAGAIN') {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
          continue;
        }
        unusable(this.#target, () => {
          throw cause;
        });
      }
    }
  }
}

function isPipeOrDevice(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function open(file: string): number {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  return openSync(file, 'w');
}

function unusable<T>(target: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new OnomastError('output.unusable', `cannot be written (${reason})`, { file: target }, { cause });
  }
}
