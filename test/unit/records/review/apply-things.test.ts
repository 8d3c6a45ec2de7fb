import { expect, test } from 'vitest';
import type { DocumentRecord } from '../../../../src/record/schema.ts';
import { isRecord } from '../../../../src/record/validate.ts';
import { applyThings } from '../../../../src/records/review/apply-things.ts';
import type { ThingDecision } from '../../../../src/records/review/decision.ts';
import { splitThing, Things } from '../../../../src/records/things/things.ts';
import { decide } from '../../../support/decisions.ts';
import { makeRecord } from '../../../support/records.ts';

const { record } = makeRecord({ path: 'a.txt', passages: 2 });
const estonia = 'https://www.iso.org/obp/ui/#iso:code:3166:EE';
const iri = 'https://www.wikidata.org/entity/Q7';

function applied(of: DocumentRecord, ...decisions: ThingDecision[]): DocumentRecord {
  const before = JSON.stringify(of);
  const after = applyThings(of, new Things({ decisions }));
  expect(JSON.stringify(of)).toBe(before);
  expect(isRecord(after), JSON.stringify(isRecord.violation)).toBe(true);
  const ids = after.entities.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { body } of after.annotations) if (typeof body === 'string') expect(ids).toContain(body);
  return after;
}

test('identify: the entity has the identifier and what was said of it, its own names stay', () => {
  const after = applied(
    record,
    decide('identify', {
      thing: 'PERSON Ilya Verbin',
      entity: { id: iri, name: 'Ilya Petrovich Verbin', sameAs: ['https://viaf.org/viaf/1'] },
    }),
  );
  const person = after.entities.find(({ entityType }) => entityType === 'PERSON')!;
  expect(person).toMatchObject({
    id: iri,
    name: 'Ilya Petrovich Verbin',
    alternateName: expect.arrayContaining(['Ilya Verbin']),
    sameAs: ['https://viaf.org/viaf/1'],
    mentionCount: 2,
  });
  expect(after.annotations[0]!.body).toBe(iri);
});

test('merge with something known: the identifier, and nothing else changes', () => {
  const after = applied(record, decide('merge', { things: ['PERSON Ilya Verbin', iri] }));
  expect(after.entities.find(({ id }) => id === iri)).toMatchObject({ name: 'Ilya Verbin', mentionCount: 2 });
});

test('entities of a record that are one thing become one, where their types agree', () => {
  const [person, ...others] = record.entities;
  const more = { ...person!, id: '#entity-9', name: 'I. Verbin', alternateName: [], mentionCount: 1 };
  const annotations = record.annotations.map((one, i) =>
    one.body === person!.id && i > 0 ? { ...one, body: '#entity-9' } : one,
  );
  const two = { ...record, entities: [{ ...person!, mentionCount: 1 }, ...others, more], annotations };
  const after = applied(two, decide('merge', { things: ['PERSON I. Verbin', 'PERSON Ilya Verbin'] }));
  expect(after.entities).toHaveLength(record.entities.length);
  expect(after.entities[0]).toMatchObject({
    name: 'Ilya Verbin',
    alternateName: expect.arrayContaining(['I. Verbin']),
    mentionCount: 2,
  });
  const apart = applied(record, decide('merge', { things: ['PERSON Ilya Verbin', estonia] }));
  expect(apart.entities.map(({ entityType }) => entityType)).toEqual(
    record.entities.map(({ entityType }) => entityType),
  );
});

test('split: what was split off from something known has nothing of it; in other documents all stays', () => {
  const here = decide('split', { thing: estonia, documents: ['a.txt'] });
  const after = applied(record, here);
  const place = after.entities.find(({ entityType }) => entityType === 'GPE')!;
  expect(place).toEqual(expect.objectContaining({ id: splitThing(here), name: 'Estonia', sameAs: [] }));
  expect(place).not.toHaveProperty('countryCode');
  expect(applied(record, decide('split', { thing: estonia, documents: ['b.txt'] }))).toBe(record);
});
