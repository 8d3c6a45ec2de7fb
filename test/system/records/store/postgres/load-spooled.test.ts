import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadRecords } from '../../../../../src/records/store/load.ts';
import { loadSpooled } from '../../../../../src/records/store/postgres/load-spooled.ts';
import { openPostgres, type PostgresStore } from '../../../../../src/records/store/postgres/postgres.ts';
import { RowSpoolSink, type SpooledRows } from '../../../../../src/records/store/postgres/row-spool.ts';
import { temporaryFolder } from '../../../../support/onomast.ts';
import { startPostgres, type TestServer } from '../../../../support/postgres.ts';
import { feed, makeRecord, type Recipe, writeRecords } from '../../../../support/records.ts';
import { full } from '../../../../support/runs.ts';
import { snapshot } from '../../../../support/snapshot.ts';

const folder = temporaryFolder();
const options = { collection: 'default' };
let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const recipes: Recipe[] = [
  { path: 'a.txt', passages: 3 },
  { path: 'b/c.txt', passages: 1, person: 'Ana \u0000 Šćit \\N 𝒳' },
  { path: 'empty.txt', passages: 0 },
  // Several blocks of every table.
  { path: 'large.txt', passages: full ? 6000 : 3000 },
];

async function open(name: string): Promise<PostgresStore> {
  const url = await server.database(name);
  return openPostgres(url, name);
}

function spool(recipe: Recipe, name: string): SpooledRows {
  const parts: string[] = [];
  const sink = new RowSpoolSink(options.collection, recipe.path, (text) => parts.push(text));
  feed(makeRecord(recipe).record, sink);
  const file = path.join(folder, name);
  writeFileSync(file, parts.join(''));
  return sink.spooled(file);
}

test('spooled rows are those of the record, and so is their digest', async () => {
  const records = path.join(folder, 'records');
  writeRecords(records, recipes);
  const loaded = await open('from_records');
  await loadRecords(loaded, [records], options);
  const spooled = await open('from_rows');
  const rows = recipes.map((recipe, i) => spool(recipe, `${i}`));
  expect(rows[3]!.blocks.filter(({ table }) => table === 'mentions').length).toBeGreaterThan(1);
  let inside = 0;
  const events: unknown[] = [];
  const load = () =>
    loadSpooled(spooled, rows, { ...options, onEvent: (event) => events.push(event) }, async () => {
      inside++;
    });
  await load();
  expect(events).toEqual(
    recipes.map(({ path, passages }) => ({ status: 'loaded', path, mentions: 5 * passages! })),
  );
  expect(await snapshot(spooled)).toEqual(await snapshot(loaded));
  // What has not changed is left alone, whichever way it came.
  events.length = 0;
  await load();
  expect(events).toEqual(recipes.map(({ path }) => ({ status: 'unchanged', path })));
  expect(await loadRecords(spooled, [records], options)).toMatchObject({ loaded: 0, unchanged: 4 });
  expect(inside).toBe(2);
  await loaded.close();
  await spooled.close();
}, 60_000);

test('a new version replaces the rows; of two in one batch the later counts; a failure inside keeps nothing', async () => {
  const store = await open('replaced');
  const old = spool({ path: 'a.txt', passages: 3 }, 'old');
  const later = spool({ path: 'a.txt', passages: 1, person: 'New Name' }, 'new');
  const load = (rows: SpooledRows[], inside = async () => {}) => loadSpooled(store, rows, options, inside);
  await load([old]);
  const before = await snapshot(store);
  const failed = load([later], async () => {
    throw new Error('the claim is lost');
  });
  await expect(failed).rejects.toThrow('the claim is lost');
  expect(await snapshot(store)).toEqual(before);
  await load([old, later]);
  const fresh = await open('fresh');
  await loadSpooled(fresh, [later], options, async () => {});
  expect(await snapshot(store)).toEqual(await snapshot(fresh));
  await store.close();
  await fresh.close();
}, 60_000);
