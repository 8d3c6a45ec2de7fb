import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KnownNames } from '../../../../src/names/knowledge.ts';
import type { NameType } from '../../../../src/record/schema.ts';
import { Linker } from '../../../../src/records/link/linker.ts';
import { LinkKeys, type Member } from '../../../../src/records/link/member.ts';
import { Registry } from '../../../../src/records/link/registry.ts';
import type { ThingDecision } from '../../../../src/records/review/decision.ts';
import { splitThing } from '../../../../src/records/things/things.ts';
import { decide } from '../../../support/decisions.ts';

const keys = new LinkKeys(new KnownNames({ lookup: () => [] }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onomast-link-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

let start = 0;
function member(document: string, entityType: NameType, name: string, more: Partial<Member> = {}): Member {
  start += 10;
  return {
    document,
    sha256: `sha-${document}`,
    entity: `#entity-${start}`,
    entityType,
    name,
    forms: [],
    company: [],
    ...more,
  };
}
function link(registry: Registry, ...documents: [string, ...Member[]][]) {
  const linker = new Linker(registry, keys);
  for (const [document, ...members] of documents)
    linker.add(document, members[0]?.sha256 ?? 'empty', members);
  return linker.counts;
}
const groups = (registry: Registry) =>
  registry.clusters
    .filter(({ members }) => members.length > 0)
    .map(({ members }) => members.map(({ member: { document, name } }) => `${document}:${name}`));

describe('linking documents', () => {
  test('joins the same full name and the same words, with the evidence', () => {
    const registry = new Registry();
    link(
      registry,
      [
        'a',
        member('a', 'PERSON', 'Oskar Lindqvistad'),
        member('a', 'ORG', 'Bureau of Harbour Statistics of Norrland'),
      ],
      [
        'b',
        member('b', 'PERSON', 'Lindqvistad Oskar'),
        member('b', 'ORG', 'Norrland Bureau of Harbour Statistics'),
      ],
    );
    expect(groups(registry)).toEqual([
      ['a:Oskar Lindqvistad', 'b:Lindqvistad Oskar'],
      ['a:Bureau of Harbour Statistics of Norrland', 'b:Norrland Bureau of Harbour Statistics'],
    ]);
    expect(registry.clusters[0]!.members[1]!.evidence).toMatchObject({
      with: { document: 'a' },
      signals: ['full name'],
      confidence: 0.85,
    });
  });

  test('does not join what is only alike: namesakes by initial, generic names, other types', () => {
    const registry = new Registry();
    link(
      registry,
      [
        'a',
        member('a', 'PERSON', 'A. Berg'),
        member('a', 'ORG', 'Working Group'),
        member('a', 'ORG', 'Solheim'),
      ],
      [
        'b',
        member('b', 'PERSON', 'A. Berg'),
        member('b', 'ORG', 'Working Group'),
        member('b', 'EVENT', 'Solheim'),
      ],
      ['c', member('c', 'PERSON', 'Berg')],
    );
    expect(groups(registry).every((group) => group.length === 1)).toBe(true);
  });

  test('initials join where office or company agree', () => {
    const registry = new Registry();
    link(
      registry,
      ['a', member('a', 'PERSON', 'Arne Berg', { jobTitle: 'Governor of Norrland' })],
      ['b', member('b', 'PERSON', 'A. Berg', { jobTitle: 'Governor of the Norrland region' })],
      ['c', member('c', 'PERSON', 'A. Berg', { jobTitle: 'Rector of the Mining Institute' })],
    );
    expect(groups(registry)).toEqual([['a:Arne Berg', 'b:A. Berg'], ['c:A. Berg']]);
    expect(registry.clusters[0]!.members[1]!.evidence.signals).toEqual(['initials', 'office']);
  });

  test('one name with two offices or countries is two persons, and the registry says why', () => {
    const registry = new Registry();
    const weaver = (document: string, jobTitle: string, more: Partial<Member> = {}) =>
      member(document, 'PERSON', 'Ana Weaverstad', { jobTitle, ...more });
    link(
      registry,
      ['a', weaver('a', 'Mayor of Lusaka', { officeCountries: ['ZM'] })],
      ['b', weaver('b', 'Minister of Health of Fiji', { officeCountries: ['FJ'] })],
      ['c', weaver('c', 'Professor')],
      ['d', weaver('d', 'Deputy Mayor of Lusaka')],
    );
    expect(groups(registry)).toEqual([
      ['a:Ana Weaverstad', 'd:Ana Weaverstad'],
      ['b:Ana Weaverstad'],
      ['c:Ana Weaverstad'],
    ]);
    const apart = registry.events.filter(({ event }) => event === 'apart');
    expect(apart).toMatchObject([
      { member: { document: 'b' }, evidence: { signals: ['full name'], against: ['office', 'country'] } },
      { member: { document: 'c' }, evidence: { against: ['office'], confidence: 0.6 } },
      { member: { document: 'c' }, evidence: { against: ['office'] } },
      { member: { document: 'd' }, evidence: { against: ['office'] } },
      { member: { document: 'd' }, evidence: { against: ['office'] } },
    ]);
    // a second run over the same documents takes nothing down twice
    link(registry, ['c', registry.clusters[2]!.members[0]!.member]);
    expect(registry.events).toHaveLength(5);
  });

  test('another office of one person is joined where the company is the same', () => {
    const registry = new Registry();
    const company = ['urn:x:1', 'urn:x:2', 'urn:x:3'];
    link(
      registry,
      ['a', member('a', 'PERSON', 'Ana Weaverstad', { jobTitle: 'Chief Engineer', company })],
      ['b', member('b', 'PERSON', 'Ana Weaverstad', { jobTitle: 'Managing Director', company })],
    );
    expect(groups(registry)).toEqual([['a:Ana Weaverstad', 'b:Ana Weaverstad']]);
    expect(registry.clusters[0]!.members[1]!.evidence).toMatchObject({
      signals: ['full name', 'company'],
      against: ['office'],
    });
  });

  test('names that contradict each other never share a cluster', () => {
    const registry = new Registry();
    const office = { jobTitle: 'Governor of Norrland' };
    link(
      registry,
      ['a', member('a', 'PERSON', 'Arne Berg', office)],
      ['b', member('b', 'PERSON', 'A. Berg', office)],
      ['c', member('c', 'PERSON', 'Anders Berg', office)],
    );
    const arne = registry.clusters.find(({ members }) =>
      members.some(({ member: m }) => m.name === 'Arne Berg'),
    )!;
    expect(arne.members.some(({ member: m }) => m.name === 'Anders Berg')).toBe(false);
  });

  test('the same run twice changes nothing, and another order of the same lines reads back alike', () => {
    const registry = new Registry();
    const a = member('a', 'ORG', 'Veldhaven Works');
    const b = member('b', 'ORG', 'Veldhaven Works');
    link(registry, ['a', a], ['b', b]);
    const file = path.join(folder, 'registry.jsonl');
    registry.save(file);
    const before = readFileSync(file, 'utf8');
    const again = Registry.open(file);
    expect(link(again, ['a', a], ['b', b])).toMatchObject({ unchanged: 2, joined: 0, created: 0 });
    again.save(file);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('a later document joins an old cluster, whose id stays', () => {
    const registry = new Registry();
    link(registry, ['a', member('a', 'ORG', 'Veldhaven Works')]);
    const { id } = registry.clusters[0]!;
    link(registry, ['b', member('b', 'ORG', 'Works of Veldhaven')]);
    expect(registry.clusters.map((cluster) => cluster.id)).toEqual([id]);
  });

  test('a document that ties two clusters merges the younger into the older, on record', () => {
    const registry = new Registry();
    link(
      registry,
      ['a', member('a', 'ORG', 'Veldhaven Works')],
      ['b', member('b', 'ORG', 'Royal Tractor Foundry')],
    );
    const [older, younger] = registry.clusters.map(({ id }) => id) as [string, string];
    link(registry, ['c', member('c', 'ORG', 'Royal Tractor Foundry', { forms: ['Veldhaven Works'] })]);
    expect(registry.events).toMatchObject([{ event: 'merge', from: younger, into: older }]);
    expect(registry.current(younger)!.id).toBe(older);
    expect(registry.byId(older)!.members).toHaveLength(3);
  });

  test('when the tie goes, what it held together comes apart; the first keeps the id', () => {
    const registry = new Registry();
    link(
      registry,
      ['a', member('a', 'ORG', 'Veldhaven Works')],
      ['b', member('b', 'ORG', 'Veldhaven Works', { forms: ['Royal Tractor Foundry'] })],
      ['c', member('c', 'ORG', 'Royal Tractor Foundry')],
    );
    const { id } = registry.clusters[0]!;
    expect(registry.clusters).toHaveLength(1);
    link(registry, ['b', member('b', 'ORG', 'Harbour Museum', { sha256: 'changed' })]);
    expect(registry.events).toMatchObject([{ event: 'split', from: id, members: 1 }]);
    expect(groups(registry)).toEqual([
      ['a:Veldhaven Works'],
      ['c:Royal Tractor Foundry'],
      ['b:Harbour Museum'],
    ]);
    expect(registry.clusters[0]!.id).toBe(id);
  });

  test('an id is never given twice, also when its documents are gone', () => {
    const registry = new Registry();
    const first = member('a', 'ORG', 'Veldhaven Works');
    link(registry, ['a', first]);
    link(registry, ['a', { ...first, name: 'Harbour Museum' }]);
    expect(new Set(registry.clusters.map(({ id }) => id)).size).toBe(2);
    expect(registry.clusters[0]!.members).toEqual([]);
  });

  test('a damaged registry is refused with its line', () => {
    const file = path.join(folder, 'registry.jsonl');
    writeFileSync(file, '{"registry":1}\n{"id":"urn:x","entityType":"ORG","members":[]}\n{"id":');
    expect(() => Registry.open(file)).toThrow(/line 3: not a line of JSON/);
    writeFileSync(file, '{"something":"else"}\n');
    expect(() => Registry.open(file)).toThrow(/no registry of version 1/);
    for (const line of [
      'null',
      '[]',
      '{"id":"urn:x","entityType":"ORG","members":[{"member":null}]}',
      '{"event":5}',
    ]) {
      writeFileSync(file, `{"registry":1}\n${line}\n`);
      expect(() => Registry.open(file)).toThrow(/line 2/);
    }
    const circle = '{"id":"urn:x","entityType":"ORG","members":[],"mergedInto":"urn:x"}';
    writeFileSync(file, `{"registry":1}\n${circle}\n`);
    expect(() => Registry.open(file)).toThrow(/merged into nothing, or into itself/);
    expect(Registry.open(path.join(folder, 'none.jsonl')).clusters).toEqual([]);
  });
});

describe('what people decided', () => {
  const name = 'Bureau of Harbour Statistics of Norrland';
  const linkWith = (
    registry: Registry,
    decisions: ThingDecision[],
    ...documents: [string, ...Member[]][]
  ) => {
    const linker = new Linker(registry, keys, decisions);
    for (const [document, ...members] of documents) linker.add(document, `sha-${document}`, members);
    linker.applyDecisions();
    return linker.counts;
  };
  const three = () =>
    ['a', 'b', 'c'].map((document): [string, Member] => [document, member(document, 'ORG', name)]);

  test('a split takes documents out and keeps them out; done again it changes nothing', () => {
    const registry = new Registry();
    const documents = three();
    linkWith(registry, [], ...documents);
    expect(groups(registry)).toHaveLength(1);
    const split = decide('split', { thing: `ORG ${name}`, documents: ['b'] });
    expect(linkWith(registry, [split], ...documents)).toMatchObject({ unchanged: 3, split: 1 });
    expect(groups(registry)).toEqual([[`a:${name}`, `c:${name}`], [`b:${name}`]]);
    expect(linkWith(registry, [split], ...documents)).toMatchObject({ split: 0, merged: 0 });
    // Another version of the document stays out, too.
    linkWith(registry, [split], ['b', member('b', 'ORG', name, { sha256: 'new' })]);
    expect(groups(registry)).toHaveLength(2);
  });

  test('a merge joins what has nothing in common, with people as the evidence', () => {
    const registry = new Registry();
    const documents: [string, Member][] = [
      ['a', member('a', 'ORG', 'Kessler & Daughters')],
      ['b', member('b', 'ORG', 'Old Mill Works')],
    ];
    const merge = decide('merge', { things: ['ORG Old Mill Works', 'ORG Kessler & Daughters'] });
    expect(linkWith(registry, [merge], ...documents)).toMatchObject({ merged: 1 });
    expect(groups(registry)).toEqual([['a:Kessler & Daughters', 'b:Old Mill Works']]);
    expect(registry.events).toMatchObject([{ event: 'merge', evidence: { signals: ['decision'] } }]);
    expect(linkWith(registry, [merge], ...documents)).toMatchObject({ merged: 0 });
  });

  test('a merge that was taken back gives both their ids and members again; without decisions it stays', () => {
    const registry = new Registry();
    const [mill, kessler] = ['Old Mill Works', 'Kessler & Daughters'];
    const documents: [string, Member][] = [
      ['a', member('a', 'ORG', kessler)],
      ['b', member('b', 'ORG', mill)],
    ];
    const merge = decide('merge', { things: [`ORG ${mill}`, `ORG ${kessler}`] });
    linkWith(registry, [merge], ...documents);
    const ids = registry.clusters.map(({ id }) => id);
    // Another document joins what is one.
    const later: [string, Member] = ['c', member('c', 'ORG', mill)];
    linkWith(registry, [merge], ...documents, later);
    const file = path.join(folder, 'r.jsonl');
    registry.save(file);
    const again = Registry.open(file);
    link(again, ...documents, later);
    new Linker(again, keys).applyDecisions();
    expect(groups(again)).toHaveLength(1);
    expect(linkWith(again, [], ...documents, later)).toMatchObject({ split: 1, merged: 0 });
    expect(groups(again)).toEqual([[`a:${kessler}`], [`b:${mill}`, `c:${mill}`]]);
    expect(again.clusters.map(({ id, mergedInto }) => [id, mergedInto])).toEqual(
      ids.map((id) => [id, undefined]),
    );
    expect(linkWith(again, [], ...documents, later)).toMatchObject({ split: 0 });
    // Decided once more, it is one again, run after run.
    const anew = decide('merge', { things: [`ORG ${mill}`, `ORG ${kessler}`] });
    for (const merged of [1, 0])
      expect(linkWith(again, [anew], ...documents, later)).toMatchObject({ merged, split: 0 });
  });

  test('not the same: never joined, and parted where it was', () => {
    const registry = new Registry();
    const documents: [string, Member][] = [
      ['a', member('a', 'ORG', name)],
      ['b', member('b', 'ORG', 'Norrland Bureau of Harbour Statistics')],
    ];
    const distinct = decide('distinct', {
      things: [`ORG ${name}`, 'ORG Norrland Bureau of Harbour Statistics'],
    });
    linkWith(registry, [distinct], ...documents);
    expect(groups(registry)).toHaveLength(2);
    const joined = new Registry();
    linkWith(joined, [], ...documents);
    expect(groups(joined)).toHaveLength(1);
    expect(linkWith(joined, [distinct], ...documents)).toMatchObject({ split: 1 });
    expect(groups(joined)).toHaveLength(2);
  });

  test('what was split off and merged again is one, run after run', () => {
    const registry = new Registry();
    const documents = three();
    const split = decide('split', { thing: `ORG ${name}`, documents: ['b'] });
    const back = decide('merge', { things: [`ORG ${name}`, splitThing(split)] });
    for (let run = 0; run < 2; run++) linkWith(registry, [split, back], ...documents);
    expect(groups(registry)).toHaveLength(1);
    expect(registry.events).toEqual([]);
  });
});
