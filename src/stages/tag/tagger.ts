import type { DocumentContext, Recogniser } from '../../contract/component.ts';
import type { TokenisedFlow } from '../../contract/flow.ts';
import type { TaggedFlow } from '../../contract/mention.ts';
import type { Proposal } from '../../contract/proposal.ts';
import { createMerge, type Merge } from './merge/merge.ts';

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
      const proposals: Proposal[][] = flows.map(() => []);
      let from = 0;
      while (from < recognisers.length) {
        const whole = recognisers[from]!;
        if (whole.recogniseChunk !== undefined) {
          const own = await whole.recogniseChunk(flows, document, proposals);
          for (const [i, list] of own.entries()) for (const proposal of list) proposals[i]!.push(proposal);
          from++;
          continue;
        }
        // Those that go flow by flow take turns on each flow, while it is warm.
        let to = from + 1;
        while (to < recognisers.length && recognisers[to]!.recogniseChunk === undefined) to++;
        for (const [i, flow] of flows.entries()) {
          for (let r = from; r < to; r++) {
            const result = recognisers[r]!.recognise(flow, document, proposals[i]!);
            // Awaiting a plain array would cost a turn of the event loop per flow and recogniser.
            const own = Array.isArray(result) ? result : await result;
            for (const proposal of own) proposals[i]!.push(proposal);
          }
        }
        from = to;
      }
      return flows.map((flow, i) => merge(flow, proposals[i]!));
    },
  };
}
