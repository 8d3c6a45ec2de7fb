import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { OnomastError } from '../../errors/onomast-error.ts';
import { defaultStoreUrl, openStore } from '../../records/store/open.ts';
import { createPipeline } from '../../run/create-pipeline.ts';
import { watchFolder } from '../../run/watch/watch.ts';
import { type Command, exitCode, type Invocation, integerFlag } from './command.ts';
import { onInterrupt } from './interrupts.ts';
import { say } from './terminal.ts';

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
    remove: { type: 'boolean', help: 'remove documents from the database when their file is gone' },
    'follow-symlinks': { type: 'boolean', help: 'follow symbolic links that lead out of the folder' },
    once: { type: 'boolean', help: 'end when all that is there is loaded' },
  },
  examples: [
    ['onomast watch inbox --db postgres://me@localhost/books', 'until it is interrupted'],
    ['onomast watch inbox --remove --once', 'make the database equal to the folder, then end'],
  ],
  notes:
    'A file is taken when two looks find it the same, so a half copied one is waited for. One line a document goes to standard\noutput. SIGTERM or SIGINT ends it after the document under way; started again, it goes on from what the database holds.',
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
  const pipeline = await createPipeline(flags['pipeline'] as string, { jobs });
  const stop = new AbortController();
  using _interrupt = onInterrupt(() => stop.abort());
  let failed = 0;
  try {
    await watchFolder(folder, pipeline, store, {
      collection: flags['collection'] as string,
      jobs,
      interval,
      remove: flags['remove'] === true,
      followSymlinks: flags['follow-symlinks'] === true,
      once: flags['once'] === true,
      signal: stop.signal,
      onEvent: (event) => {
        const name = JSON.stringify(event.path).slice(1, -1);
        if (event.status === 'loaded') say(`loaded ${name}: ${event.mentions} mentions\n`);
        else if (event.status === 'failed') {
          failed++;
          say(`failed ${name}: ${event.error.message}\n`);
        } else say(`${event.status} ${name}\n`);
      },
    });
  } finally {
    await pipeline.close();
    await store.close();
  }
  return flags['once'] === true && failed > 0 ? exitCode.someFailed : exitCode.done;
}
