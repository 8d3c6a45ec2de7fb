import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Inbox, type InboxFile } from '../../../../src/app/web/inbox.ts';
import { createPipeline } from '../../../../src/run/create-pipeline.ts';
import { lightPipeline, onomast, temporaryFolder } from '../../../support/onomast.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const at = (...names: string[]) => path.join(folder, ...names);
let inbox: Inbox;
let room: TestRoom;
beforeAll(async () => {
  const light = lightPipeline(folder);
  mkdirSync(at('publications'));
  writeFileSync(at('publications', 'old.txt'), 'It cost $5.\n');
  await onomast(['extract', at('publications'), '--out', at('records'), '--pipeline', light, '--quiet']);
  const pipeline = await createPipeline(light);
  room = await TestRoom.open(
    at('records'),
    {},
    { inbox: (data) => (inbox = new Inbox(at('inbox'), data, pipeline)) },
  );
});
afterAll(async () => {
  await inbox[Symbol.asyncDispose]();
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

const drop = (name: string, body: string, type = 'application/octet-stream') =>
  room.request(`/api/inbox?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, origin: 'http://127.0.0.1' },
  });
const files = () => room.get<InboxFile[]>('inbox');
const ended = async () => {
  for (;;) {
    const list = await files();
    if (list.every(({ state }) => state === 'done' || state === 'failed')) return list;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

test('a file that is dropped is kept, extracted, and stands among the others; what was there stays', async () => {
  expect((await drop('Noté 1.txt', 'They paid $7 million and €3.\n')).status).toBe(202);
  expect((await ended())[0]).toEqual({ name: 'Noté 1.txt', state: 'done', mentions: 2 });
  expect(readFileSync(at('inbox', 'Noté 1.txt'), 'utf8')).toContain('$7 million');
  const { documents } = await room.get<{ documents: { path: string; mentions: number }[] }>(
    'documents?order=path',
  );
  expect(documents.map(({ path, mentions }) => [path, mentions])).toEqual([
    ['Noté 1.txt', 2],
    ['old.txt', 1],
  ]);
  const run = JSON.parse(readFileSync(at('records', 'run.json'), 'utf8')) as {
    documents: { path: string }[];
  };
  expect(run.documents.map(({ path }) => path).sort()).toEqual(['Noté 1.txt', 'old.txt']);
});

test('the same file again changes nothing; another one of its name, or of a document’s, is refused', async () => {
  expect((await drop('Noté 1.txt', 'They paid $7 million and €3.\n')).status).toBe(202);
  expect((await drop('Noté 1.txt', 'Something else.\n')).status).toBe(409);
  expect((await drop('old.txt', 'Something else.\n')).status).toBe(409);
  expect(readFileSync(at('inbox', 'Noté 1.txt'), 'utf8')).toContain('$7 million');
});

test('a file that cannot be read fails with its reason, the others go on', async () => {
  expect((await drop('broken.pdf', '%PDF-1.7\nno more\n')).status).toBe(202);
  expect((await drop('fine.txt', 'It cost $9.\n')).status).toBe(202);
  const list = await ended();
  expect(list.find(({ name }) => name === 'broken.pdf')).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('broken.pdf'),
  });
  expect(list.find(({ name }) => name === 'fine.txt')).toMatchObject({ state: 'done' });
});

test.each([
  ['../out.txt'],
  ['..\\out.txt'],
  ['/etc/out.txt'],
  ['.hidden.txt'],
  ['a\u0000b.txt'],
  ['a\u202etxt.txt'],
  ['C:out.txt'],
  [`${'a'.repeat(300)}.txt`],
  ['   '],
])('no name leads out of the inbox or hides in it: %j', async (name) => {
  const before = readdirSync(folder).sort();
  expect((await drop(name, 'x')).status).toBe(400);
  expect(readdirSync(folder).sort()).toEqual(before);
});

test('what is no document, is said to be a form, or comes to a room without an inbox is refused', async () => {
  expect((await drop('run.sh', 'rm')).status).toBe(415);
  expect((await drop('a.txt', 'x', 'multipart/form-data')).status).toBe(415);
  expect(existsSync(at('inbox', 'run.sh'))).toBe(false);
  const other = await TestRoom.open(at('records'), { readOnly: true }, { inbox: () => inbox });
  expect(await other.get('room')).toMatchObject({ inbox: null });
  other.room.close();
  const none = await TestRoom.open(at('records'));
  expect((await none.request('/api/inbox')).status).toBe(403);
  none.room.close();
});
