import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Job, PgBoss } from 'pg-boss';
import { OnomastError } from '../../errors/onomast-error.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { loadSpooled } from '../../records/store/postgres/load-spooled.ts';
import type { PostgresStore } from '../../records/store/postgres/postgres.ts';
import { rowSpoolModule, type SpooledRows } from '../../records/store/postgres/row-spool.ts';
import { archiveKind } from '../../stages/read/archives/list.ts';
import { shippedFormats } from '../../stages/read/formats/formats.ts';
import { headOfFile } from '../../stages/read/head-of-file.ts';
import type { Pipeline } from '../create-pipeline.ts';
import type { QueuedDocument } from './document.ts';
import type { WorkerCounts } from './metrics.ts';
import { queueName, type Shard, type ShardOutcome } from './queue.ts';
import type { SourceReaders } from './readers.ts';

/** Milliseconds between two signs of life for a shard. */
const heartbeatInterval = 3000;
/** Milliseconds between two looks into an empty queue; shorter where a worker waits for the last shards to end with them. */
const idleInterval = 1000;
const endingInterval = 200;

export interface WorkOptions {
  /** Documents extracted at once, over all shards under way. */
  readonly jobs: number;
  /** A connection for each shard under way. */
  readonly stores: readonly PostgresStore[];
  readonly readers: SourceReaders;
  /** Ends with the shards under way finished. */
  readonly drain: AbortSignal;
  /** Whether to end when no shard is left, here or with another worker. */
  readonly untilEmpty: boolean;
  readonly counts: WorkerCounts;
  readonly onShard?: (id: string, outcome: ShardOutcome) => void;
  readonly onError?: (error: Error, shard?: string) => void;
}

/** What turns documents into records. */
interface Extractor {
  readonly pipeline: Pipeline;
  readonly readers: SourceReaders;
  readonly limit: PQueue;
}

/** One shard at a time goes through it. */
interface Slot {
  readonly boss: PgBoss;
  /** The queue that it takes from. */
  readonly name: string;
  readonly extractor: Extractor;
  readonly store: PostgresStore;
  /** Folder for unfinished files. */
  readonly spool: string;
}

/**
 * Takes shards from the queue until it is told to drain: extracts their documents and loads their rows, the rows of a shard and the
 * completion of its job in one transaction. A document that cannot be read is noted in the shard's outcome; anything else fails the
 * shard, which is tried again later, by whichever worker.
 */
export async function workShards(boss: PgBoss, pipeline: Pipeline, options: WorkOptions): Promise<void> {
  const name = queueName(pipeline.generator);
  const spool = mkdtempSync(path.join(tmpdir(), 'onomast-worker-'));
  const extractor: Extractor = {
    pipeline,
    readers: options.readers,
    // A pipeline has a thread for each document it is given, so it must not be given all of a shard.
    limit: new PQueue({ concurrency: options.jobs }),
  };
  try {
    await Promise.all(
      options.stores.map((store, slot) =>
        workSlot({ boss, name, extractor, store, spool: path.join(spool, `${slot}`) }, options),
      ),
    );
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
}

async function workSlot(slot: Slot, options: WorkOptions): Promise<void> {
  const { boss, name } = slot;
  while (!options.drain.aborted) {
    let job: Job<Shard> | undefined;
    try {
      [job] = await boss.fetch<Shard>(name);
      if (job === undefined && options.untilEmpty && (await isEmpty(boss, name))) return;
    } catch (error) {
      // The database is away; it may come back.
      options.onError?.(error as Error);
    }
    if (job === undefined) {
      const pause = options.untilEmpty ? endingInterval : idleInterval;
      await sleep(pause, undefined, { signal: options.drain }).catch(() => {});
      continue;
    }
    await workShard(slot, job, options);
  }
}

async function isEmpty(boss: PgBoss, name: string): Promise<boolean> {
  const sql = `SELECT 1 FROM onomast_queue.job WHERE name = $1 AND state < 'completed' LIMIT 1`;
  return (await boss.getDb().executeSql(sql, [name])).rows.length === 0;
}

async function workShard(slot: Slot, job: Job<Shard>, options: WorkOptions): Promise<void> {
  const { boss, name, spool } = slot;
  const { counts } = options;
  const started = performance.now();
  makeFolder(spool);
  const attempt = { id: job.id, retryCount: job.retryCount };
  const heartbeat = setInterval(() => {
    boss.touch(name, attempt).catch((error) => options.onError?.(error as Error, job.id));
  }, heartbeatInterval);
  try {
    const outcome = await extractAndLoad(slot, job);
    counts.shards.done++;
    counts.documents.loaded += outcome.loaded;
    counts.documents.unchanged += outcome.unchanged;
    counts.documents.failed += outcome.failed.length;
    counts.mentions += outcome.mentions;
    options.onShard?.(job.id, outcome);
  } catch (error) {
    if (error instanceof OnomastError && error.code === 'queue.claim-lost') counts.shards.lost++;
    else {
      counts.shards.failed++;
      // If this does not get through either, the missing heartbeat will tell.
      await boss.fail(name, attempt, { message: (error as Error).message }).catch(() => {});
    }
    options.onError?.(error as Error, job.id);
  } finally {
    clearInterval(heartbeat);
    counts.seconds += (performance.now() - started) / 1000;
    await rm(spool, { recursive: true, force: true });
  }
}

async function extractAndLoad(
  { boss, name, extractor, store, spool }: Slot,
  job: Job<Shard>,
): Promise<ShardOutcome> {
  const { collection, generator, documents } = job.data;
  const { software, pipelineHash } = extractor.pipeline.generator;
  if (generator.software !== software || generator.pipelineHash !== pipelineHash)
    throw new OnomastError(
      'queue.pipeline-differs',
      `the shard was added for ${generator.software} with another pipeline`,
    );
  const failed: ShardOutcome['failed'][number][] = [];
  const rows: SpooledRows[] = [];
  const extracted = await allDone(
    documents.map((document, i) =>
      extractor.limit.add(() => extractOne(extractor, document, collection, path.join(spool, `${i}`))),
    ),
  );
  for (const [i, result] of extracted.entries()) {
    if ('digest' in result) rows.push(result);
    else failed.push({ path: documents[i]!.path, ...result });
  }
  let loaded = 0;
  let unchanged = 0;
  let mentions = 0;
  await loadSpooled(
    store,
    rows,
    {
      collection,
      onEvent: (event) => {
        if (event.status === 'loaded') {
          loaded++;
          mentions += event.mentions;
        } else unchanged++;
      },
    },
    async () => {
      const db = { executeSql: (text: string, values?: unknown[]) => store.executeSql(text, values) };
      const noted = { documents: rows.length, failed };
      const attempt = { id: job.id, retryCount: job.retryCount };
      // The declared type leaves it out: how many jobs of this attempt were still ours to complete.
      const { affected } = (await boss.complete(name, attempt, noted, { db })) as { affected: number };
      if (affected !== 1)
        throw new OnomastError('queue.claim-lost', 'another worker has the shard, or it was cancelled');
    },
  );
  return { loaded, unchanged, mentions, failed };
}

/** All results, or the first failure when nothing is under way any more: the folder of the shard is used again. */
async function allDone<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const ends = await Promise.allSettled(work);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

/** @throws OnomastError `input.binary` for an archive that was fetched: its documents are known only to who has it */
function refuseArchive(file: string, name: string): void {
  if (archiveKind(name, headOfFile(file), shippedFormats) === undefined) return;
  const remedy = 'Download it, and add the file.';
  throw new OnomastError(
    'input.binary',
    'an archive behind a URL, which is not opened',
    { file: name },
    { remedy },
  );
}

async function extractOne(
  { pipeline, readers }: Extractor,
  document: QueuedDocument,
  collection: string,
  spool: string,
): Promise<SpooledRows | { code: string; reason: string }> {
  try {
    const { url, steps, said } = document;
    const file = await readers.fetch(url, `${spool}.source`);
    if (file !== url) refuseArchive(file, document.path);
    const outcome = await pipeline.run({
      path: document.path,
      mediaType: document.mediaType,
      input: { file, steps, said },
      output: { to: 'spool', module: rowSpoolModule, temporary: `${spool}.rows`, collection },
    });
    if (outcome.status === 'failed') return { code: outcome.code, reason: outcome.reason };
    if (outcome.status === 'unchanged') throw new Error('nothing was compared, so nothing can be unchanged');
    return outcome.spooled as SpooledRows;
  } catch (error) {
    if (error instanceof OnomastError && error.kind === 'input')
      return { code: error.code, reason: error.message };
    throw error;
  }
}
