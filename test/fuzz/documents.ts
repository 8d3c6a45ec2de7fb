import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/paths.ts';
import type { DocumentRecord } from '../../src/record/schema.ts';
import { createPipeline, type Pipeline, type SourceInput } from '../../src/run/create-pipeline.ts';
import { readJsonLines } from '../../src/stages/read/formats/jsonl/json-lines.ts';
import { imagePages } from '../../src/stages/read/formats/ocr/image-pages.ts';
import { archives, articles, editions, images, openPdfs, webArchives } from './document-seeds.ts';
import { streamOf, type Target, wellFormed } from './target.ts';

const fixtures = path.join(packageRoot, 'fixtures');

/** The rules, without the gazetteers that take time to open. */
const stages = [
  'read',
  'clean',
  'tokenise',
  ...[
    'money',
    'percent',
    'quantity',
    'date',
    'person',
    'place',

    'organisation',
    'company',
    'law',
    'event',
  ].map((name) => `tag.${name}`),
  'tag.merge',
  'resolve',
  'write',
].map((use) => ({ use }));

let pipeline: Promise<Pipeline> | undefined;

/** Extracts a document; its failure must have a code, and what is found must read back. */
async function extract(source: SourceInput): Promise<string | undefined> {
  pipeline ??= createPipeline({ name: 'fuzz', gazetteers: [], stages });
  let fault: string | undefined;
  const onError = ({ code, message }: { code: string; message: string }) => {
    // One of the well-formed ones has a password.
    const isRefused = wellFormed.isTold && code !== 'input.encrypted';
    if (isRefused || code === 'document.failed' || /\n {4}at /.test(message))
      fault = `${code}: ${message.slice(0, 600)}`;
  };
  for await (const record of (await pipeline).extract([source], { onError })) fault ??= unreadable(record);
  return fault;
}

/** Whether a mention is not what stands at its position, by the text of its passage. */
function unreadable({ annotations, passages }: DocumentRecord): string | undefined {
  for (const { target } of annotations) {
    const [position, , quote] = target.selector;
    const passage = passages.find(({ start, end }) => start <= position.start && end >= position.end);
    if (passage?.text === undefined) continue;
    const read = [...passage.text]
      .slice(position.start - passage.start, position.end - passage.start)
      .join('');
    if (read !== quote.exact) return `${JSON.stringify(quote.exact)} reads ${JSON.stringify(read)}`;
  }
  return undefined;
}

/** Files of a folder of fixtures, the small ones. */
function filesOf(folder: string, extension = ''): Uint8Array[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => readFileSync(path.join(folder, entry.name)))
    .filter((bytes) => bytes.length < 200_000);
}

const asFile = (name: string, extension: string, seeds: () => readonly Uint8Array[]): Target => ({
  name,
  seeds: async () => seeds(),
  async run(input, folder) {
    const file = path.join(folder, `input${extension}`);
    writeFileSync(file, input);
    return extract(file);
  },
});

const text = asFile('text', '.txt', () => filesOf(path.join(fixtures, 'publications'), '.txt'));
const markdown = asFile('markdown', '.md', () => filesOf(path.join(fixtures, 'publications'), '.md'));

/** One target for each kind of file of `fixtures/formats`; of PDF with files whose structure lies open. */
function formats(): Target[] {
  const root = path.join(fixtures, 'formats');
  const extensions = new Map<string, Uint8Array[]>();
  for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const extension = path.extname(entry);
    if (extension === '' || ['.json', '.jsonl', '.txt', '.md', '.tsv'].includes(extension)) continue;
    const bytes = readFileSync(path.join(root, entry));
    if (bytes.length < 400_000) extensions.set(extension, [...(extensions.get(extension) ?? []), bytes]);
  }
  extensions.get('.pdf')!.push(...openPdfs);
  return [...extensions].map(([extension, seeds]) => asFile(extension.slice(1), extension, () => seeds));
}

/** Images as far as they are read here: their pages, and the pixels of those that the recogniser does not unpack. */
const image: Target = {
  name: 'image',
  seeds: async () => images(),
  async run(input) {
    const pages = imagePages(input);
    if (wellFormed.isTold && pages.length === 0) return 'no page is found';
    for (const { width, height, bytes } of pages.slice(0, 4)) {
      if (width * height > 100_000_000) continue;
      try {
        bytes();
      } catch (error) {
        if (wellFormed.isTold || !(error instanceof Error)) return `the page cannot be read: ${error}`;
      }
    }
    return undefined;
  },
};

const jsonLines: Target = {
  name: 'json-lines',
  seeds: async () => [
    Buffer.from(
      '{"id":"a","text":"It cost $5 in Lima.","date":"2019-03","title":"T","own":{"x":1}}\n{"id":"b/c","text":"é"}\n',
    ),
    Buffer.from(
      '{"id":"run.json/x","text":"a"}\n\n{"id":"./a","text":"1.1.2020","mediaType":"text/markdown"}',
    ),
  ],
  async run(input) {
    for await (const document of readJsonLines(streamOf(input), 'input')) {
      if ('error' in document) continue;
      const fault = await extract(document);
      if (fault !== undefined) return fault;
    }
    return undefined;
  },
};

const sidecar: Target = {
  name: 'metadata',
  seeds: async () => [
    Buffer.from(
      '{"title":"Budget","creator":["A. Diallo"],"date":"2021-04","language":"en","own":{"shelf":3}}',
    ),
    Buffer.from(
      '---\ntitle: Budget\ndate: 2021-04-05\ncreator: [A, B]\nx: {y: &a [1], z: *a}\n---\n\nIt cost $5.\n',
    ),
  ],
  async run(input, folder) {
    const file = path.join(folder, 'a.md');
    writeFileSync(`${file}.meta.json`, input);
    writeFileSync(file, 'It cost $5 on 3 May.\n');
    const fault = await extract(file);
    if (fault !== undefined) return fault;
    const alone = path.join(folder, 'b.md');
    writeFileSync(alone, input);
    return extract(alone);
  },
};

/** What reads documents and what is said of them. */
export const documentTargets: readonly Target[] = [
  text,
  markdown,
  ...formats(),
  asFile('jats', '.nxml', () => articles),
  asFile('tei', '.tei', () => editions),
  asFile('mhtml', '.mhtml', () => webArchives),
  asFile('archive', '.bin', archives),
  image,
  jsonLines,
  sidecar,
];
