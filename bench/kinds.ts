/**
 * How right a shipped pipeline is on sentences of all kinds that no model was taught, strict (span and type), names only; each sentence is a
 * document of its own:
 *
 *     node bench/kinds.ts [--pipeline NAME]
 */

import { parseArgs } from 'node:util';
import { nameTypes } from '../src/record/entity-types.ts';
import { createPipeline } from '../src/run/create-pipeline.ts';
import { readOffsetGold } from '../src/train/offset-gold.ts';
import { Tally } from '../src/train/tally.ts';
import { sentencesOfAllKinds } from './support/sentences-of-all-kinds.ts';

const { values } = parseArgs({ options: { pipeline: { type: 'string', default: 'publications' } } });
const { offsets, set } = sentencesOfAllKinds('nlp-corpus-apart');
const documents = readOffsetGold(offsets, set);
const isName = new Set<string>(nameTypes);
const tally = new Tally();
await using pipeline = await createPipeline(values.pipeline);
let i = 0;
for await (const record of pipeline.extract(documents.map(({ id, text }) => ({ path: id, text })))) {
  const found = record.annotations.map(({ entityType, target }) => {
    const [{ start, end }] = target.selector;
    return { type: entityType, start, end };
  });
  const names = found.filter(({ type }) => isName.has(type));
  tally.add(documents[i++]!.mentions, names);
}
console.log(`${documents.length} sentences of all kinds, pipeline ${values.pipeline}: ${tally.line()}`);
