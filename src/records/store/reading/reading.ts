import { existsSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { OnomastError } from '../../../errors/onomast-error.ts';

/** A row by column name. */
export type ReadingRow = Record<string, string | number | null>;

/** A loaded SQLite file opened for reading only; every question is prepared once. */
export class Reading {
  readonly file: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  private constructor(file: string, database: DatabaseSync) {
    this.file = file;
    this.#database = database;
  }

  /** @throws OnomastError `store.no-database`, `store.foreign` */
  static open(file: string): Reading {
    if (!existsSync(file)) throw new OnomastError('store.no-database', `sqlite:${file}: no such file`);
    try {
      const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
      database.exec('PRAGMA cache_size = -24576');
      database.exec('PRAGMA mmap_size = 0');
      database.prepare('SELECT content FROM reading_state').get();
      return new Reading(file, database);
    } catch (cause) {
      throw new OnomastError('store.foreign', `sqlite:${file} was not loaded by this program`, {}, { cause });
    }
  }

  all(sql: string, parameters: Readonly<Record<string, SQLInputValue>> = {}): ReadingRow[] {
    return this.#prepared(sql)
      .all(parameters)
      .map((row) => ({ ...row })) as ReadingRow[];
  }

  /** Rows one by one, for a question that has very many. */
  *each(sql: string, parameters: Readonly<Record<string, SQLInputValue>> = {}): Generator<ReadingRow> {
    for (const row of this.#prepared(sql).iterate(parameters)) yield row as ReadingRow;
  }

  get(sql: string, parameters: Readonly<Record<string, SQLInputValue>> = {}): ReadingRow | undefined {
    return this.#prepared(sql).get(parameters) as ReadingRow | undefined;
  }

  /** Grows with every change of the content. */
  get content(): number {
    return Number(this.get('SELECT content FROM reading_state')!['content']);
  }

  close(): void {
    this.#database.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      statement.setAllowUnknownNamedParameters(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
