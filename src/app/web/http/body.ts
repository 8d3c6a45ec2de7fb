import type { Context } from 'hono';
import { Refusal } from './failure.ts';

/** Bytes of a JSON body that are taken. */
const mostJson = 8 << 20;
/** Levels of a JSON value that are taken: what walks through a value calls itself level by level. */
const deepestJson = 100;
/** Milliseconds between two pieces of a body, and the bytes a second that it must keep to after the first of them. */
const patience = { pause: 10_000, rate: 2000 } as const;

/** The JSON object of a request. @throws Refusal 400, 408, 413, 415 */
export async function jsonBody(context: Context, most = mostJson): Promise<Record<string, unknown>> {
  if (mediaTypeOf(context) !== 'application/json')
    throw new Refusal(415, 'Send application/json.', { headers: { Accept: 'application/json' } });
  return parseJsonObject(Buffer.from(await bodyBytes(context, most)).toString('utf8'), 'the request');
}

/** The media type of a request's body, without parameters, in lower case. */
export function mediaTypeOf(context: Context): string {
  return (context.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

/**
 * A JSON object of not too many levels.
 * @param what it is, for messages
 * @throws Refusal 400
 */
export function parseJsonObject(text: string, what: string): Record<string, unknown> {
  if (isTooDeep(text)) throw new Refusal(400, `${what} has more than ${deepestJson} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(400, `${what} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(400, `${what} is no JSON object`);
  return value as Record<string, unknown>;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    if (mark === '"') i = endOfString(text, i + 1);
    else if (mark === '[' || mark === '{') {
      if (++depth > deepestJson) return true;
    } else if (mark === ']' || mark === '}') depth--;
  }
  return false;
}

/** Where the quote stands that ends a string; the text's end where none does. */
function endOfString(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

/** The bytes of a request's body, read no further than the limit. @throws Refusal 408, 413 */
export async function bodyBytes(context: Context, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new Refusal(413, `A request has at most ${Math.floor(limit / 1024)} kB.`, {
      headers: { Connection: 'close' },
    });
  if (Number(context.req.header('content-length') ?? 0) > limit) throw tooLarge();
  const { body } = context.req.raw;
  if (body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of steadily(body)) {
    size += part.length;
    if (size > limit) throw tooLarge();
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

/** The pieces of a body, as long as they come steadily: whoever drips holds a place that others wait for. */
async function* steadily(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  const started = performance.now();
  let size = 0;
  try {
    for (;;) {
      const { promise: tooSlow, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(reject, patience.pause, slow());
      const { done, value } = await Promise.race([reader.read(), tooSlow]).finally(() => clearTimeout(timer));
      if (done) return;
      size += value.length;
      if (performance.now() - started > patience.pause + (size / patience.rate) * 1000) throw slow();
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

const slow = () => new Refusal(408, 'The request came too slowly.', { headers: { Connection: 'close' } });
