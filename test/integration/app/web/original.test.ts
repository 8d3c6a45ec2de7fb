import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadDocument } from '../../../../src/records/store/reading/document.ts';
import { onomast, temporaryFolder } from '../../../support/onomast.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const publications = path.join(folder, 'publications');
const records = path.join(folder, 'records');
const file = path.join(publications, 'deep', 'plain.pdf');
let room: TestRoom;
beforeAll(async () => {
  mkdirSync(path.dirname(file), { recursive: true });
  cpSync(path.join('fixtures', 'formats', 'pdf', 'plain.pdf'), file);
  writeFileSync(path.join(publications, 'note.txt'), 'Accra, 3 May 2001.\n');
  writeFileSync(path.join(folder, 'secret.txt'), 'nobody’s business');
  symlinkSync(path.join(folder, 'secret.txt'), path.join(publications, 'link.txt'));
  await onomast(['extract', publications, '--out', records]);
  room = await TestRoom.open(records);
}, 60_000);
afterAll(() => {
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

type Shown = ReadDocument & { original: boolean };
const address = (document: string) => `/api/original?path=${encodeURIComponent(document)}`;

test('a run notes where its publications lie, relative to itself', () => {
  const { sources } = JSON.parse(readFileSync(path.join(records, 'run.json'), 'utf8'));
  expect(sources).toEqual(['../publications']);
});

test('a document with pages has them, and the boxes of its mentions lie on them', async () => {
  const { original, pages, mentions } = await room.get<Shown>('document?path=deep%2Fplain.pdf');
  expect(original).toBe(true);
  const sizes = new Map(pages.map((page) => [page.number, page]));
  const boxes = mentions.flatMap((mention) => mention.boxes ?? []);
  expect(boxes.length).toBeGreaterThanOrEqual(mentions.length);
  for (const [number, left, top, width, height] of boxes) {
    const page = sizes.get(number)!;
    expect(left + width).toBeLessThanOrEqual(page.width);
    expect(top + height).toBeLessThanOrEqual(page.height);
  }
  expect((await room.get<Shown>('document?path=note.txt')).original).toBe(false);
});

test('its bytes are handed out whole or in pieces, and nothing in them may run', async () => {
  const bytes = readFileSync(file);
  const whole = await room.request(address('deep/plain.pdf'));
  expect(whole.headers.get('content-type')).toBe('application/pdf');
  expect(whole.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
  const piece = await room.request(address('deep/plain.pdf'), { headers: { range: 'bytes=10-19' } });
  expect(piece.status).toBe(206);
  expect(piece.headers.get('content-range')).toBe(`bytes 10-19/${bytes.length}`);
  expect(Buffer.from(await piece.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  const after = await room.request(address('deep/plain.pdf'), { headers: { range: 'bytes=99999999-' } });
  expect(after.status).toBe(416);
});

test('no other file is: text, what is no document, what a link leads to, a file that has changed', async () => {
  for (const other of ['note.txt', 'link.txt', '../secret.txt', '/etc/passwd', 'deep/../../secret.txt'])
    expect((await room.request(address(other))).status).toBe(404);
  expect((await room.request('/assets/pdf/wasm/..%2f..%2fpackage.json')).status).toBe(404);
  expect((await room.request('/assets/pdf/cmaps/UniGB-UTF16-H.bcmap')).status).toBe(200);
  writeFileSync(file, `${readFileSync(file, 'latin1')}\n%changed`, 'latin1');
  expect((await room.request(address('deep/plain.pdf'))).status).toBe(404);
  expect((await room.get<Shown>('document?path=deep%2Fplain.pdf')).original).toBe(false);
});
