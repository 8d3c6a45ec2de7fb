import { OnomastError } from '../../../../errors/onomast-error.ts';

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether bytes begin as a compound file does: Office before 2007, and Office files with a password. */
export function isCompoundFile(head: Uint8Array): boolean {
  return signature.every((byte, i) => head[i] === byte);
}

/** What a compound file is, by the streams that its directory names (in UTF-16). */
export function compoundFileError(bytes: Uint8Array, file: string): OnomastError {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const holds = (stream: string) => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo'))
    return new OnomastError(
      'input.encrypted',
      'a document with a password',
      { file },
      {
        remedy: 'Open it in its own program, and save it without a password.',
      },
    );
  const what = holds('WordDocument')
    ? 'a document of Word before 2007'
    : holds('Workbook') || holds('PowerPoint Document')
      ? 'a spreadsheet or presentation of Office before 2007'
      : 'a compound file, as Office before 2007 writes them';
  return new OnomastError('input.binary', what, { file }, { remedy: 'Save it as .docx, and give that.' });
}
