import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, packageRoot } from '../../src/paths.ts';
import type { DocumentRecord } from '../../src/record/schema.ts';
import { createPipeline, type Pipeline } from '../../src/run/create-pipeline.ts';
import { sniffByteOrderMark } from '../../src/text/decode.ts';
import { runs } from '../support/runs.ts';

/** The source is sacred: every mention and passage of a record reads back from the decoded text and from the file's bytes. */
function assertExact(record: DocumentRecord, bytes: Uint8Array): void {
  const mark = sniffByteOrderMark(bytes)?.length ?? 0;
  const decoder = new TextDecoder(record.source.encoding, { ignoreBOM: true });
  const codePoints = [...decoder.decode(bytes.subarray(mark))];
  expect(record.source.length).toBe(codePoints.length);
  expect(record.source.byteLength).toBe(bytes.length);
  let reached = 0;
  for (const { start, end, text } of record.passages) {
    expect(start).toBe(reached);
    reached = end;
    expect(codePoints.slice(start, end).join('')).toBe(text);
  }
  expect(reached).toBe(codePoints.length);
  let last = 0;
  for (const { target } of record.annotations) {
    const [position, data, quote] = target.selector;
    expect(position.start).toBeGreaterThanOrEqual(last);
    last = position.end;
    expect(codePoints.slice(position.start, position.end).join('')).toBe(quote.exact);
    expect(decoder.decode(bytes.subarray(data.start, data.end))).toBe(quote.exact);
    expect(quote.exact.trim()).toBe(quote.exact);
    expect(codePoints.slice(Math.max(0, position.start - 32), position.start).join('')).toBe(quote.prefix);
    expect(codePoints.slice(position.end, position.end + 32).join('')).toBe(quote.suffix);
  }
}

/** What hostile documents are made of, beside any text at all. */
const fragments = fc.constantFrom(
  'Belarus',
  'Minsk Tractor Plant',
  '$2-2.5 billion',
  'in March 2017',
  '109',
  '<sup>12</sup>',
  '¹³',
  '\n\n',
  '\n',
  '\r\n',
  '\f',
  '-\n',
  '\\$',
  '**',
  '---\n',
  '&amp;',
  ' ',
  '\u00a0',
  '\ufeff',
  '\u2028',
  '😀',
  'Łódź',
  'OJSC "Lidselmash"',
  'https://example.org/a-\nb ',
  'V. Andreichenko',
  '. ',
  ' ',
  'FOR AUTHOR USE ONLY\n',
  '12 Title [Electronic resource]. - 2019. - URL: http://x.y/z\n',
  'of the Republic of ',
  'per cent',
  '_'.repeat(1500),
);
const hostile = fc
  .array(fc.oneof({ weight: 4, arbitrary: fragments }, fc.string({ unit: 'grapheme', maxLength: 8 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('offsets', () => {
  let pipeline: Pipeline;
  const folder = mkdtempSync(path.join(tmpdir(), 'onomast-test-'));
  beforeAll(async () => {
    pipeline = await createPipeline();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const readBack = async (sources: string) => {
    let mentions = 0;
    for await (const record of pipeline.extract([sources])) {
      assertExact(record, readFileSync(path.join(sources, record.source.path)));
      mentions += record.annotations.length;
    }
    return mentions;
  };

  it('of every annotation of the fixtures read back exactly, in code points and in bytes', async () => {
    const fixtures = path.join(packageRoot, 'fixtures', 'publications');
    expect(readdirSync(fixtures).length).toBeGreaterThanOrEqual(10);
    expect(await readBack(fixtures)).toBeGreaterThan(400);
  });

  it.skipIf(!existsSync(path.join(dataFolder, 'corpus')))(
    'of the whole corpus as well (needs the outside data)',
    async () => {
      expect(await readBack(path.join(dataFolder, 'corpus'))).toBeGreaterThan(5000);
    },
  );

  it('read back exactly in any text, however it is put together', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const wellFormed = text.replaceAll('\0', '').toWellFormed();
        for await (const record of pipeline.extract([
          { path: 'any.md', text: wellFormed, mediaType: 'text/markdown' },
        ])) {
          assertExact(record, new TextEncoder().encode(wellFormed));
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
