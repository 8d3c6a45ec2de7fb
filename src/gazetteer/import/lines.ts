import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { OnomastError } from '../../errors/onomast-error.ts';

/** Told how many bytes of a source have been read. */
export type Progress = (bytes: number) => void;

/** Bytes read at once; small for a zip, whose content may be a thousand times as large. */
const chunkSize = { plain: 1 << 20, zip: 1 << 16 };
/** Code units of a line; longer ones are no data and would take all memory. */
const lineLimit = 1 << 26;

/**
 * The lines of a UTF-8 file, plain, gzip (`.gz`) or zip (`.zip`: its one file, besides a readme), one by one in bounded memory; without
 * a byte order mark.
 */
export async function* readLines(file: string, progress?: Progress): AsyncGenerator<string> {
  const isZip = file.endsWith('.zip');
  const stream = createReadStream(file, { highWaterMark: isZip ? chunkSize.zip : chunkSize.plain });
  stream.on('data', (chunk) => progress?.(chunk.length));
  // the reader of the lines is told; until then nobody listens
  stream.on('error', () => {});
  try {
    yield* linesOf(bytesOf(file, stream), file);
  } catch (cause) {
    throw notReadable(file, cause);
  } finally {
    stream.destroy();
  }
}

function bytesOf(file: string, stream: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  const bytes = stream as AsyncIterable<Buffer>;
  if (file.endsWith('.zip')) return unzipped(bytes, file);
  return file.endsWith('.gz') ? pipeline(stream, createGunzip(), () => {}) : bytes;
}

/** The bytes of the one file of a zip. */
async function* unzipped(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  let taken: string | undefined;
  let isComplete = false;
  const unzip = new Unzip((entry) => {
    if (entry.name.endsWith('/') || /(?:^|\/)readme[^/]*$/i.test(entry.name)) return;
    if (taken !== undefined) {
      failure = new OnomastError('gazetteer.foreign', `holds ${taken} and ${entry.name}: unpack it`, {
        file,
      });
      return;
    }
    taken = entry.name;
    entry.ondata = (error, data, final) => {
      if (error !== null) failure = error;
      else ready.push(data);
      isComplete ||= final;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of bytes) {
    unzip.push(chunk);
    if (failure !== null) throw failure;
    yield* ready.splice(0);
  }
  unzip.push(new Uint8Array(), true);
  if (failure !== null) throw failure;
  yield* ready.splice(0);
  if (taken === undefined || !isComplete) throw new Error('no whole file in the zip');
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    if (rest.length > lineLimit) throw new OnomastError('gazetteer.foreign', 'has no lines', { file });
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
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
