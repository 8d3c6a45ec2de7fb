/**
 * What components of your own are written against: the things that stages hand to each other, and the shapes of a component.
 *
 * @example
 * ```ts
 * import { defineComponent, perFlow } from 'onomast/contract';
 *
 * export default defineComponent({
 *   name: 'tag.resolutions',
 *   stage: 'tag',
 *   summary: 'numbered resolutions',
 *   create: () => ({ recognise: perFlow(({ flow }) => []) }),
 * });
 * ```
 */

export type { NameType, ValueType } from '../record/entity-types.ts';
export type { RecordSink } from '../record/sinks.ts';
export { View, ViewBuilder } from '../text/view.ts';
export {
  type Cleaner,
  type Component,
  type CreateSink,
  defineComponent,
  type Environment,
  type Merge,
  type PassageMarker,
  type StageName,
  type StageProducts,
  stageNames,
  type Tokeniser,
} from './component.ts';
export type { DocumentContext, FlowContext } from './context.ts';
export type { Chunk, DocumentProfile, PassageSpan } from './document.ts';
export type { CleanChunk, Flow, TokenisedFlow, Tokens } from './flow.ts';
export {
  type Box,
  defineFormat,
  type Format,
  type FormatOptions,
  type FormattedChunk,
  type FormattedText,
  type FormatWarning,
  type Metadata,
  type Page,
  type Part,
  type TextRun,
} from './format.ts';
export type { MemoryKey } from './memory.ts';
export type { Mention, TaggedFlow } from './mention.ts';
export type { Draft, Proposal, Value } from './proposal.ts';
export { perFlow, type Recognise, type Recogniser } from './recogniser.ts';
export type {
  DocumentResolver,
  KnownName,
  NameResolver,
  Resolution,
  ResolvedEntity,
  UnknownName,
} from './resolution.ts';
export type { SharedFile, SharedPages, SharedResources } from './resources.ts';
