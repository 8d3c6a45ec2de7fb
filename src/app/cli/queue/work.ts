import { availableParallelism } from 'node:os';
import type { PgBoss } from 'pg-boss';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { parseStoreUrl } from '../../../records/store/open.ts';
import { openPostgres, type PostgresStore } from '../../../records/store/postgres/postgres.ts';
import { createPipeline } from '../../../run/create-pipeline.ts';
import { metricsText, type WorkerCounts } from '../../../run/queue/metrics.ts';
import { ensureQueue, openQueue, shardQueues } from '../../../run/queue/queue.ts';
import { SourceReaders } from '../../../run/queue/readers.ts';
import { queueStatus } from '../../../run/queue/status.ts';
import { workShards } from '../../../run/queue/work.ts';
import { metricsApp } from '../../web/api/metrics.ts';
import { listen } from '../../web/http/listen.ts';
import { type Command, choiceFlag, exitCode, type Invocation, integerFlag } from '../command.ts';
import { onInterrupt } from '../interrupts.ts';
import { createLogger, logLevels } from '../log.ts';
import { readingFlags, readingOptions } from '../reading-flags.ts';
import { databaseFlag, databaseOf } from './database-flag.ts';

/** Most connections of a worker: a shard is loaded in a fraction of the time it is extracted in. */
const mostSlots = 16;

export const work: Command = {
  name: 'queue work',
  summary: 'extract and load shards until told to stop',
  usage: '--db URL [--jobs N]',
  flags: {
    db: databaseFlag,
    pipeline: { type: 'string', short: 'p', value: 'NAME', default: 'publications', help: 'the pipeline' },
    jobs: { type: 'string', short: 'j', value: 'N', help: 'worker threads (default: the number of cores)' },
    ...readingFlags,
    timeout: {
      type: 'string',
      value: 'SECONDS',
      help: 'give up a document that takes longer (default an hour; six with --ocr)',
    },
    'until-empty': { type: 'boolean', help: 'end when all shards are finished' },
    metrics: {
      type: 'string',
      value: '[HOST:]PORT',
      help: 'serve /metrics for Prometheus, on this machine alone unless HOST is given',
    },
    reader: {
      type: 'string',
      multiple: true,
      value: 'SCHEME=MODULE',
      help: 'reader for URLs of a scheme: s3=./s3-reader.mjs, which exports read(url, signal)',
    },
    'max-download': {
      type: 'string',
      value: 'MB',
      default: '512',
      help: 'most megabytes of a publication that is fetched',
    },
    'allow-private': {
      type: 'boolean',
      help: 'fetch from addresses of this machine and of private networks too',
    },
    'log-level': { type: 'string', value: 'LEVEL', default: 'info', help: logLevels.join(', ') },
  },
  examples: [
    ['onomast queue work --db postgres://me@db/books', 'on every machine that shall help'],
    ['onomast queue work --db postgres://me@db/books --until-empty', 'end with the work'],
  ],
  notes:
    'SIGTERM or SIGINT: the shards under way are finished, then it ends with 0. A worker that dies gives its shards back after 10\nseconds without a sign of life.',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags } = invocation;
  const db = databaseOf(invocation, 'queue work');
  const jobs = integerFlag(invocation, 'jobs', { min: 1, max: 256 }) ?? availableParallelism();
  const timeout = integerFlag(invocation, 'timeout', { min: 1 });
  const metrics = metricsPlace(invocation);
  const logger = createLogger(choiceFlag(invocation, 'log-level', logLevels) ?? 'info');
  const url = parseStoreUrl(db);
  if (url.kind !== 'postgres')
    throw new OnomastError('queue.not-postgres', `a queue needs PostgreSQL, not ${url.place}`);
  const readers = await readersOf(invocation);
  const boss = await openQueue(db, { supervise: true, onError: (error) => logger.warn(error.message) });
  const pipeline = await createPipeline(flags['pipeline'] as string, {
    jobs,
    ...readingOptions(invocation),
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
  });
  const drain = new AbortController();
  const stop = () => {
    if (!drain.signal.aborted) logger.info('draining');
    drain.abort();
  };
  using _interrupt = onInterrupt(stop);
  const stores: PostgresStore[] = [];
  const counts: WorkerCounts = {
    documents: { loaded: 0, unchanged: 0, failed: 0 },
    shards: { done: 0, failed: 0, lost: 0 },
    mentions: 0,
    seconds: 0,
  };
  const server = metrics && (await serveMetrics(metrics, counts, boss));
  if (server !== undefined) logger.info({ port: server.port }, 'metrics');
  try {
    await warnOfOthers(boss, await ensureQueue(boss, pipeline.generator), logger);
    // As many shards under way as threads: while one is loaded, the threads work on the others. With one thread a worker takes what one
    // core gives, its own or the database's, and a second worker the other.
    for (let i = 0; i < Math.min(jobs, mostSlots); i++) stores.push(await openPostgres(url.url, url.place));
    await workShards(boss, pipeline, {
      jobs,
      stores,
      readers,
      drain: drain.signal,
      untilEmpty: flags['until-empty'] === true,
      counts,
      onShard: (shard, { failed, ...outcome }) => {
        logger.info({ shard, ...outcome, failed: failed.length }, 'done');
        for (const { path, code, reason } of failed) logger.error({ shard, document: path, code }, reason);
      },
      onError: (error, shard) => logger.warn({ ...(shard !== undefined && { shard }) }, error.message),
    });
  } finally {
    await server?.stop(0);
    for (const store of stores) await store.close();
    await boss.stop({ graceful: false }).catch(() => {});
    await pipeline.close();
  }
  return drain.signal.aborted || counts.documents.failed + counts.shards.failed === 0
    ? exitCode.done
    : exitCode.someFailed;
}

function readersOf(invocation: Invocation): Promise<SourceReaders> {
  const { flags } = invocation;
  return SourceReaders.open((flags['reader'] as unknown as string[] | undefined) ?? [], {
    allowPrivate: flags['allow-private'] === true,
    mostBytes: integerFlag(invocation, 'max-download', { min: 1, max: 100_000 })! * 2 ** 20,
  });
}

function serveMetrics(place: { host: string; port: number }, counts: WorkerCounts, boss: PgBoss) {
  const text = async () => metricsText(counts, await queueStatus(boss).catch(() => undefined));
  return listen(metricsApp(text), { ...place, command: 'queue work' });
}

/** Tells of shards that this worker leaves alone. */
async function warnOfOthers(
  boss: PgBoss,
  own: string,
  logger: ReturnType<typeof createLogger>,
): Promise<void> {
  for (const queue of await shardQueues(boss)) {
    if (queue === own) continue;
    const [stats] = await boss.getQueueStats(queue, { force: true });
    if (stats !== undefined && stats.queuedCount > 0)
      logger.warn(
        { shards: stats.queuedCount, queue, own },
        'shards wait that were added for another version or pipeline; this worker leaves them alone',
      );
  }
}

/** `9100`, `0.0.0.0:9100`, `[::1]:9100` */
function metricsPlace({ flags }: Invocation): { host: string; port: number } | undefined {
  const given = flags['metrics'] as string | undefined;
  if (given === undefined) return undefined;
  const [, host = '127.0.0.1', digits] = /^(?:(.+):)?(\d{1,5})$/.exec(given) ?? [];
  const port = Number(digits ?? Number.NaN);
  if (port <= 65_535) return { host: host.replace(/^\[|\]$/g, ''), port };
  throw new OnomastError(
    'usage.bad-value',
    `--metrics takes a port or HOST:PORT, not ${JSON.stringify(given)}`,
  );
}
