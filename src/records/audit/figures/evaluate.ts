import { entityTypes } from '../../../record/schema.ts';
import { codePointIndex } from '../align/code-points.ts';
import { type DocumentEvaluation, evaluateDocument, saysNoValue } from '../align/document-evaluation.ts';
import type { AliasLookup } from '../align/links.ts';
import { type Mistake, type MistakeKind, mistakeKinds } from '../align/mistakes.ts';
import type { PredictedMention } from '../align/predicted.ts';
import type { GoldDocument, GoldMention } from '../gold-document.ts';
import { type BootstrapOptions, bootstrapDefaults } from './bootstrap.ts';
import { type Calibration, calibration } from './calibration.ts';
import { type Confusion, confusion } from './confusion.ts';
import { type FigureReport, figureReport } from './figures.ts';
import { type Figures, figuresOf } from './score.ts';
import { type StageFigures, stageFigures } from './stage-figures.ts';

/** A mention as a report shows it. */
export interface ShownMention {
  start: number;
  end: number;
  type: string;
  text: string;
  value: string;
  confidence?: number;
  stages?: readonly string[];
}

/** A mistake with the text around it. Positions are code points of the document's text. */
export interface ShownMistake {
  kind: MistakeKind;
  document: string;
  /** Range of all its mentions. */
  start: number;
  end: number;
  before: string;
  text: string;
  after: string;
  gold: ShownMention[];
  predicted: ShownMention[];
  detail?: string;
}

/** A surface form that goes wrong in one way, however often. */
export interface FrequentSurface {
  kind: MistakeKind;
  surface: string;
  /** `ORG`, or `ORG, found as GPE`. */
  types: string;
  count: number;
  documents: number;
}

export interface DocumentReport {
  id: string;
  /** Code points of the text. */
  length: number;
  mistakes: number;
  strict: Figures;
  partial: Figures;
}

/** The whole result of an evaluation, as `report.json` holds it. */
export interface AuditReport extends FigureReport {
  /** What made the records, where they say so. */
  generator?: { software: string; pipeline: string; pipelineHash: string };
  gold: { documents: number; mentions: number; codePoints: number };
  predicted: { mentions: number };
  bootstrap: BootstrapOptions & { method: string };
  documents: DocumentReport[];
  stages: StageFigures[];
  confusion: Confusion;
  calibration: Calibration;
  /** Number of mistakes of each kind. */
  kinds: Record<MistakeKind, number>;
  /** Most frequent first. */
  surfaces: FrequentSurface[];
  mistakes: ShownMistake[];
}

export interface EvaluateOptions {
  readonly bootstrap?: BootstrapOptions;
  /** Code points of context on each side of a mistake. */
  readonly context?: number;
  readonly aliases?: AliasLookup;
  readonly generator?: AuditReport['generator'];
}

/**
 * Compares records' mentions with gold: figures with intervals, and every mistake in its context.
 *
 * @param documents gold with the mentions predicted for the same text; positions of both in code points
 */
export function evaluate(
  documents: readonly { readonly gold: GoldDocument; readonly predicted: readonly PredictedMention[] }[],
  options: EvaluateOptions = {},
): AuditReport {
  const facts = { aliases: options.aliases, spansOnly: saysNoValue(documents.map(({ gold }) => gold)) };
  return reportOf(
    documents.map(({ gold, predicted }) => evaluateDocument(gold, predicted, facts)),
    options,
  );
}

/** The report over documents that were evaluated one by one. */
export function reportOf(
  evaluations: readonly DocumentEvaluation[],
  options: EvaluateOptions = {},
): AuditReport {
  const bootstrap = options.bootstrap ?? bootstrapDefaults;
  const mistakes = evaluations.flatMap((evaluation) => showMistakes(evaluation, options.context ?? 80));
  const goldMentions = sum(evaluations, ({ gold }) => gold.mentions.length);
  const judged = evaluations.flatMap(({ predicted, right }) =>
    predicted.map(({ stages, confidence }, i) => ({ stages, confidence, right: right[i]! })),
  );
  const documents = evaluations.map((evaluation): DocumentReport => {
    const { strict, partial } = figuresOf(evaluation.tally);
    return {
      id: evaluation.gold.id,
      length: codePointIndex(evaluation.gold.text).length,
      mistakes: evaluation.mistakes.length,
      strict: strict.micro,
      partial: partial.micro,
    };
  });
  return {
    ...(options.generator !== undefined && { generator: options.generator }),
    gold: {
      documents: evaluations.length,
      mentions: goldMentions,
      codePoints: sum(documents, ({ length }) => length),
    },
    predicted: { mentions: judged.length },
    bootstrap: { ...bootstrap, method: 'BCa over documents' },
    ...figureReport(evaluations, bootstrap),
    documents,
    stages: stageFigures(judged, goldMentions),
    confusion: confusion(evaluations.flatMap(typePairs), entityTypes),
    calibration: calibration(judged),
    kinds: Object.fromEntries(
      mistakeKinds.map((kind) => [kind, mistakes.filter((mistake) => mistake.kind === kind).length]),
    ) as Record<MistakeKind, number>,
    surfaces: frequentSurfaces(mistakes),
    mistakes,
  };
}

function typePairs({ gold, predicted, alignment }: DocumentEvaluation) {
  return [
    ...alignment.pairs.map(
      (pair) => [gold.mentions[pair.gold]!.type, predicted[pair.predicted]!.type] as const,
    ),
    ...alignment.missed.map((g) => [gold.mentions[g]!.type, undefined] as const),
    ...alignment.spurious.map((p) => [undefined, predicted[p]!.type] as const),
  ];
}

function showMistakes(evaluation: DocumentEvaluation, context: number): ShownMistake[] {
  const { gold, predicted, mistakes } = evaluation;
  const index = codePointIndex(gold.text);
  return mistakes
    .map((mistake) => show(mistake, gold, predicted, index, context))
    .sort((a, b) => a.start - b.start || a.end - b.end || kindRank(a.kind) - kindRank(b.kind));
}

function kindRank(kind: MistakeKind): number {
  return mistakeKinds.indexOf(kind);
}

function show(
  mistake: Mistake,
  gold: GoldDocument,
  predicted: readonly PredictedMention[],
  index: ReturnType<typeof codePointIndex>,
  context: number,
): ShownMistake {
  const goldMentions = mistake.gold.map((i) => showGold(gold.mentions[i]!));
  const predictedMentions = mistake.predicted.map((i) => showPredicted(predicted[i]!));
  const all = [...goldMentions, ...predictedMentions];
  const start = Math.min(...all.map((mention) => mention.start));
  const end = Math.max(...all.map((mention) => mention.end));
  return {
    kind: mistake.kind,
    document: gold.id,
    start,
    end,
    before: index.slice(Math.max(0, start - context), start),
    text: index.slice(start, end),
    after: index.slice(end, Math.min(index.length, end + context)),
    gold: goldMentions,
    predicted: predictedMentions,
    ...(mistake.detail !== undefined && { detail: mistake.detail }),
  };
}

function showGold({ start, end, type, text, value }: GoldMention): ShownMention {
  return { start, end, type, text, value };
}

function showPredicted({
  start,
  end,
  type,
  text,
  value,
  confidence,
  stages,
}: PredictedMention): ShownMention {
  return { start, end, type, text, value, confidence, stages };
}

function frequentSurfaces(mistakes: readonly ShownMistake[]): FrequentSurface[] {
  const found = new Map<string, FrequentSurface & { ids: Set<string> }>();
  for (const { kind, gold, predicted, document } of mistakes) {
    const main = (gold.length > 0 ? gold : predicted)[0]!;
    const surface = main.text.replace(/\s+/g, ' ');
    const others = [...new Set(predicted.map(({ type }) => type))].filter((type) => type !== main.type);
    const types =
      gold.length > 0 && others.length > 0 ? `${main.type}, found as ${others.join(', ')}` : main.type;
    const key = JSON.stringify([kind, surface, types]);
    const entry = found.get(key) ?? { kind, surface, types, count: 0, documents: 0, ids: new Set<string>() };
    entry.count++;
    entry.ids.add(document);
    found.set(key, entry);
  }
  return [...found.values()]
    .map(({ ids, ...rest }) => ({ ...rest, documents: ids.size }))
    .sort(
      (a, b) =>
        b.count - a.count ||
        kindRank(a.kind) - kindRank(b.kind) ||
        (a.surface < b.surface ? -1 : a.surface > b.surface ? 1 : a.types < b.types ? -1 : 1),
    );
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
