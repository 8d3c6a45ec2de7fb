import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../../../support/in-process.ts';
import { onomast, temporaryFolder } from '../../../support/onomast.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

describe('onomast gazetteer', () => {
  it('adds to a list, builds it, asks it, counts it and writes it out', async () => {
    const list = at('plants.csv');
    const made = ['--type', 'ORG', '--class', 'company', '--country', 'BY'];
    const first = await command([
      'gazetteer',
      'add',
      list,
      '--name',
      'Lakeside Plant',
      '--alias',
      'abbr:LSP',
      ...made,
    ]);
    expect(first).toMatchObject({ code: 0, out: `${list}: urn:onomast:plants:lakeside-plant\n` });
    expect((await command(['gazetteer', 'add', list, '--name', 'Hill Plant', ...made])).code).toBe(0);
    const again = await command(['gazetteer', 'add', list, '--name', 'Lakeside Plant', ...made]);
    expect(again.code).toBe(2);
    expect(again.err).toContain('stands in the list');

    const compiled = at('plants.gaz');
    const built = await command(['gazetteer', 'build', list, '--out', compiled, '--licence', 'CC0-1.0']);
    expect(built).toMatchObject({ code: 0, out: expect.stringContaining('2 entries, 3 names') });
    const only = ['--only', '--gazetteer', compiled];
    const found = await command(['gazetteer', 'lookup', 'LSP', 'Lakesde Plant', '--json', ...only]);
    expect(found.code).toBe(0);
    expect(
      found.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      { query: 'LSP', confidence: 1, id: 'urn:onomast:plants:lakeside-plant' },
      { query: 'Lakesde Plant', by: 'letters', id: 'urn:onomast:plants:lakeside-plant' },
    ]);
    expect(await command(['gazetteer', 'lookup', 'Nothing Such', ...only])).toMatchObject({
      code: 1,
      out: 'Nothing Such: not known\n',
    });

    const counted = JSON.parse((await command(['gazetteer', 'stats', compiled, '--json'])).out) as object;
    expect(counted).toMatchObject({
      entries: 2,
      names: 3,
      types: { ORG: 2 },
      sources: [{ licence: 'CC0-1.0' }],
    });
    const lines = await command(['gazetteer', 'export', compiled]);
    const copy = at('copy.jsonl');
    writeFileSync(copy, lines.out);
    expect((await command(['gazetteer', 'build', copy, '--out', at('copy.gaz')])).code).toBe(0);
    expect((await command(['gazetteer', 'export', at('copy.gaz')])).out).toBe(lines.out);
    const back = at('back.csv');
    expect((await command(['gazetteer', 'export', compiled, '--out', back])).code).toBe(0);
    expect(readFileSync(back, 'utf8')).toBe(readFileSync(list, 'utf8'));
  }, 60_000);

  it('imports other formats into lines of JSON', async () => {
    const patterns = at('patterns.jsonl');
    writeFileSync(patterns, '{"label":"GPE","pattern":"Lakeland","id":"lakeland"}\n');
    const { code, out } = await onomast(['gazetteer', 'import', patterns]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ type: 'GPE', name: 'Lakeland' });
  });

  it.each([
    [
      'a list with a mistake',
      'x.csv',
      'key,type,name\na,ORGG,A\n',
      'x.csv, line 2, column 3: "ORGG" is no type',
    ],
    ['a file of no known format', 'x.dat', 'text', 'is of no known format'],
  ])('refuses %s in one line', async (_, name, content, message) => {
    writeFileSync(at(name), content);
    const { code, err, out } = await command(['gazetteer', 'build', at(name), '--out', at('never.gaz')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.runIf(process.platform === 'linux')('refuses folders and pipes, for which nobody waits', async () => {
    execFileSync('mkfifo', [at('pipe.gaz')]);
    writeFileSync(
      at('named.json'),
      JSON.stringify({ name: 'x', extends: 'rules', gazetteers: ['pipe.gaz'] }),
    );
    writeFileSync(at('folder.json'), JSON.stringify({ name: 'x', extends: 'rules', gazetteers: ['.'] }));
    expect(await command(['gazetteer', 'stats', at('pipe.gaz')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not a file'),
    });
    for (const name of ['named.json', 'folder.json'])
      expect(await command(['pipeline', 'check', at(name)])).toMatchObject({
        code: 2,
        err: expect.stringContaining('[config.invalid]'),
      });
  });

  it('refuses what is no gazetteer, and a damaged one', async () => {
    writeFileSync(at('no.gaz'), 'key,type,name\n');
    expect(await command(['gazetteer', 'stats', at('no.gaz')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not a compiled gazetteer'),
    });
    writeFileSync(at('one.csv'), 'key,type,name\na,ORG,Lake Plant\n');
    await command(['gazetteer', 'build', at('one.csv'), '--out', at('one.gaz')]);
    const bytes = readFileSync(at('one.gaz'));
    bytes[bytes.length - 9]! ^= 1;
    writeFileSync(at('one.gaz'), bytes);
    expect(await command(['gazetteer', 'lookup', 'x', '--only', '--gazetteer', at('one.gaz')])).toMatchObject(
      {
        code: 2,
        err: expect.stringContaining('crc32'),
      },
    );
  });
});
