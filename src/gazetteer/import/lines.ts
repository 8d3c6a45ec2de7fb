import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import { OnomastError } from '../../errors/onomast-error.ts';

/** Told how many bytes of a source have been read. */
export type Progress = (bytes: number) => void;

/** The lines of a UTF-8 file, plain or gzip (`.gz`), one by one in bounded memory; without a byte order mark. */
export async function* readLines(file: string, progress?: Progress): AsyncGenerator<string> {
  const stream = createReadStream(file, { highWaterMark: 1 << 20 });
  stream.on('data', (chunk) => progress?.(chunk.length));
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => {});
  try {
    let input: NodeJS.ReadableStream = stream;
    if (file.endsWith('.gz')) {
      const unzipped = createGunzip();
      stream.once('error', (error) => unzipped.destroy(error));
      input = stream.pipe(unzipped);
    }
    let first = true;
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield first && line.startsWith('\ufeff') ? line.slice(1) : line;
      first = false;
    }
  } catch (cause) {
    throw notReadable(file, cause);
  } finally {
    stream.destroy();
  }
}

/** The text of a UTF-8 file, plain or gzip. */
export async function readText(file: string, progress?: Progress): Promise<string> {
  try {
    const bytes = await readFile(file);
    progress?.(bytes.length);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\ufeff/, '');
  } catch (cause) {
    throw notReadable(file, cause);
  }
}

function notReadable(file: string, cause: unknown): OnomastError {
  if (cause instanceof OnomastError) return cause;
  const { code, message } = cause as { code?: string; message: string };
  return code === 'ENOENT'
    ? new OnomastError('gazetteer.not-found', 'does not exist', { file }, { cause })
    : new OnomastError('gazetteer.foreign', `cannot be read: ${message}`, { file }, { cause });
}
