import { defineComponent } from '../../contract/component.ts';
import type { DocumentResolver } from '../../contract/resolution.ts';
import { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { GazetteerSet } from '../../gazetteer/set.ts';
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
  resources: { readonly gazetteers: readonly { readonly buffer: SharedArrayBuffer }[] },
): () => DocumentResolver {
  const set = new GazetteerSet(resources.gazetteers.map(({ buffer }) => Gazetteer.from(buffer)));
  return resolverOver(gazetteerKnowledge(set), options);
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
