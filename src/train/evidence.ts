import type { Recogniser } from '../contract/component.ts';
import type { Proposal } from '../contract/proposal.ts';
import type { SharedResources } from '../contract/resources.ts';
import { GazetteerSet } from '../gazetteer/set.ts';
import { addMatches, addProposals } from '../model/evidence.ts';
import { loadPipelineConfig, type PipelineConfig } from '../run/config.ts';
import { components } from '../run/registry.ts';
import { loadResources } from '../run/resources.ts';
import type { CorpusDocument } from './corpus.ts';
import type { AddExtra } from './instances.ts';

/** What a model is shown beside the words: the recognisers that stand before it in a pipeline, and the pipeline's gazetteers. */
export interface EvidenceSource {
  readonly config: PipelineConfig;
  readonly resources: SharedResources;
  readonly recognisers: readonly Recogniser[];
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
  const recognisers: Recogniser[] = [];
  for (const { use, ...options } of config.stages) {
    const make = components[use]?.recogniser;
    if (make !== undefined)
      recognisers.push(await make(options as never, { resources, folder: config.folder }));
  }
  return {
    config,
    resources,
    recognisers,
    gazetteers: GazetteerSet.from(resources.gazetteers.map(({ buffer }) => buffer)),
  };
}

/** The proposals of all recognisers over each document's flows, as the tagger would hand them to the model. */
export async function proposalsOf(
  documents: readonly CorpusDocument[],
  recognisers: readonly Recogniser[],
): Promise<Map<CorpusDocument, Proposal[][]>> {
  const all = new Map<CorpusDocument, Proposal[][]>();
  for (const document of documents) {
    const context = { profile: document.profile, memory: new Map<string, unknown>() };
    for (const recogniser of recognisers) await recogniser.prepare?.(document.flows, context);
    const own: Proposal[][] = [];
    for (const flow of document.flows) {
      const proposals: Proposal[] = [];
      for (const recogniser of recognisers) {
        proposals.push(...(await recogniser.recognise(flow, context, proposals)));
      }
      own.push(proposals);
    }
    all.set(document, own);
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
