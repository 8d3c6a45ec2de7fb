import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ThingAnswer } from '../../../../src/app/web/pages/entity/client/thing.ts';
import type { ThingLine } from '../../../../src/records/store/reading/things.ts';
import { temporaryFolder } from '../../../support/onomast.ts';
import { writeRecords } from '../../../support/records.ts';
import { TestRoom } from '../../../support/room.ts';

const folder = temporaryFolder();
const records = path.join(folder, 'records');
const options = { database: path.join(folder, 'room.db') };
let room: TestRoom;
beforeAll(async () => {
  writeRecords(records, [{ path: 'a.txt' }, { path: 'b.txt', person: 'I. Verbin' }, { path: 'c.txt' }]);
  room = await TestRoom.open(records, options);
});
afterAll(() => {
  room.room.close();
  rmSync(folder, { recursive: true, force: true });
});

const people = async () =>
  Object.fromEntries(
    (await room.get<ThingLine[]>('things?type=PERSON')).map(({ thing, name, documents }) => [
      thing,
      `${name} in ${documents}`,
    ]),
  );
const decide = async (decision: object) => {
  const id = randomUUID();
  await room.post('decisions', { decisions: [{ id, ...decision }] });
  return id;
};
const apart = { 'PERSON Ilya Verbin': 'Ilya Verbin in 2', 'PERSON I. Verbin': 'I. Verbin in 1' };
const iri = 'https://www.wikidata.org/entity/Q7';

test('merged, taken back: as people say it, at once', async () => {
  expect(await people()).toEqual(apart);
  const id = await decide({ action: 'merge', things: ['PERSON Ilya Verbin', 'PERSON I. Verbin'] });
  expect(await people()).toEqual({ 'PERSON Ilya Verbin': 'Ilya Verbin in 3' });
  const { spellings, history } = await room.get<ThingAnswer>('thing?thing=PERSON%20Ilya%20Verbin');
  expect(spellings.map(({ exact }) => exact)).toEqual(['Ilya Verbin', 'I. Verbin']);
  expect(history).toMatchObject([{ id, by: 'ada', action: 'merge' }]);
  await decide({ action: 'undo', of: id });
  expect(await people()).toEqual(apart);
});

test('split: what was split off has a page of its own', async () => {
  const id = await decide({ action: 'split', thing: 'PERSON Ilya Verbin', documents: ['c.txt'] });
  const after = await people();
  expect(Object.values(after).sort()).toEqual(['I. Verbin in 1', 'Ilya Verbin in 1', 'Ilya Verbin in 1']);
  const thing = Object.keys(after).find((one) => one.startsWith('urn:'))!;
  const { known, members } = await room.get<ThingAnswer>(`thing?thing=${encodeURIComponent(thing)}`);
  expect(known).toBe(false);
  expect(members.map((member) => member.path)).toEqual(['c.txt']);
  await decide({ action: 'undo', of: id });
  expect(await people()).toEqual(apart);
});

test('identified: in every document, what else was merged with it too; a room opened anew shows the same', async () => {
  await decide({ action: 'merge', things: ['PERSON Ilya Verbin', 'PERSON I. Verbin'] });
  await decide({
    action: 'identify',
    thing: 'PERSON Ilya Verbin',
    entity: { id: iri, name: 'Ilya Verbin', sameAs: ['https://viaf.org/viaf/1'] },
  });
  const expected = { [iri]: 'Ilya Verbin in 3' };
  expect(await people()).toEqual(expected);
  const { identifiers, history } = await room.get<ThingAnswer>(`thing?thing=${encodeURIComponent(iri)}`);
  expect(identifiers.map((one) => one.iri).sort()).toEqual(['https://viaf.org/viaf/1', iri]);
  expect(history.map(({ action }) => action)).toEqual(['merge', 'identify']);
  room.room.close();
  room = await TestRoom.open(records, options);
  expect(await people()).toEqual(expected);
  expect(await room.get<ThingLine[]>('things?name=Verbin')).toHaveLength(1);
});
