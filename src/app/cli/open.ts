import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { OnomastError } from '../../errors/onomast-error.ts';
import { parseStoreUrl } from '../../records/store/open.ts';
import { createPipeline } from '../../run/create-pipeline.ts';
import { roomApp } from '../web/app.ts';
import { Authority } from '../web/authority.ts';
import { LazyGazetteers } from '../web/gazetteers.ts';
import { ClientFiles } from '../web/http/assets.ts';
import { listen } from '../web/http/listen.ts';
import { Inbox } from '../web/inbox.ts';
import { Room } from '../web/room.ts';
import type { LoadingState, RoomOptions } from '../web/room-options.ts';
import { type Command, exitCode, type Invocation, integerFlag } from './command.ts';
import { linkedFlags } from './corrections-flag.ts';
import { onInterrupt } from './interrupts.ts';
import { doorFlags, doorOf } from './open-door.ts';
import { complain, say, warn } from './terminal.ts';

export const open: Command = {
  name: 'open',
  summary: 'see, search, judge and correct records in the browser',
  usage: '[records] [--port N]',
  flags: {
    db: {
      type: 'string',
      value: 'URL',
      help: 'sqlite:FILE that the records are loaded into (default: reading-room.db next to them)',
    },
    collection: { type: 'string', value: 'NAME', default: 'default', help: 'as of `onomast load`' },
    sources: { type: 'string', value: 'DIR', help: 'folder of the publications, for page images' },
    ...linkedFlags,
    service: {
      type: 'string',
      value: 'URL',
      help: 'reconciliation service that names are looked up at, besides the gazetteers; asked only then',
    },
    gold: {
      type: 'string',
      value: 'DIR',
      help: 'annotated texts that the report measures the records by, as of `onomast audit score`',
    },
    port: { type: 'string', short: 'p', value: 'N', default: '8417', help: 'port; 0 takes a free one' },
    judge: { type: 'string', value: 'NAME', help: 'who judges and corrects (default: the name of the user)' },
    inbox: {
      type: 'string',
      value: 'DIR',
      help: 'take files that are dropped on the page: kept in DIR, extracted, and shown with the others',
    },
    pipeline: {
      type: 'string',
      value: 'NAME',
      default: 'publications',
      help: 'with --inbox: a shipped pipeline or a pipeline file',
    },
    ...doorFlags,
    'read-only': { type: 'boolean', help: 'take no judgements and corrections' },
    'no-browser': { type: 'boolean', help: 'print the address only' },
  },
  examples: [
    ['onomast open', 'the records in output/, in the browser'],
    ['onomast open records --sources publications --judge ada', 'with page images of the originals'],
    ['onomast open records --inbox inbox', 'documents that are dropped on the page join the others'],
    [
      'onomast open records --host 0.0.0.0 --cert room.pem --key room.key --judges judges.jsonl',
      'for several judges on their own machines, by name and password',
    ],
  ],
  notes:
    'It listens on this machine alone unless --host says otherwise. Stop it with Ctrl-C. ONOMAST_TOKEN sets the token of the address and of\ncookies, which is random otherwise. docs/reading-room.md describes the pages.',
  run,
};

/** Where the records and their database are. */
function placesOf({ flags, positionals }: Invocation): Pick<RoomOptions, 'records' | 'database' | 'prune'> {
  const db = flags['db'] as string | undefined;
  const url = db === undefined ? undefined : parseStoreUrl(db);
  if (url !== undefined && url.kind !== 'sqlite')
    throw new OnomastError('store.url', `onomast open reads SQLite, not ${url.place}`);
  const [named, ...others] = positionals;
  if (others.length > 0)
    throw new OnomastError('usage.bad-value', 'onomast open takes one folder of records');
  const records = named ?? (url === undefined ? 'output' : undefined);
  if (records !== undefined && !existsSync(records))
    throw new OnomastError(
      'usage.no-input',
      'no such folder of records',
      { file: records },
      { remedy: 'Make some first: onomast extract publications/ --out records.' },
    );
  if (url !== undefined) return { records, database: url.file, prune: false };
  const folder = statSync(records!).isDirectory() ? records! : path.dirname(records!);
  return { records, database: path.join(folder, 'reading-room.db'), prune: true };
}

/** A judge's name becomes part of a file's name. */
function judgeOf({ flags }: Invocation): string {
  const given = flags['judge'] as string | undefined;
  const name = given ?? userInfo().username.replace(/[^\p{L}\p{N}_-]/gu, '-');
  if (/^[\p{L}\p{N}_-]{1,64}$/u.test(name)) return name;
  const reason = `--judge takes up to 64 letters, digits, - and _, not ${JSON.stringify(name)}`;
  throw new OnomastError('usage.bad-value', reason);
}

/** The service that `--service` names. */
function authorityOf({ flags }: Invocation): Authority | undefined {
  const service = flags['service'] as string | undefined;
  if (service === undefined) return undefined;
  if (URL.canParse(service) && /^https?:/.test(service)) return new Authority(service);
  throw new OnomastError('usage.bad-value', '--service takes the http or https address of a service');
}

/** Opens the user's browser; where there is none the printed address does. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  const child = spawn(command!, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** A bar on a terminal, nothing elsewhere. */
function loadingBar(): { show: (state: LoadingState) => void; stop: () => void } {
  if (!process.stderr.isTTY) return { show: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: '{stage} {bar} {value}/{total}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  let started = '';
  return {
    show: ({ stage, done, total }) => {
      if (started !== stage) bar.start(total ?? done, done, { stage });
      started = stage;
      bar.setTotal(total ?? done);
      bar.update(done, { stage });
    },
    stop: () => bar.stop(),
  };
}

/** Where files are dropped, with a pipeline of its own; none without --inbox. */
async function inboxOf({ flags }: Invocation, room: Room): Promise<Inbox | undefined> {
  const folder = flags['inbox'] as string | undefined;
  if (folder === undefined) return undefined;
  if (room.folder === undefined || room.options.readOnly)
    throw new OnomastError('usage.bad-value', '--inbox needs a folder of records that may be written to');
  return new Inbox(folder, room, await createPipeline(flags['pipeline'] as string, { jobs: 1 }));
}

async function run(invocation: Invocation): Promise<number> {
  const { flags } = invocation;
  const places = placesOf(invocation);
  const judge = judgeOf(invocation);
  const room = new Room({
    ...places,
    collection: flags['collection'] as string,
    sources: flags['sources'] as string | undefined,
    gold: flags['gold'] as string | undefined,
    registry: flags['registry'] as string | undefined,
    reconciled: flags['reconciled'] as string | undefined,
    readOnly: flags['read-only'] === true,
  });
  const { door, host, tls, hosts, name } = doorOf(invocation);
  await using inbox = await inboxOf(invocation, room);
  const app = roomApp({
    room,
    door,
    judge,
    files: new ClientFiles(),
    gazetteers: new LazyGazetteers(),
    hosts,
    inbox,
    authority: authorityOf(invocation),
    log: (error) => warn(`onomast: ${(error as Error).stack}`),
  });
  const port = integerFlag(invocation, 'port', { min: 0, max: 65_535 })!;
  const server = await listen(app, { host, port, tls, command: 'open' });
  const stop = new AbortController();
  using _interrupt = onInterrupt(() => stop.abort());
  const start = door.signIn === undefined ? `/?token=${encodeURIComponent(door.token)}` : '/';
  const address = `${tls === undefined ? 'http' : 'https'}://${name}:${server.port}${start}`;
  say(`${address}\n`);
  if (flags['no-browser'] !== true) openBrowser(address);
  try {
    const bar = loadingBar();
    await room.load(bar.show).finally(bar.stop);
    for (const failure of room.failures) complain(failure);
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
  } finally {
    await server.stop();
    room.close();
  }
  return exitCode.done;
}
