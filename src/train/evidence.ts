import { createDocumentContext } from '../contract/context.ts';
import type { Proposal } from '../contract/proposal.ts';
import type { SharedResources } from '../contract/resources.ts';
import { openGazetteers } from '../gazetteer/open-gazetteers.ts';
import type { GazetteerSet } from '../gazetteer/set.ts';
import { addMatches, addProposals } from '../model/evidence.ts';
import { loadPipelineConfig } from '../run/config.ts';
import { createRecognisers } from '../run/create-stages.ts';
import type { PipelineConfig } from '../run/pipeline-config.ts';
import { loadResources } from '../run/resources.ts';
import { type NamedRecogniser, propose } from '../stages/tag/tagger.ts';
import type { CorpusDocument } from './corpus.ts';
import type { AddExtra } from './instances.ts';

/** What a model is shown besides the words: the recognisers that stand before it in a pipeline, and the pipeline's gazetteers. */
export interface EvidenceSource {
  readonly config: PipelineConfig;
  readonly resources: SharedResources;
  readonly recognisers: readonly NamedRecogniser[];
  readonly gazetteers: GazetteerSet;
}

/** Makes the recognisers of a pipeline up to, not including, `tag.model`; without those in `leaveOut`. */
export async function openEvidence(
  pipeline: string,
  leaveOut: ReadonlySet<string> = new Set(),
): Promise<EvidenceSource> {
  const loaded = loadPipelineConfig(pipeline);
  const end = loaded.stages.findIndex(({ use }) => use === 'tag.model');
  const config = {
    ...loaded,
    stages: loaded.stages.filter(
      ({ use }, i) =>
        use !== 'tag.model' && !leaveOut.has(use) && (end < 0 || i < end || !use.startsWith('tag.')),
    ),
  };
  const { resources } = loadResources(config);
  const recognisers = await createRecognisers(config, resources);
  return {
    config,
    resources,
    recognisers,
    gazetteers: openGazetteers(resources),
  };
}

/** The proposals of all recognisers over each document's flows, as the tagger would hand them to the model. */
export async function proposalsOf(
  documents: readonly CorpusDocument[],
  recognisers: readonly NamedRecogniser[],
): Promise<Map<CorpusDocument, Proposal[][]>> {
  const all = new Map<CorpusDocument, Proposal[][]>();
  for (const document of documents) {
    all.set(document, await propose(recognisers, document.flows, createDocumentContext(document.profile)));
  }
  return all;
}

/** Shows the evidence to the features of a flow. */
export function evidenceFeatures(
  gazetteers: GazetteerSet | undefined,
  proposals: ReadonlyMap<CorpusDocument, readonly (readonly Proposal[])[]> | undefined,
): AddExtra {
  return (document, f, features) => {
    const flow = document.flows[f]!;
    if (gazetteers !== undefined) {
      addMatches(features, gazetteers.match(flow.view.text, flow.tokens), flow.tokens.count);
    }
    if (proposals !== undefined) addProposals(features, flow.tokens, proposals.get(document)![f]!);
  };
}
