import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline as pump } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { OnomastError } from '../../errors/onomast-error.ts';

/**
 * Fetches the bytes of a publication from a kind of place. A module for `--reader s3=./s3-reader.mjs` exports such a function as
 * `read`. What it throws counts as passing: the shard is tried again.
 */
export type SourceReader = (url: string, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;

/** Milliseconds a fetch may take. */
const fetchTimeout = 300_000;

const readHttp: SourceReader = async (url, signal) => {
  const target = new URL(url);
  const { username, password } = target;
  target.username = target.password = '';
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const headers = username === '' && password === '' ? undefined : { authorization };
  const response = await fetch(target, { signal, redirect: 'follow', ...(headers && { headers }) }).catch(
    (cause: Error & { cause?: { code?: string; message?: string } }) => {
      const reason = cause.cause?.code ?? cause.cause?.message ?? cause.message;
      throw new Error(`${withoutCredentials(url)}: cannot be fetched (${reason})`, { cause });
    },
  );
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    const reason = `the server answers ${response.status}`;
    // What is not there will not be there the next time.
    if (response.status === 404 || response.status === 410)
      throw new OnomastError('input.not-found', reason, { file: withoutCredentials(url) });
    throw new Error(`${withoutCredentials(url)}: ${reason}`);
  }
  return response.body;
};

/** Readers by the scheme of the URL. */
export class SourceReaders {
  readonly #readers = new Map<string, SourceReader>([
    ['http', readHttp],
    ['https', readHttp],
  ]);

  /** Adds readers named as `s3=./module.mjs`. */
  static async open(specifications: readonly string[]): Promise<SourceReaders> {
    const readers = new SourceReaders();
    for (const specification of specifications) {
      const [, scheme, file] = /^([a-z][a-z0-9+.-]*)=(.+)$/i.exec(specification) ?? [];
      if (scheme === undefined)
        throw new OnomastError(
          'usage.bad-value',
          `--reader takes SCHEME=MODULE, not ${JSON.stringify(specification)}`,
        );
      let module: { read?: unknown };
      try {
        module = await import(pathToFileURL(path.resolve(file!)).href);
      } catch (cause) {
        throw new OnomastError('usage.bad-value', `the reader ${file} cannot be loaded`, {}, { cause });
      }
      if (typeof module.read !== 'function')
        throw new OnomastError('usage.bad-value', `the reader ${file} exports no function "read"`);
      readers.#readers.set(scheme.toLowerCase(), module.read as SourceReader);
    }
    return readers;
  }

  /**
   * The local file of a publication: itself, whether it is there or not, or what was fetched into `target`.
   * @throws OnomastError of kind `input` for what stays so; any other error for what may pass
   */
  async fetch(url: string, target: string): Promise<string> {
    const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(url)?.[1]?.toLowerCase();
    if (scheme === undefined) return url;
    const reader = this.#readers.get(scheme);
    if (reader === undefined)
      throw new OnomastError(
        'input.not-readable',
        `no reader for ${scheme}://`,
        { file: withoutCredentials(url) },
        {
          remedy: `Start the worker with --reader ${scheme}=MODULE.`,
        },
      );
    const bytes = await reader(url, AbortSignal.timeout(fetchTimeout));
    await pump(Readable.from(bytes), createWriteStream(target));
    return target;
  }
}

function withoutCredentials(url: string): string {
  const parsed = new URL(url);
  parsed.username = parsed.password = '';
  parsed.search = '';
  return parsed.href;
}
