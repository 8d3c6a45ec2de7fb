import { contextColumns } from './context.ts';
import type { Reading, ReadingRow } from './reading.ts';
import type { ThingLine } from './things.ts';

/** Documents looked at for a network, and mentions in them; more change its shape no more. */
const networkDocuments = 2000;
const networkMentions = 10_000;

/** Mentions by type, with the documents that have some. */
export function typeCounts(reading: Reading): ReadingRow[] {
  return reading.all(
    `SELECT entity_type AS type, sum(mentions) AS mentions, count(*) AS documents FROM reading_document_types
      GROUP BY entity_type ORDER BY mentions DESC`,
  );
}

/** The most frequent things that lie somewhere. */
export function places(reading: Reading, limit: number): ThingLine[] {
  return reading.all(
    `SELECT thing, entity_type AS type, class, name, country_code AS countryCode, latitude, longitude, mentions, documents
      FROM reading_things WHERE latitude IS NOT NULL ORDER BY mentions DESC LIMIT :limit`,
    { limit },
  ) as unknown as ThingLine[];
}

/** Sums of money by currency and the year nearest in their passage: how many, the median and the largest. */
export function amountsByYear(reading: Reading, currencies = 6): ReadingRow[] {
  return reading.all(
    `WITH most AS (SELECT currency FROM reading_amounts WHERE year IS NOT NULL GROUP BY currency ORDER BY count(*) DESC, currency LIMIT :currencies)
      SELECT currency, year, count(*) AS amounts, avg(value) AS mean, max(value) AS largest FROM reading_amounts
      WHERE year IS NOT NULL AND currency IN (SELECT currency FROM most) GROUP BY currency, year ORDER BY currency, year`,
    { currencies },
  );
}

/** The sums behind a bar: of a currency and year, the largest first. */
export function amountsOf(reading: Reading, currency: string, year: number, limit: number): ReadingRow[] {
  return reading.all(
    `SELECT d.path, coalesce(d.title, d.path) AS title, a.start_offset AS start, m.exact, ${contextColumns}, a.value
      FROM reading_amounts a JOIN documents d ON d.document_id = a.document_id
      JOIN mentions m ON m.document_id = a.document_id AND m.start_offset = a.start_offset
      LEFT JOIN passages p ON p.document_id = m.document_id AND p.start_offset = m.passage_start
      WHERE a.currency = :currency AND a.year = :year ORDER BY a.value DESC LIMIT :limit`,
    { currency, year, limit },
  );
}

/** The first mentions of a type, in the order of the documents. */
export function mentionsOfType(reading: Reading, type: string, limit: number): ReadingRow[] {
  return reading.all(
    `SELECT d.path, coalesce(d.title, d.path) AS title, m.start_offset AS start, m.exact, ${contextColumns}
      FROM (SELECT document_id FROM reading_document_types WHERE entity_type = :type ORDER BY document_id LIMIT :limit) t
      CROSS JOIN documents d ON d.document_id = t.document_id
      CROSS JOIN mentions m ON m.document_id = t.document_id AND m.entity_type = :type
      LEFT JOIN passages p ON p.document_id = m.document_id AND p.start_offset = m.passage_start
      ORDER BY t.document_id, m.start_offset LIMIT :limit`,
    { type, limit },
  );
}

/** The passages that name two things: the first mention of one of them in each. */
export function passagesWithBoth(
  reading: Reading,
  things: readonly [string, string],
  limit: number,
): ReadingRow[] {
  const placesOf = (thing: string) => `SELECT m.document_id, m.passage_start, min(m.start_offset) AS start
      FROM together t CROSS JOIN entities e ON e.document_id = t.document_id AND +e.thing = ${thing}
      CROSS JOIN mentions m ON m.document_id = e.document_id AND m.entity = e.entity
      GROUP BY m.document_id, m.passage_start`;
  return reading.all(
    `WITH together AS MATERIALIZED (SELECT a.document_id FROM reading_document_things a
        JOIN reading_document_things b ON b.document_id = a.document_id AND b.thing = :b
        WHERE a.thing = :a ORDER BY a.document_id LIMIT :documents)
      SELECT d.path, coalesce(d.title, d.path) AS title, m.start_offset AS start, m.exact, ${contextColumns}
      FROM (${placesOf(':a')}) x JOIN (${placesOf(':b')}) y ON y.document_id = x.document_id AND y.passage_start = x.passage_start
      JOIN mentions m ON m.document_id = x.document_id AND m.start_offset = min(x.start, y.start)
      JOIN documents d ON d.document_id = m.document_id
      LEFT JOIN passages p ON p.document_id = m.document_id AND p.start_offset = m.passage_start
      ORDER BY x.document_id, m.start_offset LIMIT :limit`,
    { a: things[0], b: things[1], limit, documents: 500 },
  );
}

/** Dated events in the order of their days. */
export function timeline(reading: Reading, limit: number): ReadingRow[] {
  return reading.all(
    `SELECT d.path, v.start_offset AS start, v.thing, v.name, v.first_day AS firstDay, v.last_day AS lastDay
      FROM reading_events v JOIN documents d ON d.document_id = v.document_id
      ORDER BY v.first_day, v.name LIMIT :limit`,
    { limit },
  );
}

/** Who appears with whom: the commonest things, and in how many passages two of them stand together. */
export interface Network {
  readonly things: readonly { thing: string; name: string; type: string; mentions: number }[];
  /** Indexes into `things`, with passages. */
  readonly links: readonly (readonly [from: number, to: number, passages: number])[];
  /** Documents that were looked at. */
  readonly documents: number;
}

/**
 * @param types kinds of things in it
 * @param size how many things
 */
export function network(reading: Reading, types: readonly string[], size: number): Network {
  const things = reading.all(
    `SELECT thing, name, entity_type AS type, mentions FROM reading_things
      WHERE entity_type IN (SELECT value FROM json_each(:types)) ORDER BY mentions DESC, thing LIMIT :size`,
    { types: JSON.stringify(types), size },
  ) as unknown as Network['things'];
  const index = new Map(things.map(({ thing }, i) => [thing, i]));
  const chosen = JSON.stringify([...index.keys()]);
  const documents = documentsWithMost(reading, chosen);
  const rows = reading.each(
    `SELECT m.document_id AS document, m.passage_start AS passage, e.thing FROM json_each(:documents) x
      CROSS JOIN entities e ON e.document_id = x.value AND +e.thing IN (SELECT value FROM json_each(:chosen))
      CROSS JOIN mentions m ON m.document_id = e.document_id AND m.entity = e.entity
      WHERE m.passage_start IS NOT NULL`,
    { chosen, documents: JSON.stringify(documents) },
  );
  return { things, links: pairs(rows, index), documents: documents.length };
}

/** Documents that name the most of some things, as many as may be looked at. */
function documentsWithMost(reading: Reading, chosen: string): number[] {
  const documents = reading.all(
    `SELECT document_id AS id, sum(mentions) AS mentions FROM reading_document_things
      WHERE thing IN (SELECT value FROM json_each(:chosen))
      GROUP BY document_id ORDER BY count(*) DESC, document_id LIMIT ${networkDocuments}`,
    { chosen },
  );
  let mentions = 0;
  return documents
    .filter((document, i) => {
      mentions += Number(document['mentions']);
      return i === 0 || mentions <= networkMentions;
    })
    .map(({ id }) => Number(id));
}

function pairs(rows: Iterable<ReadingRow>, index: ReadonlyMap<string, number>): [number, number, number][] {
  const passages = new Map<string, Set<number>>();
  for (const { document, passage, thing } of rows) {
    const key = `${document} ${passage}`;
    const named = passages.get(key);
    if (named === undefined) passages.set(key, new Set([index.get(String(thing))!]));
    else named.add(index.get(String(thing))!);
  }
  const counts = new Map<number, number>();
  for (const named of passages.values()) {
    const sorted = [...named].sort((a, b) => a - b);
    for (const [i, a] of sorted.entries())
      for (const b of sorted.slice(i + 1)) {
        const pair = a * index.size + b;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
  }
  return [...counts]
    .map(([pair, count]): [number, number, number] => [
      Math.floor(pair / index.size),
      pair % index.size,
      count,
    ])
    .sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]);
}
