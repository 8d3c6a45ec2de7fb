import { closeSync, openSync, readSync } from 'node:fs';
import { fileError } from './file-error.ts';
import { sniffedBytes } from './formats/formats.ts';

/** The beginning of a file. @throws OnomastError `input.not-found`, `input.not-readable` */
export function headOfFile(file: string): Uint8Array {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const buffer = new Uint8Array(sniffedBytes);
      return buffer.subarray(0, readSync(descriptor, buffer));
    } finally {
      closeSync(descriptor);
    }
  } catch (cause) {
    throw fileError(cause, file);
  }
}
