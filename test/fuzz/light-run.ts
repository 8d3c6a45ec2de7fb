import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPipeline } from '../../src/run/create-pipeline.ts';
import { runPipeline } from '../../src/run/extract.ts';
import { listInputs } from '../../src/stages/read/inputs.ts';

const text = `# Prices

In Minsk, Ana Diaz of Okafor Works Ltd said on 3 May 2019 that 15 percent more, $2-2.5 million, was due for 300 tons of potash.
The Ministry of Trade of Ghana and the Treaty on Fishing were named too.
`;

/** Records of two small documents below a folder, and next to it the same in lines, `light.jsonl`; made once. */
export async function light(folder: string): Promise<{ records: string }> {
  const records = path.join(path.dirname(folder), 'light-records');
  if (existsSync(path.join(path.dirname(folder), 'light.jsonl'))) return { records };
  const inputs = path.join(path.dirname(folder), 'light-inputs');
  mkdirSync(inputs, { recursive: true });
  for (const name of ['a.txt', 'b.txt']) writeFileSync(path.join(inputs, name), text);
  const stages = [
    'read',
    'clean',
    'tokenise',
    'tag.money',
    'tag.date',
    'tag.percent',
    'tag.person',

    'tag.organisation',
    'tag.company',
    'tag.merge',
    'resolve',
    'write',
  ];
  const pipeline = await createPipeline({
    name: 'light',
    gazetteers: [],
    stages: stages.map((use) => ({ use })),
  });
  await runPipeline(pipeline, await listInputs([inputs]), {
    out: records,
    form: 'jsonld',
    resume: false,
  });
  const lines = ['a.txt', 'b.txt'].map(
    (name) => JSON.parse(readFileSync(path.join(records, `${name}.jsonld`), 'utf8')) as object,
  );
  writeFileSync(
    path.join(path.dirname(folder), 'light.jsonl'),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
  return { records };
}
