import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { reconciliationApp } from '../../src/app/web/api/reconcile.ts';
import { OnomastError } from '../../src/errors/onomast-error.ts';
import { GazetteerSet } from '../../src/gazetteer/set.ts';
import { readModel } from '../../src/model/model-file.ts';
import { packageRoot } from '../../src/paths.ts';
import { AnswerCache } from '../../src/records/reconcile/cache.ts';
import { ReconciliationService } from '../../src/records/reconcile/service.ts';
import { listDocuments } from '../../src/run/queue/document.ts';
import { command, type Target, wellFormed } from './target.ts';

const list = `key,id,type,class,name,aliases,country,subdivision,prior,note
okafor,,ORG,,Okafor Works,Okafor Works Ltd|abbr:OW,NG,,0.5,
,https://example.org/2,GPE,City,Port Harcourt,PH,NG,,,by the river
`;
const lines =
  '{"id":"https://example.org/1","type":"PERSON","name":"Ana Diaz","aliases":[{"name":"A. Diaz"}],"countryCodes":["PE"],"sameAs":[]}\n';
const skos =
  '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<https://example.org/1> a skos:Concept ; skos:prefLabel "Lake Oruro"@en ; skos:altLabel "Oruro Lake"@en .\n';

/** A file and the command that reads it; next to it, where that is asked for, the text that it is about. */
const alone = (
  name: string,
  file: string,
  seeds: readonly string[],
  argv: (file: string, folder: string) => string[],
  text?: string,
): Target => ({
  name,
  seeds: async () => seeds.map((text) => Buffer.from(text)),
  async run(input, folder) {
    const place = path.join(folder, file);
    writeFileSync(place, input);
    if (text !== undefined) writeFileSync(path.join(folder, `${path.parse(file).name}.txt`), text);
    return command(argv(place, folder));
  },
});

const build = (file: string, folder: string) => [
  'gazetteer',
  'build',
  file,
  '--out',
  path.join(folder, 'x.gaz'),
];

const compiled = async (folder: string) => {
  const source = path.join(folder, 'seed.csv');
  writeFileSync(source, list);
  await command(['gazetteer', 'build', source, '--out', path.join(folder, 'seed.gaz')]);
  return readFileSync(path.join(folder, 'seed.gaz'));
};

/** The bytes with a length and a checksum that fit, so that a reader cannot stop at these. */
function sealed(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 32) return bytes;
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(crc32(copy.subarray(32)), 16);
  copy.writeBigUInt64LE(BigInt(copy.length), 24);
  return copy;
}

const gazetteer: Target = {
  name: 'gazetteer',
  seeds: async (folder) => [await compiled(folder)],
  async run(input, folder) {
    const file = path.join(folder, 'x.gaz');
    writeFileSync(file, sealed(input));
    return (
      (await command([
        'gazetteer',
        'lookup',
        'Okafor Works',
        // Not known, which is no success.
        ...(wellFormed.isTold ? [] : ['Okafr Works']),
        '--gazetteer',
        file,
        '--only',
      ])) ??
      (await command(['gazetteer', 'stats', file])) ??
      (await command(['gazetteer', 'export', file, '--out', path.join(folder, 'x.jsonl')]))
    );
  },
};

/** What a call may throw: an error with a code. */
async function coded(call: () => unknown): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error instanceof OnomastError && !wellFormed.isTold
      ? undefined
      : String((error as Error).stack ?? error).slice(0, 600);
  }
}

const model: Target = {
  name: 'model',
  seeds: async () => [
    readFileSync(path.join(packageRoot, 'data', 'models', 'news.model')).subarray(0, 60_000),
  ],
  run: async (input) => coded(() => readModel(input.slice().buffer, 'x.model')),
};

const pipelines = alone(
  'pipeline',
  'p.json',
  [
    '{"name":"mine","extends":"rules","gazetteers":["shipped"],"stages":[{"use":"tag.money","defaultCurrencies":{"$":"USD"}}]}',
    readFileSync(path.join(packageRoot, 'pipelines', 'publications.json'), 'utf8'),
  ],
  (file) => ['pipeline', 'check', file],
);

const answers: Target = {
  name: 'reconcile-cache',
  seeds: async () => [
    Buffer.from(
      '{"query":{"query":"Ana Diaz","type":"PERSON"},"result":[{"id":"Q1","name":"Ana Diaz","score":90,"match":true,"type":[]}]}\n',
    ),
  ],
  run: async (input, folder) =>
    coded(() => {
      const { file } = new AnswerCache(folder, 'https://example.org');
      writeFileSync(file, input);
      new AnswerCache(folder, 'https://example.org').get({ query: 'Ana Diaz' } as never);
    }),
};

let service: ReconciliationService | undefined;
const requests: Target = {
  name: 'reconcile-request',
  seeds: async (folder) => {
    await compiled(folder);
    service = new ReconciliationService(GazetteerSet.open([path.join(folder, 'seed.gaz')]));
    return [
      Buffer.from(
        '{"q0":{"query":"Okafor Works","type":"ORG","limit":3,"properties":[{"pid":"country","v":"NG"}]}}',
      ),
      Buffer.from('{"ids":["https://example.org/2"],"properties":[{"id":"country"}]}'),
    ];
  },
  async run(input) {
    const app = reconciliationApp(() => service!, { hosts: undefined });
    const statuses: number[] = [];
    for (const field of ['queries', 'extend']) {
      const body = new URLSearchParams({ [field]: Buffer.from(input).toString() });
      const { status } = await app.request('http://127.0.0.1/', { method: 'POST', body });
      statuses.push(status);
      if (status >= 500) return `${field}: status ${status}`;
    }
    if (wellFormed.isTold && !statuses.includes(200)) return `refused: ${statuses.join(', ')}`;
    return undefined;
  },
};

const queueManifest: Target = {
  name: 'queue-manifest',
  seeds: async () => [
    Buffer.from(
      '{"path":"a.txt","url":"https://example.org/a.txt"}\n{"path":"b","url":"file:///tmp/b","mediaType":"text/plain"}\n',
    ),
  ],
  run: async (input, folder) =>
    coded(async () => {
      const file = path.join(folder, 'm.jsonl');
      writeFileSync(file, input);
      await Array.fromAsync(listDocuments([file], { followSymlinks: false, onFailure: () => {} }));
    }),
};

const check = (file: string) => ['audit', 'convert', file, '--check'];

/** What reads lists, models, pipelines, gold and requests. */
export const tableTargets: readonly Target[] = [
  alone('list', 'x.csv', [list], build),
  alone('entries', 'x.jsonl', [lines], build),
  alone('skos', 'x.ttl', [skos], build),
  gazetteer,
  model,
  pipelines,
  answers,
  requests,
  queueManifest,
  alone(
    'gold-onomast',
    'x.json',
    ['{"text_file":"x.txt","mentions":[{"start":0,"end":4,"type":"GPE","text":"Lima","value":"PE"}]}'],
    check,
    'Lima is far.\n',
  ),
  alone('gold-conll', 'x.conll', ['-DOCSTART- -X- O O\n\nLima NNP I-NP B-LOC\nis VBZ O O\n'], check),
  alone(
    'gold-label-studio',
    'x.json',
    [
      '[{"id":1,"data":{"text":"Lima"},"annotations":[{"result":[{"type":"labels","value":{"start":0,"end":4,"labels":["GPE"]}}]}]}]',
    ],
    check,
  ),
  alone(
    'gold-web-annotation',
    'x.jsonld',
    [
      '{"type":"Annotation","body":{"value":"GPE"},"target":{"selector":{"type":"TextQuoteSelector","exact":"Lima"}}}',
    ],
    check,
    'Lima is far.\n',
  ),
];
