import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRecords } from '../../../../src/records/store/load.ts';
import { openStore } from '../../../../src/records/store/open.ts';
import { updateThings } from '../../../../src/records/store/update-things.ts';
import { Things } from '../../../../src/records/things/things.ts';
import { decide } from '../../../support/decisions.ts';
import { onomast, temporaryFolder } from '../../../support/onomast.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';
import { writeRecords } from '../../../support/records.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
writeRecords(records, [{ path: 'a.txt' }, { path: 'b.txt', person: 'I. Verbin' }]);
let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sql = "SELECT DISTINCT thing FROM entities WHERE entity_type = 'PERSON' ORDER BY thing";

describe.each(['sqlite', 'postgres', 'duckdb'] as const)('%s', (kind) => {
  test('what is loaded becomes another thing in one transaction, and again what it was', async () => {
    const url =
      kind === 'postgres'
        ? await server.database('things')
        : `${kind}:${path.join(folder, `things-${kind}`)}`;
    const store = await openStore(url);
    try {
      const decisions = [decide('merge', { things: ['PERSON Ilya Verbin', 'PERSON I. Verbin'] })];
      const things = new Things({ decisions });
      await loadRecords(store, [records], { things });
      expect(await store.query(sql)).toEqual([{ thing: 'PERSON Ilya Verbin' }]);
      expect(await updateThings(store, things, { collection: 'default' })).toEqual([]);
      const apart = await updateThings(store, new Things(), { collection: 'default' });
      expect(apart).toHaveLength(1);
      expect(await store.query(sql)).toEqual([
        { thing: 'PERSON I. Verbin' },
        { thing: 'PERSON Ilya Verbin' },
      ]);
      expect(await updateThings(store, things, { collection: 'default', documents: [] })).toEqual([]);
      expect(await updateThings(store, things, { collection: 'default', documents: apart })).toEqual(apart);
      expect(await store.query(sql)).toHaveLength(1);
    } finally {
      await store.close();
    }
  });
});

test('the registry, answers of a service and decisions reach a store that is loaded already, and every export', async () => {
  const db = `sqlite:${path.join(folder, 'linked.db')}`;
  const registry = path.join(folder, 'entities.jsonl');
  const persons = async () => {
    const store = await openStore(db);
    const rows = await store.query(sql).finally(() => store.close());
    return rows.map(({ thing }) => thing);
  };
  expect((await onomast(['load', records, '--db', db])).code).toBe(0);
  expect(await persons()).toEqual(['PERSON I. Verbin', 'PERSON Ilya Verbin']);

  expect((await onomast(['link', records, '--registry', registry, '--db', db])).code).toBe(0);
  const linked = await persons();
  expect(linked.every((thing) => String(thing).startsWith('urn:onomast:entity:'))).toBe(true);

  const iri = 'https://www.wikidata.org/entity/Q7';
  const answers = path.join(folder, 'reconciled.jsonl');
  const asked = [{ document: 'a.txt', entity: '#entity-0' }];
  const line = { query: 'Ilya Verbin', entityType: 'PERSON', asked, match: 'Q7', iri, candidates: [] };
  writeFileSync(answers, `${JSON.stringify(line)}\n`);
  const both = ['--registry', registry, '--reconciled', answers];
  expect((await onomast(['load', records, '--db', db, ...both])).out).toContain('2 unchanged');
  expect(await persons()).toContain(iri);

  const corrections = path.join(records, 'decisions.jsonl');
  writeFileSync(corrections, `${JSON.stringify(decide('merge', { things: [iri, 'PERSON I. Verbin'] }))}\n`);
  const all = [...both, '--corrections', corrections];
  expect((await onomast(['load', records, '--db', db, ...all])).code).toBe(0);
  expect(await persons()).toEqual([iri]);

  const exported = async (form: string, file: string) => {
    await onomast(['export', records, '--to', `${form}:${path.join(folder, form)}`, ...all]);
    return readFileSync(path.join(folder, form, file), 'utf8');
  };
  const rows = (await exported('csv', 'entities.csv')).split('\n').filter((row) => row.includes('Verbin'));
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toContain(iri);
  expect((await exported('neo4j-csv', 'things.csv')).match(/Verbin/g)).toHaveLength(1);
  await onomast(['export', records, '--to', `nquads:${path.join(folder, 'linked.nq')}`, ...both]);
  expect(readFileSync(path.join(folder, 'linked.nq'), 'utf8')).toMatch(
    /#entity-0> <https?:\/\/schema.org\/sameAs> <https:\/\/www.wikidata.org\/entity\/Q7>/,
  );

  const out = path.join(folder, 'corrected');
  expect((await onomast(['apply', records, '--out', out, ...both])).code).toBe(0);
  const { entities } = JSON.parse(readFileSync(path.join(out, 'b.txt.jsonld'), 'utf8'));
  expect(entities[0]).toMatchObject({ id: iri, name: 'I. Verbin' });
});

test('a file of answers that is none is told with its line', async () => {
  const answers = path.join(folder, 'broken.jsonl');
  writeFileSync(answers, '{"query":"A"}\n');
  const { code, err } = await onomast([
    'load',
    records,
    '--reconciled',
    answers,
    '--db',
    `sqlite:${folder}/x.db`,
  ]);
  expect(code).toBe(2);
  expect(err).toContain('broken.jsonl, line 1');
});
