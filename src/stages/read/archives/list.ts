import path from 'node:path';
import type { Format } from '../../../contract/format.ts';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { sniffedBytes } from '../formats/formats.ts';
import { isZip } from '../formats/packages/signs.ts';
import type { FailedInput, Input, InputOptions } from '../input.ts';
import { unreadKind } from '../known-kind.ts';
import { formatOfName, mediaTypeOf } from '../media-types.ts';
import { sidecarSuffix } from '../metadata.ts';
import { type ByteSource, headOfArchived, holdArchive, sourceOfBytes, withFile } from './bytes.ts';
import { type ArchiveStep, archivedPath } from './steps.ts';
import { isTar, readTarDirectory, type TarFileEntry } from './tar-directory.ts';
import { readZipDirectory, type ZipFileEntry } from './zip-directory.ts';

/** Archives in archives that are opened. */
const deepest = 3;

/** What kind of archive a file is, by its beginning; a document that is a package itself is none. */
export function archiveKind(
  name: string,
  head: Uint8Array,
  formats: readonly Format[],
): ArchiveKind | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip';
  if (isTar(head)) return 'tar';
  if (!isZip(head) || formatOfName(name, formats) !== undefined) return undefined;
  return formats.some((format) => format.sniff(head)) ? undefined : 'zip';
}

export type ArchiveKind = 'zip' | 'gzip' | 'tar';

interface Archive {
  readonly file: string;
  /** Steps from the file to the archive; none for the file itself. */
  readonly steps: readonly ArchiveStep[];
  /** `source.path` of the archive. */
  readonly path: string;
  readonly kind: ArchiveKind;
}

/**
 * Lists the documents of an archive as those of a folder, sorted by path: one is a file of it, with the archive's path before its
 * own. What cannot be read is named, and the others are listed all the same.
 */
export async function listArchive(archive: Archive, options: InputOptions): Promise<(Input | FailedInput)[]> {
  const found: (Input | FailedInput)[] = [];
  let passed = 0;
  const told = (one: { path: string; reason: string }) => {
    passed++;
    options.onPassedOver?.(one);
  };
  try {
    const { entries, error } = await entriesOf(archive);
    const byPath = new Map(entries.flatMap((entry) => (entry.refused ? [] : [[entry.step.path, entry]])));
    for (const entry of entries) {
      const { path: own } = entry.step;
      if (own.endsWith(sidecarSuffix) && byPath.has(own.slice(0, -sidecarSuffix.length))) continue;
      const said = byPath.get(own + sidecarSuffix)?.step;
      found.push(...(await listEntry(archive, entry, { ...options, said, onPassedOver: told })));
    }
    if (error !== undefined) found.push({ path: archive.path, error, isListing: true });
  } catch (error) {
    if (!(error instanceof OnomastError)) throw error;
    return [{ path: archive.path, error, isListing: true }];
  }
  if (found.length > 0) return found;
  const reason = `the archive holds no file of a known kind${passed > 0 ? `; ${passed} passed over` : ''}`;
  const error = new OnomastError('input.nothing-readable', reason, { file: nameOf(archive) });
  return [{ path: archive.path, error }];
}

const nameOf = ({ file, steps }: Archive) => archivedPath(file, steps);

/** What a file of an archive is in its directory; a stream has one, which it does not describe. */
type Entry =
  | ZipFileEntry
  | TarFileEntry
  | { readonly step: Extract<ArchiveStep, { kind: 'gzip' }>; readonly refused?: undefined };

async function entriesOf(archive: Archive): Promise<{ entries: Entry[]; error?: OnomastError }> {
  if (archive.kind === 'gzip')
    return { entries: [{ step: { kind: 'gzip', path: unpackedName(archive.path) } }] };
  if (archive.kind === 'tar')
    return withArchive(archive, (source) => readTarDirectory(source, nameOf(archive)));
  const { file, steps } = archive;
  const zip = steps.length === 0 ? file : holdArchive({ file, steps });
  return { entries: await readZipDirectory(zip, nameOf(archive)) };
}

/** `a/report.txt.gz` holds `report.txt`, `backup.tgz` a `backup.tar`. */
function unpackedName(archive: string): string {
  const name = path.posix.basename(archive);
  if (/\.tgz$/i.test(name)) return name.replace(/gz$/i, 'ar');
  return name.replace(/\.gz$/i, '') || name;
}

async function listEntry(
  archive: Archive,
  { step, refused }: Entry,
  options: InputOptions & { readonly said: ArchiveStep | undefined },
): Promise<(Input | FailedInput)[]> {
  const { file, formats = [] } = { file: archive.file, ...options };
  const steps = [...archive.steps, step];
  const own = `${archive.path}/${step.path}`;
  const name = archivedPath(file, steps);
  if (refused === 'encrypted') return [{ path: own, error: encrypted(name) }];
  if (refused !== undefined) {
    options.onPassedOver?.({ path: own, reason: reasons[refused] });
    return [];
  }
  if (/(?:^|\/)__MACOSX\//.test(own)) {
    options.onPassedOver?.({ path: own, reason: 'what a Mac keeps of a file' });
    return [];
  }
  // A name tells the kind of most files, so that they need not be unfolded to be listed.
  const head = () => withArchive(archive, (source) => headOfArchived(source, step, sniffedBytes));
  if (mediaTypeOf(step.path, formats) === undefined) {
    const kind = archiveKind(step.path, head(), formats);
    if (kind !== undefined) {
      if (steps.length >= deepest) return [{ path: own, error: tooDeep(name) }];
      // `backup.tgz/a.txt`: a stream has no files, the archive in it has
      const path = archive.kind === 'gzip' && kind === 'tar' ? archive.path : own;
      return listArchive({ file, steps, path, kind }, options);
    }
  }
  const reason = unreadKind(step.path, head, options);
  if (reason === undefined) {
    const mediaType = mediaTypeOf(step.path, formats) ?? 'text/plain';
    const said = options.said && [...archive.steps, options.said];
    return [{ file, path: own, mediaType, steps, ...(said && { said }) }];
  }
  options.onPassedOver?.({ path: own, reason });
  return [];
}

const reasons = {
  'unsafe-name': 'its name leads out of the archive',
  duplicate: 'another file of the archive has its name',
  link: 'a link, or no file',
  sparse: 'a file with holes, which is not unpacked',
  overlaps: 'its bytes are those of another file of the archive',
} as const;

function withArchive<T>({ file, steps }: Archive, run: (source: ByteSource) => T): T {
  return steps.length === 0 ? withFile(file, run) : run(sourceOfBytes(holdArchive({ file, steps })));
}

function encrypted(file: string): OnomastError {
  const remedy = 'Unpack the archive with its password, and give the files.';
  return new OnomastError('input.encrypted', 'encrypted inside the archive', { file }, { remedy });
}

function tooDeep(file: string): OnomastError {
  const reason = `an archive in more than ${deepest - 1} others, not opened`;
  return new OnomastError('input.too-deep', reason, { file }, { remedy: 'Unpack the outer archives.' });
}
