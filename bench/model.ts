/**
 * How right the model is on documents it was not taught, strict (span and type):
 *
 *     node bench/model.ts                     names only, first look: leave one book out, and general English by quarters
 *     node bench/model.ts --ablation          the same on two folds, without each kind of evidence in turn
 *     node bench/model.ts --decoding          exact decoding next to beams, on the same weights
 *     node bench/model.ts --cross-validation  the whole pipeline, twelve types, five-fold over gold/train and gold/dev;
 *                                             writes data/models/cross-validation.json, which training puts into the model's card
 *     node bench/model.ts --sources           the whole pipeline, twelve types, by source over everything annotated but dev sets
 *     node bench/model.ts --news              the whole pipeline `news`, twelve types, five-fold over general English
 *     node bench/model.ts --sets              PER, LOC, ORG of WikiGold (five-fold) and UNER-EWT (never taught)
 *
 * Options: --only NAME (one row of the ablation). What is fitted here is thrown away.
 */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createDocumentContext } from '../src/contract/context.ts';
import type { Mention } from '../src/contract/mention.ts';
import { BestPath } from '../src/model/best-path.ts';
import { labelCount } from '../src/model/labels.ts';
import { readModel, writeModel } from '../src/model/model-file.ts';
import { allLexicons, lexiconBit } from '../src/model/word-lists.ts';
import { packageRoot } from '../src/paths.ts';
import { nameTypes } from '../src/record/entity-types.ts';
import { loadPipelineConfig } from '../src/run/config.ts';
import { groupsOf, loadComponents } from '../src/run/create-stages.ts';
import { createMerge } from '../src/stages/tag/merge/merge.ts';
import { createModelRecogniser } from '../src/stages/tag/opinions/model/model.ts';
import { createTagger } from '../src/stages/tag/tagger.ts';
import { fitCalibration } from '../src/train/calibrate.ts';
import type { CorpusDocument } from '../src/train/corpus.ts';
import { pack } from '../src/train/pack.ts';
import { predict } from '../src/train/predict.ts';
import { mentionsOf, Tally } from '../src/train/tally.ts';
import { score } from '../src/train/trainer.ts';
import { beamSearch } from './support/beam.ts';
import {
  byBook,
  bySource,
  fiveFold,
  type PrepareOptions,
  prepare,
  type SetUp,
  someOf,
  type Variant,
  words,
} from './support/model-folds.ts';

const { values: flags } = parseArgs({
  options: {
    ablation: { type: 'boolean', default: false },
    decoding: { type: 'boolean', default: false },
    'cross-validation': { type: 'boolean', default: false },
    sources: { type: 'boolean', default: false },
    news: { type: 'boolean', default: false },
    sets: { type: 'boolean', default: false },
    only: { type: 'string' },
    notes: { type: 'string' },
  },
});

const compromiseBits =
  lexiconBit.givenName |
  lexiconBit.surname |
  lexiconBit.country |
  lexiconBit.city |
  lexiconBit.region |
  lexiconBit.organisation |
  lexiconBit.demonym |
  lexiconBit.person |
  lexiconBit.role |
  lexiconBit.measure;
const variants: readonly Variant[] = [
  { name: 'both' },
  { name: 'with document memory', memory: true },
  { name: 'model alone', gazetteers: false, proposals: false },
  { name: 'without gazetteers', gazetteers: false, leaveOut: ['tag.gazetteer'] },
  { name: 'with part of speech', pos: true },
  { name: 'without compromise’s lexicon', lexicon: allLexicons & ~compromiseBits },
  { name: 'without any word list', lexicon: 0 },
  { name: 'without augmentation', augmentation: false },
  { name: 'without the project’s own texts', fixtures: false },
  { name: 'averaged perceptron', loss: 'perceptron' },
];
/** Domains of many sources: how sure the model is in documents of none it knows. */
const abroad = ['general', 'elsewhere', 'fixtures'];
const isName = new Set<string>(nameTypes);
const aside = [
  { name: 'wikigold', weight: 0.5 },
  { name: 'wnut17_dev', weight: 0.3 },
];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Names alone, as the model labels them; a tally per domain, and one of the rules without it. */
async function measureNames(
  variant: Variant,
  setUp: SetUp,
  options: PrepareOptions,
  rename?: (type: string) => string | undefined,
): Promise<void> {
  const { all, originals, foldOf, stretches, given, fitWithout } = await prepare(variant, setUp, options);
  const tallies = new Map<string, Tally>();
  const tallyOf = (name: string): Tally => {
    if (!tallies.has(name)) tallies.set(name, new Tally());
    return tallies.get(name)!;
  };
  const merge = createMerge();
  for (let fold = 0; fold < setUp.folds; fold++) {
    const fitted = fitWithout(fold);
    for (const [number, document] of all.entries()) {
      if (number >= originals || foldOf[number] !== fold) continue;
      const own = stretches.filter(({ document: other }) => other === number);
      const found = mentionsOf(document, number, own, predict(own, fitted).labels);
      tallyOf(`${document.domain}, ${variant.name}`).add(document.gold, found, rename);
      if (variant.name !== 'both') continue;
      const ruled = document.flows.flatMap((flow, f) => merge(flow, given.get(document)![f]!).mentions);
      tallyOf(`${document.domain}, rules alone`).add(
        document.gold,
        ruled.filter(({ type }) => isName.has(type)),
        rename,
      );
    }
  }
  for (const name of [...tallies.keys()].sort()) say(`${setUp.name}, ${name}: ${tallies.get(name)!.line()}`);
}

/** All twelve types, through the recognisers, the model and the merge of a pipeline: a tally per domain that is measured. */
async function measureWhole(
  setUp: SetUp,
  options: PrepareOptions,
  notes?: { document: CorpusDocument; found: readonly Mention[] }[],
): Promise<Map<string, Tally>> {
  const prepared = await prepare({ name: 'whole', memory: true }, setUp, options);
  const { all, originals, foldOf, index, source } = prepared;
  const config = loadPipelineConfig(options.pipeline);
  const { use: _, ...merging } = config.stages.find(({ use }) => use === 'tag.merge')!;
  const groups = groupsOf(await loadComponents(config));
  const tallies = new Map<string, Tally>();
  for (let fold = 0; fold < setUp.folds; fold++) {
    const fitted = prepared.fitWithout(fold);
    const file = writeModel(pack(fitted, index, 7_900_000), {
      name: 'fold',
      words: words.sha256,
      evidence: { gazetteers: true, proposals: true, pos: false, memory: true, lexicon: allLexicons },
      baseScale: 1,
      calibration: fitCalibration(fitted.judged.filter(({ domain }) => abroad.includes(domain))),
      card: {},
    });
    const recogniser = createModelRecogniser({
      model: readModel(file.buffer),
      words,
      gazetteers: source.gazetteers,
    });
    const tagger = createTagger({
      recognisers: [...source.recognisers, { name: 'tag.model', recogniser }],
      merge: createMerge({ ...merging, groups }),
    });
    for (const [number, document] of all.entries()) {
      if (number >= originals || foldOf[number] !== fold) continue;
      const tagged = await tagger.tag(document.flows, createDocumentContext(document.profile));
      if (!tallies.has(document.domain)) tallies.set(document.domain, new Tally());
      const found = tagged.flatMap(({ mentions }) => mentions);
      tallies.get(document.domain)!.add(document.allGold, found);
      notes?.push({ document, found });
    }
  }
  return tallies;
}

/** Exact decoding next to beams over the weights of the first fold, and how fast each is. */
async function measureDecoding(): Promise<void> {
  const setUp = someOf(byBook(), [1]);
  const { all, stretches, foldOf, originals, fitWithout } = await prepare({ name: 'both' }, setUp, {
    pipeline: 'publications',
  });
  const { first } = fitWithout(0);
  const held = stretches.filter(({ document }) => document < originals && foldOf[document] === 0);
  const emissions = held.map((stretch) => {
    const own = new Float32Array(stretch.count * labelCount);
    score(stretch, first, own);
    return own;
  });
  const tokens = held.reduce((sum, { count }) => sum + count, 0);
  const path = new BestPath();
  const decoders: [string, (i: number, labels: Uint8Array) => void][] = [
    [
      'Viterbi',
      (i, labels) =>
        path.find({ emissions: emissions[i]!, from: 0, count: held[i]!.count }, first.transitions, labels, 0),
    ],
    ...[1, 2, 4, 8].map((width): [string, (i: number, labels: Uint8Array) => void] => [
      width === 1 ? 'greedy' : `beam of ${width}`,
      (i, labels) => beamSearch(emissions[i]!, held[i]!.count, first.transitions, width, labels),
    ]),
  ];
  for (const [name, decode] of decoders) {
    const labels = held.map(({ count }) => new Uint8Array(count));
    const run = (): void => {
      for (const [i, own] of labels.entries()) decode(i, own);
    };
    run();
    const rounds = 10;
    const began = performance.now();
    for (let round = 0; round < rounds; round++) run();
    const seconds = (performance.now() - began) / 1000;
    const tally = new Tally();
    for (const number of new Set(held.map(({ document }) => document))) {
      tally.add(all[number]!.gold, mentionsOf(all[number]!, number, held, labels));
    }
    say(`${name}: ${Math.round((tokens * rounds) / seconds / 1000)} thousand tokens/s, ${tally.line()}`);
  }
}

const coarse = (type: string): string | undefined =>
  ({ PERSON: 'PER', PER: 'PER', GPE: 'LOC', LOC: 'LOC', FAC: 'LOC', ORG: 'ORG' })[type];

if (flags.sets) {
  const options = { pipeline: 'publications' };
  await measureNames({ name: 'news' }, fiveFold('wikigold'), { ...options, sets: aside }, coarse);
  const ewt: SetUp = {
    name: 'UNER-EWT',
    folds: 1,
    foldOf: ({ domain }) => (domain === 'uner_ewt_dev' ? 0 : -1),
  };
  const sets = [...aside, { name: 'uner_ewt_dev', weight: 0 }];
  await measureNames({ name: 'news' }, ewt, { ...options, sets }, coarse);
} else if (flags.ablation) {
  // Two folds: each leaves out a book and a quarter of general English.
  for (const variant of variants) {
    if (flags.only !== undefined && variant.name !== flags.only) continue;
    await measureNames(variant, someOf(byBook(), [1, 2]), { pipeline: 'publications' });
  }
} else if (flags.decoding) {
  await measureDecoding();
} else if (flags['cross-validation']) {
  const tallies = await measureWhole(fiveFold('publications'), { pipeline: 'publications', dev: true });
  const tally = tallies.get('publications')!;
  say(`five-fold over gold/train and gold/dev, whole pipeline: ${tally.line()}`);
  const file = path.join(packageRoot, 'data', 'models', 'cross-validation.json');
  const about = {
    what: 'five-fold cross-validation over the documents of gold/train and gold/dev, pipeline publications, strict span and type, twelve types; its models are thrown away',
    command: 'node bench/model.ts --cross-validation',
  };
  writeFileSync(file, `${JSON.stringify({ ...about, ...tally.figures() }, null, 2)}\n`);
} else if (flags.sources) {
  const setUp = bySource();
  const notes: { document: CorpusDocument; found: readonly Mention[] }[] = [];
  for (const [domain, tally] of await measureWhole(setUp, { pipeline: 'publications' }, notes))
    say(`${setUp.name}, ${domain}, whole pipeline: ${tally.line()}`);
  if (flags.notes !== undefined)
    writeFileSync(
      flags.notes,
      notes
        .map(({ document: { domain, id, text, allGold }, found }) =>
          JSON.stringify({ domain, id, text, gold: allGold, found }),
        )
        .join('\n'),
    );
} else if (flags.news) {
  const sets = [...aside, { name: 'uner_ewt_dev', weight: 0.3 }];
  const tallies = await measureWhole(fiveFold('general'), { pipeline: 'news', target: 'general', sets });
  say(`five-fold over general English, whole pipeline news: ${tallies.get('general')!.line()}`);
} else {
  await measureNames({ name: 'both' }, byBook(), { pipeline: 'publications' });
}
