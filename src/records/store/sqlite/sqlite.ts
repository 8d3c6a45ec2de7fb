import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { makeFolder } from '../../../files/make-folder.ts';
import { partTables, type TableName } from '../layout.ts';
import { assertLayout, missingMigrations, versionTable } from '../migrations.ts';
import type { Cell, Row } from '../rows.ts';
import { columnNames, upsertClause } from '../sql.ts';
import type { Answer, EntityThing, Store, StoreTransaction } from '../store.ts';
import { inTransaction, undo } from './transaction.ts';

/** Result codes of SQLite, https://www.sqlite.org/rescode.html */
const code = { readonly: 8, io: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

/**
 * Opens a SQLite file, making or upgrading its layout.
 * @param file path, or `:memory:`
 * @param readOnly changes nothing
 * @throws OnomastError of the area `store`
 */
export function openSqlite(file: string, readOnly = false): Store {
  return new SqliteStore(file, readOnly);
}

class SqliteStore implements Store, StoreTransaction {
  readonly dialect = 'sqlite';
  readonly place: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, readOnly: boolean) {
    this.place = `sqlite:${file}`;
    this.#database = this.#guard(() => {
      if (file !== ':memory:' && !readOnly) makeFolder(path.dirname(path.resolve(file)));
      return new DatabaseSync(file, { timeout: 30_000, readOnly });
    });
    try {
      if (readOnly) {
        this.#guard(() => assertLayout(this.#version(), this.place));
        return;
      }
      this.#guard(() => {
        this.#database.exec('PRAGMA foreign_keys = ON');
        this.#database.exec('PRAGMA journal_mode = WAL');
        this.#database.exec('PRAGMA synchronous = NORMAL');
        this.#database.exec('PRAGMA cache_size = -32768');
      });
      this.#migrate();
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  #migrate(): void {
    this.#guard(() => {
      if (missingMigrations(this.#version(), this.place).length === 0) return;
      inTransaction(this.#database, () => {
        this.#database.exec(
          `CREATE TABLE IF NOT EXISTS ${versionTable} (version INTEGER PRIMARY KEY, name TEXT NOT NULL)`,
        );
        for (const { version, name, statements } of missingMigrations(this.#version(), this.place)) {
          for (const statement of statements('sqlite')) this.#database.exec(statement);
          this.#database.prepare(`INSERT INTO ${versionTable} VALUES (?, ?)`).run(version, name);
        }
      });
    });
  }

  #version(): number {
    const names = this.#database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    if (!names.some(({ name }) => name === versionTable)) {
      const taken = names.find(({ name }) => (name as string) === 'documents' || name === 'mentions');
      if (taken !== undefined)
        throw new OnomastError(
          'store.foreign',
          `${this.place} has a table ${String(taken['name'])} that is not onomast's`,
        );
      return 0;
    }
    const row = this.#database.prepare(`SELECT max(version) AS version FROM ${versionTable}`).get();
    return Number(row?.['version'] ?? 0);
  }

  async digests(documents: readonly number[]): Promise<Map<number, string>> {
    return this.#guard(() => {
      const statement = this.#prepared('SELECT record_sha256 FROM documents WHERE document_id = ?');
      const found = new Map<number, string>();
      for (const id of documents) {
        const row = statement.get(id);
        if (row !== undefined) found.set(id, row['record_sha256'] as string);
      }
      return found;
    });
  }

  async documents(collection: string): Promise<{ documentId: number; path: string }[]> {
    const sql = 'SELECT document_id AS documentId, path FROM documents WHERE collection = ? ORDER BY path';
    return this.#guard(
      () => this.#prepared(sql).all(collection) as unknown as { documentId: number; path: string }[],
    );
  }

  async transaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    this.#guard(() => this.#database.exec('BEGIN IMMEDIATE'));
    try {
      const result = await work(this);
      this.#guard(() => this.#database.exec('COMMIT'));
      return result;
    } catch (error) {
      undo(this.#database);
      throw error;
    }
  }

  async removeParts(documents: readonly number[]): Promise<void> {
    this.#guard(() => {
      for (const table of partTables.toReversed()) {
        const statement = this.#prepared(`DELETE FROM ${table} WHERE document_id = ?`);
        for (const id of documents) statement.run(id);
      }
    });
  }

  async removeDocuments(documents: readonly number[]): Promise<void> {
    await this.removeParts(documents);
    this.#guard(() => {
      const statement = this.#prepared('DELETE FROM documents WHERE document_id = ?');
      for (const id of documents) statement.run(id);
    });
  }

  async upsert(table: 'runs' | 'documents', rows: readonly Row[]): Promise<number[]> {
    this.#run(`${insertInto(table)} ${upsertClause(table)}`, rows, table === 'documents');
    return rows.map((row) => row[0] as number);
  }

  async insert(table: TableName, rows: readonly Row[]): Promise<void> {
    this.#run(insertInto(table), rows, false);
  }

  async setThings(entities: readonly EntityThing[]): Promise<void> {
    this.#guard(() => {
      const statement = this.#prepared('UPDATE entities SET thing = ? WHERE document_id = ? AND entity = ?');
      for (const [documentId, entity, thing] of entities) statement.run(thing, documentId, entity);
    });
  }

  #run(sql: string, rows: readonly Row[], mustChange: boolean): void {
    this.#guard(() => {
      const statement = this.#prepared(sql);
      for (const row of rows) {
        const { changes } = statement.run(...(row as Cell[]));
        if (mustChange && changes === 0)
          throw new OnomastError('store.failed', `two documents share the key ${row[0]}`);
      }
    });
  }

  async query(sql: string, parameters: Readonly<Record<string, Cell>> = {}): Promise<Answer[]> {
    return this.#guard(() => {
      const statement = this.#database.prepare(sql);
      statement.setAllowUnknownNamedParameters(true);
      return statement.all(parameters).map((row) => ({ ...row })) as Answer[];
    });
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw cause instanceof OnomastError ? cause : sqliteError(cause, this.place);
    }
  }
}

function insertInto(table: TableName): string {
  const names = columnNames(table);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
}

/** A write that the file system refused: most often for want of room, or for a limit on the size of files. */
const refusedWrite = 778;

function sqliteError(cause: unknown, place: string): OnomastError {
  const {
    errcode,
    message,
    code: systemCode,
  } = cause as { errcode?: number; message: string; code?: string };
  const options = { cause };
  if (errcode === refusedWrite) return new OnomastError('store.full', `no room for ${place}`, {}, options);
  switch (errcode === undefined ? undefined : errcode & 0xff) {
    case code.full:
      return new OnomastError('store.full', `no room for ${place}`, {}, options);
    case code.readonly:
    case code.cannotOpen:
      return new OnomastError('store.unwritable', `${place} cannot be opened for writing`, {}, options);
    case code.notADatabase:
    case code.corrupt:
      return new OnomastError(
        'store.foreign',
        `${place} is not a SQLite database, or a damaged one`,
        {},
        options,
      );
  }
  if (
    systemCode === 'EACCES' ||
    systemCode === 'EROFS' ||
    systemCode === 'ENOTDIR' ||
    systemCode === 'EEXIST'
  )
    return new OnomastError('store.unwritable', `${place} cannot be made (${systemCode})`, {}, options);
  return new OnomastError('store.failed', `${place}: ${message}`, {}, options);
}
