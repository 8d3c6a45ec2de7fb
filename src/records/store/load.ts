import { setImmediate } from 'node:timers/promises';
import { type FoundRecord, findRecords } from '../read/find.ts';
import { batchBytes, digestsOf, type Prepared, prepare, readHeads, writePrepared } from './load-batch.ts';
import { collectionOf, type LoadEvent, type LoadOptions, persist } from './load-options.ts';
import type { Store } from './store.ts';

/** Documents by what became of them, and mentions loaded. */
export interface LoadCounts {
  loaded: number;
  unchanged: number;
  failed: number;
  removed: number;
  mentions: number;
  /** Nothing was removed though that was asked: not every record says which document it is of. */
  notPruned?: true;
}

/** Documents that are loaded, or removed, in one transaction at most. */
const batchRecords = 256;

/**
 * Loads records into a store, whole documents only: a transaction holds many small documents or one large one. What a store has
 * already is left alone, so a load that was stopped goes on where it stopped. A damaged record is reported and left out.
 * @param places files and folders of records: `*.jsonld`, `*.jsonl`
 * @param options with `prune`, documents of the collection that have no record any more are removed
 * @returns how many documents were loaded, unchanged, failed or removed
 * @throws OnomastError of the area `store`, `usage.no-input`
 */
export async function loadRecords(
  store: Store,
  places: readonly string[],
  options: LoadOptions & { readonly prune?: boolean } = {},
): Promise<LoadCounts> {
  const counts: LoadCounts = { loaded: 0, unchanged: 0, failed: 0, removed: 0, mentions: 0 };
  const seen = new Set<number>();
  let allKnown = true;
  const onEvent = (event: LoadEvent) => {
    counts[event.status]++;
    if (event.status === 'loaded') counts.mentions += event.mentions;
    options.onEvent?.(event);
  };
  const loader: LoadOptions = { ...options, onEvent };
  const write = async (prepared: Prepared) => {
    const events = await persist(options.signal, () => writePrepared(store, loader, prepared));
    for (const event of events) onEvent(event);
  };
  // While the database takes one batch, the next is read.
  let writing: Promise<void> | undefined;
  let next: (() => Promise<void>) | undefined;
  try {
    for (const records of batches(foundRecords(places, options))) {
      // A signal that came is heard between two batches.
      await setImmediate();
      if (options.signal?.aborted) break;
      const batch = readHeads(records, loader, seen);
      allKnown &&= batch.allKnown;
      const candidates = [...batch.candidates.values()];
      const digests = await persist(options.signal, () => digestsOf(store, candidates));
      writing = next?.();
      // A failure is told where it is awaited.
      writing?.catch(() => {});
      const prepared = await prepare(candidates, digests, loader);
      await writing;
      next = () => write(prepared);
      // A record put together from nodes is gone when the next is asked for.
      if (candidates.some(({ reference }) => reference.fleeting === true)) {
        await next();
        next = undefined;
      }
    }
    writing = next?.();
    await writing;
  } finally {
    await writing?.catch(() => {});
  }
  if (options.prune === true && !options.signal?.aborted) {
    // A record whose head is damaged may be that of any document.
    if (allKnown) await prune(store, seen, collectionOf(options), onEvent);
    else counts.notPruned = true;
  }
  return counts;
}

function foundRecords(
  places: readonly string[],
  { corrections, onPassedOver }: LoadOptions,
): Iterable<FoundRecord> {
  return corrections === undefined
    ? findRecords(places, onPassedOver)
    : corrections.correct(findRecords(places, onPassedOver));
}

function* batches(records: Iterable<FoundRecord>): Generator<FoundRecord[], void, undefined> {
  let batch: FoundRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = 'error' in record ? 0 : record.end - record.start;
    // A record put together from nodes is gone when the next is asked for.
    const fleeting = !('error' in record) && record.fleeting === true;
    if (batch.length > 0 && bytes + size > batchBytes) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(record);
    bytes += size;
    if (batch.length >= batchRecords || fleeting) {
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

async function prune(
  store: Store,
  seen: ReadonlySet<number>,
  collection: string,
  onEvent: (event: LoadEvent) => void,
): Promise<void> {
  const gone = (await store.documents(collection)).filter(({ documentId }) => !seen.has(documentId));
  await removeDocuments(store, gone, onEvent);
}

/** Removes documents from a store, some hundreds in a transaction. */
export async function removeDocuments(
  store: Store,
  documents: readonly { documentId: number; path: string }[],
  onEvent?: (event: LoadEvent) => void,
): Promise<void> {
  for (let i = 0; i < documents.length; i += batchRecords) {
    const part = documents.slice(i, i + batchRecords);
    await persist(undefined, () =>
      store.transaction((transaction) =>
        transaction.removeDocuments(part.map(({ documentId }) => documentId)),
      ),
    );
    for (const { path } of part) onEvent?.({ status: 'removed', path });
  }
}
