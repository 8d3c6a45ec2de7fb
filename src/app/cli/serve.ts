import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createPipeline } from '../../run/create-pipeline.ts';
import { LazyGazetteers } from '../web/gazetteers.ts';
import { listen } from '../web/http/listen.ts';
import { loopbackNames } from '../web/http/origins.ts';
import { serveApp } from '../web/serve/app.ts';
import { Extraction } from '../web/serve/extraction.ts';
import { type Command, exitCode, type Invocation, integerFlag } from './command.ts';
import { onInterrupt } from './interrupts.ts';
import { originFlag, tlsFlags, tlsOf } from './server-flags.ts';
import { say, warn } from './terminal.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'extract and reconcile over HTTP',
  usage: '[--port N] [--pipeline NAME]',
  flags: {
    host: { type: 'string', value: 'HOST', default: '127.0.0.1', help: 'address to listen on' },
    port: { type: 'string', value: 'N', default: '8418', help: 'port; 0 takes a free one' },
    pipeline: {
      type: 'string',
      short: 'p',
      value: 'NAME',
      default: 'publications',
      help: 'a shipped pipeline or a pipeline file',
    },
    compact: { type: 'boolean', help: 'small records, as of `onomast extract`' },
    jobs: { type: 'string', short: 'j', value: 'N', help: 'worker threads (default: the number of cores)' },
    waiting: {
      type: 'string',
      value: 'N',
      default: '32',
      help: 'documents that may wait for a worker; more are answered with 429',
    },
    'max-bytes': { type: 'string', value: 'N', default: '33554432', help: 'bytes of a document' },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      default: '60',
      help: 'time of a document, and of its waiting',
    },
    ...originFlag,
    ...tlsFlags,
  },
  examples: [
    ['onomast serve', 'at http://127.0.0.1:8418/, described by /openapi.json'],
    [
      "curl -H 'Content-Type: text/plain' --data-binary @report.txt http://127.0.0.1:8418/extract",
      'the record of a text',
    ],
    [
      "curl -H 'Content-Type: application/pdf' -H 'Accept: application/x-ndjson' --data-binary @book.pdf 'http://127.0.0.1:8418/extract?name=book.pdf'",
      'a node a line',
    ],
  ],
  notes:
    'ONOMAST_TOKEN asks clients for it (Authorization: Bearer …); a server on other addresses than this machine’s should have one.\nSIGTERM or SIGINT: what is under way is finished, then it ends with 0. docs/serve.md describes it.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags } = invocation;
  const host = flags['host'] as string;
  const port = integerFlag(invocation, 'port', { min: 0, max: 65_535 })!;
  const jobs = integerFlag(invocation, 'jobs', { min: 1, max: 256 }) ?? availableParallelism();
  const waiting = integerFlag(invocation, 'waiting', { min: 0, max: 10_000 })!;
  const mostBytes = integerFlag(invocation, 'max-bytes', { min: 1, max: 2 ** 30 })!;
  const seconds = integerFlag(invocation, 'timeout', { min: 1, max: 86_400 })!;
  const tls = tlsOf(invocation);
  const token = process.env['ONOMAST_TOKEN'];
  const isLoopback = loopbackNames.has(host);
  if (!isLoopback && token === undefined)
    warn(
      `onomast serve: ${host} is reached by others too; set ONOMAST_TOKEN to let in those alone who know it.`,
    );
  await using pipeline = await createPipeline(flags['pipeline'] as string, {
    jobs,
    timeout: seconds * 1000,
    ...(flags['compact'] === true && { compact: true }),
  });
  const extraction = new Extraction(pipeline, { jobs, waiting, seconds });
  const stop = new AbortController();
  using _interrupt = onInterrupt(() => {
    extraction.stop();
    stop.abort();
  });
  await extraction.warm();
  const app = serveApp({
    extraction,
    gazetteers: new LazyGazetteers(),
    rule: {
      hosts: isLoopback ? loopbackNames : undefined,
      allowed: (flags['allow-origin'] ?? []) as string[],
    },
    mostBytes,
    token,
    log: (error) => warn(`onomast: ${(error as Error).stack}`),
  });
  if (stop.signal.aborted) return exitCode.done;
  const server = await listen(app, { host, port, tls, command: 'serve' });
  say(`${server.origin}/\n`);
  if (!stop.signal.aborted) await once(stop.signal, 'abort');
  await server.stop(seconds * 2000);
  return exitCode.done;
}
