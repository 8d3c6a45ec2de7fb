/**
 * How right the model is on documents it was not taught, names only, strict (span and type):
 *
 *     node bench/model.ts                 the shipped settings: leave one book out, five-fold over train and dev, five-fold over general
 *     node bench/model.ts --ablation      leave one book out and general, without each kind of evidence
 *     node bench/model.ts --sets          PER, LOC, ORG of WikiGold (five-fold) and UNER-EWT (never taught)
 *
 * Options: --pipeline NAME (publications), --only NAME (one row of the ablation), --memory (with the second look everywhere).
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { GoldDocument } from '../src/audit/gold.ts';
import { readGold } from '../src/audit/gold.ts';
import { dataFolder, packageRoot } from '../src/data.ts';
import { Group } from '../src/model/features.ts';
import { lexiconBit, WordLists } from '../src/model/word-lists.ts';
import { WordTable } from '../src/model/word-types.ts';
import { createMerge } from '../src/tag/merge.ts';
import { augment, usualAugmentation } from '../src/train/augment.ts';
import { type CorpusDocument, goldCorpus, readTaggedCorpus } from '../src/train/corpus.ts';
import { evidenceFeatures, openEvidence, proposalsOf } from '../src/train/evidence.ts';
import { fitModel, predict } from '../src/train/fit.ts';
import { extract, FeatureIndex } from '../src/train/instances.ts';
import { LabelSets } from '../src/train/label-sets.ts';
import { mentionsOf, Tally } from '../src/train/tally.ts';
import { usualSettings } from '../src/train/train.ts';

const { values: flags } = parseArgs({
  options: {
    ablation: { type: 'boolean', default: false },
    sets: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    pipeline: { type: 'string', default: 'publications' },
    only: { type: 'string' },
  },
});

interface Variant {
  readonly name: string;
  readonly pos?: boolean;
  readonly gazetteers?: boolean;
  readonly proposals?: boolean;
  readonly leaveOut?: readonly string[];
  readonly lexicon?: number;
  readonly memory?: boolean;
  readonly augmentation?: boolean;
  readonly loss?: 'crf' | 'perceptron';
}

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
  { name: 'model alone', gazetteers: false, proposals: false },
  { name: 'without gazetteers', gazetteers: false, leaveOut: ['tag.gazetteer'] },
  { name: 'without gazetteer matches of its own', gazetteers: false },
  { name: 'with part of speech', pos: true },
  { name: 'with document memory', memory: true },
  { name: 'without compromise’s lexicon', lexicon: 0xffff & ~compromiseBits },
  { name: 'without word lists', lexicon: 0 },
  { name: 'without augmentation', augmentation: false },
  { name: 'perceptron', loss: 'perceptron' },
];

const gold = (name: string): Promise<GoldDocument[]> => readGold(path.join(dataFolder, 'gold', name));
const words = WordLists.read(path.join(packageRoot, 'models', 'words.bin'));

/** One set-up: which documents there are, and which of them a fold is measured on. */
interface SetUp {
  readonly name: string;
  readonly folds: number;
  /** Fold of a document that is measured, or -1. */
  foldOf(document: CorpusDocument, number: number): number;
  readonly rename?: (type: string) => string | undefined;
}

const books = ['000', '001', '002', '004'];
const leaveOneBookOut: SetUp = {
  name: 'leave one book out',
  folds: books.length,
  foldOf: ({ domain, id }) => (domain === 'publications' ? books.indexOf(id.slice(0, 3)) : -1),
};
const fiveFold = (domain: string): SetUp => {
  const numbers = new Map<string, number>();
  return {
    name: `five-fold ${domain}`,
    folds: 5,
    foldOf: (document) => {
      if (document.domain !== domain) return -1;
      if (!numbers.has(document.id)) numbers.set(document.id, numbers.size % 5);
      return numbers.get(document.id)!;
    },
  };
};

const coarse = (type: string): string | undefined =>
  ({ PERSON: 'PER', PER: 'PER', GPE: 'LOC', LOC: 'LOC', FAC: 'LOC', ORG: 'ORG' })[type];

async function measure(
  variant: Variant,
  setUps: readonly SetUp[],
  dev: boolean,
  sets: readonly { name: string; weight: number }[] = [],
): Promise<void> {
  const { pos = false, gazetteers = true, proposals = true, leaveOut = [], memory = flags.memory } = variant;
  const labelSets = new LabelSets();
  const sources: [GoldDocument[], string][] = [
    [await gold('train'), 'publications'],
    ...(dev ? [[await gold('dev'), 'publications'] as [GoldDocument[], string]] : []),
    [await gold('general'), 'general'],
    [await readGold(path.join(packageRoot, 'fixtures', 'gold', 'training')), 'fixtures'],
  ];
  const weights = new Map<string, number>();
  const documents: CorpusDocument[] = [];
  for (const [list, domain] of sources) {
    documents.push(...goldCorpus(list, domain, pos));
    weights.set(domain, 1);
  }
  for (const { name, weight } of sets) {
    documents.push(
      ...readTaggedCorpus(path.join(dataFolder, 'bench', 'ner', `${name}.jsonl`), labelSets, pos),
    );
    weights.set(name, weight);
  }
  const originals = documents.length;
  for (const setUp of setUps) {
    // Copies swap names only among documents of one fold, so that nothing of a measured document is taught.
    const groups = new Map<number, GoldDocument[]>();
    const folds = documents.slice(0, originals).map((document, d) => setUp.foldOf(document, d));
    let d = 0;
    for (const [list] of sources) {
      for (const document of list) {
        const fold = folds[d++]!;
        const group = groups.get(fold);
        if (group === undefined) groups.set(fold, [document]);
        else group.push(document);
      }
    }
    const all = documents.slice(0, originals);
    const foldOf = [...folds];
    if (variant.augmentation !== false) {
      for (const [fold, list] of groups) {
        for (const copy of goldCorpus(augment(list, usualAugmentation), 'augmented', pos)) {
          all.push(copy);
          foldOf.push(fold);
        }
      }
      weights.set('augmented', usualSettings.augmentation);
    }
    const source = await openEvidence(flags.pipeline, new Set(leaveOut));
    const given = await proposalsOf(all, source.recognisers);
    const index = new FeatureIndex();
    const { stretches } = extract(
      all,
      new WordTable(words, variant.lexicon ?? 0xffff),
      index,
      evidenceFeatures(gazetteers ? source.gazetteers : undefined, proposals ? given : undefined),
    );
    const tally = new Tally();
    const rules = new Tally();
    const merge = createMerge();
    for (let fold = 0; fold < setUp.folds; fold++) {
      const fitted = fitModel(
        all,
        stretches.filter(({ document }) => foldOf[document] !== fold),
        index,
        labelSets.flags,
        {
          ...usualSettings,
          memory,
          loss: variant.loss ?? 'crf',
          dropout: usualSettings.dropout.map((rate, group) => (group === Group.pos && !pos ? 0 : rate)),
          epochs: 8,
          seed: 1,
          weightOf: ({ domain }) => weights.get(domain) ?? 0,
          target: 'publications',
          copies: 'augmented',
        },
      );
      for (const [number, document] of all.entries()) {
        if (number >= originals || foldOf[number] !== fold) continue;
        const own = stretches.filter(({ document: other }) => other === number);
        tally.add(
          document.gold,
          mentionsOf(document, number, own, predict(own, fitted).labels),
          setUp.rename,
        );
        const ruled = document.flows.flatMap((flow, f) => merge(flow, given.get(document)![f]!).mentions);
        rules.add(
          document.gold,
          ruled.filter(({ type }) => !['DATE', 'MONEY', 'PERCENT', 'QUANTITY'].includes(type)),
          setUp.rename,
        );
      }
    }
    if (variant.name === 'both') process.stdout.write(`${setUp.name}, rules alone: ${rules.line()}\n`);
    process.stdout.write(`${setUp.name}, ${variant.name}: ${tally.line()}\n`);
  }
}

const aside = [
  { name: 'wikigold', weight: 0.5 },
  { name: 'wnut17_dev', weight: 0.3 },
];
if (flags.sets) {
  const wikigold = { ...fiveFold('wikigold'), rename: coarse };
  await measure({ name: 'news' }, [wikigold], false, aside);
  const ewt: SetUp = {
    name: 'UNER-EWT',
    folds: 1,
    foldOf: ({ domain }) => (domain === 'uner_ewt_dev' ? 0 : -1),
    rename: coarse,
  };
  await measure({ name: 'news' }, [ewt], false, [...aside, { name: 'uner_ewt_dev', weight: 0 }]);
} else if (flags.ablation) {
  for (const variant of variants) {
    if (flags.only !== undefined && variant.name !== flags.only) continue;
    await measure(variant, [leaveOneBookOut, fiveFold('general')], false);
  }
} else {
  await measure({ name: 'both', memory: true }, [leaveOneBookOut, fiveFold('general')], false);
  await measure({ name: 'both', memory: true }, [fiveFold('publications')], true);
}
