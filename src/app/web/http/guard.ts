import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Refusal } from './failure.ts';
import { hostName, notOurName } from './origins.ts';
import type { SignIn } from './sign-in.ts';

/** Everything from the server itself, no inline script or style, nothing that frames it. */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Headers of every answer. */
export function safeHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentPolicy);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}

/**
 * Refuses what another site sends through the user's browser: a Host that is not ours (DNS rebinding), an Origin that is not the Host.
 * @param hosts names this server goes by, without port; any where undefined
 */
export function sameSiteOnly(hosts: ReadonlySet<string> | undefined): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    const name = hostName(host);
    if (hosts !== undefined && !hosts.has(name)) throw notOurName(name);
    const origin = context.req.header('origin');
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host))
      throw new Refusal(403, 'Requests from other sites are refused.');
    const site = context.req.header('sec-fetch-site');
    if (context.req.method !== 'GET' && site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Refusal(403, 'Requests from other sites are refused.');
    return next();
  };
}

/** Who is at the other end: a judge's name, where it is known. */
export interface Visitor {
  readonly judge: string | undefined;
}

/** Days a cookie is good for. */
const cookieDays = 30;

export interface DoorOptions {
  /** Signs cookies, and is shown in the address where there are no passwords; random where absent. */
  readonly token?: string | undefined;
  /** Judges who come in with a password. */
  readonly signIn?: SignIn | undefined;
  /** Whether a proxy speaks https to the browser. */
  readonly behindProxy?: boolean;
}

/**
 * Who may come in. A visitor shows the token once, in the address the server printed, or a name and password, and then has a cookie
 * that is signed with the token: a server started again with the same token knows the visitor still.
 */
export class Door {
  readonly token: string;
  readonly signIn: SignIn | undefined;
  readonly #behindProxy: boolean;

  constructor({ token, signIn, behindProxy = false }: DoorOptions = {}) {
    this.token = token ?? randomBytes(24).toString('base64url');
    this.signIn = signIn;
    this.#behindProxy = behindProxy;
  }

  /** Whether a text is the token that lets in; none does where judges have passwords. */
  isToken(text: string): boolean {
    return this.signIn === undefined && equal(text, this.token);
  }

  /** Lets the visitor in from now on. */
  admit(context: Context, judge: string | undefined): void {
    const payload = Buffer.from(JSON.stringify({ judge })).toString('base64url');
    setCookie(context, cookieName(context), `${payload}.${this.#sign(payload)}`, {
      httpOnly: true,
      sameSite: 'Strict',
      secure: this.#behindProxy || new URL(context.req.url).protocol === 'https:',
      path: '/',
      maxAge: cookieDays * 86_400,
    });
  }

  /** Lets the visitor out. */
  leave(context: Context): void {
    deleteCookie(context, cookieName(context), { path: '/' });
  }

  /** The visitor behind a request; undefined for one who was not let in, or is no judge any more. */
  visitor(context: Context): Visitor | undefined {
    const [payload, signature] = (getCookie(context, cookieName(context)) ?? '').split('.');
    if (payload === undefined || signature === undefined || !equal(signature, this.#sign(payload)))
      return undefined;
    const { judge } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { judge?: string };
    if (this.signIn !== undefined && (judge === undefined || !this.signIn.judges.has(judge)))
      return undefined;
    return { judge };
  }

  #sign(payload: string): string {
    return createHmac('sha256', this.token).update(payload).digest('base64url');
  }
}

/** Two rooms on one machine differ by their port, which cookies do not know. */
function cookieName(context: Context): string {
  return `onomast-${new URL(context.req.url).port || 'room'}`;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
