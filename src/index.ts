/**
 * onomast as a library: publications in, JSON-LD records with exact source offsets out. What components of your own need is in
 * `onomast/contract`; gazetteers, stores and the audit have subpaths too.
 *
 * @example
 * ```ts
 * import { createPipeline } from 'onomast';
 *
 * const pipeline = await createPipeline();
 * for await (const record of pipeline.extract(['publications/'])) console.log(record.name, record.annotations.length);
 * ```
 */
export { type ErrorCode, OnomastError, type Place } from './errors/onomast-error.ts';
export type { RecordContext } from './record/context.ts';
export { recordContext } from './record/context.ts';
export { type EntityType, entityTypes } from './record/entity-types.ts';
export type { Run } from './record/run-schema.ts';
export type {
  Annotation,
  DocumentRecord,
  Entity,
  MonetaryAmount,
  Passage,
  QuantitativeValue,
  TemporalExpression,
} from './record/schema.ts';
export type { Selectors } from './record/selector-schema.ts';
export type { Validator, Violation } from './record/validate.ts';
export { isRecord } from './record/validate.ts';
export {
  createPipeline,
  type ExtractOptions,
  type Pipeline,
  type PipelineOptions,
  type SourceInput,
  type TextInput,
} from './run/create-pipeline.ts';
export type { PipelineConfig, StageConfig } from './run/pipeline-config.ts';
