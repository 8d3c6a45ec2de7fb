import { describe, expect, test } from 'vitest';
import type { Member } from '../../../../src/records/link/member.ts';
import { Registry } from '../../../../src/records/link/registry.ts';
import type { ThingMember } from '../../../../src/records/things/own-thing.ts';
import { reachOf } from '../../../../src/records/things/reach.ts';
import { splitThing, Things } from '../../../../src/records/things/things.ts';
import { decide } from '../../../support/decisions.ts';

const org = (name: string, id = '#entity-5'): ThingMember => ({ id, entityType: 'ORG', name });
const iri = 'https://www.wikidata.org/entity/Q99';

function registryOf(...clusters: { id: string; members: [document: string, name: string][] }[]): Registry {
  const registry = new Registry();
  for (const { id, members } of clusters)
    registry.add({
      id,
      entityType: 'ORG',
      members: members.map(([document, name]) => ({
        member: {
          document,
          sha256: 's',
          entity: '#entity-5',
          entityType: 'ORG',
          name,
          forms: [],
          company: [],
        } as Member,
        evidence: { signals: [], confidence: 1 },
      })),
    });
  return registry;
}

test('by itself an entity is its identifier, or its type and name', () => {
  const things = new Things();
  expect(things.thingOf('a', org('Port of Beira'))).toBe('ORG Port of Beira');
  expect(things.thingOf('a', org('Port of Beira', iri))).toBe(iri);
});

describe('what a linker joined', () => {
  const registry = registryOf(
    {
      id: 'urn:onomast:entity:1',
      members: [
        ['a', 'Port of Beira'],
        ['b', 'Beira Port'],
      ],
    },
    { id: 'urn:onomast:entity:2', members: [['c', 'Port of Beira']] },
  );

  test('has the id of the registry', () => {
    const things = new Things({ registry });
    expect(things.thingOf('a', org('Port of Beira'))).toBe('urn:onomast:entity:1');
    expect(things.thingOf('b', org('Beira Port'))).toBe('urn:onomast:entity:1');
    expect(things.thingOf('c', org('Port of Beira'))).toBe('urn:onomast:entity:2');
  });

  test('of another extraction the same place is another name, and says nothing', () => {
    expect(new Things({ registry }).thingOf('a', org('Port of Nacala'))).toBe('ORG Port of Nacala');
  });

  test('a decision made before the linking holds for all that was joined', () => {
    const decisions = [decide('merge', { things: ['ORG Beira Port', 'ORG Cornelder'] })];
    const things = new Things({ registry, decisions });
    expect(things.thingOf('a', org('Port of Beira'))).toBe('ORG Beira Port');
    expect(things.thingOf('d', org('Cornelder'))).toBe('ORG Beira Port');
    expect(things.thingOf('c', org('Port of Beira'))).toBe('urn:onomast:entity:2');
  });
});

describe('what people decided', () => {
  test('merge: the first, unless another has an identifier', () => {
    const names = new Things({ decisions: [decide('merge', { things: ['ORG A', 'ORG B'] })] });
    expect(names.thingOf('a', org('B'))).toBe('ORG A');
    expect(names.thingOf('a', org('C'))).toBe('ORG C');
    const known = new Things({ decisions: [decide('merge', { things: ['ORG A', iri] })] });
    expect(known.find('a', org('A'))).toEqual({ thing: iri, decided: true });
  });

  test('split: the entities of these documents are another thing, with an id of their own', () => {
    const split = decide('split', { thing: 'ORG A', documents: ['b', 'c'] });
    const things = new Things({ decisions: [split] });
    expect(things.thingOf('a', org('A'))).toBe('ORG A');
    expect(things.thingOf('b', org('A'))).toBe(splitThing(split));
    expect(splitThing(split)).toMatch(/^urn:onomast:thing:[0-9a-f]{16}$/);
  });

  test('one after the other: what was split off can be merged again, what was merged identified', () => {
    const split = decide('split', { thing: 'ORG A', documents: ['b'] });
    const back = decide('merge', { things: ['ORG A', splitThing(split)] });
    const identify = decide('identify', { thing: 'ORG A', entity: { id: iri, name: 'A proper' } });
    const things = new Things({ decisions: [split, back, identify] });
    for (const document of ['a', 'b'])
      expect(things.find(document, org('A'))).toMatchObject({ thing: iri, entity: { name: 'A proper' } });
  });

  test('merges in a circle end', () => {
    const decisions = [
      decide('merge', { things: ['ORG A', 'ORG B'] }),
      decide('merge', { things: ['ORG B', 'ORG A'] }),
    ];
    expect(new Things({ decisions }).thingOf('a', org('B'))).toBe('ORG B');
  });

  test('not the same: says nothing of what is not joined', () => {
    const things = new Things({ decisions: [decide('distinct', { things: ['ORG A', 'ORG B'] })] });
    expect(things.find('a', org('A'))).toEqual({ thing: 'ORG A', decided: false });
  });

  test('what may change with a decision is found through those that follow from it', () => {
    const decisions = [
      decide('merge', { things: ['ORG A', 'ORG B'] }),
      decide('identify', { thing: 'ORG A', entity: { id: iri, name: 'A' } }),
      decide('merge', { things: ['ORG X', 'ORG Y'] }),
    ];
    expect(reachOf(['ORG B'], decisions)).toEqual(new Set(['ORG B', 'ORG A', iri]));
  });
});

test('a decision that concerns none of the entities is told', () => {
  const merge = decide('merge', { things: ['ORG A', 'ORG B'] });
  const gone = decide('split', { thing: 'ORG Z', documents: ['a'] });
  const things = new Things({ decisions: [merge, gone] });
  things.thingOf('a', org('B'));
  expect(things.unused).toEqual([gone]);
});
