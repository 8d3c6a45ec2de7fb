import { documentKey } from '../keys.ts';
import { partTables } from '../layout.ts';
import { writeHeads } from '../load-batch.ts';
import { collectionOf, type LoadEvent, type LoadOptions, persist } from '../load-options.ts';
import { addHeadRows, RowBatch, stored } from '../rows.ts';
import type { PostgresStore } from './postgres.ts';
import { type SpooledRows, spooledRows } from './row-spool.ts';

/**
 * Loads documents whose rows are made already, all in one transaction.
 * @param inTransaction runs inside the transaction, before it is kept, even where no document has changed
 * @throws OnomastError of the area `store`
 */
export async function loadSpooled(
  store: PostgresStore,
  documents: readonly SpooledRows[],
  options: LoadOptions,
  inTransaction: () => Promise<void>,
): Promise<void> {
  const collection = collectionOf(options);
  // Of two documents of one path the later counts.
  const candidates = new Map(
    documents.map((document) => [documentKey(collection, stored(document.head.source.path)), document]),
  );
  const events = await persist(options.signal, async () => {
    const digests = await store.digests([...candidates.keys()]);
    const changed = [...candidates].filter(([id, { digest }]) => digests.get(id) !== digest);
    await store.transaction(async (transaction) => {
      if (changed.length > 0) {
        const heads = new RowBatch();
        for (const [, { head, digest }] of changed) addHeadRows(heads, collection, head, digest);
        await writeHeads(transaction, heads);
        const rows = changed.map(([, document]) => document);
        for (const table of partTables)
          if (rows.some(({ blocks }) => blocks.some((block) => block.table === table)))
            await store.copy(table, spooledRows(rows, table));
      }
      await inTransaction();
    });
    const ids = new Set(changed.map(([id]) => id));
    return [...candidates].map(
      ([id, { head, mentions }]): LoadEvent =>
        ids.has(id)
          ? { status: 'loaded', path: head.source.path, mentions }
          : { status: 'unchanged', path: head.source.path },
    );
  });
  for (const event of events) options.onEvent?.(event);
}
