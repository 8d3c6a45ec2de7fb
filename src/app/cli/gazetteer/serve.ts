import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { GazetteerSet } from '../../../gazetteer/set.ts';
import { allShippedFiles } from '../../../gazetteer/shipped.ts';
import { createReconciliationServer } from '../../../records/reconcile/server.ts';
import { type Command, exitCode, type Invocation, integerFlag } from '../command.ts';

export const serve: Command = {
  name: 'gazetteer serve',
  summary: 'answer the W3C Reconciliation Service API over compiled gazetteers',
  usage: '[FILE.gaz…] [--port N]',
  flags: {
    host: { type: 'string', value: 'HOST', default: '127.0.0.1', help: 'address to listen on' },
    port: { type: 'string', short: 'p', value: 'N', default: '8000', help: 'port; 0 takes a free one' },
    name: { type: 'string', value: 'NAME', help: 'what the service calls itself' },
  },
  examples: [
    [
      'onomast gazetteer serve',
      'the shipped gazetteers at http://127.0.0.1:8000/, for OpenRefine and others',
    ],
    ['onomast gazetteer serve mine.gaz --port 8080', 'a gazetteer of your own'],
  ],
  notes: 'Stop it with Ctrl-C. It listens on this machine alone unless --host says otherwise.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const port = integerFlag(invocation, 'port', { min: 0, max: 65535 })!;
  const host = flags['host'] as string;
  const name = flags['name'] as string | undefined;
  const files = positionals.length > 0 ? positionals : allShippedFiles();
  const gazetteers = GazetteerSet.open(files);
  const server = createReconciliationServer({ gazetteers, ...(name !== undefined && { name }) });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new OnomastError(
      'usage.bad-value',
      `onomast gazetteer serve: cannot listen on ${host}:${port} (${(cause as Error).message})`,
      {},
      { cause, remedy: 'Choose another --port or --host.' },
    );
  }
  const address = server.address() as AddressInfo;
  process.stdout.write(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}/\n`);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  await once(stop.signal, 'abort');
  server.close();
  server.closeAllConnections();
  return exitCode.done;
}
