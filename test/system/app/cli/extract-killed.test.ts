import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Run } from '../../../../src/record/run-schema.ts';
import { lightPipeline, onomast, start, temporaryFolder } from '../../../support/onomast.ts';

const root = temporaryFolder();
const at = (...parts: string[]) => path.join(root, ...parts);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A recogniser that takes its time, so that there is some to kill in. */
writeFileSync(
  at('slow.mjs'),
  `export default {
  name: 'tag.slow',
  stage: 'tag',
  create: () => ({ recognise: (contexts) => Promise.all(contexts.map(async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return [];
  })) }),
};`,
);
const light = lightPipeline(root, ['./slow.mjs']);
const leftovers = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.onomast-run-'));

function write(name: string, content: string): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
}

describe('onomast extract, after kill -9', () => {
  it('at any moment the next run ends with the same records as one that was never killed', async () => {
    for (let i = 0; i < 30; i++) write(`killed/${i}.txt`, 'Going for $5.\n\n'.repeat(1 + (i % 3)));
    const args = (folder: string, jobs: string) => [
      ...['extract', at('killed'), '--out', folder, '--pipeline', light],
      ...['--jobs', jobs, '--log-level', 'info'],
    ];
    const [whole, out] = [at('whole'), at('out')];
    await onomast(args(whole, '2'));
    for (const written of [1, 5, 12]) {
      const { child, ended } = start(args(out, '2'));
      let seen = 0;
      child.stderr.on('data', (lines: string) => {
        seen += lines.split('"msg":"written"').length - 1;
        if (seen >= written) child.kill('SIGKILL');
      });
      expect((await ended).signal).toBe('SIGKILL');
    }
    expect((await onomast(args(out, '2'))).code).toBe(0);
    const names = readdirSync(whole).filter((name) => name !== 'run.json');
    expect(readdirSync(out).filter((name) => name !== 'run.json')).toEqual(names);
    for (const name of names)
      expect(readFileSync(path.join(out, name)).equals(readFileSync(path.join(whole, name)))).toBe(true);
  });

  it('a common file goes on after the documents that were done', async () => {
    const text = 'Going for $5. '.repeat(150);
    for (let i = 0; i < 24; i++) write(`resumed/${String(i).padStart(2, '0')}.txt`, `${text}${i}\n`);
    const args = (folder: string) => [
      'extract',
      at('resumed'),
      '--out',
      folder,
      '--pipeline',
      light,
      '--format',
      'jsonl',
    ];
    const [whole, out] = [at('resumed-whole'), at('resumed-out')];
    await onomast([...args(whole), '--jobs', '2', '--log-level', 'error']);
    const { child, ended } = start([...args(out), '--jobs', '2', '--log-level', 'info']);
    child.stderr.on('data', (lines: string) => {
      if (lines.includes('16.txt')) child.kill('SIGKILL');
    });
    await ended;
    expect(leftovers(out)).toHaveLength(1);
    expect((await onomast([...args(out), '--jobs', '2', '--log-level', 'error'])).code).toBe(0);
    const kept = (JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as Run).documents.filter(
      ({ status }) => status === 'unchanged',
    ).length;
    expect(kept).toBeGreaterThan(4);
    expect(kept).toBeLessThan(24);
    expect(readFileSync(path.join(out, 'records.jsonl'))).toEqual(
      readFileSync(path.join(whole, 'records.jsonl')),
    );
    expect(leftovers(out)).toEqual([]);
  });
});
