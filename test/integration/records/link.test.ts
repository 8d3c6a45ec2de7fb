import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onomast, temporaryFolder } from '../../support/onomast.ts';

/** Three persons of one full name; the third document speaks of the first again. */
const documents = {
  'a.txt':
    'Minister of Health of Zambia Grace Mwale opened a clinic in Ndola. Grace Mwale thanked the donors.',
  'b.txt': 'Minister of Health of Malawi Grace Mwale spoke in Lilongwe on Monday. Grace Mwale is a doctor.',
  'c.txt': 'Health Minister of Zambia Grace Mwale flew to Lusaka. Journalists met Grace Mwale there.',
  'd.txt': 'Ambassador of Norway to Chile Grace Mwale resigned in Santiago. Grace Mwale gave no reason.',
};
interface Apart {
  event?: string;
  member: { document: string };
  evidence: { with: { document: string }; signals: string[]; against: string[] };
}

const folder = temporaryFolder();
/** The id that each document's Grace Mwale has. */
const ids: Record<string, string> = {};
let apart: string[];

beforeAll(async () => {
  const files = Object.entries(documents).map(([name, text]) => {
    writeFileSync(path.join(folder, name), `${text}\n`);
    return path.join(folder, name);
  });
  const [records, registry, links] = ['records', 'entities.jsonl', 'links.jsonl'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  await onomast(['extract', ...files, '--out', records, '--quiet']);
  expect((await onomast(['link', records, '--registry', registry, '--out', links])).code).toBe(0);
  const lines = (file: string): unknown[] =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  for (const { document, id } of lines(links) as { document: string; id: string }[]) ids[document] = id;
  apart = (lines(registry) as Apart[])
    .filter(({ event }) => event === 'apart')
    .map(
      ({ member, evidence: { with: other, signals, against } }) =>
        `${member.document} and ${other.document}: ${signals.join(', ')}; against ${against.join(', ')}`,
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one person of two documents has one id; namesakes of other countries and offices have their own', () => {
  expect(Object.keys(ids)).toEqual(Object.keys(documents));
  expect(ids['c.txt']).toBe(ids['a.txt']);
  expect(new Set(Object.values(ids)).size).toBe(3);
});

test('the registry says what spoke for them and against', () => {
  expect(apart).toContain(
    'b.txt and a.txt: full name, office; against common name, other country around, country',
  );
  expect(apart).toContain(
    'd.txt and a.txt: full name; against common name, office, other country around, country',
  );
  expect(apart).toContain(
    'd.txt and b.txt: full name; against common name, office, other country around, country',
  );
});
