import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import type { RecordMetadata } from '../../../../record/source-schema.ts';
import { sniffByteOrderMark } from '../../../../text/decode.ts';
import type { FailedInput } from '../../input.ts';
import { metadataOf } from '../../metadata.ts';

/** A document given as a line of JSON. */
export interface LineInput {
  /** Becomes `source.path`: the line's `id`. */
  readonly path: string;
  readonly text: string;
  readonly mediaType: string;
  /** What its other fields say of it. */
  readonly metadata?: RecordMetadata;
  /** Where it stood. */
  readonly place: { readonly file: string; readonly line: number };
}

/**
 * Documents as JSON lines: `{"id": "a1", "text": "…", "mediaType": "text/plain", "date": "2019-03"}`; all but id and text may be absent.
 * Fields named as Dublin Core terms are metadata, others come with them as the user's own. One comes out for every line that is not blank, in order; a line that is no such object comes out as a failed input that names the line.
 * @param stream bytes in UTF-8, or in UTF-16 with a byte order mark
 * @param name the stream's name in errors
 */
export async function* readJsonLines(
  stream: Readable,
  name: string,
): AsyncGenerator<LineInput | FailedInput, void, undefined> {
  let number = 0;
  for await (const line of linesOf(stream)) {
    number++;
    if (typeof line !== 'string') yield failedLine(line.wrong, name, number);
    else if (line.trim() !== '') yield parseLine(line, name, number);
  }
}

/** Bytes of a line; more no string can hold. */
const longestLine = 500_000_000;

/** The lines of a stream; of one that cannot be read, why. */
async function* linesOf(stream: Readable): AsyncGenerator<string | { readonly wrong: string }> {
  let pending: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length <= longestLine) pending.push(part);
    else pending = [];
  };
  const take = () => {
    const line = length > longestLine ? tooLong : asText(Buffer.concat(pending));
    pending = [];
    length = 0;
    return line;
  };
  for await (const block of inUtf8(stream)) {
    let from = 0;
    for (let end = block.indexOf(10); end !== -1; end = block.indexOf(10, from)) {
      add(block.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < block.length) add(block.subarray(from));
  }
  if (length > 0) yield take();
}

const tooLong = { wrong: `longer than the ${longestLine} bytes that a line may have` } as const;

function asText(line: Buffer): string | { readonly wrong: string } {
  return isUtf8(line) ? line.toString() : { wrong: 'not valid UTF-8' };
}

/** Without a byte order mark; what it names instead of UTF-8 made UTF-8. */
async function* inUtf8(stream: Readable): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const began = (bytes: Buffer): Buffer => {
    head = undefined;
    const mark = sniffByteOrderMark(bytes);
    if (mark !== undefined && mark.encoding !== 'utf-8') decoder = new TextDecoder(mark.encoding);
    return bytes.subarray(mark?.length ?? 0);
  };
  const made = (bytes: Buffer) => (decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes);
  for await (const block of stream) {
    const bytes: Buffer = head === undefined ? block : Buffer.concat([head, block]);
    if (head === undefined) yield made(bytes);
    else if (bytes.length < longestMark) head = bytes;
    else yield made(began(bytes));
  }
  if (head !== undefined) yield made(began(head));
  if (decoder !== undefined) yield Buffer.from(decoder.decode());
}

const longestMark = 3;

function failedLine(reason: string, name: string, line: number, id = `${name}:${line}`): FailedInput {
  return { path: id, error: new OnomastError('input.bad-line', reason, { file: name, line }) };
}

function parseLine(line: string, name: string, number: number): LineInput | FailedInput {
  const failed = (reason: string, id?: string) => failedLine(reason, name, number, id);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return failed(`not JSON (${(error as Error).message})`);
  }
  const { id, text, mediaType = 'text/plain', ...fields } = (value ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') return failed('"id" must be a string that is not empty');
  if (!id.isWellFormed()) return failed('"id" holds half a surrogate pair');
  if (typeof text !== 'string') return failed('"text" must be a string', id);
  if (typeof mediaType !== 'string') return failed('"mediaType" must be a string', id);
  if (!text.isWellFormed()) return failed('"text" holds half a surrogate pair', id);
  const wrong: string[] = [];
  const metadata = metadataOf(fields, ({ message }) => wrong.push(message));
  if (wrong.length > 0) return failed(wrong[0]!, id);
  const place = { file: name, line: number };
  return { path: id, text, mediaType, place, ...(Object.keys(metadata).length > 0 && { metadata }) };
}
