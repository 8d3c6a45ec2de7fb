import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Run } from '../../../src/record/run-schema.ts';
import { pdfFixtures } from '../../support/formats.ts';
import { lightPipeline, onomast, temporaryFolder } from '../../support/onomast.ts';

const folder = temporaryFolder();
const at = (...names: string[]) => path.join(folder, ...names);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const article = `<?xml version="1.0"?><article article-type="report"><body><sec><title>Quay</title>
<p>The <bold>quay</bold> cost $12 million, or £9 million at the rate of the day, and was paid by the town.</p></sec></body></article>`;
const page =
  '<html><body><h1>Ferry</h1><p>The ferry was sold for <b>$3 million</b> in the spring.</p></body></html>';
let light: string;

beforeAll(async () => {
  light = lightPipeline(folder);
  mkdirSync(at('in'));
  copyFileSync(new URL('two-columns.pdf', pdfFixtures), at('in', 'columns.pdf'));
  writeFileSync(at('in', 'quay.nxml'), article);
  writeFileSync(at('in', 'ferry.zip'), zipSync({ 'a/ferry.html': strToU8(page), 'b.bin': strToU8('?') }));
  writeFileSync(at('in', 'map.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
  writeFileSync(at('in', 'feed.xml'), '<?xml version="1.0"?><rss><channel/></rss>');
  const { code, err } = await onomast([
    'extract',
    at('in'),
    '--out',
    at('out'),
    '--pipeline',
    light,
    '--jobs',
    '1',
  ]);
  expect(err.split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
  expect(code).toBe(0);
});

const documents = ['columns.pdf', 'ferry.zip/a/ferry.html', 'quay.nxml'];

describe('documents of other formats', () => {
  it('are named in the manifest with their pages, and what was passed over with its reason', () => {
    const run = JSON.parse(readFileSync(at('out', 'run.json'), 'utf8')) as Run;
    expect(run.documents.map(({ path: name }) => name).sort()).toEqual(documents);
    expect(run.documents.find(({ pages }) => pages !== undefined)?.pages).toEqual({
      read: 3,
      withoutText: 0,
      failed: 0,
    });
    expect(run.passedOver).toEqual([
      { path: 'feed.xml', reason: 'XML of a kind that is not known (<rss>)' },
      { path: 'map.png', reason: 'an image, which is read with --ocr' },
      { path: 'ferry.zip/b.bin', reason: 'no known kind (.bin)' },
    ]);
  });

  it('are loaded with page, box and origin', async () => {
    const { code } = await onomast(['load', at('out'), '--db', `sqlite:${at('a.db')}`]);
    expect(code).toBe(0);
    const database = new DatabaseSync(at('a.db'));
    const rows = (sql: string) => database.prepare(sql).all() as Record<string, unknown>[];
    expect(
      rows('SELECT count(*) AS n FROM passages WHERE page > 0 AND box_width > 0')[0]!['n'],
    ).toBeGreaterThan(20);
    const [sum] = rows("SELECT origin FROM mentions WHERE exact = '$12 million'");
    const [{ selector }] = JSON.parse(sum!['origin'] as string) as [
      { selector: { value?: string; start?: number; end?: number }[] },
    ];
    expect(selector[0]!.value).toBe('/article[1]/body[1]/sec[1]/p[1]');
    expect(article.slice(selector[1]!.start, selector[1]!.end)).toBe('$12 million');
    database.close();
  });

  test.each([
    'nquads:a.nq',
    'csv:csv',
    'ftm:a.ftm',
    'elasticsearch-bulk:a.es',
    'brat:brat',
    'nif:a.nif',
  ])('are exported as %s', async (target) => {
    const [form, name] = target.split(':') as [string, string];
    const { code, err } = await onomast(['export', at('out'), '--to', `${form}:${at(name)}`]);
    expect(code, err).toBe(0);
    expect(existsSync(at(name))).toBe(true);
    if (form === 'brat')
      for (const document of documents) {
        const text = readFileSync(at('brat', `${document}.txt`), 'utf8');
        const [, , start, end, exact] = /^T1\t(\S+) (\d+) (\d+)\t(.*)$/m.exec(
          readFileSync(at('brat', `${document}.ann`), 'utf8'),
        ) ?? ['', '', '0', '0', ''];
        expect([...text].slice(Number(start), Number(end)).join('').replace(/\s+/g, ' ')).toBe(exact);
      }
  });

  it('are sampled for the audit', async () => {
    const { code, err } = await onomast([
      'audit',
      'sample',
      at('out'),
      '--n',
      '3',
      '--passages',
      '2',
      '--out',
      at('s.jsonl'),
    ]);
    expect(code, err).toBe(0);
    expect(readFileSync(at('s.jsonl'), 'utf8').split('\n').length).toBeGreaterThan(3);
  });

  it('are taken by the watcher, those of an archive too', async () => {
    const watch = [
      'watch',
      at('in'),
      '--once',
      '--interval',
      '1',
      '--db',
      `sqlite:${at('w.db')}`,
      '--pipeline',
      light,
      '--jobs',
      '1',
    ];
    const { out, code } = await onomast(watch);
    expect(code).toBe(0);
    for (const document of documents) expect(out).toContain(`loaded ${document}:`);
    expect((await onomast(watch)).out).not.toContain('loaded ');
  });
});

it('XML of an unknown kind that is named outright fails with what to do about it', async () => {
  const { code, err } = await onomast([
    'extract',
    at('in', 'feed.xml'),
    '--out',
    at('out2'),
    '--pipeline',
    light,
    '--jobs',
    '1',
  ]);
  expect(code).toBe(1);
  expect(err).toContain('input.unknown-xml');
});
