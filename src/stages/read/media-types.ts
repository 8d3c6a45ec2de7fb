import path from 'node:path';
import type { Format } from '../../contract/format.ts';

/** Kinds of files whose bytes are the text in some encoding. */
const textTypes: readonly { readonly mediaType: string; readonly extensions: readonly string[] }[] = [
  { mediaType: 'text/plain', extensions: ['.txt', '.text'] },
  { mediaType: 'text/markdown', extensions: ['.md', '.markdown'] },
];

/** Media type by file name; undefined where no reader is known. */
export function mediaTypeOf(file: string, formats: readonly Format[]): string | undefined {
  const extension = path.extname(file).toLowerCase();
  return (
    textTypes.find(({ extensions }) => extensions.includes(extension))?.mediaType ??
    formatOfName(file, formats)?.mediaTypes[0]
  );
}

/** Format by file name, other than plain text. */
export function formatOfName(file: string, formats: readonly Format[]): Format | undefined {
  const extension = path.extname(file).toLowerCase();
  return formats.find(({ extensions }) => extensions.includes(extension));
}

/** Extensions of all files that are read. */
export function knownExtensions(formats: readonly Format[]): string[] {
  return [...textTypes, ...formats].flatMap(({ extensions }) => extensions);
}

/** Media types of all documents that are read. */
export function knownMediaTypes(formats: readonly Format[]): string[] {
  return [...textTypes.map(({ mediaType }) => mediaType), ...formats.flatMap(({ mediaTypes }) => mediaTypes)];
}
