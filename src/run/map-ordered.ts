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
  let running = 0;
  const held: (() => void)[] = [];
  /** Works on an item as soon as fewer than `concurrency` are under way. */
  const inTurn = async (item: T): Promise<R> => {
    if (running < concurrency) running++;
    else await new Promise<void>((resolve) => held.push(resolve));
    try {
      return await work(item);
    } finally {
      const next = held.shift();
      if (next === undefined) running--;
      else next();
    }
  };
  const waiting: Waiting<T, R>[] = [];
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  // One promise at a time is waited for, made anew: a race against a long-lived one would leave something with it at every turn.
  let wake = () => {};
  const notify = () => wake();
  const changed = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  let isPulling = false;
  let isOver = false;
  let failure: { error: unknown } | undefined;
  const pull = async () => {
    isPulling = true;
    try {
      const { value, done } = await iterator.next();
      if (done === true) isOver = true;
      else take(value);
    } catch (error) {
      failure = { error };
      isOver = true;
    }
    isPulling = false;
    notify();
  };
  const take = (item: T) => {
    const result = inTurn(item);
    const entry: Waiting<T, R> = { item, result, settled: false };
    const settle = () => {
      entry.settled = true;
      notify();
    };
    // A failure is met when its turn comes, not before.
    result.then(settle, settle);
    waiting.push(entry);
  };
  signal?.addEventListener('abort', notify);
  try {
    while (signal?.aborted !== true) {
      if (!isOver && !isPulling && waiting.length < window) void pull();
      if (waiting[0]?.settled === true) {
        const { item, result } = waiting.shift()!;
        yield { item, result: await result };
      } else if (waiting.length === 0 && isOver) {
        if (failure !== undefined) throw failure.error;
        return;
      } else await changed();
    }
  } finally {
    signal?.removeEventListener('abort', notify);
    held.length = 0;
    if (!isOver) void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}
