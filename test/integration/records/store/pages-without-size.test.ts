import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isRecord } from '../../../../src/record/validate.ts';
import { loadRecords } from '../../../../src/records/store/load.ts';
import { openStore } from '../../../../src/records/store/open.ts';
import { createPipeline } from '../../../../src/run/create-pipeline.ts';
import { makeEpub } from '../../../support/epub.ts';
import { lightPipeline, temporaryFolder } from '../../../support/onomast.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('pages that are known by their labels alone are kept in records and stores', async () => {
  const page =
    '<h1>Ports</h1><p>Paid €5 million in <span epub:type="pagebreak" title="xii"/>the port of Lomé.</p><p>Paid.</p>';
  const file = path.join(folder, 'a.epub');
  writeFileSync(file, makeEpub({ 'a.xhtml': page }));
  const pipeline = await createPipeline(lightPipeline(folder));
  const [record] = await Array.fromAsync(pipeline.extract([file]));
  expect(isRecord(record)).toBe(true);
  expect(record?.pages).toEqual([{ number: 1, label: 'xii', start: 26, end: 50 }]);
  // the paragraph in which a page begins stands on the page before
  expect(record?.passages.map(({ page: number }) => number)).toEqual([undefined, undefined, 1]);
  const records = path.join(folder, 'records');
  mkdirSync(records);
  writeFileSync(path.join(records, 'a.epub.jsonld'), JSON.stringify(record));
  const store = await openStore(`sqlite:${path.join(folder, 'a.db')}`);
  try {
    await loadRecords(store, [records]);
    expect(await store.query('SELECT label, width, height FROM pages')).toEqual([
      { label: 'xii', width: null, height: null },
    ]);
  } finally {
    await store.close();
  }
});
