import path from 'node:path';
import type { Proposal } from '../../src/contract/proposal.ts';
import { Group } from '../../src/model/feature-list.ts';
import { allLexicons, WordLists } from '../../src/model/word-lists.ts';
import { WordTable } from '../../src/model/word-types.ts';
import { packageRoot } from '../../src/paths.ts';
import { type GoldDocument, readGold } from '../../src/records/audit/gold.ts';
import { augment, usualAugmentation } from '../../src/train/augment.ts';
import { type CorpusDocument, goldCorpus } from '../../src/train/corpus.ts';
import {
  type EvidenceSource,
  evidenceFeatures,
  openEvidence,
  proposalsOf,
} from '../../src/train/evidence.ts';
import { type Fitted, fitModel } from '../../src/train/fit.ts';
import { extract, FeatureIndex, type Stretch } from '../../src/train/instances.ts';
import { LabelSets } from '../../src/train/label-sets.ts';
import { readOffsetGold } from '../../src/train/offset-gold.ts';
import { readSources } from '../../src/train/sources.ts';
import { readTaggedCorpus } from '../../src/train/tagged-corpus.ts';
import { usualSettings } from '../../src/train/train.ts';
import { outsideData } from './outside-data.ts';
import { sentencesOfAllKinds } from './sentences-of-all-kinds.ts';

export const words = WordLists.read(path.join(packageRoot, 'data', 'models', 'words.bin'));

/** What a model is fitted without, or with, next to the shipped settings. */
export interface Variant {
  readonly name: string;
  readonly pos?: boolean;
  /** Gazetteer matches as features; true if absent. */
  readonly gazetteers?: boolean;
  /** Proposals of the recognisers as features; true if absent. */
  readonly proposals?: boolean;
  /** Recognisers that are not asked. */
  readonly leaveOut?: readonly string[];
  /** Word lists that count ({@link import('../../src/model/word-lists.ts').lexiconBit}). */
  readonly lexicon?: number;
  readonly memory?: boolean;
  readonly augmentation?: boolean;
  /** The texts written for the project, and those it annotated. */
  readonly fixtures?: boolean;
  readonly loss?: 'crf' | 'perceptron';
}

/** How documents are parted: fold of a document that is measured, or -1 for one that is only taught. */
export interface SetUp {
  readonly name: string;
  readonly folds: number;
  foldOf(document: CorpusDocument): number;
}

/** Weights of domains that have not 1, as in `scripts/train-models.ts`. */
const weightOf: Readonly<Record<string, number>> = { news: 0.4, various: 0.6, dense: 0.4 };

const books = ['000', '001', '002', '004'];
const numbered = (folds: number): ((document: CorpusDocument) => number) => {
  const numbers = new Map<string, number>();
  return ({ domain, id }) => {
    const key = `${domain}/${id}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size % folds);
    return numbers.get(key)!;
  };
};

/** Each fold leaves out a book, and a quarter of general English. */
export function byBook(): SetUp {
  const quarter = numbered(4);
  return {
    name: 'leave one book out',
    folds: 4,
    foldOf: (document) =>
      document.domain === 'publications'
        ? books.indexOf(document.id.slice(0, 3))
        : document.domain === 'general'
          ? quarter(document)
          : -1,
  };
}

/**
 * Each fold leaves out a fifth of the sources of every kind of text: whole books, whole series of publications from elsewhere (those
 * that `sources.tsv` names alike), documents of general English, hundreds of sentences of all kinds.
 */
export function bySource(): SetUp {
  const folds = 5;
  const seriesOf = readSources(outsideData('gold', 'elsewhere', 'sources.tsv'));
  const numbers = new Map<string, number>();
  const numberOf = (source: string) => {
    if (!numbers.has(source)) numbers.set(source, numbers.size);
    return numbers.get(source)!;
  };
  const fifth = numbered(folds);
  return {
    name: 'leave a fifth of the sources out',
    folds,
    foldOf: (document) => {
      if (document.domain === 'publications') return books.indexOf(document.id.slice(0, 3));
      if (document.domain === 'general' || document.domain === 'various') return fifth(document);
      return document.domain === 'elsewhere' ? numberOf(seriesOf(document.id)) % folds : -1;
    },
  };
}

/** A fifth of the documents of a domain in turn. */
export function fiveFold(domain: string): SetUp {
  const fifth = numbered(5);
  return {
    name: `five-fold ${domain}`,
    folds: 5,
    foldOf: (document) => (document.domain === domain ? fifth(document) : -1),
  };
}

/** Some folds of a set-up; the documents of the others are taught. */
export function someOf(setUp: SetUp, folds: readonly number[]): SetUp {
  return {
    name: setUp.name,
    folds: folds.length,
    foldOf: (document) => folds.indexOf(setUp.foldOf(document)),
  };
}

export interface PrepareOptions {
  readonly pipeline: string;
  /** The domain the model is for. */
  readonly target?: string;
  /** Whether `gold/dev` is among the documents. */
  readonly dev?: boolean;
  readonly sets?: readonly { readonly name: string; readonly weight: number }[];
  /** Parts within the taught documents for the second look; few, to save time. */
  readonly innerFolds?: number;
  /** About as many as early stopping chooses for the shipped models; 4 if absent. */
  readonly epochs?: number;
}

/** Documents with their features, ready to be fitted fold by fold. Those after `originals` are copies. */
export interface Prepared {
  readonly all: readonly CorpusDocument[];
  readonly originals: number;
  readonly foldOf: readonly number[];
  readonly stretches: readonly Stretch[];
  readonly given: ReadonlyMap<CorpusDocument, readonly (readonly Proposal[])[]>;
  readonly index: FeatureIndex;
  readonly source: EvidenceSource;
  /** Fits on everything but a fold. */
  fitWithout(fold: number): Fitted;
}

/** Gold with its domain: what all variants are fitted on, but for what one leaves out. */
async function sourcesOf(variant: Variant, { dev }: PrepareOptions): Promise<[GoldDocument[], string][]> {
  const gold = (name: string): Promise<GoldDocument[]> => readGold(outsideData('gold', name));
  const sources: [GoldDocument[], string][] = [
    [await gold('train'), 'publications'],
    [await gold('general'), 'general'],
    [await gold('elsewhere/train'), 'elsewhere'],
  ];
  if (dev === true) sources.push([await gold('dev'), 'publications']);
  if (variant.fixtures !== false) {
    const own = path.join(packageRoot, 'fixtures', 'gold');
    sources.push([await readGold(path.join(own, 'training')), 'fixtures']);
    sources.push([await readGold(path.join(own, 'training-dense')), 'dense']);
    for (const [set, domain] of [
      ['gum_train_nonNC.jsonl', 'sentences'],
      ['gmb_news.jsonl', 'news'],
    ] as const)
      sources.push([
        readOffsetGold(path.join(own, 'offsets', set), outsideData('bench', 'ner', set)),
        domain,
      ]);
    const various = sentencesOfAllKinds('nlp-corpus');
    sources.push([readOffsetGold(various.offsets, various.set), 'various']);
  }
  return sources;
}

/** Documents with the fold and the weight of each. */
interface Folded {
  readonly all: CorpusDocument[];
  readonly foldOf: number[];
  readonly weights: Map<string, number>;
  readonly labelSets: LabelSets;
  readonly originals: number;
}

async function readFolded(variant: Variant, setUp: SetUp, options: PrepareOptions): Promise<Folded> {
  const pos = variant.pos === true;
  const labelSets = new LabelSets();
  const weights = new Map<string, number>([['augmented', usualSettings.augmentation]]);
  const all: CorpusDocument[] = [];
  const foldOf: number[] = [];
  // Copies swap names only among documents of one fold, so that nothing of a measured document is taught.
  const groups = new Map<number, GoldDocument[]>();
  for (const [list, domain] of await sourcesOf(variant, options)) {
    weights.set(domain, weightOf[domain] ?? 1);
    for (const [i, document] of goldCorpus(list, domain, pos).entries()) {
      const fold = setUp.foldOf(document);
      all.push(document);
      foldOf.push(fold);
      const group = groups.get(fold);
      if (group === undefined) groups.set(fold, [list[i]!]);
      else group.push(list[i]!);
    }
  }
  for (const { name, weight } of options.sets ?? []) {
    weights.set(name, weight);
    const file = outsideData('bench', 'ner', `${name}.jsonl`);
    for (const document of readTaggedCorpus(file, labelSets, pos)) {
      all.push(document);
      foldOf.push(setUp.foldOf(document));
    }
  }
  const originals = all.length;
  if (variant.augmentation !== false)
    for (const [fold, list] of groups)
      for (const copy of goldCorpus(augment(list, usualAugmentation), 'augmented', pos)) {
        all.push(copy);
        foldOf.push(fold);
      }
  return { all, foldOf, weights, labelSets, originals };
}

/** Reads the documents, lets the recognisers propose, and numbers the features. */
export async function prepare(variant: Variant, setUp: SetUp, options: PrepareOptions): Promise<Prepared> {
  const { pos = false, gazetteers = true, proposals = true, leaveOut = [] } = variant;
  const { all, foldOf, weights, labelSets, originals } = await readFolded(variant, setUp, options);
  const source = await openEvidence(options.pipeline, new Set(leaveOut));
  const given = await proposalsOf(all, source.recognisers);
  const index = new FeatureIndex();
  const { stretches } = extract(
    all,
    new WordTable(words, variant.lexicon ?? allLexicons),
    index,
    evidenceFeatures(gazetteers ? source.gazetteers : undefined, proposals ? given : undefined),
  );
  const fitWithout = (fold: number): Fitted =>
    fitModel(
      all,
      stretches.filter(({ document }) => foldOf[document] !== fold),
      index,
      labelSets.flags,
      {
        ...usualSettings,
        patience: 0,
        memory: variant.memory ?? false,
        folds: options.innerFolds ?? 2,
        loss: variant.loss ?? 'crf',
        dropout: usualSettings.dropout.map((rate, group) => (group === Group.pos && !pos ? 0 : rate)),
        epochs: options.epochs ?? 4,
        seed: 1,
        weightOf: ({ domain }) => weights.get(domain) ?? 0,
        target: options.target ?? 'publications',
        copies: 'augmented',
      },
    );
  return { all, originals, foldOf, stretches, given, index, source, fitWithout };
}
