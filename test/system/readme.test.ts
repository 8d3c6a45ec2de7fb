import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/paths.ts';
import { createPipeline } from '../../src/run/create-pipeline.ts';

const readme = readFileSync(path.join(packageRoot, 'README.md'), 'utf8');
/** The code block of a language that holds a text. */
function block(language: string, holding: string): string {
  const blocks = readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].find(([, its, code]) => its === language && code!.includes(holding))![2]!;
}

describe('the README', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onomast-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('its library example runs', () => {
    const library = pathToFileURL(path.join(packageRoot, 'src', 'index.ts')).href;
    const code = block('ts', 'createPipeline')
      .replace("'onomast'", `'${library}'`)
      .replace('publications/', `${packageRoot}/fixtures/publications/`);
    const file = path.join(folder, 'example.ts');
    writeFileSync(file, code);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^MONEY \$419\.6 million$/m);
  });

  it('its example of a record is what the pipeline writes', async () => {
    const text = block('', 'In March 2017');
    const shown = JSON.parse(block('json', '#mention')) as { id: string };
    const pipeline = await createPipeline();
    for await (const record of pipeline.extract([{ path: 'example.txt', text }])) {
      const real = record.annotations.find(({ id }) => id === shown.id);
      expect(real).toEqual(shown);
    }
  });
});
