import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/paths.ts';
import { createPipeline, type Pipeline } from '../../src/run/create-pipeline.ts';
import { assertExact, readBack } from '../support/exact.ts';
import { runs } from '../support/runs.ts';

/** What hostile documents are made of, besides any text at all. */
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

  it('of every annotation of the fixtures read back exactly, in code points and in bytes', async () => {
    const fixtures = path.join(packageRoot, 'fixtures', 'publications');
    expect(readdirSync(fixtures).length).toBeGreaterThanOrEqual(10);
    expect(await readBack(pipeline, fixtures)).toBeGreaterThan(400);
  });

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
