import type { Merge } from '../../contract/component.ts';
import { createFlowContext, type DocumentContext, type FlowContext } from '../../contract/context.ts';
import type { TokenisedFlow } from '../../contract/flow.ts';
import type { TaggedFlow } from '../../contract/mention.ts';
import type { Draft, Proposal } from '../../contract/proposal.ts';
import type { Recogniser } from '../../contract/recogniser.ts';

/** A recogniser under its component's name. */
export interface NamedRecogniser {
  /** `tag.money`: the `stage` of its proposals. */
  readonly name: string;
  readonly recogniser: Recogniser;
  /** The language whose wording it knows; any if absent. */
  readonly reads?: 'en' | undefined;
}

export interface TaggerOptions {
  /** In the order in which they run; later ones see what earlier ones proposed. */
  readonly recognisers: readonly NamedRecogniser[];
  readonly merge: Merge;
}

export interface Tagger {
  /** Tags the flows of one chunk. The chunks of a document must come in order: recognisers remember what they saw. */
  tag(flows: readonly TokenisedFlow[], document: DocumentContext): Promise<TaggedFlow[]>;
}

/** The stage `tag`: every recogniser prepares itself on the chunk, then all propose in their order; the merge decides. */
export function createTagger({ recognisers, merge }: TaggerOptions): Tagger {
  return {
    async tag(flows, document) {
      const proposals = await propose(recognisers, flows, document);
      return flows.map((flow, i) => merge(flow, proposals[i]!));
    },
  };
}

/** The proposals of recognisers over the flows of a chunk, one list per flow. */
export async function propose(
  recognisers: readonly NamedRecogniser[],
  flows: readonly TokenisedFlow[],
  document: DocumentContext,
): Promise<Proposal[][]> {
  const proposals: Proposal[][] = flows.map(() => []);
  const contexts = flows.map((flow, i) => createFlowContext(flow, document, proposals[i]));
  const native = contexts.filter(({ flow }) => flow.foreign !== true);
  const readBy = ({ reads }: NamedRecogniser) => (reads === undefined ? contexts : native);
  for (const named of recognisers) await named.recogniser.prepare?.(readBy(named), document);
  for (let from = 0; from < recognisers.length; ) {
    // Those that go flow by flow take turns on each flow, while it is warm.
    let to = from;
    while (to < recognisers.length && recognisers[to]!.recogniser.recognise.each !== undefined) to++;
    if (to > from) {
      const turn = recognisers.slice(from, to);
      for (const [i, context] of contexts.entries()) {
        // Awaiting what needs no waiting would cost a turn of the event loop per flow.
        const rest = takeTurns(turn, context, proposals[i]!);
        if (rest !== undefined) await rest;
      }
      from = to;
      continue;
    }
    const named = recognisers[from++]!;
    const read = readBy(named);
    const lists = await named.recogniser.recognise(read);
    for (const [i, drafts] of lists.entries())
      add(drafts, named.name, proposals[read === contexts ? i : contexts.indexOf(read[i]!)]!);
  }
  return proposals;
}

/** Lets recognisers look at one flow in turn; what is left once one of them has to be waited for is promised. */
function takeTurns(
  turn: readonly NamedRecogniser[],
  context: FlowContext,
  proposals: Proposal[],
): Promise<void> | undefined {
  for (let k = 0; k < turn.length; k++) {
    const { name, recogniser, reads } = turn[k]!;
    if (reads !== undefined && context.flow.foreign === true) continue;
    const result = recogniser.recognise.each!(context);
    if (!Array.isArray(result))
      return result.then((drafts) => {
        add(drafts, name, proposals);
        return takeTurns(turn.slice(k + 1), context, proposals);
      });
    add(result, name, proposals);
  }
  return undefined;
}

function add(drafts: readonly Draft[], stage: string, proposals: Proposal[]): void {
  for (const draft of drafts) proposals.push({ ...draft, stage });
}
