import { constants, inflateSync } from 'node:zlib';
import { OnomastError } from '../../../../errors/onomast-error.ts';

/** Bytes that a stream of a file may unfold to, images aside: no page, font or list of objects has so many. */
const mostStreamBytes = 1 << 27;
/** How many times its size a stream can unfold to at most. */
const mostDeflated = 1032;
/** Bytes before a stream in which its dictionary is looked for. */
const longestDictionary = 2048;

/**
 * Refuses a file in which a stream unfolds to more than it should, since pdf.js has no limit of its own. Only streams that are
 * large enough for it, or packed twice, are tried. Images are left alone: they are not unfolded.
 * @throws OnomastError `input.too-large`
 */
export function checkStreams(bytes: Uint8Array, file: string): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 6)) {
    const start = streamStart(buffer, at);
    if (start === undefined) continue;
    const filters = deflations(buffer, at);
    if (filters === 0) continue;
    const found = buffer.indexOf('endstream', start);
    const end = found < 0 ? buffer.length : found;
    if (filters === 1 && (end - start) * mostDeflated <= mostStreamBytes) continue;
    if (isTooLarge(buffer.subarray(start, end), filters))
      throw new OnomastError(
        'input.too-large',
        `a stream in it unfolds to more than ${mostStreamBytes} bytes`,
        { file, byte: start },
        { remedy: 'Leave it out: what is made for reading has no such streams.' },
      );
  }
}

/** Where the bytes of a stream begin whose keyword is there; undefined where it is none. */
function streamStart(buffer: Buffer, keyword: number): number | undefined {
  const next = buffer[keyword + 6];
  if (next === 0x0a) return keyword + 7;
  return next === 0x0d ? keyword + (buffer[keyword + 7] === 0x0a ? 8 : 7) : undefined;
}

/** How many times a stream is deflated, as its dictionary says; 0 for images. */
function deflations(buffer: Buffer, keyword: number): number {
  const before = buffer.toString('latin1', Math.max(0, keyword - longestDictionary), keyword);
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
  if (/\/Subtype\s*\/Image\b/.test(dictionary)) return 0;
  return dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
}

function isTooLarge(packed: Buffer, filters: number): boolean {
  let bytes: Buffer = packed;
  try {
    for (let i = 0; i < filters; i++)
      bytes = inflateSync(bytes, { maxOutputLength: mostStreamBytes, finishFlush: constants.Z_SYNC_FLUSH });
    return false;
  } catch (cause) {
    // What cannot be unfolded is encrypted or damaged, and no bomb.
    return (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  }
}
