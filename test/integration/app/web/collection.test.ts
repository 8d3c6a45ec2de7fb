import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadDocument } from '../../../../src/records/store/reading/document.ts';
import type { DocumentLine } from '../../../../src/records/store/reading/documents.ts';
import type { SearchAnswer } from '../../../../src/records/store/reading/search.ts';
import type { ThingLine } from '../../../../src/records/store/reading/things.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { makeRecord, writeRecords } from '../../../support/records.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
const recipes = [
  { path: 'a.txt', passages: 2 },
  { path: 'b/c.txt', passages: 5, person: 'Ana Quist' },
  { path: 'odd & <b>"name".txt', passages: 1, person: '<img src=x onerror=alert(1)>' },
];
let room: TestRoom;
beforeAll(async () => {
  writeRecords(records, recipes);
  room = await TestRoom.open(records);
});
afterAll(() => {
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Documents {
  total: number;
  documents: DocumentLine[];
}
const paths = async (query: string) =>
  (await room.get<Documents>(`documents?${query}`)).documents.map((line) => line.path);

test('documents are sorted by any column and come page by page', async () => {
  expect(await paths('order=mentions&descending=1')).toEqual(['b/c.txt', 'a.txt', 'odd & <b>"name".txt']);
  expect(await paths('order=path&limit=1&offset=1')).toEqual(['b/c.txt']);
  expect((await room.get<Documents>('documents?limit=1')).total).toBe(3);
});

test('documents are narrowed by name, type, thing, country, year and sum', async () => {
  expect(await paths('name=B%2FC')).toEqual(['b/c.txt']);
  expect(await paths('type=LAW')).toEqual([]);
  expect(await paths(`thing=${encodeURIComponent('PERSON Ana Quist')}`)).toEqual(['b/c.txt']);
  expect(await paths('from=2004&to=2010')).toEqual(['b/c.txt']);
  expect(await paths('from=2005&to=2010')).toEqual([]);
  expect(await paths('currency=USD&least=2000000')).toEqual(['a.txt', 'b/c.txt']);
  expect(await paths('currency=USD&least=2000001&most=4000000')).toEqual(['b/c.txt']);
  expect(await paths('currency=EUR')).toEqual([]);
  expect(await paths('least=5000000')).toEqual(['b/c.txt']);
  expect(await paths('country=EE')).toHaveLength(3);
  expect(await paths('country=KE')).toEqual([]);
});

test('search: all words, phrases, beginnings; nothing is read as an operator', async () => {
  const hits = async (text: string) =>
    (await room.get<SearchAnswer>(`search?text=${encodeURIComponent(text)}`)).total;
  expect(await hits('quist paid')).toBe(5);
  expect(await hits('"paid quist"')).toBe(0);
  expect(await hits('qui*')).toBe(5);
  expect(await hits('quist OR verbin')).toBe(0);
  expect(await hits('NEAR( "')).toBe(0);
  expect(await hits('*')).toBe(0);
  const { hits: found } = await room.get<SearchAnswer>('search?text=quist');
  expect(found[0]!.pieces[1]).toBe('Quist');
});

test('a document is what its record says, to the character', async () => {
  for (const recipe of recipes) {
    const { record } = makeRecord(recipe);
    const document = await room.get<ReadDocument>(`document?path=${encodeURIComponent(recipe.path)}`);
    expect(document.passages.map(({ text }) => text)).toEqual(record.passages.map(({ text }) => text));
    expect(document.mentions.map(({ start, end, type }) => [start, end, type])).toEqual(
      record.annotations.map(({ target, entityType }) => [
        target.selector[0].start,
        target.selector[0].end,
        entityType,
      ]),
    );
    expect(document.entities.map(({ name }) => name)).toEqual(record.entities.map(({ name }) => name));
  }
});

test('things are found by the beginnings of words, with what stands around them', async () => {
  const [thing] = await room.get<ThingLine[]>('things?name=qui');
  expect(thing).toMatchObject({ name: 'Ana Quist', mentions: 5, documents: 1, known: false });
  const lines = await room.get<{ prefix: string; suffix: string; exact: string }[]>(
    `thing/concordance?thing=${encodeURIComponent(thing!.thing)}&order=right`,
  );
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatchObject({ exact: 'Ana Quist', prefix: '' });
  expect(lines[0]!.suffix).toMatch(/^ of Lake, Mill/);
});

test('pictures: places, sums by year, company, types', async () => {
  expect(await room.get('charts/types')).toContainEqual({ type: 'PERSON', mentions: 8, documents: 3 });
  expect(await room.get('charts/amounts')).toContainEqual({
    currency: 'USD',
    year: 2004,
    amounts: 1,
    mean: 5_000_000,
    largest: 5_000_000,
  });
  const network = await room.get<{ links: number[][] }>('charts/network');
  expect(network.links[0]).toEqual([0, 1, 8]);
});

test('documents that were judged say how right they are, and are sorted by it', async () => {
  await room.post('samples', { name: 's1', mentions: 40, passages: 0, by: [], seed: 1 });
  const { questions } = await room.get<{ questions: { item: string; document: string }[] }>('sample?name=s1');
  const lines = questions
    .filter(({ document }) => document !== 'a.txt')
    .map(({ item, document }) => ({ item, verdict: document === 'b/c.txt' ? 'right' : 'nothing' }));
  await room.post('judgements', { sample: 's1', lines });
  const { documents } = await room.get<Documents>('documents?order=accuracy&descending=1');
  expect(documents.map(({ path: document, judged }) => [document, judged?.right, judged?.judged])).toEqual([
    ['b/c.txt', 25, 25],
    ['odd & <b>"name".txt', 0, 5],
    ['a.txt', undefined, undefined],
  ]);
});

test('a damaged record is told, and the others are shown', async () => {
  const mixed = path.join(folder, 'mixed', 'records');
  writeRecords(mixed, recipes);
  writeFileSync(path.join(mixed, 'damaged.jsonld'), '[1, 2');
  const other = await TestRoom.open(mixed);
  expect(other.room.failures.map(({ message }) => message)).toEqual([
    expect.stringContaining('damaged.jsonld'),
  ]);
  expect((await other.get<Documents>('documents')).total).toBe(recipes.length);
  other.room.close();
});
