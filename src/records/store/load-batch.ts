import { setImmediate } from 'node:timers/promises';
import { OnomastError } from '../../errors/onomast-error.ts';
import type { RecordHead } from '../../record/sinks.ts';
import type { FoundRecord } from '../read/find.ts';
import { readHead, readNodes } from '../read/read.ts';
import type { RecordReference } from '../read/reference.ts';
import { documentKey } from './keys.ts';
import { partTables } from './layout.ts';
import { collectionOf, type LoadEvent, type LoadOptions, persist } from './load-options.ts';
import { addHeadRows, RowBatch, RowMaker, stored } from './rows.ts';
import { insertBatch, type Store, type StoreTransaction } from './store.ts';

/** Bytes of records whose rows go into one transaction, unless a single record is larger. */
export const batchBytes = 4 << 20;
/** Size of rows held before they are written, in a record that is larger. */
const heldRows = 8 << 20;
/** Nodes read, a millisecond or so, between two looks at what the database has answered. */
const nodesBetween = 64;

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

/**
 * Heads of records, of which each document's last counts; what is damaged is told.
 * @param seen documents whose records came before; those of these join them
 */
export function readHeads(
  records: readonly FoundRecord[],
  options: LoadOptions,
  seen = new Set<number>(),
): { candidates: Map<number, Candidate>; allKnown: boolean } {
  let allKnown = true;
  const candidates = new Map<number, Candidate>();
  for (const record of records) {
    try {
      if ('error' in record) throw record.error;
      const head = readHead(record);
      const id = documentKey(collectionOf(options), stored(head.source.path));
      // Of two records of one document the later counts.
      if (seen.has(id)) options.onSecond?.(head.source.path);
      seen.add(id);
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
export interface Prepared {
  readonly events: readonly LoadEvent[];
  readonly batch: RowBatch;
  readonly large: readonly Candidate[];
}

export function digestsOf(store: Store, candidates: readonly Candidate[]): Promise<Map<number, string>> {
  return store.digests(candidates.map(({ id }) => id));
}

/** Makes the rows of what is new or changed. */
export async function prepare(
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

/** Writes prepared rows in one transaction, and each large record in one of its own. */
export async function writePrepared(
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
