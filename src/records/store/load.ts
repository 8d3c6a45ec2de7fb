import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { RecordHead } from '../../record/sinks.ts';
import { type FoundRecord, findRecords, type PassedOver } from '../read/find.ts';
import { readHead, readNodes } from '../read/read.ts';
import type { RecordReference } from '../read/reference.ts';
import type { Corrections } from '../review/corrections.ts';
import type { Things } from '../things/things.ts';
import { defaultCollection, documentKey } from './keys.ts';
import { partTables } from './layout.ts';
import { isPassing } from './postgres/postgres-error.ts';
import { addHeadRows, RowBatch, RowMaker, stored } from './rows.ts';
import { insertBatch, type Store, type StoreTransaction } from './store.ts';

/** What became of one record. */
export type LoadEvent =
  | { readonly status: 'loaded'; readonly path: string; readonly mentions: number }
  | { readonly status: 'unchanged' | 'removed'; readonly path: string }
  | { readonly status: 'failed'; readonly path: string; readonly error: OnomastError };

export interface LoadOptions {
  /** A document is its path within a collection; `default` if absent. */
  readonly collection?: string;
  readonly onEvent?: (event: LoadEvent) => void;
  /** Is told how many records of a folder its `run.json` does not name. */
  readonly onPassedOver?: PassedOver;
  /** Fills in the text of passages that a record leaves out; code points of the document. */
  readonly passageText?: (head: RecordHead) => ((start: number, end: number) => string) | undefined;
  /** Decisions by which records are corrected on the way. */
  readonly corrections?: Pick<Corrections, 'correct'>;
  /** Says which thing of the collection an entity is. */
  readonly things?: Things;
  /** Ends the load between two transactions. */
  readonly signal?: AbortSignal;
}

/** Documents by what became of them, and mentions loaded. */
export interface LoadCounts {
  loaded: number;
  unchanged: number;
  failed: number;
  removed: number;
  mentions: number;
}

/** Bytes of records whose rows go into one transaction, unless a single record is larger. */
const batchBytes = 4 << 20;
const batchRecords = 256;
/** Size of rows held before they are written, in a record that is larger. */
const heldRows = 8 << 20;
/** Nodes read, a millisecond or so, between two looks at what the database has answered. */
const nodesBetween = 64;
/** Waits before a lost connection is tried again, in milliseconds. */
const retryDelays = [250, 1000, 2000, 4000, 8000, 15_000];

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
      const batch = readHeads(records, loader);
      if (options.prune === true) for (const id of batch.candidates.keys()) seen.add(id);
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
    if (!allKnown)
      throw new OnomastError(
        'record.invalid',
        'nothing was pruned, since not every record says which document it is of',
      );
    await prune(store, seen, collectionOf(options), onEvent);
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

export function collectionOf({ collection }: LoadOptions): string {
  return collection ?? defaultCollection;
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

interface Candidate {
  readonly reference: RecordReference;
  readonly head: RecordHead;
  readonly id: number;
}

/** Loads some records in one transaction, or each large one in a transaction of its own. */
export async function loadBatch(
  store: Store,
  records: readonly FoundRecord[],
  options: LoadOptions,
): Promise<void> {
  const candidates = [...readHeads(records, options).candidates.values()];
  const events = await persist(options.signal, async () =>
    writePrepared(store, options, await prepare(candidates, await digestsOf(store, candidates), options)),
  );
  for (const event of events) options.onEvent?.(event);
}

function readHeads(
  records: readonly FoundRecord[],
  options: LoadOptions,
): { candidates: Map<number, Candidate>; allKnown: boolean } {
  let allKnown = true;
  const candidates = new Map<number, Candidate>();
  for (const record of records) {
    try {
      if ('error' in record) throw record.error;
      const head = readHead(record);
      const id = documentKey(collectionOf(options), stored(head.source.path));
      // Of two records of one document the later counts.
      candidates.delete(id);
      candidates.set(id, { reference: record, head, id });
    } catch (error) {
      if (!(error instanceof OnomastError) || error.kind === 'usage') throw error;
      allKnown = false;
      options.onEvent?.({ status: 'failed', path: record.file, error });
    }
  }
  return { candidates, allKnown };
}

/** The rows of the small records that changed, and what is still to do. */
interface Prepared {
  readonly events: readonly LoadEvent[];
  readonly batch: RowBatch;
  readonly large: readonly Candidate[];
}

function digestsOf(store: Store, candidates: readonly Candidate[]): Promise<Map<number, string>> {
  return store.digests(candidates.map(({ id }) => id));
}

async function prepare(
  candidates: readonly Candidate[],
  digests: ReadonlyMap<number, string>,
  options: LoadOptions,
): Promise<Prepared> {
  const events: LoadEvent[] = [];
  const batch = new RowBatch();
  const large: Candidate[] = [];
  for (const candidate of candidates) {
    const { reference, head, id } = candidate;
    const { path } = head.source;
    if (digests.get(id) === reference.digest) events.push({ status: 'unchanged', path });
    else if (reference.end - reference.start > batchBytes) large.push(candidate);
    else {
      const own = new RowBatch();
      try {
        addHeadRows(own, collectionOf(options), head, reference.digest);
        const maker = new RowMaker(collectionOf(options), head, reference, own, options.things);
        let taken = 0;
        for (const item of nodesWithText(candidate, options)) {
          maker.take(item);
          // The statements of the batch before go on meanwhile.
          if (++taken % nodesBetween === 0) await setImmediate();
        }
        batch.join(own);
        events.push({ status: 'loaded', path, mentions: maker.mentions });
      } catch (error) {
        events.push(failureOf(error, path));
      }
      await setImmediate();
    }
  }
  return { events, batch, large };
}

async function writePrepared(
  store: Store,
  options: LoadOptions,
  { events, batch, large }: Prepared,
): Promise<LoadEvent[]> {
  if (batch.tables.documents.length > 0)
    await store.transaction(async (transaction) => {
      await writeHeads(transaction, batch);
      await insertBatch(transaction, batch, partTables);
    });
  const more: LoadEvent[] = [];
  for (const candidate of large) {
    const { path } = candidate.head.source;
    try {
      const mentions = await store.transaction((transaction) => writeLarge(transaction, candidate, options));
      more.push({ status: 'loaded', path, mentions });
    } catch (error) {
      more.push(failureOf(error, path));
    }
  }
  return [...events, ...more];
}

/** Writes the rows of runs and documents, and removes what the documents had before. */
export async function writeHeads(transaction: StoreTransaction, batch: RowBatch): Promise<void> {
  const runs = new Map(batch.tables.runs.map((row) => [row[0], row]));
  await transaction.upsert('runs', [...runs.values()]);
  const there = await transaction.upsert('documents', batch.tables.documents);
  if (there.length > 0) await transaction.removeParts(there);
}

async function writeLarge(
  transaction: StoreTransaction,
  candidate: Candidate,
  options: LoadOptions,
): Promise<number> {
  const batch = new RowBatch();
  addHeadRows(batch, collectionOf(options), candidate.head, candidate.reference.digest);
  const maker = new RowMaker(
    collectionOf(options),
    candidate.head,
    candidate.reference,
    batch,
    options.things,
  );
  await writeHeads(transaction, batch);
  batch.clear();
  for (const item of nodesWithText(candidate, options)) {
    maker.take(item);
    if (batch.size < heldRows) continue;
    await insertBatch(transaction, batch, partTables);
    batch.clear();
  }
  await insertBatch(transaction, batch, partTables);
  return maker.mentions;
}

function failureOf(error: unknown, path: string): LoadEvent {
  if (!(error instanceof OnomastError) || error.kind === 'usage') throw error;
  return { status: 'failed', path, error };
}

function* nodesWithText({ reference, head }: Candidate, options: LoadOptions): ReturnType<typeof readNodes> {
  let textOf: ((start: number, end: number) => string) | undefined;
  for (const item of readNodes(reference)) {
    if (item.list === 'passages' && item.node.text === undefined && options.passageText !== undefined) {
      textOf ??= options.passageText(head) ?? (() => '');
      const { start, end } = item.node;
      yield { list: 'passages', node: { ...item.node, text: textOf(start, end) } };
    } else yield item;
  }
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

/** Runs work that can be run again, until the database is back or the patience at an end. */
export async function persist<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  for (const delay of retryDelays) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || signal?.aborted) throw error;
      await sleep(delay);
    }
  }
  return work();
}
