import { closeSync, openSync, readSync } from 'node:fs';
import { OnomastError } from '../../errors/onomast-error.ts';

/** What kinds of files are told by. */
const headBytes = 4100;

/** Names the kind of a file that is no text, where its first bytes tell one; the error as it was where they do not. */
export async function namedBinary(error: OnomastError, file: string): Promise<OnomastError> {
  // Loaded when it is needed, which is seldom.
  const { fileTypeFromBuffer } = await import('file-type');
  const kind = await fileTypeFromBuffer(headOf(file)).catch(() => undefined);
  if (kind === undefined) return error;
  return new OnomastError(
    'input.binary',
    `a file of the kind ${kind.mime} (.${kind.ext}), not a text`,
    { file: error.place.file ?? file },
    { cause: error },
  );
}

function headOf(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const head = new Uint8Array(headBytes);
    return head.subarray(0, readSync(descriptor, head));
  } finally {
    closeSync(descriptor);
  }
}
