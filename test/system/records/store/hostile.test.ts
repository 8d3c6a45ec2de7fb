import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCatalogue } from '../../../../src/errors/onomast-error.ts';
import { loadRecords } from '../../../../src/records/store/load.ts';
import { openStore, parseStoreUrl } from '../../../../src/records/store/open.ts';
import { postgresError } from '../../../../src/records/store/postgres/postgres-error.ts';
import { command } from '../../../support/in-process.ts';
import { onomast, start, temporaryFolder } from '../../../support/onomast.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';
import { writeRecords } from '../../../support/records.ts';
import { snapshot } from '../../../support/snapshot.ts';

const folder = temporaryFolder();
const at = (...parts: string[]) => path.join(folder, ...parts);
let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
  writeRecords(
    at('records'),
    Array.from({ length: total }, (_, i) => ({
      path: `${i % 9}/${i}.txt`,
      passages: 1 + (i % 40),
      person: `Person ${i}`,
    })),
  );
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
/** Records, of some 8 MB together: a load takes several transactions. */
const total = 300;
const options = { collection: 'default' };

describe('a database that cannot be used is answered with what to do, and without its password', () => {
  test.each([
    ['mysql://root:secret-word@localhost/x', 'store.url'],
    ['secret-word', 'store.url'],
    ['sqlite:', 'store.url'],
    ['postgres://me:secret-word@127.0.0.1:1/x', 'store.unreachable'],
    ['postgres://me:secret-word@no-such-host.invalid/x', 'store.unreachable'],
    ['postgres://me:secret-word@[broken/x', 'store.url'],
    [`sqlite:${import.meta.filename}/x.db`, 'store.unwritable'],
    [`duckdb:${import.meta.filename}/x.db`, 'store.unwritable'],
  ] as const)('%s', async (url, code) => {
    const { code: exit, err } = await command(['load', at('records'), '--db', url]);
    expect(exit).toBe(2);
    expect(err).not.toContain('secret-word');
    expect(err).toContain(errorCatalogue[code].remedy.split(':')[0]!.slice(0, 12));
  });

  test('wrong password, no such database, no rights', async () => {
    const url = await server.database('rights');
    const with_ = (changes: Partial<URL>) => Object.assign(new URL(url), changes).href;
    // A server of someone else may trust this machine.
    if (server.own)
      await expect(openStore(with_({ password: 'wrong-word' }))).rejects.toMatchObject({
        code: 'store.password',
      });
    await expect(openStore(with_({ pathname: '/nowhere' }))).rejects.toMatchObject({
      code: 'store.no-database',
    });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const role = `onomast_reader_${process.pid}`;
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'reading'`);
    try {
      const reader = with_({ username: role, password: 'reading' });
      await expect(openStore(reader)).rejects.toMatchObject({ code: 'store.no-rights' });
      const { err } = await command(['load', at('records'), '--db', reader]);
      expect(err).toContain('Grant');
      expect(err).not.toContain('reading');
    } finally {
      await client.query(`DROP ROLE ${role}`);
      await client.end();
    }
  });

  test('a file that is no database, and a database with other tables', async () => {
    writeFileSync(
      at('text.db'),
      'this is a text, not a database, and it is long enough to be told from one'.repeat(20),
    );
    await expect(openStore(`sqlite:${at('text.db')}`)).rejects.toMatchObject({ code: 'store.foreign' });
    await expect(openStore(`duckdb:${at('text.db')}`)).rejects.toMatchObject({ code: 'store.foreign' });
    const { DatabaseSync } = await import('node:sqlite');
    new DatabaseSync(at('other.db')).exec('CREATE TABLE documents (a)');
    await expect(openStore(`sqlite:${at('other.db')}`)).rejects.toMatchObject({ code: 'store.foreign' });
  });

  test('a place names host and database alone', () => {
    expect(
      parseStoreUrl('postgres://me:word@db.example:5433/books?sslmode=require&password=word').place,
    ).toBe('postgres://db.example:5433/books');
  });

  test('a full disk', async () => {
    const store = await openStore(`sqlite:${at('full.db')}`);
    await store.query('PRAGMA max_page_count = 120');
    await expect(loadRecords(store, [at('records')], options)).rejects.toMatchObject({ code: 'store.full' });
    await store.query('PRAGMA max_page_count = 1000000');
    expect((await loadRecords(store, [at('records')], options)).failed).toBe(0);
    expect(await store.documents('default')).toHaveLength(total);
    await store.close();
    expect(postgresError({ code: '53100', message: 'could not extend file' }, 'p').code).toBe('store.full');
  });
});

test('a connection that is lost in the middle is made again, and the load goes on', async () => {
  const url = await server.database('lost');
  const store = await openStore(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let lost = 0;
  let cutting: Promise<pg.QueryResult> | undefined;
  const cut = () =>
    client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
  const counts = await loadRecords(store, [at('records')], {
    ...options,
    onEvent: () => {
      if (++lost === 100) cutting = cut();
    },
  });
  expect((await cutting)?.rowCount).toBeGreaterThan(0);
  expect(counts).toMatchObject({ failed: 0 });
  expect(counts.loaded + counts.unchanged).toBe(total);
  await client.end();
  await store.close();
  const again = await openStore(url);
  const fresh = await openStore(`sqlite:${at('fresh.db')}`);
  await loadRecords(fresh, [at('records')], options);
  expect(await snapshot(again)).toEqual(await snapshot(fresh));
  await again.close();
  await fresh.close();
});

test.each([
  'sqlite',
  'postgres',
])('a load into %s that is killed leaves whole documents and goes on', async (kind) => {
  const url = kind === 'sqlite' ? `sqlite:${at('killed.db')}` : await server.database('killed');
  await (await openStore(url)).close();
  for (const wait of [0, 40]) {
    const { child, ended } = start(['load', at('records'), '--db', url, '--log-level', 'info']);
    // A transaction is done when its documents are told, so the next one is under way.
    await new Promise<void>((resolve) =>
      child.stderr.on('data', (text: string) => /"msg":"loaded"/.test(text) && resolve()).on('end', resolve),
    );
    await sleep(wait);
    child.kill('SIGKILL');
    await ended;
    const store = await openStore(url);
    const rows = await store.query(
      `SELECT d.path, count(m.start_offset) AS mentions FROM documents d
       LEFT JOIN mentions m ON m.document_id = d.document_id GROUP BY d.path`,
    );
    for (const { path: name, mentions } of rows) {
      const number = Number(/(\d+)\.txt$/.exec(String(name))![1]);
      expect(Number(mentions)).toBe(5 * (1 + (number % 40)));
    }
    await store.close();
  }
  expect((await onomast(['load', at('records'), '--db', url])).code).toBe(0);
  const store = await openStore(url);
  const fresh = await openStore('sqlite::memory:');
  await loadRecords(fresh, [at('records')], options);
  expect(await snapshot(store)).toEqual(await snapshot(fresh));
  await store.close();
  await fresh.close();
});

test('identifiers and names with quotes, semicolons and zeros are only ever data', async () => {
  const evil = `x'); DROP TABLE mentions; --"\\\u0001`;
  writeRecords(at('evil'), [{ path: `evil/${evil.replaceAll('/', '')}.txt`, person: evil }]);
  mkdirSync(at('evil-out'), { recursive: true });
  for (const url of [
    `sqlite:${at('evil.db')}`,
    await server.database('evil'),
    `duckdb:${at('evil.duckdb')}`,
  ]) {
    const store = await openStore(url);
    expect(await loadRecords(store, [at('evil')], { collection: evil })).toMatchObject({ loaded: 1 });
    expect(await store.query("SELECT name FROM entities WHERE entity_type = 'PERSON'")).toEqual([
      { name: evil },
    ]);
    expect(await store.documents(evil)).toHaveLength(1);
    expect(await loadRecords(store, [at('evil')], { collection: evil })).toMatchObject({ unchanged: 1 });
    await store.close();
  }
});
