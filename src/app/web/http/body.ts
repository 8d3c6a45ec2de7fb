import type { Context } from 'hono';
import { Refusal } from './failure.ts';

/** Bytes of a JSON body that are taken. */
const mostJson = 8 << 20;

/** The JSON object of a request. @throws Refusal 400, 413 */
export async function jsonBody(context: Context): Promise<Record<string, unknown>> {
  const bytes = await bodyBytes(context, mostJson);
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new Refusal(400, 'The request is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(400, 'The request is no JSON object.');
  return value as Record<string, unknown>;
}

/** The bytes of a request's body, read no further than the limit. */
export async function bodyBytes(context: Context, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal(413, `A request has at most ${Math.floor(limit / 1024)} kB.`);
  if (Number(context.req.header('content-length') ?? 0) > limit) throw tooLarge();
  const { body } = context.req.raw;
  if (body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > limit) throw tooLarge();
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
