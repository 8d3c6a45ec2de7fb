import { defineComponent } from '../../contract/component.ts';
import type { DocumentResolver } from '../../contract/resolution.ts';
import type { SharedResources } from '../../contract/resources.ts';
import { openGazetteers } from '../../gazetteer/open-gazetteers.ts';
import { gazetteerKnowledge, type Knowledge, KnownNames } from '../../names/knowledge.ts';
import type { ResolveOptions } from './options.ts';
import { defaultPlaceWeights } from './places/place-choice.ts';
import { Resolver } from './resolver.ts';

/**
 * Prepares resolution over the gazetteers that a pipeline has loaded.
 * @returns a function that makes the resolver of one document
 * @throws OnomastError for a damaged gazetteer
 */
export function createResolverFactory(
  options: Partial<ResolveOptions>,
  resources: Pick<SharedResources, 'gazetteers'>,
): () => DocumentResolver {
  return resolverOver(gazetteerKnowledge(openGazetteers(resources)), options);
}

/** As {@link createResolverFactory}, over anything that answers look-ups. */
export function resolverOver(
  knowledge: Knowledge,
  options: Partial<ResolveOptions> = {},
): () => DocumentResolver {
  const weights = { ...defaultPlaceWeights, ...options.places };
  // answers of the gazetteers are the same for every document
  const names = new KnownNames(knowledge);
  return () => new Resolver(names, weights);
}

export const component = defineComponent({
  name: 'resolve',
  stage: 'resolve',
  summary: 'which thing each name means',
  options: () => import('./options.ts'),
  create: (options: ResolveOptions, { resources }) => createResolverFactory(options, resources),
});
