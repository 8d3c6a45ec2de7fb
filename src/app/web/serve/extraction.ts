import PQueue from 'p-queue';
import type { Pipeline } from '../../../run/create-pipeline.ts';
import type { DocumentOutcome, DocumentTask } from '../../../run/task.ts';
import { Refusal } from '../http/failure.ts';

export interface ExtractionOptions {
  /** Documents worked on at once: the pipeline's workers. */
  readonly jobs: number;
  /** Documents that may wait for a worker; one more is refused. */
  readonly waiting: number;
  /** Seconds that a document may wait, and that it may take. */
  readonly seconds: number;
}

/** What a server has extracted since it started. */
export interface ExtractionCounts {
  written: number;
  failed: number;
  refused: number;
  /** Seconds of work on documents. */
  seconds: number;
}

/** A warm pipeline that several clients share: a bounded number of documents under way and waiting, every one with a time limit. */
export class Extraction {
  readonly options: ExtractionOptions;
  readonly counts: ExtractionCounts = { written: 0, failed: 0, refused: 0, seconds: 0 };
  readonly #pipeline: Pipeline;
  readonly #queue: PQueue;
  #places = 0;
  #isStopping = false;

  constructor(pipeline: Pipeline, options: ExtractionOptions) {
    this.options = options;
    this.#pipeline = pipeline;
    this.#queue = new PQueue({ concurrency: options.jobs });
  }

  get pipeline(): Pipeline {
    return this.#pipeline;
  }

  /** Documents under way and waiting. */
  get load(): { working: number; waiting: number } {
    return { working: this.#queue.pending, waiting: this.#queue.size };
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Starts every worker, so that the first requests do not wait for them. */
  async warm(): Promise<void> {
    const task = { path: 'warm', mediaType: 'text/plain', output: { to: 'object' } } as const;
    const bytes = new TextEncoder().encode('Warm.\n');
    await Promise.all(
      Array.from({ length: this.options.jobs }, () =>
        this.#queue.add(() => this.#pipeline.run({ ...task, input: { bytes } })),
      ),
    );
  }

  /** Takes no more documents; those that have a place are finished. */
  stop(): void {
    this.#isStopping = true;
  }

  /**
   * Takes a place, before the document is read: what waits is bounded by number, and so in memory.
   * @throws Refusal 429 where there is none, 503 where the server is ending
   */
  place(): Disposable {
    if (this.#isStopping)
      throw new Refusal(503, 'The server is ending.', {
        code: 'server.ending',
        headers: { Connection: 'close' },
      });
    const { jobs, waiting } = this.options;
    if (this.#places >= jobs + waiting) {
      this.counts.refused++;
      throw new Refusal(429, 'All workers are busy and enough is waiting. Try again later.', {
        code: 'server.busy',
        headers: { 'Retry-After': String(this.#wait()) },
      });
    }
    this.#places++;
    return { [Symbol.dispose]: () => void this.#places-- };
  }

  /** Seconds after which a place is likely to be free: as long as a document took so far. */
  #wait(): number {
    const { written, failed, seconds } = this.counts;
    return Math.max(1, Math.ceil(seconds / Math.max(1, written + failed)));
  }

  /**
   * Works on a document that has a place.
   * @param signal ends the waiting: nobody wants the answer any more
   * @throws Refusal 504
   */
  async run(task: DocumentTask, signal: AbortSignal): Promise<DocumentOutcome> {
    const late = AbortSignal.timeout(this.options.seconds * 1000);
    const outcome = await this.#queue
      .add(async () => (late.aborted ? undefined : this.#pipeline.run(task)), { signal })
      .catch((error: unknown) => {
        if (signal.aborted) return undefined;
        throw error;
      });
    if (outcome === undefined) throw tooLong(this.options.seconds);
    this.counts.seconds += outcome.seconds;
    if (outcome.status === 'failed') {
      this.counts.failed++;
      if (outcome.code === 'document.timeout') throw tooLong(this.options.seconds);
    } else this.counts.written++;
    return outcome;
  }
}

const tooLong = (seconds: number) =>
  new Refusal(504, `The document took longer than ${seconds} s.`, { code: 'document.timeout' });
