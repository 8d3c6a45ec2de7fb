import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../src/files/make-folder.ts';
import { holdOutput, partOf, replaceFile, WholeFile } from '../../../src/files/whole-file.ts';
import { packageRoot } from '../../../src/paths.ts';
import { temporaryFolder } from '../../support/onomast.ts';

const root = temporaryFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at = (name: string) => path.join(root, name);

/** Another process that holds an output until it is killed. */
async function holder(target: string) {
  const module = path.join(packageRoot, 'src', 'files', 'whole-file.ts');
  const code = `const { holdOutput } = await import(${JSON.stringify(module)}); await holdOutput(${JSON.stringify(target)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('an output file', () => {
  it('has its name when it is whole, and leaves nothing where it is given up', () => {
    const file = new WholeFile(at('a/b.txt'));
    file.write('half');
    expect(existsSync(at('a/b.txt'))).toBe(false);
    file.abandon();
    expect(readdirSync(at('a'))).toEqual([]);
    const again = new WholeFile(at('a/b.txt'));
    again.write('whole');
    again.end();
    expect(readFileSync(at('a/b.txt'), 'utf8')).toBe('whole');
    expect(readdirSync(at('a'))).toEqual(['b.txt']);
  });

  it('may have the longest name there is', async () => {
    const name = at('n'.repeat(255));
    await replaceFile(name, 'x');
    expect(readFileSync(name, 'utf8')).toBe('x');
  });

  it('is refused where no folder can be made, and the attempt ends', async () => {
    expect(() => makeFolder('/proc/none/such')).toThrow();
    await expect(replaceFile('/proc/none/such', 'x')).rejects.toThrow(/such: /);
    await expect(holdOutput('/proc/none', { isFolder: true })).rejects.toMatchObject({
      code: 'output.unusable',
    });
  });

  it('is held by one process; its death lets go, and the next sweeps up after it', async () => {
    const target = at('held.txt');
    const child = await holder(target);
    const part = partOf(target);
    writeFileSync(part, 'half');
    await expect(replaceFile(target, 'x')).rejects.toMatchObject({ code: 'output.in-use' });
    expect(existsSync(part)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await replaceFile(target, 'x');
    expect(existsSync(part)).toBe(false);
    expect(readdirSync(root).filter((name) => name.startsWith('.onomast-'))).toEqual([]);
  });

  it('is waited for with patience', async () => {
    const target = at('waited.txt');
    const first = await holdOutput(target);
    const second = holdOutput(target, { patience: 30_000 });
    first.release();
    (await second).release();
  });
});
