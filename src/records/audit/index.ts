/**
 * The audit as a library: compare records with gold, or estimate how right they are from a judged sample.
 *
 * @example
 * ```ts
 * import { createPipeline } from 'onomast';
 * import { evaluate, extractForGold, loadGold } from 'onomast/audit';
 *
 * const pipeline = await createPipeline();
 * const { documents } = await extractForGold(await loadGold('gold/'), (sources) => pipeline.extract(sources));
 * console.log(evaluate(documents).strict.micro.f1);
 * ```
 */

export type { Span } from '../../text/span.ts';
export type { Alignable, Alignment, AlignOptions } from './align/align.ts';
export { type ChangedMention, type Comparison, compareRuns, type Difference } from './align/compare.ts';
export type { GoldSetFacts, ShareSums } from './align/document-evaluation.ts';
export { type DocumentEvaluation, evaluateDocument } from './align/document-evaluation.ts';
export type { AliasLookup } from './align/links.ts';
export type { Mistake, MistakeKind } from './align/mistakes.ts';
export type { Extract } from './align/pairing.ts';
export { extractForGold, pairWithGold, type ScoredDocument } from './align/pairing.ts';
export { type PredictedMention, predictedMentions } from './align/predicted.ts';
export type { BootstrapOptions } from './figures/bootstrap.ts';
export type { Calibration, CalibrationBin } from './figures/calibration.ts';
export type { RatioEstimate } from './figures/cluster-ratio.ts';
export type { GroupingScore, GroupingSums } from './figures/clustering.ts';
export type { Confusion } from './figures/confusion.ts';
export type { ShownMention } from './figures/evaluate.ts';
export {
  type AuditReport,
  type DocumentReport,
  type EvaluateOptions,
  evaluate,
  type FrequentSurface,
  reportOf,
  type ShownMistake,
} from './figures/evaluate.ts';
export type { GroupingReport, Intervals, ShareReport } from './figures/figure-builder.ts';
export type { FigureReport, SchemeReport } from './figures/figures.ts';
export { checkGates, type Gate, type GateResult, parseGates } from './figures/gates.ts';
export type { Interval } from './figures/intervals.ts';
export type { Averages, Scheme, Tally } from './figures/score.ts';
export {
  type Counts,
  type DocumentPair,
  type Figures,
  type SchemeScore,
  type Score,
  score,
  type TypeTally,
} from './figures/score.ts';
export type { StageFigures } from './figures/stage-figures.ts';
export type { GoldFormat, GoldRead, GoldWritten, Mismatch, WriteOptions } from './formats/format.ts';
export { goldFormat, goldFormatNames, loadGold, readAnyGold, writeGold } from './formats/formats.ts';
export type { GoldDocument, GoldMention } from './gold-document.ts';
export type { Agreement } from './judge/judge-agreement.ts';
export {
  type JudgementLine,
  Judgements,
  type MentionJudgement,
  type PassageJudgement,
  type Undone,
  type Verdict,
} from './judge/judgements.ts';
export { goldFromPassages } from './judge/passage-gold.ts';
export { readRecords } from './records.ts';
export type { PlaceAddress } from './report/mistake-list.ts';
export { reportPage, type WholeReport } from './report/page.ts';
export { type Estimate, type EstimateOptions, estimate } from './sample/estimate.ts';
export type { MentionItem, PassageItem, SampledMention, SampleHeader, Stratum } from './sample/sample.ts';
export { drawSample, type Sample, type SampleItem, type SampleOptions } from './sample/sample.ts';
export type { JudgedSample } from './sample/sample-files.ts';
export { JudgementLog, readJudgedSample, readSample, writeSample } from './sample/sample-files.ts';
export type { StoppingAdvice } from './sample/sequential.ts';
export type { Proportion } from './sample/stratified.ts';
