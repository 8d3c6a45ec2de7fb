import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { OnomastError } from '../../../errors/onomast-error.ts';
import { partTables, type TableName, tables } from '../layout.ts';
import { assertLayout, missingMigrations, versionTable } from '../migrations.ts';
import type { Cell, Row } from '../rows.ts';
import { columnNames, typeNames, upsertClause } from '../sql.ts';
import type { Answer, EntityThing, Store, StoreTransaction } from '../store.ts';
import { copyText } from './copy-text.ts';
import { isPassing, postgresError } from './postgres-error.ts';

/** The PostgreSQL schema that holds all tables. */
const schemaName = 'onomast';
/** Rows sent at once. */
const copyRows = 512;

// Keys and counts are below 2^53; decimals stay strings, so that none loses digits.
const bigint = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === bigint ? Number : pg.types.getTypeParser(id, format as 'text'),
};

/**
 * Opens a PostgreSQL database, making or upgrading the layout in its schema `onomast`.
 * @param url `postgres://user@host/database`; what it leaves out comes from PGPASSWORD, ~/.pgpass and the like
 * @param place the URL without credentials
 * @param readOnly changes nothing
 * @throws OnomastError of the area `store`
 */
export async function openPostgres(url: string, place: string, readOnly = false): Promise<PostgresStore> {
  const store = new PostgresStore(url, place, readOnly);
  try {
    await (readOnly ? store.assertLayout() : store.migrate());
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

export class PostgresStore implements Store, StoreTransaction {
  readonly dialect = 'postgres';
  readonly place: string;
  readonly #url: string;
  readonly #readOnly: boolean;
  #connected: pg.Client | undefined;
  /** The connection of the transaction under way: its statements must never go to another. */
  #transacting: pg.Client | undefined;

  constructor(url: string, place: string, readOnly = false) {
    this.#readOnly = readOnly;
    this.#url = url;
    this.place = place;
  }

  /** The connection, made anew when the last one broke. */
  async #client(): Promise<pg.Client> {
    if (this.#transacting !== undefined) return this.#transacting;
    if (this.#connected !== undefined) return this.#connected;
    try {
      const client = new pg.Client({
        connectionString: this.#url,
        types,
        application_name: 'onomast',
        ...(this.#readOnly && { options: '-c default_transaction_read_only=on' }),
        connectionTimeoutMillis: 20_000,
        keepAlive: true,
      });
      // Without a listener a broken idle connection would end the process; the next statement tells of it.
      client.on('error', () => {
        if (this.#connected === client) this.#connected = undefined;
      });
      await client.connect();
      await client.query(`SET search_path TO ${schemaName}`);
      this.#connected = client;
      return client;
    } catch (cause) {
      throw postgresError(cause, this.place, true);
    }
  }

  /** @throws OnomastError where the database has not the layout that is asked for */
  async assertLayout(): Promise<void> {
    await this.#guard(async (client) => assertLayout(await this.#version(client), this.place));
  }

  async migrate(): Promise<void> {
    await this.#guard(async (client) => {
      if (missingMigrations(await this.#version(client), this.place).length === 0) return;
      await client.query('BEGIN');
      // Several workers may start at once on an empty database.
      await client.query("SELECT pg_advisory_xact_lock(hashtext('onomast.migrate'))");
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schemaName}`);
      await client.query(
        `CREATE TABLE IF NOT EXISTS ${versionTable} (version INTEGER PRIMARY KEY, name TEXT NOT NULL)`,
      );
      for (const { version, name, statements } of missingMigrations(
        await this.#version(client),
        this.place,
      )) {
        for (const statement of statements('postgres')) await client.query(statement);
        await client.query(`INSERT INTO ${versionTable} VALUES ($1, $2)`, [version, name]);
      }
      await client.query('COMMIT');
    });
  }

  async #version(client: pg.Client): Promise<number> {
    const { rows } = await client.query(
      `SELECT to_regclass('${schemaName}.${versionTable}') IS NOT NULL AS present`,
    );
    if (rows[0].present !== true) return 0;
    const answer = await client.query(`SELECT max(version) AS version FROM ${versionTable}`);
    return Number(answer.rows[0].version ?? 0);
  }

  async digests(documents: readonly number[]): Promise<Map<number, string>> {
    return this.#guard(async (client) => {
      const sql = 'SELECT document_id, record_sha256 FROM documents WHERE document_id = ANY ($1::bigint[])';
      const { rows } = await client.query(sql, [documents]);
      return new Map(rows.map((row) => [row.document_id as number, row.record_sha256 as string]));
    });
  }

  async documents(collection: string): Promise<{ documentId: number; path: string }[]> {
    return this.#guard(async (client) => {
      const sql =
        'SELECT document_id AS "documentId", path FROM documents WHERE collection = $1 ORDER BY path';
      return (await client.query(sql, [collection])).rows;
    });
  }

  async transaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#guard(async (client) => {
      await client.query('BEGIN');
      this.#transacting = client;
      try {
        const result = await work(this);
        await client.query('COMMIT');
        return result;
      } finally {
        this.#transacting = undefined;
      }
    });
  }

  /** Runs a statement as it stands, inside the transaction if one is under way; for pg-boss. */
  async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    return this.#guard((client) => client.query(text, values));
  }

  async removeParts(documents: readonly number[]): Promise<void> {
    await this.#guard(async (client) => {
      for (const table of partTables.toReversed())
        await client.query(`DELETE FROM ${table} WHERE document_id = ANY ($1::bigint[])`, [documents]);
    });
  }

  async removeDocuments(documents: readonly number[]): Promise<void> {
    await this.removeParts(documents);
    await this.#guard((client) =>
      client.query('DELETE FROM documents WHERE document_id = ANY ($1::bigint[])', [documents]),
    );
  }

  async upsert(table: 'runs' | 'documents', rows: readonly Row[]): Promise<number[]> {
    // In the order of the keys, so that two loaders never wait for each other in a circle.
    const sorted = rows.toSorted((a, b) => (a[0] as number) - (b[0] as number));
    const names = columnNames(table);
    const columns = names.map((_, i) => sorted.map((row) => row[i]));
    const types = tables[table].columns.map(({ type }) => typeNames.postgres[type].replace(/ COLLATE.*/, ''));
    const values = types.map((type, i) => `$${i + 1}::${type}[]`).join(', ');
    // Only a row that was changed has a transaction in `xmax`: the one that locked it before.
    const sql = `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM unnest(${values}) ${upsertClause(table)}
      RETURNING ${names[0]} AS id, xmax <> 0 AS changed`;
    return this.#guard(async (client) => {
      const { rows: written } = await client.query(sql, columns);
      if (table === 'documents' && written.length !== sorted.length)
        throw new OnomastError('store.failed', 'two documents share a key');
      return written.filter(({ changed }) => changed).map(({ id }) => id as number);
    });
  }

  async insert(table: TableName, rows: readonly Row[]): Promise<void> {
    await this.copy(table, textBlocks(rows));
  }

  async setThings(entities: readonly EntityThing[]): Promise<void> {
    const columns = [0, 1, 2].map((i) => entities.map((one) => one[i]));
    const sql = `UPDATE entities e SET thing = v.thing
      FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS v (document_id, entity, thing)
      WHERE e.document_id = v.document_id AND e.entity = v.entity`;
    await this.#guard((client) => client.query(sql, columns));
  }

  /** Adds rows that are in the text format of `COPY` already. */
  async copy(table: TableName, blocks: Iterable<string | Uint8Array>): Promise<void> {
    await this.#guard(async (client) => {
      const stream = client.query(copyFrom(`COPY ${table} (${columnNames(table).join(', ')}) FROM STDIN`));
      const ended = finished(stream);
      // Awaited below; a failure while writing must not count as unhandled before.
      ended.catch(() => {});
      for (const block of blocks)
        if (!stream.write(block)) await Promise.race([once(stream, 'drain'), ended]);
      stream.end();
      await ended;
    });
  }

  async query(sql: string, parameters: Readonly<Record<string, Cell>> = {}): Promise<Answer[]> {
    const values: Cell[] = [];
    const numbers = new Map<string, number>();
    const text = sql.replace(/(?<![:\w]):([a-z]\w*)/g, (_, name: string) => {
      if (!numbers.has(name)) numbers.set(name, values.push(parameters[name] ?? null));
      return `$${numbers.get(name)}`;
    });
    return this.#guard(async (client) => (await client.query(text, values)).rows as Answer[]);
  }

  async close(): Promise<void> {
    const client = this.#connected;
    this.#connected = undefined;
    await client?.end().catch(() => {});
  }

  /** Runs work on the connection; after a failure outside a statement's own fault the connection is given up. */
  async #guard<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await this.#client();
    try {
      return await work(client);
    } catch (cause) {
      const error = postgresError(cause, this.place);
      if (isPassing(error)) {
        if (this.#connected === client) this.#connected = undefined;
        client.end().catch(() => {});
      } else await client.query('ROLLBACK').catch(() => {});
      throw error;
    }
  }
}

function* textBlocks(rows: readonly Row[]): Generator<string> {
  for (let from = 0; from < rows.length; from += copyRows) yield copyText(rows.slice(from, from + copyRows));
}
