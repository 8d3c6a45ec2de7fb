import { getCompileCacheDir } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, OnomastError } from '../errors/onomast-error.ts';
import { Pages } from '../gazetteer/pages.ts';
import type { DocumentOutcome, DocumentTask } from './task.ts';
import { compileAsUsual } from './tune-engine.ts';
import type { WorkerAnswer } from './worker-body.ts';
import type { WorkerSetup } from './worker-setup.ts';

/** In the checkout the worker is a `.ts` file, in the bundle a `.js` file. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

export interface PoolOptions {
  readonly size: number;
  /** Milliseconds a document may take; no limit if absent. */
  readonly timeout?: number;
  /** Documents that a worker is given at once, so that it need not wait for the next; 1 if absent. The timeout is that of each. */
  readonly ahead?: number;
}

/** The folder that compiled code is kept in, if this thread keeps it; Node adds the part that tells its version. */
function compileCache(): { compileCache: string } | undefined {
  const folder = getCompileCacheDir();
  return folder === undefined ? undefined : { compileCache: path.dirname(folder) };
}

const poolClosed = () => new OnomastError('worker.died', 'the run was ended');

/** An error whose message is complete as it stands. */
class ForwardedError extends OnomastError {
  constructor(code: ErrorCode, message: string) {
    super(code, message);
    this.message = message;
  }
}

/** A document on its way. */
interface Pending {
  readonly task: DocumentTask;
  readonly resolve: (outcome: DocumentOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** A worker, and the documents that it was given, the one under way first. */
interface Member {
  readonly worker: Worker;
  readonly pending: Pending[];
  since: number;
  timer?: NodeJS.Timeout | undefined;
}

/**
 * Worker threads that work on one document after the other. A worker that dies or takes too long is replaced, its document reported
 * as failed, and what else it was given goes to others.
 */
export class WorkerPool {
  readonly #setup: WorkerSetup;
  readonly #options: PoolOptions;
  readonly #members: Member[] = [];
  readonly #waiting: Pending[] = [];
  readonly #unready = new Set<Worker>();
  #isClosed = false;
  #isRead = false;

  constructor(setup: WorkerSetup, options: PoolOptions) {
    this.#setup = setup;
    this.#options = options;
  }

  /**
   * Works on a document.
   * @throws OnomastError what ends the whole run: an unusable output, a configuration that does not load
   */
  run(task: DocumentTask): Promise<DocumentOutcome> {
    if (this.#isClosed) return Promise.reject(poolClosed());
    const { promise, resolve, reject } = Promise.withResolvers<DocumentOutcome>();
    this.#waiting.push({ task, resolve, reject });
    if (
      this.#members.length + this.#unready.size < this.#options.size &&
      this.#unready.size < this.#waiting.length &&
      !this.#members.some(({ pending }) => pending.length === 0)
    )
      void this.#start();
    this.#handOut();
    return promise;
  }

  /** Ends all workers; none is started any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(poolClosed());
    const workers = [...this.#unready, ...this.#members.map(({ worker }) => worker)];
    await Promise.all(workers.map((worker) => worker.terminate()));
    this.#members.length = 0;
  }

  /** Gives what waits to those who have least to do. */
  #handOut(): void {
    const { ahead = 1 } = this.#options;
    while (this.#waiting.length > 0) {
      const [idlest] = this.#members.toSorted((a, b) => a.pending.length - b.pending.length);
      if (idlest === undefined || idlest.pending.length >= ahead) return;
      // Workers that start get what waits, before others get more than they can do at once.
      if (idlest.pending.length > 0 && this.#unready.size > 0) return;
      const pending = this.#waiting.shift()!;
      idlest.pending.push(pending);
      idlest.worker.postMessage(pending.task);
      if (idlest.pending.length === 1) this.#begin(idlest);
    }
  }

  /** The first of a worker's documents is under way. */
  #begin(member: Member): void {
    clearTimeout(member.timer);
    member.since = performance.now();
    const { timeout } = this.#options;
    if (timeout === undefined || member.pending.length === 0) return;
    member.timer = setTimeout(() => {
      this.#lose(member, 'document.timeout', `took longer than ${timeout / 1000} s`);
      void member.worker.terminate();
    }, timeout);
  }

  #answered(member: Member, answer: WorkerAnswer): void {
    const pending = member.pending.shift();
    if (pending === undefined) return;
    if ('outcome' in answer) pending.resolve(answer.outcome);
    else if ('fatal' in answer)
      pending.reject(new ForwardedError(answer.fatal.code as ErrorCode, answer.fatal.message));
    this.#begin(member);
    this.#handOut();
  }

  /** A worker is gone: its document has failed, the others wait again, for a worker in its place. */
  #lose(member: Member, code: ErrorCode, reason: string): void {
    const at = this.#members.indexOf(member);
    if (at < 0) return;
    this.#members.splice(at, 1);
    clearTimeout(member.timer);
    const [first, ...others] = member.pending.splice(0);
    if (first !== undefined) {
      const error = new OnomastError(code, reason, { file: first.task.path });
      const seconds = (performance.now() - member.since) / 1000;
      first.resolve({ status: 'failed', code, reason: error.message, seconds });
    }
    this.#waiting.unshift(...others);
    if (this.#isClosed) for (const { reject } of this.#waiting.splice(0)) reject(poolClosed());
    if (this.#waiting.length > this.#unready.size) void this.#start();
  }

  /** Starts a worker; where it cannot start, that ends the run. */
  async #start(): Promise<void> {
    try {
      const worker = await this.#ready();
      const member: Member = { worker, pending: [], since: 0 };
      this.#members.push(member);
      worker.on('message', (answer: WorkerAnswer) => this.#answered(member, answer));
      worker.on('error', (error: Error) =>
        this.#lose(member, 'worker.died', `the worker died of it (${error.message})`),
      );
      worker.on('exit', (code) =>
        this.#lose(member, 'worker.died', `the worker exited on it (code ${code})`),
      );
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    }
    this.#handOut();
  }

  /**
   * Reads the rest of the gazetteers while the first worker starts: page by page most of it would be read too, for twice the time a page.
   */
  #readWhole(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    for (const { buffer, pages } of this.#setup.resources.gazetteers) new Pages(buffer, pages).readAll();
  }

  /** A worker that has loaded its stages. */
  async #ready(): Promise<Worker> {
    compileAsUsual();
    const worker = new Worker(workerFile, {
      workerData: { ...this.#setup, ...compileCache() } satisfies WorkerSetup,
      // Small young generations keep memory flat and cost no time here.
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    });
    this.#unready.add(worker);
    this.#readWhole();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onMessage = (answer: WorkerAnswer) => {
      if ('fatal' in answer) reject(new ForwardedError(answer.fatal.code as ErrorCode, answer.fatal.message));
      else resolve();
    };
    const onExit = () => reject(new OnomastError('worker.died', 'a worker could not start'));
    worker.once('message', onMessage);
    worker.once('exit', onExit);
    // What it reports later on, once it is nobody's, is no news.
    worker.on('error', reject);
    try {
      await promise;
      return worker;
    } catch (error) {
      void worker.terminate();
      throw error;
    } finally {
      this.#unready.delete(worker);
      worker.off('message', onMessage);
      worker.off('exit', onExit);
    }
  }
}
