import type {
  DocumentContext,
  Proposal,
  Recogniser,
  TaggedFlow,
  TokenisedFlow,
} from '../pipeline/contract.ts';
import { createMerge, type Merge } from './merge.ts';

export interface TaggerOptions {
  /** In the order in which they run; later ones see what earlier ones proposed. */
  readonly recognisers: readonly Recogniser[];
  readonly merge?: Merge;
}

export interface Tagger {
  /** Tags the flows of one chunk. The chunks of a document must come in order: recognisers remember what they saw. */
  tag(flows: readonly TokenisedFlow[], document: DocumentContext): Promise<TaggedFlow[]>;
}

/** The stage `tag`: every recogniser prepares itself on the chunk, then proposes flow by flow; the merge decides. */
export function createTagger({ recognisers, merge = createMerge() }: TaggerOptions): Tagger {
  return {
    async tag(flows, document) {
      for (const recogniser of recognisers) await recogniser.prepare?.(flows, document);
      const tagged: TaggedFlow[] = [];
      for (const flow of flows) {
        const proposals: Proposal[] = [];
        for (const recogniser of recognisers) {
          const result = recogniser.recognise(flow, document, proposals);
          // Awaiting a plain array would cost a turn of the event loop per flow and recogniser.
          const own = Array.isArray(result) ? result : await result;
          for (const proposal of own) proposals.push(proposal);
        }
        tagged.push(merge(flow, proposals));
      }
      return tagged;
    },
  };
}
