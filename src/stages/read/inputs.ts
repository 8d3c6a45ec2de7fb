import { type Dirent, existsSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Format } from '../../contract/format.ts';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { PassedOver } from '../../record/run-schema.ts';
import { fileError } from './file-error.ts';
import { headOfFile } from './head-of-file.ts';
import { formatOfName, knownExtensions, mediaTypeOf } from './media-types.ts';
import { sidecarSuffix } from './metadata.ts';

/** One document to be read. */
export interface Input {
  /** Absolute path of the file. */
  readonly file: string;
  /** `source.path` of the record: relative to the input, with `/`. */
  readonly path: string;
  readonly mediaType: string;
}

/** An input that cannot be read, found while listing. */
export interface FailedInput {
  readonly path: string;
  readonly error: OnomastError;
  /** Whether more documents may stand there than this one, as in a folder that cannot be listed. */
  readonly isListing?: boolean;
}

export interface InputOptions {
  /** Whether symbolic links that lead out of an input folder are followed. */
  readonly followSymlinks?: boolean;
  /** Formats other than plain text. */
  readonly formats?: readonly Format[];
  /** Whether images are read. */
  readonly ocr?: boolean;
  /** Is told of files in folders that are no publications of a known kind. */
  readonly onPassedOver?: (passedOver: PassedOver) => void;
}

/**
 * Lists the documents behind files, folders (recursively, by extension) and globs, in the order given and, inside a folder, sorted by path.
 * Files that would share a `source.path` are named by their path below the nearest folder that holds them all.
 */
export async function listInputs(
  names: readonly string[],
  options: InputOptions = {},
): Promise<(Input | FailedInput)[]> {
  const found: (Input | FailedInput)[] = [];
  for (const name of names) found.push(...(await listOne(name, options)));
  const seen = new Set<string>();
  const inputs = found.filter((input) => {
    if ('error' in input) return true;
    if (seen.has(input.file)) return false;
    seen.add(input.file);
    return true;
  });
  return tellApart(inputs);
}

async function listOne(name: string, options: InputOptions): Promise<(Input | FailedInput)[]> {
  const stats = statOrError(name);
  if (!(stats instanceof OnomastError)) {
    if (stats.isDirectory()) return listFolder(path.resolve(name), options);
    if (!stats.isFile()) return [{ path: name, error: specialFile(stats, name) }];
    return [named(path.resolve(name), path.basename(name), options.formats)];
  }
  if (stats.code === 'input.not-found' && isDynamicPattern(name)) {
    const files = (await glob(name, { absolute: true, dot: false, followSymbolicLinks: false })).sort(
      byCodeUnit,
    );
    if (files.length > 0) {
      const base = globBase(name);
      return files.map((file) => named(path.normalize(file), path.relative(base, file), options.formats));
    }
    const error = new OnomastError('input.not-found', 'no file matches', { file: name });
    return [{ path: name, error, isListing: true }];
  }
  return [{ path: name, error: stats, isListing: true }];
}

/** The folders of a glob before its first magic part. */
function globBase(pattern: string): string {
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

/** Why a file of a folder is no publication that is read; undefined where it is one. By its extension, otherwise by its content. */
function unknownKind(file: string, { formats = [], ocr = false }: InputOptions): string | undefined {
  const byName = formatOfName(file, formats);
  if (byName === undefined ? mediaTypeOf(file, formats) !== undefined : byName.passedOver === undefined)
    return undefined;
  const extension = path.extname(file);
  const reason = extension === '' ? 'no known kind' : `no known kind (${extension})`;
  if (formats.length === 0) return reason;
  try {
    const head = headOfFile(file);
    const format = formats.find((one) => one.sniff(head)) ?? byName;
    return format === undefined ? reason : format.passedOver?.(head, { ocr });
  } catch (error) {
    return (error as Error).message;
  }
}

function listFolder(folder: string, options: InputOptions): (Input | FailedInput)[] {
  const { formats = [], onPassedOver } = options;
  const found: (Input | FailedInput)[] = [];
  const root = realpathSync(folder);
  const visit = (directory: string, ancestors: readonly string[]): void => {
    let entries: Dirent[];
    try {
      entries = readdirSync(directory, { withFileTypes: true });
    } catch (cause) {
      found.push({
        path: path.relative(folder, directory) || directory,
        error: fileError(cause, directory),
        isListing: true,
      });
      return;
    }
    entries.sort((a, b) => byCodeUnit(a.name, b.name));
    for (const entry of entries) {
      const file = path.join(directory, entry.name);
      const relative = path.relative(folder, file);
      let isDirectory = entry.isDirectory();
      let isFile = entry.isFile();
      if (entry.isSymbolicLink()) {
        const stats = statOrError(file);
        if (stats instanceof OnomastError) {
          if (mediaTypeOf(file, formats) !== undefined) found.push({ path: relative, error: stats });
          continue;
        }
        const target = realpathSync(file);
        const inside = target === root || target.startsWith(root + path.sep);
        if (!inside && options.followSymlinks !== true) {
          if (stats.isDirectory() || mediaTypeOf(file, formats) !== undefined) {
            const reason = 'a symbolic link out of the input folder, not followed';
            const remedy = 'Follow such links with --follow-symlinks.';
            found.push({
              path: relative,
              error: new OnomastError('input.symlink', reason, { file }, { remedy }),
            });
          }
          continue;
        }
        if (ancestors.includes(target)) {
          const reason = 'a symbolic link back to a folder that holds it, not followed';
          found.push({
            path: relative,
            error: new OnomastError('input.symlink', reason, { file }, { remedy: 'Remove the link.' }),
          });
          continue;
        }
        isDirectory = stats.isDirectory();
        isFile = stats.isFile();
      }
      if (isDirectory) visit(file, [...ancestors, realpathSync(file)]);
      else if (isFile) {
        const reason = unknownKind(file, options);
        if (reason === undefined) found.push(named(file, relative, formats));
        else if (!isSidecar(file)) onPassedOver?.({ path: relative.split(path.sep).join('/'), reason });
      } else {
        const stats = statOrError(file);
        const error = stats instanceof OnomastError ? stats : specialFile(stats, file);
        found.push({ path: relative, error });
      }
    }
  };
  visit(folder, [root]);
  if (found.length === 0) {
    found.push({
      path: folder,
      error: new OnomastError(
        'input.nothing-readable',
        `the folder holds no file of a known kind (${knownExtensions(formats).join(', ')})`,
        {
          file: folder,
        },
      ),
    });
  }
  return found;
}

/** Whether a file says what the publication beside it is. */
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
    const folders = group.map((input) => path.dirname(input.file).split(path.sep));
    let shared = 0;
    while (folders.every((parts) => shared < parts.length && parts[shared] === folders[0]![shared])) shared++;
    for (const [i, input] of group.entries()) {
      renamed.set(input, [...folders[i]!.slice(shared), path.basename(input.file)].join('/'));
    }
  }
  return inputs.map((input) =>
    'error' in input || !renamed.has(input) ? input : { ...input, path: renamed.get(input)! },
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
