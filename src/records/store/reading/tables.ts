/**
 * Tables that answer at once what pages of a large collection ask: totals of documents and things, years, sums, dated events. All of them
 * follow from the layout's tables and can be made anew at any time, so they stand outside its migrations; SQLite only.
 */

/** Raised whenever a statement below changes: tables of another version are dropped and made anew. */
export const readingVersion = 3;

export const readingTables = [
  'reading_documents',
  'reading_things',
  'reading_thing_search',
  'reading_document_types',
  'reading_document_things',
  'reading_spellings',
  'reading_years',
  'reading_amounts',
  'reading_document_sums',
  'reading_events',
] as const;

export const createReading: readonly string[] = [
  'CREATE TABLE IF NOT EXISTS reading_state (version INTEGER NOT NULL, content INTEGER NOT NULL, things TEXT NOT NULL)',
  `CREATE TABLE reading_documents (
    document_id INTEGER PRIMARY KEY, collection TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL,
    mentions INTEGER NOT NULL, names INTEGER NOT NULL, resolved INTEGER NOT NULL, share REAL, words INTEGER NOT NULL,
    date TEXT, language TEXT, pages INTEGER
  )`,
  'CREATE INDEX reading_documents_path ON reading_documents (path)',
  'CREATE INDEX reading_documents_title ON reading_documents (title)',
  'CREATE INDEX reading_documents_mentions ON reading_documents (mentions)',
  'CREATE INDEX reading_documents_words ON reading_documents (words)',
  'CREATE INDEX reading_documents_share ON reading_documents (share)',
  'CREATE INDEX reading_documents_date ON reading_documents (date)',
  'CREATE INDEX reading_documents_language ON reading_documents (language)',
  'CREATE INDEX reading_documents_pages ON reading_documents (pages)',
  `CREATE TABLE reading_things (
    thing TEXT PRIMARY KEY, entity_type TEXT NOT NULL, class TEXT NOT NULL, name TEXT NOT NULL, known INTEGER NOT NULL,
    country_code TEXT, latitude REAL, longitude REAL, mentions INTEGER NOT NULL, documents INTEGER NOT NULL
  )`,
  'CREATE INDEX reading_things_mentions ON reading_things (mentions DESC)',
  'CREATE INDEX reading_things_type ON reading_things (entity_type, mentions DESC)',
  "CREATE VIRTUAL TABLE reading_thing_search USING fts5(name, content='reading_things', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')",
  `CREATE TRIGGER reading_things_added AFTER INSERT ON reading_things BEGIN
    INSERT INTO reading_thing_search (rowid, name) VALUES (new.rowid, new.name);
  END`,
  `CREATE TRIGGER reading_things_removed AFTER DELETE ON reading_things BEGIN
    INSERT INTO reading_thing_search (reading_thing_search, rowid, name) VALUES ('delete', old.rowid, old.name);
  END`,
  `CREATE TABLE reading_document_types (
    entity_type TEXT NOT NULL, document_id INTEGER NOT NULL, mentions INTEGER NOT NULL, PRIMARY KEY (entity_type, document_id)
  ) WITHOUT ROWID`,
  'CREATE INDEX reading_document_types_document ON reading_document_types (document_id)',
  `CREATE TABLE reading_document_things (
    document_id INTEGER NOT NULL, thing TEXT NOT NULL, mentions INTEGER NOT NULL, PRIMARY KEY (document_id, thing)
  ) WITHOUT ROWID`,
  'CREATE INDEX reading_document_things_thing ON reading_document_things (thing, mentions DESC)',
  // In the order of the documents: a page of a concordance is found without its mentions.
  'CREATE INDEX reading_document_things_place ON reading_document_things (thing, document_id, mentions)',
  `CREATE TABLE reading_spellings (
    document_id INTEGER NOT NULL, thing TEXT NOT NULL, exact TEXT NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (document_id, thing, exact)
  ) WITHOUT ROWID`,
  'CREATE INDEX reading_spellings_thing ON reading_spellings (thing, exact, mentions)',
  'CREATE TABLE reading_years (year INTEGER NOT NULL, document_id INTEGER NOT NULL, PRIMARY KEY (year, document_id)) WITHOUT ROWID',
  'CREATE INDEX reading_years_document ON reading_years (document_id)',
  `CREATE TABLE reading_amounts (
    document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, currency TEXT NOT NULL, value REAL NOT NULL, year INTEGER,
    PRIMARY KEY (document_id, start_offset)
  ) WITHOUT ROWID`,
  'CREATE INDEX reading_amounts_value ON reading_amounts (currency, value)',
  'CREATE INDEX reading_amounts_year ON reading_amounts (currency, year, value)',
  `CREATE TABLE reading_document_sums (
    document_id INTEGER NOT NULL, currency TEXT NOT NULL, least REAL NOT NULL, most REAL NOT NULL,
    PRIMARY KEY (document_id, currency)
  ) WITHOUT ROWID`,
  'CREATE INDEX reading_document_sums_range ON reading_document_sums (currency, most, least)',
  `CREATE TABLE reading_events (
    document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, thing TEXT NOT NULL, name TEXT NOT NULL,
    first_day TEXT NOT NULL, last_day TEXT NOT NULL, PRIMARY KEY (document_id, start_offset)
  ) WITHOUT ROWID`,
  'CREATE INDEX reading_events_day ON reading_events (first_day)',
];

/** The nearest dated mention of the same passage; `m` is the mention, `column` of `dates`. */
const nearestDate = (column: string) => `(SELECT y.${column} FROM mentions n
    JOIN dates y ON y.document_id = n.document_id AND y.start_offset = n.start_offset
    WHERE n.document_id = m.document_id AND n.passage_start = m.passage_start AND y.year IS NOT NULL
    ORDER BY abs(n.start_offset - m.start_offset), n.start_offset LIMIT 1)`;

/** What stands in a table for the documents that `:ids` lists as JSON; in the order in which they must be filled. */
export const fillDocuments: readonly (readonly [table: string, select: string])[] = [
  [
    'reading_documents',
    `SELECT document_id, collection, path, title, mentions, names, resolved,
        CASE WHEN names > 0 THEN CAST(resolved AS REAL) / names END, words, date, language, page_count
      FROM (SELECT d.document_id, d.collection, d.path, coalesce(d.title, d.path) AS title, d.date, d.language, d.page_count,
        (SELECT count(*) FROM mentions m WHERE m.document_id = d.document_id) AS mentions,
        (SELECT coalesce(sum(e.mention_count), 0) FROM entities e WHERE e.document_id = d.document_id) AS names,
        (SELECT coalesce(sum(e.mention_count), 0) FROM entities e WHERE e.document_id = d.document_id AND e.known = 1) AS resolved,
        (SELECT coalesce(sum(word_count(p.text)), 0) FROM passages p
          WHERE p.document_id = d.document_id) AS words
      FROM documents d WHERE d.document_id IN (SELECT value FROM json_each(:ids)))`,
  ],
  [
    'reading_document_types',
    `SELECT entity_type, document_id, count(*) FROM mentions
      WHERE document_id IN (SELECT value FROM json_each(:ids)) GROUP BY document_id, entity_type`,
  ],
  [
    'reading_document_things',
    `SELECT document_id, thing, sum(mention_count) FROM entities
      WHERE document_id IN (SELECT value FROM json_each(:ids)) GROUP BY document_id, thing`,
  ],
  [
    'reading_spellings',
    `SELECT m.document_id, e.thing, m.exact, count(*) FROM mentions m
      JOIN entities e ON e.document_id = m.document_id AND e.entity = m.entity
      WHERE m.document_id IN (SELECT value FROM json_each(:ids)) GROUP BY m.document_id, e.thing, m.exact`,
  ],
  [
    'reading_years',
    `SELECT DISTINCT year, document_id FROM dates
      WHERE year IS NOT NULL AND document_id IN (SELECT value FROM json_each(:ids))`,
  ],
  [
    'reading_amounts',
    `SELECT a.document_id, a.start_offset, a.currency, CAST(coalesce(a.value, a.min_value, a.max_value) AS REAL), ${nearestDate('year')}
      FROM amounts a JOIN mentions m ON m.document_id = a.document_id AND m.start_offset = a.start_offset
      WHERE a.entity_type = 'MONEY' AND a.currency IS NOT NULL AND coalesce(a.value, a.min_value, a.max_value) IS NOT NULL
        AND a.document_id IN (SELECT value FROM json_each(:ids))`,
  ],
  [
    'reading_document_sums',
    `SELECT document_id, currency, min(value), max(value) FROM reading_amounts
      WHERE document_id IN (SELECT value FROM json_each(:ids)) GROUP BY document_id, currency`,
  ],
  [
    'reading_events',
    `SELECT document_id, start_offset, thing, name, first_day, coalesce(last_day, first_day) FROM (
      SELECT m.document_id, m.start_offset, e.thing, e.name, ${nearestDate('first_day')} AS first_day, ${nearestDate('last_day')} AS last_day
      FROM mentions m JOIN entities e ON e.document_id = m.document_id AND e.entity = m.entity
      WHERE m.entity_type = 'EVENT' AND m.document_id IN (SELECT value FROM json_each(:ids)))
      WHERE first_day IS NOT NULL`,
  ],
];

/** The entity of a thing that says what it is called: one with the name that the thing goes by, a known one, the one named most. */
const mainEntity = (column: string) => `(SELECT n.${column} FROM entities n WHERE n.thing = e.thing
    ORDER BY (n.entity_type || ' ' || n.name = n.thing) DESC, n.known DESC, n.mention_count DESC, n.name LIMIT 1)`;

/** Totals of things. */
export const fillThings = `SELECT e.thing, ${mainEntity('entity_type')}, ${mainEntity('class')}, ${mainEntity('name')}, max(e.known), max(e.country_code),
    max(CAST(e.latitude AS REAL)), max(CAST(e.longitude AS REAL)), sum(e.mention_count), count(DISTINCT e.document_id)
  FROM entities e WHERE e.thing IN (SELECT value FROM json_each(:things)) GROUP BY e.thing`;

export const fillAllThings = fillThings.replace(
  'WHERE e.thing IN (SELECT value FROM json_each(:things))',
  '',
);
