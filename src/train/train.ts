import path from 'node:path';
import { writeWhole } from '../files/whole-file.ts';
import { writeModel } from '../model/model-file.ts';
import { allLexicons, WordLists } from '../model/word-lists.ts';
import { WordTable } from '../model/word-types.ts';
import { packageRoot } from '../paths.ts';
import { type GoldDocument, readGold } from '../records/audit/gold.ts';
import { augment, usualAugmentation } from './augment.ts';
import type { CorpusDocument } from './corpus.ts';
import { goldCorpus, readGoldCorpus, readTaggedCorpus } from './corpus.ts';
import { evidenceFeatures, openEvidence, proposalsOf } from './evidence.ts';
import { type FitOptions, fitModel, predict } from './fit.ts';
import { extract, FeatureIndex } from './instances.ts';
import { LabelSets } from './label-sets.ts';
import { readOffsetGold } from './offset-gold.ts';
import { pack } from './pack.ts';
import { type Figures, mentionsOf, Tally } from './tally.ts';

/** Gold, and what kind of text it is. */
interface GoldKind {
  /** `publications`, `general`, … */
  readonly domain: string;
  readonly weight?: number;
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

export interface TrainOptions {
  readonly gold: readonly (GoldFolder | GoldOffsets)[];
  /** Partly labelled sets (`wikigold.jsonl`, …), with the weight of a sentence. */
  readonly sets?: readonly { readonly file: string; readonly weight: number }[];
  /** Only measured, at the end. */
  readonly dev?: string;
  /** Pipeline whose recognisers and gazetteers the model is shown. */
  readonly pipeline: string;
  /** The domain the model is for; has weights of its own if `domains` holds it. */
  readonly target: string;
  readonly out: string;
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
      | 'calibrateOn'
    >
  >;
  readonly maximumBytes?: number;
  /** Further lines for the card. */
  readonly card?: Readonly<Record<string, unknown>>;
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
): Promise<{ file: string; dev?: Figures; bytes: number }> {
  const { progress } = options;
  const settings = { ...usualSettings, ...options.settings };
  const sets = new LabelSets();
  const documents: CorpusDocument[] = [];
  const weights = new Map<string, number>();
  const all: GoldDocument[] = [];
  for (const source of options.gold) {
    const { domain, weight } = source;
    const gold =
      'folder' in source ? await readGold(source.folder) : readOffsetGold(source.offsets, source.set);
    all.push(...gold);
    documents.push(...goldCorpus(gold, domain, false));
    weights.set(domain, weight ?? 1);
  }
  if (settings.augmentation > 0) {
    documents.push(
      ...goldCorpus(augment(all, { ...usualAugmentation, seed: options.seed }), augmented, false),
    );
    weights.set(augmented, settings.augmentation);
  }
  for (const { file, weight } of options.sets ?? []) {
    documents.push(...readTaggedCorpus(file, sets, false));
    weights.set(path.basename(file, '.jsonl'), weight);
  }
  const taught = documents.length;
  if (options.dev !== undefined) documents.push(...(await readGoldCorpus(options.dev, 'dev', false)));
  const source = await openEvidence(options.pipeline);
  const proposals = await proposalsOf(documents, source.recognisers);
  const words = WordLists.read(path.join(packageRoot, 'data', 'models', 'words.bin'));
  const table = new WordTable(words);
  const index = new FeatureIndex();
  const { stretches, tokens, active } = extract(
    documents,
    table,
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
      copies: augmented,
      ...(progress && { progress }),
    },
  );
  let dev: Figures | undefined;
  if (options.dev !== undefined) {
    const own = stretches.filter(({ document }) => document >= taught);
    const { labels } = predict(own, fitted);
    const tally = new Tally();
    for (const [d, document] of documents.entries()) {
      if (d >= taught) tally.add(document.gold, mentionsOf(document, d, own, labels));
    }
    dev = tally.figures();
    progress?.(`dev, names only, model alone: ${tally.line()}`);
  }
  const raw = pack(fitted, index, options.maximumBytes ?? 7_500_000);
  const bytes = writeModel(raw, {
    name: path.basename(options.out, '.model'),
    words: words.sha256(),
    evidence: {
      gazetteers: true,
      proposals: true,
      pos: false,
      memory: settings.memory,
      lexicon: allLexicons,
    },
    baseScale: 1,
    calibration: fitted.calibration,
    card: {
      target: options.target,
      seed: options.seed,
      epochs: fitted.epochs,
      settings,
      documents: Object.fromEntries(
        [...weights].map(([domain, weight]) => {
          const own = documents.slice(0, taught).filter((document) => document.domain === domain);
          return [
            domain,
            {
              documents: own.length,
              tokens: own.reduce(
                (sum, { flows }) => sum + flows.reduce((n, flow) => n + flow.tokens.count, 0),
                0,
              ),
              weight,
            },
          ];
        }),
      ),
      scores: {
        heldOut: fitted.heldOut,
        ...(fitted.epochF1 && { heldOutF1ByEpoch: fitted.epochF1 }),
        ...(dev && { dev }),
      },
      ...options.card,
    },
  });
  const file = options.out.endsWith('.model') ? options.out : `${options.out}.model`;
  writeWhole(file, bytes);
  return { file, bytes: bytes.length, ...(dev && { dev }) };
}
