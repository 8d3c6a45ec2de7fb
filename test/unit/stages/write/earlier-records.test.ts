import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EarlierRecords, readEarlier } from '../../../../src/stages/write/earlier-records.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const fileOf = (text: string) => {
  const file = path.join(folder, `${files++}`);
  writeFileSync(file, text);
  return file;
};

const generator = { software: 'onomast 1', pipeline: 'p', pipelineHash: 'aa', recordVersion: 2 } as const;
const head = (name: string, hash: string, by: object = generator) =>
  `{"@context":{},"id":"x:${name}","source":{"path":"${name}","sha256":"${hash}"},"generator":${JSON.stringify(by)}`;
const line = (name: string, hash: string, by?: object) =>
  `${head(name, hash, by)},"entities":[],"note":"${'ż'.repeat(40_000)}"}\n`;
const nodes = (name: string, hash: string) =>
  `${head(name, hash)}}\n{"id":"x:${name}#1"}\n{"id":"x:${name}#2"}\n`;

async function textOf(records: EarlierRecords, name: string): Promise<string | undefined> {
  const known = records.of(name);
  if (known === undefined) return undefined;
  let text = '';
  for await (const piece of readEarlier(known)) text += piece;
  return text;
}

describe('earlier records', () => {
  it('finds the lines of each document, longer than its head', async () => {
    const records = new EarlierRecords('jsonl', generator);
    records.add(fileOf(line('a', '1') + line('ü', '2') + line('c', '3')), true);
    expect(await textOf(records, 'ü')).toBe(line('ü', '2'));
    expect(await textOf(records, 'c')).toBe(line('c', '3'));
    expect(records.of('c')!.source.sha256).toBe('3');
    expect(records.of('d')).toBeUndefined();
  });

  it('finds the nodes of each document', async () => {
    const records = new EarlierRecords('nodes', generator);
    records.add(fileOf(nodes('a', '1') + nodes('b', '2')), true);
    expect(await textOf(records, 'a')).toBe(nodes('a', '1'));
    expect(await textOf(records, 'b')).toBe(nodes('b', '2'));
  });

  it('passes over what another pipeline or version made, errors, and what is no record', () => {
    const records = new EarlierRecords('jsonl', generator);
    const foreign = line('a', '1', { ...generator, pipelineHash: 'bb' });
    const older = line('b', '1', { ...generator, software: 'onomast 0' });
    records.add(
      fileOf(`${foreign}${older}{"id":"c","error":{"code":"x"}}\nnull\nnot JSON\n${line('d', '1')}`),
      true,
    );
    expect(['a', 'b', 'c'].map((name) => records.of(name))).toEqual([undefined, undefined, undefined]);
    expect(records.of('d')).toBeDefined();
    records.add(path.join(folder, 'missing'), true);
  });

  it('takes of what a killed run left only whole documents, up to the first torn one', async () => {
    const lines = new EarlierRecords('jsonl', generator);
    const torn = line('b', '2').replace('ż', '\0"');
    lines.add(fileOf(line('a', '1') + torn + line('c', '3')), false);
    expect(await textOf(lines, 'a')).toBe(line('a', '1'));
    expect(['b', 'c'].map((name) => lines.of(name))).toEqual([undefined, undefined]);
    const half = new EarlierRecords('jsonl', generator);
    half.add(fileOf(line('a', '1') + line('b', '2').slice(0, -10)), false);
    expect([half.of('a') !== undefined, half.of('b')]).toEqual([true, undefined]);
    const list = new EarlierRecords('nodes', generator);
    list.add(fileOf(nodes('a', '1') + nodes('b', '2')), false);
    expect(await textOf(list, 'a')).toBe(nodes('a', '1'));
    expect(list.of('b')).toBeUndefined();
  });
});
