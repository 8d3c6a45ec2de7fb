import type { Cell } from './rows.ts';
import type { Answer, Dialect, Store } from './store.ts';

/** What a question may be narrowed by. */
export const questionFilters = ['name', 'document', 'type', 'country', 'text'] as const;
export type QuestionFilter = (typeof questionFilters)[number];

/** A ready question: its columns and its SQL. Every SQL has `:limit`; a filter not given is NULL. */
export interface Question {
  readonly summary: string;
  readonly columns: readonly string[];
  readonly filters: readonly QuestionFilter[];
  /** A filter without which the question makes no sense. */
  readonly needs?: QuestionFilter;
  readonly sql: string | Readonly<Record<Dialect, string>>;
}

/** Makes `%` and `_` of a filter letters. */
const escapeMark = '!';
/** Condition that holds when a text filter is absent or a column contains it; its marks of patterns are escaped in {@link ask}. */
const contains = (column: string, filter: 'name' | 'document' | 'text') =>
  `(CAST(:${filter} AS TEXT) IS NULL OR lower(${column}) LIKE '%' || lower(CAST(:${filter} AS TEXT)) || '%' ESCAPE '${escapeMark}')`;
const equals = (column: string, filter: QuestionFilter) =>
  `(CAST(:${filter} AS TEXT) IS NULL OR ${column} = CAST(:${filter} AS TEXT))`;

/** Running heads stand on every page: they would come first and say nothing. */
const inText = "p.kind <> 'furniture'";
const searchColumns = 'd.path, p.start_offset AS start';

export const questions: Readonly<Record<string, Question>> = {
  overview: {
    summary: 'documents, passages, mentions and entities of each collection',
    columns: ['collection', 'documents', 'characters', 'passages', 'entities', 'known', 'mentions'],
    filters: [],
    sql: `SELECT d.collection, count(*) AS documents, sum(d.length) AS characters,
        sum((SELECT count(*) FROM passages p WHERE p.document_id = d.document_id)) AS passages,
        sum((SELECT count(*) FROM entities e WHERE e.document_id = d.document_id)) AS entities,
        sum((SELECT count(*) FROM entities e WHERE e.document_id = d.document_id AND e.known = 1)) AS known,
        sum((SELECT count(*) FROM mentions m WHERE m.document_id = d.document_id)) AS mentions
      FROM documents d GROUP BY d.collection ORDER BY d.collection LIMIT :limit`,
  },
  documents: {
    summary: 'each document with its title and counts',
    columns: ['path', 'title', 'characters', 'mentions'],
    filters: ['document'],
    sql: `SELECT d.path, d.title, d.length AS characters,
        (SELECT count(*) FROM mentions m WHERE m.document_id = d.document_id) AS mentions
      FROM documents d WHERE ${contains('d.path', 'document')} ORDER BY d.path LIMIT :limit`,
  },
  amounts: {
    summary: 'sums of money by the year and the country named nearest in their passage',
    columns: ['year', 'country', 'currency', 'amounts', 'smallest', 'largest'],
    filters: ['country'],
    sql: `SELECT year, country_code AS country, currency, amounts, smallest, largest
      FROM amounts_by_year_and_country WHERE ${equals('country_code', 'country')}
      ORDER BY year, country_code, amounts DESC, currency LIMIT :limit`,
  },
  'largest-amounts': {
    summary: 'the largest sums of money in each currency and where they stand',
    columns: ['currency', 'value', 'exact', 'year', 'country', 'path', 'start'],
    filters: ['country', 'document'],
    sql: `SELECT currency, value, exact, year, country_code AS country, path, start_offset AS start
      FROM amounts_in_context
      WHERE entity_type = 'MONEY' AND value IS NOT NULL AND currency IS NOT NULL
        AND ${equals('country_code', 'country')} AND ${contains('path', 'document')}
      ORDER BY currency, value DESC, path, start_offset LIMIT :limit`,
  },
  'appears-with': {
    summary: 'who and what stand in the same passages as a name',
    columns: ['name', 'with', 'type', 'passages', 'documents'],
    filters: ['name', 'type'],
    sql: `SELECT min(a.name) AS name, min(b.name) AS "with", min(b.entity_type) AS type,
        count(*) AS passages, count(DISTINCT a.document_id) AS documents
      FROM appearances a
      JOIN appearances b ON b.document_id = a.document_id AND b.passage_start = a.passage_start AND b.thing <> a.thing
      WHERE ${contains('a.name', 'name')} AND ${equals('b.entity_type', 'type')}
        AND (CAST(:name AS TEXT) IS NOT NULL OR a.thing < b.thing)
      GROUP BY a.thing, b.thing
      ORDER BY passages DESC, min(a.name), min(b.name), a.thing, b.thing LIMIT :limit`,
  },
  organisations: {
    summary: 'organisations by document',
    columns: ['path', 'name', 'mentions', 'known'],
    filters: ['document', 'name'],
    sql: `SELECT path, name, mention_count AS mentions, known FROM organisations_by_document
      WHERE ${contains('path', 'document')} AND ${contains('name', 'name')}
      ORDER BY path, mention_count DESC, name LIMIT :limit`,
  },
  unresolved: {
    summary: 'names that no gazetteer knows, by frequency',
    columns: ['type', 'name', 'mentions', 'documents'],
    filters: ['type', 'name'],
    sql: `SELECT entity_type AS type, name, mentions, documents FROM unresolved_names
      WHERE ${equals('entity_type', 'type')} AND ${contains('name', 'name')}
      ORDER BY mentions DESC, name, entity_type LIMIT :limit`,
  },
  mentions: {
    summary: 'every place where a name stands, with its context',
    columns: ['path', 'start', 'end', 'before', 'exact', 'after'],
    filters: ['name', 'document', 'type'],
    needs: 'name',
    sql: `SELECT d.path, m.start_offset AS start, m.end_offset AS "end", m.prefix AS before, m.exact, m.suffix AS after
      FROM mentions m JOIN documents d ON d.document_id = m.document_id
      JOIN entities e ON e.document_id = m.document_id AND e.entity = m.entity
      WHERE EXISTS (SELECT 1 FROM names n WHERE n.document_id = e.document_id AND n.entity = e.entity
          AND ${contains('n.name', 'name')})
        AND ${contains('d.path', 'document')} AND ${equals('m.entity_type', 'type')}
      ORDER BY d.path, m.start_offset LIMIT :limit`,
  },
  search: {
    summary: 'full-text search over passages, page furniture left out',
    columns: ['path', 'start', 'text'],
    filters: ['text', 'document'],
    needs: 'text',
    sql: {
      sqlite: `SELECT ${searchColumns}, snippet(passage_search, 0, '[', ']', ' … ', 16) AS text
        FROM passage_search JOIN passages p ON p.passage_id = passage_search.rowid
        JOIN documents d ON d.document_id = p.document_id
        WHERE passage_search MATCH :text AND ${inText} AND ${contains('d.path', 'document')}
        ORDER BY bm25(passage_search), d.path, p.start_offset LIMIT :limit`,
      postgres: `SELECT ${searchColumns},
          ts_headline('english', left(p.text, 200000), q.query, 'StartSel=[, StopSel=], MaxWords=16, MinWords=8') AS text
        FROM passages p JOIN documents d ON d.document_id = p.document_id,
          LATERAL (SELECT plainto_tsquery('english', CAST(:text AS TEXT)) AS query) q
        WHERE p.search @@ q.query AND ${inText} AND ${contains('d.path', 'document')}
        ORDER BY ts_rank(p.search, q.query) DESC, d.path, p.start_offset LIMIT :limit`,
      duckdb: `SELECT ${searchColumns}, p.text
        FROM passages p JOIN documents d ON d.document_id = p.document_id
        WHERE ${contains('p.text', 'text')} AND ${inText} AND ${contains('d.path', 'document')}
        ORDER BY d.path, p.start_offset LIMIT :limit`,
    },
  },
};

/** Asks a ready question. */
export async function ask(
  store: Store,
  question: Question,
  filters: Readonly<Partial<Record<QuestionFilter, string>>>,
  limit: number,
): Promise<Answer[]> {
  const parameters: Record<string, Cell> = { limit };
  for (const filter of questionFilters) parameters[filter] = filters[filter] ?? null;
  // The other dialects have a search of their own for `text`.
  for (const filter of [
    'name',
    'document',
    ...(store.dialect === 'duckdb' ? (['text'] as const) : []),
  ] as const)
    parameters[filter] = filters[filter]?.replace(/[!%_]/g, `${escapeMark}$&`) ?? null;
  if (store.dialect === 'sqlite' && parameters['text'] !== null)
    parameters['text'] = fts5Terms(String(parameters['text']));
  const sql = typeof question.sql === 'string' ? question.sql : question.sql[store.dialect];
  const rows = await store.query(sql, parameters);
  // PostgreSQL gives decimals and sums as text.
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, numericColumns.has(name) ? asNumber(value) : value]),
    ),
  );
}

const numericColumns = new Set([
  'characters',
  'passages',
  'entities',
  'known',
  'mentions',
  'documents',
  'value',
  'smallest',
  'largest',
]);

function asNumber(value: string | number | null): string | number | null {
  return typeof value === 'string' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** Words as an FTS5 query that asks for all of them; each is quoted, so that none is read as an operator. */
function fts5Terms(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `"${word.replaceAll('"', '""')}"`)
    .join(' ');
}
