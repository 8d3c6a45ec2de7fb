import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Format } from '../../../src/contract/format.ts';
import { packageRoot } from '../../../src/paths.ts';
import type { DocumentRecord } from '../../../src/record/schema.ts';
import { createPipeline } from '../../../src/run/create-pipeline.ts';
import { loadPlugin } from '../../../src/run/plugin.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onomast-plugins-'));
afterAll(() => rmSync(folder, { recursive: true }));
const plugin = (name: string) => path.join(packageRoot, 'fixtures', 'plugins', `${name}.mjs`);

/** The record of a text under the rules for amounts, dates and organisations, with further stages at their places. */
async function extract(
  text: string,
  added: readonly { readonly use: string; readonly [option: string]: unknown }[],
): Promise<DocumentRecord> {
  const at = (stage: string) =>
    added.filter(({ use }) => use === plugin(places[stage] ?? '')).map((line) => line as { use: string });
  const stages = [
    { use: 'read' },
    { use: 'clean' },
    ...at('clean'),
    { use: 'tokenise' },
    ...at('tokenise'),
    { use: 'tag.money' },
    { use: 'tag.date' },
    { use: 'tag.organisation' },
    ...at('tag'),
    { use: 'tag.merge' },
    ...at('merge'),
    { use: 'resolve' },
    ...at('resolve'),
    { use: 'write' },
    ...at('write'),
  ];
  const pipeline = await createPipeline({ name: 'mine', gazetteers: [], stages });
  const [record] = await Array.fromAsync(pipeline.extract([{ path: 'a/report.txt', text }]));
  return record!;
}

const places: Readonly<Record<string, string>> = {
  clean: 'banners',
  tokenise: 'white-space',
  tag: 'resolutions',
  merge: 'surest',
  resolve: 'register',
  write: 'tally',
};
const found = (record: DocumentRecord) =>
  record.annotations.map(({ entityType, target }) => `${entityType} ${target.selector[2].exact}`);

describe('a plug-in', () => {
  it('of the stage read gives the text of a format and where it stands in the file', async () => {
    const component = await loadPlugin(plugin('subtitles'), packageRoot);
    const format = (await component.create({} as never, {} as never)) as Format;
    const file =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nFees of €5 in Málaga\r\n\r\n2\n00:00:03,000 --> 00:00:04,000\nwere due.\n';
    const bytes = new TextEncoder().encode(file);
    expect(format.sniff(bytes)).toBe(true);
    expect(format.sniff(new TextEncoder().encode('1 apple'))).toBe(false);
    const { text, runs } = await format.open(bytes, {} as never);
    expect(text).toBe('Fees of €5 in Málaga\n\nwere due.\n');
    for (const { start, end, sourceStart, sourceEnd } of runs)
      expect(new TextDecoder().decode(bytes.subarray(sourceStart, sourceEnd))).toBe(text.slice(start, end));
    expect(runs).toHaveLength(2);
  });

  const banner =
    'Fees of $5 were due in Lima.\n\n>>> Unsubscribe before May 2019\n<<<\n\nThe Port paid $9.\n';

  it('of the stage clean says what a passage is', async () => {
    const kinds = (record: DocumentRecord) => record.passages.map(({ kind }) => kind);
    expect(kinds(await extract(banner, []))).not.toContain('furniture');
    const record = await extract(banner, [{ use: plugin('banners') }]);
    expect(kinds(record)).toContain('furniture');
    expect(found(record)).toEqual(['MONEY $5', 'MONEY $9']);
  });

  it('of the stage tokenise stands in place of the tokeniser', async () => {
    const text = 'The fee was $5. It fell.\n';
    const sentences = async (added: Parameters<typeof extract>[1]) =>
      found(await extract(text, added)).length;
    expect(await sentences([{ use: plugin('white-space') }])).toBe(1);
    const recordOf = await extract(text, [{ use: plugin('white-space') }]);
    expect(found(recordOf)).toEqual(['MONEY $5']);
  });

  it('of the stage tag finds mentions under its own name', async () => {
    const record = await extract('They passed resolution 1325.\n', [
      { use: plugin('resolutions'), confidence: 0.8 },
    ]);
    expect(record.annotations.map(({ stages, confidence }) => [stages, confidence])).toEqual([
      [['tag.resolutions'], 0.8],
    ]);
  });

  it('of the stage merge stands in place of the merge', async () => {
    const text = 'They passed resolution 1325 (2000).\n';
    const both = [{ use: plugin('resolutions'), confidence: 0.5 }];
    expect(found(await extract(text, both))).toEqual(['LAW resolution 1325 (2000)']);
    expect(found(await extract(text, [...both, { use: plugin('surest') }]))).toEqual(['DATE 2000']);
  });

  it('of the stage resolve names what no gazetteer knows', async () => {
    const id = 'https://register.example/42';
    const record = await extract('The Ministry of Rivers met.\n', [
      { use: plugin('register'), register: { 'Ministry of Rivers': id } },
    ]);
    expect(record.entities.map((entity) => entity.id)).toEqual([id]);
    expect(record.annotations[0]!.body).toBe(id);
  });

  it('of the stage write takes every record', async () => {
    const file = path.join(folder, 'tally.txt');
    await extract('Fees of $5 and $6 were due.\n', [{ use: plugin('tally'), file }]);
    expect(readFileSync(file, 'utf8')).toBe('a/report.txt 2\n');
  });

  it('is refused where its stage does not stand', async () => {
    const stages = ['read', plugin('register'), 'clean', 'tokenise', 'tag.merge', 'resolve', 'write'];
    const config = { name: 'mine', gazetteers: [], stages: stages.map((use) => ({ use })) };
    await expect(createPipeline(config)).rejects.toMatchObject({
      message: expect.stringContaining('clean stands too late: it belongs to the stage clean'),
    });
  });

  it('that builds on another is refused before it', async () => {
    const uses = [
      'read',
      'clean',
      'tokenise',
      'tag.person',
      'tag.gazetteer',
      'tag.merge',
      'resolve',
      'write',
    ];
    const config = { name: 'mine', gazetteers: [], stages: uses.map((use) => ({ use })) };
    await expect(createPipeline(config)).rejects.toMatchObject({
      message: expect.stringContaining('tag.person stands too early: it builds on what tag.gazetteer finds'),
    });
  });
});
