/**
 * Loading and queueing: rates beside plain INSERTs each in a transaction of its own and beside the extraction, two workers beside
 * one, the queue beside `extract` and `load`, and memory over many small documents; all ratios are of one run.
 *
 *     node bench/store.ts [--large]
 *
 * `--large`: 24 MB instead of 3 of generated publications, 100 thousand instead of 40 thousand small documents.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { tableNames } from '../src/store/layout.ts';
import { findRecords } from '../src/store/records/find.ts';
import { readHead, readNodes } from '../src/store/records/read.ts';
import { RowBatch, RowMaker } from '../src/store/rows.ts';
import { columnNames, tableStatements } from '../src/store/sql.ts';
import { startPostgres } from '../test/store/postgres.ts';
import { makeRecord, recordText } from '../test/store/records.ts';
import { generatePublications } from './support/generate.ts';
import { type Ended, peakOf } from './support/peak.ts';

const large = process.argv.includes('--large');
const folder = mkdtempSync(path.join(tmpdir(), 'onomast-bench-'));
const at = (...parts: string[]) => path.join(folder, ...parts);
const server = await startPostgres({ fsync: true });

/** Runs the command to a good end; its seconds and its peak of resident memory in MB. */
async function command(...args: string[]): Promise<Ended> {
  const ended = await peakOf(args);
  if (ended.code !== 0) throw new Error(`${args.join(' ')} ended with ${ended.code}`);
  return ended;
}

/** Rows of the first records, as much as some thousand plain statements. */
function someRows(): RowBatch {
  const batch = new RowBatch();
  for (const found of findRecords([at('records')])) {
    if ('error' in found) throw found.error;
    const maker = new RowMaker('default', readHead(found), found, batch);
    for (const item of readNodes(found)) maker.take(item);
    if (batch.tables.mentions.length > 1500) break;
  }
  batch.tables.runs.length = 1;
  return batch;
}

async function plainSqlite(batch: RowBatch): Promise<number> {
  const database = new DatabaseSync(at('plain.db'));
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

async function plainPostgres(batch: RowBatch): Promise<number> {
  const client = new pg.Client({ connectionString: await server.database('plain') });
  await client.connect();
  for (const statement of tableStatements('postgres')) await client.query(statement);
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

async function mentionsIn(db: string): Promise<number> {
  const { openStore } = await import('../src/store/open.ts');
  const store = await openStore(db);
  const [row] = await store.query('SELECT count(*) AS n FROM mentions');
  await store.close();
  return Number(row!['n']);
}

const round = (value: number, digits = 0) => value.toFixed(digits);

try {
  const bytes = (large ? 24 : 3) * 1e6;
  const documents = generatePublications(at('in'), bytes, 20_000);
  console.log(`${documents} generated publications, ${round(bytes / 1e6)} MB\n`);

  const extraction = await command(
    'extract',
    at('in'),
    '--out',
    at('records'),
    '--jobs',
    '1',
    '--log-level',
    'error',
    '--quiet',
  );
  const batch = someRows();
  console.log('| | mentions/s | beside plain INSERTs | of the time of extraction |');
  console.log('|---|---|---|---|');
  const sqlite = `sqlite:${at('bench.db')}`;
  const postgres = await server.database('loaded');
  const rates: Record<string, number> = {
    SQLite: await plainSqlite(batch),
    PostgreSQL: await plainPostgres(batch),
  };
  let loadSeconds = 0;
  for (const [name, db] of [
    ['SQLite', sqlite],
    ['PostgreSQL', postgres],
  ] as const) {
    const { seconds } = await command('load', at('records'), '--db', db);
    if (name === 'PostgreSQL') loadSeconds = seconds;
    const rate = (await mentionsIn(db)) / seconds;
    console.log(
      `| ${name} | ${round(rate)} | ${round(rate / rates[name]!, 1)} times ${round(rates[name]!)} | ${round((100 * seconds) / extraction.seconds)} % of ${round(extraction.seconds, 1)} s |`,
    );
  }

  const queue = async (name: string, workers: number) => {
    const db = await server.database(name);
    await command('queue', 'add', at('in'), '--db', db, '--shard-size', '10');
    const started = performance.now();
    await Promise.all(
      Array.from({ length: workers }, () =>
        command('queue', 'work', '--db', db, '--jobs', '1', '--until-empty', '--log-level', 'error'),
      ),
    );
    return (performance.now() - started) / 1000;
  };
  const one = await queue('one', 1);
  const two = await queue('two', 2);
  console.log(
    `\nOne worker ${round(one, 1)} s, two ${round(two, 1)} s: ${round(one / two, 2)} times as fast.`,
  );
  const apart = extraction.seconds + loadSeconds;
  console.log(
    `\`extract\` and \`load\` one after the other ${round(apart, 1)} s: the queue takes ${round(100 * (one / apart - 1))} % more.`,
  );

  console.log('\n| small documents loaded | seconds | peak memory |');
  console.log('|---|---|---|');
  for (const count of [10_000, large ? 100_000 : 40_000]) {
    const file = at(`small-${count}.jsonl`);
    const descriptor = openSync(file, 'w');
    for (let i = 0; i < count; i++)
      writeSync(
        descriptor,
        recordText(makeRecord({ path: `${i}.txt`, passages: 1, person: `Person ${i}` }).record, 'jsonl'),
      );
    closeSync(descriptor);
    const { seconds, peak } = await command('load', file, '--db', `sqlite:${at(`small-${count}.db`)}`);
    console.log(`| ${count} | ${round(seconds, 1)} | ${round(peak)} MB |`);
    rmSync(file);
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
