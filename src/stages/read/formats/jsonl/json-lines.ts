import type { Readable } from 'node:stream';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import type { RecordMetadata } from '../../../../record/source-schema.ts';
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
 * @param stream UTF-8 bytes
 * @param name the stream's name in errors
 */
export async function* readJsonLines(
  stream: Readable,
  name: string,
): AsyncGenerator<LineInput | FailedInput, void, undefined> {
  let number = 0;
  let pending: string[] = [];
  const decoder = new TextDecoder('utf-8');
  const take = (line: string) => {
    number++;
    return line.trim() === '' ? undefined : parseLine(line, name, number);
  };
  for await (const block of stream) {
    let text = decoder.decode(block as Uint8Array, { stream: true });
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
      pending.push(text.slice(0, end));
      const input = take(pending.join(''));
      pending = [];
      if (input !== undefined) yield input;
      text = text.slice(end + 1);
    }
    if (text !== '') pending.push(text);
  }
  const last = take(pending.join('') + decoder.decode());
  if (last !== undefined) yield last;
}

function parseLine(line: string, name: string, number: number): LineInput | FailedInput {
  const failed = (reason: string, id = `${name}:${number}`): FailedInput => ({
    path: id,
    error: new OnomastError('input.bad-line', reason, { file: name, line: number }),
  });
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
