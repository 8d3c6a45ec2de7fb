import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Question } from '../../../../src/records/audit/judge/questions.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { makeRecord, writeRecords } from '../../../support/records.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
const gold = path.join(folder, 'gold');
let room: TestRoom;
beforeAll(async () => {
  writeRecords(records, [{ path: 'sub/a.txt' }, { path: 'b.txt', passages: 4 }]);
  mkdirSync(gold);
  const { text } = makeRecord({ path: 'a.txt' });
  writeFileSync(path.join(gold, 'a.txt'), text);
  const mentions = [{ start: 0, end: 11, type: 'LOC', text: 'Ilya Verbin', value: '' }];
  writeFileSync(path.join(gold, 'a.json'), JSON.stringify({ id: 'a', mentions }));
  room = await TestRoom.open(records, { gold });
});
afterAll(() => {
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

test('by a folder of annotated texts: the report is framed by the app alone, and leads to the places of its mistakes', async () => {
  const answer = await room.request('/api/report');
  expect(answer.headers.get('content-type')).toContain('text/html');
  const policy = answer.headers.get('content-security-policy')!;
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  const page = await answer.text();
  expect(page).toContain('wrong type');
  expect(page).toContain('href="/document?path=sub%2Fa.txt&#38;at=0" target="_top"');
});

test('as one file it leads nowhere', async () => {
  const answer = await room.request('/api/report?download=yes');
  expect(answer.headers.get('content-disposition')).toContain('report.html');
  expect(await answer.text()).not.toContain('target="_top"');
});

test('by the passages of a sample that were judged to their end', async () => {
  await room.post('samples', { name: 's1', mentions: 5, passages: 2, by: [], seed: 1 });
  expect(await room.get('report/sources')).toEqual({ gold: true, samples: [] });
  expect((await room.request('/api/report?sample=s1')).status).toBe(409);
  const { questions } = await room.get<{ questions: Question[] }>('sample?name=s1');
  const lines = questions.flatMap((question): object[] => {
    if (question.kind === 'passage') return [{ item: question.item, missed: [] }];
    const { item, mention } = question;
    return mention === undefined ? [] : [{ item, mention, verdict: 'right' }];
  });
  await room.post('judgements', { sample: 's1', lines });
  expect(await room.get('report/sources')).toEqual({ gold: true, samples: ['s1'] });
  const page = await (await room.request('/api/report?sample=s1')).text();
  expect(page).toContain('None: every mention is as in the gold.');
});
