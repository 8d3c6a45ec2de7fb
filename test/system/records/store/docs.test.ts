import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../../src/paths.ts';
import { exportForms } from '../../../../src/records/export/formats.ts';
import { tableNames, tables } from '../../../../src/records/store/layout.ts';
import { questions } from '../../../../src/records/store/queries.ts';
import { views } from '../../../../src/records/store/views.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';

const text = readFileSync(path.join(packageRoot, 'docs', 'stores.md'), 'utf8');

test('the diagram has every table with its columns', () => {
  for (const name of tableNames) {
    const block = new RegExp(`^ {4}${name} \\{\\n([^}]*)\\}`, 'm').exec(text)?.[1] ?? '';
    const drawn = block
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' ').slice(0, 2));
    expect(drawn).toEqual(tables[name].columns.map((column) => [column.type, column.name]));
  }
});

test('every view, question and form of export is described', () => {
  for (const name of Object.keys(views)) expect(text).toContain(`\`${name}\``);
  for (const name of Object.keys(questions)) expect(text).toMatch(new RegExp(`^\\| \`${name}[ \`]`, 'm'));
  for (const name of Object.keys(exportForms)) expect(text).toContain(`\`${name}:`);
});

test('the library example runs', () => {
  const folder = temporaryFolder();
  writeRecords(path.join(folder, 'output'), [{ path: 'a.txt' }, { path: 'b.txt' }]);
  const code = /^```ts\n([\s\S]*?)^```$/m.exec(text)![1]!;
  const file = path.join(folder, 'example.ts');
  const library = pathToFileURL(path.join(packageRoot, 'src', 'records', 'store', 'index.ts')).href;
  writeFileSync(file, code.replace("'onomast/store'", `'${library}'`));
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8', cwd: folder });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain("2 0 [ { path: 'a.txt', title: 'Payments of Ilya Verbin' } ]");
  expect(existsSync(path.join(folder, 'tables', 'mentions.csv'))).toBe(true);
  rmSync(folder, { recursive: true });
});
