/**
 * How right a shipped pipeline is on sentences of all kinds that no model was taught, strict (span and type), names only; each sentence is a
 * document of its own:
 *
 *     node bench/kinds.ts [--pipeline NAME]
 */

import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/paths.ts';
import { createPipeline } from '../src/run/create-pipeline.ts';
import { readOffsetGold } from '../src/train/offset-gold.ts';
import { Tally } from '../src/train/tally.ts';

const { values } = parseArgs({ options: { pipeline: { type: 'string', default: 'publications' } } });
const documents = readOffsetGold(
  path.join(packageRoot, 'fixtures', 'gold', 'offsets', 'nlp-corpus-apart.jsonl'),
  path.join(packageRoot, 'node_modules', 'nlp-corpus', 'builds'),
);
const figures = ['DATE', 'MONEY', 'PERCENT', 'QUANTITY'];
const tally = new Tally();
await using pipeline = await createPipeline(values.pipeline);
let i = 0;
for await (const record of pipeline.extract(documents.map(({ id, text }) => ({ path: id, text })))) {
  const found = record.annotations.map(({ entityType, target }) => {
    const [{ start, end }] = target.selector;
    return { type: entityType, start, end };
  });
  const names = found.filter(({ type }) => !figures.includes(type));
  tally.add(documents[i++]!.mentions, names);
}
console.log(`${documents.length} sentences of all kinds, pipeline ${values.pipeline}: ${tally.line()}`);
