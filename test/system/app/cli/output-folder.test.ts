import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Run } from '../../../../src/record/run-schema.ts';
import { isRun } from '../../../../src/record/validate.ts';
import { lightPipeline, onomast, temporaryFolder } from '../../../support/onomast.ts';

const root = temporaryFolder();
const light = lightPipeline(root);
let folder: string;
let count = 0;
beforeEach(() => {
  folder = path.join(root, `case-${count++}`);
  mkdirSync(folder);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = (...parts: string[]) => path.join(folder, ...parts);
function write(name: string, content: string): string {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}
const extract = (...args: string[]) =>
  onomast(['extract', '--pipeline', light, '--out', at('out'), '--quiet', ...args]);
const manifest = () => JSON.parse(readFileSync(at('out', 'run.json'), 'utf8')) as Run;
const kept = () => (manifest().kept ?? []).map(({ path: name }) => name);
/** The documents that every command which reads records meets. */
async function exported(): Promise<{ names: string[]; told: string }> {
  const { code, err } = await onomast(['export', at('out'), '--to', `csv:${at('csv')}`]);
  expect(code).toBe(0);
  const rows = readFileSync(at('csv', 'documents.csv'), 'utf8').trim().split('\n').slice(1);
  return { names: rows.map((row) => /[\w.-]+\.(?:txt|html)|(?<=,)\d+(?=,)/.exec(row)![0]).sort(), told: err };
}

it('publications that come later join those that are there', async () => {
  await extract(write('monday/a.txt', 'Paid $5 million.'));
  await extract(write('tuesday/b.txt', 'Paid $6 million.'));
  expect(isRun(manifest())).toBe(true);
  expect(manifest().documents.map(({ path: name }) => name)).toEqual(['b.txt']);
  expect(kept()).toEqual(['a.txt']);
  expect((await exported()).names).toEqual(['a.txt', 'b.txt']);
  await extract(at('tuesday', 'b.txt'));
  expect(kept()).toEqual(['a.txt']);
});

it('a publication that is gone is left out and said, and goes with --prune, the text next to it too', async () => {
  write('in/a.txt', 'Paid $5 million.');
  const page = write('in/page.html', '<html><body><p>Paid $7 million.</p></body></html>');
  await extract(at('in'));
  expect(existsSync(at('out', 'page.html.onomast.txt'))).toBe(true);
  rmSync(page);
  await extract(at('in'));
  expect(kept()).toEqual([]);
  const { names, told } = await exported();
  expect(names).toEqual(['a.txt']);
  expect(told).toContain('one record left out that run.json does not name');
  expect(existsSync(at('out', 'page.html.jsonld'))).toBe(true);
  await extract(at('in'), '--prune');
  expect(existsSync(at('out', 'page.html.jsonld'))).toBe(false);
  expect(existsSync(at('out', 'page.html.onomast.txt'))).toBe(false);
  expect(existsSync(at('out', 'a.txt.jsonld'))).toBe(true);
});

it('--prune keeps nothing that the inputs do not name', async () => {
  await extract(write('monday/a.txt', 'Paid $5 million.'));
  await extract(write('tuesday/b.txt', 'Paid $6 million.'), '--prune');
  expect(kept()).toEqual([]);
  expect(existsSync(at('out', 'a.txt.jsonld'))).toBe(false);
});

it('lines of another list join, and a line that its list no longer has is left out', async () => {
  const line = (id: string) => `${JSON.stringify({ id, text: 'Paid $5 million.' })}\n`;
  await extract(write('monday.jsonl', line('1.txt') + line('2.txt')));
  await extract(write('tuesday.jsonl', line('3.txt')));
  expect(manifest().documents.map(({ path: name }) => name)).toEqual(['3.txt']);
  expect(kept()).toEqual(['1.txt', '2.txt']);
  await extract(write('monday.jsonl', line('1.txt')));
  expect(kept()).toEqual(['3.txt']);
});

it('a manifest that someone has written in keeps no run from its end', async () => {
  await extract(write('monday/a.txt', 'Paid $5 million.'));
  const odd = [
    null,
    7,
    { path: 'a\0b', record: 'a.txt.jsonld' },
    { path: 'x.txt', record: 3 },
    { path: '../'.repeat(9) },
  ];
  const now = manifest();
  writeFileSync(at('out', 'run.json'), JSON.stringify({ ...now, documents: [...odd, ...now.documents] }));
  expect((await extract(write('tuesday/b.txt', 'Paid $6 million.'))).code).toBe(0);
  expect(kept()).toEqual(['a.txt']);
  writeFileSync(at('out', 'run.json'), '[');
  expect((await extract(at('tuesday', 'b.txt'))).code).toBe(0);
  expect(kept()).toEqual([]);
});
