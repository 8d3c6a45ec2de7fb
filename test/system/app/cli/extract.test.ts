import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../../../src/record/run-schema.ts';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { isRecord, isRun } from '../../../../src/record/validate.ts';
import { command } from '../../../support/in-process.ts';
import { bin, lightPipeline, onomast, start, temporaryFolder } from '../../../support/onomast.ts';

const root = temporaryFolder();
const at = (...parts: string[]) => path.join(root, ...parts);
let light: string;
let out: string;
let runs = 0;

/** A recogniser that misbehaves on command: what a broken plug-in or a hostile document would do. */
const badPlugin = `
const each = async ({ flow }) => {
    if (flow.view.text.includes('DIE')) process.exit(7);
    if (flow.view.text.includes('HANG')) for (;;);
    if (flow.view.text.includes('SLOW')) await new Promise((resolve) => setTimeout(resolve, 150));
    if (flow.view.text.includes('THROW')) throw new Error('thrown on purpose');
    return [];
};
export default {
  name: 'tag.bad',
  stage: 'tag',
  create: () => ({ recognise: (contexts) => Promise.all(contexts.map(each)) }),
};
`;

beforeAll(() => {
  writeFileSync(at('bad.mjs'), badPlugin);
  light = lightPipeline(root, ['./bad.mjs']);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  out = at(`out${runs++}`);
});

/** By one worker where nothing else is said: a second one takes as long to start as all of these documents. */
const extract = (inputs: readonly string[], flags: readonly string[] = [], input?: string | Uint8Array) => {
  const jobs = flags.includes('--jobs') ? [] : ['--jobs', '1'];
  const usual = ['--out', out, '--pipeline', light, '--log-level', 'error', ...jobs];
  return onomast(['extract', ...inputs, ...usual, ...flags], input);
};
const record = (name: string) =>
  JSON.parse(readFileSync(path.join(out, `${name}.jsonld`), 'utf8')) as DocumentRecord;
const manifest = () => JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as Run;
const statuses = () => manifest().documents.map(({ path: name, status, code }) => [name, status, code]);
const leftovers = (folder = out) => readdirSync(folder).filter((name) => name.startsWith('.onomast-run-'));

function write(name: string, content: string | Uint8Array): string {
  const file = at(name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('onomast extract', () => {
  it('writes a record per document and a manifest, and prints a table', async () => {
    write('good/a/report.txt', 'Exports reached $5 million.\n');
    write('good/b.md', '# Title of it\n\nImports were USD 7.5 million.\n');
    const { code, out: printed } = await extract([at('good')]);
    expect(code).toBe(0);
    expect(printed).toMatch(/a\/report\.txt +written +1/);
    expect(printed).toContain(`Records: ${out}`);
    const report = record('a/report.txt');
    expect(isRecord(report)).toBe(true);
    expect(report.annotations[0]).toMatchObject({
      id: '#mention-16-26',
      entityType: 'MONEY',
      body: { currency: 'USD', value: '5000000' },
    });
    expect(record('b.md')).toMatchObject({
      name: 'Title of it',
      source: { path: 'b.md', mediaType: 'text/markdown' },
    });
    expect(isRun(manifest())).toBe(true);
    expect(leftovers()).toEqual([]);
  });

  it('skips what is up to date, and extracts again with --force, after a change, and with other options', async () => {
    const file = write('again.txt', 'Exports reached $5 million.\n');
    await extract([file]);
    const before = readFileSync(path.join(out, 'again.txt.jsonld'));
    await extract([file]);
    expect(statuses()).toEqual([['again.txt', 'unchanged', undefined]]);
    await extract([file], ['--force']);
    expect(statuses()).toEqual([['again.txt', 'written', undefined]]);
    expect(readFileSync(path.join(out, 'again.txt.jsonld')).equals(before)).toBe(true);
    await extract([file], ['--encoding', 'windows-1251']);
    expect(statuses()).toEqual([['again.txt', 'written', undefined]]);
    writeFileSync(file, 'Exports reached $6 million.\n');
    await extract([file]);
    expect(statuses()).toEqual([['again.txt', 'written', undefined]]);
  });

  it.each(['jsonl', 'nodes'])('takes over what is up to date in the common file of %s', async (form) => {
    const files = [0, 1, 2, 3].map((i) =>
      write(`common-${form}/${i}.txt`, `Paid $${i + 2} million in Łódź.\n`),
    );
    const flags = ['--format', form];
    const name = form === 'jsonl' ? 'records.jsonl' : 'nodes.jsonl';
    const read = () => readFileSync(path.join(out, name), 'utf8');
    await extract([at(`common-${form}`)], flags);
    const first = read();
    expect((await extract([at(`common-${form}`)], flags)).code).toBe(0);
    expect(statuses().map(([, status]) => status)).toEqual(Array(4).fill('unchanged'));
    expect(read()).toBe(first);
    writeFileSync(files[1]!, 'Paid $9 million.\n');
    rmSync(files[2]!);
    await extract([at(`common-${form}`)], flags);
    expect(statuses().map(([, status]) => status)).toEqual(['unchanged', 'written', 'unchanged']);
    const changed = read();
    await extract([at(`common-${form}`)], [...flags, '--force']);
    expect(statuses().map(([, status]) => status)).toEqual(Array(3).fill('written'));
    expect(read()).toBe(changed);
    expect(leftovers()).toEqual([]);
  });

  it('gives the same bytes whatever the number of workers and the form', async () => {
    for (let i = 0; i < 12; i++)
      write(`many/${i}.txt`, `Exports reached $${i} million.\n\n`.repeat(i * i + 1));
    const forms = async (flags: string[]) => (await extract([at('many')], ['--force', ...flags])).code;
    expect(await forms(['--jobs', '1'])).toBe(0);
    const one = readdirSync(out)
      .filter((name) => name !== 'run.json')
      .map((name) => readFileSync(path.join(out, name), 'utf8'));
    out = at(`out${runs++}`);
    expect(await forms(['--jobs', '4'])).toBe(0);
    expect(
      readdirSync(out)
        .filter((name) => name !== 'run.json')
        .map((name) => readFileSync(path.join(out, name), 'utf8')),
    ).toEqual(one);
    for (const form of ['jsonl', 'nodes']) {
      const [first, second] = [
        await extract([at('many')], ['--format', form, '--out', '-', '--jobs', '1']),
        await extract([at('many')], ['--format', form, '--out', '-', '--jobs', '3']),
      ];
      expect(first.out.length).toBeGreaterThan(1000);
      expect(second.out).toBe(first.out);
      for (const line of first.out.trim().split('\n')) JSON.parse(line);
    }
  });

  it('works as a filter', async () => {
    const { code, out: printed } = await onomast(
      ['extract', '-', '--out', '-', '--pipeline', light, '--log-level', 'silent'],
      'It cost EUR 3.\n',
    );
    expect(code).toBe(0);
    const parsed = JSON.parse(printed) as DocumentRecord;
    expect(parsed.source).toMatchObject({ path: 'stdin', byteLength: 15 });
    expect(parsed.annotations).toHaveLength(1);
  });

  it('goes on past every kind of bad input, names each, and ends with 1', async () => {
    const good = write('mixed/good.txt', 'Exports reached $5 million.\n');
    write('mixed/binary.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]));
    write('mixed/invalid.txt', Buffer.concat([Buffer.from('Exports '), Buffer.from([0xc3, 0x28])]));
    write('mixed/nul.txt', 'Exports\0 reached $5 million.');
    write('mixed/empty.txt', '');
    write('mixed/name with spaces 😀\nand a break.txt', 'It cost $1.');
    symlinkSync(at('nowhere'), at('mixed/broken.txt'));
    const missing = at('missing.txt');
    mkdirSync(at('nothing'), { recursive: true });
    const { code, err } = await extract([at('mixed'), missing, at('nothing')]);
    expect(code).toBe(1);
    expect(Object.fromEntries(statuses().map(([name, status, error]) => [name, error ?? status]))).toEqual({
      'binary.txt': 'input.binary',
      'broken.txt': 'input.not-found',
      'empty.txt': 'written',
      'good.txt': 'written',
      'invalid.txt': 'input.encoding',
      'name with spaces 😀\nand a break.txt': 'written',
      'nul.txt': 'input.binary',
      [missing]: 'input.not-found',
      [at('nothing')]: 'input.nothing-readable',
    });
    expect(err).toMatch(/invalid\.txt, byte 8: not valid utf-8\. Name the encoding/);
    expect(record('empty.txt')).toMatchObject({ annotations: [], passages: [], source: { length: 0 } });
    expect(isRecord(record('empty.txt'))).toBe(true);
    expect(existsSync(path.join(out, 'invalid.txt.jsonld'))).toBe(false);
    expect(leftovers()).toEqual([]);
    expect(good).toBeTruthy();
  });

  it('names the kind of a file that is no text, with a remedy that fits it', async () => {
    const program = write('kinds/program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]));
    const database = write('kinds/all.db', Buffer.from('SQLite format 3\0\x10\0\x01\x01\0'));
    const unknown = write('kinds/unknown', Buffer.from('text, and\0then\0not'));
    const { code, err } = await extract([program, database, unknown]);
    expect(code).toBe(1);
    expect(statuses().map(([, , error]) => error)).toEqual(Array(3).fill('input.binary'));
    expect(err).toMatch(/program: a file of the kind application\/x-elf .*Convert the file to text/);
    expect(err).toMatch(/all\.db: a file of the kind application\/x-sqlite3/);
    expect(err).toMatch(/unknown, byte 9: .*--encoding utf-16le/);
    expect(err.match(/--encoding/g)).toHaveLength(1);
  });

  it('reads UTF-16 by its mark, and files of /proc; names a file whose name is no UTF-8', async () => {
    const text = 'It cost $5 million.';
    write('odd/little.txt', Buffer.from(`\ufeff${text}`, 'utf16le'));
    write('odd/big.txt', Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
    writeFileSync(
      Buffer.concat([Buffer.from(`${at('odd')}/b`), Buffer.from([0xff]), Buffer.from('d.txt')]),
      text,
    );
    const { code, err } = await extract([
      at('odd'),
      ...(existsSync('/proc/version') ? ['/proc/version'] : []),
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/b\ufffdd\.txt: the name of the file is not UTF-8/);
    for (const [name, encoding] of [
      ['little.txt', 'utf-16le'],
      ['big.txt', 'utf-16be'],
    ] as const) {
      expect(record(name).source).toMatchObject({ encoding });
      expect(record(name).annotations).toHaveLength(1);
    }
    if (existsSync('/proc/version')) expect(record('version').source).toMatchObject({ path: 'version' });
  });

  it('goes on with --encoding-errors replace, bytes still exact', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff]), Buffer.from('It cost $5 here.')]);
    expect((await extract([write('replace.txt', bytes)], ['--encoding-errors', 'replace'])).code).toBe(0);
    const [{ target }] = record('replace.txt').annotations as [DocumentRecord['annotations'][0]];
    expect(target.selector[1]).toMatchObject({ start: 9, end: 11 });
    expect(bytes.subarray(9, 11).toString()).toBe('$5');
  });

  it('keeps inputs of the same base name apart', async () => {
    await extract([write('x/same.txt', 'It cost $1.'), write('y/same.txt', 'It cost $2.')]);
    expect(record('x/same.txt').annotations[0]!.body).toMatchObject({ value: '1' });
    expect(record('y/same.txt').annotations[0]!.body).toMatchObject({ value: '2' });
  });

  it.skipIf(process.getuid?.() === 0)('names a file without permission (root may read all)', async () => {
    const file = write('secret.txt', 'x');
    chmodSync(file, 0);
    expect((await extract([file])).err).toContain('no permission to read');
  });

  it('reports a document that throws, kills its worker or takes too long, and does the others', async () => {
    for (const [i, word] of ['fine', 'THROW', 'DIE', 'HANG', 'fine'].entries())
      write(`hostile/${i}.txt`, `It was ${word} for $5.\n`);
    const { code } = await extract([at('hostile')], ['--timeout', '3', '--jobs', '2']);
    expect(code).toBe(1);
    expect(statuses()).toEqual([
      ['0.txt', 'written', undefined],
      ['1.txt', 'failed', 'document.failed'],
      ['2.txt', 'failed', 'worker.died'],
      ['3.txt', 'failed', 'document.timeout'],
      ['4.txt', 'written', undefined],
    ]);
    expect(leftovers()).toEqual([]);
  });

  it('answers wrong usage with 2 and the remedy', async () => {
    const cases: [string[], RegExp][] = [
      [[], /no input given/],
      [[at('x'), '--jobs', '0'], /--jobs takes a whole number from 1 to 256, not "0"/],
      [[at('x'), '--format', 'jsonlines'], /--format takes jsonld, jsonl, nodes.*Did you mean jsonl/],
      [[at('x'), '--encoding', 'klingon'], /unknown encoding "klingon"/],
      [[at('x'), '--pipline', 'y'], /unknown flag --pipline\. Did you mean --pipeline\?/],
      [
        [at('x'), '--pipeline', 'publication'],
        /no such pipeline "publication"\. Did you mean publications\?/,
      ],
    ];
    for (const [args, message] of cases) {
      const { code, err } = await command(['extract', '--out', out, ...args]);
      expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    }
  });

  it('says when the output folder cannot be used', async () => {
    const file = write('fine.txt', 'It cost $5.');
    const { code, err } = await onomast([
      'extract',
      file,
      '--out',
      path.join(file, 'sub'),
      '--pipeline',
      light,
      '--log-level',
      'error',
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/a part of the path is a file/);
  });

  it.skipIf(!existsSync('/dev/full'))('says when there is no space left', async () => {
    const file = write('fine.txt', 'It cost $5.');
    mkdirSync(out, { recursive: true });
    symlinkSync('/dev/full', path.join(out, 'probe'));
    const { code, err } = await onomast([
      'extract',
      file,
      '--out',
      path.join(out, 'probe'),
      '--pipeline',
      light,
      '--log-level',
      'error',
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/onomast: .*probe: /);
  });

  it.skipIf(!existsSync('/dev/full'))('says when standard output cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'pipeline', 'list'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect(status).toBe(2);
    expect(stderr).toBe('onomast: standard output cannot be written: no space left\n');
  });

  it('stops cleanly on Ctrl-C: exit 130, whole records only, no temporary files', async () => {
    for (let i = 0; i < 40; i++) write(`slow/${String(i).padStart(2, '0')}.txt`, 'SLOW going for $5.\n');
    const { child, ended } = start([
      'extract',
      at('slow'),
      '--out',
      out,
      '--pipeline',
      light,
      '--jobs',
      '1',
      '--log-level',
      'info',
    ]);
    child.stderr.on('data', (text: string) => {
      if (text.includes('03.txt')) child.kill('SIGINT');
    });
    expect((await ended).code).toBe(130);
    const records = readdirSync(out).filter((name) => name.endsWith('.jsonld'));
    expect(records.length).toBeGreaterThan(2);
    expect(records.length).toBeLessThan(40);
    for (const name of records)
      expect(isRecord(JSON.parse(readFileSync(path.join(out, name), 'utf8')))).toBe(true);
    expect(leftovers()).toEqual([]);
  });
});

describe('onomast', () => {
  it('explains itself', async () => {
    const help = await command(['--help']);
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('extract')]);
    const extractHelp = await command(['extract', '--help']);
    expect([extractHelp.code, extractHelp.out]).toEqual([0, expect.stringContaining('Examples:')]);
    expect((await command([])).code).toBe(2);
    expect((await onomast(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await command(['extrat'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean extract?'),
    });
  });
});
