import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../../../src/paths.ts';
import type { MonetaryAmount } from '../../../../src/record/schema.ts';
import { pdfFragments } from '../../../../src/record/terms.ts';
import { findRecords } from '../../../../src/records/read/find.ts';
import { readHead, readNodes } from '../../../../src/records/read/read.ts';
import { wholeFile } from '../../../../src/records/read/reference.ts';
import { tables } from '../../../../src/records/store/layout.ts';
import { loadRecords, removeDocuments } from '../../../../src/records/store/load.ts';
import type { LoadEvent } from '../../../../src/records/store/load-options.ts';
import { openStore } from '../../../../src/records/store/open.ts';
import { ask, questions } from '../../../../src/records/store/queries.ts';
import { sourceTexts } from '../../../../src/records/store/source-texts.ts';
import type { Store } from '../../../../src/records/store/store.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';
import { makeRecord, type Recipe, recordText, writeRecords } from '../../../support/records.ts';
import { full } from '../../../support/runs.ts';
import { snapshot } from '../../../support/snapshot.ts';

const folder = temporaryFolder();
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
  { path: 'b/c.txt', passages: 1, person: 'Ana Šćit' },
  { path: 'empty.txt', passages: 0 },
];
const records = path.join(folder, 'records');
writeRecords(records, recipes);
const options = { collection: 'default' };
let count = 0;

async function open(kind: 'sqlite' | 'postgres' | 'duckdb'): Promise<Store> {
  const name = `store_${count++}`;
  return openStore(kind === 'postgres' ? await server.database(name) : `${kind}:${path.join(folder, name)}`);
}

describe.each(['sqlite', 'postgres', 'duckdb'] as const)('%s', (kind) => {
  test('loads whole documents, and a second time changes nothing', async () => {
    const store = await open(kind);
    expect(await loadRecords(store, [records], options)).toMatchObject({
      loaded: 3,
      mentions: 20,
      failed: 0,
    });
    const before = await snapshot(store);
    expect(before['mentions']).toHaveLength(20);
    expect(before['amounts']).toHaveLength(4);
    expect(before['names']!.some(({ name }) => name === "O'Hara\\tab\tand\nbreak")).toBe(true);
    expect(await loadRecords(store, [records], options)).toMatchObject({ loaded: 0, unchanged: 3 });
    expect(await snapshot(store)).toEqual(before);
    await store.close();
  });

  test('a new record replaces the rows of its document, whose key stays', async () => {
    const store = await open(kind);
    const changed = path.join(folder, `changed-${kind}`);
    cpSync(records, changed, { recursive: true });
    await loadRecords(store, [changed], options);
    const before = await store.documents('default');
    writeRecords(changed, [{ path: 'a.txt', passages: 1, person: 'New Name' }]);
    expect(await loadRecords(store, [changed], options)).toMatchObject({ loaded: 1, unchanged: 2 });
    expect(await store.documents('default')).toEqual(before);
    const fresh = await open(kind);
    await loadRecords(fresh, [changed], options);
    expect(await snapshot(store)).toEqual(await snapshot(fresh));
    rmSync(path.join(changed, 'b'), { recursive: true });
    expect(await loadRecords(store, [changed], { ...options, prune: true })).toMatchObject({ removed: 1 });
    expect((await store.documents('default')).map((document) => document.path)).toEqual([
      'a.txt',
      'empty.txt',
    ]);
    expect((await snapshot(store))['passages']).toHaveLength(1);
    await store.close();
    await fresh.close();
  });

  test('answers the ready questions', async () => {
    const store = await open(kind);
    await loadRecords(store, [records], options);
    const one = async (name: string, filters = {}) =>
      (await ask(store, questions[name]!, filters, 10)).map((row) => ({ ...row }));
    expect(await one('overview')).toEqual([
      {
        collection: 'default',
        documents: 3,
        characters: expect.any(Number),
        passages: 4,
        entities: 6,
        known: 2,
        mentions: 20,
      },
    ]);
    expect(await one('amounts', { country: 'EE' })).toContainEqual({
      year: 2000,
      country: 'EE',
      currency: 'USD',
      amounts: 2,
      smallest: 1000000,
      largest: 1000000,
    });
    expect((await one('largest-amounts'))[0]).toMatchObject({
      value: 3000000,
      exact: '$3 million',
      path: 'a.txt',
    });
    expect((await one('appears-with', { name: 'verbin' }))[0]).toMatchObject({
      name: 'Ilya Verbin',
      with: 'Estonia',
      passages: 3,
    });
    expect(await one('organisations', { document: 'a.txt' })).toEqual([
      { path: 'a.txt', name: 'Lake, Mill & "Sons"; Ltd', mentions: 3, known: 0 },
    ]);
    expect((await one('unresolved'))[0]).toEqual({
      type: 'ORG',
      name: 'Lake, Mill & "Sons"; Ltd',
      mentions: 4,
      documents: 2,
    });
    expect(await one('mentions', { name: "O'Hara", document: 'c.txt' })).toHaveLength(1);
    expect(await one('search', { text: 'paid' })).toHaveLength(4);
    await store.query("UPDATE passages SET kind = 'furniture' WHERE start_offset > 0");
    expect(await one('search', { text: 'paid' })).toHaveLength(2);
    expect(await one('documents')).toHaveLength(3);
    for (const hostile of [`'; DROP TABLE documents; --`, '"', '* OR ^', ':name', '%'])
      for (const filter of ['name', 'document', 'text', 'type', 'country'] as const)
        for (const question of Object.values(questions))
          if (question.filters.includes(filter))
            await ask(store, question, { name: 'x', text: 'x', [filter]: hostile }, 10);
    expect(await store.documents('default')).toHaveLength(3);
    await store.close();
  });

  test('a damaged record is named and left out, the others are loaded', async () => {
    const store = await open(kind);
    const mixed = path.join(folder, `mixed-${kind}`);
    writeRecords(mixed, recipes);
    const whole = readFileSync(path.join(mixed, 'a.txt.jsonld'), 'utf8');
    const damage: Record<string, string> = {
      cut: whole.slice(0, whole.length / 2),
      node: whole.replace('"confidence":0.9', '"confidence":"high"'),
      order: whole.replace('"start":0,"end":11', '"start":90,"end":99'),
      body: whole.replace('"body":"#entity-0"', '"body":"#entity-77"'),
      version: whole.replace('"recordVersion":2', '"recordVersion":3'),
      text: 'no JSON at all',
      array: '[]',
    };
    for (const [name, text] of Object.entries(damage)) {
      const own = text.replace('"path":"a.txt"', `"path":"${name}.txt"`);
      writeFileSync(path.join(mixed, `${name}.txt.jsonld`), own);
    }
    const events: LoadEvent[] = [];
    const counts = await loadRecords(store, [mixed], { ...options, onEvent: (event) => events.push(event) });
    const failed = events.filter((event) => event.status === 'failed');
    expect(counts).toMatchObject({ loaded: 3, failed: Object.keys(damage).length });
    for (const { error } of failed) expect(error.message).toContain(path.join(mixed, ''));
    expect(failed.find(({ path }) => path.includes('version'))?.error.code).toBe('record.version');
    expect((await store.documents('default')).map((document) => document.path)).toEqual([
      'a.txt',
      'b/c.txt',
      'empty.txt',
    ]);
    // What cannot be told apart must not be taken for gone.
    expect(await loadRecords(store, [mixed], { ...options, prune: true })).toMatchObject({
      removed: 0,
      notPruned: true,
    });
    expect(await store.documents('default')).toHaveLength(3);
    await store.close();
  });

  test('what version 2 says of pages, parts and values stands in columns', async () => {
    const store = await open(kind);
    const { record } = makeRecord({ path: 'paged.pdf' });
    const [sum] = record.annotations.filter(({ entityType }) => entityType === 'MONEY');
    sum!.body = { ...(sum!.body as MonetaryAmount), runnerUp: { currency: 'CAD', confidence: 0.3 } };
    sum!.sentence = [0, 70];
    const value = 'page=2&viewrect=10,20.5,30,12';
    const selector = { type: 'FragmentSelector', conformsTo: pdfFragments, value } as const;
    sum!.origin = [{ source: '', selector }];
    record.passages[0] = { ...record.passages[0]!, page: 2, box: [1, 2, 3.5, 4] };
    record.entities[0] = { ...record.entities[0]!, confidence: 0.75 };
    const page = { number: 2, label: 'ii', start: 0, end: 9, width: 595.5, height: 842 };
    const source = { ...record.source, date: '2019-03', language: 'en' };
    const metadata = { title: 'Tolls', own: { shelf: 7 } };
    const file = path.join(folder, `paged-${kind}.jsonld`);
    writeFileSync(file, recordText({ ...record, source, metadata, pages: [page] }, 'jsonld'));
    expect(await loadRecords(store, [file], options)).toMatchObject({ loaded: 1, failed: 0 });
    const [document] = await store.query(
      'SELECT date, year, language, metadata FROM documents WHERE path = :path',
      { path: 'paged.pdf' },
    );
    const json = JSON.stringify(metadata);
    expect({ ...document, year: Number(document!['year']) }).toEqual({
      date: '2019-03',
      year: 2019,
      language: 'en',
      metadata: json,
    });
    const mentions = await store.query(
      'SELECT page, box_left, box_top, sentence_end FROM mentions WHERE origin IS NOT NULL',
    );
    expect(mentions.map((row) => Object.values(row).map(Number))).toEqual([[2, 10, 20.5, 70]]);
    const passages = await store.query('SELECT page, box_width FROM passages WHERE page IS NOT NULL');
    expect(passages.map((row) => Object.values(row).map(Number))).toEqual([[2, 3.5]]);
    expect(
      await store.query('SELECT runner_up_currency FROM amounts WHERE runner_up_confidence IS NOT NULL'),
    ).toEqual([{ runner_up_currency: 'CAD' }]);
    expect(await store.query('SELECT label FROM pages')).toEqual([{ label: 'ii' }]);
    expect(await store.query('SELECT name FROM entities WHERE confidence = 0.75')).toHaveLength(1);
    await store.close();
  });

  test('an older database is upgraded, a newer one refused', async () => {
    const name = `version_${kind}`;
    const url = kind === 'postgres' ? await server.database(name) : `${kind}:${path.join(folder, name)}`;
    const store = await openStore(url);
    for (const view of [
      'amounts_by_year_and_country',
      'amounts_in_context',
      'appears_with',
      'appearances',
      'organisations_by_document',
      'unresolved_names',
    ])
      await store.query(`DROP VIEW ${view}`);
    for (const table of Object.values(tables)) {
      if (table.since !== undefined) await store.query(`DROP TABLE ${table.name}`);
      for (const { name: column, since } of table.columns)
        if (since !== undefined) await store.query(`ALTER TABLE ${table.name} DROP COLUMN ${column}`);
    }
    await store.query('DELETE FROM onomast_schema WHERE version >= 3');
    await store.close();
    const upgraded = await openStore(url);
    const counts = await loadRecords(upgraded, [path.join(packageRoot, 'test', 'support', 'version-1')]);
    expect(counts).toMatchObject({ loaded: 1, failed: 0 });
    expect(await upgraded.query('SELECT path, date FROM documents')).toEqual([
      { path: 'notes-of-a-bank.md', date: null },
    ]);
    expect(await upgraded.query('SELECT * FROM pages')).toEqual([]);
    await removeDocuments(upgraded, await upgraded.documents('default'));
    expect(await upgraded.query('SELECT * FROM unresolved_names')).toEqual([]);
    await upgraded.query("INSERT INTO onomast_schema VALUES (99, 'of the future')");
    await upgraded.close();
    await expect(openStore(url)).rejects.toMatchObject({ code: 'store.newer' });
  });
});

test('PostgreSQL declares all foreign keys, and enforces those that lead to documents and runs', async () => {
  const store = await open('postgres');
  const keys = await store.query(
    `SELECT conrelid::regclass::text AS holder, confrelid::regclass::text AS target, (to_jsonb(c) ->> 'conenforced') AS enforced
     FROM pg_constraint c WHERE contype = 'f' AND connamespace = 'onomast'::regnamespace ORDER BY 1, 2`,
  );
  const declared = Object.values(tables).flatMap(({ name, foreignKeys }) =>
    foreignKeys.map(({ table }) => ({ holder: name, target: table })),
  );
  const byName = (a: { holder: string; target: string }, b: typeof a) =>
    `${a.holder} ${a.target}` < `${b.holder} ${b.target}` ? -1 : 1;
  expect(keys.map(({ holder, target }) => ({ holder, target }))).toEqual(declared.sort(byName));
  // Before version 18 there is no other way than to enforce all: the column is not there.
  for (const { target, enforced } of keys)
    if (enforced !== null) expect(enforced).toBe(String(target === 'documents' || target === 'runs'));
  await expect(
    store.query(
      "INSERT INTO passages (document_id, start_offset, end_offset, kind) VALUES (1, 0, 1, 'paragraph')",
    ),
  ).rejects.toMatchObject({ code: 'store.failed' });
  await store.close();
});

test('all stores hold the same rows', async () => {
  const all: unknown[] = [];
  for (const kind of ['sqlite', 'postgres', 'duckdb'] as const) {
    const store = await open(kind);
    await loadRecords(store, [records], options);
    all.push(await snapshot(store));
    await store.close();
  }
  expect(all[1]).toEqual(all[0]);
  expect(all[2]).toEqual(all[0]);
});

test('the three forms of output, and foreign layouts, are the same records', async () => {
  const made = recipes.map((recipe) => makeRecord(recipe).record);
  const forms = path.join(folder, 'forms');
  mkdirSync(forms);
  const store = await open('sqlite');
  await loadRecords(store, [records], options);
  for (const form of ['jsonl', 'nodes'] as const) {
    const file = path.join(forms, `${form}.jsonl`);
    writeFileSync(file, made.map((record) => recordText(record, form)).join(''));
    expect(await loadRecords(store, [file], options)).toMatchObject({ unchanged: 3, loaded: 0, failed: 0 });
  }
  const before = await snapshot(store);
  const foreign = path.join(forms, 'foreign.jsonld');
  const { annotations, ...rest } = made[0]!;
  writeFileSync(foreign, `\ufeff${JSON.stringify({ annotations, ...rest }, null, 4)}`);
  expect(await loadRecords(store, [foreign], options)).toMatchObject({ loaded: 1 });
  const after = await snapshot(store);
  delete before['documents'];
  delete after['documents'];
  expect(after).toEqual(before);
  await store.close();
});

test('a record of many megabytes goes in piece by piece and out again whole', async () => {
  const large = path.join(folder, 'large');
  // More than a batch of records holds.
  const passages = full ? 9000 : 4500;
  const mentions = 5 * passages + 10;
  writeRecords(large, [{ path: 'large.txt', passages }, { path: 'small.txt' }]);
  for (const kind of ['sqlite', 'postgres'] as const) {
    const store = await open(kind);
    expect(await loadRecords(store, [large], options)).toMatchObject({ loaded: 2, mentions });
    const [row] = await store.query(
      'SELECT count(*) AS n FROM mentions WHERE passage_start IS NOT NULL AND passage_start <= start_offset',
    );
    expect(Number(row!['n'])).toBe(mentions);
    await store.close();
  }
}, 120_000);

test('the text of passages comes from the sources where records leave it out', async () => {
  const bare = path.join(folder, 'bare');
  const recipe = { path: 'bare.txt', passages: 2, passageText: false, person: 'Ina 𝒳' };
  const { record, text } = makeRecord(recipe);
  record.passages = [{ ...record.passages[0]!, start: 0, end: 5 }];
  record.annotations = [];
  mkdirSync(bare);
  writeFileSync(path.join(bare, 'bare.txt.jsonld'), recordText(record, 'jsonld'));
  writeFileSync(path.join(bare, 'bare.txt'), text);
  const store = await open('sqlite');
  await loadRecords(store, [bare], { ...options, passageText: sourceTexts(bare) });
  expect(await store.query('SELECT text FROM passages')).toEqual([{ text: 'Ina 𝒳' }]);
  writeFileSync(path.join(bare, 'bare.txt'), 'another text');
  record.name = 'changed';
  writeFileSync(path.join(bare, 'bare.txt.jsonld'), recordText(record, 'jsonld'));
  expect(await loadRecords(store, [bare], { ...options, passageText: sourceTexts(bare) })).toMatchObject({
    failed: 1,
  });
  await store.close();
});

test('a link out of the folder of records is not followed', () => {
  const linked = path.join(folder, 'linked');
  writeRecords(linked, [{ path: 'a.txt' }]);
  symlinkSync(records, path.join(linked, 'elsewhere'));
  expect([...findRecords([linked])]).toHaveLength(1);
});

test('records are cut right whatever their layout', () => {
  const file = path.join(folder, 'layout.jsonld');
  const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(word, fc.constantFrom(undefined, 1, '\t'), fc.boolean(), (name, indent, reversed) => {
      const { record } = makeRecord({ path: 'x.txt', person: name });
      const entries = Object.entries(record);
      const shuffled = Object.fromEntries(reversed ? entries.reverse() : entries);
      writeFileSync(file, JSON.stringify(shuffled, null, indent));
      const reference = wholeFile(file);
      const { entities, passages, annotations, ...head } = record;
      expect(readHead(reference)).toEqual(head);
      expect([...readNodes(reference)].map(({ node }) => node)).toEqual([
        ...entities,
        ...passages,
        ...annotations,
      ]);
    }),
    { numRuns: 60 },
  );
});
