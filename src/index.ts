/**
 * onomast as a library: publications in, JSON-LD records with exact source offsets out.
 *
 * @example
 * ```ts
 * import { createPipeline } from 'onomast';
 *
 * const pipeline = await createPipeline();
 * for await (const record of pipeline.extract(['publications/'])) console.log(record.name, record.annotations.length);
 * ```
 */

export { defineComponent } from './contract/component.ts';
export type { DocumentContext } from './contract/context.ts';
export type { DocumentProfile } from './contract/document.ts';
export type { Flow, TokenisedFlow, Tokens } from './contract/flow.ts';
export type { Proposal, Value } from './contract/proposal.ts';
export { perFlow, type Recogniser } from './contract/recogniser.ts';
export { type ErrorCode, errorCatalogue, OnomastError, type Place } from './errors/onomast-error.ts';
export { GazetteerBuilder } from './gazetteer/builder.ts';
export type { Alias, AliasKind, GazetteerEntry, GazetteerSource } from './gazetteer/entry.ts';
export { Gazetteer, type Hit } from './gazetteer/gazetteer.ts';
export { GazetteerSet } from './gazetteer/set.ts';
export { recordContext } from './record/context.ts';
export { type Run, RunSchema } from './record/run-schema.ts';
export {
  type Annotation,
  type DocumentRecord,
  type Entity,
  type EntityType,
  entityTypes,
  type MonetaryAmount,
  type Passage,
  type QuantitativeValue,
  RecordSchema,
  type TemporalExpression,
} from './record/schema.ts';
export { isRecord } from './record/validate.ts';
export { type ExportCounts, type ExportOptions, exportRecords } from './records/export/export.ts';
export { type LoadCounts, type LoadEvent, type LoadOptions, loadRecords } from './records/store/load.ts';
export { openStore } from './records/store/open.ts';
export type { Answer, Store } from './records/store/store.ts';
export {
  createPipeline,
  type ExtractOptions,
  type Pipeline,
  type PipelineOptions,
  type SourceInput,
  type TextInput,
} from './run/create-pipeline.ts';
export type { PipelineConfig, StageConfig } from './run/pipeline-config.ts';
export { View, ViewBuilder } from './text/view.ts';
