import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { findRecords } from '../../src/records/read/find.ts';
import { readHead, readNodes } from '../../src/records/read/read.ts';
import { tableNames } from '../../src/records/store/layout.ts';
import { addHeadRows, RowBatch, RowMaker } from '../../src/records/store/rows.ts';
import { columnNames, looseKeyStatements, tableStatements } from '../../src/records/store/sql.ts';

/** Rows of the first records of a folder, as much as some thousand plain statements. */
export function someRows(records: string): RowBatch {
  const batch = new RowBatch();
  for (const found of findRecords([records])) {
    if ('error' in found) throw found.error;
    const head = readHead(found);
    addHeadRows(batch, 'default', head, found.digest);
    const maker = new RowMaker('default', head, found, batch);
    for (const item of readNodes(found)) maker.take(item);
    if (batch.tables.mentions.length > 1500) break;
  }
  batch.tables.runs.length = 1;
  return batch;
}

/** Mentions a second by plain `INSERT`s into SQLite, each in a transaction of its own. */
export async function plainSqlite(batch: RowBatch, file: string): Promise<number> {
  const database = new DatabaseSync(file);
  for (const statement of tableStatements('sqlite')) database.exec(statement);
  const started = performance.now();
  for (const name of tableNames) {
    const columns = columnNames(name);
    const statement = database.prepare(`INSERT INTO ${name} (${columns}) VALUES (${columns.map(() => '?')})`);
    for (const row of batch.tables[name]) statement.run(...row);
  }
  const seconds = (performance.now() - started) / 1000;
  database.close();
  return batch.tables.mentions.length / seconds;
}

/** Mentions a second by plain `INSERT`s into PostgreSQL, each in a transaction of its own. */
export async function plainPostgres(batch: RowBatch, url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of [...tableStatements('postgres'), ...looseKeyStatements('postgres')])
    await client.query(statement);
  const started = performance.now();
  for (const name of tableNames) {
    const columns = columnNames(name);
    const text = `INSERT INTO ${name} (${columns}) VALUES (${columns.map((_, i) => `$${i + 1}`)})`;
    for (const row of batch.tables[name]) await client.query(text, [...row]);
  }
  const seconds = (performance.now() - started) / 1000;
  await client.end();
  return batch.tables.mentions.length / seconds;
}
