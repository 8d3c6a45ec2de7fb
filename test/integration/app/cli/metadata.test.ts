import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../../../src/record/run-schema.ts';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { isRecord, isRun } from '../../../../src/record/validate.ts';
import { loadRecords } from '../../../../src/records/store/load.ts';
import { openStore } from '../../../../src/records/store/open.ts';
import { sourceTexts } from '../../../../src/records/store/source-texts.ts';
import { lightPipeline, onomast, temporaryFolder } from '../../../support/onomast.ts';

const root = temporaryFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));
const flags = ['--pipeline', lightPipeline(root), '--log-level', 'silent', '--quiet', '--jobs', '1'];
const input = path.join(root, 'in');
const out = path.join(root, 'out');
const record = (name: string) =>
  JSON.parse(readFileSync(path.join(out, `${name}.jsonld`), 'utf8')) as DocumentRecord;
const manifest = () => JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as Run;
const statuses = () => manifest().documents.map(({ status }) => status);

beforeAll(() => {
  mkdirSync(path.join(input, 'sub'), { recursive: true });
  writeFileSync(path.join(input, 'plain.txt'), 'It cost $5 million.\n');
  writeFileSync(path.join(input, 'said.txt'), 'It cost $6 million.\n');
  writeFileSync(path.join(input, 'said.txt.meta.json'), '{"date":"2018-05","author":"Ana Šćit","shelf":7}');
  writeFileSync(
    path.join(input, 'sub', 'front matter.md'),
    '---\ntitle: Tides\ndate: 2001\n---\n\nIt cost $7.\n',
  );
  writeFileSync(path.join(input, 'wrong.txt'), 'It cost $8.\n');
  writeFileSync(path.join(input, 'wrong.txt.meta.json'), '{"date":"last spring"}');
  writeFileSync(path.join(input, 'sheet.xyz'), 'a;b\n');
});

describe('what is said of a document', () => {
  it('stands in its record, what is said of it alone before what is said of all', async () => {
    const { code, err } = await onomast([
      'extract',
      input,
      '--out',
      out,
      '--date',
      '2015',
      ...flags,
      '--log-level',
      'warn',
    ]);
    expect(code).toBe(0);
    expect(record('plain.txt').source.date).toBe('2015');
    const said = record('said.txt');
    expect(isRecord(said)).toBe(true);
    expect(said.source.date).toBe('2018-05');
    expect(said.metadata).toEqual({ creator: ['Ana Šćit'], date: '2018-05', own: { shelf: 7 } });
    const matter = record('sub/front matter.md');
    expect(matter.name).toBe('Tides');
    expect(matter.source.date).toBe('2015');
    const run = manifest();
    expect(isRun(run)).toBe(true);
    expect(run.passedOver).toEqual([{ path: 'sheet.xyz', reason: 'no known kind (.xyz)' }]);
    expect(err).toContain('One file passed over: sheet.xyz, no known kind (.xyz)');
    const wrong = run.documents.find((document) => document.path === 'wrong.txt');
    expect(wrong?.warnings?.map(({ code }) => code)).toEqual(['metadata.date']);
  });

  it('makes a document be extracted again when it changes, and no other', async () => {
    const again = () => onomast(['extract', input, '--out', out, '--date', '2015', ...flags]);
    await again();
    expect(statuses()).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
    rmSync(path.join(input, 'said.txt.meta.json'));
    await again();
    expect(statuses()).toEqual(['unchanged', 'written', 'unchanged', 'unchanged']);
    expect(record('said.txt').source.date).toBe('2015');
    await onomast(['extract', input, '--out', out, ...flags]);
    expect(new Set(statuses())).toEqual(new Set(['written']));
    expect(record('sub/front matter.md').source.date).toBe('2001');
    expect(record('plain.txt').metadata).toBeUndefined();
  });

  it('is refused where it is no date', async () => {
    const { code, err } = await onomast(['extract', input, '--out', out, '--date', '3.4.2019', ...flags]);
    expect(code).toBe(2);
    expect(err).toContain('3.4.2019');
  });

  it('comes with a line of JSON', async () => {
    const lines = [
      { id: 'a', text: 'It cost $5.', date: '2019-03-14T10:00:00Z', title: 'Ferries', shelf: { row: 2 } },
      { id: 'b', text: 'It cost $5.', date: 'soon' },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const args = ['extract', '-', '--input-format', 'jsonl', '--format', 'jsonl', '--out', '-', ...flags];
    const results = (await onomast(args, text)).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(results[0]).toMatchObject({
      name: 'Ferries',
      source: { date: '2019-03-14' },
      metadata: { title: 'Ferries', date: '2019-03-14', own: { shelf: { row: 2 } } },
    });
    expect(results[1]).toMatchObject({ id: 'b', error: { code: 'input.bad-line' } });
  });
});

describe('names and size of records', () => {
  it('documents are named below a base by their path', async () => {
    const base = ['--base-iri', 'https://example.org/books'];
    expect((await onomast(['extract', input, '--out', out, ...base, ...flags])).code).toBe(0);
    const { id, '@context': context } = record('sub/front matter.md');
    expect(id).toBe('https://example.org/books/sub/front%20matter.md');
    expect(context).toMatchObject({ '@base': id });
    const wrong = await onomast(['extract', input, '--out', out, '--base-iri', 'books#1', ...flags]);
    expect(wrong.code).toBe(2);
  });

  it('a compact record is valid, smaller, and loads with the sources', async () => {
    expect((await onomast(['extract', input, '--out', out, '--compact', ...flags])).code).toBe(0);
    const compact = record('plain.txt');
    expect(isRecord(compact)).toBe(true);
    expect(compact.passages.every(({ text }) => text === undefined)).toBe(true);
    expect(compact.annotations[0]?.target.selector[2]).toEqual({
      type: 'TextQuoteSelector',
      exact: '$5 million',
    });
    const store = await openStore(`sqlite:${path.join(root, 'compact.db')}`);
    expect(await loadRecords(store, [out], { passageText: sourceTexts(input) })).toMatchObject({ loaded: 4 });
    const rows = await store.query(
      'SELECT p.text FROM passages p JOIN documents d USING (document_id) WHERE path = :path',
      {
        path: 'plain.txt',
      },
    );
    expect(rows).toEqual([{ text: 'It cost $5 million.\n' }]);
    await store.close();
  });
});
