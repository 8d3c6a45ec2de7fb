/**
 * Words per second of pipelines with records written, beside compromise (people, places, organisations, money; paragraph by
 * paragraph) and wink-nlp (its full pipeline) on the same text in the same run, and where the time goes.
 *
 *     node bench/speed.ts [pipeline …]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { createPipeline, type TextInput } from '../src/pipeline/create.ts';
import type { StageTimes } from '../src/pipeline/process-document.ts';
import { runPipeline } from '../src/pipeline/run.ts';
import { countWords, realTexts, secondsOf } from './support/texts.ts';

const targetBytes = 10e6;
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

const rate = (count: number, seconds: number) =>
  `${Math.round(count / seconds).toLocaleString('en')} words/s`;

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
compromise(texts[0]!.text.slice(0, 20_000)).people().out('array');
const compromiseRate = words / (await secondsOf(runCompromise));
console.log(`compromise, by paragraph        ${rate(compromiseRate, 1)}`);

const wink = winkNLP(model);
wink.readDoc(texts[0]!.text.slice(0, 20_000)).tokens().out();
const winkSeconds = await secondsOf(() => {
  for (const { text } of texts) wink.readDoc(text).tokens().out();
});
const winkRate = words / winkSeconds;
console.log(`wink-nlp, full pipeline         ${rate(winkRate, 1)}`);

for (const name of pipelines) {
  let single = 0;
  for (const jobs of [1, 2]) {
    const out = mkdtempSync(path.join(tmpdir(), 'onomast-bench-'));
    await using pipeline = await createPipeline(name, { jobs });
    const times: StageTimes = { read: 0, clean: 0, tokenise: 0, tag: 0, resolve: 0, write: 0 };
    const options = { out, form: 'jsonld', jobs, resume: false } as const;
    await runPipeline(pipeline, documents.slice(0, texts.length * 2), options);
    const seconds = await secondsOf(() =>
      runPipeline(pipeline, documents, {
        ...options,
        onDocument: (_, outcome) => {
          if (outcome?.status !== 'written') return;
          for (const [stage, milliseconds] of Object.entries(outcome.times))
            times[stage as keyof StageTimes] += milliseconds;
        },
      }),
    );
    rmSync(out, { recursive: true });
    const speed = (words * copies) / seconds;
    if (jobs === 1) single = speed;
    const ratios = `${(speed / compromiseRate).toFixed(1)} x compromise, ${(speed / winkRate).toFixed(2)} x wink-nlp`;
    console.log(
      `${name}, ${jobs} worker${jobs > 1 ? 's' : ''}`.padEnd(32) +
        `${rate(speed, 1)}  (${jobs === 1 ? ratios : `${(speed / single).toFixed(2)} x one worker`})`,
    );
    if (jobs === 1) {
      const total = Object.values(times).reduce((sum, time) => sum + time, 0);
      console.log(
        `  ${Object.entries(times)
          .map(([stage, time]) => `${stage} ${Math.round((100 * time) / total)} %`)
          .join(', ')}`,
      );
    }
  }
}
