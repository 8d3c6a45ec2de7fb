import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { bin, lightPipeline, onomast, start, temporaryFolder } from '../../../support/onomast.ts';

const root = temporaryFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));
const light = lightPipeline(root);
const at = (name: string) => path.join(root, name);
writeFileSync(at('a.txt'), 'It cost $5.\n');

describe('a signal', () => {
  // From the moment the command listens at all to when it is done with so small a document.
  it.each([
    50, 100, 150, 250, 400, 600,
  ])('ends extract with 130 after %i ms, or finds it done', async (wait) => {
    const out = at(`out-${wait}`);
    const { child, ended } = start(['extract', at('a.txt'), '--out', out, '--pipeline', light, '--quiet']);
    await sleep(wait);
    child.kill('SIGTERM');
    const { code, signal } = await ended;
    // Before its first line runs the system ends it.
    expect(signal === 'SIGTERM' || code === 130 || code === 0).toBe(true);
    if (existsSync(out)) expect(readdirSync(out).filter((name) => name.startsWith('.onomast-'))).toEqual([]);
  });

  it('ends a run of small texts between two of them', async () => {
    const many = at('many');
    mkdirSync(many);
    for (let i = 0; i < 40; i++) writeFileSync(path.join(many, `${i}.txt`), 'It cost $5. '.repeat(400));
    const args = ['extract', many, '--out', at('of-many'), '--pipeline', light, '--quiet'];
    const { child, ended } = start(args);
    let log = '';
    await new Promise<void>((resolve) =>
      child.stderr.on('data', (text: string) => {
        log += text;
        if (log.includes('"written"')) resolve();
      }),
    );
    child.kill('SIGTERM');
    expect((await ended).code).toBe(130);
    expect(readdirSync(at('of-many')).length).toBeLessThan(40);
  });

  it('ends a filter that waits for its next line', async () => {
    const args = ['extract', '-', '--input-format', 'jsonl', '--out', '-', '--pipeline', light];
    // Its standard input stays open.
    const child = spawn(process.execPath, [bin, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
    const exit = once(child, 'exit');
    child.stdin.write('{"id":"a","text":"It cost $5."}\n');
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await exit).toEqual([130, null]);
  });
});

describe('lines with one id', () => {
  it('the later one fails and names both lines, in every format', async () => {
    const lines = ['a', './a', 'a/', 'b']
      .map((id) => `${JSON.stringify({ id, text: 'It cost $5.' })}\n`)
      .join('');
    for (const format of ['jsonld', 'jsonl', 'nodes']) {
      const args = ['extract', '-', '--input-format', 'jsonl', '--format', format, '--pipeline', light];
      const { code, err } = await onomast([...args, '--out', at(format)], lines);
      expect(code).toBe(1);
      expect(err).toMatch(/stdin, line 2: .*line 1 of stdin/);
      expect(err).toMatch(/stdin, line 3: .*line 1 of stdin/);
    }
  });
});
