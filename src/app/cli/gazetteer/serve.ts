import { once } from 'node:events';
import { GazetteerSet } from '../../../gazetteer/set.ts';
import { allShippedFiles } from '../../../gazetteer/shipped.ts';
import { ReconciliationService } from '../../../records/reconcile/service.ts';
import { reconciliationApp } from '../../web/api/reconcile.ts';
import { listen } from '../../web/http/listen.ts';
import { loopbackNames } from '../../web/http/origins.ts';
import { type Command, exitCode, type Invocation, integerFlag } from '../command.ts';
import { onInterrupt } from '../interrupts.ts';
import { originFlag } from '../server-flags.ts';
import { say } from '../terminal.ts';

export const serve: Command = {
  name: 'gazetteer serve',
  summary: 'answer the W3C Reconciliation Service API over compiled gazetteers',
  usage: '[FILE.gaz…] [--port N]',
  flags: {
    host: { type: 'string', value: 'HOST', default: '127.0.0.1', help: 'address to listen on' },
    port: { type: 'string', short: 'p', value: 'N', default: '8000', help: 'port; 0 takes a free one' },
    ...originFlag,
    name: { type: 'string', value: 'NAME', help: 'what the service calls itself' },
  },
  examples: [
    [
      'onomast gazetteer serve',
      'the shipped gazetteers at http://127.0.0.1:8000/, for OpenRefine and others',
    ],
    ['onomast gazetteer serve mine.gaz --port 8080', 'a gazetteer of your own'],
  ],
  notes:
    'Stop it with Ctrl-C. It listens on this machine alone unless --host says otherwise, and answers programs and pages of this machine.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const port = integerFlag(invocation, 'port', { min: 0, max: 65535 })!;
  const host = flags['host'] as string;
  const name = flags['name'] as string | undefined;
  const files = positionals.length > 0 ? positionals : allShippedFiles();
  const service = new ReconciliationService(GazetteerSet.open(files), name);
  const rule = {
    hosts: loopbackNames.has(host) ? loopbackNames : undefined,
    allowed: (flags['allow-origin'] ?? []) as string[],
  };
  const app = reconciliationApp(() => service, rule);
  const server = await listen(app, { host, port, command: 'gazetteer serve' });
  say(`${server.origin}/\n`);
  const stop = new AbortController();
  using _interrupt = onInterrupt(() => stop.abort());
  await once(stop.signal, 'abort');
  await server.stop(0);
  return exitCode.done;
}
