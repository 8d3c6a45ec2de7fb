/**
 * Words per second of pipelines with records written, next to compromise (people, places, organisations, money; paragraph by
 * paragraph) and wink-nlp (its full pipeline) on the same text in the same run, and where the time goes. Everything is measured in turns,
 * several times, and the medians are told: a machine's speed drifts while it is measured.
 *
 *     node bench/speed.ts [pipeline …]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { createPipeline, type Pipeline, type TextInput } from '../src/run/create-pipeline.ts';
import { runPipeline } from '../src/run/extract.ts';
import type { StageTimes } from '../src/run/process-document.ts';
import { countWords, realTexts, secondsOf } from './support/texts.ts';

const targetBytes = 24e6;
const rounds = 3;
const pipelines = process.argv.length > 2 ? process.argv.slice(2) : ['publications'];
const { origin, texts } = realTexts();
const words = texts.reduce((sum, { text }) => sum + countWords(text), 0);
const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const copies = Math.ceil(targetBytes / bytes);
const documents: TextInput[] = Array.from({ length: copies }, (_, i) =>
  texts.map(({ name, text }) => ({ path: `${i}/${name}`, text })),
).flat();
console.log(
  `${origin}: ${words} words, ${bytes} bytes; repeated ${copies} times as separate documents for the pipelines\n`,
);

/** Words per second of each round. */
const rates = new Map<string, number[]>();
const note = (name: string, count: number, seconds: number) =>
  rates.set(name, [...(rates.get(name) ?? []), count / seconds]);
const median = (name: string) => [...rates.get(name)!].sort((a, b) => a - b)[Math.floor(rounds / 2)]!;

function runCompromise(): void {
  for (const { text } of texts) {
    for (const paragraph of text.split(/\n\s*\n/)) {
      const doc = compromise(paragraph);
      doc.people().out('array');
      doc.places().out('array');
      doc.organizations().out('array');
      doc.match('#Money+').out('array');
    }
  }
}

const wink = winkNLP(model);
function runWink(): void {
  for (const { text } of texts) wink.readDoc(text).tokens().out();
}

const times = new Map<string, StageTimes>();
/** Extracts documents with records written, and adds up what each stage took. */
async function runOnomast(name: string, pipeline: Pipeline, inputs: TextInput[]): Promise<void> {
  const out = mkdtempSync(path.join(tmpdir(), 'onomast-bench-'));
  await runPipeline(pipeline, inputs, {
    out,
    form: 'jsonld',
    resume: false,
    onDocument: (_, outcome) => {
      if (outcome?.status !== 'written') throw new Error('a document failed');
      const sums = times.get(name) ?? { read: 0, clean: 0, tokenise: 0, tag: 0, resolve: 0, write: 0 };
      for (const [stage, time] of Object.entries(outcome.times)) sums[stage as keyof StageTimes] += time;
      times.set(name, sums);
    },
  });
  rmSync(out, { recursive: true });
}

const oneWorker = (name: string) => `${name}, 1 worker`;
const twoWorkers = (name: string) => `${name}, 2 workers`;
const runners: { key: string; pipeline: Pipeline }[] = [];
for (const name of pipelines) {
  for (const jobs of [1, 2]) {
    const key = jobs === 1 ? oneWorker(name) : twoWorkers(name);
    const pipeline = await createPipeline(name, { jobs });
    await runOnomast(key, pipeline, documents.slice(0, texts.length * 2 * jobs));
    times.delete(key);
    runners.push({ key, pipeline });
  }
}
compromise(texts[0]!.text.slice(0, 20_000)).people().out('array');
runWink();
for (let round = 0; round < rounds; round++) {
  note('compromise, by paragraph', words, await secondsOf(runCompromise));
  note('wink-nlp, full pipeline', words, await secondsOf(runWink));
  for (const { key, pipeline } of runners)
    note(key, words * copies, await secondsOf(() => runOnomast(key, pipeline, documents)));
}

const line = (name: string, remark = '') =>
  console.log(
    `${name.padEnd(32)}${Math.round(median(name)).toLocaleString('en').padStart(8)} words/s${remark}`,
  );
const ratio = (name: string, other: string) => (median(name) / median(other)).toFixed(2);
line('compromise, by paragraph');
line(
  'wink-nlp, full pipeline',
  `  (${ratio('wink-nlp, full pipeline', 'compromise, by paragraph')} x compromise)`,
);
for (const name of pipelines) {
  const one = oneWorker(name);
  const two = twoWorkers(name);
  line(
    one,
    `  (${ratio(one, 'compromise, by paragraph')} x compromise, ${ratio(one, 'wink-nlp, full pipeline')} x wink-nlp)`,
  );
  const sums = times.get(one)!;
  const total = Object.values(sums).reduce((sum, time) => sum + time, 0);
  console.log(
    `  ${Object.entries(sums)
      .map(([stage, time]) => `${stage} ${Math.round((100 * time) / total)} %`)
      .join(', ')}`,
  );
  line(two, `  (${ratio(two, one)} x one worker)`);
}
for (const { pipeline } of runners) await pipeline.close();
