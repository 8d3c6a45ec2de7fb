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
export type { Alignable } from './align/align.ts';
export { type ChangedMention, type Comparison, compareRuns, type Difference } from './align/compare.ts';
export { type DocumentEvaluation, evaluateDocument } from './align/document-evaluation.ts';
export { extractForGold, pairWithGold, type ScoredDocument } from './align/pairing.ts';
export { type PredictedMention, predictedMentions } from './align/predicted.ts';
export type { CalibrationBin } from './figures/calibration.ts';
export {
  type AuditReport,
  type DocumentReport,
  type EvaluateOptions,
  evaluate,
  type FrequentSurface,
  reportOf,
  type ShownMistake,
} from './figures/evaluate.ts';
export type { SchemeReport } from './figures/figures.ts';
export { checkGates, type Gate, type GateResult, parseGates } from './figures/gates.ts';
export {
  type Counts,
  type DocumentPair,
  type Figures,
  type SchemeScore,
  type Score,
  score,
  type TypeTally,
} from './figures/score.ts';
export type { Mismatch } from './formats/format.ts';
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
export { reportPage, type WholeReport } from './report/page.ts';
export { type Estimate, type EstimateOptions, estimate } from './sample/estimate.ts';
export { drawSample, type Sample, type SampleItem, type SampleOptions } from './sample/sample.ts';
export { JudgementLog, readJudgedSample, readSample, writeSample } from './sample/sample-files.ts';
