import { parseArgs } from 'node:util';
import type { DocumentRecord } from '../src/record/schema.ts';
import { loadGold } from '../src/records/audit/formats/formats.ts';
import { createPipeline } from '../src/run/create-pipeline.ts';
import { simulateAudits } from './support/audit-simulation.ts';
import { outsideData } from './support/outside-data.ts';

/**
 * Audits the annotated excerpts again and again as if they had no gold, with the gold as the judge: how often do the nominal 95%
 * intervals of `audit estimate` hold the true precision and recall, and how wide are they?
 *
 *     node bench/audit.ts --repetitions 500
 */
const { values } = parseArgs({
  options: {
    repetitions: { type: 'string', default: '500' },
    n: { type: 'string', default: '300' },
    passages: { type: 'string', default: '80' },
    pipeline: { type: 'string', default: 'publications' },
  },
});

const gold = (
  await Promise.all(['train', 'dev', 'general'].map((set) => loadGold(outsideData('gold', set))))
).flat();
const records: DocumentRecord[] = [];
await using pipeline = await createPipeline(values.pipeline);
for await (const record of pipeline.extract(gold.map(({ id, text }) => ({ path: `${id}.txt`, text }))))
  records.push(record);

const [repetitions, mentions, passages] = [values.repetitions, values.n, values.passages].map(Number) as [
  number,
  number,
  number,
];
console.log(
  `${gold.length} documents, ${repetitions} audits of ${mentions} mentions and ${passages} passages each, pipeline ${values.pipeline}`,
);
for (const [method, clusterMethod] of [
  ['wilson', 'bootstrap-t'],
  ['clopper-pearson', 'bca'],
] as const) {
  const { precision, recall } = await simulateAudits(gold, records, {
    repetitions,
    mentions,
    passages,
    method,
    clusterMethod,
  });
  for (const [name, how, one] of [
    ['precision', method, precision],
    ['recall', clusterMethod, recall],
  ] as const) {
    console.log(
      `${name} (${how}): true ${one.truth.toFixed(4)}, covered ${(one.coverage * 100).toFixed(1)}%, mean width ${one.meanWidth.toFixed(4)}`,
    );
  }
}
