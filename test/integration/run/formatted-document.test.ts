import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineFormat, type Format, type TextRun } from '../../../src/contract/format.ts';
import type { DocumentRecord } from '../../../src/record/schema.ts';
import type { Generator } from '../../../src/record/source-schema.ts';
import { isRecord } from '../../../src/record/validate.ts';
import { checkPipelineConfig } from '../../../src/run/config.ts';
import { createStages, readSetup } from '../../../src/run/create-stages.ts';
import type { Stages } from '../../../src/run/process-document.ts';
import { loadResources } from '../../../src/run/resources.ts';
import { type DocumentTask, runTask } from '../../../src/run/task.ts';
import { lightPipeline, temporaryFolder } from '../../support/onomast.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generator: Generator = {
  software: 'onomast 1.0.0',
  pipeline: 'light',
  pipelineHash: 'a'.repeat(64),
  recordVersion: 2,
};

/** Lines of a page as runs, 10 points a character, 12 points high; what a reader of pages hands over. */
function linesOf(text: string, page: number, from: number, base: number): TextRun[] {
  const runs: TextRun[] = [];
  let start = from;
  for (const [i, line] of text.slice(from).split('\n').entries()) {
    if (line !== '')
      runs.push({
        start,
        end: start + line.length,
        page,
        box: [50, base + 20 * i, 10 * line.length, 12],
      });
    start += line.length + 1;
  }
  return runs;
}

const first = 'Ferry tolls\n\nThe town of Ærø took $3\nmillion in 2019.\n\n';
const second = '😀 It lost €2 million after that.\n';

const paged: Format = defineFormat({
  name: 'paged',
  mediaTypes: ['application/x-paged'],
  extensions: ['.paged'],
  reader: 'read.paged, paper 1.2',
  sniff: (head) => Buffer.from(head).toString('latin1').startsWith('%PAGED'),
  open: async () => ({
    text: first + second,
    runs: [...linesOf(first, 0, 0, 100), ...linesOf(first + second, 1, first.length, 40)],
    pages: [
      { number: 1, label: 'i', start: 0, end: first.length, width: 595.3, height: 841.9 },
      { number: 2, start: first.length, end: first.length + second.length, width: 595.3, height: 841.9 },
      {
        number: 3,
        start: first.length + second.length,
        end: first.length + second.length,
        width: 1,
        height: 1,
      },
    ],
    metadata: { title: 'Tolls', creator: ['A. Miller'], date: '2020-05', language: 'en', publisher: 'Port' },
    warnings: [
      { code: 'page.no-text', message: 'page 3 has no text', page: 3 },
      { code: 'page.failed', message: 'page 4 cannot be read', page: 4 },
    ],
  }),
});

const markup = '<p>Paid <b>£5 million</b> in 2019.</p>';
const marked: Format = defineFormat({
  name: 'marked',
  mediaTypes: ['application/x-marked'],
  extensions: ['.marked'],
  reader: 'read.marked',
  sniff: () => false,
  open: async () => {
    const text = 'Paid £5 million in 2019.\n';
    const at = (words: string, element: string, elementStart: number): TextRun => {
      const start = text.indexOf(words);
      const sourceStart = Buffer.byteLength(markup.slice(0, markup.indexOf(words)));
      const end = start + words.length;
      const sourceEnd = sourceStart + Buffer.byteLength(words);
      return { start, end, part: 0, element, elementStart, sourceStart, sourceEnd };
    };
    return {
      text,
      runs: [at('Paid ', '/p', 0), at('£5 million', '/p/b', 0), at(' in 2019.', '/p', 15)],
      parts: [{ path: 'a.xml', mediaType: 'text/xml', sha256: 'b'.repeat(64), start: 0, end: text.length }],
    };
  },
});

let stages: Stages;
let setup: ReturnType<typeof readSetup>;
beforeAll(async () => {
  const light = JSON.parse(readFileSync(lightPipeline(folder), 'utf8')) as { stages: { use: string }[] };
  light.stages.splice(4, 0, { use: 'tag.date' });
  const config = checkPipelineConfig(light);
  const made = await createStages(config, loadResources(config).resources);
  stages = { ...made, formats: [paged, marked] };
  setup = readSetup(config, stages, {});
});

async function recordOf(
  name: string,
  bytes: string,
  more: Partial<DocumentTask> = {},
): Promise<DocumentRecord> {
  const input = { bytes: new TextEncoder().encode(bytes) };
  const task: DocumentTask = {
    path: name,
    mediaType: 'text/plain',
    input,
    output: { to: 'object' },
    ...more,
  };
  const outcome = await runTask(task, stages, setup, generator);
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome));
  return outcome.record!;
}
const exactOf = ({ target }: DocumentRecord['annotations'][number]) => target.selector[2].exact;

describe('a document of another format', () => {
  it('says where its text came from, and positions count in the text', async () => {
    const record = await recordOf('toll.paged', '%PAGED…');
    expect(isRecord(record)).toBe(true);
    const text = first + second;
    const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
    expect(record.source).toEqual({
      path: 'toll.paged',
      mediaType: 'application/x-paged',
      sha256: sha256('%PAGED…'),
      byteLength: Buffer.byteLength('%PAGED…'),
      length: [...text].length,
      date: '2020-05',
      language: 'en',
      languageConfidence: 0.957,
      reader: 'read.paged, paper 1.2',
      text: {
        id: '#text',
        path: 'toll.paged.onomast.txt',
        sha256: sha256(text),
        byteLength: Buffer.byteLength(text),
        length: [...text].length,
      },
    });
    expect(record.metadata).toMatchObject({ title: 'Tolls', creator: ['A. Miller'], publisher: 'Port' });
    expect(record.pages).toMatchObject([{ number: 1, label: 'i', start: 0 }, { number: 2 }, { number: 3 }]);
    expect(record.pages?.[1]?.end).toBe([...text].length);
    expect(record.annotations.length).toBeGreaterThan(2);
    for (const annotation of record.annotations) {
      const [position, data, { exact }] = annotation.target.selector;
      expect(annotation.target.source).toBe('#text');
      expect([...text].slice(position.start, position.end).join('')).toBe(exact);
      expect(Buffer.from(text).subarray(data.start, data.end).toString()).toBe(exact);
    }
  });

  it('leads back to the page, a rectangle a line', async () => {
    const { annotations, passages } = await recordOf('toll.paged', '%PAGED…');
    const places = Object.fromEntries(
      annotations.map((annotation) => [
        exactOf(annotation),
        annotation.origin?.map(({ selector }) => selector),
      ]),
    );
    const rectangle = (value: string) => ({
      type: 'FragmentSelector',
      conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
      value,
    });
    // "The town of Ærø took " is 21 characters before the sum, which goes on in the next line.
    expect(places['$3\nmillion']).toEqual([
      rectangle('page=1&viewrect=260,140,20,12'),
      rectangle('page=1&viewrect=50,160,70,12'),
    ]);
    expect(places['2019']).toEqual([rectangle('page=1&viewrect=160,160,40,12')]);
    expect(places['€2 million']).toEqual([rectangle('page=2&viewrect=160,40,100,12')]);
    expect(passages.map(({ page, box }) => [page, box?.[0]])).toContainEqual([2, 50]);
    expect(passages.find(({ text }) => text?.startsWith('The town'))?.box).toEqual([50, 140, 230, 32]);
  });

  it('leads back to element, its text, and the bytes of the part', async () => {
    const { annotations, parts } = await recordOf('a.marked', markup);
    expect(parts?.[0]?.id).toBe('#part-1');
    const [sum, year] = annotations;
    expect(sum?.origin).toEqual([
      {
        source: '#part-1',
        selector: [
          {
            type: 'XPathSelector',
            value: '/p/b',
            refinedBy: { type: 'TextPositionSelector', start: 0, end: 10 },
          },
          { type: 'DataPositionSelector', start: 11, end: 22 },
        ],
      },
    ]);
    const selector = year?.origin?.[0]?.selector;
    expect(selector).toMatchObject([{ refinedBy: { start: 19, end: 23 } }, {}]);
    const { start, end } = (selector as { start: number; end: number }[])[1]!;
    expect(Buffer.from(markup).subarray(start, end).toString()).toBe('2019');
  });

  it('writes the text next to the record, and again where it is missing', async () => {
    const file = path.join(folder, 'toll.paged');
    writeFileSync(file, '%PAGED…');
    const target = path.join(folder, 'out', 'toll.paged.jsonld');
    const output = { to: 'file', temporary: path.join(folder, 'part'), target, skipUnchanged: true } as const;
    const task = { path: 'toll.paged', mediaType: 'text/plain', input: { file }, output };
    const outcome = await runTask(task, stages, setup, generator);
    expect(outcome).toMatchObject({ status: 'written', pages: { read: 3, withoutText: 1, failed: 1 } });
    expect(outcome.status === 'written' && outcome.warnings.map(({ code }) => code)).toEqual([
      'page.no-text',
      'page.failed',
    ]);
    const text = path.join(folder, 'out', 'toll.paged.onomast.txt');
    expect(readFileSync(text, 'utf8')).toBe(first + second);
    expect(await runTask(task, stages, setup, generator)).toMatchObject({ status: 'unchanged' });
    rmSync(text);
    expect(await runTask(task, stages, setup, generator)).toMatchObject({ status: 'written' });
    writeFileSync(`${file}.meta.json`, JSON.stringify({ date: '2021', shelf: 7 }));
    expect(await runTask(task, stages, setup, generator)).toMatchObject({ status: 'written' });
    const record = JSON.parse(readFileSync(target, 'utf8')) as DocumentRecord;
    expect(record.source.date).toBe('2021');
    expect(record.metadata).toMatchObject({ title: 'Tolls', date: '2021', own: { shelf: 7 } });
    expect(await runTask(task, stages, setup, generator)).toMatchObject({ status: 'unchanged' });
    expect(existsSync(`${text}.part`)).toBe(false);
  });

  it('refuses a document under the name of a text', async () => {
    const input = { bytes: new Uint8Array([65]) };
    const task: DocumentTask = {
      path: 'a.onomast.txt',
      mediaType: 'text/plain',
      input,
      output: { to: 'object' },
    };
    expect(await runTask(task, stages, setup, generator)).toMatchObject({ code: 'input.reserved-name' });
  });
});
