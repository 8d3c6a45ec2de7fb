import { type Column, type Table, type TableName, tableNames, tables } from './layout.ts';
import type { Dialect } from './store.ts';
import { views } from './views.ts';

export const typeNames: Readonly<Record<Dialect, Readonly<Record<Column['type'], string>>>> = {
  sqlite: { key: 'INTEGER', integer: 'INTEGER', real: 'REAL', decimal: 'NUMERIC', text: 'TEXT' },
  postgres: {
    key: 'BIGINT',
    integer: 'BIGINT',
    real: 'DOUBLE PRECISION',
    decimal: 'NUMERIC',
    text: 'TEXT COLLATE "C"',
  },
  duckdb: { key: 'BIGINT', integer: 'BIGINT', real: 'DOUBLE', decimal: 'DOUBLE', text: 'VARCHAR' },
};

/** The statements that make the first tables and their indexes, without what a later step adds. */
export function tableStatements(dialect: Dialect): string[] {
  return tableNames.flatMap((name) => newTable(tables[name], dialect));
}

/** The statements of a later step: its tables, and its columns of earlier ones. */
export function additionStatements(dialect: Dialect, step: number): string[] {
  return tableNames.flatMap((name) => {
    const added = tables[name].columns.filter(({ since }) => since === step);
    const columns = added.map((column) => `ALTER TABLE ${name} ADD COLUMN ${columnLine(column, dialect)}`);
    return [...newTable(tables[name], dialect, step), ...columns];
  });
}

function newTable(table: Table, dialect: Dialect, step?: number): string[] {
  return table.since === step ? [createTable(table, dialect), ...createIndexes(table, dialect)] : [];
}

function columnLine({ name, type, nullable }: Column, dialect: Dialect): string {
  return `${name} ${typeNames[dialect][type]}${nullable ? '' : ' NOT NULL'}`;
}

function createTable(table: Table, dialect: Dialect): string {
  const lines = table.columns
    .filter(({ since }) => since === undefined)
    .map((column) => columnLine(column, dialect));
  // DuckDB checks keys against rows that the same transaction has removed, so replacing a document would fail.
  if (dialect !== 'duckdb') {
    if (dialect === 'sqlite' && table.name === 'passages') {
      // Full-text search needs a row number that stays.
      lines.unshift('passage_id INTEGER PRIMARY KEY');
      lines.push(`UNIQUE (${table.primaryKey.join(', ')})`);
    } else lines.push(`PRIMARY KEY (${table.primaryKey.join(', ')})`);
    for (const columns of table.unique ?? []) lines.push(`UNIQUE (${columns.join(', ')})`);
    for (const { columns, table: other, references } of table.foreignKeys)
      lines.push(`FOREIGN KEY (${columns.join(', ')}) REFERENCES ${other} (${references.join(', ')})`);
  }
  return `CREATE TABLE ${table.name} (\n  ${lines.join(',\n  ')}\n)`;
}

function createIndexes({ name, indexes }: Table, dialect: Dialect): string[] {
  if (dialect === 'duckdb') return [];
  return indexes.map(
    (columns) => `CREATE INDEX ${name}_${columns.join('_')} ON ${name} (${columns.join(', ')})`,
  );
}

/** The statements that make the views. */
export function viewStatements(): string[] {
  return Object.entries(views).map(([name, sql]) => `CREATE VIEW ${name} AS ${sql.trim()}`);
}

/** The statements that make full-text search over passages; DuckDB searches without an index. */
export function searchStatements(dialect: Dialect): string[] {
  if (dialect === 'sqlite') {
    return [
      "CREATE VIRTUAL TABLE passage_search USING fts5(text, content='passages', content_rowid='passage_id', tokenize='porter unicode61')",
      `CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
        INSERT INTO passage_search (rowid, text) VALUES (new.passage_id, new.text);
      END`,
      `CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
        INSERT INTO passage_search (passage_search, rowid, text) VALUES ('delete', old.passage_id, old.text);
      END`,
    ];
  }
  if (dialect === 'postgres') {
    // A tsvector holds at most a megabyte; 200,000 characters always fit.
    return [
      `ALTER TABLE passages ADD COLUMN search tsvector
        GENERATED ALWAYS AS (to_tsvector('english', left(coalesce(text, ''), 200000))) STORED`,
      'CREATE INDEX passages_search ON passages USING gin (search)',
    ];
  }
  return [];
}

/**
 * From version 18 PostgreSQL need not look up every row's foreign keys, which took nearly half of the time of a load. Those between the
 * parts of one document stay declared, for people and tools; that they hold is seen to by the loader, which writes a document whole
 * and refuses a record whose parts do not fit. Those that lead to `documents` and `runs` go on being enforced.
 */
export function looseKeyStatements(dialect: Dialect): string[] {
  if (dialect !== 'postgres') return [];
  return [
    `DO $$
    DECLARE key record;
    BEGIN
      IF current_setting('server_version_num')::integer < 180000 THEN RETURN; END IF;
      FOR key IN
        SELECT conrelid::regclass AS holder, conname FROM pg_constraint
        WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
          AND confrelid <> ALL (ARRAY['documents'::regclass, 'runs'::regclass]) LOOP
        EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I NOT ENFORCED', key.holder, key.conname);
      END LOOP;
    END $$`,
  ];
}

export function columnNames(table: TableName): string[] {
  return tables[table].columns.map(({ name }) => name);
}

/** `ON CONFLICT` part of an upsert: the row stays, so that what refers to it stays valid. */
export function upsertClause(table: 'runs' | 'documents'): string {
  const { primaryKey, columns } = tables[table];
  if (table === 'runs') return `ON CONFLICT (${primaryKey.join(', ')}) DO NOTHING`;
  const fixed = ['document_id', 'collection', 'path'];
  const changes = columns
    .filter(({ name }) => !fixed.includes(name))
    .map(({ name }) => `${name} = excluded.${name}`);
  // Two paths with one key: the second breaks the uniqueness of neither, so it must not overwrite the first.
  return `ON CONFLICT (${primaryKey.join(', ')}) DO UPDATE SET ${changes.join(', ')} WHERE documents.collection = excluded.collection AND documents.path = excluded.path`;
}
