import { OnomastError } from '../../../../errors/onomast-error.ts';
import { CompoundStreams } from './compound-streams.ts';
import { type Decrypted, decryptOffice } from './encryption.ts';

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether bytes begin as a compound file does: Office before 2007, and Office files with a password. */
export function isCompoundFile(head: Uint8Array): boolean {
  return signature.every((byte, i) => head[i] === byte);
}

/**
 * The package in a compound file: an Office document that has a password.
 * @throws OnomastError `input.encrypted`, `input.password-wrong`, `input.damaged`, and `input.binary` for what is no such document
 */
export function openCompoundFile(bytes: Uint8Array, file: string, password: string | undefined): Uint8Array {
  const error = compoundFileError(bytes, file);
  if (error.code !== 'input.encrypted' || password === undefined) throw error;
  let decrypted: Decrypted;
  try {
    decrypted = decryptOffice(new CompoundStreams(bytes), password);
  } catch (cause) {
    throw new OnomastError('input.damaged', 'its encryption cannot be read', { file }, { cause });
  }
  if (decrypted.status === 'opened') return decrypted.bytes;
  if (decrypted.status === 'wrong-password')
    throw new OnomastError('input.password-wrong', 'the password does not open the file', { file });
  const remedy = 'Open it in its own program, and save it without a password.';
  throw new OnomastError('input.encrypted', 'encrypted by a method that is not known', { file }, { remedy });
}

/** What a compound file is, by the streams that its directory names (in UTF-16). */
function compoundFileError(bytes: Uint8Array, file: string): OnomastError {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const holds = (stream: string) => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo'))
    return new OnomastError('input.encrypted', 'the file is encrypted and needs a password', { file });
  const what = holds('WordDocument')
    ? 'a document of Word before 2007'
    : holds('Workbook') || holds('PowerPoint Document')
      ? 'a spreadsheet or presentation of Office before 2007'
      : 'a compound file, as Office before 2007 writes them';
  return new OnomastError('input.binary', what, { file }, { remedy: 'Save it as .docx, and give that.' });
}
