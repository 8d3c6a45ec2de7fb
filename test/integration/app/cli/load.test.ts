import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writePublications } from '../../../support/disturbed.ts';
import { command } from '../../../support/in-process.ts';
import { lightPipeline, temporaryFolder } from '../../../support/onomast.ts';

const root = temporaryFolder();
const at = (...names: string[]) => path.join(root, ...names);
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('says of documents that have two records that the second counts', async () => {
  writePublications(at('inputs'), 5);
  const pipeline = ['--pipeline', lightPipeline(root), '--quiet'];
  await command(['extract', at('inputs'), '--out', at('records'), ...pipeline]);
  expect(await command(['load', at('records'), '--db', `sqlite:${at('one.db')}`])).toMatchObject({
    code: 0,
    err: '',
  });
  cpSync(at('records'), at('again'), { recursive: true });
  const { code, out, err } = await command([
    ...['load', at('records'), at('again', '0', '0.txt.jsonld'), '--db', `sqlite:${at('two.db')}`],
  ]);
  expect(err).toBe('One document has a second record, which counts: 0/0.txt\n');
  expect(out).toContain('5 loaded');
  expect(code).toBe(0);
  const all = await command(['load', at('records'), at('again'), '--db', `sqlite:${at('three.db')}`]);
  expect(all.err).toBe('5 documents have a second record, which counts: 0/0.txt, 1/1.txt, 2/2.txt, …\n');
});
