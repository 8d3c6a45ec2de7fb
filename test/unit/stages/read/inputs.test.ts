import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInputs } from '../../../../src/stages/read/inputs.ts';

const root = mkdtempSync(path.join(tmpdir(), 'onomast-test-'));
const at = (...parts: string[]) => path.join(root, ...parts);
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(() => {
  for (const folder of ['in/a', 'in/b', 'empty', 'outside']) mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('in/b/report.txt'), 'b');
  writeFileSync(at('in/a/report.txt'), 'a');
  writeFileSync(at('in/a/notes.md'), 'n');
  writeFileSync(at('in/a/picture.png'), 'p');
  writeFileSync(at('in/a/na me\n😀.txt'), 'x');
  writeFileSync(at('outside/secret.txt'), 's');
  symlinkSync(at('outside'), at('in/link'));
  symlinkSync(at('in'), at('in/circle'));
  symlinkSync(at('nowhere.txt'), at('in/broken.txt'));
});

const paths = (inputs: readonly object[]) =>
  inputs.map((input) => [
    (input as { path: string }).path,
    (input as { error?: { code: string } }).error?.code,
  ]);

describe('listInputs', () => {
  it('walks folders by extension, sorted, tells broken links and links that lead out', async () => {
    expect(paths(await listInputs([at('in')]))).toEqual([
      ['a/na me\n😀.txt', undefined],
      ['a/notes.md', undefined],
      ['a/report.txt', undefined],
      ['b/report.txt', undefined],
      ['broken.txt', 'input.not-found'],
      ['circle', 'input.symlink'],
      ['link', 'input.symlink'],
    ]);
    expect(paths(await listInputs([at('in')], { followSymlinks: true }))).toContainEqual([
      'link/secret.txt',
      undefined,
    ]);
  });

  it('takes single files of any name, and globs', async () => {
    expect(paths(await listInputs([at('in/a/picture.png')]))).toEqual([['picture.png', undefined]]);
    expect(paths(await listInputs([`${root}/in/*/report.txt`]))).toEqual([
      ['a/report.txt', undefined],
      ['b/report.txt', undefined],
    ]);
  });

  it('tells files of the same name apart by their folders, and takes a file given twice once', async () => {
    expect(
      paths(await listInputs([at('in/a/report.txt'), at('in/b/report.txt'), at('in/a/report.txt')])),
    ).toEqual([
      ['a/report.txt', undefined],
      ['b/report.txt', undefined],
    ]);
  });

  it('says what is missing', async () => {
    expect(paths(await listInputs([at('no.txt'), at('empty'), `${root}/no*.txt`]))).toEqual([
      [at('no.txt'), 'input.not-found'],
      [at('empty'), 'input.nothing-readable'],
      [`${root}/no*.txt`, 'input.not-found'],
    ]);
  });
});
