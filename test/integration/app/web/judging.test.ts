import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadDocument } from '../../../../src/records/store/reading/document.ts';
import { anchorOf } from '../../../support/decisions.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { makeRecord, writeRecords } from '../../../support/records.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
let room: TestRoom;
beforeAll(async () => {
  writeRecords(records, [{ path: 'a.txt' }, { path: 'b.txt', passages: 4 }]);
  room = await TestRoom.open(records);
});
afterAll(() => {
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a correction is kept as a line, seen at once, and taken back by an undo', async () => {
  const target = anchorOf(makeRecord({ path: 'a.txt' }).record, 'Ilya Verbin');
  const id = randomUUID();
  const types = async () =>
    (await room.get<ReadDocument>('document?path=a.txt')).mentions.map(({ type }) => type);
  const before = await types();
  await room.post('decisions', {
    decisions: [{ id, by: 'eve', action: 'type', document: 'a.txt', target, entityType: 'ORG' }],
  });
  expect((await types())[0]).toBe('ORG');
  expect(JSON.parse(readFileSync(path.join(records, 'decisions.jsonl'), 'utf8'))).toMatchObject({
    by: 'ada',
  });
  await room.post('decisions', { decisions: [{ id: randomUUID(), action: 'undo', of: id }] });
  expect(await types()).toEqual(before);
});

test('judgements are those of the terminal: a sample, its questions, answers kept in the file next to it', async () => {
  await room.post('samples', { name: 's1', mentions: 20, passages: 2, by: ['type'], seed: 1 });
  await room.post('judgements', { sample: 's1', lines: [{ item: 'm1', verdict: 'right' }] });
  const { answers } = await room.get<{ answers: unknown[] }>('sample?name=s1');
  expect(answers[0]).toEqual({ item: 'm1', verdict: 'right' });
  const file = path.join(records, 'samples', 's1.ada.judged.jsonl');
  expect(readFileSync(file, 'utf8')).toBe('{"item":"m1","verdict":"right"}\n');
  expect(await room.get('sample/estimate?name=s1')).toMatchObject({ precision: { judged: 1, right: 1 } });
  expect((await room.request('/api/sample?name=..%2f..%2fpackage')).status).toBe(404);
});
