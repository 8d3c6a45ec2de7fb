import { createHash } from 'node:crypto';
import { type JobInsert, PgBoss, type QueueOptions } from 'pg-boss';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { Generator } from '../../record/source-schema.ts';
import { parseStoreUrl } from '../../records/store/open.ts';
import { postgresError } from '../../records/store/postgres/postgres-error.ts';
import type { QueuedDocument } from './document.ts';

/** Work for one job: some documents to be extracted and loaded together. */
export interface Shard {
  readonly collection: string;
  readonly generator: Generator;
  readonly documents: readonly QueuedDocument[];
}

/** What a finished shard leaves behind. */
export interface ShardOutcome {
  readonly loaded: number;
  readonly unchanged: number;
  readonly mentions: number;
  readonly failed: readonly { readonly path: string; readonly code: string; readonly reason: string }[];
}

/** PostgreSQL schema of pg-boss's tables. */
export const queueSchema = 'onomast_queue';
/** Queue of shards that failed as often as they may. */
export const deadLetters = 'onomast-dead';
const prefix = 'onomast-shards-';
const year = 365 * 24 * 3600;

/** Seconds without a sign of life after which a shard is given to another worker; pg-boss allows no less than 10. */
const heartbeatSeconds = 10;

const queueOptions: QueueOptions = {
  retryLimit: 4,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  heartbeatSeconds,
  expireInSeconds: 23 * 3600,
  retentionSeconds: year,
  deleteAfterSeconds: year,
};

/**
 * The queue of what was made with one software, pipeline, gazetteers and models: a worker with others never sees its shards, so
 * that records of different making do not mix.
 */
export function queueName({ software, pipelineHash }: Generator): string {
  const digest = createHash('sha256').update(`${software}\n${pipelineHash}`).digest('hex');
  return `${prefix}${digest.slice(0, 16)}`;
}

/**
 * Connects to the queue in a PostgreSQL database, making its tables where they are missing.
 * @param supervise whether this process also watches over the others: heartbeats, retries, maintenance
 * @param onError is told of errors that the queue goes on after
 * @throws OnomastError of the areas `store` and `queue`
 */
export async function openQueue(
  db: string,
  { supervise, onError }: { readonly supervise: boolean; readonly onError: (error: Error) => void },
): Promise<PgBoss> {
  const url = parseStoreUrl(db);
  if (url.kind !== 'postgres')
    throw new OnomastError('queue.not-postgres', `a queue needs PostgreSQL, not ${url.place}`);
  const boss = new PgBoss({
    connectionString: url.url,
    schema: queueSchema,
    application_name: 'onomast queue',
    max: 3,
    schedule: false,
    supervise,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    connectionTimeoutMillis: 20_000,
  });
  boss.on('error', (error) => onError(error));
  try {
    await boss.start();
    return boss;
  } catch (cause) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw postgresError(cause, url.place, true);
  }
}

/** Makes the queue of a generator, and that of dead letters. */
export async function ensureQueue(boss: PgBoss, generator: Generator): Promise<string> {
  const name = queueName(generator);
  await boss.createQueue(deadLetters, { retentionSeconds: year, deleteAfterSeconds: year });
  await boss.createQueue(name, { ...queueOptions, deadLetter: deadLetters });
  return name;
}

/** Names of all queues of shards. */
export async function shardQueues(boss: PgBoss): Promise<string[]> {
  return (await boss.getQueues())
    .map(({ name }) => name)
    .filter((name) => name.startsWith(prefix))
    .sort();
}

/**
 * Adds documents in shards.
 * @returns how many shards and documents were added
 */
export async function addShards(
  boss: PgBoss,
  documents: AsyncIterable<QueuedDocument>,
  options: { readonly collection: string; readonly generator: Generator; readonly shardSize: number },
): Promise<{ shards: number; documents: number }> {
  const { collection, generator, shardSize } = options;
  const name = await ensureQueue(boss, generator);
  const counts = { shards: 0, documents: 0 };
  let jobs: JobInsert[] = [];
  let shard: QueuedDocument[] = [];
  const flushShard = () => {
    if (shard.length === 0) return;
    const data: Shard = { collection, generator, documents: shard };
    jobs.push({ data });
    counts.shards++;
    counts.documents += shard.length;
    shard = [];
  };
  const flushJobs = async () => {
    if (jobs.length > 0) await boss.insert(name, jobs);
    jobs = [];
  };
  for await (const document of documents) {
    shard.push(document);
    if (shard.length >= shardSize) flushShard();
    if (jobs.length >= 200) await flushJobs();
  }
  flushShard();
  await flushJobs();
  return counts;
}

/** Gives dead shards another chance, in the queues they came from. */
export async function retryDead(boss: PgBoss): Promise<number> {
  let moved = 0;
  for (let count = -1; count !== 0; moved += count) count = await boss.redrive(deadLetters);
  return moved;
}

/** Takes back all shards that are not finished; one that a worker has is not loaded. */
export async function cancelAll(boss: PgBoss): Promise<number> {
  let cancelled = 0;
  for (const name of await shardQueues(boss)) {
    const sql = `SELECT id FROM ${queueSchema}.job WHERE name = $1 AND state < 'completed'`;
    const { rows } = await boss.getDb().executeSql(sql, [name]);
    if (rows.length === 0) continue;
    await boss.cancel(
      name,
      rows.map((row: { id: string }) => row.id),
    );
    cancelled += rows.length;
  }
  return cancelled;
}
