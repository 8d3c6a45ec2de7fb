import { crc32, inflateRawSync } from 'node:zlib';
import type { Entry } from 'yauzl';
import type { FormatWarning } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { yauzl } from './yauzl.ts';

/** Bytes that a document may still unfold to; shared by a package and the packages in it. */
export class UnpackBudget {
  readonly #most: number;
  #left: number;

  constructor(most: number) {
    this.#most = most;
    this.#left = most;
  }

  get left(): number {
    return this.#left;
  }

  /** @throws OnomastError `input.too-large` */
  take(bytes: number, name: string): void {
    if (bytes > this.#left)
      throw new OnomastError(
        'input.too-large',
        `unfolds to more than the ${this.#most} bytes that are allowed`,
        { file: name },
      );
    this.#left -= bytes;
  }
}

/** A file in a package. */
export interface PackageEntry {
  /** With `/`, never absolute, without `.` and `..`. */
  readonly path: string;
  /** Bytes it unfolds to, as the package says. */
  readonly size: number;
  readonly isEncrypted: boolean;
}

/** Files in a package; so many no publication has. */
const mostEntries = 100_000;
const longestPath = 1024;

/** A ZIP file whose directory has been read; its files unfold when asked for. */
export class ZipPackage {
  /** In the order of the package; folders and files of unusable names left out. */
  readonly entries: readonly PackageEntry[];
  /** What was left out: `part.unsafe-name`, `part.duplicate`. */
  readonly warnings: readonly FormatWarning[];
  readonly #name: string;
  readonly #bytes: Buffer;
  readonly #budget: UnpackBudget;
  readonly #byPath = new Map<string, { readonly entry: PackageEntry; readonly zip: Entry }>();

  private constructor(bytes: Buffer, zips: readonly Entry[], name: string, budget: UnpackBudget) {
    this.#bytes = bytes;
    this.#name = name;
    this.#budget = budget;
    const warnings: FormatWarning[] = [];
    for (const zip of zips) {
      const written = nameOf(zip);
      if (/[/\\]$/.test(written)) continue;
      const path = safePath(written);
      const shown = JSON.stringify(written.slice(0, 200));
      if (path === undefined)
        warnings.push({ code: 'part.unsafe-name', message: `${shown} leads out of the package; left out` });
      else if (this.#byPath.has(path))
        warnings.push({ code: 'part.duplicate', message: `${shown} is there twice; the first is read` });
      else
        this.#byPath.set(path, {
          entry: { path, size: zip.uncompressedSize, isEncrypted: zip.isEncrypted() },
          zip,
        });
    }
    this.entries = [...this.#byPath.values()].map(({ entry }) => entry);
    this.warnings = warnings;
  }

  /**
   * Reads the directory of a package.
   * @param name the file in messages
   * @throws OnomastError `input.damaged`, `input.encrypted`, `input.too-large`
   */
  static async open(bytes: Uint8Array, name: string, budget: UnpackBudget): Promise<ZipPackage> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries: Entry[] = [];
    try {
      const zip = await yauzl().fromBufferPromise(buffer, { decodeStrings: false });
      if (zip.entryCount > mostEntries) throw tooMany(name);
      for await (const entry of zip.eachEntry()) entries.push(entry);
    } catch (cause) {
      throw cause instanceof OnomastError ? cause : unreadable(cause, name);
    }
    return new ZipPackage(buffer, entries, name, budget);
  }

  has(path: string): boolean {
    return this.#byPath.has(path);
  }

  /**
   * The bytes of a file; undefined where there is none of that path.
   * @throws OnomastError `input.damaged`, `input.encrypted`, `input.too-large`
   */
  read(path: string): Uint8Array | undefined {
    const found = this.#byPath.get(path);
    if (found === undefined) return undefined;
    const { zip, entry } = found;
    const file = `${this.#name}/${path}`;
    if (entry.isEncrypted)
      throw new OnomastError('input.encrypted', 'encrypted inside the package', { file }, { remedy });
    this.#budget.take(entry.size, this.#name);
    const bytes = unfold(this.#packed(zip, file), zip, file);
    if (bytes.length !== entry.size || crc32(bytes) !== zip.crc32)
      throw new OnomastError('input.damaged', 'is not what the package says of it', { file });
    return bytes;
  }

  /** The bytes of a file as they stand in the package. */
  #packed(zip: Entry, file: string): Buffer {
    const header = zip.relativeOffsetOfLocalHeader;
    const isThere = header + 30 <= this.#bytes.length && this.#bytes.readUInt32LE(header) === 0x04034b50;
    const start = isThere
      ? header + 30 + this.#bytes.readUInt16LE(header + 26) + this.#bytes.readUInt16LE(header + 28)
      : Number.POSITIVE_INFINITY;
    if (start + zip.compressedSize > this.#bytes.length)
      throw new OnomastError('input.damaged', 'is not where the package says', { file });
    return this.#bytes.subarray(start, start + zip.compressedSize);
  }
}

const remedy = 'Unpack it with its own program, and give the files.';

function unfold(packed: Buffer, zip: Entry, file: string): Uint8Array {
  if (zip.compressionMethod === 0) return packed;
  if (zip.compressionMethod !== 8)
    throw new OnomastError(
      'input.damaged',
      `packed by a method that is not known (${zip.compressionMethod})`,
      { file },
      { remedy },
    );
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, zip.uncompressedSize) });
  } catch (cause) {
    const isLarger = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const reason = isLarger ? 'unfolds to more than the package says' : 'cannot be unfolded';
    throw new OnomastError('input.damaged', reason, { file }, { cause });
  }
}

/** The name of a file as the package writes it. */
export function nameOf(zip: Entry): string {
  try {
    return yauzl().getFileNameLowLevel(zip.generalPurposeBitFlag, zip.fileNameRaw, zip.extraFields, true);
  } catch {
    return zip.fileNameRaw.toString('latin1');
  }
}

/** A path inside the package; undefined where it leads out of it or is none. */
export function safePath(written: string): string | undefined {
  const path = written.replaceAll('\\', '/');
  if (path.length > longestPath || /^\/|^[a-z]:|[\0-\x1f]/i.test(path)) return undefined;
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  return steps.length === 0 || steps.includes('..') ? undefined : steps.join('/');
}

function tooMany(name: string): OnomastError {
  return new OnomastError('input.too-large', `a package of more than ${mostEntries} files`, { file: name });
}

function unreadable(cause: unknown, name: string): OnomastError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (/encrypt/i.test(reason))
    return new OnomastError('input.encrypted', 'an encrypted package', { file: name }, { cause, remedy });
  return new OnomastError(
    'input.damaged',
    `not a ZIP package that can be read: ${reason}`,
    { file: name },
    { cause },
  );
}
