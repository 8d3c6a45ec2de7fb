import type { SharedResources } from '../contract/resources.ts';
import { GazetteerSet } from './set.ts';

const opened = new WeakMap<SharedResources, GazetteerSet>();

/** The gazetteers of a pipeline, opened once in a thread: what one component looked up another need not. */
export function openGazetteers(resources: SharedResources): GazetteerSet {
  let set = opened.get(resources);
  if (set === undefined) {
    set = GazetteerSet.from(resources.gazetteers.map(({ buffer }) => buffer));
    opened.set(resources, set);
  }
  return set;
}
