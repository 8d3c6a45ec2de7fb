import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline as pump } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { OnomastError } from '../../errors/onomast-error.ts';
import { withoutSecrets } from '../../text/without-secrets.ts';
import { type HttpLimits, httpReader } from './http-reader.ts';
import type { SourceReader } from './source-reader.ts';

/** Milliseconds a fetch may take. */
const fetchTimeout = 300_000;

/** Readers by the scheme of the URL. */
export class SourceReaders {
  readonly #readers: Map<string, SourceReader>;

  constructor(limits: HttpLimits) {
    const http = httpReader(limits);
    this.#readers = new Map([
      ['http', http],
      ['https', http],
    ]);
  }

  /** Adds readers named as `s3=./module.mjs`. */
  static async open(specifications: readonly string[], limits: HttpLimits): Promise<SourceReaders> {
    const readers = new SourceReaders(limits);
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
        { file: withoutSecrets(url) },
        {
          remedy: `Start the worker with --reader ${scheme}=MODULE.`,
        },
      );
    const bytes = await reader(url, AbortSignal.timeout(fetchTimeout));
    await pump(Readable.from(bytes), createWriteStream(target));
    return target;
  }
}
