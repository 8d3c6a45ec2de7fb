import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DecisionLog } from '../../../../src/records/review/decision-log.ts';
import { anchorOf, decide } from '../../../support/decisions.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { makeRecord } from '../../../support/records.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { record } = makeRecord({ path: 'a.txt' });
const wrong = (nth: number, batch?: string) =>
  decide('delete', {
    document: 'a.txt',
    target: anchorOf(record, 'Estonia', nth),
    ...(batch !== undefined && { batch }),
  });

test('lines are added and never changed; an undo takes one back, or a batch', () => {
  const file = path.join(folder, 'decisions.jsonl');
  const log = DecisionLog.open(file);
  const [first, second, third] = [wrong(0), wrong(0, 'b1'), wrong(1, 'b1')];
  log.append([first]);
  const before = readFileSync(file, 'utf8');
  log.append([second, third]);
  expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
  log.append([decide('undo', { of: 'b1' })]);
  expect(DecisionLog.open(file).decisions.all).toEqual([first]);
  log.append([decide('undo', { of: first.id })]);
  expect(log.decisions.all).toEqual([]);
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(6);
});

test('a line sent twice stands once', () => {
  const log = DecisionLog.open(path.join(folder, 'twice.jsonl'));
  const one = wrong(0);
  log.append([one]);
  log.append([one]);
  expect(log.lines).toHaveLength(1);
});

test('a line that a crash cut short is passed over, and the next stands by itself', () => {
  const file = path.join(folder, 'crash.jsonl');
  DecisionLog.open(file).append([wrong(0)]);
  appendFileSync(file, '{"id":"0000');
  const log = DecisionLog.open(file);
  log.append([wrong(1)]);
  expect(DecisionLog.open(file).decisions.all).toHaveLength(2);
});

test('what is no decision is refused with its line, and nothing of its company is kept', () => {
  const file = path.join(folder, 'wrong.jsonl');
  writeFileSync(file, `${JSON.stringify(wrong(0))}\n{"action":"shout"}\n`);
  expect(() => DecisionLog.open(file)).toThrow(/line 2: action must be one of/);
  const log = DecisionLog.open(path.join(folder, 'whole.jsonl'));
  const crooked = { ...wrong(0), target: { ...wrong(0).target, end: 9999 } };
  expect(() => log.append([wrong(1), crooked])).toThrow(/not as long as the span/);
  expect(log.lines).toEqual([]);
});
