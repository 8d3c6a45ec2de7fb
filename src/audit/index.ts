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
export type { Alignable } from './align.ts';
export type { CalibrationBin } from './calibration.ts';
export { type ChangedMention, type Comparison, compareRuns, type Difference } from './compare.ts';
export { type DocumentEvaluation, evaluateDocument } from './document-evaluation.ts';
export { type Agreement, type Estimate, type EstimateOptions, estimate } from './estimate.ts';
export {
  type AuditReport,
  type DocumentReport,
  type EvaluateOptions,
  evaluate,
  type FrequentSurface,
  reportOf,
  type ShownMistake,
} from './evaluate.ts';
export type { SchemeReport } from './figures.ts';
export type { Mismatch } from './formats/format.ts';
export { goldFormat, goldFormatNames, loadGold, readAnyGold, writeGold } from './formats/formats.ts';
export { checkGates, type Gate, type GateResult, parseGates } from './gates.ts';
export type { GoldDocument, GoldMention } from './gold-document.ts';
export {
  type JudgementLine,
  Judgements,
  type MentionJudgement,
  type PassageJudgement,
  type Undone,
  type Verdict,
} from './judgements.ts';
export { extractForGold, pairWithGold, type ScoredDocument } from './pairing.ts';
export { goldFromPassages } from './passage-gold.ts';
export { type PredictedMention, predictedMentions } from './predicted.ts';
export { readRecords } from './records.ts';
export { reportPage, type WholeReport } from './report/page.ts';
export { drawSample, type Sample, type SampleItem, type SampleOptions } from './sample.ts';
export { JudgementLog, readJudgedSample, readSample, writeSample } from './sample-files.ts';
export {
  type Counts,
  type DocumentPair,
  type Figures,
  type SchemeScore,
  type Score,
  score,
  type TypeTally,
} from './score.ts';
