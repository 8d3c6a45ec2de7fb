import { type Dirent, existsSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { Format } from '../../contract/format.ts';
import { OnomastError } from '../../errors/onomast-error.ts';
import { type ArchiveKind, archiveKind, listArchive } from './archives/list.ts';
import { archivedPath } from './archives/steps.ts';
import { fileError } from './file-error.ts';
import { headOfFile } from './head-of-file.ts';
import type { FailedInput, Input, InputOptions } from './input.ts';
import { unreadKind } from './known-kind.ts';
import { knownExtensions, mediaTypeOf } from './media-types.ts';
import { sidecarSuffix } from './metadata.ts';

/**
 * Lists the documents behind files, folders (recursively, by extension) and globs, in the order given and, inside a folder, sorted by path.
 * Files that would share a `source.path` are named by their path below the nearest folder that holds them all.
 */
export async function listInputs(
  names: readonly string[],
  options: InputOptions = {},
): Promise<(Input | FailedInput)[]> {
  const found: (Input | FailedInput)[] = [];
  for (const name of names) found.push(...(await openArchives(await listOne(name, options), options)));
  const seen = new Set<string>();
  const inputs = found.filter((input) => {
    if ('error' in input) return true;
    const place = placeOf(input);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
  return tellApart(inputs);
}

/** Where a document stands: its file, or its place in an archive. */
function placeOf({ file, steps = [] }: Input): string {
  return archivedPath(file, steps);
}

async function listOne(name: string, options: InputOptions): Promise<(Input | FailedInput)[]> {
  const stats = statOrError(name);
  if (!(stats instanceof OnomastError)) {
    if (stats.isDirectory()) return listFolder(path.resolve(name), options);
    if (!stats.isFile()) return [{ path: name, error: specialFile(stats, name) }];
    return [named(path.resolve(name), path.basename(name), options.formats)];
  }
  // Loaded where a name is no file's: most runs have no pattern.
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (stats.code === 'input.not-found' && isDynamicPattern(name)) {
    const files = (await glob(name, { absolute: true, dot: false, followSymbolicLinks: false })).sort(
      byCodeUnit,
    );
    if (files.length > 0) {
      const base = globBase(name, isDynamicPattern);
      return files.map((file) => named(path.normalize(file), path.relative(base, file), options.formats));
    }
    const error = new OnomastError('input.not-found', 'no file matches', { file: name });
    return [{ path: name, error, isListing: true }];
  }
  return [{ path: name, error: stats, isListing: true }];
}

/** The folders of a glob before its first magic part. */
function globBase(pattern: string, isDynamicPattern: (part: string) => boolean): string {
  const parts = pattern.split('/');
  const magic = parts.findIndex((part) => isDynamicPattern(part));
  return path.resolve(parts.slice(0, magic).join('/') || (pattern.startsWith('/') ? '/' : '.'));
}

function named(file: string, relative: string, formats: readonly Format[] = []): Input {
  return {
    file,
    path: relative.split(path.sep).join('/'),
    mediaType: mediaTypeOf(file, formats) ?? 'text/plain',
  };
}

/** Why a file of a folder is not read; undefined where it is, or is an archive. */
function unreadFile(file: string, options: InputOptions): string | undefined {
  if (archiveOf(file, options) === undefined) return unreadKind(file, () => headOfFile(file), options);
  return options.archives === false ? 'an archive, which is not opened here' : undefined;
}

/** What kind of archive a file is whose name does not say what it is. */
function archiveOf(file: string, { formats = [] }: InputOptions): ArchiveKind | undefined {
  if (mediaTypeOf(file, formats) !== undefined) return undefined;
  try {
    return archiveKind(file, headOfFile(file), formats);
  } catch {
    // Whoever reads it says why it cannot be read.
    return undefined;
  }
}

/**
 * Inputs with the documents of each archive in its place.
 * @param inputs as {@link listInputs} finds them, archives among them as files
 */
export async function openArchives(
  inputs: readonly (Input | FailedInput)[],
  options: InputOptions,
): Promise<(Input | FailedInput)[]> {
  if (options.archives === false) return [...inputs];
  const opened: (Input | FailedInput)[] = [];
  for (const input of inputs) {
    const kind = 'error' in input ? undefined : archiveOf(input.file, options);
    if (kind === undefined) opened.push(input);
    else {
      const { file, path } = input as Input;
      opened.push(...(await listArchive({ file, path, steps: [], kind }, options)));
    }
  }
  return opened;
}

function listFolder(folder: string, options: InputOptions): (Input | FailedInput)[] {
  const listing = new FolderListing(folder, options);
  listing.visit(folder, [listing.root]);
  if (listing.found.length > 0) return listing.found;
  const extensions = [...knownExtensions(options.formats ?? []), '.zip', '.gz', '.tar'].join(', ');
  const reason = `the folder holds no file of a known kind (${extensions})`;
  return [{ path: folder, error: new OnomastError('input.nothing-readable', reason, { file: folder }) }];
}

/** The documents of a folder and those below it, as they are found. */
class FolderListing {
  readonly found: (Input | FailedInput)[] = [];
  /** The folder with its links followed. */
  readonly root: string;
  readonly #folder: string;
  readonly #options: InputOptions;

  constructor(folder: string, options: InputOptions) {
    this.#folder = folder;
    this.#options = options;
    this.root = realpathSync(folder);
  }

  /** @param ancestors the folders around it and itself, links followed */
  visit(directory: string, ancestors: readonly string[]): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(directory, { withFileTypes: true });
    } catch (cause) {
      const where = path.relative(this.#folder, directory) || directory;
      this.found.push({ path: where, error: fileError(cause, directory), isListing: true });
      return;
    }
    entries.sort((a, b) => byCodeUnit(a.name, b.name));
    for (const entry of entries) {
      const file = path.join(directory, entry.name);
      const kind = entry.isSymbolicLink() ? this.#linked(file, ancestors) : entry;
      if (kind === undefined) continue;
      if (kind.isDirectory()) this.visit(file, [...ancestors, realpathSync(file)]);
      else if (kind.isFile()) this.#take(file);
      else {
        const stats = statOrError(file);
        this.#fail(file, stats instanceof OnomastError ? stats : specialFile(stats, file));
      }
    }
  }

  #fail(file: string, error: OnomastError): void {
    this.found.push({ path: path.relative(this.#folder, file), error });
  }

  #take(file: string): void {
    const { formats, onPassedOver } = this.#options;
    const relative = path.relative(this.#folder, file);
    const reason = unreadFile(file, this.#options);
    if (reason === undefined) this.found.push(named(file, relative, formats));
    else if (!isSidecar(file)) onPassedOver?.({ path: relative.split(path.sep).join('/'), reason });
  }

  /** What a symbolic link leads to; undefined where it is not followed, which is named if it may be a document. */
  #linked(file: string, ancestors: readonly string[]): Stats | undefined {
    const { formats = [], followSymlinks } = this.#options;
    const stats = statOrError(file);
    const isKnown = mediaTypeOf(file, formats) !== undefined;
    if (stats instanceof OnomastError) {
      if (isKnown) this.#fail(file, stats);
      return undefined;
    }
    const target = realpathSync(file);
    const isInside = target === this.root || target.startsWith(this.root + path.sep);
    if (!isInside && followSymlinks !== true) {
      const remedy = 'Follow such links with --follow-symlinks.';
      if (stats.isDirectory() || isKnown)
        this.#fail(file, linkError('out of the input folder', file, remedy));
      return undefined;
    }
    if (!ancestors.includes(target)) return stats;
    this.#fail(file, linkError('back to a folder that holds it', file, 'Remove the link.'));
    return undefined;
  }
}

function linkError(where: string, file: string, remedy: string): OnomastError {
  return new OnomastError('input.symlink', `a symbolic link ${where}, not followed`, { file }, { remedy });
}

/** Whether a file says what the publication next to it is. */
function isSidecar(file: string): boolean {
  return file.endsWith(sidecarSuffix) && existsSync(file.slice(0, -sidecarSuffix.length));
}

function statOrError(file: string) {
  try {
    return statSync(file);
  } catch (cause) {
    return fileError(cause, file);
  }
}

/** The error for what is neither file nor folder: reading it might never end. */
function specialFile(stats: Stats, file: string): OnomastError {
  const what = stats.isFIFO() ? 'a pipe' : stats.isSocket() ? 'a socket' : 'a device';
  return new OnomastError('input.special', `${what}, not a file`, { file });
}

/** Gives inputs that share a path their path below the nearest common folder. */
function tellApart(inputs: (Input | FailedInput)[]): (Input | FailedInput)[] {
  const byPath = Map.groupBy(
    inputs.filter((input): input is Input => !('error' in input)),
    (input) => input.path,
  );
  const renamed = new Map<Input, string>();
  for (const group of byPath.values()) {
    if (group.length < 2) continue;
    const folders = group.map((input) => path.dirname(placeOf(input)).split(path.sep));
    let shared = 0;
    while (folders.every((parts) => shared < parts.length && parts[shared] === folders[0]![shared])) shared++;
    for (const [i, input] of group.entries()) {
      renamed.set(input, [...folders[i]!.slice(shared), path.basename(placeOf(input))].join('/'));
    }
  }
  return inputs.map((input) =>
    'error' in input || !renamed.has(input) ? input : { ...input, path: renamed.get(input)! },
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
