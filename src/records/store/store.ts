import type { TableName } from './layout.ts';
import type { Cell, Row, RowBatch } from './rows.ts';

export type Dialect = 'sqlite' | 'postgres' | 'duckdb';

/** A row of an answer by column name. */
export type Answer = Record<string, string | number | null>;

/** An entity by its key, and the thing that it is. */
export type EntityThing = readonly [documentId: number, entity: number, thing: string];

/** What can be done inside a transaction. */
export interface StoreTransaction {
  /** Removes what belongs to documents; `keepDocuments` leaves the rows of the table `documents` themselves. */
  removeParts(documents: readonly number[]): Promise<void>;
  removeDocuments(documents: readonly number[]): Promise<void>;
  /**
   * Adds runs and documents, or changes those that are there.
   * @returns keys of all rows but those that are surely new
   */
  upsert(table: 'runs' | 'documents', rows: readonly Row[]): Promise<number[]>;
  insert(table: TableName, rows: readonly Row[]): Promise<void>;
  /** Says of entities that are there which thing of the collection they are. */
  setThings(entities: readonly EntityThing[]): Promise<void>;
}

/** A database that holds the relational layout. Every failure is an OnomastError of the area `store`. */
export interface Store {
  readonly dialect: Dialect;
  /** Where it is, without credentials. */
  readonly place: string;
  /** Digests of the records that are loaded, by document. */
  digests(documents: readonly number[]): Promise<Map<number, string>>;
  /** Paths and keys of all documents of a collection, in the order of the paths' code units. */
  documents(collection: string): Promise<{ documentId: number; path: string }[]>;
  /** Runs work that is kept whole or not at all. */
  transaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** Answers SQL with `:name` parameters. */
  query(sql: string, parameters?: Readonly<Record<string, Cell>>): Promise<Answer[]>;
  close(): Promise<void>;
}

/** Rows of a batch written in the order that keeps foreign keys. */
export async function insertBatch(
  transaction: StoreTransaction,
  batch: RowBatch,
  names: readonly TableName[],
): Promise<void> {
  for (const name of names)
    if (batch.tables[name].length > 0) await transaction.insert(name, batch.tables[name]);
}
