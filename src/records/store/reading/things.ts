import type { Reading, ReadingRow } from './reading.ts';

/** A thing with its totals over all documents. */
export interface ThingLine {
  readonly thing: string;
  readonly type: string;
  readonly class: string;
  readonly name: string;
  readonly known: boolean;
  readonly countryCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly mentions: number;
  readonly documents: number;
}

const columns = `t.thing, t.entity_type AS type, t.class, t.name, t.known, t.country_code AS countryCode, t.latitude, t.longitude,
  t.mentions, t.documents`;

const lineOf = (row: ReadingRow) => ({ ...row, known: row['known'] === 1 }) as unknown as ThingLine;

/** Things by frequency, narrowed by type and by the beginnings of words of the name. */
export function listThings(
  reading: Reading,
  {
    name,
    type,
    offset,
    limit,
  }: { name?: string | undefined; type?: string | undefined; offset: number; limit: number },
): ThingLine[] {
  const query = prefixTerms(name ?? '');
  const typed = type === undefined ? '' : 'AND t.entity_type = :type';
  const parameters = { limit, offset, ...(type !== undefined && { type }) };
  const rows =
    query === ''
      ? reading.all(
          `SELECT ${columns} FROM reading_things t WHERE 1 ${typed} ORDER BY t.mentions DESC LIMIT :limit OFFSET :offset`,
          parameters,
        )
      : reading.all(
          `SELECT ${columns} FROM reading_thing_search JOIN reading_things t ON t.rowid = reading_thing_search.rowid
            WHERE reading_thing_search MATCH :query ${typed} ORDER BY t.mentions DESC LIMIT :limit OFFSET :offset`,
          { ...parameters, query },
        );
  return rows.map(lineOf);
}

function prefixTerms(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => `"${word}"*`)
    .join(' ');
}

/** One thing; undefined where no document has it. */
export function readThing(reading: Reading, thing: string): ThingLine | undefined {
  const row = reading.get(`SELECT ${columns} FROM reading_things t WHERE t.thing = :thing`, { thing });
  return row === undefined ? undefined : lineOf(row);
}

/** The spellings of a thing with the mentions and documents that have each. */
export function spellings(reading: Reading, thing: string, limit = 200): ReadingRow[] {
  return reading.all(
    `SELECT exact, sum(mentions) AS mentions, count(*) AS documents FROM reading_spellings
      WHERE thing = :thing GROUP BY exact ORDER BY 2 DESC, exact LIMIT :limit`,
    { thing, limit },
  );
}

/** Documents by which the identifiers of a thing are known; the same stand in all. */
const identifiedBy = 2000;

/** Identifiers of a thing with the documents that have each, of those that name it most. */
export function identifiersOf(reading: Reading, thing: string): ReadingRow[] {
  return reading.all(
    `SELECT i.iri, i.scheme, count(*) AS documents FROM (${namedMost}) t
      CROSS JOIN entities e ON e.document_id = t.document_id AND +e.thing = :thing
      CROSS JOIN identifiers i ON i.document_id = e.document_id AND i.entity = e.entity
      GROUP BY i.iri, i.scheme ORDER BY documents DESC, i.iri LIMIT 50`,
    { thing, limit: identifiedBy },
  );
}

/** The documents that name a thing most. */
const namedMost = `SELECT document_id, mentions FROM reading_document_things
  WHERE thing = :thing ORDER BY mentions DESC, document_id LIMIT :limit`;

/** The local entities that make up a thing, a line each; those with most mentions first. */
export function membersOfThing(reading: Reading, thing: string, limit: number): ReadingRow[] {
  return reading.all(
    `SELECT d.path, e.iri, e.name, e.known, e.class, e.country_code AS countryCode, e.job_title AS jobTitle, e.mention_count AS mentions
      FROM (${namedMost}) t CROSS JOIN documents d ON d.document_id = t.document_id
      CROSS JOIN entities e ON e.document_id = t.document_id AND +e.thing = :thing
      ORDER BY t.mentions DESC, d.path, e.entity LIMIT :limit`,
    { thing, limit },
  );
}

/** Passages that are looked at for what stands next to a thing; more change the order of the answer no more. */
const passagesSeen = 2000;

/** Passages that name a thing, in the order of the documents: as many as are looked at. */
const ownPassages = `SELECT DISTINCT m.document_id, m.passage_start, m.sentence_start, m.sentence_end
  FROM reading_document_things t CROSS JOIN entities e ON e.document_id = t.document_id AND +e.thing = t.thing
  CROSS JOIN mentions m ON m.document_id = e.document_id AND m.entity = e.entity
  WHERE t.thing = :thing AND m.passage_start IS NOT NULL LIMIT :most`;

/** Things that stand in the same passages; from the first of them. */
export function companyOf(reading: Reading, thing: string, limit: number): ReadingRow[] {
  return reading.all(
    `WITH own AS MATERIALIZED (SELECT DISTINCT document_id, passage_start FROM (${ownPassages}))
      SELECT e.thing, e.entity_type AS type, min(e.name) AS name, count(*) AS passages FROM (
        SELECT DISTINCT o.document_id, o.passage_start, m.entity FROM own o
        JOIN mentions m ON m.document_id = o.document_id AND m.passage_start = o.passage_start AND m.entity IS NOT NULL) s
      JOIN entities e ON e.document_id = s.document_id AND e.entity = s.entity
      WHERE e.thing <> :thing GROUP BY e.thing ORDER BY passages DESC, e.thing LIMIT :limit`,
    { thing, limit, most: passagesSeen },
  );
}

/** Amounts and dates in the sentences that name a thing; where a record knows no sentences, in the passages. */
export function valuesNear(reading: Reading, thing: string, limit: number): ReadingRow[] {
  return reading.all(
    `WITH own AS MATERIALIZED (${ownPassages})
      SELECT DISTINCT d.path, m.start_offset AS start, m.end_offset AS "end", m.entity_type AS type, m.exact, a.currency, a.value,
        a.min_value AS minValue, a.max_value AS maxValue, a.qualifier, a.unit_text AS unitText, y.edtf AS date
      FROM own o JOIN passages p ON p.document_id = o.document_id AND p.start_offset = o.passage_start
      JOIN mentions m ON m.document_id = o.document_id AND m.entity IS NULL
        AND m.start_offset >= coalesce(o.sentence_start, p.start_offset) AND m.start_offset < coalesce(o.sentence_end, p.end_offset)
      JOIN documents d ON d.document_id = m.document_id
      LEFT JOIN amounts a ON a.document_id = m.document_id AND a.start_offset = m.start_offset
      LEFT JOIN dates y ON y.document_id = m.document_id AND y.start_offset = m.start_offset
      ORDER BY CASE m.entity_type WHEN 'DATE' THEN 1 ELSE 0 END, d.path, m.start_offset LIMIT :limit`,
    { thing, limit, most: passagesSeen },
  );
}
