import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Format, FormatOptions } from '../../contract/format.ts';
import { OnomastError } from '../../errors/onomast-error.ts';
import { readArchived } from './archives/bytes.ts';
import { type ArchiveStep, archivedPath } from './archives/steps.ts';
import { fileError } from './file-error.ts';
import { formatOf, sniffedBytes } from './formats/formats.ts';
import { TextSource } from './formats/text/text-source.ts';
import { FormattedSource } from './formatted-source.ts';
import { headOfFile } from './head-of-file.ts';
import type { Input } from './input.ts';
import type { ReadOptions } from './options.ts';
import type { DocumentSource } from './source.ts';

/** Where the bytes of a document are. */
export type ByteInput =
  | {
      readonly file: string;
      readonly steps?: readonly ArchiveStep[] | undefined;
      /** Where in the archive stands what is said of the document. */
      readonly said?: readonly ArchiveStep[] | undefined;
    }
  | { readonly bytes: Uint8Array };

/** Where the bytes of a listed document are. */
export function byteInputOf({ file, steps, said }: Input): ByteInput {
  return { file, steps, said };
}

/** How a document is to be read. */
export interface ReadSetup {
  readonly options: ReadOptions;
  readonly formats: readonly Format[];
  readonly password?: string | undefined;
  /** Where results of character recognition are kept. */
  readonly cacheFolder?: string | undefined;
}

/** A document whose bytes have not been read yet. */
export interface UnreadSource {
  /** As its format says, or as it was given. */
  readonly mediaType: string;
  /** Of the bytes, as hex: all that is needed to see whether a record is up to date. */
  sha256(): string;
  /** @throws OnomastError of kind `input` */
  open(): Promise<DocumentSource>;
}

/**
 * Finds out how a document is to be read.
 * @param path `source.path` of the record; stands for bytes in memory in errors
 * @throws OnomastError `input.not-found`, `input.not-readable`
 */
export function findSource(
  given: ByteInput,
  { path, mediaType }: { readonly path: string; readonly mediaType: string },
  setup: ReadSetup,
): UnreadSource {
  const { options, formats } = setup;
  const steps = 'file' in given ? (given.steps ?? []) : [];
  const isArchived = 'file' in given && steps.length > 0;
  const name = 'file' in given ? archivedPath(given.file, steps) : path;
  const input = isArchived
    ? { bytes: readArchived({ file: given.file, steps }, options.maxUnpackedBytes) }
    : given;
  const head = formats.length === 0 ? new Uint8Array() : headOf(input);
  const format = formatOf({ name: path, head, mediaType }, formats);
  if (format === undefined) {
    const source =
      'file' in input
        ? TextSource.ofFile(input.file, options)
        : TextSource.ofBytes(input.bytes, name, options);
    return { mediaType, sha256: () => source.sha256(), open: async () => source };
  }
  let bytes: Uint8Array | undefined;
  const read = () => (bytes ??= 'file' in input ? wholeFile(input.file) : input.bytes);
  return {
    mediaType: format.mediaTypeOf?.(head) ?? format.mediaTypes[0]!,
    sha256: () => createHash('sha256').update(read()).digest('hex'),
    open: () => FormattedSource.open(read(), format, formatOptions(name, setup)),
  };
}

function formatOptions(name: string, { options, password, cacheFolder }: ReadSetup): FormatOptions {
  const { encoding, maxPages, maxUnpackedBytes, maxDepth, ocr } = options;
  return { name, encoding, maxPages, maxUnpackedBytes, maxDepth, ocr, password, cacheFolder };
}

function headOf(input: ByteInput): Uint8Array {
  return 'bytes' in input ? input.bytes.subarray(0, sniffedBytes) : headOfFile(input.file);
}

/** @throws OnomastError `input.not-found`, `input.not-readable`, `input.changed` */
function wholeFile(file: string): Uint8Array {
  try {
    const bytes = readFileSync(file);
    if (statSync(file).size !== bytes.length)
      throw new OnomastError('input.changed', 'the file changed while it was read', { file });
    return bytes;
  } catch (cause) {
    throw cause instanceof OnomastError ? cause : fileError(cause, file);
  }
}
