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

/** Whether bytes begin with the header of a tar archive: its checksum tells, whoever wrote it. */
export function isTar(head: Uint8Array): boolean {
  if (head.length < block) return false;
  const header = Buffer.from(head.buffer, head.byteOffset, block);
  return header[0] !== 0 && checksumFits(header);
}

/** Sum of the header's bytes, with its own field read as spaces; signed in some old archives. */
function checksumFits(header: Buffer): boolean {
  const said = octal(header, 148, 8);
  let unsigned = 0;
  let signed = 0;
  for (let i = 0; i < block; i++) {
    const byte = i >= 148 && i < 156 ? 0x20 : header[i]!;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return said === unsigned || said === signed;
}

/** A number as tar writes it: octal digits, or bytes where the first has its highest bit; -1 for what is none. */
function octal(header: Buffer, from: number, length: number): number {
  const first = header[from]!;
  if (first === 0x80) return header.readUIntBE(from + length - 6, 6);
  const digits = text(header, from, length).trim();
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : -1;
}

function text(bytes: Buffer, from: number, length: number): string {
  const end = bytes.subarray(from, from + length).indexOf(0);
  return bytes.toString('utf8', from, end < 0 ? from + length : from + end);
}

/** What headers say of the file that follows them. */
interface Said {
  path?: string;
  size?: number;
}

/**
 * The files of a tar archive (ustar, GNU, pax, and before), folders left out, by path. Of several of one name the last counts, as it
 * does when they are unpacked.
 * @param name of the archive in messages
 */
export function readTarDirectory(source: ByteSource, name: string): TarDirectory {
  const entries: TarFileEntry[] = [];
  const damaged = (reason: string, byte: number): TarDirectory => ({
    entries: withDuplicates(entries),
    error: new OnomastError('input.damaged', reason, { file: name, byte }),
  });
  let next: Said = {};
  for (let at = 0; at + block <= source.size; ) {
    const header = source.read(at, block);
    // Two empty blocks end an archive; what stands behind them is none of it.
    if (header.every((byte) => byte === 0)) break;
    if (!checksumFits(header)) return damaged('its files end in something else', at);
    const size = next.size ?? octal(header, 124, 12);
    const start = at + block;
    if (size < 0 || start + size > source.size) return damaged('the archive ends before its end', at);
    const type = String.fromCharCode(header[156]!);
    if (type === 'L' || type === 'x') {
      if (size > longestHeader) return damaged('a name that is too long', at);
      const content = source.read(start, size);
      next = type === 'L' ? { ...next, path: text(content, 0, size) } : { ...next, ...paxOf(content) };
    } else if (!'gKNVM'.includes(type)) {
      const entry = entryOf(header, type, { offset: start, size }, next.path);
      if (entry !== undefined) entries.push(entry);
      if (entries.length > mostEntries)
        throw new OnomastError('input.too-large', `an archive of more than ${mostEntries} files`, {
          file: name,
        });
      next = {};
    }
    at = start + Math.ceil(size / block) * block;
  }
  return { entries: withDuplicates(entries) };
}

function entryOf(
  header: Buffer,
  type: string,
  place: { readonly offset: number; readonly size: number },
  said: string | undefined,
): TarFileEntry | undefined {
  const written = said ?? nameOf(header);
  if (type === '5' || written.endsWith('/')) return undefined;
  const path = safePath(written);
  const step = { kind: 'tar', path: path ?? written, ...place } as const;
  if (path === undefined) return { refused: 'unsafe-name', step };
  if ('123467'.includes(type) && type !== '7') return { refused: 'link', step };
  return type === 'S' ? { refused: 'sparse', step } : { step };
}

/** Name and, in ustar archives, the folders before it. */
function nameOf(header: Buffer): string {
  const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? text(header, 345, 155) : '';
  const name = text(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records of a pax header: `30 path=reports/Évaluation.pdf\n`. */
function paxOf(content: Buffer): Said {
  const said: Said = {};
  for (let at = 0; at < content.length; ) {
    const length = Number.parseInt(content.toString('latin1', at, at + 12), 10);
    if (!(length > 0)) break;
    const [, key, value] = /^\d+ ([^=]+)=([\s\S]*)\n$/.exec(content.toString('utf8', at, at + length)) ?? [];
    if (key === 'path') said.path = value!;
    if (key === 'size' && /^\d{1,15}$/.test(value!)) said.size = Number(value);
    at += length;
  }
  return said;
}

function withDuplicates(entries: readonly TarFileEntry[]): TarFileEntry[] {
  const last = new Map(entries.map((entry) => [entry.step.path, entry]));
  return entries
    .map((entry) =>
      last.get(entry.step.path) === entry ? entry : ({ ...entry, refused: 'duplicate' } as const),
    )
    .sort((a, b) => (a.step.path < b.step.path ? -1 : a.step.path > b.step.path ? 1 : 0));
}
