import type { IncomingMessage } from 'node:http';
import followRedirects from 'follow-redirects';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { OnomastError } from '../../errors/onomast-error.ts';
import { withoutSecrets } from '../../text/without-secrets.ts';
import type { SourceReader } from './source-reader.ts';

export interface HttpLimits {
  /** Whether addresses of this machine and of private networks may be fetched from. */
  readonly allowPrivate: boolean;
  /** Most bytes of a publication. */
  readonly mostBytes: number;
}

const mostRedirects = 10;

/**
 * A reader of `http` and `https` that a list of URLs from elsewhere cannot turn against the network it stands in: names are refused when
 * they lead to private addresses, after redirects too, and answers have a limit.
 */
export function httpReader({ allowPrivate, mostBytes }: HttpLimits): SourceReader {
  const options = { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate };
  const agents = {
    http: new RequestFilteringHttpAgent(options),
    https: new RequestFilteringHttpsAgent(options),
  };
  return async (url, signal) => {
    const response = await request(url, signal, agents);
    const { statusCode: status = 0 } = response;
    if (status < 200 || status > 299) {
      response.destroy();
      const reason = `the server answers ${status}`;
      // What is not there will not be there the next time.
      if (status === 404 || status === 410)
        throw new OnomastError('input.not-found', reason, { file: withoutSecrets(url) });
      throw new Error(`${withoutSecrets(url)}: ${reason}`);
    }
    return bounded(response, url, mostBytes);
  };
}

interface Agents {
  readonly http: RequestFilteringHttpAgent;
  readonly https: RequestFilteringHttpsAgent;
}

function request(url: string, signal: AbortSignal, agents: Agents): Promise<IncomingMessage> {
  const { username, password, protocol, hostname, port, pathname, search } = new URL(url);
  const auth = username === '' && password === '' ? undefined : [username, password].map(decodeURIComponent);
  return new Promise((resolve, reject) => {
    const start = protocol === 'https:' ? followRedirects.https : followRedirects.http;
    start
      .get(
        {
          protocol,
          hostname: hostname.replace(/^\[|\]$/g, ''),
          port,
          path: pathname + search,
          ...(auth && { auth: auth.join(':') }),
          agents,
          maxRedirects: mostRedirects,
          signal,
        },
        resolve,
      )
      .on('error', (cause: NodeJS.ErrnoException) => reject(fetchError(url, cause)));
  });
}

function fetchError(url: string, cause: NodeJS.ErrnoException): Error {
  const file = withoutSecrets(url);
  if (/is not allowed/.test(cause.message))
    return new OnomastError(
      'input.not-readable',
      'leads to an address of a private network',
      { file },
      { remedy: 'Start the worker with --allow-private if that is meant.', cause },
    );
  return new Error(`${file}: cannot be fetched (${cause.code ?? cause.message})`, { cause });
}

async function* bounded(response: IncomingMessage, url: string, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const block of response as AsyncIterable<Uint8Array>) {
    length += block.length;
    // Leaving the loop ends the transfer.
    if (length > most)
      throw new OnomastError(
        'input.too-large',
        `more than ${most >> 20} MB`,
        { file: withoutSecrets(url) },
        { remedy: 'Start the worker with a greater --max-download, or leave it out.' },
      );
    yield block;
  }
}
