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
  /** Step of the layout's history that added it; absent where it was there from the beginning. */
  readonly since?: number;
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
  /** As of a column. */
  readonly since?: number;
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
  'pages',
  'parts',
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
/** Columns of version 2 of the record. */
const version2 = (...columns: Column[]): Column[] =>
  columns.map((column) => ({ ...column, nullable: true, since: 5 }));
const box = [real('box_left'), real('box_top'), real('box_width'), real('box_height')];

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
      ...version2(
        text('date'),
        integer('year'),
        text('language'),
        real('language_confidence'),
        text('reader'),
        integer('page_count'),
        text('text_path'),
        text('text_sha256'),
        text('metadata'),
        text('metadata_sha256'),
      ),
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
      ...version2(real('confidence')),
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
      ...version2(integer('page'), text('part'), ...box),
      { ...maybe(text('language')), since: 6 },
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
      ...version2(
        integer('sentence_start'),
        integer('sentence_end'),
        integer('page'),
        text('part'),
        ...box,
        text('origin'),
      ),
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
      ...version2(
        text('value_status'),
        text('inferred_from'),
        text('runner_up_currency'),
        real('runner_up_confidence'),
      ),
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
      ...version2(text('value_status'), text('inferred_from')),
    ],
    primaryKey: ['document_id', 'start_offset'],
    foreignKeys: [ofMention],
    indexes: [['year']],
  },
  pages: {
    name: 'pages',
    columns: [
      key('document_id'),
      integer('number'),
      maybe(text('label')),
      integer('start_offset'),
      integer('end_offset'),
      maybe(real('width')),
      maybe(real('height')),
      integer('ocr'),
    ],
    primaryKey: ['document_id', 'number'],
    foreignKeys: [ofDocument],
    indexes: [],
    since: 5,
  },
  parts: {
    name: 'parts',
    columns: [
      key('document_id'),
      text('part'),
      text('path'),
      text('media_type'),
      text('sha256'),
      integer('start_offset'),
      integer('end_offset'),
    ],
    primaryKey: ['document_id', 'part'],
    foreignKeys: [ofDocument],
    indexes: [],
    since: 5,
  },
};
