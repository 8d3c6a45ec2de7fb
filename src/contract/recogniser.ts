import type { DocumentContext, FlowContext } from './context.ts';
import type { Draft } from './proposal.ts';

/** Finds mentions in the flows of a chunk: one list of drafts per flow. Time must be linear in the text. */
export interface Recognise {
  (contexts: readonly FlowContext[]): Draft[][] | Promise<Draft[][]>;
  /**
   * The same flow by flow, where the recogniser needs no more than one at a time ({@link perFlow}). Recognisers that have it take
   * turns on each flow, so that each sees what those before it proposed there.
   */
  readonly each?: (context: FlowContext) => Draft[] | Promise<Draft[]>;
}

/**
 * Proposes mentions of one kind; the merge decides. It sees positions of the view and tokens, never source offsets. Which
 * recognisers it builds on is declared by its component's `after`.
 */
export interface Recogniser {
  /** Called once per chunk before any recogniser runs on it, for what needs a look at the whole chunk. */
  prepare?(contexts: readonly FlowContext[], document: DocumentContext): void | Promise<void>;
  readonly recognise: Recognise;
}

/** A `recognise` that works flow by flow. */
export function perFlow(each: (context: FlowContext) => Draft[] | Promise<Draft[]>): Recognise & {
  readonly each: typeof each;
} {
  const recognise = (contexts: readonly FlowContext[]) =>
    Promise.all(contexts.map((context) => each(context)));
  return Object.assign(recognise, { each });
}
