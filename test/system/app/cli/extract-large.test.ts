import { createReadStream, createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Run } from '../../../../src/record/run-schema.ts';
import { lightPipeline, onomast, temporaryFolder } from '../../../support/onomast.ts';
import { full } from '../../../support/runs.ts';

const root = temporaryFolder();
const at = (...parts: string[]) => path.join(root, ...parts);
const light = lightPipeline(root);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const extract = (input: string, out: string, form: string) =>
  onomast(['extract', input, '--out', out, '--pipeline', light, '--format', form, '--log-level', 'error']);
const moneyIn = (out: string) =>
  (JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as Run).documents[0]!.counts!['MONEY'];

/** Writes the same piece again and again. */
const writeMany = (file: string, piece: string, times: number) =>
  pipeline(
    Readable.from(
      Array.from({ length: times })
        .keys()
        .map(() => piece),
    ),
    createWriteStream(file),
  );

/** How many lines a file has, which no string may be long enough to hold. */
async function linesOf(file: string): Promise<number> {
  let count = 0;
  for await (const bytes of createReadStream(file))
    for (const byte of bytes as Buffer) if (byte === 10) count++;
  return count;
}

const sentence = 'Exports reached $5 million and grew. ';

describe('onomast extract, of much', () => {
  const files = full ? 100_000 : 400;
  it(`takes ${files} small files`, async () => {
    mkdirSync(at('tiny'));
    for (let i = 0; i < files; i++) writeFileSync(at('tiny', `${i}.txt`), `$${i}`);
    const { code, out: printed } = await extract(at('tiny'), at('of-files'), 'jsonl');
    expect(code).toBe(0);
    expect(printed).toContain(`… and ${files - 40} more`);
    expect(await linesOf(at('of-files', 'records.jsonl'))).toBe(files);
  }, 3_600_000);

  const megabytes = full ? 200 : 1;
  it(`takes one line of ${megabytes} MB`, async () => {
    await writeMany(at('line.txt'), sentence.repeat(1000), megabytes * 27);
    const { code } = await extract(at('line.txt'), at('of-line'), 'nodes');
    expect(code).toBe(0);
    expect(moneyIn(at('of-line'))).toBe(megabytes * 27_000);
  }, 3_600_000);

  const gigabytes = full ? 1 : 0.002;
  it(`takes one document of ${gigabytes} GB`, async () => {
    const page = `${'The river is long, and its fish are many. '.repeat(230)}\n\n${sentence}\n\n`;
    const pages = Math.ceil((gigabytes * 1e9) / page.length);
    await writeMany(at('book.txt'), page, pages);
    const { code } = await extract(at('book.txt'), at('of-book'), 'nodes');
    expect(code).toBe(0);
    expect(moneyIn(at('of-book'))).toBe(pages);
  }, 3_600_000);
});
