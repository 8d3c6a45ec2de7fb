import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DecisionLog } from '../../../../src/records/review/decision-log.ts';
import { anchorOf, decide } from '../../../support/decisions.ts';
import { command } from '../../../support/in-process.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { makeRecord, writeRecords } from '../../../support/records.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('apply, load and export take decisions into account; records stay as they are', async () => {
  const records = path.join(folder, 'records');
  writeRecords(records, [{ path: 'a.txt' }, { path: 'b.txt' }]);
  const { record } = makeRecord({ path: 'a.txt' });
  const file = path.join(records, 'decisions.jsonl');
  const before = readFileSync(path.join(records, 'a.txt.jsonld'), 'utf8');
  DecisionLog.open(file).append([
    decide('type', { document: 'a.txt', target: anchorOf(record, 'Ilya Verbin'), entityType: 'ORG' }),
    decide('right', {
      document: 'a.txt',
      target: { start: 1, end: 5, exact: 'gone', prefix: 'xx', suffix: 'yy' },
    }),
  ]);
  const out = path.join(folder, 'corrected');
  const applied = await command(['apply', records, '--out', out]);
  expect(applied.code).toBe(1);
  expect(applied.out).toContain('2 records');
  expect(applied.err).toContain('"gone" by ada');
  expect(readFileSync(path.join(records, 'a.txt.jsonld'), 'utf8')).toBe(before);
  expect(JSON.parse(readFileSync(path.join(out, 'a.txt.jsonld'), 'utf8')).annotations[0].entityType).toBe(
    'ORG',
  );
  const untouched = JSON.parse(readFileSync(path.join(out, 'b.txt.jsonld'), 'utf8'));
  expect(untouched).toEqual(JSON.parse(readFileSync(path.join(records, 'b.txt.jsonld'), 'utf8')));

  const db = `sqlite:${path.join(folder, 'corrected.db')}`;
  const loaded = await command(['load', records, '--db', db, '--corrections', file]);
  expect(loaded).toMatchObject({ code: 0, out: expect.stringContaining('2 loaded') });
  const again = await command(['load', records, '--db', db, '--corrections', file]);
  expect(again.out).toContain('2 unchanged');
  const asked = await command(['query', 'organisations', '--db', db, '--name', 'Verbin', '--format', 'json']);
  expect(JSON.parse(asked.out)).toMatchObject([{ path: 'a.txt', name: 'Ilya Verbin' }]);

  const tables = path.join(folder, 'tables');
  await command(['export', records, '--to', `csv:${tables}`, '--corrections', file]);
  expect(readFileSync(path.join(tables, 'entities.csv'), 'utf8')).toMatch(/ORG,Ilya Verbin/);
});
