import { parentPort, workerData } from 'node:worker_threads';
import type { SharedResources } from '../contract/resources.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import type { Generator } from '../record/source-schema.ts';
import { createStages, readOptions } from './create-stages.ts';
import type { PipelineConfig } from './pipeline-config.ts';
import { type DocumentOutcome, type DocumentTask, runTask } from './task.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly config: PipelineConfig;
  readonly resources: SharedResources;
  readonly generator: Generator;
}

/** What a worker answers: ready, a document's outcome, or an error that ends the run. */
export type WorkerAnswer =
  | { readonly ready: true }
  | { readonly outcome: DocumentOutcome }
  | { readonly fatal: { readonly code: string; readonly message: string } };

const port = parentPort!;
const { config, resources, generator } = workerData as WorkerSetup;
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
  const read = readOptions(config);
  port.on('message', (task: DocumentTask) => {
    runTask(task, stages, read, generator).then((outcome) => answer({ outcome }), fatal);
  });
  answer({ ready: true });
} catch (error) {
  fatal(error);
}
