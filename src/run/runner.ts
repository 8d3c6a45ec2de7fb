import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { ByteInput } from '../stages/read/open-source.ts';
import { createStages, readSetup } from './create-stages.ts';
import { isPluginName } from './plugin.ts';
import { type DocumentOutcome, type DocumentTask, runTask } from './task.ts';
import { tuneEngine } from './tune-engine.ts';
import { WorkerPool } from './worker-pool.ts';
import type { WorkerSetup } from './worker-setup.ts';

/** Works on documents, in this thread or in others. */
export interface Runner {
  /** Documents that are best under way at once. */
  readonly concurrency: number;
  run(task: DocumentTask): Promise<DocumentOutcome>;
  close(): Promise<void>;
}

/** A run whose texts this thread works on itself: it is deaf for a second. */
export const smallRun = { documents: 50, bytes: 1 << 18 } as const;
/** Documents that a worker is given at once, so that it need not wait for the next. */
const ahead = 2;

/** Milliseconds after which a document is given up where nobody says it: no publication takes so long, and what never ends does. */
export function patience(ocr: boolean): number {
  return (ocr ? 6 : 1) * 3_600_000;
}

/** Works in this thread. */
export async function localRunner({ config, resources, generator, reading }: WorkerSetup): Promise<Runner> {
  const stages = await createStages(config, resources);
  const read = readSetup(config, stages, reading);
  tuneEngine();
  return { concurrency: 1, run: (task) => runTask(task, stages, read, generator), close: async () => {} };
}

/** Works in worker threads. */
export function poolRunner(setup: WorkerSetup, size: number, timeout: number, ahead = 1): Runner {
  const pool = new WorkerPool(setup, { size, timeout, ahead });
  return { concurrency: size * ahead, run: (task) => pool.run(task), close: () => pool.close() };
}

/**
 * Works in this thread while the run is small, one text at a time, and on all else in workers. A worker takes as long to start as an
 * article to read; for more it is worth it: its heap has a small young generation, which costs less time and a third of the
 * memory, and this thread hears what happens. Other formats and plug-ins stay in workers, whose death ends one document and not the run.
 * @param isSmall asked once, when there are documents
 */
export function sharedRunner(
  setup: WorkerSetup,
  jobs: number,
  timeout: number,
  isSmall: () => boolean,
): Runner {
  if (setup.config.stages.some(({ use }) => isPluginName(use))) return poolRunner(setup, jobs, timeout);
  const pool = poolRunner(setup, jobs, timeout, ahead);
  let small: boolean | undefined;
  let local: Promise<Runner> | undefined;
  /** What this thread is at. */
  let last: Promise<unknown> = Promise.resolve();
  const run = (task: DocumentTask): Promise<DocumentOutcome> => {
    small ??= isSmall();
    if (!small || !isSmallText(task)) return pool.run(task);
    const outcome = last.then(async () => {
      // A signal is heard between two texts.
      await setImmediate();
      local ??= localRunner(setup);
      return (await local).run(task);
    });
    last = outcome.catch(() => {});
    return outcome;
  };
  return { ...pool, run };
}

function isSmallText({ mediaType, input }: DocumentTask): boolean {
  // What an archive unpacks to is not known before.
  if ('file' in input && input.steps !== undefined) return false;
  return /^text\/(?:plain|markdown)$/.test(mediaType) && sizeOf(input) <= smallRun.bytes;
}

function sizeOf(input: ByteInput): number {
  if ('bytes' in input) return input.bytes.length;
  return statSync(input.file, { throwIfNoEntry: false })?.size ?? 0;
}
