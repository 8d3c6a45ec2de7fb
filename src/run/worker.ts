import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { WorkerSetup } from './worker-setup.ts';

// A thread keeps compiled code for itself: where the main thread takes it from a folder, so does this one, before anything is loaded.
const { compileCache } = workerData as WorkerSetup;
if (compileCache !== undefined) enableCompileCache(compileCache);
const { work } = await import('./worker-body.ts');
await work();
