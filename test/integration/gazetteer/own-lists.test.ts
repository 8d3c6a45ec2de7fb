import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPipeline } from '../../../src/run/create-pipeline.ts';
import { positionsOf } from '../../support/cases.ts';
import { onomast, temporaryFolder } from '../../support/onomast.ts';

const text = [
  'The minister of transport met Wuthering Okello and Baraka Holdings in Kampala.',
  'Mangrove Sentinel rejected the bid. Mangrove Sentinel Bank, which has another owner, accepted it.',
  'Officials of Zambia said that Green Corridor would open in Ndola.',
].join('\n\n');
/** Types that nothing else would give these names, and words that are never a name. */
const list = [
  'key,type,name',
  'mangrove,PERSON,Mangrove Sentinel',
  'baraka,FAC,Baraka Holdings',
  'kampala,ORG,Kampala',
].join('\n');
const never = [
  'key,type,class,name',
  'green,ORG,no-name,Green Corridor',
  'okello,PERSON,no-name,Wuthering Okello',
].join('\n');

const folder = temporaryFolder();
beforeAll(async () => {
  for (const [name, rows] of Object.entries({ mine: list, never })) {
    const file = path.join(folder, `${name}.csv`);
    writeFileSync(file, `${rows}\n`);
    const { code, err } = await onomast([
      'gazetteer',
      'build',
      file,
      '--out',
      path.join(folder, `${name}.gaz`),
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function namesWith(gazetteers: readonly string[], decides: readonly string[] = []): Promise<string[]> {
  const file = path.join(folder, 'pipeline.json');
  const stages = [{ use: 'tag.gazetteer', decides }];
  writeFileSync(
    file,
    JSON.stringify({ name: 'mine', extends: 'publications', gazetteers: ['shipped', ...gazetteers], stages }),
  );
  await using pipeline = await createPipeline(file);
  for await (const record of pipeline.extract([{ path: 'a.txt', text }]))
    return record.annotations.map((annotation) => {
      const { start, end } = positionsOf(annotation);
      return `${annotation.entityType} ${text.slice(start, end)}`;
    });
  return [];
}

test('a list advises: a name that the text makes plain stays what it is', async () => {
  expect(await namesWith(['mine.gaz'])).toContain('GPE Kampala');
});

test('a list that decides has the last word on its names, and on no longer name that holds them', async () => {
  const names = await namesWith(['mine.gaz'], ['mine']);
  expect(names.filter((name) => / (?:Mangrove|Baraka|Kampala)/.test(name))).toEqual([
    'FAC Baraka Holdings',
    'ORG Kampala',
    'PERSON Mangrove Sentinel',
    'ORG Mangrove Sentinel Bank',
  ]);
  expect(names).toContain('GPE Ndola');
});

test('what a list says is never a name is none, and the names next to it stay', async () => {
  expect((await namesWith([])).join()).toContain('Wuthering Okello');
  const names = await namesWith(['never.gaz']);
  expect(names.join()).not.toMatch(/Okello|Green Corridor/);
  expect(names).toEqual(expect.arrayContaining(['GPE Kampala', 'GPE Zambia', 'GPE Ndola']));
});
