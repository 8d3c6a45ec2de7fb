import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { light } from './light-run.ts';
import { command, type Target } from './target.ts';

/** Commands that read records, each on a record or lines of records. */
const reading: Readonly<Record<string, (input: string, folder: string) => string[]>> = {
  load: (input, folder) => ['load', input, '--db', `sqlite:${folder}/x.db`],
  quads: (input, folder) => ['export', input, '--to', `nquads:${folder}/x.nq`],
  tables: (input, folder) => ['export', input, '--to', `csv:${folder}/tables`],
  brat: (input, folder) => ['export', input, '--to', `brat:${folder}/brat`],
  sample: (input, folder) => [
    'audit',
    'sample',
    input,
    '--out',
    `${folder}/sample.jsonl`,
    '--n',
    '20',
    '--passages',
    '5',
  ],
  link: (input, folder) => [
    'link',
    input,
    '--registry',
    `${folder}/registry.jsonl`,
    '--out',
    `${folder}/links.jsonl`,
  ],
};

const records = Object.entries(reading).map(
  ([name, argv]): Target => ({
    name: `record-${name}`,
    seeds: async (folder) => {
      const { records: made } = await light(folder);
      return [
        readFileSync(path.join(made, 'a.txt.jsonld')),
        readFileSync(`${path.dirname(made)}/light.jsonl`),
      ];
    },
    async run(input, folder) {
      // A line of its own ends with a brace; one record over several lines does not at the first.
      const isPrinted = input.at(Math.max(0, input.indexOf(10)) - 1) !== 0x7d;
      const file = path.join(folder, `r.jsonl${isPrinted ? 'd' : ''}`);
      writeFileSync(file, input);
      return command(argv(file, folder));
    },
  }),
);

/** A file that stands next to good records, and what reads both. */
function nextToRecords(
  name: string,
  make: (folder: string, records: string) => Promise<readonly Uint8Array[]>,
  file: (folder: string, records: string) => string,
  argv: (folder: string, records: string) => string[],
): Target {
  return {
    name,
    seeds: async (folder) => make(folder, (await light(folder)).records),
    async run(input, folder) {
      const { records: made } = await light(folder);
      const place = file(folder, made);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, input);
      return command(argv(folder, made));
    },
  };
}

const one = (made: string) => path.join(made, 'a.txt.jsonld');

const registry = nextToRecords(
  'registry',
  async (folder, made) => {
    const place = path.join(folder, 'seed.jsonl');
    await command(['link', one(made), '--registry', place, '--out', path.join(folder, 'seed-links.jsonl')]);
    return [readFileSync(place)];
  },
  (folder) => path.join(folder, 'registry.jsonl'),
  (folder, made) => [
    'link',
    one(made),
    '--registry',
    `${folder}/registry.jsonl`,
    '--out',
    `${folder}/links.jsonl`,
  ],
);

const manifest = nextToRecords(
  'manifest',
  async (_, made) => [readFileSync(path.join(made, 'run.json'))],
  (folder, made) => {
    cpSync(made, path.join(folder, 'made'), { recursive: true });
    return path.join(folder, 'made', 'run.json');
  },
  (folder) => ['export', path.join(folder, 'made'), '--to', `nquads:${folder}/x.nq`],
);

const minsk = { start: 13, end: 18, exact: 'Minsk', prefix: 'In ', suffix: ', Ana' };
const decision = (action: object) =>
  `${JSON.stringify({
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    at: '2026-01-05T10:00:00Z',
    by: 'ana',
    document: 'a.txt',
    ...action,
  })}\n`;

const decisions = nextToRecords(
  'decisions',
  async () => [
    Buffer.from(
      decision({ action: 'add', entityType: 'GPE', target: minsk }) +
        decision({ action: 'delete', target: minsk }),
    ),
  ],
  (folder) => path.join(folder, 'decisions.jsonl'),
  (folder, made) => [
    'apply',
    one(made),
    '--corrections',
    `${folder}/decisions.jsonl`,
    '--out',
    `${folder}/applied`,
  ],
);

const sampleOf = async (folder: string, made: string) => {
  const place = path.join(folder, 'seed-sample.jsonl');
  await command(['audit', 'sample', one(made), '--out', place, '--n', '8', '--passages', '2']);
  return readFileSync(place);
};

const verdicts = ['right', 'type', 'span'] as const;
/** All items of a sample as judged by one person: mentions by turns, passages with nothing missed. */
function judgedBy(judge: string, sample: Uint8Array): string {
  const items = String(sample)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as { kind: string; id: string; mentions?: readonly unknown[] });
  return items
    .flatMap(({ kind, id, mentions = [] }, i) => [
      ...(kind === 'mention' ? [{ item: id, verdict: verdicts[i % 3] }] : []),
      ...mentions.map((_, mention) => ({ item: id, mention, verdict: 'right' })),
      ...(kind === 'passage' ? [{ item: id, missed: [] }] : []),
    ])
    .map((line) => `${JSON.stringify({ ...line, judge, at: '2026-01-05T10:00:00Z' })}\n`)
    .join('');
}

/** A sample or the judgements next to it, and what is counted from both. */
function judged(name: string, seedOf: (sample: Uint8Array) => Uint8Array, file: string): Target {
  return {
    name,
    seeds: async (folder) => [seedOf(await sampleOf(folder, (await light(folder)).records))],
    async run(input, folder) {
      const whole = await sampleOf(folder, (await light(folder)).records);
      const places = ['sample.jsonl', 'sample.judge-ana.jsonl'].map((one) => path.join(folder, one));
      writeFileSync(places[0]!, whole);
      writeFileSync(places[1]!, judgedBy('ana', whole));
      writeFileSync(path.join(folder, file), input);
      return (
        (await command(['audit', 'estimate', ...places])) ??
        (await command(['audit', 'export-gold', ...places, '--out', `${folder}/gold`]))
      );
    },
  };
}

const sample = judged('sample', (made) => made, 'sample.jsonl');
const judgements = judged(
  'judgements',
  (made) => Buffer.from(judgedBy('ana', made)),
  'sample.judge-ana.jsonl',
);

/** What reads records, and what stands next to them. */
export const recordTargets: readonly Target[] = [
  ...records,
  registry,
  manifest,
  decisions,
  sample,
  judgements,
];
