import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CurateAnswer } from '../../../../src/app/web/pages/curate/client/answer.ts';
import type { JudgementLine } from '../../../../src/records/audit/judge/judgements.ts';
import type { Question } from '../../../../src/records/audit/judge/questions.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
let room: TestRoom;
let questions: readonly Question[];
beforeAll(async () => {
  writeRecords(records, [{ path: 'a.txt' }, { path: 'b.txt', passages: 4 }]);
  room = await TestRoom.open(records);
  await room.post('samples', { name: 's1', mentions: 20, passages: 2, by: ['type'], seed: 1 });
  ({ questions } = await room.get<{ questions: Question[] }>('sample?name=s1'));
});
afterAll(() => {
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

const about = ({ item, ...question }: Question) =>
  'mention' in question && question.mention !== undefined ? { item, mention: question.mention } : { item };

/** Answers every question; a mention by what is said of it. */
async function judge(name: string, verdict: (i: number) => object): Promise<void> {
  await room.enterAs(name);
  const lines = questions.map(
    (question, i) =>
      ({
        ...about(question),
        ...(question.kind === 'passage' ? { missed: [] } : verdict(i)),
      }) as JudgementLine,
  );
  await room.post('judgements', { sample: 's1', lines });
}

test('where two judges differ, a third decision is kept in a file of its own and counts from then on', async () => {
  await judge('ada', () => ({ verdict: 'right' }));
  expect(await room.get<CurateAnswer>('curate?name=s1')).toMatchObject({ judges: ['ada'], agreement: null });
  await judge('ben', (i) => (i === 1 ? { verdict: 'type', type: 'LOC' } : { verdict: 'right' }));
  const { disagreements, agreement, judges } = await room.get<CurateAnswer>('curate?name=s1');
  expect(judges).toEqual(['ada', 'ben']);
  expect(disagreements.map(({ question }) => question)).toEqual([questions[1]]);
  expect(disagreements[0]!.opinions.map(({ answer }) => answer)).toMatchObject([
    { verdict: 'right' },
    { verdict: 'type', type: 'LOC' },
  ]);
  expect(agreement!.kappa).toBeCloseTo(0, 5);
  const line = { ...about(questions[1]!), verdict: 'nothing' };
  await room.post('curate', { sample: 's1', lines: [line] });
  const after = await room.get<CurateAnswer>('curate?name=s1');
  expect(after.judges).toEqual(['ada', 'ben']);
  expect(after.disagreements[0]!.decided).toMatchObject({ verdict: 'nothing' });
  expect(await room.get('sample/estimate?name=s1&judge=curated')).toMatchObject({
    precision: { judged: 20, right: 19 },
    agreement: { judges: ['ada', 'ben'] },
  });
  await room.post('curate', { sample: 's1', lines: [{ ...about(questions[1]!), undone: true }] });
  expect((await room.get<CurateAnswer>('curate?name=s1')).disagreements[0]!.decided).toBeUndefined();
});

test('one line that is no judgement keeps none of them', async () => {
  const file = path.join(records, 'samples', 's1.curated.judged.jsonl');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = [
    { item: 'm1', verdict: 'right' },
    { item: 'm2', verdict: 'perhaps' },
  ];
  await expect(room.post('curate', { sample: 's1', lines })).rejects.toThrow(/400/);
  expect(readFileSync(file, 'utf8')).toBe(before);
  await expect(room.enterAs('curated')).rejects.toThrow(/403/);
});

test('the guideline that judges go by is the one that ships', async () => {
  const { text } = await room.get<{ text: string }>('guideline');
  expect(text).toBe(readFileSync('docs/annotation-guideline.md', 'utf8'));
});
