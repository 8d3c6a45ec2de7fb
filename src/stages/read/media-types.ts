import path from 'node:path';

/** How the text of a media type is got out of its bytes. PDF, HTML, EPUB and DOCX join by adding a line. */
export interface MediaType {
  readonly mediaType: string;
  /** With the dot, lower case. */
  readonly extensions: readonly string[];
  /** `decode`: the bytes are the text in some encoding. */
  readonly reader: 'decode';
}

export const mediaTypes: readonly MediaType[] = [
  { mediaType: 'text/plain', extensions: ['.txt', '.text'], reader: 'decode' },
  { mediaType: 'text/markdown', extensions: ['.md', '.markdown'], reader: 'decode' },
];

/** Media type by file name; undefined where no reader is known. */
export function mediaTypeOf(file: string): MediaType | undefined {
  const extension = path.extname(file).toLowerCase();
  return mediaTypes.find((type) => type.extensions.includes(extension));
}
