import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../../src/records/store/open.ts';
import { command } from '../../../support/in-process.ts';
import { onomast, temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
const db = `sqlite:${path.join(folder, 'books.db')}`;
const esc = String.fromCharCode(27);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  writeRecords(records, [
    { path: 'a.txt', passages: 2 },
    { path: 'b.txt', passages: 1, person: `Ana "Q", ${esc}[31mred` },
  ]);
});

test('load: what was done in a line; a damaged record is named, and the others are loaded', async () => {
  expect(await command(['load', records, '--db', db])).toMatchObject({
    code: 0,
    out: `${db}: 2 loaded (15 mentions), 0 unchanged, 0 failed\n`,
    err: '',
  });
  const broken = path.join(folder, 'broken');
  writeRecords(broken, [{ path: 'c.txt' }, { path: 'd.txt' }]);
  const file = path.join(broken, 'c.txt.jsonld');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -30));
  const other = `sqlite:${path.join(folder, 'other.db')}`;
  const { code, out, err } = await onomast(['load', broken, '--db', other]);
  expect({ code, out }).toEqual({
    code: 1,
    out: `${other}: 1 loaded (10 mentions), 0 unchanged, 1 failed\n`,
  });
  expect(err).toContain('c.txt.jsonld');
  expect(err).toContain('record.invalid');
});

test('query: tables, CSV and JSON say the same', async () => {
  const ask = async (form: string) => {
    const { code, out } = await command([
      'query',
      'appears-with',
      '--name',
      'estonia',
      '--type',
      'PERSON',
      '--db',
      db,
      '--format',
      form,
    ]);
    expect(code).toBe(0);
    return out;
  };
  const expected = [
    { name: 'Estonia', with: 'Ilya Verbin', type: 'PERSON', passages: 2, documents: 1 },
    { name: 'Estonia', with: `Ana "Q", ${esc}[31mred`, type: 'PERSON', passages: 1, documents: 1 },
  ];
  expect(JSON.parse(await ask('json'))).toEqual(expected);
  const csv = await ask('csv');
  expect(csv).toContain('\r\n');
  expect(parse(csv, { columns: true })).toEqual(
    expected.map((row) => ({ ...row, passages: String(row.passages), documents: String(row.documents) })),
  );
  const table = await ask('table');
  expect(table.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['name', 'with', 'type', 'passages', 'documents'],
    ['Estonia', 'Ilya Verbin', 'PERSON', '2', '1'],
    // What would drive the terminal is not repeated.
    ['Estonia', 'Ana "Q", \ufffd[31mred', 'PERSON', '1', '1'],
    [''],
  ]);
});

test('query: the limit, and full-text search', async () => {
  const limited = await command([
    'query',
    'mentions',
    '--name',
    'Estonia',
    '--limit',
    '2',
    '--format',
    'json',
    '--db',
    db,
  ]);
  expect(JSON.parse(limited.out)).toHaveLength(2);
  const found = await command(['query', 'search', '--text', 'verbin paid', '--db', db]);
  expect(found.out).toContain('[Verbin]');
  expect(found.out.trimEnd().split('\n')).toHaveLength(3);
  expect((await command(['query', '--list'])).out).toContain('unresolved');
});

test('query: signs of patterns are letters', async () => {
  const named = async (name: string, to = db) => {
    const { code, out } = await command([
      'query',
      'mentions',
      '--name',
      name,
      '--format',
      'json',
      '--db',
      to,
    ]);
    expect(code).toBe(0);
    return (JSON.parse(out) as unknown[]).length;
  };
  const duck = `duckdb:${path.join(folder, 'books.duckdb')}`;
  await command(['load', records, '--db', duck]);
  for (const to of [db, duck]) {
    expect(await named('Eston', to)).toBe(3);
    for (const sign of ['Eston_', '%', '!', 'E%a']) expect(await named(sign, to)).toBe(0);
  }
});

test('query: changes no database, and asks none of another layout', async () => {
  const url = `sqlite:${path.join(folder, 'older.db')}`;
  await command(['load', records, '--db', url]);
  const readable = await openStore(url, { readOnly: true });
  await expect(readable.query('DELETE FROM documents')).rejects.toMatchObject({ code: 'store.unwritable' });
  await readable.close();
  const store = await openStore(url);
  await store.query('DELETE FROM onomast_schema WHERE version > 5');
  await store.close();
  const { code, err } = await command(['query', 'overview', '--db', url]);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('layout version 5') });
  writeFileSync(path.join(folder, 'empty.db'), '');
  const empty = await command(['query', 'overview', '--db', `sqlite:${path.join(folder, 'empty.db')}`]);
  expect(empty).toMatchObject({ code: 2, err: expect.stringContaining('holds no records') });
  expect(readFileSync(path.join(folder, 'empty.db'))).toHaveLength(0);
});

test('query: what cannot be answered is told', async () => {
  const wrong = async (...args: string[]) => {
    const { code, err } = await command(['query', ...args]);
    expect(code).toBe(2);
    return err;
  };
  expect(await wrong('organisation', '--db', db)).toContain('organisations');
  expect(await wrong('overview', '--name', 'x', '--db', db)).toContain('takes no --name');
  expect(await wrong('mentions', '--db', db)).toContain('needs --name');
  expect(await wrong('overview', '--format', 'xml', '--db', db)).toContain('table, csv, json');
  expect(await wrong('overview', '--db', `sqlite:${path.join(folder, 'none.db')}`)).toContain('onomast load');
  expect(existsSync(path.join(folder, 'none.db'))).toBe(false);
  expect(await wrong('search', '--text', ' ', '--db', db)).toContain('--text is empty');
  expect(await wrong('search', '--text', '%', '--db', db)).toContain('takes words');
  expect(await wrong('mentions', '--name', '', '--db', db)).toContain('--name is empty');
  expect(await wrong('unresolved', '--type', 'ORGS', '--db', db)).toContain('Did you mean ORG?');
  expect(await wrong('amounts', '--country', 'Belarus', '--db', db)).toContain('ISO 3166');
  expect(await wrong('overview', '--limit', '-1', '--db', db)).toContain('at least 0');
  const store = await openStore(db);
  await store.query("INSERT INTO onomast_schema VALUES (99, 'of the future')");
  await store.close();
  expect(await wrong('overview', '--db', db)).toContain('layout version 99');
});
