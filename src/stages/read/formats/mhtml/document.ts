import { createHash } from 'node:crypto';
import type { FormatOptions, FormattedText } from '../../../../contract/format.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { readPage } from '../html/document.ts';
import { type Message, readMessage } from './message.ts';

/** Messages inside messages. */
const deepest = 10;

/**
 * Reads the page of a web archive. The page is a part of the record; bytes count in it as it was before it was coded for the message.
 * @throws OnomastError of kind `input`
 */
export function readMhtml(bytes: Uint8Array, options: FormatOptions): FormattedText {
  const page = pageIn(readMessage(bytes), deepest);
  if (page === undefined)
    throw new OnomastError('input.damaged', 'a web archive without a page', { file: options.name });
  const content = page.content();
  const path = page.fields.get('content-location') || 'page.html';
  return readPage(
    content,
    { ...options, encoding: options.encoding ?? page.parameters.get('charset') },
    { path, mediaType: page.type, sha256: createHash('sha256').update(content).digest('hex') },
  );
}

/** The page: the part that the message names as its start, or the first that is one. */
function pageIn(message: Message, depth: number): Message | undefined {
  if (message.type === 'text/html' || message.type === 'application/xhtml+xml') return message;
  if (depth === 0) return undefined;
  const start = message.parameters.get('start');
  const parts = message.parts();
  const first =
    start === undefined ? undefined : parts.find(({ fields }) => fields.get('content-id') === start);
  for (const part of first === undefined ? parts : [first, ...parts]) {
    const page = pageIn(part, depth - 1);
    if (page !== undefined) return page;
  }
  return undefined;
}
