interface Waiting<T, R> {
  readonly item: T;
  readonly result: Promise<R>;
  settled: boolean;
}

/**
 * Runs work on a stream of items, `concurrency` at a time, and yields the results in the order of the items, each as soon as it is its
 * turn. At most `window` results wait: whoever takes them slowly holds up the work, and the work holds up the stream.
 * @param signal ends it, also while the stream has nothing to give
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<R>,
  {
    concurrency,
    window = concurrency * 4,
    signal,
  }: { concurrency: number; window?: number; signal?: AbortSignal },
): AsyncGenerator<{ item: T; result: R }, void, undefined> {
  const gate = new Gate(concurrency);
  const queue = new Queue(items, (item: T) => gate.pass(() => work(item)));
  signal?.addEventListener('abort', queue.notify);
  try {
    while (signal?.aborted !== true) {
      queue.fill(window);
      const first = queue.next();
      if (first !== undefined) yield { item: first.item, result: await first.result };
      else if (queue.isDone()) return;
      else await queue.changed();
    }
  } finally {
    signal?.removeEventListener('abort', queue.notify);
    gate.close();
    queue.close();
  }
}

/** Lets so many work at a time, in the order in which they came. */
class Gate {
  readonly #limit: number;
  readonly #held: (() => void)[] = [];
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async pass<R>(work: () => Promise<R>): Promise<R> {
    if (this.#running < this.#limit) this.#running++;
    else await new Promise<void>((resolve) => this.#held.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#held.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }

  /** Whoever is held stays so. */
  close(): void {
    this.#held.length = 0;
  }
}

/** Items of a stream that are taken ahead, with their results in order. */
class Queue<T, R> {
  readonly #iterator: AsyncIterator<T> | Iterator<T>;
  readonly #work: (item: T) => Promise<R>;
  readonly #waiting: Waiting<T, R>[] = [];
  #isPulling = false;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  // One promise at a time is waited for, made anew: a race against a long-lived one would leave something with it at every turn.
  #wake = () => {};
  readonly notify = (): void => this.#wake();

  constructor(items: AsyncIterable<T> | Iterable<T>, work: (item: T) => Promise<R>) {
    this.#iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
    this.#work = work;
  }

  /** Settles as soon as something came or was done. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Asks for the next item while fewer than `window` wait. */
  fill(window: number): void {
    if (!this.#isOver && !this.#isPulling && this.#waiting.length < window) void this.#pull();
  }

  /** The first item, if it is done. */
  next(): Waiting<T, R> | undefined {
    return this.#waiting[0]?.settled === true ? this.#waiting.shift() : undefined;
  }

  /** Whether nothing waits and nothing will come; what broke the stream is thrown. */
  isDone(): boolean {
    if (this.#waiting.length > 0 || !this.#isOver) return false;
    if (this.#failure !== undefined) throw this.#failure.error;
    return true;
  }

  /** Ends the stream. */
  close(): void {
    if (!this.#isOver) void Promise.resolve(this.#iterator.return?.()).catch(() => {});
  }

  async #pull(): Promise<void> {
    this.#isPulling = true;
    try {
      const { value, done } = await this.#iterator.next();
      if (done === true) this.#isOver = true;
      else this.#take(value);
    } catch (error) {
      this.#failure = { error };
      this.#isOver = true;
    }
    this.#isPulling = false;
    this.notify();
  }

  #take(item: T): void {
    const result = this.#work(item);
    const entry: Waiting<T, R> = { item, result, settled: false };
    const settle = () => {
      entry.settled = true;
      this.notify();
    };
    // A failure is met when its turn comes, not before.
    result.then(settle, settle);
    this.#waiting.push(entry);
  }
}
