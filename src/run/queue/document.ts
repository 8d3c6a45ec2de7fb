import { createReadStream, realpathSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { OnomastError, type Place } from '../../errors/onomast-error.ts';
import type { PassedOver } from '../../record/run-schema.ts';
import type { ArchiveStep } from '../../stages/read/archives/steps.ts';
import { shippedFormats } from '../../stages/read/formats/formats.ts';
import type { FailedInput, Input } from '../../stages/read/input.ts';
import { listInputs, openArchives } from '../../stages/read/inputs.ts';
import { mediaTypeOf } from '../../stages/read/media-types.ts';

/** A publication as a shard names it. */
export interface QueuedDocument {
  /** `source.path` of the record. */
  readonly path: string;
  /** An absolute path that every worker can read, or a URL of a scheme that workers have a reader for. */
  readonly url: string;
  readonly mediaType: string;
  /** Where it stands in the file at `url`, where that is an archive, and where what is said of it. */
  readonly steps?: readonly ArchiveStep[];
  readonly said?: readonly ArchiveStep[];
}

export interface ListingOptions {
  readonly followSymlinks: boolean;
  /** Folder below which manifests may name files; the manifest's own if absent. */
  readonly root?: string | undefined;
  /** Whether images are read. */
  readonly ocr?: boolean;
  /** Is told of files that cannot be read; the others are listed all the same. */
  readonly onFailure: (error: OnomastError) => void;
  /** Is told of files of folders and archives that no format reads. */
  readonly onPassedOver?: (passedOver: PassedOver) => void;
}

/**
 * The publications behind files, folders, globs, URLs, and manifests: `*.jsonl` files with lines `{"path", "url", "mediaType"?}`.
 * @throws OnomastError `queue.manifest`
 */
export async function* listDocuments(
  inputs: readonly string[],
  options: ListingOptions,
): AsyncGenerator<QueuedDocument, void, undefined> {
  const local: string[] = [];
  for (const input of inputs) {
    if (isUrl(input)) yield documentAt(input);
    else if (input.endsWith('.jsonl')) yield* readManifest(input, options);
    else local.push(input);
  }
  // Together, so that files of one name in two folders are told apart.
  yield* queued(await listInputs(local, { ...options, formats: shippedFormats }), options);
}

function* queued(
  inputs: readonly (Input | FailedInput)[],
  { onFailure }: ListingOptions,
): Generator<QueuedDocument> {
  for (const found of inputs) {
    if ('error' in found) onFailure(found.error);
    else {
      const { file, ...document } = found;
      yield { ...document, url: file };
    }
  }
}

function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

function documentAt(url: string, place: Place = {}): QueuedDocument {
  // A URL may hold a password, so it is not repeated.
  if (!URL.canParse(url)) throw new OnomastError('queue.manifest', 'a URL that cannot be understood', place);
  const { host, pathname } = new URL(url);
  const name = `${host}${decoded(pathname)}`.replace(/\/+$/, '');
  return { path: name, url, mediaType: mediaTypeOf(pathname, shippedFormats) ?? 'text/plain' };
}

function decoded(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

async function* readManifest(
  file: string,
  options: ListingOptions,
): AsyncGenerator<QueuedDocument, void, undefined> {
  const root = options.root ?? path.dirname(file);
  const stream = createReadStream(file);
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => {});
  let number = 0;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() === '') continue;
      const document = parseLine(line, { file, line: number }, root);
      if (isUrl(document.url)) yield document;
      else yield* opened(document, options);
    }
  } catch (cause) {
    if (cause instanceof OnomastError) throw cause;
    const reason = `the manifest cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`;
    throw new OnomastError('queue.manifest', reason, { file }, { cause });
  }
}

/** The documents of a file that is an archive; else the file itself, whether it is there or not. */
async function* opened({ url, ...document }: QueuedDocument, options: ListingOptions) {
  const found = await openArchives([{ ...document, file: url }], { ...options, formats: shippedFormats });
  yield* queued(found, options);
}

function parseLine(
  line: string,
  place: Required<Pick<Place, 'file' | 'line'>>,
  root: string,
): QueuedDocument {
  let value: { path?: unknown; url?: unknown; mediaType?: unknown } | null;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new OnomastError('queue.manifest', 'not a line of JSON', place, { cause });
  }
  const { url, path: name, mediaType } = value ?? {};
  if (typeof url !== 'string' || url === '')
    throw new OnomastError('queue.manifest', '"url" must be a string', place);
  if (name !== undefined && (typeof name !== 'string' || name === ''))
    throw new OnomastError('queue.manifest', '"path" must be a string that is not empty', place);
  const base: QueuedDocument = isUrl(url)
    ? documentAt(url, place)
    : {
        path: path.basename(url),
        url: localFile(url, place, root),
        mediaType: mediaTypeOf(url, shippedFormats) ?? 'text/plain',
      };
  return {
    ...base,
    ...(name !== undefined && { path: name }),
    ...(typeof mediaType === 'string' && { mediaType }),
  };
}

/** The absolute path of a file that a manifest names. Who wrote the manifest may not be who may read all files of a worker. */
function localFile(name: string, place: Required<Pick<Place, 'file' | 'line'>>, root: string): string {
  const file = path.resolve(path.dirname(place.file), name);
  const way = path.relative(settled(path.resolve(root)), settled(file));
  if (way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way))
    throw new OnomastError('queue.manifest', `names a file outside ${root}`, place, {
      remedy: 'Name the folder below which its files stand with --root.',
    });
  return file;
}

/** A path with its links followed, as far as it is there. */
function settled(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(settled(folder), path.basename(file));
  }
}
