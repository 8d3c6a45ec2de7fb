import type { ThingMember } from '../things/own-thing.ts';
import type { Things } from '../things/things.ts';
import { stored } from './rows.ts';
import type { Answer, EntityThing, Store } from './store.ts';

/** Entities looked at in one question. */
const pageSize = 20_000;

/**
 * Brings the things of the entities that are loaded up to date, all in one transaction: readers see either what held before or what holds
 * now. Nothing else of the documents changes.
 * @param documents keys of the documents that are looked at; all of the collection where absent
 * @returns keys of the documents that have an entity which is another thing now
 */
export async function updateThings(
  store: Store,
  things: Things,
  { collection, documents }: { collection: string; documents?: readonly number[] },
): Promise<number[]> {
  const changed: EntityThing[] = [];
  for await (const row of entitiesOf(store, collection, documents)) {
    const thing = stored(things.thingOf(String(row['path']), memberOf(row)));
    if (thing !== row['thing']) changed.push([Number(row['document_id']), Number(row['entity']), thing]);
  }
  if (changed.length > 0)
    await store.transaction(async (transaction) => {
      for (let at = 0; at < changed.length; at += pageSize)
        await transaction.setThings(changed.slice(at, at + pageSize));
    });
  return [...new Set(changed.map(([documentId]) => documentId))];
}

/** The entity of a record that a row was made of. */
function memberOf(row: Answer): ThingMember {
  const iri = String(row['iri']);
  return {
    id: /#entity-\d+$/.exec(iri)?.[0] ?? iri,
    entityType: row['entity_type'] as ThingMember['entityType'],
    name: String(row['name']),
  };
}

const columns = `SELECT e.document_id, e.entity, e.iri, e.entity_type, e.name, e.thing, d.path
  FROM entities e JOIN documents d ON d.document_id = e.document_id`;

async function* entitiesOf(
  store: Store,
  collection: string,
  documents: readonly number[] | undefined,
): AsyncGenerator<Answer, void, undefined> {
  if (documents !== undefined) {
    for (let at = 0; at < documents.length; at += 500) {
      const ids = documents
        .slice(at, at + 500)
        .map(Number)
        .join(', ');
      yield* await store.query(`${columns} WHERE d.collection = :collection AND e.document_id IN (${ids})`, {
        collection,
      });
    }
    return;
  }
  let [document, entity] = [-1, -1];
  for (;;) {
    const rows = await store.query(
      `${columns} WHERE d.collection = :collection
        AND (e.document_id > :document OR (e.document_id = :document AND e.entity > :entity))
        ORDER BY e.document_id, e.entity LIMIT ${pageSize}`,
      { collection, document, entity },
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    [document, entity] = [Number(last['document_id']), Number(last['entity'])];
  }
}
