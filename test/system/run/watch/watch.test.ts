import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../../../src/records/store/open.ts';
import { lightPipeline, onomast, start, temporaryFolder } from '../../../support/onomast.ts';

const folder = temporaryFolder();
const inbox = path.join(folder, 'inbox');
const db = `sqlite:${path.join(folder, 'watched.db')}`;
const pipeline = lightPipeline(folder);
const flags = ['watch', inbox, '--db', db, '--pipeline', pipeline, '--jobs', '1', '--interval', '1'];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function paths(): Promise<string[]> {
  const store = await openStore(db);
  const found = (await store.documents('default')).map((document) => document.path);
  await store.close();
  return found;
}

test('new, changed, growing and removed files', async () => {
  mkdirSync(path.join(inbox, 'b'), { recursive: true });
  writeFileSync(path.join(inbox, 'a.txt'), 'They paid $3 million.\n');
  writeFileSync(path.join(inbox, 'b', 'c.md'), 'They paid $4 million and $5 million.\n');
  writeFileSync(path.join(inbox, 'bad.txt'), new Uint8Array(3000));
  const watcher = start([...flags, '--remove']);
  let out = '';
  watcher.child.stdout.on('data', (text: string) => (out += text));
  const until = async (line: string) => {
    await expect.poll(() => out).toContain(line);
  };
  await until('loaded a.txt: 1 mentions\n');
  await until('loaded b/c.md: 2 mentions\n');
  await until('failed bad.txt: ');
  rmSync(path.join(inbox, 'bad.txt'));
  // A slow copy: it grows at every look, and is loaded once, as a whole.
  const slow = path.join(inbox, 'slow.txt');
  let longest = 0;
  for (let i = 1, last = performance.now(); i <= 8; i++) {
    appendFileSync(slow, `They paid $${i} million.\n`);
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    await sleep(400);
  }
  await until('loaded slow.txt: 8 mentions');
  // Where this test itself came to a halt, the copy was not growing at every look.
  if (longest < 900) expect(out.match(/slow\.txt: .*/g)).toEqual(['slow.txt: 8 mentions']);
  writeFileSync(path.join(inbox, 'a.txt'), 'They paid $3 million, then €6 million.\n');
  await until('loaded a.txt: 2 mentions\n');
  renameSync(path.join(inbox, 'b', 'c.md'), path.join(inbox, 'd.md'));
  await until('loaded d.md: 2 mentions\n');
  await until('removed b/c.md\n');
  watcher.child.kill('SIGTERM');
  expect((await watcher.ended).code).toBe(0);
  expect(await paths()).toEqual(['a.txt', 'd.md', 'slow.txt']);

  // Started again, it knows what is there.
  writeFileSync(path.join(inbox, 'new.txt'), 'They paid $9 million.\n');
  const again = await onomast([...flags, '--once']);
  expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/Z loaded new.txt: 1 mentions\n$/) });
  rmSync(path.join(inbox, 'new.txt'));
  expect((await onomast([...flags, '--once'])).out).toBe('');
  expect(await paths()).toContain('new.txt');
  // A folder without any publication may be a drive that is missing.
  const kept = readFileSync(path.join(inbox, 'a.txt'));
  rmSync(inbox, { recursive: true });
  mkdirSync(inbox);
  expect((await onomast([...flags, '--once', '--remove'])).out).toBe('');
  writeFileSync(path.join(inbox, 'a.txt'), kept);
  const { out: gone } = await onomast([...flags, '--once', '--remove']);
  expect(gone.replace(/^\S+Z /gm, '')).toBe('removed d.md\nremoved new.txt\nremoved slow.txt\n');
});

test('keeps records next to the database, and runs a command after each document', async () => {
  const there = path.join(folder, 'second');
  const records = path.join(folder, 'records');
  const log = path.join(folder, 'hook.log');
  mkdirSync(there);
  writeFileSync(path.join(there, 'a.txt'), 'They paid $3 million.\n');
  writeFileSync(path.join(there, 'b $(touch x).txt'), 'They paid $4 million.\n');
  writeFileSync(path.join(there, 'bad.txt'), new Uint8Array(3000));
  writeFileSync(path.join(there, 'film.mp4'), '....ftypisom');
  const args = ['watch', there, '--db', `sqlite:${path.join(folder, 'second.db')}`, '--pipeline', pipeline];
  const hook = `printf '%s|%s|%s|%s\\n' "$ONOMAST_STATUS" "$ONOMAST_PATH" "$ONOMAST_FILE" "$ONOMAST_RECORD" >>'${log}'`;
  const more = ['--jobs', '1', '--interval', '1', '--once', '--records', records, '--on-document', hook];
  const { code, out } = await onomast([...args, ...more]);
  expect(code).toBe(1);
  expect(out).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z loaded a\.txt: 1 mentions$/m);
  expect(out).toMatch(/passed over film\.mp4: /);
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  const record = (name: string) => path.join(records, `${name}.jsonld`);
  expect(lines).toEqual([
    `loaded|a.txt|${path.join(there, 'a.txt')}|${record('a.txt')}`,
    `loaded|b $(touch x).txt|${path.join(there, 'b $(touch x).txt')}|${record('b $(touch x).txt')}`,
    `failed|bad.txt|${path.join(there, 'bad.txt')}|`,
  ]);
  const run = JSON.parse(readFileSync(path.join(records, 'run.json'), 'utf8')) as {
    documents: { path: string; status: string }[];
  };
  expect(run.documents.map((document) => `${document.path} ${document.status}`)).toEqual([
    'a.txt written',
    'b $(touch x).txt written',
    'bad.txt failed',
  ]);
  const exported = await onomast(['export', records, '--to', `nquads:${path.join(folder, 'all.nq')}`]);
  expect(exported.code).toBe(0);

  // A document that goes takes its record along, where removing was asked for.
  rmSync(path.join(there, 'a.txt'));
  await onomast([...args, ...more, '--remove']);
  expect(existsSync(record('a.txt'))).toBe(false);
  expect(readFileSync(path.join(records, 'run.json'), 'utf8')).not.toContain('"a.txt"');
});

test.runIf(process.platform === 'linux')('what cannot be read is told, once', async () => {
  const odd = path.join(folder, 'odd');
  mkdirSync(odd);
  writeFileSync(path.join(odd, 'a.txt'), 'They paid $3 million.\n');
  execFileSync('mkfifo', [path.join(odd, 'pipe')]);
  symlinkSync(folder, path.join(odd, 'out'));
  writeFileSync(path.join(odd, 'cut.zip'), Buffer.from('PK\u0003\u0004 and no more'));
  const one = ['watch', odd, '--db', `sqlite:${path.join(folder, 'odd.db')}`, '--pipeline', pipeline];
  const { code, out } = await onomast([...one, '--jobs', '1', '--interval', '1', '--once']);
  const lines = out
    .replace(/^\S+Z /gm, '')
    .trimEnd()
    .split('\n')
    .sort();
  expect(lines).toEqual([
    expect.stringMatching(/^failed cut\.zip: .*damaged/),
    expect.stringMatching(/^failed out: .*symbolic link/),
    expect.stringMatching(/^failed pipe: .*a pipe/),
    'loaded a.txt: 1 mentions',
  ]);
  expect(code).toBe(1);
});
