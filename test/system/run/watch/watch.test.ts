import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    for (let i = 0; i < 400 && !out.includes(line); i++) await sleep(50);
    expect(out).toContain(line);
  };
  await until('loaded a.txt: 1 mentions\n');
  await until('loaded b/c.md: 2 mentions\n');
  await until('failed bad.txt: ');
  rmSync(path.join(inbox, 'bad.txt'));
  // A slow copy: it grows at every look, and is loaded once, as a whole.
  const slow = path.join(inbox, 'slow.txt');
  for (let i = 1; i <= 8; i++) {
    appendFileSync(slow, `They paid $${i} million.\n`);
    await sleep(400);
  }
  await until('loaded slow.txt: ');
  expect(out.match(/slow\.txt: .*/g)).toEqual(['slow.txt: 8 mentions']);
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
  expect(again).toMatchObject({ code: 0, out: 'loaded new.txt: 1 mentions\n' });
  rmSync(path.join(inbox, 'new.txt'));
  expect((await onomast([...flags, '--once'])).out).toBe('');
  expect(await paths()).toContain('new.txt');
  // A folder without any publication may be a drive that is missing.
  const kept = readFileSync(path.join(inbox, 'a.txt'));
  rmSync(inbox, { recursive: true });
  mkdirSync(inbox);
  expect((await onomast([...flags, '--once', '--remove'])).out).toBe('');
  writeFileSync(path.join(inbox, 'a.txt'), kept);
  expect((await onomast([...flags, '--once', '--remove'])).out).toBe(
    'removed d.md\nremoved new.txt\nremoved slow.txt\n',
  );
});
