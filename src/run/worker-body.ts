import { parentPort, workerData } from 'node:worker_threads';
import { OnomastError } from '../errors/onomast-error.ts';
import { createStages, readSetup } from './create-stages.ts';
import { type DocumentOutcome, type DocumentTask, runTask } from './task.ts';
import { tuneEngine } from './tune-engine.ts';
import type { WorkerSetup } from './worker-setup.ts';

/** What a worker answers: ready, a document's outcome, or an error that ends the run. */
export type WorkerAnswer =
  | { readonly ready: true }
  | { readonly outcome: DocumentOutcome }
  | { readonly fatal: { readonly code: string; readonly message: string } };

/** Works on the documents that this thread is sent, one after the other. */
export async function work(): Promise<void> {
  const port = parentPort!;
  const { config, resources, generator, reading } = workerData as WorkerSetup;
  const answer = (message: WorkerAnswer) => port.postMessage(message);
  const fatal = (error: unknown) =>
    answer({
      fatal: {
        code: error instanceof OnomastError ? error.code : 'document.failed',
        message: (error as Error).message,
      },
    });
  try {
    const stages = await createStages(config, resources);
    const read = readSetup(config, stages, reading);
    tuneEngine();
    // It may be given more than one: one after the other.
    let last: Promise<void> = Promise.resolve();
    port.on('message', (task: DocumentTask) => {
      last = last
        .then(() => runTask(task, stages, read, generator))
        .then((outcome) => answer({ outcome }), fatal);
    });
    answer({ ready: true });
  } catch (error) {
    fatal(error);
  }
}
