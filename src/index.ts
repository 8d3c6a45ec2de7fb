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
export { type ErrorCode, errorCatalogue, OnomastError, type Place } from './errors.ts';
export { GazetteerBuilder } from './gazetteer/builder.ts';
export type { Alias, AliasKind, GazetteerEntry, GazetteerSource } from './gazetteer/entry.ts';
export { Gazetteer, type Hit } from './gazetteer/gazetteer.ts';
export { GazetteerSet } from './gazetteer/set.ts';
export type { PipelineConfig, StageConfig } from './pipeline/config.ts';
export type {
  DocumentContext,
  DocumentProfile,
  Flow,
  Proposal,
  Recogniser,
  TokenisedFlow,
  Tokens,
  Value,
} from './pipeline/contract.ts';
export {
  createPipeline,
  type ExtractOptions,
  type Pipeline,
  type PipelineOptions,
  type SourceInput,
  type TextInput,
} from './pipeline/create.ts';
export type { RecogniserFactory } from './pipeline/plugin.ts';
export { recordContext } from './record/context.ts';
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
  type Run,
  RunSchema,
  type TemporalExpression,
} from './record/schema.ts';
export { isRecord } from './record/validate.ts';
export { type ExportCounts, type ExportOptions, exportRecords } from './store/export/export.ts';
export { type LoadCounts, type LoadEvent, type LoadOptions, loadRecords } from './store/load.ts';
export { openStore } from './store/open.ts';
export type { Answer, Store } from './store/store.ts';
export { View, ViewBuilder } from './text/view.ts';
