import { readFileSync } from 'node:fs';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { OnomastError } from '../../../errors/onomast-error.ts';

/** What answers requests: a hono application. */
export interface Answering {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

export interface ListenOptions {
  /** All of this machine's addresses where absent. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Files of the certificate and its key, PEM; both or none. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** The command, for messages. */
  readonly command: string;
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** `http://127.0.0.1:8417` */
  readonly origin: string;
  /** Takes no more requests, gives those under way `grace` milliseconds (2,000 if absent), then closes what is left. */
  stop(grace?: number): Promise<void>;
}

/** Seconds a client may take to send a request's head, or to take a piece of an answer; slower ones are cut off. */
const patience = 10;

/**
 * Opens a port for an application; the one place where the project listens.
 * @throws OnomastError `server.cannot-listen`
 */
export async function listen(app: Answering, options: ListenOptions): Promise<Listening> {
  const { host = 'localhost', tls } = options;
  const limits = {
    headersTimeout: patience * 1000,
    requestTimeout: 300_000,
    keepAliveTimeout: 5000,
    // How often the limits are looked at; the usual half minute would make ten seconds forty.
    connectionsCheckingInterval: 1000,
  };
  const fetch = (request: Request, env: unknown) => app.fetch(request, env);
  const server = createAdaptorServer(
    tls === undefined
      ? { fetch, serverOptions: limits, overrideGlobalObjects: false }
      : {
          fetch,
          createServer: createSecureServer,
          serverOptions: { ...limits, cert: pem(tls.cert), key: pem(tls.key) },
          overrideGlobalObjects: false,
        },
  ) as HttpServer;
  cutSlow(server);
  await opened(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    stop: (grace = 2000) => stopped(server, grace),
  };
}

function pem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new OnomastError(
      'input.not-readable',
      'the certificate or its key cannot be read',
      { file },
      { cause },
    );
  }
}

async function opened(server: HttpServer, { host, port, command }: ListenOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host !== undefined && { host }) }, resolve);
  }).catch((cause: Error) => {
    const reason = `onomast ${command}: cannot listen on ${host ?? '*'}:${port} (${cause.message})`;
    throw new OnomastError('server.cannot-listen', reason, {}, { cause });
  });
}

/** Cuts off those who neither send what they began nor take what they asked for; who waits for an answer may be silent. */
function cutSlow(server: HttpServer): void {
  const requests = new WeakMap<Socket, IncomingMessage>();
  server.on('request', (request: IncomingMessage) => requests.set(request.socket, request));
  server.setTimeout(patience * 1000, (socket) => {
    const request = requests.get(socket);
    const isWaiting = request?.complete === true && socket.writableLength === 0;
    if (!isWaiting) socket.destroy();
  });
}

async function stopped(server: HttpServer, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that was busy becomes idle later.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
