import type { Reading } from './reading.ts';

/** Hits above which they are shown in the order of the documents: ranking every hit of a common word would take seconds. */
export const mostRanked = 5000;

export interface SearchHit {
  readonly path: string;
  readonly title: string;
  readonly start: number;
  /** Pieces of the passage; every second one is a hit. */
  readonly pieces: readonly string[];
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Passages that hold all words; at most {@link mostRanked}. */
  readonly total: number;
  /** Whether there are more than `total`, which then come in the order of the documents. */
  readonly more: boolean;
}

/** Marks around hits, which no decoded text holds: the store replaces U+0000, and U+FFFF is no character. */
const open = '\uffff<';
const close = '\uffff>';

/** Words as a full-text query that asks for all of them, a phrase in quotes as one; nothing in it is read as an operator. */
export function searchTerms(text: string): string {
  const terms: string[] = [];
  for (const [, phrase, word] of text.matchAll(/"([^"]*)"|(\S+)/g)) {
    const term = (phrase ?? word ?? '').replaceAll('"', '').trim();
    if (!/[\p{L}\p{N}]/u.test(term)) continue;
    const prefix = word?.endsWith('*') === true;
    terms.push(`"${term.replace(/\*+$/, '')}"${prefix ? '*' : ''}`);
  }
  return terms.join(' ');
}

/** Passages with all the words, best first. */
export function searchPassages(
  reading: Reading,
  text: string,
  { offset, limit, path }: { offset: number; limit: number; path?: string | undefined },
): SearchAnswer {
  const query = searchTerms(text);
  if (query === '') return { hits: [], total: 0, more: false };
  const where = `passage_search MATCH :query AND p.kind <> 'furniture'${path === undefined ? '' : ' AND d.path = :path'}`;
  const from = `passage_search JOIN passages p ON p.passage_id = passage_search.rowid
    JOIN documents d ON d.document_id = p.document_id`;
  const parameters = { query, ...(path !== undefined && { path }) };
  const counted = reading.get(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${path === undefined ? 'passage_search' : from}
      WHERE ${path === undefined ? 'passage_search MATCH :query' : where} LIMIT ${mostRanked + 1})`,
    parameters,
  );
  const count = Number(counted!['n']);
  const more = count > mostRanked;
  const order = more ? 'passage_search.rowid' : 'rank, d.path, p.start_offset';
  const rows = reading.all(
    `SELECT d.path, coalesce(d.title, d.path) AS title, p.start_offset AS start,
        snippet(passage_search, 0, '${open}', '${close}', ' … ', 28) AS text
      FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
    { ...parameters, limit, offset },
  );
  return {
    total: Math.min(count, mostRanked),
    more,
    hits: rows.map((row) => ({
      path: String(row['path']),
      title: String(row['title']),
      start: Number(row['start']),
      pieces: String(row['text']).split(/\uffff[<>]/),
    })),
  };
}
