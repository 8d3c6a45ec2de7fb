import type { Entry, ZipFile } from 'yauzl';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { yauzl } from '../formats/packages/yauzl.ts';
import { nameOf, safePath } from '../formats/packages/zip.ts';
import type { ArchiveStep } from './steps.ts';

/** A file of a ZIP archive as its directory has it. */
export interface ZipFileEntry {
  /** As it is written there. */
  readonly written: string;
  /** Why it is not read. */
  readonly refused?: 'unsafe-name' | 'duplicate' | 'encrypted' | 'overlaps';
  readonly step: Extract<ArchiveStep, { kind: 'zip' }>;
}

const mostEntries = 100_000;
/** Bytes of a local header without its names. */
const localHeader = 30;

/**
 * The files of a ZIP archive by its directory, folders left out, by path.
 * @param archive a file, or the bytes of one
 * @param name of it in messages
 * @throws OnomastError `input.damaged`, `input.too-large`
 */
export async function readZipDirectory(archive: string | Uint8Array, name: string): Promise<ZipFileEntry[]> {
  const entries: Entry[] = [];
  let zip: ZipFile | undefined;
  try {
    const options = { decodeStrings: false } as const;
    zip =
      typeof archive === 'string'
        ? await yauzl().openPromise(archive, options)
        : await yauzl().fromBufferPromise(
            Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength),
            options,
          );
    if (zip.entryCount > mostEntries)
      throw new OnomastError('input.too-large', `an archive of more than ${mostEntries} files`, {
        file: name,
      });
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (cause) {
    if (cause instanceof OnomastError) throw cause;
    const reason = `not a ZIP archive that can be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new OnomastError('input.damaged', reason, { file: name }, { cause });
  } finally {
    if (zip?.isOpen === true) zip.close();
  }
  return withRefusals(entries);
}

function withRefusals(entries: readonly Entry[]): ZipFileEntry[] {
  const overlapping = overlaps(entries);
  const seen = new Set<string>();
  const files: ZipFileEntry[] = [];
  for (const entry of entries) {
    const written = nameOf(entry);
    if (/[/\\]$/.test(written)) continue;
    const path = safePath(written);
    const refused =
      path === undefined
        ? 'unsafe-name'
        : seen.has(path)
          ? 'duplicate'
          : entry.isEncrypted()
            ? 'encrypted'
            : overlapping.has(entry)
              ? 'overlaps'
              : undefined;
    if (path !== undefined) seen.add(path);
    files.push({ written, ...(refused && { refused }), step: stepOf(entry, path ?? written) });
  }
  return files.sort((a, b) => (a.step.path < b.step.path ? -1 : a.step.path > b.step.path ? 1 : 0));
}

function stepOf(entry: Entry, path: string): ZipFileEntry['step'] {
  return {
    kind: 'zip',
    path,
    offset: entry.relativeOffsetOfLocalHeader,
    packedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    method: entry.compressionMethod,
    crc32: entry.crc32,
  };
}

/** Files whose bytes are those of others too, as in bombs that unfold the same bytes again and again. */
function overlaps(entries: readonly Entry[]): Set<Entry> {
  const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  const found = new Set<Entry>();
  let reached = 0;
  for (const entry of sorted) {
    const start = entry.relativeOffsetOfLocalHeader;
    if (start < reached) found.add(entry);
    reached = Math.max(reached, start + localHeader + entry.compressedSize);
  }
  return found;
}
