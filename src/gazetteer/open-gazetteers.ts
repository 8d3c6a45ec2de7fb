import type { SharedResources } from '../contract/resources.ts';
import { Gazetteer } from './gazetteer.ts';
import { GazetteerSet } from './set.ts';

const opened = new WeakMap<Pick<SharedResources, 'gazetteers'>, GazetteerSet>();

/** The gazetteers of a pipeline, opened once in a thread: what one component looked up another need not. */
export function openGazetteers(resources: Pick<SharedResources, 'gazetteers'>): GazetteerSet {
  let set = opened.get(resources);
  if (set === undefined) {
    set = new GazetteerSet(resources.gazetteers.map((file) => Gazetteer.of(file)));
    opened.set(resources, set);
  }
  return set;
}
