import path from 'node:path';
import type { Format } from '../../contract/format.ts';
import { textFormats } from './formats/formats.ts';

/** Media type by file name; undefined where no reader is known. */
export function mediaTypeOf(file: string, formats: readonly Format[]): string | undefined {
  const extension = path.extname(file).toLowerCase();
  return (
    textFormats.find(({ extensions }) => extensions.includes(extension))?.mediaTypes[0] ??
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
  return [...textFormats, ...formats].flatMap(({ extensions }) => extensions);
}

/** Media types of all documents that are read. */
export function knownMediaTypes(formats: readonly Format[]): string[] {
  return [...textFormats, ...formats].flatMap(({ mediaTypes }) => mediaTypes);
}
