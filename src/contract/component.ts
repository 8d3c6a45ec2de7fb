import type { RecordSink } from '../record/sinks.ts';
import type { DocumentProfile, PassageSpan } from './document.ts';
import type { CleanChunk, Flow, TokenisedFlow } from './flow.ts';
import type { Format, FormattedChunk } from './format.ts';
import type { TaggedFlow } from './mention.ts';
import type { Proposal } from './proposal.ts';
import type { Recogniser } from './recogniser.ts';
import type { DocumentResolver, NameResolver } from './resolution.ts';
import type { SharedResources } from './resources.ts';

/** Where a component stands in a pipeline, in this order; `merge` ends the stage `tag`. */
export const stageNames = ['read', 'clean', 'tokenise', 'tag', 'merge', 'resolve', 'write'] as const;
export type StageName = (typeof stageNames)[number];

/** What a component may use when it is made. */
export interface Environment {
  readonly resources: SharedResources;
  /** Folder that relative paths in the pipeline file count from. */
  readonly folder: string;
  /** The group of each component of the pipeline that has one. */
  readonly groups: ReadonlyMap<string, string>;
}

/** Cleans the chunks of one document, in order. */
export interface Cleaner {
  clean(chunk: FormattedChunk): CleanChunk;
}

/** Says of parts of a chunk what they are, before its flows are made: the plug-in of the stage `clean`. */
export interface PassageMarker {
  /** Ranges in code units of the chunk; each is widened to whole lines. */
  mark(chunk: FormattedChunk, profile: DocumentProfile): readonly PassageSpan[];
}

/** Sentences and tokens of a flow, as positions in its view. */
export interface Tokeniser {
  tokenise(flow: Flow): TokenisedFlow;
}

/** Turns the proposals of all recognisers into flat mentions; their order must not matter. */
export type Merge = (flow: TokenisedFlow, proposals: readonly Proposal[]) => TaggedFlow;

/** Takes each record as well as the pipeline's own output, in the thread that makes it. */
export type CreateSink = (path: string) => RecordSink;

/** What the components of each stage make: the built-in one first, then what a plug-in makes. */
export interface StageProducts {
  read: object | Format;
  clean: ((profile: DocumentProfile, markers: readonly PassageMarker[]) => Cleaner) | PassageMarker;
  tokenise: Tokeniser;
  tag: Recogniser;
  merge: Merge;
  resolve: (() => DocumentResolver) | NameResolver;
  write: object | CreateSink;
}

/**
 * A part of a pipeline under the name that pipeline files use. Its options come validated, with their defaults filled in, by the
 * schema that `options` loads; without one it takes none.
 */
export interface Component<Stage extends StageName = StageName, Options = never> {
  /** `tag.money`. */
  readonly name: string;
  readonly stage: Stage;
  /** What it does, in a line: shown by `pipeline list` and in the pipeline schema. */
  readonly summary: string;
  /** What kind of opinion it has: a merge may weigh all of a group at once, so that one more recogniser is no louder than the rest. */
  readonly group?: 'values' | 'names';
  /** The language whose wording it knows: it is not asked about text in another. Absent: any. */
  readonly reads?: 'en';
  /** Components that must stand before it where a pipeline names them: it builds on what they find. */
  readonly after?: readonly string[];
  /** The module next to it whose `options` is a JSON Schema; loaded only where options are checked or described. */
  readonly options?: () => Promise<{ readonly options: object }>;
  create(options: Options, environment: Environment): StageProducts[Stage] | Promise<StageProducts[Stage]>;
}

/** Defines a component; a plug-in exports one as its default. */
export function defineComponent<Stage extends StageName, Options = Record<string, never>>(
  component: Component<Stage, Options>,
): Component<Stage, Options> {
  return component;
}
