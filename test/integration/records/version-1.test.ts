import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KnownNames } from '../../../src/names/knowledge.ts';
import { packageRoot } from '../../../src/paths.ts';
import { isRecord } from '../../../src/record/validate.ts';
import { predictedMentions } from '../../../src/records/audit/align/predicted.ts';
import { readRecords } from '../../../src/records/audit/records.ts';
import { exportRecords } from '../../../src/records/export/export.ts';
import { exportForms } from '../../../src/records/export/formats.ts';
import { membersOf } from '../../../src/records/link/member.ts';
import { findRecords } from '../../../src/records/read/find.ts';
import { readHead, readNodes } from '../../../src/records/read/read.ts';
import { wholeFile } from '../../../src/records/read/reference.ts';
import { temporaryFolder } from '../../support/onomast.ts';
import { recordText } from '../../support/records.ts';
import { richRecord } from '../../support/rich-record.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A record as version 1 wrote it. */
const old = path.join(packageRoot, 'test', 'support', 'version-1', 'notes-of-a-bank.md.jsonld');

describe('a record of version 1', () => {
  it('is read as version 2 would say the same', async () => {
    const before = JSON.parse(readFileSync(old, 'utf8')) as { annotations: { id: string; body: unknown }[] };
    const [record] = await Array.fromAsync(readRecords(old));
    expect(isRecord(record)).toBe(true);
    expect(record?.annotations.map(({ id, body }) => ({ id, body }))).toEqual(
      before.annotations.map(({ id, body }) => ({ id, body })),
    );
    for (const { passage, target, entityType, motivation } of record!.annotations) {
      const { start, end } = record!.passages.find(({ id }) => id === passage)!;
      expect(target.selector[0].start >= start && target.selector[0].start < end).toBe(true);
      expect(motivation === 'classifying').toBe(
        ['DATE', 'MONEY', 'PERCENT', 'QUANTITY'].includes(entityType),
      );
    }
    const reference = wholeFile(old);
    const nodes = [...readNodes(reference)].filter(({ list }) => list === 'annotations');
    expect(nodes.map(({ node }) => node)).toEqual(record?.annotations);
    expect(readHead(reference).generator.recordVersion).toBe(2);
  });

  it('is audited and linked', async () => {
    const [record] = await Array.fromAsync(readRecords(old));
    expect(predictedMentions(record!)).toHaveLength(50);
    expect(membersOf(record!, new KnownNames({ lookup: () => [] })).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(exportForms))('is exported as %s', async (form) => {
    const target = path.join(folder, form);
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    expect(await exportRecords([old], `${form}:${target}`, { onFailure })).toMatchObject({ exported: 1 });
    expect(failures).toEqual([]);
  });
});

describe('a record of a document in another format', () => {
  it('is the same in all forms of output', () => {
    const record = richRecord();
    const read = (form: 'jsonld' | 'jsonl' | 'nodes') => {
      const file = path.join(folder, `${form}.${form === 'jsonld' ? 'jsonld' : 'jsonl'}`);
      writeFileSync(file, recordText(record, form));
      for (const found of findRecords([file])) {
        if ('error' in found) throw found.error;
        return {
          head: readHead(found),
          digest: found.digest,
          nodes: [...readNodes(found)].map(({ node }) => node),
        };
      }
      throw new Error('no record');
    };
    const { entities, passages, annotations, ...head } = record;
    const whole = read('jsonld');
    expect(whole.nodes).toEqual([...entities, ...passages, ...annotations]);
    expect(whole.head).toEqual(head);
    expect(read('jsonl')).toEqual(whole);
    expect(read('nodes')).toEqual(whole);
  });

  it.each(Object.keys(exportForms))('is exported as %s', async (form) => {
    const file = path.join(folder, 'rich.jsonld');
    writeFileSync(file, recordText(richRecord(), 'jsonld'));
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    const target = `${form}:${path.join(folder, `rich-${form}`)}`;
    expect(await exportRecords([file], target, { onFailure })).toMatchObject({ exported: 1 });
    expect(failures).toEqual([]);
  });
});
