import type { DocumentProfile } from './document.ts';
import type { TokenisedFlow } from './flow.ts';
import { Memory, type MemoryKey } from './memory.ts';
import type { Proposal } from './proposal.ts';

/** What recognisers know of the document, and what they have learnt of it so far. */
export interface DocumentContext {
  readonly profile: DocumentProfile;
  /** State over the document, by key; chunks come in order. */
  memory<T>(key: MemoryKey<DocumentContext, T>): T;
}

/** A flow while it is being tagged. */
export interface FlowContext {
  readonly flow: TokenisedFlow;
  readonly document: DocumentContext;
  /** The proposals of the recognisers that ran before; grows while the flow is tagged. */
  readonly earlier: readonly Proposal[];
  /** State of this flow that several recognisers share: its words, its lexemes. */
  memory<T>(key: MemoryKey<FlowContext, T>): T;
}

/** The context of a document before its first chunk. */
export function createDocumentContext(profile: DocumentProfile): DocumentContext {
  const context = { profile, memory: <T>(key: MemoryKey<DocumentContext, T>): T => memory.of(key) };
  const memory = new Memory<DocumentContext>(context);
  return context;
}

/** The context of a flow; `earlier` may grow while it is used. */
export function createFlowContext(
  flow: TokenisedFlow,
  document: DocumentContext,
  earlier: readonly Proposal[] = [],
): FlowContext {
  const context = {
    flow,
    document,
    earlier,
    memory: <T>(key: MemoryKey<FlowContext, T>): T => memory.of(key),
  };
  const memory = new Memory<FlowContext>(context);
  return context;
}
