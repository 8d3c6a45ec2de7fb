import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { LoadEvent } from '../../records/store/load-options.ts';
import { defaultStoreUrl, openStore } from '../../records/store/open.ts';
import { createPipeline } from '../../run/create-pipeline.ts';
import { recordPath } from '../../run/output-folder.ts';
import { watchFolder } from '../../run/watch/watch.ts';
import { oneLine } from '../../text/visible.ts';
import { type Command, exitCode, type Invocation, integerFlag } from './command.ts';
import { type HookedDocument, runHook } from './document-hook.ts';
import { onInterrupt } from './interrupts.ts';
import { readingFlags, readingOptions } from './reading-flags.ts';
import { say, warn } from './terminal.ts';

export const watch: Command = {
  name: 'watch',
  summary: 'extract and load publications as they appear in a folder',
  usage: '<folder> [--db URL]',
  flags: {
    db: { type: 'string', value: 'URL', default: defaultStoreUrl, help: 'the database to load into' },
    collection: {
      type: 'string',
      value: 'NAME',
      default: 'default',
      help: 'a document is its path within it',
    },
    pipeline: { type: 'string', short: 'p', value: 'NAME', default: 'publications', help: 'the pipeline' },
    jobs: { type: 'string', short: 'j', value: 'N', help: 'worker threads (default: the number of cores)' },
    interval: {
      type: 'string',
      value: 'SECONDS',
      default: '2',
      help: 'time between two looks at the folder',
    },
    ...readingFlags,
    remove: { type: 'boolean', help: 'remove documents from the database when their file is gone' },
    'follow-symlinks': { type: 'boolean', help: 'follow symbolic links that lead out of the folder' },
    once: { type: 'boolean', help: 'end when all that is there is loaded' },
    records: {
      type: 'string',
      value: 'DIR',
      help: 'keep the records there too, for audit, link, export and open',
    },
    'on-document': {
      type: 'string',
      value: 'COMMAND',
      help: 'run it after each document; ONOMAST_STATUS, _PATH, _FILE, _RECORD, _REASON say which',
    },
  },
  examples: [
    ['onomast watch inbox --db postgres://me@localhost/books', 'until it is interrupted'],
    ['onomast watch inbox --remove --once', 'make the database equal to the folder, then end'],
    [
      'onomast watch inbox --records output --on-document \'notify "$ONOMAST_PATH"\'',
      'with the records in output, and a command of your own after each document',
    ],
  ],
  notes:
    'A file is taken when two looks find it the same, so a half copied one is waited for. One line a document, with its time, goes to\nstandard output. SIGTERM or SIGINT ends it after the document under way; started again, it goes on from what the database holds.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, positionals } = invocation;
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0)
    throw new OnomastError('usage.no-input', 'onomast watch takes one folder');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new OnomastError('usage.no-input', 'no such folder', { file: folder });
  const jobs = integerFlag(invocation, 'jobs', { min: 1, max: 256 }) ?? availableParallelism();
  const interval = integerFlag(invocation, 'interval', { min: 1, max: 86_400 })!;
  const store = await openStore(flags['db'] as string);
  const pipeline = await createPipeline(flags['pipeline'] as string, {
    jobs,
    ...readingOptions(invocation),
  });
  const stop = new AbortController();
  using _interrupt = onInterrupt(() => stop.abort());
  const hook = flags['on-document'] as string | undefined;
  const records = flags['records'] as string | undefined;
  const tell = (line: string) => say(`${new Date().toISOString()} ${line}\n`);
  let failed = 0;
  // Hooks run one after the other, next to the documents that follow.
  let hooks = Promise.resolve();
  const onEvent = (event: LoadEvent) => {
    if (event.status === 'failed') failed++;
    tell(lineOf(event));
    if (hook === undefined || event.status === 'unchanged') return;
    hooks = hooks.then(async () => {
      const problem = await runHook(hook, hooked(event, folder, records));
      if (problem !== undefined) warn(`onomast: --on-document for ${oneLine(event.path)} ${problem}`);
    });
  };
  try {
    await watchFolder(folder, pipeline, store, {
      collection: flags['collection'] as string,
      jobs,
      interval,
      remove: flags['remove'] === true,
      followSymlinks: flags['follow-symlinks'] === true,
      once: flags['once'] === true,
      signal: stop.signal,
      records,
      onEvent,
      onPassedOver: ({ path: name, reason }) => tell(`passed over ${oneLine(name)}: ${reason}`),
    });
    await hooks;
  } finally {
    await pipeline.close();
    await store.close();
  }
  return flags['once'] === true && failed > 0 ? exitCode.someFailed : exitCode.done;
}

function lineOf(event: LoadEvent): string {
  const name = oneLine(event.path);
  if (event.status === 'loaded') return `loaded ${name}: ${event.mentions} mentions`;
  return event.status === 'failed' ? `failed ${name}: ${event.error.message}` : `${event.status} ${name}`;
}

function hooked(event: LoadEvent, folder: string, records: string | undefined): HookedDocument {
  const { status, path: name } = event;
  return {
    status,
    path: name,
    ...(status !== 'removed' && { file: path.join(folder, name) }),
    ...(status === 'loaded' && records !== undefined && { record: path.join(records, recordPath(name)) }),
    ...(status === 'failed' && { reason: event.error.message }),
  };
}
