import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/paths.ts';
import type { DocumentRecord } from '../../src/record/schema.ts';
import { createPipeline } from '../../src/run/create-pipeline.ts';

const pages = path.join(packageRoot, 'docs', 'how-to');
const page = (name: string) => readFileSync(path.join(pages, name), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'onomast-how-to-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the files that a page shows, each named in the line before its block. */
function follow(name: string): void {
  for (const [, file, text] of page(name).matchAll(/^`([\w.-]+)`[^\n]*\n\n```\w+\n(.*?)^```/gms))
    writeFileSync(path.join(folder, file!), text!);
}

/** The record of a file that a pipeline of the page makes; without gazetteers, which it does not need. */
async function extract(file: string, text: string, pipeline: string): Promise<DocumentRecord> {
  writeFileSync(path.join(folder, file), text);
  const made = await createPipeline(path.join(folder, pipeline));
  const [record] = await Array.fromAsync(made.extract([path.join(folder, file)]));
  return record!;
}
const exact = ({ target }: DocumentRecord['annotations'][number]) => target.selector[2].exact;

describe('the pages on how to add something', () => {
  it.each(
    readdirSync(pages).filter((name) => name !== 'README.md'),
  )('%s names files that are there', (name) => {
    const touched = page(name).split('## Files touched')[1]!;
    const places = [...touched.matchAll(/`([\w./-]+\/[\w./-]*)`/g)].map(([, place]) => place!);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) expect(existsSync(path.join(packageRoot, place)), place).toBe(true);
    expect(page('README.md')).toContain(`(${name})`);
  });

  it('carry: a plug-in finds what its page says', async () => {
    follow('plug-in.md');
    const record = await extract(
      'ruling.txt',
      'In Case No. 14/2019 the court of Mombasa ruled; in case no 3 it did not.\n',
      'courts.json',
    );
    const laws = record.annotations.filter(({ entityType }) => entityType === 'LAW');
    expect(laws.map(exact)).toEqual(['Case No. 14/2019']);
  });

  it('carry: a format reads what its page says, and its mentions lead back to the bytes', async () => {
    follow('format.md');
    const memo = 'MEMO\nnot this: $9\n> Crème brûlée cost €5.\n> Fees of $7 million were due.\n';
    const record = await extract('board.memo', memo, 'memos.json');
    const money = record.annotations.filter(({ entityType }) => entityType === 'MONEY');
    expect(money.map(exact)).toEqual(['€5', '$7 million']);
    for (const annotation of money) {
      const [origin] = annotation.origin ?? [];
      const { start, end } = [origin?.selector]
        .flat()
        .find((one) => one?.type === 'DataPositionSelector') as {
        start: number;
        end: number;
      };
      expect(Buffer.from(memo).subarray(start, end).toString()).toBe(exact(annotation));
    }
  });
});
