import { OnomastError } from '../../errors/onomast-error.ts';
import { headOfFile } from './head-of-file.ts';

/** Names the kind of a file that is no text, where its first bytes tell one; the error as it was where they do not. */
export async function namedBinary(error: OnomastError, file: string): Promise<OnomastError> {
  // Loaded when it is needed, which is seldom.
  const { fileTypeFromBuffer } = await import('file-type');
  const kind = await fileTypeFromBuffer(headOfFile(file)).catch(() => undefined);
  if (kind === undefined) return error;
  return new OnomastError(
    'input.binary',
    `a file of the kind ${kind.mime} (.${kind.ext}), not a text`,
    { file: error.place.file ?? file },
    { cause: error },
  );
}
