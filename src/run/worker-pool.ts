import { Worker } from 'node:worker_threads';
import { type ErrorCode, OnomastError } from '../errors/onomast-error.ts';
import type { DocumentOutcome, DocumentTask } from './task.ts';
import type { WorkerAnswer } from './worker.ts';
import type { WorkerSetup } from './worker-setup.ts';

/** In the checkout the worker is a `.ts` file, in the built package a `.js` file. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

export interface PoolOptions {
  readonly size: number;
  /** Milliseconds a document may take; no limit if absent. */
  readonly timeout?: number;
}

const poolClosed = () => new OnomastError('worker.died', 'the run was ended');

/** An error whose message is complete as it stands. */
class ForwardedError extends OnomastError {
  constructor(code: ErrorCode, message: string) {
    super(code, message);
    this.message = message;
  }
}

/**
 * Worker threads that each work on one document at a time. A worker that dies or takes too long is replaced, and its document
 * reported as failed. Callers keep the number of documents under way at or below the pool's size (p-queue does).
 */
export class WorkerPool {
  readonly #setup: WorkerSetup;
  readonly #options: PoolOptions;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  #isClosed = false;

  constructor(setup: WorkerSetup, options: PoolOptions) {
    this.#setup = setup;
    this.#options = options;
  }

  /**
   * Works on a document.
   * @throws OnomastError what ends the whole run: an unusable output, a configuration that does not load
   */
  async run(task: DocumentTask): Promise<DocumentOutcome> {
    const worker = this.#idle.pop() ?? (await this.#start());
    // Closed while it started: nobody would end it any more.
    if (this.#isClosed) {
      await worker.terminate();
      throw poolClosed();
    }
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const { promise, resolve, reject } = Promise.withResolvers<DocumentOutcome>();
    const { timeout } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    const onMessage = (answer: WorkerAnswer) => {
      if ('outcome' in answer) resolve(answer.outcome);
      else if ('fatal' in answer)
        reject(new ForwardedError(answer.fatal.code as ErrorCode, answer.fatal.message));
    };
    const failed = (code: ErrorCode, reason: string) => {
      this.#all.delete(worker);
      const error = new OnomastError(code, reason, { file: task.path });
      resolve({ status: 'failed', code, reason: error.message, seconds: seconds() });
    };
    const onError = (error: Error) => failed('worker.died', `the worker died of it (${error.message})`);
    const onExit = (code: number) => failed('worker.died', `the worker exited on it (code ${code})`);
    worker.on('message', onMessage);
    worker.once('error', onError);
    worker.once('exit', onExit);
    if (timeout !== undefined) {
      timer = setTimeout(() => {
        failed('document.timeout', `took longer than ${timeout / 1000} s`);
        void worker.terminate();
      }, timeout);
    }
    worker.postMessage(task);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      if (this.#all.has(worker)) this.#idle.push(worker);
      // A worker that failed may still report its end; nobody waits for it.
      else worker.on('error', () => {});
    }
  }

  /** Ends all workers; none is started any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#all.clear();
    this.#idle.length = 0;
  }

  async #start(): Promise<Worker> {
    if (this.#isClosed) throw poolClosed();
    const worker = new Worker(workerFile, {
      workerData: this.#setup,
      // Small young generations keep memory flat and cost no time here.
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    });
    this.#all.add(worker);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onMessage = (answer: WorkerAnswer) => {
      if ('fatal' in answer) reject(new ForwardedError(answer.fatal.code as ErrorCode, answer.fatal.message));
      else resolve();
    };
    const onExit = () => reject(new OnomastError('worker.died', 'a worker could not start'));
    worker.once('message', onMessage);
    worker.once('error', reject);
    worker.once('exit', onExit);
    try {
      await promise;
      return worker;
    } catch (error) {
      this.#all.delete(worker);
      await worker.terminate();
      throw error;
    } finally {
      worker.off('message', onMessage);
      worker.off('error', reject);
      worker.off('exit', onExit);
    }
  }
}
