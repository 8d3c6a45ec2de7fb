import type { MiddlewareHandler } from 'hono';
import { Refusal } from './failure.ts';

/** Names of this machine alone. */
export const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

export interface OriginRule {
  /** Names the server goes by, without port; any where undefined. */
  readonly hosts: ReadonlySet<string> | undefined;
  /** Origins besides those of this machine whose pages may ask; `*` for all. */
  readonly allowed?: readonly string[];
}

/** The name in a Host header or an origin's host, without port and brackets. */
export function hostName(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}

/** The answer to a Host that is not ours. */
export function notOurName(name: string): Refusal {
  return new Refusal(
    421,
    `This server does not answer for ${JSON.stringify(name)}; open the address it printed.`,
  );
}

/** Refuses a Host that is not ours: a foreign name that was made to lead here (DNS rebinding). */
export function ownHostOnly({ hosts }: OriginRule): MiddlewareHandler {
  return async (context, next) => {
    const name = hostName(context.req.header('host') ?? '');
    if (hosts !== undefined && !hosts.has(name)) throw notOurName(name);
    return next();
  };
}

/**
 * Lets pages ask that come from this machine (OpenRefine is one) or from an allowed origin, and tells their browser so; refuses those
 * of all other sites before anything is worked out for them. Programs send no Origin and may ask.
 */
export function crossOrigin({ allowed = [] }: OriginRule): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    if (origin === undefined) return next();
    const host = URL.canParse(origin) ? new URL(origin).host : '';
    const own = host !== '' && (host === context.req.header('host') || loopbackNames.has(hostName(host)));
    if (!own && !allowed.includes('*') && !allowed.includes(origin))
      throw new Refusal(403, 'Pages of this site may not ask; --allow-origin on the server lets them.');
    if (context.req.method === 'OPTIONS') {
      context.header('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
      context.header('Access-Control-Allow-Headers', 'Content-Type, Authorization');
      context.header('Access-Control-Max-Age', '600');
      const answer = context.body(null, 204);
      allow(answer.headers, origin);
      return answer;
    }
    await next();
    allow(context.res.headers, origin);
  };
}

function allow(headers: Headers, origin: string): void {
  headers.set('Access-Control-Allow-Origin', origin);
  headers.append('Vary', 'Origin');
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
}
