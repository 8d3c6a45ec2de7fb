import { contextColumns } from './context.ts';
import type { Reading, ReadingRow } from './reading.ts';
import { searchTerms } from './search.ts';

/** Passages that are looked through: the words may stand in very many. */
const mostPassages = 20_000;

/** Mentions of the same words and type, the first `limit` in the order in which documents were loaded; found through the full-text index. */
export function mentionsLike(reading: Reading, exact: string, type: string, limit: number): ReadingRow[] {
  const query = searchTerms(`"${exact.replaceAll('"', ' ').replace(/\s+/g, ' ')}"`);
  const columns = `SELECT d.path, coalesce(d.title, d.path) AS title, d.sha256, m.start_offset AS start, m.end_offset AS "end", m.exact,
      m.entity_type AS type, m.prefix AS quotePrefix, m.suffix AS quoteSuffix, ${contextColumns}`;
  const where = 'm.exact = :exact AND m.entity_type = :type';
  // Words without a letter or figure ("$") have no entry in the index.
  if (query === '')
    return reading.all(
      `${columns} FROM mentions m JOIN documents d ON d.document_id = m.document_id
        LEFT JOIN passages p ON p.document_id = m.document_id AND p.start_offset = m.passage_start
        WHERE ${where} ORDER BY m.document_id, m.start_offset LIMIT :limit`,
      { exact, type, limit },
    );
  return reading.all(
    `${columns} FROM (SELECT rowid AS id FROM passage_search WHERE passage_search MATCH :query ORDER BY rowid LIMIT ${mostPassages}) s
      CROSS JOIN passages p ON p.passage_id = s.id
      CROSS JOIN mentions m ON m.document_id = p.document_id AND m.passage_start = p.start_offset
      JOIN documents d ON d.document_id = m.document_id
      WHERE ${where} ORDER BY s.id, m.start_offset LIMIT :limit`,
    { query, exact, type, limit },
  );
}
