/**
 * The relational layout: the one place where tables, keys and indexes are named. Every store makes its tables from it, the row
 * makers fill its columns in this order, and the CSV and Parquet exports have the same tables. docs/stores.md draws it.
 */

/** `key`: 53 bits; `decimal`: exact where the store can. */
type ColumnType = 'key' | 'integer' | 'real' | 'decimal' | 'text';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable?: true;
}

interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: TableName;
  readonly references: readonly string[];
}

export interface Table {
  readonly name: TableName;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly unique?: readonly (readonly string[])[];
  readonly indexes: readonly (readonly string[])[];
}

/** In the order in which rows can be written without breaking a foreign key. */
export const tableNames = [
  'runs',
  'documents',
  'entities',
  'names',
  'identifiers',
  'passages',
  'mentions',
  'amounts',
  'dates',
] as const;
export type TableName = (typeof tableNames)[number];

/** The tables that hold what a document consists of, and whose rows go when it is replaced. */
export const partTables = tableNames.slice(2);

const key = (name: string): Column => ({ name, type: 'key' });
const integer = (name: string): Column => ({ name, type: 'integer' });
const text = (name: string): Column => ({ name, type: 'text' });
const real = (name: string): Column => ({ name, type: 'real' });
const decimal = (name: string): Column => ({ name, type: 'decimal' });
const maybe = (column: Column): Column => ({ ...column, nullable: true });

const ofDocument: ForeignKey = { columns: ['document_id'], table: 'documents', references: ['document_id'] };
const ofEntity: ForeignKey = {
  columns: ['document_id', 'entity'],
  table: 'entities',
  references: ['document_id', 'entity'],
};
const ofMention: ForeignKey = {
  columns: ['document_id', 'start_offset'],
  table: 'mentions',
  references: ['document_id', 'start_offset'],
};

export const tables: Readonly<Record<TableName, Table>> = {
  runs: {
    name: 'runs',
    columns: [key('run_id'), text('software'), text('pipeline'), text('pipeline_hash')],
    primaryKey: ['run_id'],
    foreignKeys: [],
    indexes: [],
  },
  documents: {
    name: 'documents',
    columns: [
      key('document_id'),
      text('collection'),
      text('path'),
      text('iri'),
      maybe(text('title')),
      text('media_type'),
      text('encoding'),
      text('sha256'),
      integer('byte_length'),
      integer('length'),
      key('run_id'),
      text('record_sha256'),
    ],
    primaryKey: ['document_id'],
    unique: [['collection', 'path']],
    foreignKeys: [{ columns: ['run_id'], table: 'runs', references: ['run_id'] }],
    indexes: [['iri'], ['run_id']],
  },
  entities: {
    name: 'entities',
    columns: [
      key('document_id'),
      integer('entity'),
      text('iri'),
      text('thing'),
      integer('known'),
      text('class'),
      text('entity_type'),
      text('name'),
      maybe(text('country_code')),
      maybe(text('subdivision_code')),
      maybe(decimal('latitude')),
      maybe(decimal('longitude')),
      maybe(text('job_title')),
      maybe(text('runner_up')),
      maybe(real('runner_up_confidence')),
      integer('mention_count'),
    ],
    primaryKey: ['document_id', 'entity'],
    foreignKeys: [ofDocument],
    indexes: [['thing'], ['name'], ['entity_type', 'known'], ['country_code']],
  },
  names: {
    name: 'names',
    columns: [key('document_id'), integer('entity'), integer('position'), text('name')],
    primaryKey: ['document_id', 'entity', 'position'],
    foreignKeys: [ofEntity],
    indexes: [['name']],
  },
  identifiers: {
    name: 'identifiers',
    columns: [key('document_id'), integer('entity'), text('iri'), text('scheme')],
    primaryKey: ['document_id', 'entity', 'iri'],
    foreignKeys: [ofEntity],
    indexes: [['iri']],
  },
  passages: {
    name: 'passages',
    columns: [
      key('document_id'),
      integer('start_offset'),
      integer('end_offset'),
      text('kind'),
      maybe(text('text')),
    ],
    primaryKey: ['document_id', 'start_offset'],
    foreignKeys: [ofDocument],
    indexes: [],
  },
  mentions: {
    name: 'mentions',
    columns: [
      key('document_id'),
      integer('start_offset'),
      integer('end_offset'),
      integer('start_byte'),
      integer('end_byte'),
      text('entity_type'),
      text('exact'),
      text('prefix'),
      text('suffix'),
      real('confidence'),
      text('stages'),
      maybe(integer('entity')),
      maybe(integer('passage_start')),
    ],
    primaryKey: ['document_id', 'start_offset'],
    // That its document is there follows from the passage.
    foreignKeys: [
      ofEntity,
      {
        columns: ['document_id', 'passage_start'],
        table: 'passages',
        references: ['document_id', 'start_offset'],
      },
    ],
    indexes: [
      ['document_id', 'entity'],
      ['document_id', 'passage_start'],
    ],
  },
  amounts: {
    name: 'amounts',
    columns: [
      key('document_id'),
      integer('start_offset'),
      text('entity_type'),
      maybe(text('currency')),
      maybe(decimal('value')),
      maybe(decimal('min_value')),
      maybe(decimal('max_value')),
      maybe(text('qualifier')),
      maybe(text('unit_text')),
      maybe(text('unit_code')),
      maybe(text('inferred')),
    ],
    primaryKey: ['document_id', 'start_offset'],
    foreignKeys: [ofMention],
    indexes: [['entity_type', 'currency']],
  },
  dates: {
    name: 'dates',
    columns: [
      key('document_id'),
      integer('start_offset'),
      maybe(text('edtf')),
      maybe(integer('year')),
      maybe(text('first_day')),
      maybe(text('last_day')),
      maybe(text('inferred')),
    ],
    primaryKey: ['document_id', 'start_offset'],
    foreignKeys: [ofMention],
    indexes: [['year']],
  },
};

/**
 * Views for the questions people ask, in SQL that all stores share. A thing is what an entity of one document has in common with one
 * of another: the identifier a gazetteer gave, otherwise type and name.
 */
export const views: Readonly<Record<string, string>> = {
  amounts_in_context: `
    SELECT a.document_id, d.collection, d.path, a.start_offset, a.entity_type, m.exact, a.currency, a.value, a.min_value, a.max_value,
      a.qualifier, a.unit_text, a.unit_code,
      (SELECT y.year FROM mentions n JOIN dates y ON y.document_id = n.document_id AND y.start_offset = n.start_offset
        WHERE n.document_id = m.document_id AND n.passage_start = m.passage_start AND y.year IS NOT NULL
        ORDER BY abs(n.start_offset - m.start_offset), n.start_offset LIMIT 1) AS year,
      (SELECT e.country_code FROM mentions n JOIN entities e ON e.document_id = n.document_id AND e.entity = n.entity
        WHERE n.document_id = m.document_id AND n.passage_start = m.passage_start AND e.country_code IS NOT NULL
        ORDER BY abs(n.start_offset - m.start_offset), n.start_offset LIMIT 1) AS country_code
    FROM amounts a
    JOIN mentions m ON m.document_id = a.document_id AND m.start_offset = a.start_offset
    JOIN documents d ON d.document_id = a.document_id`,
  amounts_by_year_and_country: `
    SELECT year, country_code, currency, count(*) AS amounts, min(value) AS smallest, max(value) AS largest
    FROM amounts_in_context
    WHERE entity_type = 'MONEY' AND year IS NOT NULL AND country_code IS NOT NULL
    GROUP BY year, country_code, currency`,
  appearances: `
    SELECT DISTINCT m.document_id, m.passage_start, e.thing, e.entity_type, e.name, e.known
    FROM mentions m JOIN entities e ON e.document_id = m.document_id AND e.entity = m.entity
    WHERE m.passage_start IS NOT NULL`,
  appears_with: `
    SELECT a.thing AS thing, b.thing AS with_thing, min(a.name) AS name, min(a.entity_type) AS entity_type,
      min(b.name) AS with_name, min(b.entity_type) AS with_type, count(*) AS passages, count(DISTINCT a.document_id) AS documents
    FROM appearances a
    JOIN appearances b ON b.document_id = a.document_id AND b.passage_start = a.passage_start AND b.thing <> a.thing
    GROUP BY a.thing, b.thing`,
  organisations_by_document: `
    SELECT d.collection, d.path, e.name, e.iri, e.known, e.mention_count
    FROM entities e JOIN documents d ON d.document_id = e.document_id
    WHERE e.entity_type = 'ORG'`,
  unresolved_names: `
    SELECT e.entity_type, e.name, sum(e.mention_count) AS mentions, count(DISTINCT e.document_id) AS documents
    FROM entities e WHERE e.known = 0
    GROUP BY e.entity_type, e.name`,
};
