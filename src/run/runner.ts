import { statSync } from 'node:fs';
import type { ByteInput } from '../stages/read/open-source.ts';
import { createStages, readSetup } from './create-stages.ts';
import { isPluginName } from './plugin.ts';
import { type DocumentOutcome, type DocumentTask, runTask } from './task.ts';
import { WorkerPool } from './worker-pool.ts';
import type { WorkerSetup } from './worker-setup.ts';

/** Works on documents, in this thread or in others. */
export interface Runner {
  /** Documents that are best under way at once. */
  readonly concurrency: number;
  run(task: DocumentTask): Promise<DocumentOutcome>;
  close(): Promise<void>;
}

/** Bytes of a text that this thread works on itself: it is deaf for a second. */
const smallText = 1 << 19;

/** Milliseconds after which a document is given up where nobody says it: no publication takes so long, and what never ends does. */
export function patience(ocr: boolean): number {
  return (ocr ? 6 : 1) * 3_600_000;
}

/** Works in this thread. */
export async function localRunner({ config, resources, generator, reading }: WorkerSetup): Promise<Runner> {
  const stages = await createStages(config, resources);
  const read = readSetup(config, stages, reading);
  return { concurrency: 1, run: (task) => runTask(task, stages, read, generator), close: async () => {} };
}

/** Works in worker threads. */
export function poolRunner(setup: WorkerSetup, size: number, timeout: number): Runner {
  const pool = new WorkerPool(setup, { size, timeout });
  return { concurrency: size, run: (task) => pool.run(task), close: () => pool.close() };
}

/**
 * Works on small texts in this thread, one at a time, and on all else in workers. A worker takes as long to start as an article to
 * read, and what one thread has warmed up the other has to warm up again: one document, and one job, need none. Other formats and
 * plug-ins stay in workers, whose death ends one document and not the run.
 */
export function sharedRunner(setup: WorkerSetup, jobs: number, timeout: number): Runner {
  if (setup.config.stages.some(({ use }) => isPluginName(use))) return poolRunner(setup, jobs, timeout);
  const pool = new WorkerPool(setup, { size: jobs, ahead: 3, timeout });
  let local: Promise<Runner> | undefined;
  let isBusy = false;
  const run = async (task: DocumentTask): Promise<DocumentOutcome> => {
    if (!isSmallText(task)) return pool.run(task);
    if (isBusy) return pool.run(task, jobs - 1);
    isBusy = true;
    try {
      // First the others get theirs: this thread hands out nothing while it works.
      if (jobs > 1) await new Promise((resolve) => setImmediate(resolve));
      local ??= localRunner(setup);
      return await (await local).run(task);
    } finally {
      isBusy = false;
    }
  };
  return { concurrency: 1 + (jobs - 1) * 3, run, close: () => pool.close() };
}

function isSmallText({ mediaType, input }: DocumentTask): boolean {
  // What an archive unpacks to is not known before.
  if ('file' in input && input.steps !== undefined) return false;
  return /^text\/(?:plain|markdown)$/.test(mediaType) && sizeOf(input) <= smallText;
}

function sizeOf(input: ByteInput): number {
  if ('bytes' in input) return input.bytes.length;
  return statSync(input.file, { throwIfNoEntry: false })?.size ?? 0;
}
