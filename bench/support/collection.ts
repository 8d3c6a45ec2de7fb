import { createHash } from 'node:crypto';
import type { DocumentRecord } from '../../src/record/schema.ts';
import { defaultCollection } from '../../src/records/store/keys.ts';
import { partTables } from '../../src/records/store/layout.ts';
import { writeHeads } from '../../src/records/store/load-batch.ts';
import { addHeadRows, RowBatch, RowMaker } from '../../src/records/store/rows.ts';
import { insertBatch, type Store } from '../../src/records/store/store.ts';
import { makeRecord } from '../../test/support/records.ts';
import { randomSource, wordMaker } from './generate.ts';

/** Passages of a document, each with five mentions. */
const passages = 20;
/** Documents of one transaction. */
const documentsOfBatch = 250;
export const mentionsOfDocument = passages * 5;

/** Names of which the first are picked far more often than the last. */
function nameStock(count: number): () => string {
  const random = randomSource(1);
  const word = wordMaker(random);
  const names = Array.from({ length: count }, () => `${word()} ${word()}`);
  return () => names[Math.floor(count * random() ** 3)]!;
}

/** Makes the records of a collection one after the other; the same for the same number. */
function* collection(documents: number): Generator<{ record: DocumentRecord; person: string }> {
  const pick = nameStock(Math.max(200, Math.floor(documents / 2)));
  const random = randomSource(2);
  const word = wordMaker(random);
  for (let i = 0; i < documents; i++) {
    const person = pick();
    const { record } = makeRecord({
      path: `${String(i).padStart(7, '0')}.txt`,
      passages,
      person,
      organisation: `${pick()} Works`,
      filler: () => Array.from({ length: 12 }, () => word().toLowerCase()).join(' '),
    });
    yield { record, person };
  }
}

/**
 * Fills a store with a collection as loading its records would; they are not written in between, which for ten million mentions would be
 * fifteen gigabytes.
 * @returns the names of its people, the most frequent first
 */
export async function fillStore(store: Store, documents: number): Promise<string[]> {
  const people = new Map<string, number>();
  let batch = new RowBatch();
  const write = async () => {
    const rows = batch;
    batch = new RowBatch();
    await store.transaction(async (transaction) => {
      await writeHeads(transaction, rows);
      await insertBatch(transaction, rows, partTables);
    });
  };
  let made = 0;
  for (const { record, person } of collection(documents)) {
    people.set(person, (people.get(person) ?? 0) + 1);
    const { annotations, entities, passages: parts, ...head } = record;
    const digest = createHash('sha256').update(head.source.path).digest('hex');
    addHeadRows(batch, defaultCollection, head, digest);
    const maker = new RowMaker(defaultCollection, head, { file: 'made up' }, batch);
    for (const node of parts) maker.take({ list: 'passages', node });
    for (const node of entities) maker.take({ list: 'entities', node });
    for (const node of annotations) maker.take({ list: 'annotations', node });
    if (++made % documentsOfBatch === 0) await write();
  }
  await write();
  return [...people].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
