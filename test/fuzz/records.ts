import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
      return [readFileSync(path.join(made, 'a.txt.jsonld')), readFileSync(path.join(made, 'all.jsonl'))];
    },
    async run(input, folder) {
      const file = path.join(folder, `r.jsonl${input.includes(10) && input.at(-1) === 10 ? '' : 'd'}`);
      writeFileSync(file, input);
      return command(argv(file, folder));
    },
  }),
);

/** A file that stands beside good records, and what reads both. */
function beside(
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

const registry = beside(
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

const manifest = beside(
  'manifest',
  async (_, made) => [readFileSync(path.join(made, 'run.json'))],
  (folder) => path.join(folder, 'made', 'run.json'),
  (folder) => ['export', path.join(folder, 'made'), '--to', `nquads:${folder}/x.nq`],
);

const decision = (action: object) =>
  `${JSON.stringify({
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    time: '2026-01-05T10:00:00Z',
    judge: 'ana',
    document: 'a.txt',
    ...action,
  })}\n`;

const decisions = beside(
  'decisions',
  async () => [
    Buffer.from(
      decision({ action: 'retype', type: 'ORG', target: { start: 3, end: 8, exact: 'Minsk' } }) +
        decision({ action: 'delete', target: { start: 3, end: 8, exact: 'Minsk' } }),
    ),
  ],
  (folder) => path.join(folder, 'decisions.jsonl'),
  (folder, made) => [
    'apply',
    one(made),
    '--decisions',
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

const sample = beside(
  'sample',
  async (folder, made) => [await sampleOf(folder, made)],
  (folder) => path.join(folder, 'sample.jsonl'),
  (folder) => ['audit', 'estimate', `${folder}/sample.jsonl`],
);

const judgements: Target = {
  name: 'judgements',
  async seeds(folder) {
    const items = String(await sampleOf(folder, (await light(folder)).records))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => (JSON.parse(line) as { id: string }).id);
    return [
      Buffer.from(
        items
          .map(
            (item, i) =>
              `${JSON.stringify({ item, verdict: ['right', 'type', 'span'][i % 3], judge: 'ana', at: '2026-01-05T10:00:00Z' })}\n`,
          )
          .join(''),
      ),
    ];
  },
  async run(input, folder) {
    writeFileSync(path.join(folder, 'sample.jsonl'), await sampleOf(folder, (await light(folder)).records));
    writeFileSync(path.join(folder, 'sample.judge-ana.jsonl'), input);
    const files = [`${folder}/sample.jsonl`, `${folder}/sample.judge-ana.jsonl`];
    return (
      (await command(['audit', 'estimate', ...files])) ??
      (await command(['audit', 'export-gold', ...files, '--out', `${folder}/gold`]))
    );
  },
};

/** What reads records, and what stands beside them. */
export const recordTargets: readonly Target[] = [
  ...records,
  registry,
  manifest,
  decisions,
  sample,
  judgements,
];
