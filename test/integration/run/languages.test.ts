import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Run } from '../../../src/record/run-schema.ts';
import type { DocumentRecord } from '../../../src/record/schema.ts';
import { onomast, temporaryFolder } from '../../support/onomast.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const german = `Die Werft in Hamburg hat im Jahr 2019 rund 12,5 Millionen Euro verloren, wie der Vorstand der Gesellschaft am Montag
mitteilte. Der Umsatz sank um 7,5 % auf 250.000 Euro je Schiff, und die Belegschaft wird nach den Worten von Herrn Kleinschmidt kleiner.`;
const english = `The shipyard of Hamburg lost money in 2019, as the chairman of the board said on Monday. Turnover fell by 7.5 % and the
number of those who work there, he said, would be smaller in the year that follows.`;

async function extract(name: string, text: string, ...flags: string[]) {
  const file = path.join(folder, name);
  const out = path.join(folder, `${name}-out${flags.join('')}`);
  writeFileSync(file, text);
  const { err } = await onomast(['extract', file, '--out', out, '--jobs', '1', '--quiet', ...flags]);
  return {
    err,
    record: JSON.parse(readFileSync(path.join(out, `${name}.jsonld`), 'utf8')) as DocumentRecord,
    run: JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as Run,
  };
}
const found = ({ annotations }: DocumentRecord) =>
  annotations.map(
    ({ entityType, target }) =>
      `${entityType} ${target.selector.at(-1) && (target.selector[2] as { exact: string }).exact}`,
  );

it('writes a document of another language with its amounts, and names that lists know, and says so', async () => {
  const { record, run, err } = await extract('werft.txt', german);
  expect(record.source).toMatchObject({ language: 'de' });
  expect(record.source.languageConfidence).toBeGreaterThan(0.9);
  expect(found(record)).toEqual([
    'GPE Hamburg',
    'DATE 2019',
    'MONEY 12,5 Millionen Euro',
    'PERCENT 7,5 %',
    'MONEY 250.000 Euro',
  ]);
  expect(record.passages.every(({ language }) => language === undefined)).toBe(true);
  expect(run.documents[0]!.warnings?.[0]?.code).toBe('language.not-english');
  expect(err).toContain('the text is in German (de): names in it come from lists alone');

  const all = await extract('werft.txt', german, '--language', 'any');
  expect(found(all.record).length).toBeGreaterThan(found(record).length);
  expect(all.record.source.language).toBe('de');
});

it('says of each passage what its language is where it is not the document’s', async () => {
  const { record, run } = await extract('both.txt', `${english}\n\n${english}\n\n${german}\n`);
  expect(record.source.language).toBe('en');
  expect(record.passages.map(({ language }) => language)).toEqual([undefined, undefined, 'de']);
  expect(run.documents[0]!.warnings?.[0]?.code).toBe('language.passages');
  expect(found(record)).not.toContain('PERSON Kleinschmidt');
});

it('believes the user before the text', async () => {
  writeFileSync(path.join(folder, 'said.txt.meta.json'), JSON.stringify({ language: 'en' }));
  const { record } = await extract('said.txt', 'Kurz.');
  expect(record.source).toMatchObject({ language: 'en' });
  expect(record.source.languageConfidence).toBeUndefined();
});
