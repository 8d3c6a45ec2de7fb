import type { DocumentProfile } from './document.ts';
import type { TokenisedFlow } from './flow.ts';
import type { Proposal } from './proposal.ts';

/** Per-document state that recognisers share: the profile, and a place where each may keep what it learnt so far. */
export interface DocumentContext {
  readonly profile: DocumentProfile;
  /** Memory of one recogniser over the document, by its name. */
  readonly memory: Map<string, unknown>;
}

/**
 * A recogniser: one file, one kind of mention, unaware of the others. It proposes; the merge decides.
 * `recognise` must run in time linear in the flow's length.
 */
export interface Recogniser {
  /** `money`; its proposals carry the stage `tag.money`. */
  readonly name: string;
  /** Called once per chunk before the first `recognise` of its flows, for what needs a look at the whole chunk. */
  prepare?(flows: readonly TokenisedFlow[], document: DocumentContext): void | Promise<void>;
  /** `earlier` are the proposals of the recognisers listed before this one, for those that use them as evidence. */
  recognise(
    flow: TokenisedFlow,
    document: DocumentContext,
    earlier: readonly Proposal[],
  ): Proposal[] | Promise<Proposal[]>;
  /**
   * In place of `recognise`, for one that works on a chunk as a whole (a second look with what the first has shown, a batch for a
   * server). `earlier[i]` are the proposals made so far in `flows[i]`; answers with one list per flow.
   */
  recogniseChunk?(
    flows: readonly TokenisedFlow[],
    document: DocumentContext,
    earlier: readonly (readonly Proposal[])[],
  ): Proposal[][] | Promise<Proposal[][]>;
}
