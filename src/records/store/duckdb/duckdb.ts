import path from 'node:path';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { makeFolder } from '../../../files/make-folder.ts';
import { partTables, type TableName, tables } from '../layout.ts';
import { assertLayout, missingMigrations, versionTable } from '../migrations.ts';
import type { Cell, Row } from '../rows.ts';
import type { Answer, EntityThing, Store, StoreTransaction } from '../store.ts';

type DuckDb = typeof import('@duckdb/node-api');
type Connection = Awaited<ReturnType<Awaited<ReturnType<DuckDb['DuckDBInstance']['create']>>['connect']>>;

/**
 * Opens a DuckDB file, making or upgrading its layout. It has no foreign keys, since DuckDB checks keys against rows that the same
 * transaction has removed.
 * @param readOnly changes nothing
 * @throws OnomastError of the area `store`; `store.driver-missing` where `@duckdb/node-api` is not installed
 */
export async function openDuckDb(file: string, readOnly = false): Promise<Store> {
  let duckdb: DuckDb;
  try {
    duckdb = await import('@duckdb/node-api');
  } catch (cause) {
    throw new OnomastError(
      'store.driver-missing',
      'duckdb: needs the package @duckdb/node-api',
      {},
      { cause },
    );
  }
  const place = `duckdb:${file}`;
  try {
    if (file !== ':memory:' && !readOnly) makeFolder(path.dirname(path.resolve(file)));
    const instance = await duckdb.DuckDBInstance.create(file, readOnly ? { access_mode: 'READ_ONLY' } : {});
    const store = new DuckDbStore(await instance.connect(), () => instance.closeSync(), place);
    try {
      if (readOnly) assertLayout(await store.version(), place);
      else await store.migrate();
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  } catch (cause) {
    throw duckDbError(cause, place);
  }
}

class DuckDbStore implements Store, StoreTransaction {
  readonly dialect = 'duckdb';
  readonly place: string;
  readonly #connection: Connection;
  readonly #closeInstance: () => void;

  constructor(connection: Connection, closeInstance: () => void, place: string) {
    this.#connection = connection;
    this.#closeInstance = closeInstance;
    this.place = place;
  }

  /** The version of the layout, 0 where there is none. */
  async version(): Promise<number> {
    const [present] = await this.query(
      'SELECT count(*) AS n FROM information_schema.tables WHERE table_name = :name',
      { name: versionTable },
    );
    const [last] =
      present?.['n'] === 0
        ? [{ version: 0 }]
        : await this.query(`SELECT max(version) AS version FROM ${versionTable}`);
    return Number(last?.['version'] ?? 0);
  }

  async migrate(): Promise<void> {
    const missing = missingMigrations(await this.version(), this.place);
    if (missing.length === 0) return;
    await this.transaction(async () => {
      await this.#run(
        `CREATE TABLE IF NOT EXISTS ${versionTable} (version INTEGER PRIMARY KEY, name VARCHAR NOT NULL)`,
      );
      for (const { version, name, statements } of missing) {
        for (const statement of statements('duckdb')) await this.#run(statement);
        await this.#run(`INSERT INTO ${versionTable} VALUES (${version}, '${name}')`);
      }
    });
  }

  async digests(documents: readonly number[]): Promise<Map<number, string>> {
    if (documents.length === 0) return new Map();
    const rows = await this.query(
      `SELECT document_id, record_sha256 FROM documents WHERE document_id IN (${documents.join(', ')})`,
    );
    return new Map(rows.map((row) => [row['document_id'] as number, row['record_sha256'] as string]));
  }

  async documents(collection: string): Promise<{ documentId: number; path: string }[]> {
    const rows = await this.query(
      'SELECT document_id, path FROM documents WHERE collection = :collection ORDER BY path',
      { collection },
    );
    return rows.map((row) => ({ documentId: row['document_id'] as number, path: row['path'] as string }));
  }

  async transaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    await this.#run('BEGIN TRANSACTION');
    try {
      const result = await work(this);
      await this.#run('COMMIT');
      return result;
    } catch (error) {
      await this.#connection.run('ROLLBACK').catch(() => {});
      throw duckDbError(error, this.place);
    }
  }

  async removeParts(documents: readonly number[]): Promise<void> {
    for (const table of partTables.toReversed())
      await this.#run(`DELETE FROM ${table} WHERE document_id IN (${documents.join(', ')})`);
  }

  async removeDocuments(documents: readonly number[]): Promise<void> {
    await this.removeParts(documents);
    await this.#run(`DELETE FROM documents WHERE document_id IN (${documents.join(', ')})`);
  }

  async upsert(table: 'runs' | 'documents', rows: readonly Row[]): Promise<number[]> {
    const id = tables[table].primaryKey[0]!;
    await this.#run(`DELETE FROM ${table} WHERE ${id} IN (${rows.map((row) => row[0]).join(', ')})`);
    const seen = new Set<Cell>();
    await this.insert(
      table,
      rows.filter((row) => !seen.has(row[0]!) && seen.add(row[0]!)),
    );
    return rows.map((row) => row[0] as number);
  }

  async insert(table: TableName, rows: readonly Row[]): Promise<void> {
    try {
      const appender = await this.#connection.createAppender(table);
      const { columns } = tables[table];
      for (const row of rows) {
        for (const [i, cell] of row.entries()) {
          if (cell === null) appender.appendNull();
          else if (columns[i]!.type === 'text') appender.appendVarchar(cell as string);
          else if (columns[i]!.type === 'key' || columns[i]!.type === 'integer')
            appender.appendBigInt(BigInt(cell));
          else appender.appendDouble(Number(cell));
        }
        appender.endRow();
      }
      appender.closeSync();
    } catch (cause) {
      throw duckDbError(cause, this.place);
    }
  }

  async setThings(entities: readonly EntityThing[]): Promise<void> {
    await this.#run('CREATE TEMP TABLE new_things (document_id BIGINT, entity BIGINT, thing VARCHAR)');
    try {
      const appender = await this.#connection.createAppender('new_things');
      for (const [documentId, entity, thing] of entities) {
        appender.appendBigInt(BigInt(documentId));
        appender.appendBigInt(BigInt(entity));
        appender.appendVarchar(thing);
        appender.endRow();
      }
      appender.closeSync();
    } catch (cause) {
      throw duckDbError(cause, this.place);
    }
    await this.#run(`UPDATE entities SET thing = n.thing FROM new_things n
      WHERE entities.document_id = n.document_id AND entities.entity = n.entity`);
    await this.#run('DROP TABLE new_things');
  }

  async query(sql: string, parameters: Readonly<Record<string, Cell>> = {}): Promise<Answer[]> {
    const used = new Set<string>();
    const text = sql.replace(/(?<![:\w]):([a-z]\w*)/g, (_, name: string) => {
      used.add(name);
      return `$${name}`;
    });
    try {
      const values = Object.fromEntries([...used].map((name) => [name, parameters[name] ?? null]));
      const reader = await this.#connection.runAndReadAll(text, values as Record<string, string>);
      return reader
        .getRowObjectsJS()
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              typeof value === 'bigint' ? Number(value) : value,
            ]),
          ),
        ) as Answer[];
    } catch (cause) {
      throw duckDbError(cause, this.place);
    }
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#closeInstance();
  }

  async #run(sql: string): Promise<void> {
    try {
      await this.#connection.run(sql);
    } catch (cause) {
      throw duckDbError(cause, this.place);
    }
  }
}

function duckDbError(cause: unknown, place: string): OnomastError {
  if (cause instanceof OnomastError) return cause;
  const message = (cause as Error).message.split('\n')[0]!;
  if (/not a valid DuckDB database/.test(message))
    return new OnomastError('store.foreign', `${place} is not a DuckDB database`, {}, { cause });
  if (/No space left/.test(message))
    return new OnomastError('store.full', `no room for ${place}`, {}, { cause });
  if (/Cannot open file|Permission denied|EACCES|EROFS|ENOTDIR|EEXIST|Could not set lock/.test(message))
    return new OnomastError(
      'store.unwritable',
      `${place} cannot be opened for writing (${message})`,
      {},
      { cause },
    );
  return new OnomastError('store.failed', `${place}: ${message}`, {}, { cause });
}
