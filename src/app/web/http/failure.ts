import type { Context } from 'hono';
import { OnomastError } from '../../../errors/onomast-error.ts';

/** Says no with a status and a sentence that tells what to do. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: { code?: string; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = more.code ?? 'request.refused';
    this.headers = more.headers ?? {};
  }
}

/** The answer to a request that failed; what is no fault of the request says nothing of the inside. */
export function answerFailure(error: unknown, context: Context, log?: (error: unknown) => void): Response {
  if (error instanceof Refusal)
    return json(context, error.status, { code: error.code, message: error.message }, error.headers);
  if (error instanceof OnomastError)
    return json(context, error.kind === 'input' ? 422 : 400, { code: error.code, message: error.message });
  log?.(error);
  return json(context, 500, {
    code: 'server.failed',
    message: 'The server failed at this request. Try again; what it printed in the terminal says more.',
  });
}

function json(
  context: Context,
  status: number,
  error: object,
  headers: Record<string, string> = {},
): Response {
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  return context.json({ error }, status as 400);
}
