import { createRequire } from 'node:module';
import type { Header } from 'tar/header';
import type { Pax } from 'tar/pax';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { safePath } from '../formats/packages/zip.ts';
import type { ByteSource } from './bytes.ts';
import type { ArchiveStep } from './steps.ts';

/** A file of a tar archive as its header has it. */
export interface TarFileEntry {
  /** Why it is not read. */
  readonly refused?: 'unsafe-name' | 'duplicate' | 'link' | 'sparse';
  readonly step: Extract<ArchiveStep, { kind: 'tar' }>;
}

/** The files of a tar archive, and what ended its reading too early. */
export interface TarDirectory {
  readonly entries: TarFileEntry[];
  readonly error?: OnomastError;
}

const block = 512;
const mostEntries = 100_000;
/** Bytes of a header that gives the next file a longer name. */
const longestHeader = 1 << 20;

type Library = Pick<typeof import('tar'), 'Header' | 'Pax'>;
let loaded: Library | undefined;

/** What reads headers, loaded with the first bytes that may be one. */
function library(): Library {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url);
    loaded = { ...require('tar/header'), ...require('tar/pax') } as Library;
  }
  return loaded;
}

/** Whether bytes begin with the header of a tar archive: its checksum tells, whoever wrote it. */
export function isTar(head: Uint8Array): boolean {
  if (head.length < block || head[0] === 0) return false;
  return headerOf(Buffer.from(head.buffer, head.byteOffset, block), {})?.cksumValid === true;
}

/** @returns undefined where a number of it is larger than numbers are, as in bytes that are no header */
function headerOf(bytes: Buffer, said: Said): Header | undefined {
  try {
    return new (library().Header)(bytes, 0, said as Pax);
  } catch {
    return undefined;
  }
}

/** What headers of no file of their own say of the file that follows them. */
type Said = Pick<Pax, 'path' | 'size'>;

/**
 * The files of a tar archive (ustar, GNU, pax, and before), folders left out, by path. Of several of one name the last counts, as it
 * does when they are unpacked. Headers are read by `tar`; where they stand is found here, from one to the next, as the library reads an
 * archive from its beginning to its end only, and a file is wanted by its place.
 * @param name of the archive in messages
 */
export function readTarDirectory(source: ByteSource, name: string): TarDirectory {
  const entries: TarFileEntry[] = [];
  const damaged = (reason: string, byte: number): TarDirectory => ({
    entries: withDuplicates(entries),
    error: new OnomastError('input.damaged', reason, { file: name, byte }),
  });
  let said: Said = {};
  for (let at = 0; at + block <= source.size; ) {
    const header = headerOf(source.read(at, block), said);
    // Two empty blocks end an archive; what stands after them is none of it.
    if (header?.nullBlock) break;
    if (!header?.cksumValid) return damaged('its files end in something else', at);
    const { size = -1 } = header;
    const start = at + block;
    if (size < 0 || start + size > source.size) return damaged('the archive ends before its end', at);
    if (saysOfNext.has(header.type)) {
      if (size > longestHeader) return damaged('a name that is too long', at);
      said = { ...said, ...saidBy(header.type, source.read(start, size)) };
    } else if (!ofNoFile.has(header.type)) {
      const entry = entryOf(header, start);
      if (entry !== undefined) entries.push(entry);
      if (entries.length > mostEntries)
        throw new OnomastError('input.too-large', `an archive of more than ${mostEntries} files`, {
          file: name,
        });
      said = {};
    }
    at = start + Math.ceil(size / block) * block;
  }
  return { entries: withDuplicates(entries) };
}

const saysOfNext: ReadonlySet<string> = new Set([
  'ExtendedHeader',
  'OldExtendedHeader',
  'NextFileHasLongPath',
  'OldGnuLongPath',
]);
const ofNoFile: ReadonlySet<string> = new Set([
  'GlobalExtendedHeader',
  'NextFileHasLongLinkpath',
  'ContinuationFile',
  'TapeVolumeHeader',
  'SolarisACL',
  'Inode',
]);
const files: ReadonlySet<string> = new Set(['File', 'OldFile', 'ContiguousFile']);

function saidBy(type: string, content: Buffer): Said {
  const text = content.toString('utf8');
  if (type === 'NextFileHasLongPath' || type === 'OldGnuLongPath') return { path: text.replace(/\0.*/s, '') };
  const { path, size } = library().Pax.parse(text);
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size }) };
}

function entryOf(header: Header, offset: number): TarFileEntry | undefined {
  const { path: written = '', size = 0, type } = header;
  if (type === 'Directory' || type === 'GNUDumpDir' || written.endsWith('/')) return undefined;
  const path = safePath(written);
  const step = { kind: 'tar', path: path ?? written, offset, size } as const;
  if (path === undefined) return { refused: 'unsafe-name', step };
  if (type === 'SparseFile') return { refused: 'sparse', step };
  return files.has(type) ? { step } : { refused: 'link', step };
}

function withDuplicates(entries: readonly TarFileEntry[]): TarFileEntry[] {
  const last = new Map(entries.map((entry) => [entry.step.path, entry]));
  return entries
    .map((entry) =>
      last.get(entry.step.path) === entry ? entry : ({ ...entry, refused: 'duplicate' } as const),
    )
    .sort((a, b) => (a.step.path < b.step.path ? -1 : a.step.path > b.step.path ? 1 : 0));
}
