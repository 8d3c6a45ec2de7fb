import type { SharedResources } from '../contract/resources.ts';
import { createCleaner } from '../stages/clean/clean.ts';
import type { ReadOptions } from '../stages/read/text-source.ts';
import { createResolverFactory } from '../stages/resolve/resolve.ts';
import { createMerge } from '../stages/tag/merge/merge.ts';
import { createTagger } from '../stages/tag/tagger.ts';
import { createTokeniser } from '../stages/tokenise/tokenise.ts';
import type { PipelineConfig } from './config.ts';
import type { Stages } from './process-document.ts';
import { components } from './registry.ts';

/** The options of a stage that stands once in a pipeline; `checkPipelineConfig` has validated them and filled in the defaults. */
export function optionsOf<T>(config: PipelineConfig, use: string): T {
  const stage = config.stages.find((candidate) => candidate.use === use)!;
  const { use: _, ...options } = stage;
  return options as T;
}

/** The pipeline's reading options. */
export function readOptions(config: PipelineConfig): ReadOptions {
  return optionsOf<ReadOptions>(config, 'read');
}

/**
 * Makes the stages that a pipeline names. Done once per worker.
 * @throws OnomastError `config.invalid` for a plug-in that does not load, a damaged gazetteer or model
 */
export async function createStages(config: PipelineConfig, resources: SharedResources): Promise<Stages> {
  const surroundings = { resources, folder: config.folder };
  const recognisers = [];
  for (const { use, ...options } of config.stages) {
    const make = components[use]?.recogniser;
    if (make !== undefined) recognisers.push(await make(options as never, surroundings));
  }
  const hasMerge = config.stages.some(({ use }) => use === 'tag.merge');
  return {
    createCleaner: (profile) => createCleaner(optionsOf(config, 'clean'), profile),
    tokeniser: createTokeniser(optionsOf(config, 'tokenise')),
    tagger: createTagger({
      recognisers,
      ...(hasMerge && { merge: createMerge(optionsOf(config, 'tag.merge')) }),
    }),
    createResolver: createResolverFactory(optionsOf(config, 'resolve'), resources),
    write: optionsOf(config, 'write'),
  };
}
