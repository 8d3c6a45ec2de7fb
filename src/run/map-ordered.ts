import PQueue from 'p-queue';

/**
 * Runs work on a stream of items, `concurrency` at a time, and yields the results in the order of the items. At most `window`
 * results wait for their turn: whoever takes them slowly holds up the work, and the work holds up the stream.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<R>,
  { concurrency, window = concurrency * 4 }: { concurrency: number; window?: number },
): AsyncGenerator<{ item: T; result: R }, void, undefined> {
  const queue = new PQueue({ concurrency });
  const waiting: { item: T; result: Promise<R> }[] = [];
  const next = async () => {
    const { item, result } = waiting.shift()!;
    return { item, result: await result };
  };
  try {
    for await (const item of items) {
      const result = queue.add(() => work(item));
      // A failure is met when its turn comes, not before.
      result.catch(() => {});
      waiting.push({ item, result });
      if (waiting.length >= window) yield await next();
    }
    while (waiting.length > 0) yield await next();
  } finally {
    queue.clear();
  }
}
