import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { documentKey } from '../../../../../src/records/store/keys.ts';
import { loadRecords } from '../../../../../src/records/store/load.ts';
import { openStore } from '../../../../../src/records/store/open.ts';
import { refreshReading } from '../../../../../src/records/store/reading/refresh.ts';
import { readingTables } from '../../../../../src/records/store/reading/tables.ts';
import { temporaryFolder } from '../../../../support/onomast.ts';
import { writeRecords } from '../../../../support/records.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All rows of the reading tables, in an order of their own. */
function contents(file: string): Record<string, string[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = Object.fromEntries(
    readingTables
      .filter((table) => table !== 'reading_thing_search')
      .map((table) => [
        table,
        database
          .prepare(`SELECT * FROM ${table}`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
  );
  database.close();
  return rows;
}

async function load(file: string, records: string): Promise<number[]> {
  const changed: number[] = [];
  const store = await openStore(`sqlite:${file}`);
  await loadRecords(store, [records], {
    prune: true,
    onEvent: (event) => {
      if (event.status !== 'unchanged') changed.push(documentKey('default', event.path));
    },
  });
  await store.close();
  return changed;
}

test('a refresh of what changed leaves the same tables as making them anew', async () => {
  const [before, after] = [path.join(folder, 'before'), path.join(folder, 'after')];
  writeRecords(before, [{ path: 'a.txt' }, { path: 'b.txt', person: 'Ana Quist' }, { path: 'gone.txt' }]);
  writeRecords(after, [
    { path: 'a.txt' },
    { path: 'b.txt', person: 'Olga Fenn', passages: 4 },
    { path: 'new.txt' },
  ]);
  const [grown, fresh] = [path.join(folder, 'grown.db'), path.join(folder, 'fresh.db')];
  await refreshReading(grown, await load(grown, before));
  const changed = await load(grown, after);
  expect(changed).toHaveLength(3);
  const content = await refreshReading(grown, changed);
  await load(fresh, after);
  await refreshReading(fresh, 'all');
  expect(contents(grown)).toEqual(contents(fresh));
  expect(await refreshReading(grown, [])).toBe(content);
});
