import { contextColumns } from './context.ts';
import type { Reading, ReadingRow } from './reading.ts';

export const concordanceOrders = ['document', 'left', 'right'] as const;
export type ConcordanceOrder = (typeof concordanceOrders)[number];

/** Mentions that are sorted by their context; of a thing with more, those of the first documents. */
export const mostSorted = 20_000;

export interface ConcordancePage {
  readonly order: ConcordanceOrder;
  readonly offset: number;
  readonly limit: number;
}

// CROSS JOIN and the plus sign: SQLite is to go from the documents to their entities and mentions, not from a thing that is everywhere to all of it.
const columns = `SELECT d.path, coalesce(d.title, d.path) AS title, m.start_offset AS start, m.end_offset AS "end", m.exact, ${contextColumns},
  m.confidence`;
const besides = `JOIN documents d ON d.document_id = m.document_id
  LEFT JOIN passages p ON p.document_id = m.document_id AND p.start_offset = m.passage_start`;

/** A page of the mentions of a thing with what stands on either side, in the order of the documents or of the words around them. */
export function concordance(
  reading: Reading,
  thing: string,
  { order, offset, limit }: ConcordancePage,
): ReadingRow[] {
  if (order === 'document') return inDocuments(reading, thing, offset, limit);
  const page = sortedPlaces(reading, thing, order).slice(offset, offset + limit);
  return reading.all(
    `${columns} FROM json_each(:page) j
      CROSS JOIN mentions m ON m.document_id = j.value ->> 0 AND m.start_offset = j.value ->> 1 ${besides} ORDER BY j.key`,
    { page: JSON.stringify(page) },
  );
}

/** In the order of the documents: which of them the page lies in follows from their counts, so only their mentions are read. */
function inDocuments(reading: Reading, thing: string, offset: number, limit: number): ReadingRow[] {
  const chosen: number[] = [];
  let before = 0;
  let seen = 0;
  const counts = reading.each(
    'SELECT document_id AS id, mentions FROM reading_document_things WHERE thing = :thing ORDER BY document_id',
    { thing },
  );
  for (const { id, mentions } of counts) {
    seen += Number(mentions);
    if (seen <= offset) before = seen;
    else chosen.push(Number(id));
    if (seen >= offset + limit) break;
  }
  return reading.all(
    `${columns} FROM json_each(:chosen) j CROSS JOIN entities e ON e.document_id = j.value AND +e.thing = :thing
      CROSS JOIN mentions m ON m.document_id = e.document_id AND m.entity = e.entity ${besides}
      ORDER BY j.key, m.start_offset LIMIT :limit OFFSET :skip`,
    { chosen: JSON.stringify(chosen), thing, limit, skip: offset - before },
  );
}

type Place = readonly [document: number, start: number];

/** The last few sorted lists, so that their next pages need no sorting: by database, thing, order and content. */
const sorted = new Map<string, readonly Place[]>();
const keptLists = 4;

function sortedPlaces(reading: Reading, thing: string, order: 'left' | 'right'): readonly Place[] {
  const key = JSON.stringify([reading.file, reading.content, order, thing]);
  const known = sorted.get(key);
  const places = known ?? sortPlaces(reading, thing, order);
  sorted.delete(key);
  sorted.set(key, places);
  for (const old of sorted.keys()) if (sorted.size > keptLists) sorted.delete(old);
  return places;
}

/** By what the record quotes on either side: the passages need not be read for it. */
function sortPlaces(reading: Reading, thing: string, order: 'left' | 'right'): Place[] {
  const rows = reading.each(
    `SELECT m.document_id AS document, m.start_offset AS start, m.${order === 'right' ? 'suffix' : 'prefix'} AS words
      FROM reading_document_things t CROSS JOIN entities e ON e.document_id = t.document_id AND +e.thing = t.thing
      CROSS JOIN mentions m ON m.document_id = e.document_id AND m.entity = e.entity
      WHERE t.thing = :thing ORDER BY t.document_id LIMIT ${mostSorted}`,
    { thing },
  );
  const keyed: { readonly place: Place; readonly key: string }[] = [];
  for (const { document, start, words } of rows)
    keyed.push({ place: [Number(document), Number(start)], key: sortKey(String(words), order) });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ place }) => place);
}

/** `of the State Bank,` -> `of the state bank`; the words before a mention count from its side. */
function sortKey(text: string, order: 'left' | 'right'): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (order === 'left' ? words.reverse() : words).join(' ');
}
