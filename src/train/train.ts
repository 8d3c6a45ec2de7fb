import path from 'node:path';
import { writeWhole } from '../files/whole-file.ts';
import { type RawModel, writeModel } from '../model/model-file.ts';
import { allLexicons, WordLists } from '../model/word-lists.ts';
import { WordTable } from '../model/word-types.ts';
import { packageRoot } from '../paths.ts';
import { type GoldDocument, readGold } from '../records/audit/gold.ts';
import { augment, usualAugmentation } from './augment.ts';
import { fitCalibration } from './calibrate.ts';
import type { CorpusDocument } from './corpus.ts';
import { goldCorpus, readGoldCorpus } from './corpus.ts';
import { evidenceFeatures, openEvidence, proposalsOf } from './evidence.ts';
import { type Fitted, fitModel } from './fit.ts';
import type { FitOptions } from './fit-options.ts';
import { extract, FeatureIndex, type Stretch } from './instances.ts';
import { LabelSets } from './label-sets.ts';
import { readOffsetGold } from './offset-gold.ts';
import { pack } from './pack.ts';
import { predict } from './predict.ts';
import { shortagesOf } from './shortage.ts';
import { partSources } from './sources.ts';
import { readTaggedCorpus } from './tagged-corpus.ts';
import { type Figures, mentionsOf, Tally } from './tally.ts';

/** Gold, and what kind of text it is. */
interface GoldKind {
  /** `publications`, `general`, … */
  readonly domain: string;
  readonly weight?: number;
  /** Which source a document is of, by its id, where several are of one: a book, a series. Held-out parts leave out whole sources. */
  readonly sourceOf?: (id: string) => string;
}

/** A folder of gold. */
export interface GoldFolder extends GoldKind {
  readonly folder: string;
}

/** Annotations without their text, and the set that holds it. */
export interface GoldOffsets extends GoldKind {
  readonly offsets: string;
  readonly set: string;
}

/** A model file to write. */
export interface ModelFile {
  readonly out: string;
  /** The domain the model is for; has weights of its own if `domains` holds it. */
  readonly target: string;
  /** Domains whose held-out mentions say how sure a mention is; the target's alone if absent. */
  readonly calibrateOn?: readonly string[];
  /** Further lines for the card. */
  readonly card?: Readonly<Record<string, unknown>>;
}

/** A model file that was written. */
export interface WrittenModel {
  readonly file: string;
  readonly bytes: number;
}

export interface TrainOptions extends ModelFile {
  readonly gold: readonly (GoldFolder | GoldOffsets)[];
  /** Partly labelled sets (`wikigold.jsonl`, …), with the weight of a sentence. */
  readonly sets?: readonly { readonly file: string; readonly weight: number }[];
  /** Only measured, at the end. */
  readonly dev?: string;
  /** Pipeline whose recognisers and gazetteers the model is shown. */
  readonly pipeline: string;
  /** The same weights once more with another calibration: for other kinds of text. */
  readonly also?: readonly ModelFile[];
  readonly seed: number;
  /** At most so many passes over the data; early stopping chooses (`settings.patience`, 0 for none). */
  readonly epochs: number;
  readonly settings?: { readonly augmentation?: number } & Partial<
    Pick<
      FitOptions,
      | 'rate'
      | 'l2'
      | 'dropout'
      | 'loss'
      | 'minimumCount'
      | 'memory'
      | 'folds'
      | 'domains'
      | 'patience'
      | 'fits'
    >
  >;
  readonly maximumBytes?: number;
  readonly progress?: (line: string) => void;
}

/** The settings that measured best; see docs/model.md. */
export const usualSettings = {
  rate: 0.03,
  l2: 0.0001,
  /** Groups: context, lexical, listed, memory, proposal, pos. */
  dropout: [0, 0.1, 0, 0, 0.4, 0],
  minimumCount: 2,
  memory: true,
  loss: 'crf' as 'crf' | 'perceptron',
  folds: 5,
  fits: 1,
  patience: 6,
  domains: [] as readonly string[],
  /** Weight of copies with their names changed; 0 for none. */
  augmentation: 0.3,
};

/** Domain of the copies. */
const augmented = 'augmented';

/** Trains a model and writes it with its card. Same data, same seed: the same bytes. */
export async function trainModel(
  options: TrainOptions,
): Promise<WrittenModel & { files: readonly WrittenModel[]; dev?: Figures }> {
  const { progress } = options;
  const settings = { ...usualSettings, ...options.settings };
  const { documents, weights, sets } = await readDocuments(options, settings);
  const taught = documents.length;
  if (options.dev !== undefined) documents.push(...(await readGoldCorpus(options.dev, 'dev', false)));
  const source = await openEvidence(options.pipeline);
  const proposals = await proposalsOf(documents, source.recognisers);
  const words = WordLists.read(path.join(packageRoot, 'data', 'models', 'words.bin'));
  const index = new FeatureIndex();
  const { stretches, tokens, active } = extract(
    documents,
    new WordTable(words),
    index,
    evidenceFeatures(source.gazetteers, proposals),
  );
  progress?.(
    `${taught} documents, ${tokens} tokens, ${active} of them near a capital, ${index.size} features`,
  );
  const fitted = fitModel(
    documents,
    stretches.filter(({ document }) => document < taught),
    index,
    sets.flags,
    {
      ...settings,
      epochs: options.epochs,
      seed: options.seed,
      weightOf: ({ domain }) => weights.get(domain) ?? 0,
      target: options.target,
      sourceOf: ({ domain, id }) => sourceKey(options.gold, domain, id),
      copies: augmented,
      ...(progress && { progress }),
    },
  );
  const own = stretches.filter(({ document }) => document >= taught);
  const dev = options.dev === undefined ? undefined : measure(documents, taught, own, fitted);
  if (dev !== undefined) progress?.(`dev, names only, model alone: ${dev.line()}`);
  const raw = pack(fitted, index, options.maximumBytes ?? 7_900_000);
  const card = cardOf(options, fitted, documents.slice(0, taught), weights, dev?.figures());
  const files = writeModels(raw, options, fitted, words.sha256, card);
  return { ...files[0]!, files, ...(dev && { dev: dev.figures() }) };
}

/** Writes the weights once for each file asked for, with a calibration of its own. */
function writeModels(
  weights: RawModel,
  options: TrainOptions,
  fitted: Fitted,
  words: string,
  shared: Readonly<Record<string, unknown>>,
): WrittenModel[] {
  const { memory } = { ...usualSettings, ...options.settings };
  return [options, ...(options.also ?? [])].map(({ out, target, calibrateOn = [target], card: own }) => {
    const bytes = writeModel(weights, {
      name: path.basename(out, '.model'),
      words,
      evidence: { gazetteers: true, proposals: true, pos: false, memory, lexicon: allLexicons },
      baseScale: 1,
      calibration: fitCalibration(fitted.judged.filter(({ domain }) => calibrateOn.includes(domain))),
      card: { target, calibratedOn: calibrateOn, ...shared, ...own },
    });
    const file = out.endsWith('.model') ? out : `${out}.model`;
    writeWhole(file, bytes);
    return { file, bytes: bytes.length };
  });
}

/** The source of a document, as one word; a copy has its original's. */
function sourceKey(gold: TrainOptions['gold'], domain: string, id: string): string {
  if (domain === augmented) return id.slice(0, -1);
  return `${domain}/${gold.find((kind) => kind.domain === domain)?.sourceOf?.(id) ?? id}`;
}

/** Copies of each part of the documents, with names of the same part alone: what is held out is then held out with its names. */
function copiesOf(sources: readonly Source[], folds: number, seed: number): GoldDocument[] {
  const parts = partSources(
    sources.map(({ source }) => source),
    folds,
  );
  return Array.from({ length: folds }, (_, part) =>
    augment(
      sources
        .filter(({ source }) => parts.get(source) === part)
        .map(({ document, source }) => ({ ...document, id: source })),
      { ...usualAugmentation, seed },
    ),
  ).flat();
}

/** A document of gold and the word for its source. */
interface Source {
  readonly document: GoldDocument;
  readonly source: string;
}

/** All that is taught, with the weight of each domain. */
async function readDocuments(
  options: TrainOptions,
  { augmentation, folds }: { readonly augmentation: number; readonly folds: number },
): Promise<{ documents: CorpusDocument[]; weights: Map<string, number>; sets: LabelSets }> {
  const sets = new LabelSets();
  const documents: CorpusDocument[] = [];
  const weights = new Map<string, number>();
  const all: Source[] = [];
  for (const source of options.gold) {
    const { domain, weight } = source;
    const gold =
      'folder' in source ? await readGold(source.folder) : readOffsetGold(source.offsets, source.set);
    all.push(...gold.map((document) => ({ document, source: sourceKey(options.gold, domain, document.id) })));
    documents.push(...goldCorpus(gold, domain, false));
    weights.set(domain, weight ?? 1);
  }
  for (const line of shortagesOf(all.map(({ document }) => document))) options.progress?.(line);
  if (augmentation > 0) {
    documents.push(...goldCorpus(copiesOf(all, folds, options.seed), augmented, false));
    weights.set(augmented, augmentation);
  }
  for (const { file, weight } of options.sets ?? []) {
    documents.push(...readTaggedCorpus(file, sets, false));
    weights.set(path.basename(file, '.jsonl'), weight);
  }
  return { documents, weights, sets };
}

/** What the model alone finds in documents it was not taught. */
function measure(
  documents: readonly CorpusDocument[],
  first: number,
  stretches: readonly Stretch[],
  fitted: Fitted,
): Tally {
  const { labels } = predict(stretches, fitted);
  const tally = new Tally();
  for (const [d, document] of documents.entries())
    if (d >= first) tally.add(document.gold, mentionsOf(document, d, stretches, labels));
  return tally;
}

/** What the model file says of how the model came about. */
function cardOf(
  options: TrainOptions,
  fitted: Fitted,
  taught: readonly CorpusDocument[],
  weights: ReadonlyMap<string, number>,
  dev: Figures | undefined,
): Readonly<Record<string, unknown>> {
  const told = ([domain, weight]: [string, number]) => {
    const own = taught.filter((document) => document.domain === domain);
    const tokens = own.reduce(
      (sum, { flows }) => sum + flows.reduce((n, flow) => n + flow.tokens.count, 0),
      0,
    );
    return [domain, { documents: own.length, tokens, weight }] as const;
  };
  return {
    seed: options.seed,
    epochs: fitted.epochs,
    settings: { ...usualSettings, ...options.settings },
    documents: Object.fromEntries([...weights].map(told)),
    scores: {
      heldOut: fitted.heldOut,
      ...(fitted.epochF1 && { heldOutF1ByEpoch: fitted.epochF1 }),
      ...(dev && { dev }),
    },
  };
}
